"""The word lists of this room, read from its data tables."""

from __future__ import annotations

from functools import cache

from tacitus.tables import load_table


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists: dict[str, set[str]] = {}
    for row in load_table("binding/words"):
        lists.setdefault(row["list"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in lists.items()}


def words_of(name: str) -> frozenset[str]:
    """One list by name."""
    return _lists()[name]


def is_report_verb(lemma: str) -> bool:
    """True for a verb of saying: a date on it dates the words, not what they tell."""
    return lemma.casefold() in words_of("report verb")
