"""The signs that two tellings are of one event, or are not: each with its strength, so that a decision can be shown."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from tacitus.logistic import logistic
from tacitus.weighing.tables import sign_words, terms, types_with, weights
from tacitus.weighing.tellings import CITY, Party, Place, Telling, exclude

NEWS_DAYS = 2  # days between reports of one piece of news
FAR_DAYS = 10  # from here on the days between reports weigh whole
SAME_SIDE = 0.6  # of the weight of the same identity: the same country and side
RATIO = 3  # counts of one happening that differ more than so many times are rare
UNTOLD = frozenset({"undated", "vague"})
COMMON = frozenset({"actor", "recipient", "place", "day", "figure", "link"})
NO_COUNTS: Mapping[str, int] = MappingProxyType({})
NOBODY = frozenset[str]()
Sign = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Parties:
    """The sides, and the identities, of the parties in a role."""

    sides: frozenset[str]
    identities: frozenset[str]


@dataclass(frozen=True, slots=True)
class Seen:
    """A telling with what is asked of it at every comparison, taken out once; days are ordinals, 0 if not known.

    ``report`` is the number of its report, ``published`` the day of it.
    """

    telling: Telling
    report: int
    published: int
    actors: Parties
    recipients: Parties
    counts: Mapping[str, int]
    mode: frozenset[str]
    ahead: bool
    disputed: bool
    speech: bool
    company: frozenset[str]
    dated: bool
    ordinal: str
    earliest: int
    latest: int


def see(telling: Telling, report: int, published: date | None) -> Seen:
    """A telling made ready, with the number of its report and the day of it."""
    counts = {count.kind: count.best for count in telling.counts if count.best is not None and count.best > 1}
    return Seen(
        telling,
        report,
        published.toordinal() if published else 0,
        parties_of(telling.actors),
        parties_of(telling.recipients),
        counts or NO_COUNTS,
        _mode_of(telling.mode),
        telling.ahead,
        telling.type in types_with("disputed"),
        telling.type in types_with("speech"),
        _company(telling),
        telling.earliest is not None and telling.basis != "assumed",
        _ordinal(telling),
        *_days(telling),
    )


def _company(telling: Telling) -> frozenset[str]:
    """The countries of those who do something together, where at least two are told."""
    if telling.type not in types_with("joint"):
        return NOBODY
    found = frozenset(party.code for party in (*telling.actors, *telling.recipients) if party.code)
    return found if len(found) > 1 else NOBODY


@lru_cache(maxsize=1000)
def _mode_of(mode: tuple[str, ...]) -> frozenset[str]:
    return frozenset(mode)


def _ordinal(telling: Telling) -> str:
    """Which of several is told of: the ordinal in the words for who did it or to whom, empty if none stands there."""
    words = (
        word.lower() for party in (*telling.actors, *telling.recipients) for word in (party.text or "").split()[:2]
    )
    return next((word for word in words if word in terms("ordinal")), "")


def _days(telling: Telling) -> tuple[int, int]:
    """First and last day as ordinals; where none is told and the report's stands in, it can be some days before."""
    if not telling.earliest or not telling.latest:
        return 0, 0
    first, last = telling.earliest.toordinal(), telling.latest.toordinal()
    return (first - NEWS_DAYS if telling.basis == "assumed" else first), last


def parties_of(parties: Iterable[Party]) -> Parties:
    """Sides and identities of parties; those without a code are nobody that could be compared."""
    return _parties_of(tuple(parties))


@lru_cache(maxsize=100_000)
def _parties_of(parties: tuple[Party, ...]) -> Parties:
    return Parties(
        frozenset(party.side for party in parties if party.side),
        frozenset(party.identifier for party in parties if party.identifier),
    )


