"""Average-linkage clustering of a sparse graph, without a matrix: pairs that are not given count as 0."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping

Pair = tuple[int, int]


class Clusters:
    """Groups under construction: for each the sum of the scores to each neighbour, and its members."""

    def __init__(self, count: int, pairs: Mapping[Pair, float]) -> None:
        self.members: dict[int, list[int]] = {item: [item] for item in range(count)}
        self.sums: dict[int, dict[int, float]] = {}
        for (first, second), score in pairs.items():
            self.sums.setdefault(first, {})[second] = score
            self.sums.setdefault(second, {})[first] = score

    def mean(self, first: int, second: int) -> float:
        """The mean score between two groups."""
        total = self.sums.get(first, {}).get(second, 0.0)
        return total / (len(self.members[first]) * len(self.members[second]))

    def join(self, first: int, second: int) -> None:
        """Put the second group into the first."""
        mine = self.sums.setdefault(first, {})
        for other, score in self.sums.pop(second, {}).items():
            del self.sums[other][second]
            if other != first:
                mine[other] = mine.get(other, 0.0) + score
                self.sums[other][first] = mine[other]
        self.members[first] += self.members.pop(second)


def average_linkage(
    count: int, pairs: Mapping[Pair, float], least: float, together: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> list[list[int]]:
    """Groups of the items 0 … count-1, joined while the mean score between two groups is at least ``least``.

    ``together`` are joined first whatever their score; groups that hold an ``apart`` pair are never joined. The result
    does not depend on the order of the pairs. Groups come in the order of their first members.
    """
    clusters = Clusters(count, pairs)
    home = list(range(count))
    for pair in together:
        _join(clusters, home, pair)
    foes: dict[int, set[int]] = {}
    for first, second in apart:
        foes.setdefault(first, set()).add(second)
        foes.setdefault(second, set()).add(first)
    heap = [(-clusters.mean(a, b), a, b) for a, row in clusters.sums.items() for b in row if a < b]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= least:
        score, first, second = heapq.heappop(heap)
        alive = first in clusters.members and second in clusters.members
        if not alive or clusters.mean(first, second) != -score:
            continue
        if foes and _foes(foes, clusters, home, (first, second)):
            continue
        kept = _join(clusters, home, (first, second))
        for other in clusters.sums.get(kept, {}):
            low, high = min(kept, other), max(kept, other)
            mean = clusters.mean(low, high)
            if mean >= least:
                heapq.heappush(heap, (-mean, low, high))
    return sorted((sorted(items) for items in clusters.members.values()), key=lambda items: items[0])


def _join(clusters: Clusters, home: list[int], pair: Pair) -> int:
    first, second = home[pair[0]], home[pair[1]]
    if first == second:
        return first
    if len(clusters.sums.get(first, ())) < len(clusters.sums.get(second, ())):
        first, second = second, first
    for item in clusters.members[second]:
        home[item] = first
    clusters.join(first, second)
    return first


def _foes(foes: Mapping[int, set[int]], clusters: Clusters, home: list[int], pair: Pair) -> bool:
    small, large = sorted(pair, key=lambda group: len(clusters.members[group]))
    return any(home[foe] == large for item in clusters.members[small] for foe in foes.get(item, ()))
