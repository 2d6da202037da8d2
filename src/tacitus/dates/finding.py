"""Time expressions of a report, resolved in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from tacitus.dates.calendar import Interval, move
from tacitus.dates.canonical import Line, canonical_line
from tacitus.dates.grammar import Words, load_patterns, load_words
from tacitus.dates.matching import Match, dateline_matches, find_matches, is_present, looks_ahead
from tacitus.dates.meaning import Meaning, Scene, Told
from tacitus.dates.resolving import resolve
from tacitus.records import Basis, Document, Precision, Report, TimeExpression

FOUR_DIGITS = re.compile(r"(?:1\d|20)\d\d$")
MANY_YEARS, LONG_BEFORE = 5, 2  # years told, and years before publication, that make a report a history
UNTOLD = "XXXX-XX-XX"
COUNTED = re.compile(r"\bday (?P<way>before|after)$", re.IGNORECASE)
JOINED = re.compile(r"\s+(?:the \w+ (?:on|of) )?")  # the day before (the vote on) Tuesday
BESIDE = 3  # characters, a comma or a dash, between a day and the words that explain it
WEEKLY = 8  # years to a weekday in histories, at least


def find_times(document: Document, user_data: str = "") -> tuple[TimeExpression, ...]:
    """Time expressions in text order with TIMEX3 values, the days they can mean, precision and basis.

    The scene moves with the text: a day told in full becomes the day that *the next day* counts from.
    """
    words, patterns = load_words(user_data), load_patterns(user_data)
    found: list[TimeExpression] = []
    report, told = document.report, Told(historical=_is_historical(document, words))
    loose = report.published_latest is not None and report.published_latest != report.published
    for line, match in dateline_matches(document, patterns):
        meaning = resolve(match.name, match.groups, Scene(report.published, told, False, words, patterns, loose))
        if meaning is not None:
            found.append(_expression(line, match, _marked(meaning, report)))
    for sentence in document.sentences:
        told = replace(told, year_here=False, day_here=None)
        if report.published is None and is_present(document, sentence):
            told = Told(historical=told.historical)  # the present that the report is told from has no day
        line = canonical_line(document.report.text, document.tokens[sentence.first : sentence.last])
        for match in find_matches(document, line, words, patterns):
            ahead = looks_ahead(document, line, match, words)
            scene = Scene(report.published, told, ahead, words, patterns, loose)
            meaning = _same_day(line, match, found) or resolve(match.name, match.groups, scene)
            if meaning is None:
                continue
            time = _expression(line, match, _marked(meaning, report))
            found.append(time)
            told = _moved(told, time)
    return _counted(report.text, sorted(found, key=lambda time: time.begin))


def _counted(text: str, found: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Times where a day is counted from the told day behind it: *the day before Tuesday's rally*."""
    result = list(found)
    for place, (time, following) in enumerate(pairwise(found)):
        told = following.earliest if following.precision is Precision.DAY else None
        beside = JOINED.fullmatch(text, time.end, following.begin)
        way = COUNTED.search(text, time.begin, time.end)
        day = move(told, -1 if way["way"].lower() == "before" else 1, "D") if told and beside and way else None
        if day is not None and time.basis is Basis.UNKNOWN and time.value == UNTOLD:
            why = (time.why[0], "counted from the day told behind it")
            basis = Basis.INFERRED if following.basis is Basis.STATED else following.basis
            result[place] = replace(
                time, value=day.isoformat(), earliest=day, latest=day, precision=Precision.DAY, basis=basis, why=why
            )
    return tuple(result)


def _same_day(line: Line, match: Match, found: Sequence[TimeExpression]) -> Meaning | None:
    """The day told just before, for words that explain it: *on 3 May, the day after the vote*."""
    last = found[-1] if found else None
    if last is None or not match.groups.get("event") or last.precision is not Precision.DAY or last.type != "DATE":
        return None
    if not 0 < line.span(match.first, match.last).begin - last.end <= BESIDE:
        return None
    days = Interval(last.earliest, last.latest, last.precision) if last.earliest and last.latest else None
    return Meaning("DATE", last.value, last.basis, days, "the day told just before")


def _marked(meaning: Meaning, report: Report) -> Meaning:
    """What is counted from a day of publication that is itself inferred is inferred."""
    if meaning.basis is not Basis.PUBLICATION or report.published_earliest is None:
        return meaning
    return replace(meaning, basis=Basis.INFERRED, why=f"{meaning.why}, which is inferred from the text")


def _moved(told: Told, time: TimeExpression) -> Told:
    """What the text has told once it has told one more time."""
    if time.earliest is None or time.latest is None or time.type not in ("DATE", "TIME"):
        return told
    if time.precision in (Precision.DECADE, Precision.CENTURY, Precision.UNKNOWN):
        return told
    days = Interval(time.earliest, time.latest, time.precision)
    day = time.earliest if time.earliest == time.latest or time.basis is Basis.STATED else told.day
    current = time.precision is Precision.QUARTER and "-Q" in time.value and "pattern quarter" in time.why
    quarter = time.value if current else told.quarter
    here = time.earliest if time.earliest == time.latest else told.day_here
    stated = told.year_here or time.basis is Basis.STATED
    return replace(told, day=day, days=days, quarter=quarter, year_here=stated, day_here=here)


def _is_historical(document: Document, words: Words) -> bool:
    """True if a report tells of years long before its own: five of its stated years, and most, are older by three.

    News that goes back to history tells its own week by weekdays.
    """
    published = document.report.published
    years = [int(token.form) for token in document.tokens if FOUR_DIGITS.match(token.form)]
    if published is not None and len(years) < MANY_YEARS:
        return False
    weekdays = sum(words.value("weekday", token.form.casefold()) is not None for token in document.tokens)
    if published is None or len(years) < MANY_YEARS:
        return published is None and not weekdays
    return median(years) < published.year - LONG_BEFORE and WEEKLY * weekdays < len(years)


def _expression(line: Line, match: Match, meaning: Meaning) -> TimeExpression:
    span = line.span(match.first, match.last)
    days = meaning.days
    return TimeExpression(
        begin=span.begin,
        end=span.end,
        type=meaning.type,
        value=meaning.value,
        earliest=days.first if days else None,
        latest=days.last if days else None,
        precision=days.precision if days else Precision.UNKNOWN,
        basis=meaning.basis,
        why=tuple(part for part in (f"pattern {match.name}", meaning.why) if part),
    )
