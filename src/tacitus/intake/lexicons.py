"""Loads the room's word lists once, as frozen sets and tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tacitus.tables import load_table

_FREE_LENGTH = 12  # words of a furniture line where the entry names no length of its own


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the furniture list, its regular expression compiled where it has one."""

    pattern: str
    reach: str
    kind: str
    words: int
    regex: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """The furniture list by kind of match; ``starts`` is keyed by the first word of the pattern."""

    wholes: Mapping[str, Entry]
    starts: Mapping[str, tuple[Entry, ...]]
    regexes: tuple[Entry, ...]
    tails: tuple[Entry, ...]


@cache
def furniture() -> Furniture:
    """The lines that are page furniture."""
    wholes: dict[str, Entry] = {}
    starts: dict[str, list[Entry]] = {}
    others: dict[str, list[Entry]] = {"regex": [], "tail": []}
    for row in load_table("intake/furniture"):
        regex = re.compile(row["pattern"], re.IGNORECASE) if row["match"] in others else None
        entry = Entry(row["pattern"], row["reach"], row["kind"], row["words"] or _FREE_LENGTH, regex)
        if row["match"] == "whole":
            wholes[entry.pattern] = entry
        elif row["match"] == "start":
            starts.setdefault(entry.pattern.split()[0], []).append(entry)
        else:
            others[row["match"]].append(entry)
    frozen = {word: tuple(entries) for word, entries in starts.items()}
    return Furniture(MappingProxyType(wholes), MappingProxyType(frozen), tuple(others["regex"]), tuple(others["tail"]))


@cache
def menu_words() -> frozenset[str]:
    """Entries of navigation menus, in lower case."""
    return frozenset(row["word"] for row in load_table("intake/menu"))


@cache
def calendar(kind: str) -> Mapping[str, int]:
    """Words of dates of one kind (month, weekday, clock, label) with their number, 0 where they have none."""
    rows = load_table("intake/calendar")
    return MappingProxyType({row["word"]: row["number"] or 0 for row in rows if row["kind"] == kind})


@cache
def agencies() -> Mapping[str, str]:
    """News agencies as they sign, in lower case, with the name that readers know."""
    return MappingProxyType({row["name"].casefold(): row["outlet"] for row in load_table("intake/agencies")})


@cache
def outlet_words() -> frozenset[str]:
    """Words that names of outlets are made with, in lower case."""
    return frozenset(row["word"].casefold() for row in load_table("intake/outlet_words"))


@cache
def byline_words(kind: str) -> frozenset[str]:
    """Words of bylines of one kind: opener, title, role, particle, link."""
    return frozenset(row["word"] for row in load_table("intake/bylines") if row["kind"] == kind)


@cache
def labels() -> frozenset[str]:
    """Words before a colon that are no place, in lower case."""
    return frozenset(row["word"] for row in load_table("intake/labels"))


@cache
def dateline_places() -> frozenset[str]:
    """Places that a bare dateline may name, in lower case without diacritics."""
    return frozenset(row["name"] for row in load_table("intake/dateline_places"))


@cache
def function_words() -> frozenset[str]:
    """Common English words."""
    return frozenset(row["word"] for row in load_table("intake/function_words"))


@cache
def signatures() -> tuple[tuple[bytes, str], ...]:
    """First bytes of files that are no text, with what such a file is."""
    return tuple((bytes.fromhex(row["bytes"]), row["name"]) for row in load_table("intake/signatures"))
