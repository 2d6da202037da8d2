"""The signs that two tellings are of one event, or are not: each with its strength, so that a decision can be shown."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tacitus.weighing.tables import sign_words, weights
from tacitus.weighing.tellings import CITY, Party, Telling

FAR_DAYS = 10  # publication days between reports of an undated event
Sign = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Decision:
    """How likely two tellings are of one event, 0 to 1, and the signs that made it so."""

    score: float
    signs: tuple[Sign, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """The signs in words, each with what it added to the log-odds."""
        table, words = weights(), sign_words()
        return tuple(f"{words[name]} ({table[name] * strength:+.1f})" for name, strength in self.signs)


def decide(signs: Iterable[Sign]) -> Decision:
    """The probability that the signs add up to."""
    kept = tuple(sign for sign in signs if sign[1])
    table = weights()
    total = table["start"] + sum(table[name] * strength for name, strength in kept)
    return Decision(1 / (1 + math.exp(-total)), kept)


def word_signs(first: Telling, second: Telling, sentences: float, reports: float) -> Iterator[Sign]:
    """Signs in the words; ``sentences`` and ``reports`` say how alike these are, 0 to 1."""
    if first.act & second.act:
        yield "act", 1.0
        if first.act == second.act:
            yield "same_words", 1.0
        yield "sentence", math.sqrt(sentences)
        if first.report == second.report:
            yield "same_report", 1.0
        else:
            yield "report", math.sqrt(reports)
    if first.report == second.report and first.sentence == second.sentence:
        yield "same_sentence", 1.0


def record_signs(first: Telling, second: Telling) -> Iterator[Sign]:
    """Signs in what was read: type, roles, place, figures; what is unknown on either side is no sign."""
    if first.type and second.type:
        yield ("type", 1.0) if first.type == second.type else ("other_type", 1.0)
    if first.mode and second.mode and not set(first.mode) & set(second.mode):
        yield "other_mode", 1.0
    for name, mine, theirs in (
        ("actor", first.actors, second.actors),
        ("recipient", first.recipients, second.recipients),
    ):
        same = same_party(mine, theirs)
        if same is not None:
            yield (name, 1.0) if same else (f"other_{name}", 1.0)
    yield from _place_signs(first, second)
    if _figures(first) & _figures(second):
        yield "figure", 1.0
    if first.ahead != second.ahead:
        yield "ahead", 1.0
    if first.report == second.report and (first.link == second.id or second.link == first.id):
        yield "link", 1.0


def same_party(mine: Iterable[Party], theirs: Iterable[Party]) -> bool | None:
    """True if both sides name somebody in common, False if others, None if a side is not known."""
    first = {name for party in mine for name in _names(party)}
    second = {name for party in theirs for name in _names(party)}
    if not first or not second:
        return None
    return bool(first & second)


def _names(party: Party) -> Iterator[str]:
    if party.who:
        yield party.who
    if party.identifier:
        yield party.identifier


def _place_signs(first: Telling, second: Telling) -> Iterator[Sign]:
    mine, theirs = first.place, second.place
    if mine is None or theirs is None:
        return
    if mine.geonameid is not None and mine.geonameid == theirs.geonameid:
        yield "place", 1.0
    elif mine.country and theirs.country and mine.country != theirs.country:
        yield "other_place", 1.0
    elif min(mine.resolution, theirs.resolution) >= CITY:
        yield ("place", 1.0) if mine.name and mine.name == theirs.name else ("other_place", 1.0)
    elif mine.country and mine.country == theirs.country:
        yield "near", 1.0


def _figures(telling: Telling) -> set[tuple[str, int]]:
    return {(count.kind, count.best) for count in telling.counts if count.best is not None and count.best > 1}


def time_signs(first: Telling, second: Telling, apart: int | None) -> Iterator[Sign]:
    """Signs in the days; ``apart`` is how many days lie between the reports, None if a date is missing."""
    if first.earliest and second.earliest and first.latest and second.latest:
        gap = max((first.earliest - second.latest).days, (second.earliest - first.latest).days)
        if gap <= 0:
            single = first.earliest == first.latest == second.earliest == second.latest
            yield ("day", 1.0) if single else ("days", 1.0)
        else:
            yield ("next_day", 1.0) if gap == 1 else ("other_day", 1.0)
    elif apart is not None and apart > FAR_DAYS:
        yield "far", 1.0
