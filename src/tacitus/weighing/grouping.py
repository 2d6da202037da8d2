"""Groups by average linkage that are kept as items come and go: only what a change can reach is grouped anew.

The mean score between two groups is never above the highest score of a pair between them. So items that no chain of
pairs of at least the asked mean ties together never come into one group: each such component is grouped by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tacitus.weighing.linkage import Pair, average_linkage

Group = tuple[int, ...]


class Grouping:
    """Items with the scores of their pairs, and the groups that follow.

    ``order`` decides where scores are equal; ``apart`` gives pairs of a component that are never in one group.
    """

    def __init__(self, least: float, order: Callable[[int], Any], apart: Callable[[Group], Iterable[Pair]]) -> None:
        self._least = least
        self._order = order
        self._apart = apart
        self.scores: dict[int, dict[int, float]] = {}
        self._foes: dict[int, set[int]] = {}
        self._together: dict[int, set[int]] = {}
        self._component: dict[int, Group] = {}
        self.group: dict[int, Group] = {}
        self._changed = set[int]()

    def add(self, item: int) -> None:
        """An item without any pairs so far."""
        self.scores[item] = {}
        self._changed.add(item)

    def drop(self, item: int) -> None:
        """Take an item away with its pairs."""
        for table in (self._foes, self._together):
            for other in table.pop(item, ()):
                table[other].discard(item)
        for other in self.scores.pop(item):
            del self.scores[other][item]
        self._changed.update(self._component.pop(item, ()))
        self._changed.discard(item)
        self.group.pop(item, None)

    def score(self, first: int, second: int, score: float) -> None:
        """Set the score of a pair; 0 takes it away."""
        if self.scores[first].get(second, 0.0) == score:
            return
        if score:
            self.scores[first][second] = self.scores[second][first] = score
        else:
            del self.scores[first][second], self.scores[second][first]
        self._changed |= {first, second}

    def part(self, first: int, second: int) -> None:
        """Never put two items into one group."""
        _tie(self._foes, first, second)
        self._changed |= {first, second}

    def join(self, first: int, second: int) -> None:
        """Always put two items into one group."""
        _tie(self._together, first, second)
        self._changed |= {first, second}

    def free(self, first: int, second: int) -> None:
        """Take back what was said of a pair by ``part`` or ``join``."""
        for table in (self._foes, self._together):
            table.get(first, set()).discard(second)
            table.get(second, set()).discard(first)
        self._changed |= {first, second}

    def regroup(self) -> set[int]:
        """Group anew what was changed; returns the items that may be in another group now."""
        start = {item for item in self._changed if item in self.scores}
        start |= {other for item in start for other in self._component.get(item, ()) if other in self.scores}
        self._changed.clear()
        seen = set[int]()
        for item in start:
            if item not in seen:
                component = self._reached(item)
                seen.update(component)
                self._divide(component)
        return seen

    def _reached(self, item: int) -> Group:
        found, stack = {item}, [item]
        while stack:
            current = stack.pop()
            near = [other for other, score in self.scores[current].items() if score >= self._least]
            for other in (*near, *self._together.get(current, ())):
                if other not in found:
                    found.add(other)
                    stack.append(other)
        return tuple(sorted(found, key=self._order)) if len(found) > 1 else (item,)

    def _divide(self, component: Group) -> None:
        for item in component:
            self._component[item] = component
        if len(component) == 1:
            self.group[component[0]] = component
            return
        label = {item: number for number, item in enumerate(component)}
        pairs = {
            (label[first], label[second]): score
            for first in component
            for second, score in self.scores[first].items()
            if label[first] < label.get(second, -1)
        }
        together = _pairs(self._together, label)
        joined = set(together)
        found = ((label[first], label[second]) for first, second in self._apart(component))
        apart = [*_pairs(self._foes, label), *(pair for pair in found if pair not in joined)]
        for group in average_linkage(len(component), pairs, self._least, together, apart):
            members = tuple(component[number] for number in group)
            for item in members:
                self.group[item] = members


def _tie(table: dict[int, set[int]], first: int, second: int) -> None:
    table.setdefault(first, set()).add(second)
    table.setdefault(second, set()).add(first)


def _pairs(table: Mapping[int, Iterable[int]], label: Mapping[int, int]) -> list[Pair]:
    found = ((label[first], label[second]) for first in label for second in table.get(first, ()) if second in label)
    return sorted((first, second) for first, second in found if first < second)
