"""TIMEX3 values as days: the interval a value covers, and the value a unit away from another.

Values follow TimeML 1.2.1: ``2016``, ``201`` (decade), ``20`` (century), ``2016-Q1``, ``2016-H1``,
``2016-SP``, ``2016-03``, ``2016-W11``, ``2016-W11-WE``, ``2016-03-14``, ``2016-03-14TNI``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from tacitus.records import Precision

FIRST_YEAR, LAST_YEAR = 1, 9998

_SEASONS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (12, 15)}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-XX)?(?:T[A-Z]{2})?$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_PART = re.compile(r"(\d{4})-([QH])(\d)$")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
_YEARS = re.compile(r"(?:FY)?(\d{2,4})$")


@dataclass(frozen=True, slots=True)
class Interval:
    """The days from ``first`` to ``last``, both included, and how fine the value is that named them."""

    first: date
    last: date
    precision: Precision

    @property
    def middle(self) -> date:
        return self.first + (self.last - self.first) // 2


def make_date(year: int, month: int, day: int) -> date | None:
    """A date, None if the calendar has none such."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def interval(value: str) -> Interval | None:
    """The days that a TIMEX3 value covers; None for a value that fixes none (``PAST_REF``, ``XXXX-WI``).

    >>> interval("2016-Q1").last
    datetime.date(2016, 3, 31)
    """
    for read in (_day, _month, _week, _part, _season, _years):
        found = read(value)
        if found:
            return found
    return None


def _day(value: str) -> Interval | None:
    match = _DAY.match(value)
    day = make_date(int(match[1]), int(match[2]), int(match[3])) if match else None
    if not match or not day:
        return None
    return Interval(day, day, Precision.TIME if match[4] else Precision.DAY)


def _month(value: str) -> Interval | None:
    match = _MONTH.match(value)
    if not match or not make_date(int(match[1]), int(match[2]), 1):
        return None
    return _months(int(match[1]), int(match[2]), 1, Precision.MONTH)


def _months(year: int, month: int, count: int, precision: Precision) -> Interval:
    last_index = year * 12 + month - 1 + count - 1
    last_year, last_month = divmod(last_index, 12)
    first_year, first_month = divmod(year * 12 + month - 1, 12)
    last = date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])
    return Interval(date(first_year, first_month + 1, 1), last, precision)


def _week(value: str) -> Interval | None:
    match = _WEEK.match(value)
    if not match or not 1 <= int(match[2]) <= 53:
        return None
    if int(match[2]) == 53 and date(int(match[1]), 12, 28).isocalendar().week < 53:
        return None
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    if match[3]:
        return Interval(monday + timedelta(5), monday + timedelta(6), Precision.DAY)
    return Interval(monday, monday + timedelta(6), Precision.WEEK)


def _part(value: str) -> Interval | None:
    match = _PART.match(value)
    if not match or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return None
    size = 3 if match[2] == "Q" else 6
    number = int(match[3])
    if not 1 <= number <= 12 // size:
        return None
    precision = Precision.QUARTER if size == 3 else Precision.YEAR
    return _months(int(match[1]), (number - 1) * size + 1, size, precision)


def _season(value: str) -> Interval | None:
    match = _SEASON.match(value)
    if not match or not FIRST_YEAR <= int(match[1]) < LAST_YEAR:
        return None
    first, last = _SEASONS[match[2]]
    return _months(int(match[1]), first, last - first + 1, Precision.QUARTER)


def _years(value: str) -> Interval | None:
    match = _YEARS.match(value)
    if not match:
        return None
    size = 10 ** (4 - len(match[1]))
    year = int(match[1]) * size
    if not FIRST_YEAR <= year <= LAST_YEAR - size:
        return None
    precision = {1: Precision.YEAR, 10: Precision.DECADE, 100: Precision.CENTURY}[size]
    return Interval(date(year, 1, 1), date(year + size - 1, 12, 31), precision)


def value_at(day: date, unit: str) -> str:
    """The value of the unit (D W M Q H Y DE CE) that a day lies in.

    >>> value_at(date(2016, 3, 14), "W"), value_at(date(2016, 3, 14), "DE")
    ('2016-W11', '201')
    """
    year = f"{day.year:04d}"
    if unit == "D":
        return day.isoformat()
    if unit == "W":
        week = day.isocalendar()
        return f"{week.year:04d}-W{week.week:02d}"
    if unit == "WE":
        return value_at(day, "W") + "-WE"
    if unit in {"Q", "H"}:
        return f"{year}-{unit}{(day.month - 1) // (3 if unit == 'Q' else 6) + 1}"
    return {"M": year + f"-{day.month:02d}", "Y": year, "DE": year[:3], "CE": year[:2]}[unit]


def move(day: date, count: int, unit: str) -> date | None:
    """The day so many units later (earlier if negative); None beyond the calendar.

    >>> move(date(2016, 1, 31), 1, "M")
    datetime.date(2016, 2, 29)
    """
    days = {"D": 1, "W": 7, "WE": 7}.get(unit)
    if days:
        return _move_days(day, count * days)
    months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + count * months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _move_days(day: date, days: int) -> date | None:
    if not date(FIRST_YEAR, 1, 1).toordinal() <= day.toordinal() + days <= date(LAST_YEAR, 12, 31).toordinal():
        return None
    return day + timedelta(days)


def weekday_before(day: date, weekday: int, *, same: bool = True) -> date:
    """The last such weekday (1 Monday … 7 Sunday) up to a day, the day itself included if ``same``."""
    back = (day.isoweekday() - weekday) % 7
    return day - timedelta(back or (0 if same else 7))


def weekday_after(day: date, weekday: int, *, same: bool = True) -> date:
    """The next such weekday from a day on, the day itself included if ``same``."""
    ahead = (weekday - day.isoweekday()) % 7
    return day + timedelta(ahead or (0 if same else 7))


def third(whole: Interval, part: str) -> Interval:
    """The first, middle or last third of an interval (``part``: early, mid, late), rounded to days."""
    if whole.first == whole.last:
        return whole
    size = ((whole.last - whole.first).days + 1) // 3
    first = {"early": whole.first, "mid": whole.first + timedelta(size), "late": whole.last - timedelta(size)}[part]
    last = {"early": whole.first + timedelta(size), "mid": whole.last - timedelta(size), "late": whole.last}[part]
    return Interval(first, last, whole.precision)
