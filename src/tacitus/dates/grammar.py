"""The temporal grammar: patterns over canonical lines, with word classes in braces, both from data tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tacitus.numerals import numeral_words
from tacitus.tables import load_table

YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"

DATE = (
    r"(?:(?:{weekday} ?,? )?(?:(?:the )?{day} {month}(?:(?: ,)? {year})?|{month} {day}(?:(?: ,)? {year})?)"
    r"|{weekday}|{deictic})"
)

TRIGGERING = ("month", "weekday", "weekday_short", "unit", "deictic", "part", "season", "reference",
              "reference_adjective", "set_word", "holiday", "decade_word", "ordinal", "trigger")  # fmt: skip
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[^\W\d_]+")

Patterns = tuple[tuple[str, re.Pattern[str]], ...]
"""Resolver names and compiled patterns."""


@dataclass(frozen=True, slots=True)
class Words:
    """The classes of the word table: forms by class, and the value of a form within its class."""

    forms: Mapping[str, tuple[str, ...]]
    values: Mapping[tuple[str, str], str]
    abbreviated: frozenset[str]  # a full stop may follow
    triggers: frozenset[str] = frozenset()  # a line without one of these words or a digit tells no time

    def may_tell(self, line: str) -> bool:
        """False for a line that no pattern can fit, without trying them."""
        return _DIGIT.search(line) is not None or not self.triggers.isdisjoint(_LETTERS.findall(line))

    def value(self, kind: str, form: str) -> str | None:
        """What a form is worth in a class."""
        plain = form.rstrip(".")
        return self.values.get((kind, plain)) or self.values.get((kind, plain.replace("-", " ")))


@cache
def load_words(user_data: str = "") -> Words:
    """The table ``dates/vocabulary`` with the classes that the patterns name."""
    forms: dict[str, list[str]] = {}
    abbreviated = set()
    values: dict[tuple[str, str], str] = {}
    for row in load_table("dates/vocabulary", user_data):
        kind, word = row["class"], row["word"]
        forms.setdefault(kind, []).append(word)
        values[kind, word] = row["value"]
        if row["abbreviation"]:
            abbreviated.add(word)
        if kind == "weekday_short":
            values["weekday", word] = row["value"]
    by_class = MappingProxyType({kind: tuple(words) for kind, words in forms.items()})
    return Words(by_class, MappingProxyType(values), frozenset(abbreviated), _triggers(forms))


def _triggers(forms: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The longest word of each form of the classes without which no pattern fits."""
    spoken = [word for word, numeral in numeral_words().items() if numeral.kind in ("unit", "ten", "scale")]
    told = [word for kind in TRIGGERING for word in forms.get(kind, ())]
    return frozenset(max(_LETTERS.findall(word), key=len) for word in (*told, *spoken) if _LETTERS.findall(word))


@cache
def load_patterns(user_data: str = "") -> Patterns:
    """Resolver names and compiled patterns."""
    words = load_words(user_data)
    short = words.abbreviated
    classes = {kind: _choice(forms, short) for kind, forms in words.forms.items()}
    months = words.forms["month"]
    classes["month_long"] = _choice(tuple(form for form in months if len(form) > 3 or form == "may"), short)
    classes["month"] = _choice(months, short)
    classes["weekday"] = (
        _choice(words.forms["weekday"], short) + "|(?:" + "|".join(words.forms["weekday_short"]) + r")\."
    )
    classes["weekday"] = f"(?:{classes['weekday']})"
    classes["unit_one"] = _choice(tuple(form for form in words.forms["unit"] if not form.endswith("s")), short)
    classes["unit_any"] = _choice(words.forms["unit"], short)
    classes |= {"year": YEAR, "day": DAY, "number": _number_pattern(), "spoken_year": _spoken_years()}
    classes["date"] = _filled(DATE, classes)
    rows = load_table("dates/patterns", user_data)
    return tuple(
        (row["resolver"], re.compile(rf"(?<!\w)(?<![a-z]-)(?:{_filled(row['pattern'], classes)})(?!\w)"))
        for row in rows
    )


def _number_pattern() -> str:
    """Numbers in digits, in words, and in several words, with halves."""
    kinds = numeral_words()
    first = "|".join(word for word, numeral in kinds.items() if numeral.kind in ("unit", "ten"))
    scale = "|".join(word for word, numeral in kinds.items() if numeral.kind == "scale")
    words = rf"(?:(?:an? )?(?:{scale})|(?:{first}))(?:(?:[ -]|[ -]and[ -])(?:{first}|{scale}))*"
    digits = rf"\d[\d,.]*(?<![,.])(?: \d/\d)?(?: (?:{scale}))?"
    return rf"(?:(?:{digits}|{words})(?: and a half)?)"


def _spoken_years() -> str:
    """*nineteen ninety-four*, *two thousand and six*."""
    kinds = numeral_words()
    unit = "|".join(word for word, numeral in kinds.items() if numeral.kind == "unit" and numeral.value)
    ten = "|".join(word for word, numeral in kinds.items() if numeral.kind == "ten")
    return rf"(?:(?:nineteen|twenty)[ -](?:(?:{ten})(?:[ -](?:{unit}))?|(?:{unit}))|two thousand(?: and)? (?:{unit}))"


def _choice(forms: tuple[str, ...], abbreviated: frozenset[str]) -> str:
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    written = [re.escape(form).replace(r"\ ", "[ -]") + (r"\.?" if form in abbreviated else "") for form in ordered]
    return f"(?:{'|'.join(written)})"


def _filled(pattern: str, classes: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda match: classes[match[1]], pattern)
