"""The same event across reports: blocking, signs, average linkage; people's corrections obeyed.

Blocks keep it near-linear: only tellings that share a subject and an act, or a type, a day and somebody or a place, are
compared, and in a crowded block only neighbours in time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from tacitus.weighing.linkage import Pair, average_linkage
from tacitus.weighing.signs import Decision, decide, record_signs, score_of, see, told_apart, word_signs
from tacitus.weighing.subjects import Subjects, find_subjects, places_of
from tacitus.weighing.tellings import Key, Origin, Telling
from tacitus.weighing.words import Vector, cosine, stems, vectors

LEAST = 0.45  # mean score within an event; .40 to .50 differ by less than half a point on the training part of ECB+
FAINT = 0.05  # scores below are left out
CROWD = 60  # tellings of a block that are all compared with one another
REACH: Mapping[object, int] = MappingProxyType(
    {"week": 12, "day": 30}
)  # neighbours compared in blocks outside a subject
LONGEST = 3  # days of an event that are blocks of their own
KeyPair = tuple[Key, Key]


@dataclass(frozen=True, slots=True)
class Happening:
    """Tellings of one event, in order, and why each came to the ones before it."""

    tellings: tuple[Telling, ...]
    reasons: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Judgements:
    """What people decided: pairs of records that are, and that are not, of one event."""

    together: Collection[KeyPair] = ()
    apart: Collection[KeyPair] = ()


NONE = Judgements()


def same_events(
    tellings: Sequence[Telling],
    reports: Sequence[Origin],
    judgements: Judgements = NONE,
    subjects: Subjects | None = None,
) -> list[Happening]:
    """Group tellings by the event they are of; every telling comes in one group, most groups have one.

    ``subjects`` are those of the reports if they are known already.
    """
    comparing = Comparing(tellings, reports, subjects or find_subjects(reports))
    candidates = comparing.candidates()
    decisions = {pair: decision for pair in candidates if (decision := comparing.decide(pair))}
    scores = {pair: decision.score for pair, decision in decisions.items()}
    place = {telling.key: number for number, telling in enumerate(tellings)}
    together, apart = _pairs(judgements.together, place), _pairs(judgements.apart, place)
    judged = set(together)
    apart += [pair for pair in candidates if pair not in judged and comparing.told_apart(pair)]
    groups = average_linkage(len(tellings), scores, LEAST, together, apart)
    return [
        Happening(
            tuple(tellings[number] for number in group),
            tuple(_reasons(group[:position], number, decisions, judged) for position, number in enumerate(group)),
        )
        for group in groups
    ]


def _pairs(given: Iterable[KeyPair], place: Mapping[Key, int]) -> list[Pair]:
    known = ((place[a], place[b]) for a, b in given if a in place and b in place)
    return [(min(pair), max(pair)) for pair in known if pair[0] != pair[1]]


def _reasons(
    before: Sequence[int], number: int, decisions: Mapping[Pair, Decision], judged: Collection[Pair]
) -> tuple[str, ...]:
    """Why a telling is with those before it: a person's word, else the signs towards the one it is most like."""
    if any((other, number) in judged for other in before):
        return ("a person judged them one event",)
    found = [decisions[other, number] for other in before if (other, number) in decisions]
    return max(found, key=lambda decision: decision.score).reasons if found else ()


