"""Items that come and go, compared with whom they are worth comparing with, and grouped."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

from tacitus.weighing.blocks import Blocks
from tacitus.weighing.grouping import Group, Grouping
from tacitus.weighing.linkage import Pair

Compare = Callable[[int, Sequence[int]], Mapping[int, float]]


class Matching:
    """Blocks and groups kept in step: after ``settle`` they are as if all items had come at once.

    ``compare`` gives the scores of an item with others, the same for a pair whichever of the two is asked; for the rest
    see ``Blocks`` and ``Grouping``.
    """

    def __init__(
        self,
        blocks: Blocks,
        compare: Compare,
        least: float,
        rank: Callable[[int], Any],
        apart: Callable[[Group], Iterable[Pair]],
    ) -> None:
        self._blocks = blocks
        self._compare = compare
        self._new = set[int]()
        self._loosened = set[int]()  # whom somebody who left stood between
        self.grouping = Grouping(least, rank, apart, self._scores)

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
        self.grouping.loosen(item)
        self.grouping.touch([item])
        self._new.add(item)

    def settle(self) -> set[int]:
        """Compare what is new and group anew; returns the items that may be in another group now."""
        new, loosened, everything = self._new, self._loosened, len(self._new) == len(self.grouping)
        pushed = set[int]()
        for item in sorted(new):
            near = self._blocks.near(item)
            self._tie(item, [other for other in sorted(near) if other > item or other not in new])
            if not everything:
                pushed |= self._blocks.near(item, crowded=True)
        for item in sorted(pushed - new):
            near = self._blocks.near(item)
            for other in self.grouping.ties(item):
                if other not in near:
                    self.grouping.untie(item, other)
        for item in sorted(loosened - new):
            known = set(self.grouping.ties(item))
            self._tie(item, [other for other in sorted(self._blocks.near(item)) if other not in known])
        self.grouping.touch(pushed | loosened)
        self._new, self._loosened = set(), set()
        return self.grouping.regroup()

    def _tie(self, item: int, others: Sequence[int]) -> None:
        for other, score in self._compare(item, others).items():
            if score >= self.grouping.least:
                self.grouping.tie(item, other)

    def _scores(self, component: Group) -> dict[Pair, float]:
        """The scores of all pairs of a component that are worth comparing."""
        found: dict[Pair, float] = {}
        members = set(component)
        for item in component:
            others = sorted(other for other in self._blocks.near(item) & members if other > item)
            found |= {(item, other): score for other, score in self._compare(item, others).items()}
        return found
