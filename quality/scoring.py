"""Counts, pairings and distances that every task shares; pure functions, nothing of the rooms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from statistics import fmean, median
from typing import TypeVar

from tacitus.records import Span

Gold = TypeVar("Gold")
Found = TypeVar("Found")

EARTH_RADIUS_KM = 6371.0088


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, how many were predicted, how many there are.

    >>> round(Score(1, 2, 4).f1, 3)
    0.333
    """

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        return share(self.right, self.predicted)

    @property
    def recall(self) -> float:
        return share(self.right, self.gold)

    @property
    def f1(self) -> float:
        return share(2 * self.right, self.predicted + self.gold)

    def values(self, name: str, scale: float = 1.0) -> dict[str, float]:
        """F1, precision and recall under the names ``NAME_f1``, ``NAME_precision``, ``NAME_recall``."""
        return {
            f"{name}_f1": scale * self.f1,
            f"{name}_precision": scale * self.precision,
            f"{name}_recall": scale * self.recall,
        }


def total(scores: Iterable[Score]) -> Score:
    """The sum of scores (micro average)."""
    result = Score()
    for score in scores:
        result += score
    return result


def share(part: float, whole: float) -> float:
    """``part`` of ``whole``, 0 where there is nothing to share."""
    return part / whole if whole else 0.0


def mean_true(answers: Iterable[bool]) -> float:
    """The share of answers that are true, 0 if there are none."""
    given = list(answers)
    return share(sum(given), len(given))


def pair(
    gold: Sequence[Gold], found: Sequence[Found], *tests: Callable[[Gold, Found], bool]
) -> tuple[tuple[int, int], ...]:
    """One-to-one pairs (index of gold, index of found), as many as possible under each test in turn.

    A later test is tried only on what the earlier ones left over. Maximum bipartite matching by augmenting paths.

    >>> pair([1, 2], [2, 3], lambda a, b: a == b, lambda a, b: abs(a - b) < 3)
    ((0, 1), (1, 0))
    """
    pairs: dict[int, int] = {}
    for test in tests:
        free_gold = [index for index in range(len(gold)) if index not in pairs]
        taken = set(pairs.values())
        free_found = [index for index in range(len(found)) if index not in taken]
        edges = {g: [f for f in free_found if test(gold[g], found[f])] for g in free_gold}
        pairs |= _matching(edges)
    return tuple(sorted(pairs.items()))


def _matching(edges: dict[int, list[int]]) -> dict[int, int]:
    owner: dict[int, int] = {}
    for start in edges:
        _augment(start, edges, owner, set())
    return {gold: found for found, gold in owner.items()}


def _augment(gold: int, edges: dict[int, list[int]], owner: dict[int, int], seen: set[int]) -> bool:
    for found in edges[gold]:
        if found in seen:
            continue
        seen.add(found)
        if found not in owner or _augment(owner[found], edges, owner, seen):
            owner[found] = gold
            return True
    return False


def exact(gold: Iterable[object], found: Iterable[object]) -> Score:
    """Score of items that must be equal; each counts as often as it stands there."""
    wanted, given = Counter(gold), Counter(found)
    return Score((wanted & given).total(), given.total(), wanted.total())


def relaxed(gold: Sequence[Span], found: Sequence[Span]) -> Score:
    """Score of spans that must overlap, one to one."""
    return Score(len(pair(gold, found, Span.overlaps)), len(found), len(gold))


def macro_f1(gold: Sequence[str], found: Sequence[str], labels: Iterable[str] | None = None) -> float:
    """Mean F1 over the labels (those of the gold if none are given)."""
    wanted = sorted(set(gold)) if labels is None else sorted(set(labels))
    return fmean(_label_f1(label, gold, found) for label in wanted) if wanted else 0.0


def _label_f1(label: str, gold: Sequence[str], found: Sequence[str]) -> float:
    right = sum(a == b == label for a, b in zip(gold, found, strict=True))
    return Score(right, list(found).count(label), list(gold).count(label)).f1


def middle(values: Sequence[float]) -> float:
    """The median, 0 if there is nothing."""
    return median(values) if values else 0.0


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same characters as spans that neither overlap nor touch, in order."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.begin <= result[-1].end:
            result[-1] = Span(result[-1].begin, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def length(spans: Iterable[Span]) -> int:
    """Characters under spans, counted once."""
    return sum(span.end - span.begin for span in merged(spans))


def jaccard(first: Sequence[Span], second: Sequence[Span]) -> float:
    """Shared characters over all characters of two sets of spans.

    >>> jaccard([Span(0, 10)], [Span(5, 10)])
    0.5
    """
    union = length([*first, *second])
    return share(length(first) + length(second) - union, union)


def any_overlap(first: Iterable[Span], second: Sequence[Span]) -> bool:
    """True if a span of the first overlaps one of the second."""
    return any(a.overlaps(b) for a in first for b in second)


def kilometres(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Great-circle distance of two points (latitude, longitude in degrees), by the haversine formula.

    >>> round(kilometres((55.75, 37.62), (59.94, 30.31)))
    634
    """
    lat1, lon1, lat2, lon2 = map(radians, (*first, *second))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half)))
