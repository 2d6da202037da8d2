"""Groups by average linkage that are kept as items come and go: only what a change can reach is grouped anew.

The mean score between two groups is never above the highest score of a pair between them. So items that no chain of
pairs of at least the asked mean ties together never come into one group: each such component is grouped by itself.
Only these ties are kept; the other scores within a component are asked for when it is grouped, for there are many more
of them than would fit into memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tacitus.weighing.linkage import Pair, average_linkage

Group = tuple[int, ...]
Scores = Mapping[Pair, float]


class Grouping:
    """Items with their ties, and the groups that follow.

    ``order`` decides where scores are equal; ``apart`` gives pairs of a component that are never in one group, and
    ``scores`` the scores of its pairs.
    """

    def __init__(
        self,
        least: float,
        order: Callable[[int], Any],
        apart: Callable[[Group], Iterable[Pair]],
        scores: Callable[[Group], Scores],
    ) -> None:
        self.least = least
        self._order = order
        self._apart = apart
        self._scores = scores
        self._items = set[int]()
        self._ties: dict[int, list[int]] = {}
        self._foes: dict[int, set[int]] = {}
        self._together: dict[int, set[int]] = {}
        self._component: dict[int, Group] = {}  # of more than one, as are groups
        self._group: dict[int, Group] = {}
        self._nearest: dict[int, int] = {}
        self._changed = set[int]()

    def __len__(self) -> int:
        return len(self._items)

    def add(self, item: int) -> None:
        """An item without any ties so far."""
        self._items.add(item)
        self._changed.add(item)

    def drop(self, item: int) -> None:
        """Take an item away with its ties."""
        for table in (self._foes, self._together):
            for other in table.pop(item, ()):
                table[other].discard(item)
        self.loosen(item)
        self._items.discard(item)
        self._changed.update(self._component.pop(item, ()))
        self._changed.discard(item)
        self._group.pop(item, None)
        self._nearest.pop(item, None)

    def ties(self, item: int) -> list[int]:
        """The items that are alike enough to be of one group with it."""
        return list(self._ties.get(item, ()))

    def tie(self, first: int, second: int) -> None:
        """Two items score as high as the asked mean."""
        if second not in self._ties.get(first, ()):
            self._ties.setdefault(first, []).append(second)
            self._ties.setdefault(second, []).append(first)
            self._changed |= {first, second}

    def untie(self, first: int, second: int) -> None:
        """Two items are compared no more."""
        for one, other in ((first, second), (second, first)):
            self._ties[one].remove(other)
            if not self._ties[one]:
                del self._ties[one]
        self._changed |= {first, second}

    def loosen(self, item: int) -> None:
        """Take away all ties of an item."""
        for other in self.ties(item):
            self.untie(item, other)

    def touch(self, items: Iterable[int]) -> None:
        """Some scores of these items may be others now."""
        self._changed.update(items)

    def part(self, first: int, second: int) -> None:
        """Never put two items into one group."""
        _pair(self._foes, first, second)
        self._changed |= {first, second}

    def join(self, first: int, second: int) -> None:
        """Always put two items into one group."""
        _pair(self._together, first, second)
        self._changed |= {first, second}

    def free(self, first: int, second: int) -> None:
        """Take back what was said of a pair by ``part`` or ``join``."""
        for table in (self._foes, self._together):
            table.get(first, set()).discard(second)
            table.get(second, set()).discard(first)
        self._changed |= {first, second}

    def group_of(self, item: int) -> Group:
        """The group that an item is in."""
        return self._group.get(item) or (item,)

    def nearest(self, item: int) -> int | None:
        """The item of its group and before it that it is most like; None if it is compared with none of them."""
        return self._nearest.get(item)

    def regroup(self) -> set[int]:
        """Group anew what was changed; returns the items that may be in another group now."""
        start = {item for item in self._changed if item in self._items}
        start |= {other for item in start for other in self._component.get(item, ()) if other in self._items}
        self._changed = set()
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
            for other in (*self._ties.get(current, ()), *self._together.get(current, ())):
                if other not in found:
                    found.add(other)
                    stack.append(other)
        return tuple(sorted(found, key=self._order)) if len(found) > 1 else (item,)

    def _divide(self, component: Group) -> None:
        for item in component:
            for table in (self._component, self._group, self._nearest):
                table.pop(item, None)
        if len(component) == 1:
            return
        label = {item: number for number, item in enumerate(component)}
        pairs = {
            (min(label[first], label[second]), max(label[first], label[second])): score
            for (first, second), score in self._scores(component).items()
        }
        together = _pairs(self._together, label)
        joined = set(together)
        found = ((label[first], label[second]) for first, second in self._apart(component))
        apart = [*_pairs(self._foes, label), *(pair for pair in found if pair not in joined)]
        self._component.update(dict.fromkeys(component, component))
        for group in average_linkage(len(component), pairs, self.least, together, apart):
            if len(group) > 1:
                members = tuple(component[number] for number in group)
                self._group.update(dict.fromkeys(members, members))
                self._nearest.update(_nearest(component, group, pairs))


def _nearest(component: Group, group: list[int], pairs: Scores) -> dict[int, int]:
    """For each of a group the one before it with the highest score, the first of several."""
    found: dict[int, int] = {}
    for place, number in enumerate(group):
        scores = [(pairs[other, number], -other) for other in group[:place] if (other, number) in pairs]
        if scores:
            found[component[number]] = component[-max(scores)[1]]
    return found


def _pair(table: dict[int, set[int]], first: int, second: int) -> None:
    table.setdefault(first, set()).add(second)
    table.setdefault(second, set()).add(first)


def _pairs(table: Mapping[int, Iterable[int]], label: Mapping[int, int]) -> list[Pair]:
    found = ((label[first], label[second]) for first in label for second in table.get(first, ()) if second in label)
    return sorted((first, second) for first, second in found if first < second)
