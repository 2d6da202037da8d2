"""Cuts raw text into words as UD English does, with exact offsets; sentence starts are left to the model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tacitus.tables import load_table

QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "`": "'", "´": "'"}
)
CLITIC = re.compile(r"(?i)(?<=.)(?:n['’]t|['’](?:s|re|ve|ll|d|m))$")
LETTER = r"[^\W\d_]"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of raw text."""

    begin: int
    end: int
    space: bool  # white space or the start of a passage stands before it

    def of(self, text: str) -> str:
        """The word's characters."""
        return text[self.begin : self.end]


@dataclass(frozen=True, slots=True)
class Spellings:
    """The data that the word pattern is made from."""

    pattern: re.Pattern[str]
    splits: dict[str, int]  # spelling to the length of its first part
    closing: frozenset[str]  # abbreviations that may close a sentence
    abbreviations: frozenset[str]


def plain(form: str) -> str:
    """A word with typographic quotes made plain, as the encoder was trained on."""
    return form.translate(QUOTES)


@cache
def load_spellings(user_data: str = "") -> Spellings:
    """Spellings from the data table ``language/spellings``."""
    kinds: dict[str, list[str]] = {}
    closing = set()
    for row in load_table("language/spellings", user_data):
        kinds.setdefault(row["kind"], []).append(row["form"])
        if row["final"]:
            closing.add(row["form"])
    splits = {item.replace("+", ""): item.index("+") for item in kinds["split"]}
    abbreviations = frozenset(kinds["abbreviation"])
    return Spellings(_pattern(kinds), splits, frozenset(closing), abbreviations)


def _pattern(kinds: dict[str, list[str]]) -> re.Pattern[str]:
    def any_of(kind: str) -> str:
        return "|".join(re.escape(form) for form in sorted(kinds[kind], key=lambda form: (-len(form), form)))

    parts = (
        r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]}'’]",
        r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        r"(?<!\w)[@#](?=[^\W\d])\w+",
        rf"(?<![\w.])(?:{LETTER}\.){{2,}}(?:{LETTER}(?!\w))?",
        rf"(?<!\w)(?i:{any_of('abbreviation')})\.(?!\w)",
        r"(?<!\w)(?i:nos?)\.(?=\s*\d)",
        r"(?<![\w.])[A-Z]\.(?=[\s-]*[A-Z])",
        r"(?<!\S)[:;]-?[()DP](?!\S)",
        rf"(?<![\w-])(?i:{any_of('prefix')})-{LETTER}\w*(?:['’]{LETTER}+)?",
        rf"\b[\w-]+(?:\.[\w-]+)*\.(?i:{any_of('suffix')})\b(?:/[^\s]*\w)?",
        r"\b[A-Z]&[A-Z]\w*",
        r"\d{1,4}(?:[/-]\d{1,4}){2}(?!\w)",
        r"\d{1,2}/\d{1,4}(?!\w)",
        r"\+?\d{1,3}(?:-\d{3,4}){2,}",
        r"(?<!\d)\d{3}-\d{4}(?!\w)",
        r"\d{1,2}:\d{2}(?::\d{2})?",
        rf"\d+(?:[.,]\d+)*(?=(?:{any_of('unit')})\b)",
        rf"\d+(?:[.,]\d+)*(?:['’]?{LETTER}+\d*)?",
        r"[^\W\d_](?:\w|(?<=\w)['’](?=[^\W\d_]))*",
        r"\.{2,}|…+|-{2,}|—|–|[!?]+|([*=_~$])\1{2,}",
        r"\S",
    )
    return re.compile("|".join(f"(?:{part})" for part in parts))


def cut(text: str, begin: int, end: int, spellings: Spellings | None = None) -> Iterator[Word]:
    """Words of a passage in order.

    >>> text = "Moscow didn't withdraw its U.S.-made jets."
    >>> [word.of(text) for word in cut(text, 0, len(text))]
    ['Moscow', 'did', "n't", 'withdraw', 'its', 'U.S.', '-', 'made', 'jets', '.']
    """
    spellings = spellings or load_spellings()
    last = begin - 1
    for match in spellings.pattern.finditer(text, begin, end):
        for start, stop in _parts(text, match.start(), match.end(), spellings):
            yield Word(start, stop, start > last)
            last = stop


def _parts(text: str, begin: int, end: int, spellings: Spellings) -> Iterator[tuple[int, int]]:
    form = text[begin:end]
    if "'" in form or "’" in form:
        clitic = CLITIC.search(form)
        if clitic:
            middle = begin + clitic.start()
            yield begin, middle
            yield middle, end
            return
    cut_at = spellings.splits.get(form.lower()) if end - begin < 8 else None
    if cut_at:
        yield begin, begin + cut_at
        yield begin + cut_at, end
        return
    yield begin, end
