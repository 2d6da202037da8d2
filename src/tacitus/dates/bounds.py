"""Between which days a report was written: what it tells as past or coming, who holds office, ages of wars."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tacitus.dates.calendar import move
from tacitus.dates.clues import Age, Clue, Clues
from tacitus.dates.grammar import Words
from tacitus.records import Document, Span
from tacitus.tables import load_table

ROUNDING = 4  # months by which an age in whole years may be told too early
NEAR_TITLE = 40  # characters before a name in which its office stands
AGREEING = 2  # officeholders that a bound takes
LONGEST_AGE = 40  # years


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last day that a report can be of (None: open), the words that tell it, and why."""

    first: date | None = None
    last: date | None = None
    evidence: tuple[Span, ...] = ()
    why: tuple[str, ...] = ()
    latest: date | None = None  # the latest day that is told to the day as past

    def met(self, other: Bounds) -> Bounds | None:
        """Both bounds at once; None where they contradict each other."""
        first = max((day for day in (self.first, other.first) if day), default=None)
        last = min((day for day in (self.last, other.last) if day), default=None)
        if first and last and first > last:
            return None
        evidence, why = (*self.evidence, *other.evidence), (*self.why, *other.why)
        return Bounds(first, last, evidence, why, self.latest or other.latest)

    def admits(self, day: date) -> bool:
        """True if a day lies within."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def bounds_of(document: Document, clues: Clues, words: Words, user_data: str = "") -> Bounds:
    """What all the clues of a report leave open; kinds of evidence that contradict the dates told are left aside."""
    bounds = _of_past(clues.dates)
    for more in (
        _of_coming(clues.dates, bounds),
        _of_offices(document, clues, words, user_data),
        _of_wars(document, clues, words),
    ):
        bounds = bounds.met(more) or bounds
    return bounds


def _of_past(dates: Iterable[Clue]) -> Bounds:
    """Not before the latest time that is told as past."""
    told = [(clue.days.first, clue) for clue in dates if clue.past and clue.days is not None]
    if not told:
        return Bounds()
    first, clue = max(told, key=lambda item: item[0])
    latest = max((day for day, item in told if item.day is not None), default=None)
    return Bounds(first, None, (clue.span,), ("not before the latest time told as past",), latest)


def _of_coming(dates: Iterable[Clue], bounds: Bounds) -> Bounds:
    """Not after the nearest day or month told as coming, within a year of a day told as past."""
    told = [(clue.days.last, clue) for clue in dates if clue.ahead and clue.month is not None and clue.days is not None]
    if not told or bounds.latest is None:
        return Bounds()
    last, clue = min(told, key=lambda item: item[0])
    if last - bounds.latest > timedelta(366):
        return Bounds()
    return Bounds(None, last, (clue.span,), ("not after a time told as coming",))


# --- who holds office ---------------------------------------------------------------------------


@cache
def _tenures(user_data: str) -> dict[str, tuple[date, date | None]]:
    """From when to when each person of the table of officeholders held one of their offices."""
    found: dict[str, tuple[date, date | None]] = {}
    titles = {row["title"] for row in load_table("actors/titles", user_data)}
    for row in load_table("actors/officeholders", user_data):
        start, end = row["start"], row["end"]
        first_name, _, rest = row["name"].partition(" ")
        if start is None or not rest or first_name in titles:  # King Abdullah: of which country?
            continue
        first, last = found.get(row["name"], (start, end))
        found[row["name"]] = (min(first, start), None if last is None or end is None else max(last, end))
    return found


@cache
def _office_words(user_data: str) -> frozenset[str]:
    return frozenset(word for row in load_table("actors/officeholders", user_data) for word in row["office"].split())


def _of_offices(document: Document, clues: Clues, words: Words, user_data: str) -> Bounds:
    """The days on which all the officeholders held an office whom the report names with it, if two or more ever did.

    Whoever is named beside a year belongs to that year.
    """
    years = {document.sentence_of(tokens[0].index).index for clue in clues.dates if clue.year is not None
             and (tokens := document.tokens_in(clue.span))}  # fmt: skip
    holders = [
        (name, span)
        for name, span in _holders(document, words, user_data)
        if document.sentence_of(document.tokens_in(span)[0].index).index not in years
    ]
    if len(holders) < AGREEING:
        return Bounds()
    bounds = Bounds()
    for name, span in holders:
        first, last = _tenures(user_data)[name]
        met = bounds.met(Bounds(first, last, (span,), (f"{name} holds office",)))
        if met is None:
            return Bounds()
        bounds = met
    return bounds


def _holders(document: Document, words: Words, user_data: str) -> Iterator[tuple[str, Span]]:
    text = document.report.text
    for name in _tenures(user_data):
        begin = text.find(name)
        while begin >= 0:
            span = Span(begin, begin + len(name))
            if _in_office(document, span, words, _office_words(user_data)):
                yield name, span
                break
            begin = text.find(name, span.end)


def _in_office(document: Document, span: Span, words: Words, offices: frozenset[str]) -> bool:
    """True for a name with the word of an office right before it, and no word that ends the office."""
    before = document.tokens_in(Span(max(0, span.begin - NEAR_TITLE), span.begin))
    near = [token for token in before if token.end <= span.begin][-4:]
    own = document.tokens_in(span)
    sentence = document.sentence_of(own[0].index).index if own else -1
    near = [token for token in near if document.sentence_of(token.index).index == sentence]
    if not near or any(words.value("bygone", token.form.casefold()) is not None for token in near):
        return False
    return near[-1].form.casefold() in offices and near[-1].end == span.begin - 1


# --- how long a war has lasted ------------------------------------------------------------------


def _of_wars(document: Document, clues: Clues, words: Words) -> Bounds:
    """The days on which a war that began on a known day has the age that the report tells."""
    bounds = Bounds()
    for age in clues.ages:
        for began, name in _wars_of(document, age, words):
            start = move(began, 12 * age.years - ROUNDING, "M")
            end = move(began, 12 * (age.years + 1), "M")
            if start is None or end is None or age.years > LONGEST_AGE:
                continue
            why = f"{name} is {age.years} years old"
            bounds = bounds.met(Bounds(start, end - timedelta(1), (age.span,), (why,))) or bounds
    return bounds


def _wars_of(document: Document, age: Age, words: Words) -> Iterator[tuple[date, str]]:
    text = document.text(document.sentences[age.sentence].span).casefold()
    if not any(re.search(rf"\b{word}\b", text) for word in words.forms["war"]):
        return
    named = [row for row in load_table("dates/wars") if any(re.search(rf"\b{word}\b", text) for word in row["names"])]
    if len(named) == 1:
        yield named[0]["began"], named[0]["name"]
