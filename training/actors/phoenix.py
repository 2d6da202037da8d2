"""Reads the facts (names, codes, dates) of the Phoenix actor dictionaries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

CODE = re.compile(r"\[\s*([A-Z~]+)\s*([^\]]*)\]")
PIVOT = 30  # two-digit years up to here are of this century; the dictionaries end in 2014


@dataclass(frozen=True, slots=True)
class Term:
    """A CAMEO code and the days it held; None is open."""

    code: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Names of one actor, its codes, and whether it came from a list of persons."""

    names: tuple[str, ...]
    terms: tuple[Term, ...]
    person: bool


def read_actors(path: Path) -> Iterator[Actor]:
    """The actors of one dictionary file."""
    names: list[str] = []
    terms: list[Term] = []
    person = False
    for line in path.read_text(encoding="latin-1").splitlines():
        text, _, comment = line.partition("#")[0].partition(";")
        name, codes = _split(text)
        if name and not name.startswith("+") and (names or terms):
            yield Actor(tuple(names), tuple(terms), person)
            names, terms, person = [], [], False
        if name:
            names.append(clean(name))
        terms.extend(codes)
        person = person or "CountryInfo" in comment or "rulers" in comment
    if names:
        yield Actor(tuple(names), tuple(terms), person)


def _split(text: str) -> tuple[str, list[Term]]:
    name = text.partition("[")[0].strip()
    return name, [_term(match) for match in CODE.finditer(text)]


def _term(match: re.Match[str]) -> Term:
    code, dates = match[1], match[2].replace(" ", "")
    if dates.startswith(">"):
        return Term(code, read_day(dates[1:]))
    if dates.startswith("<"):
        return Term(code, None, read_day(dates[1:]))
    first, _, last = dates.partition("-")
    return Term(code, read_day(first), read_day(last))


def read_day(digits: str) -> date | None:
    """``040601`` or ``20040601``; None for anything else."""
    if len(digits) == 6 and digits.isdigit():
        digits = ("20" if int(digits[:2]) <= PIVOT else "19") + digits
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def clean(name: str) -> str:
    """``+VLADIMIR_V._PUTIN_`` → ``Vladimir V. Putin``."""
    words = name.lstrip("+").replace("_", " ").split()
    return " ".join(_capital(word) for word in words)


def _capital(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-"))
