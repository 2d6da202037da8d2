"""When a report was published, as far as its own text lets infer it; the words that tell it are kept beside it.

Tried in this order: a day in the dateline; a day with "today" or "yesterday" beside it; the newest day that the lead
tells as its news; the newest day told as past with its weekday; days whose weekdays are those of the lead. A year that
is not told is the only one that the bounds of the report admit, or the one in which the day falls on the weekday told.
News is published on its day or within a week of it; the first and last day possible are kept. Where no day comes out,
the bounds alone are kept, and the day stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tacitus.dates.bounds import Bounds, bounds_of
from tacitus.dates.clues import Clue, Clues, find_clues
from tacitus.dates.grammar import load_patterns, load_words
from tacitus.records import Basis, Document, Span

LEAD = 4  # sentences of the body in which news is told
FRESH = timedelta(6)  # how long after the newest day told a report may appear
SOON = timedelta(10)  # how long after the latest time told a day without a year lies in the same stretch of time
WITHIN = timedelta(366)  # and a day that has its weekday
WEEKDAYS_AGREED = 2  # days that must fall on weekdays of the lead
FAR = 8  # years looked at where no last day is known


@dataclass(frozen=True, slots=True)
class Day:
    """A day found: the first and last day that publication can be, the words, and why."""

    first: date
    last: date
    evidence: tuple[Span, ...]
    why: tuple[str, ...]


def date_report(document: Document, user_data: str = "") -> Document:
    """The document with its day of publication inferred from its text, where nobody gave it and the text tells it."""
    report = document.report
    if report.published is not None:
        return document
    words = load_words(user_data)
    clues = find_clues(document, words, load_patterns(user_data))
    bounds = bounds_of(document, clues, words, user_data)
    day = infer_day(clues, bounds)
    if day is None:
        changed = replace(report, published_earliest=bounds.first, published_latest=bounds.last,
                          published_evidence=bounds.evidence, published_why=bounds.why)  # fmt: skip
    else:
        changed = replace(report, published=day.first, published_basis=Basis.INFERRED, published_earliest=day.first,
                          published_latest=day.last, published_evidence=day.evidence,
                          published_why=day.why)  # fmt: skip
    return replace(document, report=changed)


def infer_day(clues: Clues, bounds: Bounds) -> Day | None:
    """The day of publication that the clues tell, None if they tell none."""
    for clue in clues.dates:
        if clue.dateline:
            return _from_dateline(clue, clues, bounds)
    for clue in clues.dates:
        if clue.shift is not None:
            return _exact(clue, -clue.shift, bounds, "the day that the text calls today or yesterday")
    return _from_lead(clues, bounds) or _from_weekday(clues, bounds) or _from_weekdays(clues, bounds)


def _from_dateline(clue: Clue, clues: Clues, bounds: Bounds) -> Day | None:
    """The day of a dateline; where its year is open, the year in which it falls on a weekday that the lead tells."""
    why = "the day in the dateline"
    told = _exact(clue, 0, bounds, why)
    if told is not None or clue.weekday is not None:
        return told
    lead = {weekday for weekday, order, _ in clues.weekdays if 0 <= order < LEAD}
    found = [_exact(replace(clue, weekday=weekday), 0, bounds, why) for weekday in sorted(lead)]
    days = [day for day in found if day is not None]
    return days[0] if len(days) == 1 else None


def _exact(clue: Clue, later: int, bounds: Bounds, why: str) -> Day | None:
    day = _dated(clue, bounds)
    if day is None:
        return None
    day += timedelta(later)
    return Day(day, day, _evidence(clue, bounds), _reasons(clue, bounds, why))


def _fresh(clue: Clue, day: date, bounds: Bounds, why: str) -> Day:
    last = min(day + FRESH, bounds.last) if bounds.last else day + FRESH
    return Day(day, max(day, last), _evidence(clue, bounds), _reasons(clue, bounds, why))


def _evidence(clue: Clue, bounds: Bounds) -> tuple[Span, ...]:
    return (clue.span,) if clue.year is not None else (clue.span, *bounds.evidence)


def _reasons(clue: Clue, bounds: Bounds, why: str) -> tuple[str, ...]:
    return (why,) if clue.year is not None else (why, "its year follows from", *bounds.why)


# --- the year of a day --------------------------------------------------------------------------


def _dated(clue: Clue, bounds: Bounds) -> date | None:
    """The day of a clue, with the year that it must be of; None if its weekday is wrong or its year is open."""
    if clue.year is not None:
        day = clue.in_year(clue.year)
        wrong = day is None or (clue.weekday is not None and day.isoweekday() != clue.weekday)
        return None if wrong else day
    if bounds.first is None:
        return None
    last = bounds.last or date(bounds.first.year + FAR, 12, 31)
    years = range(bounds.first.year, last.year + 1)
    options = [day for year in years if (day := clue.in_year(year)) and bounds.first <= day <= last]
    if clue.weekday is not None:
        options = [day for day in options if day.isoweekday() == clue.weekday]
    if bounds.last is not None and len(options) == 1:
        return options[0]
    if clue.weekday is not None:
        return options[0] if options and options[0] - bounds.first <= WITHIN else None
    told = bounds.latest
    return next((day for day in options if told is not None and timedelta(0) <= day - told <= SOON), None)


def _newest(clues: Iterable[Clue], bounds: Bounds) -> tuple[Clue, date] | None:
    """The latest of some days that nothing later told as past contradicts."""
    dated = [(clue, day) for clue in clues if clue.day and (day := _dated(clue, bounds)) is not None]
    dated = [(clue, day) for clue, day in dated if bounds.admits(day)]
    return max(dated, key=lambda item: item[1], default=None)


# --- the newest day told ------------------------------------------------------------------------


def _from_lead(clues: Clues, bounds: Bounds) -> Day | None:
    """The newest day that the lead tells as its news, if no weekday in the lead speaks for another day."""
    newest = _newest((clue for clue in clues.dates if clue.past and clue.main and 0 <= clue.order < LEAD), bounds)
    if newest is None:
        return None
    clue, day = newest
    weekdays = {weekday for weekday, order, _ in clues.weekdays if 0 <= order < LEAD}
    opens = clue.year is None or clue.order == 0  # a date with its year further down may be of a history
    if not (clue.weekday or clues.weekdays or clues.today or (clues.present and opens)):
        return None
    if clue.weekday is None and weekdays and (clue.year is not None or day.isoweekday() not in weekdays):
        return None  # who tells this week by its weekdays needs no year for it
    return _fresh(clue, day, bounds, "the newest day that the lead tells")


def _from_weekday(clues: Clues, bounds: Bounds) -> Day | None:
    newest = _newest((clue for clue in clues.dates if clue.past and clue.weekday is not None), bounds)
    return _fresh(*newest, bounds, "the newest day told as past with its weekday") if newest else None


def _from_weekdays(clues: Clues, bounds: Bounds) -> Day | None:
    """The newest of several days that fall on weekdays which the lead tells without a date."""
    weekdays = {weekday for weekday, order, _ in clues.weekdays if 0 <= order < LEAD}
    dated = [(clue, day) for clue in clues.dates if clue.past and clue.day and (day := _dated(clue, bounds))]
    agreed = [(clue, day) for clue, day in dated if day.isoweekday() in weekdays and bounds.admits(day)]
    days = {day for _, day in agreed}
    if not days or len(days) < WEEKDAYS_AGREED or max(days) - min(days) > FRESH:
        return None
    clue, day = max(agreed, key=lambda item: item[1])
    return _fresh(clue, day, bounds, "days that fall on the weekdays of the lead")