class Comparing:
    """Tellings made ready to be compared."""

    def __init__(self, tellings: Sequence[Telling], reports: Sequence[Origin], subjects: Subjects) -> None:
        self._tellings = tellings
        self._reports = reports
        self._places = places_of(reports)
        self._subjects = subjects
        self._seen = [see(telling) for telling in tellings]
        self._contexts: list[Vector] = vectors([_context(telling) for telling in tellings])

    def decide(self, pair: Pair) -> Decision | None:
        """How likely two tellings are of one event; None if it is out of the question.

        The words, which take longest, are only compared where they could still matter.
        """
        first, second = self._seen[pair[0]], self._seen[pair[1]]
        mine, theirs = self._places[first.telling.report], self._places[second.telling.report]
        signs = record_signs(first, second, self._apart(mine, theirs))
        if score_of((*word_signs(first.telling, second.telling, 1.0, 1.0), *signs)) < FAINT:
            return None
        alike = 0.0 if mine == theirs else self._subjects.alike(mine, theirs)
        sentences = cosine(self._contexts[pair[0]], self._contexts[pair[1]])
        decision = decide([*word_signs(first.telling, second.telling, sentences, alike), *signs])
        return decision if decision.score >= FAINT else None

    def told_apart(self, pair: Pair) -> bool:
        """True if one report tells of two events."""
        return told_apart(self._seen[pair[0]], self._seen[pair[1]])

    def _apart(self, first: int, second: int) -> int | None:
        mine, theirs = self._reports[first].published, self._reports[second].published
        return abs((mine - theirs).days) if mine and theirs else None

    def candidates(self) -> set[Pair]:
        """Pairs worth comparing."""
        blocks: dict[tuple[object, ...], list[int]] = {}
        for number, telling in enumerate(self._tellings):
            for block in self._blocks(number, telling):
                blocks.setdefault(block, []).append(number)
        return {
            pair
            for block, numbers in blocks.items()
            if len(numbers) > 1
            for pair in self._within(numbers, REACH.get(block[0], CROWD))
        }

    def _blocks(self, number: int, telling: Telling) -> Iterator[tuple[object, ...]]:
        subject = self._subjects.of[self._places[telling.report]]
        for act in telling.act:
            yield "act", subject, act, telling.ahead
        if telling.type:
            week = self._week(telling)
            seen = self._seen[number]
            for side in seen.actors.sides | seen.recipients.sides:
                yield "type", subject, telling.type, side, telling.ahead
                for act in telling.act:
                    yield "week", week, act, side, telling.ahead
                    yield "week", week + 1, act, side, telling.ahead
            for day in _days(telling):
                for key in _who_and_where(telling):
                    yield "day", day, telling.type, key, telling.ahead

    def _week(self, telling: Telling) -> int:
        """The week of the report; a telling stands in its own and the next, so that neighbours always meet."""
        day = self._reports[self._places[telling.report]].published
        return day.toordinal() // 7 if day else 0

    def _within(self, numbers: list[int], reach: int) -> Iterator[Pair]:
        order = sorted(numbers, key=self._order) if len(numbers) > reach else numbers
        for position, first in enumerate(order):
            for second in order[position + 1 : position + 1 + reach]:
                yield min(first, second), max(first, second)

    def _order(self, number: int) -> tuple[str, str, int, int]:
        """Neighbours are alike: first where and to whom, which the block does not say, then when."""
        telling = self._tellings[number]
        day = telling.earliest or self._reports[self._places[telling.report]].published
        place = telling.place.name if telling.place else ""
        whom = min((party.side for party in telling.recipients), default="")
        return place, whom, day.toordinal() if day else 0, number


def _context(telling: Telling) -> list[str]:
    return [word for word in stems(telling.text) if word not in telling.act]


def _days(telling: Telling) -> Iterator[int]:
    if telling.earliest is None or telling.latest is None:
        return
    length = (telling.latest - telling.earliest).days
    if length < LONGEST:
        for offset in range(length + 1):
            yield (telling.earliest + timedelta(days=offset)).toordinal()


def _who_and_where(telling: Telling) -> Iterator[str]:
    for party in telling.actors:
        if party.who:
            yield f"by {party.who}"
    for party in telling.recipients:
        if party.who:
            yield f"to {party.who}"
    if telling.place and telling.place.geonameid is not None:
        yield f"at {telling.place.geonameid}"
    for count in telling.counts:
        if count.best is not None and count.best > 1:
            yield f"{count.best} {count.kind}"