@dataclass(frozen=True, slots=True)
class Decision:
    """How likely two tellings are of one event, 0 to 1, and the signs that made it so."""

    score: float
    signs: tuple[Sign, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """The signs in words, each with what it added to the log-odds."""
        table = weights()
        return tuple(_reason(name, round(table[name] * strength, 1) + 0.0) for name, strength in self.signs)


@lru_cache(maxsize=10_000)
def _reason(name: str, added: float) -> str:
    return f"{sign_words()[name]} ({added:+.1f})"


def told_apart(first: Seen, second: Seen) -> bool:
    """True if one report places, dates or, in its own voice, counts two tellings so that it tells of two events."""
    one, other = first.telling, second.telling
    if one.report != other.report or not one.type:
        return False
    if "assumed" not in (one.basis, other.basis) and _time_sign(first, second) == "other_day":
        return True
    if not one.chain and not other.chain and any(exclude(a, b) for a in one.counts for b in other.counts):
        return True
    return _place_sign(one.place, other.place) == "other_place"


def score_of(signs: Iterable[Sign]) -> float:
    """The probability that the signs add up to."""
    table = weights()
    return logistic(table["start"] + sum(table[name] * strength for name, strength in signs))


def out_of_question(first: Seen, second: Seen, signs: Iterable[Sign], least: float) -> bool:
    """True if two tellings score less than ``least`` even if all their words are the same."""
    table, one, other = weights(), first.telling, second.telling
    odds = table["start"] + sum(table[name] * strength for name, strength in signs if name not in UNTOLD)
    if not one.act.isdisjoint(other.act):
        within = "same_report" if one.report == other.report else "report"
        odds += table["act"] + table["same_words"] + table["sentence"] + table[within]
    return odds < math.log(least / (1 - least))


def decide(signs: Iterable[Sign]) -> Decision:
    """The probability that the signs add up to, with the signs."""
    kept = tuple(sign for sign in signs if sign[1])
    return Decision(score_of(kept), kept)


def word_signs(first: Seen, second: Seen, sentences: float, reports: float) -> list[Sign]:
    """Signs in the words; ``sentences`` and ``reports`` say how alike these are, 0 to 1."""
    one, other = first.telling, second.telling
    found: list[Sign] = []
    within = one.report == other.report
    if not one.act.isdisjoint(other.act):
        found.append(("act", 1.0))
        if one.act == other.act:
            found.append(("same_words", 1.0))
        found.append(("sentence", math.sqrt(sentences)))
        found.append(("same_report", 1.0) if within else ("report", math.sqrt(reports)))
    if within and one.sentence == other.sentence:
        found.append(("same_sentence", 1.0))
    elif first.speech or second.speech:
        found.append(("other_matter", 1.0 - math.sqrt(sentences)))
    return found


def in_light_of(signs: Iterable[Sign], reports: float) -> list[Sign]:
    """Signs that something is not known, weaker the more the reports are alike: such are near, and of the same."""
    left = 1.0 - math.sqrt(reports)
    return [(name, strength * left if name in UNTOLD else strength) for name, strength in signs]


def record_signs(first: Seen, second: Seen, apart: int | None) -> list[Sign]:
    """Signs in what was read: type, roles, place, days, counts; what is unknown on either side is no sign.

    ``apart`` is how many days lie between the reports, None if a date is missing.
    """
    one, other = first.telling, second.telling
    if not one.type or not other.type:
        return []
    found = _party_signs(first, second)
    place, day = _place_sign(one.place, other.place), _time_sign(first, second)
    if place:
        found.append((place, 1.0))
    if first.counts and second.counts and (count := _count_sign(first.counts, second.counts)):
        found.append((count, 1.0))
    if day:
        found.append((day, 1.0))
    elif one.report != other.report and apart is None:
        found.append(("undated", 1.0))
    elif one.report != other.report and apart is not None and apart > NEWS_DAYS:
        found.append(("far", min(1.0, apart / FAR_DAYS)))
    _add_whole_signs(found, first, second)
    if not any(name in COMMON for name, _ in found):
        found.append(("vague", 1.0))
    return found


def _add_whole_signs(found: list[Sign], first: Seen, second: Seen) -> None:
    one, other = first.telling, second.telling
    found.append(("type", 1.0) if one.type == other.type else ("other_type", 1.0))
    if first.mode and second.mode and first.mode.isdisjoint(second.mode):
        found.append(("other_mode", 1.0))
    if first.ordinal and second.ordinal and first.ordinal != second.ordinal:
        found.append(("other_number", 1.0))
    if first.ahead != second.ahead:
        found.append(("ahead", 1.0))
    if one.report == other.report and (one.link == other.id or other.link == one.id):
        found.append(("link", 1.0))


def _party_signs(first: Seen, second: Seen) -> list[Sign]:
    found: list[Sign] = []
    disputed = first.disputed and second.disputed
    actor = same_party(first.actors, second.actors)
    if actor is not None:
        found.append(("actor", actor) if actor else ("other_actor" if disputed else "other_doer", 1.0))
    recipient = same_party(first.recipients, second.recipients)
    if recipient is not None:
        found.append(("recipient", recipient) if recipient else ("other_recipient", 1.0))
    if first.company and second.company and not (first.company <= second.company or second.company <= first.company):
        found.append(("other_company", 1.0))
    return found


def same_party(first: Parties, second: Parties) -> float | None:
    """How much both sides name somebody in common: 1 the same identity, less for the same side of a country; 0 others.

    None if a side is not known.
    """
    if not first.sides or not second.sides:
        return None
    if not first.identities.isdisjoint(second.identities):
        return 1.0
    return 0.0 if first.sides.isdisjoint(second.sides) else SAME_SIDE


def _count_sign(mine: Mapping[str, int], theirs: Mapping[str, int]) -> str:
    shared = mine.keys() & theirs.keys()
    if any(mine[kind] == theirs[kind] for kind in shared):
        return "figure"
    far = any(max(mine[kind], theirs[kind]) > RATIO * min(mine[kind], theirs[kind]) for kind in shared)
    return "other_figure" if far else ""


def _place_sign(mine: Place | None, theirs: Place | None) -> str:
    if mine is None or theirs is None:
        return ""
    if mine.geonameid is not None and mine.geonameid == theirs.geonameid:
        return "place"
    if mine.country and theirs.country and mine.country != theirs.country:
        return "other_place"
    if min(mine.resolution, theirs.resolution) >= CITY:
        return "place" if mine.name and mine.name == theirs.name else "other_place"
    return "near" if mine.country and mine.country == theirs.country else ""


def _time_sign(first: Seen, second: Seen) -> str:
    """What the days of the events say; nothing if one is not known."""
    if not first.earliest or not second.earliest:
        return ""
    gap = max(first.earliest - second.latest, second.earliest - first.latest)
    if gap <= 0:
        return "day" if first.earliest == first.latest == second.earliest == second.latest else "days"
    return "next_day" if gap == 1 else "other_day"
