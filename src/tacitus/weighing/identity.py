"""The same event across reports: blocking, signs, average linkage; people's corrections obeyed.

Blocks keep it near-linear: only tellings that share a subject and an act, or a type, a day and somebody or a place, are
compared, and in a crowded block only neighbours in time.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from types import MappingProxyType

from tacitus.weighing.blocks import Blocks, Order
from tacitus.weighing.grouping import Group
from tacitus.weighing.linkage import Pair
from tacitus.weighing.matching import Matching
from tacitus.weighing.signs import (
    Decision,
    Seen,
    Sign,
    decide,
    in_light_of,
    out_of_question,
    record_signs,
    score_of,
    see,
    told_apart,
    word_signs,
)
from tacitus.weighing.sources import Copies
from tacitus.weighing.subjects import Subjects
from tacitus.weighing.tellings import Key, Telling
from tacitus.weighing.words import Vectors, Vocabulary, stems

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


def telling_words(telling: Telling) -> list[str]:
    """The stems of a telling's sentence without those that name its act."""
    return [word for word in stems(telling.text) if word not in telling.act]


class Happenings:
    """Tellings by number, and the happening that each is of; kept as tellings and reports come and go.

    After ``settle`` the happenings are those that would be found if everything had come at once: what decides is never
    in which order something came.
    """

    def __init__(self, vocabulary: Vocabulary, subjects: Subjects, copies: Copies) -> None:
        self._subjects = subjects
        self._copies = copies
        self._contexts = Vectors(vocabulary)
        self._seen: dict[int, Seen] = {}
        self._of: dict[str, list[int]] = {}  # the tellings of each report, by its id
        self._judged: dict[Key, set[Key]] = {}
        self._judgements = NONE
        blocks = Blocks(_reach, self._order)
        self._matching = Matching(blocks, self._compare, LEAST, self._rank, self._apart_within)
        self._happenings: dict[Group, Happening] = {}

    def put(self, number: int, telling: Telling, report: int, published: date | None) -> None:
        """A new telling, with the number and the day of its report, whose subject must be known."""
        self._seen[number] = see(telling, report, published)
        self._of.setdefault(telling.report, []).append(number)
        self._contexts.put(number, telling_words(telling))
        self._matching.put(number, self._blocks(number))
        for other in self._judged.get(telling.key, ()):
            self._obey(telling.key, other)

    def drop(self, number: int) -> None:
        """Take a telling away."""
        self._matching.drop(number)
        self._contexts.drop(number)
        report = self._seen.pop(number).telling.report
        self._of[report].remove(number)
        if not self._of[report]:
            del self._of[report]

    def of_report(self, report: str) -> Sequence[int]:
        """The numbers of a report's tellings."""
        return tuple(self._of.get(report, ()))

    def move(self, number: int) -> None:
        """The report of a telling is of another subject now."""
        self._matching.move(number, self._blocks(number))

    def judge(self, judgements: Judgements) -> None:
        """Obey these judgements and none of before."""
        old, self._judgements, self._judged = self._judged, judgements, {}
        for first, second in (*judgements.together, *judgements.apart):
            self._judged.setdefault(first, set()).add(second)
            self._judged.setdefault(second, set()).add(first)
        for first, others in old.items():
            for second in others:
                one, other = self._number(first), self._number(second)
                if one is not None and other is not None:
                    self._matching.grouping.free(one, other)
        for first, second in (*judgements.together, *judgements.apart):
            self._obey(first, second)

    def _obey(self, first: Key, second: Key) -> None:
        one, other = self._number(first), self._number(second)
        if one == other or one is None or other is None:
            return
        grouping = self._matching.grouping
        for said, obey in ((self._judgements.together, grouping.join), (self._judgements.apart, grouping.part)):
            if (first, second) in said or (second, first) in said:
                obey(one, other)

    def _number(self, key: Key) -> int | None:
        report, record = key
        return next((number for number in self._of.get(report, ()) if self._seen[number].telling.id == record), None)

    def settle(self) -> list[Happening]:
        """The happenings, in the order of their first tellings; every telling is in one, most have one."""
        for number in self._matching.settle():
            self._happenings.pop(self._matching.grouping.group_of(number), None)
        groups = {self._matching.grouping.group_of(number) for number in self._seen}
        self._happenings = {group: self._happenings.get(group) or self._happening(group) for group in groups}
        return sorted(self._happenings.values(), key=lambda happening: happening.tellings[0].order)

    def _happening(self, group: Group) -> Happening:
        tellings = tuple(self._seen[number].telling for number in group)
        reasons = tuple(self._reasons(group[:position], number) for position, number in enumerate(group))
        return Happening(tellings, reasons)

    def _reasons(self, before: Sequence[int], number: int) -> tuple[str, ...]:
        """Why a telling is with those before it: a person's word, else the signs towards the one it is most like."""
        keys = {self._seen[other].telling.key for other in before}
        if keys & self._judged.get(self._seen[number].telling.key, set()):
            return ("a person judged them one event",)
        nearest = self._matching.grouping.nearest(number)
        return () if nearest is None else self._decision(nearest, number).reasons

    def _decision(self, first: int, second: int) -> Decision:
        mine, theirs = self._seen[first].report, self._seen[second].report
        alike = 0.0 if mine == theirs else self._subjects.alike(mine, [theirs])[0]
        sentences = self._contexts.cosines(first, [second])[0]
        words = word_signs(self._seen[first], self._seen[second], sentences, alike)
        series = self._series_signs(first, second)
        return decide([*words, *in_light_of([*self._record_signs(first, second), *series], alike)])

    def _series_signs(self, first: int, second: int) -> tuple[Sign, ...]:
        """The sign that one outlet tells of two days in one form, unless both tellings tell their day."""
        one, other = self._seen[first], self._seen[second]
        if (one.dated and other.dated) or not one.telling.type:
            return ()
        return (("series", 1.0),) if self._copies.in_series(one.telling.report, other.telling.report) else ()

    def _record_signs(self, first: int, second: int) -> list[Sign]:
        one, other = self._seen[first], self._seen[second]
        apart = abs(one.published - other.published) if one.published and other.published else None
        return record_signs(one, other, apart)

    def _compare(self, item: int, others: Sequence[int]) -> dict[int, float]:
        """How likely a telling is of one event with each of others, those left out of which it is out of the question.

        The words, which take longest, are only compared where they could still matter.
        """
        mine, signs = self._seen[item], dict[int, list[Sign]]()
        for other in others:
            found = self._record_signs(item, other)
            if not out_of_question(mine, self._seen[other], found, FAINT):
                signs[other] = found
        left = list(signs)
        report = mine.report
        reports = sorted({self._seen[other].report for other in left} - {report})
        alike = dict(zip(reports, self._subjects.alike(report, reports), strict=True)) | {report: 0.0}
        scores: dict[int, float] = {}
        for other, sentences in zip(left, self._contexts.cosines(item, left), strict=True):
            reports_alike = alike[self._seen[other].report]
            words = word_signs(mine, self._seen[other], sentences, reports_alike)
            found = [*words, *in_light_of(signs[other], reports_alike)]
            if score_of(found) >= FAINT and (score := score_of([*found, *self._series_signs(item, other)])) >= FAINT:
                scores[other] = score
        return scores

    def _apart_within(self, component: Group) -> Iterator[Pair]:
        """Pairs of one report that tell of two events, and pairs of two days of a series."""
        for first, second in combinations(component, 2):
            if self._seen[first].report == self._seen[second].report:
                if told_apart(self._seen[first], self._seen[second]):
                    yield first, second
            elif self._series_signs(first, second):
                yield first, second

    def _rank(self, number: int) -> Order:
        return self._seen[number].telling.order

    def _order(self, number: int) -> Order:
        """Neighbours are alike: first where and to whom, which the block does not say, then when."""
        seen = self._seen[number]
        telling, day = seen.telling, seen.telling.earliest
        place = telling.place.name if telling.place else ""
        whom = min((party.side for party in telling.recipients), default="")
        return place, whom, day.toordinal() if day else seen.published, *telling.order

    def _blocks(self, number: int) -> Iterator[Hashable]:
        seen = self._seen[number]
        telling, subject = seen.telling, self._subjects.of[seen.report]
        for act in telling.act:
            yield "act", subject, act, seen.ahead
        if telling.type:
            week = seen.published // 7
            for side in seen.actors.sides | seen.recipients.sides:
                yield "type", subject, telling.type, side, seen.ahead
                for act in telling.act:  # in its own week and the next, so that neighbours always meet
                    yield "week", week, act, side, seen.ahead
                    yield "week", week + 1, act, side, seen.ahead
            for day in _days(telling):
                for key in _who_and_where(telling):
                    yield "day", day, telling.type, key, seen.ahead


def _reach(key: Hashable) -> int:
    return REACH.get(key[0], CROWD) if isinstance(key, tuple) else CROWD


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
