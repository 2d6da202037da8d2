"""The signs that two tellings are of one event, or are not: each with its strength, so that a decision can be shown."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tacitus.weighing.tables import sign_words, types_with, weights
from tacitus.weighing.tellings import CITY, Party, Telling

NEWS_DAYS = 2  # days between reports of one piece of news
FAR_DAYS = 10  # from here on the days between reports weigh whole
SAME_SIDE = 0.6  # of the weight of the same identity: the same country and side
RATIO = 3  # counts of one happening that differ more than so many times are rare
COMMON = frozenset({"actor", "recipient", "place", "day", "figure", "link"})
Sign = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """A telling with what is asked of it at every comparison, taken out once."""

    telling: Telling
    actors: Parties
    recipients: Parties
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Parties:
    """The sides, and the identities, of the parties in a role."""

    sides: frozenset[str]
    identities: frozenset[str]


def see(telling: Telling) -> Seen:
    """A telling made ready."""
    counts = {count.kind: count.best for count in telling.counts if count.best is not None and count.best > 1}
    return Seen(telling, parties_of(telling.actors), parties_of(telling.recipients), counts)


def parties_of(parties: Iterable[Party]) -> Parties:
    """Sides and identities of parties; those without a code are nobody that could be compared."""
    known = tuple(parties)
    return Parties(
        frozenset(party.side for party in known if party.side),
        frozenset(party.identifier for party in known if party.identifier),
    )


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


def told_apart(first: Seen, second: Seen) -> bool:
    """True if one report places or dates two tellings so differently that it tells of two events."""
    one, other = first.telling, second.telling
    if one.report != other.report or not one.type:
        return False
    signs = (*_place_signs(one, other), *time_signs(one, other, None))
    return any(name in ("other_place", "other_day") for name, _ in signs)


def score_of(signs: Iterable[Sign]) -> float:
    """The probability that the signs add up to."""
    table = weights()
    return 1 / (1 + math.exp(-table["start"] - sum(table[name] * strength for name, strength in signs)))


def decide(signs: Iterable[Sign]) -> Decision:
    """The probability that the signs add up to, with the signs."""
    kept = tuple(sign for sign in signs if sign[1])
    return Decision(score_of(kept), kept)


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
    elif first.type in types_with("speech"):
        yield "other_matter", 1.0 - math.sqrt(sentences)


def record_signs(first: Seen, second: Seen, apart: int | None) -> tuple[Sign, ...]:
    """Signs in what was read: type, roles, place, days, counts; what is unknown on either side is no sign.

    ``apart`` is how many days lie between the reports, None if a date is missing.
    """
    one, other = first.telling, second.telling
    if not one.type or not other.type:
        return ()
    found = (*_shared(first, second), *time_signs(one, other, apart), *_whole_signs(one, other))
    return found if any(name in COMMON for name, _ in found) else (*found, ("vague", 1.0))


def _whole_signs(first: Telling, second: Telling) -> Iterator[Sign]:
    yield ("type", 1.0) if first.type == second.type else ("other_type", 1.0)
    if first.mode and second.mode and not set(first.mode) & set(second.mode):
        yield "other_mode", 1.0
    if first.ahead != second.ahead:
        yield "ahead", 1.0
    if first.report == second.report and (first.link == second.id or second.link == first.id):
        yield "link", 1.0


def _shared(first: Seen, second: Seen) -> Iterator[Sign]:
    actor = same_party(first.actors, second.actors)
    if actor is not None:
        other = "other_actor" if first.telling.type in types_with("disputed") else "other_doer"
        yield ("actor", actor) if actor else (other, 1.0)
    recipient = same_party(first.recipients, second.recipients)
    if recipient is not None:
        yield ("recipient", recipient) if recipient else ("other_recipient", 1.0)
    yield from _place_signs(first.telling, second.telling)
    if first.counts and second.counts:
        yield from _count_signs(first.counts, second.counts)


def same_party(first: Parties, second: Parties) -> float | None:
    """How much both sides name somebody in common: 1 the same identity, less for the same side of a country; 0 others.

    None if a side is not known.
    """
    if not first.sides or not second.sides:
        return None
    if not first.identities.isdisjoint(second.identities):
        return 1.0
    return 0.0 if first.sides.isdisjoint(second.sides) else SAME_SIDE


def _count_signs(mine: dict[str, int], theirs: dict[str, int]) -> Iterator[Sign]:
    shared = mine.keys() & theirs.keys()
    if any(mine[kind] == theirs[kind] for kind in shared):
        yield "figure", 1.0
    elif any(max(mine[kind], theirs[kind]) > RATIO * min(mine[kind], theirs[kind]) for kind in shared):
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


def time_signs(first: Telling, second: Telling, apart: int | None) -> Iterator[Sign]:
    """Signs in the days; ``apart`` is how many days lie between the reports, None if a date is missing."""
    if first.earliest and second.earliest and first.latest and second.latest:
        gap = max((first.earliest - second.latest).days, (second.earliest - first.latest).days)
        if gap <= 0:
            single = first.earliest == first.latest == second.earliest == second.latest
            yield ("day", 1.0) if single else ("days", 1.0)
        else:
            yield ("next_day", 1.0) if gap == 1 else ("other_day", 1.0)
    elif first.report != second.report:
        if apart is None:
            yield "undated", 1.0
        elif apart > NEWS_DAYS:
            yield "far", min(1.0, apart / FAR_DAYS)
