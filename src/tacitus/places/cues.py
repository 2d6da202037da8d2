"""What the words around a name say about it: its kind, and the larger place that it is said to lie in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tacitus.places.words import words_of
from tacitus.tables import load_table

_BEHIND = re.compile(r"['’]?s?\s+(\w+)")
_PART = re.compile(r"\s+(\w+)\s+(?:of|in)\s+(?:the\s+)?")
_COMMA = re.compile(r"['’]?s?\s*(?:\((?=\w)|,\s+(?:in\s+|near\s+)?(?:the\s+)?|\s+(?:in|of)\s+(?:the\s+)?)")


@dataclass(frozen=True, slots=True)
class TypeWord:
    """A word that says what kind of place a name is."""

    word: str
    codes: tuple[str, ...]
    part: bool


@cache
def load_type_words() -> tuple[dict[str, TypeWord], dict[str, TypeWord]]:
    """Type words that stand behind a name, and those in front of one."""
    behind: dict[str, TypeWord] = {}
    before: dict[str, TypeWord] = {}
    for row in load_table("places/types"):
        table = behind if row["where"] == "after" else before
        table[row["word"]] = TypeWord(row["word"], row["codes"], row["part"])
    return behind, before


def kind_behind(text: str, end: int) -> TypeWord | None:
    """The type word that directly follows position ``end``."""
    match = _BEHIND.match(text, end, end + 30)
    return load_type_words()[0].get(match[1].casefold()) if match else None


def kind_before(text: str, begin: int) -> TypeWord | None:
    """The type words that directly precede position ``begin`` ("the port city of")."""
    words = text[max(0, begin - 40) : begin].casefold().split()
    if words and words[-1] == "the":
        words = words[:-1]
    if not text[:begin].endswith((" ", "\n")):
        return None
    table = load_type_words()[1]
    for count in (3, 2, 1):
        found = table.get(" ".join(words[-count:]))
        if found is not None:
            return found
    return None


def is_part_of(text: str, end: int, begin: int) -> bool:
    """True if what stands between two names makes the first a part of the second (*the Zahra district of Homs*)."""
    match = _PART.fullmatch(text, end, begin) if begin > end else None
    return match is not None and match[1].casefold() in words_of("quarter")


def gap_to_container(text: str, end: int, begin: int) -> bool:
    """True if what stands between two names says that the second holds the first ("Madaya, Syria")."""
    if not 0 < begin - end <= 30:
        return False
    match = _COMMA.fullmatch(text, end, begin)
    if match:
        return True
    if is_part_of(text, end, begin):
        return True
    between = text[end:begin].casefold().strip(" ,'’")
    between = between.removeprefix("s ").removeprefix("in ").removeprefix("the ")
    return between in _COMPASS


_COMPASS = frozenset(
    f"{link}{side}{tail}"
    for link in ("", "in ", "in the ")
    for side in ("northern", "southern", "eastern", "western", "central", "north", "south", "east", "west",
                 "northeastern", "northwestern", "southeastern", "southwestern", "northeast", "northwest",
                 "southeast", "southwest")
    for tail in ("", " of")
)  # fmt: skip
