"""Reads days of publication: in header lines, in fields of JSON, in web addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from tacitus.intake.lexicons import calendar

_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[\s.\-]+(?:of\s)?([A-Za-z]{3,9})\.?(?:\s?,?[\s\-]+(\d{4})\b)?")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.?[\s\-]+(\d{1,2})(?:st|nd|rd|th)?\b(?!:)(?:\s?,?\s*(\d{4})\b)?")
_YEAR_FIRST = re.compile(r"\b(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=\D|$)")
_NUMBERS = re.compile(r"\b(\d{1,2})([-/.])(\d{1,2})\2(\d{4})\b")
_ADDRESS_DAY = re.compile(r"[/=_-]((?:19|20)\d\d)([/-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?=[/_.?&#-]|$)")
_ADDRESS_STAMP = re.compile(r"/((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{6,9})?(?=[/_.?&#-]|$)")
_YEARS = range(1800, 2200)


@dataclass(frozen=True, slots=True)
class Day:
    """A day found in a line: its characters there, and the date, None where the year is not stated."""

    begin: int
    end: int
    value: date | None


def find_day(line: str) -> Day | None:
    """The first day that a short line names, or None.

    >>> find_day("Published: 16 March 2016").value
    datetime.date(2016, 3, 16)
    >>> find_day("DAMASCUS, March 15").value is None
    True
    """
    found = [day for reader in (_in_words, _year_first, _in_numbers) for day in reader(line)]
    dated = [day for day in found if day.value is not None]
    return min(dated or found, key=lambda day: day.begin, default=None)


def _in_words(line: str) -> list[Day]:
    found = []
    for pattern, day_group, month_group in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        for match in pattern.finditer(line):
            month = calendar("month").get(match.group(month_group).lower())
            day = int(match.group(day_group))
            if month and 1 <= day <= 31:
                value = _day(match.group(3), month, day) if match.group(3) else None
                found.append(Day(match.start(), match.end(), value))
    return found


def _year_first(line: str) -> list[Day]:
    matches = _YEAR_FIRST.finditer(line)
    days = [Day(m.start(), m.end(), _day(m.group(1), int(m.group(3)), int(m.group(4)))) for m in matches]
    return [day for day in days if day.value is not None]


def _in_numbers(line: str) -> list[Day]:
    """Days like 16/03/2016; 04/03/2016 names no day, because countries read it differently."""
    found = []
    for match in _NUMBERS.finditer(line):
        first, second, year = int(match.group(1)), int(match.group(3)), match.group(4)
        plain = match.group(2) == "." or first > 12 or first == second
        value = _day(year, second, first) if plain else _day(year, first, second) if second > 12 else None
        found.append(Day(match.start(), match.end(), value))
    return found


def _day(year: str | int, month: int, day: int) -> date | None:
    try:
        value = date(int(year), month, day)
    except ValueError:
        return None
    return value if value.year in _YEARS else None


def day_of_address(url: str) -> date | None:
    """The day that a web address carries, or None.

    >>> day_of_address("https://example.org/world/2022/07/24/talks")
    datetime.date(2022, 7, 24)
    """
    match = _ADDRESS_DAY.search(url)
    if match:
        return _day(match.group(1), int(match.group(3)), int(match.group(4)))
    match = _ADDRESS_STAMP.search(url)
    return _day(match.group(1), int(match.group(2)), int(match.group(3))) if match else None


def day_of_value(value: object) -> date | None:
    """The day that a field of JSON names (text, or seconds or milliseconds since 1970), or None."""
    if isinstance(value, str):
        day = find_day(value.replace("T", " ") if value[:4].isdigit() else value)
        if day is not None:
            return day.value
        seconds = value.isascii() and value.isdigit() and 9 <= len(value) <= 13
        return day_of_value(int(value)) if seconds else _compact(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 1e8 <= value < 1e14:
        return None
    return datetime.fromtimestamp(value / 1000 if value >= 1e11 else value, UTC).date()


def _compact(value: str) -> date | None:
    digits = value[:8]
    if len(digits) < 8 or not (digits.isascii() and digits.isdigit()):
        return None
    return _day(digits[:4], int(digits[4:6]), int(digits[6:8]))
