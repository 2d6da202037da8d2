"""The small word lists of this room, read from its data table."""

from __future__ import annotations

from functools import cache

from tacitus.tables import load_table


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists: dict[str, set[str]] = {}
    for row in load_table("places/words"):
        lists.setdefault(row["list"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in lists.items()}


def words_of(name: str) -> frozenset[str]:
    """One list by name."""
    return _lists()[name]
