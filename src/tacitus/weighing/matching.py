"""Items that come and go, compared with whom they are worth comparing with, and grouped."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from tacitus.weighing.blocks import Blocks
from tacitus.weighing.grouping import Group, Grouping

Compare = Callable[[int, Sequence[int]], Mapping[int, float]]


class Matching:
    """Blocks and groups kept in step: after ``settle`` they are as if all items had come at once."""

    def __init__(self, blocks: Blocks, grouping: Grouping, compare: Compare) -> None:
        self._blocks = blocks
        self._compare = compare
        self._new = set[int]()
        self._loosened = set[int]()  # whom somebody who left stood between
        self.grouping = grouping

    def put(self, item: int, keys: Iterable[Hashable]) -> None:
        """A new item."""
        self._blocks.put(item, keys)
        self.grouping.add(item)
        self._new.add(item)

    def drop(self, item: int) -> None:
        """Take an item away."""
        self._loosened |= self._blocks.near(item, crowded=True)
        self._loosened.discard(item)
        self._new.discard(item)
        self._blocks.drop(item)
        self.grouping.drop(item)

    def move(self, item: int, keys: Iterable[Hashable]) -> None:
        """Stand an item in other blocks."""
        self._loosened |= self._blocks.near(item, crowded=True)
        self._blocks.drop(item)
        self._blocks.put(item, keys)
        for other in list(self.grouping.scores[item]):
            self.grouping.score(item, other, 0.0)
        self._new.add(item)

    def settle(self) -> set[int]:
        """Compare what is new and group anew; returns the items that may be in another group now."""
        new, loosened, everything = self._new, self._loosened, len(self._new) == len(self.grouping.scores)
        pushed = set[int]()
        for item in sorted(new):
            near = self._blocks.near(item)
            self._set(item, [other for other in sorted(near) if other > item or other not in new])
            if not everything:
                pushed |= self._blocks.near(item, crowded=True)
        for item in sorted(pushed - new):
            scores, near = self.grouping.scores[item], self._blocks.near(item)
            for other in [other for other in scores if other not in near]:
                self.grouping.score(item, other, 0.0)
        for item in sorted(loosened - new):
            scores = self.grouping.scores[item]
            self._set(item, [other for other in sorted(self._blocks.near(item)) if other not in scores])
        self._new, self._loosened = set(), set()
        return self.grouping.regroup()

    def _set(self, item: int, others: Sequence[int]) -> None:
        for other, score in self._compare(item, others).items():
            self.grouping.score(item, other, score)

    def group_of(self, item: int) -> Group:
        """The group that an item is in."""
        return self.grouping.group[item]
