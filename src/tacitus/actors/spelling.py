"""Persons' names as they sound: one name written in several ways, and initials."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from tacitus.tables import load_table

FUSED = re.compile(r"abd(?:[aeou]l|[aeu]r|[aeu]s)(?=[a-z]{4})(?!l?ah?$)")
LEAST = 3  # letters that the sound of a name alone must have
LIKENESS = 70.0  # rapidfuzz ratio under which two spellings of one sound are different names
_HARD_C = re.compile(r"c(?=[^eiyh]|$)")
_VOWELS = re.compile(r"[aeiouy]+")
_TWICE = re.compile(r"(.)\1+")
_ROUND = frozenset("ou")


@dataclass(frozen=True, slots=True)
class Sounds:
    """What groups of letters sound like, in the order in which they are read; articles and *son of*; forms of *Abd*."""

    letters: tuple[tuple[str, str], ...]
    particles: frozenset[str]
    servants: frozenset[str]


@cache
def load_sounds() -> Sounds:
    """The table."""
    rows = load_table("actors/spellings")

    def having(role: str) -> frozenset[str]:
        return frozenset(row["letters"] for row in rows if row["role"] == role)

    letters = tuple((row["letters"], row["sound"]) for row in rows if row["role"] == "sound")
    return Sounds(letters, having("particle"), having("servant"))


def sound_of(key: str) -> str:
    """The consonants of a name's word, and of its vowels the first: round (u) or open (a).

    >>> sound_of("mohammed") == sound_of("muhamad"), sound_of("hassan") == sound_of("hussein")
    (True, False)
    """
    text = _HARD_C.sub("k", key)
    for letters, sound in load_sounds().letters:
        text = text.replace(letters, sound)
    text = _TWICE.sub(r"\1", text)
    vowel = _VOWELS.search(text)
    first = ("u" if vowel.group()[0] in _ROUND else "a") if vowel else ""
    initial = "'" if vowel is not None and vowel.start() == 0 else ""
    return initial + first + _TWICE.sub(r"\1", _VOWELS.sub("", text))


@lru_cache(maxsize=1 << 16)
def sounds_of(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The sounds of a name's words, without articles and *son of*; *Abd al-Rahman* is one word.

    >>> sounds_of(("abd", "al", "rahman")) == sounds_of(("abdelrahman",)) == sounds_of(("abdur", "rahman"))
    True
    """
    known, found = load_sounds(), list[str]()
    before = ""
    for key in keys:
        if key in known.particles and len(keys) > 1:
            continue
        if key in known.servants and len(keys) > 1:
            before = "abd "
            continue
        fused = FUSED.match(key)
        word, before = (key[fused.end() :], "abd ") if fused is not None else (key, before)
        found.append(before + sound_of(word))
        before = ""
    return tuple(found)


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True if two names of two words or more are one, spelt or shortened otherwise."""
    if len(sounds_of(one)) < 2 or len(sounds_of(other)) < 2:
        return False
    return same_sound(one, other) or _initialled(one, other) or _initialled(other, one)


def same_sound(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True if two full names are spellings of one, in full."""
    mine = sounds_of(one)
    return len(mine) > 1 and mine == sounds_of(other) and fuzz.ratio(" ".join(one), " ".join(other)) >= LIKENESS


def _initialled(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """``J. P. Odongo`` or ``JP Odongo``, and ``John Peter Odongo``."""
    letters = "".join(short[:-1])
    given = [key for key in full[:-1] if key not in load_sounds().particles]
    if short[-1] != full[-1] or not given or max(map(len, given)) < LEAST or len(letters) > LEAST:
        return False
    initials = "".join(key[0] for key in given)
    single = all(len(key) == 1 for key in short[:-1])
    shortened = all(len(key) < LEAST for key in short[:-1])
    return (shortened and initials.startswith(letters)) or (single and letters.startswith(initials))


def same_surname(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """True if a name of one word is the last of a full name, spelt otherwise."""
    mine, theirs = sounds_of(short), sounds_of(full)
    alike = len(mine) == 1 and len(theirs) > 1 and mine[0] == theirs[-1] and len(mine[0]) > LEAST
    return alike and fuzz.ratio(short[-1], full[-1]) >= LIKENESS


class Spellings:
    """The full names of a report, with the mention that each stands at first, found by how they sound."""

    def __init__(self, names: Mapping[tuple[str, ...], int]) -> None:
        self._names: dict[tuple[str, tuple[str, ...]], list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        for name, index in names.items():
            sounds = sounds_of(name)
            for key in (("sound", sounds), ("surname", sounds[-1:]), ("last", name[-1:])):
                self._names[key].append((name, index))

    def of(self, keys: tuple[str, ...], at: int) -> int | None:
        """The first full name that a name is another spelling of, if its own at ``at`` does not come first."""
        if not keys:
            return None
        sounds = sounds_of(keys)
        if len(keys) > 1:
            near = (*self._names.get(("sound", sounds), ()), *self._names.get(("last", keys[-1:]), ()))
            same = {index for name, index in near if name == keys or same_name(keys, name)}
        else:
            same = {index for name, index in self._names.get(("surname", sounds), ()) if same_surname(keys, name)}
        first = min(same, default=at)
        return first if len(same) > (len(keys) > 1) and first != at else None
