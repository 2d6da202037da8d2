"""Blocks: who is worth comparing with whom. Near-linear, for in a crowded block only neighbours are compared.

Most of the memory of a weighing would be here, so a block is known by a hash of its key, a block of one is that one's
number, and only crowded blocks are put in order.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable
from hashlib import blake2b
from typing import Any

Order = tuple[Any, ...]
WIDTH = 8  # bytes of a block's name
REACHES = 256  # the last byte of a name numbers its reach; two of ten million blocks share the rest once in a thousand


class Blocks:
    """Items under keys; ``reach`` says how many neighbours a block gives if it is crowded, by the ``order`` of items.

    The order of an item must be known, and the same, for as long as the item stands in a block. Two blocks that should
    come to share a name count as one: their items are compared once more than they need be.
    """

    def __init__(self, reach: Callable[[Hashable], int], order: Callable[[int], Order]) -> None:
        self._reach = reach
        self._order = order
        self._reaches: list[int] = []
        self._names: dict[int, array[int]] = {}
        self._members: dict[int, int | list[int]] = {}
        self._in_order = set[int]()

    def put(self, item: int, keys: Iterable[Hashable]) -> None:
        """Stand an item in its blocks."""
        names = array("Q", dict.fromkeys(map(self._name, keys)))
        self._names[item] = names
        for name in names:
            members = self._members.get(name)
            if members is None:
                self._members[name] = item
            elif isinstance(members, int):
                self._members[name] = [members, item]
            else:
                members.append(item)
                self._in_order.discard(name)

    def _name(self, key: Hashable) -> int:
        reach = self._reach(key)
        if reach not in self._reaches:
            self._reaches.append(reach)
        number = int.from_bytes(blake2b(repr(key).encode(), digest_size=WIDTH).digest(), "little")
        return number - number % REACHES + self._reaches.index(reach)

    def drop(self, item: int) -> None:
        """Take an item out of its blocks."""
        for name in self._names.pop(item):
            members = self._members[name]
            if isinstance(members, int):
                del self._members[name]
                continue
            members.remove(item)
            if len(members) == 1:
                self._members[name] = members[0]
                self._in_order.discard(name)

    def near(self, item: int, *, crowded: bool = False) -> set[int]:
        """The items within reach; with ``crowded`` those of full blocks alone."""
        found = set[int]()
        for name in self._names[item]:
            members, reach = self._members[name], self._reaches[name % REACHES]
            if isinstance(members, int):
                continue
            if len(members) > reach + 1:
                if name not in self._in_order:
                    members.sort(key=self._order)
                    self._in_order.add(name)
                position = bisect_left(members, self._order(item), key=self._order)
                found.update(members[max(0, position - reach) : position + reach + 1])
            elif not crowded:
                found.update(members)
        found.discard(item)
        return found
