"""Blocks: who is worth comparing with whom. Near-linear, for in a crowded block only neighbours are compared."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable
from typing import Any

Order = tuple[Any, ...]


class Blocks:
    """Items under keys, in each block in an order of their own; ``reach`` says how many neighbours a block gives."""

    def __init__(self, reach: Callable[[Hashable], int]) -> None:
        self._reach = reach
        self._keys: dict[int, tuple[Hashable, ...]] = {}
        self._orders: dict[int, Order] = {}
        self._members: dict[Hashable, list[tuple[Order, int]]] = {}
        self._unsorted = set[Hashable]()

    def put(self, item: int, order: Order, keys: Iterable[Hashable]) -> None:
        """Stand an item in its blocks."""
        self._keys[item], self._orders[item] = tuple(dict.fromkeys(keys)), order
        for key in self._keys[item]:
            self._members.setdefault(key, []).append((order, item))
            self._unsorted.add(key)

    def drop(self, item: int) -> None:
        """Take an item out of its blocks."""
        entry = (self._orders.pop(item), item)
        for key in self._keys.pop(item):
            members = self._sorted(key)
            del members[bisect_left(members, entry)]
            if not members:
                del self._members[key]

    def near(self, item: int, *, crowded: bool = False) -> set[int]:
        """The items within reach; with ``crowded`` those of full blocks alone."""
        found, entry = set[int](), (self._orders[item], item)
        for key in self._keys[item]:
            members, reach = self._sorted(key), self._reach(key)
            if len(members) > reach + 1:
                position = bisect_left(members, entry)
                found.update(other for _, other in members[max(0, position - reach) : position + reach + 1])
            elif not crowded:
                found.update(other for _, other in members)
        found.discard(item)
        return found

    def _sorted(self, key: Hashable) -> list[tuple[Order, int]]:
        members = self._members[key]
        if key in self._unsorted:
            members.sort()
            self._unsorted.discard(key)
        return members
