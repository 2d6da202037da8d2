"""Reads English numbers, in digits, in words and mixed.

Shared by the rooms that count time and people. The words are the table ``numerals/numerals``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tacitus.tables import load_table

_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$")
_GLUED = re.compile(r"((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)([a-z]+)$")
_FRACTION = re.compile(r"(\d)/(\d)$")


@dataclass(frozen=True, slots=True)
class Numeral:
    """One word of a number: its kind and what it is worth."""

    kind: str
    value: float


@cache
def numeral_words() -> Mapping[str, Numeral]:
    """The words of numbers by their lower-case form."""
    rows = load_table("numerals/numerals")
    return MappingProxyType({row["word"]: Numeral(row["kind"], row["value"]) for row in rows})


def read_number(words: Sequence[str]) -> float | None:
    """The number that the words make together, None if they make none.

    >>> read_number(["twenty", "-", "three"]), read_number(["1.5", "million"]), read_number(["a", "dozen"])
    (23.0, 1500000.0, 12.0)
    >>> read_number(["a", "hundred", "and", "two"]), read_number(["two", "and", "a", "half"])
    (102.0, 2.5)
    """
    parts = [part for word in words for part in _split(word.lower())]
    if not parts or any(part is None for part in parts):
        return None
    return _sum([part for part in parts if part is not None])


def _split(word: str) -> list[Numeral | None]:
    if word in {"-", "", "of"}:
        return []
    known = numeral_words().get(word)
    if known:
        return [known]
    if _DIGITS.match(word):
        return [Numeral("digits", float(word.replace(",", "")))]
    return _split_odd(word)


def _split_odd(word: str) -> list[Numeral | None]:
    fraction = _FRACTION.match(word)
    if fraction and fraction[2] != "0":
        return [Numeral("fraction", int(fraction[1]) / int(fraction[2]))]
    glued = _GLUED.match(word)
    suffix = numeral_words().get(glued[2]) if glued else None
    if glued and suffix and suffix.kind in {"suffix", "scale"}:
        return [Numeral("digits", float(glued[1].replace(",", ""))), Numeral("scale", suffix.value)]
    if "-" in word:
        return [item for part in word.split("-") for item in _split(part)]
    return [None]


def _sum(parts: Sequence[Numeral]) -> float | None:
    total = current = 0.0
    seen = False
    previous = ""
    for part in parts:
        if not _may_follow(part.kind, previous):
            return None
        if part.kind in {"unit", "ten", "digits"}:
            current, seen = current + part.value, True
        elif part.kind in {"scale", "suffix"}:
            total, current = _scale(total, current if seen else 1.0, part.value)
            seen = True
        elif part.kind == "fraction":
            current, seen = current + part.value, True
        previous = part.kind
    if previous in {"article", "joint"} or not seen:
        return None
    return total + current


def _may_follow(kind: str, previous: str) -> bool:
    """Whether a number can go on with a word of this kind (no "five seven", no "and" at the start)."""
    if kind in {"digits", "ten"}:
        return previous in {"", "scale", "joint", "article"}
    if kind == "unit":
        return previous in {"", "ten", "scale", "joint", "article"}
    if kind in {"joint", "suffix"}:
        return previous in {"unit", "ten", "digits", "scale"}
    return True


def _scale(total: float, current: float, value: float) -> tuple[float, float]:
    """Multiplies; a hundred stays open for a thousand to come, bigger scales close."""
    if value <= 100:
        return total, current * value
    if total and total < value:
        return (total + current) * value, 0.0
    return total + current * value, 0.0
