"""The signs that two tellings are of one event, or are not: each with its strength, so that a decision can be shown."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tacitus.weighing.tables import disputed_types, sign_words, speech_types, weights
from tacitus.weighing.tellings import CITY, Party, Telling

NEWS_DAYS = 2  # days between reports of one piece of news
FAR_DAYS = 10  # from here on the days between reports weigh whole
SAME_SIDE = 0.6  # of the weight of the same identity: the same country and side
RATIO = 3  # counts of one happening that differ more than so many times are rare
COMMON = frozenset({"actor", "recipient", "place", "day", "figure", "link"})
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
    elif first.type in speech_types():
        yield "other_matter", 1.0 - math.sqrt(sentences)


def record_signs(first: Telling, second: Telling, apart: int | None) -> tuple[Sign, ...]:
    """Signs in what was read: type, roles, place, days, counts; what is unknown on either side is no sign.

    ``apart`` is how many days lie between the reports, None if a date is missing.
    """
    if not first.type or not second.type:
        return ()
    found = (*_shared(first, second), *time_signs(first, second, apart), *_whole_signs(first, second))
    return found if COMMON & {name for name, _ in found} else (*found, ("vague", 1.0))


def _whole_signs(first: Telling, second: Telling) -> Iterator[Sign]:
    yield ("type", 1.0) if first.type == second.type else ("other_type", 1.0)
    if first.mode and second.mode and not set(first.mode) & set(second.mode):
        yield "other_mode", 1.0
    if first.ahead != second.ahead:
        yield "ahead", 1.0
    if first.report == second.report and (first.link == second.id or second.link == first.id):
        yield "link", 1.0


def _shared(first: Telling, second: Telling) -> Iterator[Sign]:
    actor = same_party(first.actors, second.actors)
    if actor is not None:
        other = "other_actor" if first.type in disputed_types() else "other_doer"
        yield ("actor", actor) if actor else (other, 1.0)
    recipient = same_party(first.recipients, second.recipients)
    if recipient is not None:
        yield ("recipient", recipient) if recipient else ("other_recipient", 1.0)
    yield from _place_signs(first, second)
    yield from _figure_signs(first, second)


def same_party(mine: Iterable[Party], theirs: Iterable[Party]) -> float | None:
    """How much both sides name somebody in common: 1 the same identity, less for the same side of a country; 0 others.

    None if a side is not known.
    """
    first, second = tuple(mine), tuple(theirs)
    if not any(party.who for party in first) or not any(party.who for party in second):
        return None
    if {party.identifier for party in first if party.identifier} & {party.identifier for party in second}:
        return 1.0
    return SAME_SIDE if {party.side for party in first if party.side} & {party.side for party in second} else 0.0


def _figure_signs(first: Telling, second: Telling) -> Iterator[Sign]:
    mine, theirs = _figures(first), _figures(second)
    if set(mine.items()) & set(theirs.items()):
        yield "figure", 1.0
    elif any(max(mine[kind], theirs[kind]) > RATIO * min(mine[kind], theirs[kind]) for kind in mine.keys() & theirs):
        yield "other_figure", 1.0


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


def _figures(telling: Telling) -> dict[str, int]:
    return {count.kind: count.best for count in telling.counts if count.best is not None and count.best > 1}


def time_signs(first: Telling, second: Telling, apart: int | None) -> Iterator[Sign]:
    """Signs in the days; ``apart`` is how many days lie between the reports, None if a date is missing."""
    if first.earliest and second.earliest and first.latest and second.latest:
        gap = max((first.earliest - second.latest).days, (second.earliest - first.latest).days)
        if gap <= 0:
            single = first.earliest == first.latest == second.earliest == second.latest
            yield ("day", 1.0) if single else ("days", 1.0)
        else:
            yield ("next_day", 1.0) if gap == 1 else ("other_day", 1.0)
    elif apart is not None and apart > NEWS_DAYS:
        yield "far", min(1.0, apart / FAR_DAYS)
