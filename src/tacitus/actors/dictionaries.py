"""Users' actor dictionaries in the format of PETRARCH and TABARI, as they are.

Every ``actors/*.txt`` of a user's folder is read: ``NAME_ [CODE]``, ``+ALIAS_`` on the lines behind, codes on lines of
their own, with ``[CODE >040601]``, ``[CODE <20040601]`` or ``[CODE 010120-050120]`` for the days they hold; agents
``NOUN {PLURAL} [~COP]`` and sets ``!PERSON! = MAN, WOMAN``. ``#`` and ``;`` begin comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tacitus.actors.entries import Entry, Kind, Term, Written
from tacitus.errors import DataError
from tacitus.tables import load_table

CODE = re.compile(r"\[\s*([A-Za-z~-]+)\s*([^\]}]*)[\]}]")  # published dictionaries close one with a brace
SET = re.compile(r"!(\w+)!")
ASIDE = re.compile(r"\([^)]*\)|\{[^}]*\}")
PLURAL = re.compile(r"\{([^}]*)\}")
PIVOT = 30  # two-digit years up to here are of this century
LETTERS = 3  # a single word this short is an acronym: dictionaries write everything in capitals
OFFICES = frozenset(("GOV", "LEG", "MIL", "JUD", "COP", "SPY", "ELI"))

Named = tuple[Entry, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Codes:
    """CAMEO's letters by what they mean, in PLOVER's."""

    countries: Mapping[str, str]
    international: Mapping[str, str]
    sectors: Mapping[str, str]

    def term(self, cameo: str, start: date | None = None, end: date | None = None) -> Term | None:
        """``RUSGOVMIL`` or ``~COP``; None if neither country nor sector can be told."""
        parts = ["", *_threes(cameo[1:])] if cameo.startswith("~") else _threes(cameo)
        first, rest = parts[0], parts[1:]
        code = self.countries.get(first) or self.international.get(first)
        if code == "IGO" and rest[:1] in (["UNO"], ["EUR"]):
            code, rest = rest[0], rest[1:]
        if code == "MNC":
            code, rest = next((self.countries[part] for part in rest if part in self.countries), "MNC"), ["BUS"]
        sectors = list(dict.fromkeys(self.sectors[part] for part in rest if part in self.sectors))
        if code is None and not sectors:
            return None
        return Term(code, sectors[0] if sectors else None, tuple(sectors[1:]), None, start, end)


@cache
def load_codes() -> Codes:
    """The package's table of codes and countries."""
    rows = load_table("actors/cameo_codes")

    def having(kind: str) -> dict[str, str]:
        return {row["cameo"]: row["plover"] for row in rows if row["kind"] == kind}

    countries = {row["code"]: row["code"] for row in load_table("actors/countries")}
    return Codes(countries | having("country"), having("international"), having("sector"))


def dictionary_entries(user_data: str) -> Iterator[Named]:
    """Entries of every dictionary in a user's folder with their names; raises DataError for a broken bracket."""
    folder = Path(user_data) / "actors" if user_data else None
    for path in sorted(folder.glob("*.txt")) if folder is not None and folder.is_dir() else ():
        yield from read_dictionary(path)


def read_dictionary(path: Path) -> Iterator[Named]:
    """Entries of one dictionary. Codes that PLOVER has no letters for (``---``) leave a name out."""
    sets: dict[str, tuple[str, ...]] = {}
    names: list[str] = []
    terms: list[Term] = []
    for number, line in enumerate(_lines(path), 1):
        text = line.partition("#")[0].partition(";")[0].strip()
        if text.startswith("!") and "=" in text:
            key, _, words = text.partition("=")
            sets[key.strip().strip("!")] = tuple(word.strip() for word in words.split(","))
            continue
        if text.rfind("[") > max(text.rfind("]"), text.rfind("}")):
            raise DataError(f"{path}:{number}: a bracket is left open in {text!r}. Write codes as [CODE].")
        own = text.partition("[")[0].strip()
        if own and not own.startswith("+"):
            yield from _entries(names, terms)
            names, terms = [], []
        names.extend(_spelled(own, sets))
        terms.extend(term for match in CODE.finditer(text) if (term := _term(match)) is not None)
    yield from _entries(names, terms)


def _lines(path: Path) -> list[str]:
    """Old dictionaries are Latin-1, new ones UTF-8."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        return data.decode("latin-1").splitlines()


def _spelled(own: str, sets: Mapping[str, tuple[str, ...]]) -> list[str]:
    """A name with its irregular plural and each word of a set that it names."""
    plurals = [word.replace("_", " ").strip() for word in PLURAL.findall(own)]
    name = " ".join(ASIDE.sub(" ", own).lstrip("+").replace("_", " ").split())
    found = SET.search(name)
    if found is not None:
        return [name.replace(found[0], word.replace("_", " ")) for word in sets.get(found[1], ())]
    return [word for word in (name, *plurals) if word]


def _entries(names: list[str], terms: list[Term]) -> Iterator[Named]:
    """What the lines of one actor say; a code without days holds where none with days does."""
    if not names or not terms:
        return
    ordered = tuple(sorted(terms, key=lambda term: (bool(term.start or term.end), term.start or date.min)))
    name = names[0].title()
    if all(term.code is None and term.start is None for term in ordered):
        yield Entry(Kind.AGENT, names[0].lower(), ordered[:1], None, "strong", "group", Written.ANY), tuple(names)
        return
    dated = any(term.start or term.end for term in ordered)
    person = dated and any(term.sector in OFFICES for term in ordered)
    plain = len(ordered) == 1 and ordered[0].sector is None and ordered[0].code in load_codes().countries
    for written in (Written.CAPITAL, Written.ACRONYM):
        own = tuple(item for item in names if (len(item) <= LETTERS) is (written is Written.ACRONYM))
        if plain:
            state = Term(ordered[0].code, "GOV", start=ordered[0].start, end=ordered[0].end)
            yield Entry(Kind.COUNTRY, name, (state,), written=written), own
        else:
            yield Entry(Kind.PERSON if person else Kind.GROUP, name, ordered, detail="", written=written), own


def _term(match: re.Match[str]) -> Term | None:
    cameo, days = match[1].upper(), match[2].replace(" ", "")
    if days.startswith(">"):
        return load_codes().term(cameo, read_day(days[1:]))
    if days.startswith("<"):
        return load_codes().term(cameo, None, read_day(days[1:]))
    first, _, last = days.partition("-")
    return load_codes().term(cameo, read_day(first), read_day(last))


def read_day(digits: str) -> date | None:
    """``040601`` or ``20040601``; None for anything else.

    >>> read_day("040601"), read_day("19991231"), read_day("")
    (datetime.date(2004, 6, 1), datetime.date(1999, 12, 31), None)
    """
    if len(digits) == len("040601") and digits.isdigit():
        digits = ("20" if int(digits[:2]) <= PIVOT else "19") + digits
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def _threes(letters: str) -> list[str]:
    return [letters[at : at + 3] for at in range(0, len(letters), 3)]
