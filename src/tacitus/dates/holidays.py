"""The days of holidays that move: Easter, weekdays of a month, and the Islamic year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from tacitus.dates.calendar import Interval, make_date, weekday_after
from tacitus.records import Precision

MOON_SIGHTING = timedelta(1)  # the sighted moon may differ from the tabular calendar by a day either way
ISLAMIC_EPOCH = 226_630  # ordinal of the day from which the tabular count below runs


def holiday_in(rule: str, year: int) -> Interval | None:
    """The days of a holiday in a Gregorian year by its rule; None for a rule that dates nothing.

    Rules: ``XXXX-MM-DD``; ``easter N`` days after Easter Sunday; ``weekday MM W N`` the N-th weekday W (Monday 1)
    of a month; ``islamic M D L`` from a day of the tabular Islamic calendar on, L days long, a day either way.

    >>> holiday_in("easter 0", 2016).first, holiday_in("weekday 11 4 4", 2016).first
    (datetime.date(2016, 3, 27), datetime.date(2016, 11, 24))
    """
    if not rule:  # a spelling (New Year’s-Eve) that the table does not hold
        return None
    name, *numbers = rule.split()
    if name == "easter":
        return _days(easter(year) + timedelta(int(numbers[0])))
    if name == "weekday":
        month, weekday, which = (int(number) for number in numbers)
        return _days(weekday_after(date(year, month, 1), weekday) + timedelta(7 * (which - 1)))
    if name == "islamic":
        month, day, length = (int(number) for number in numbers)
        return _islamic(year, month, day, length)
    month_day = rule.removeprefix("XXXX-").split("-")
    fixed = [int(part) for part in month_day if part.isdigit()]
    made = make_date(year, *fixed) if len(fixed) == 2 else None
    return _days(made) if made else None


def _days(first: date) -> Interval:
    return Interval(first, first, Precision.DAY)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus of 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped, corrected = century // 4, century % 4
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - moon + 15) % 30
    weekday = (32 + 2 * corrected + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _islamic(year: int, month: int, day: int, length: int) -> Interval | None:
    """The days in the Gregorian year; the first of two where the year holds the holiday twice."""
    hijri = int((year - 622) * 33 / 32)
    for candidate in (hijri - 1, hijri, hijri + 1, hijri + 2):
        first = islamic_day(candidate, month, day)
        if first.year == year:
            last = first + timedelta(length - 1)
            precision = Precision.WEEK if length < monthrange(2015, 2)[1] else Precision.MONTH
            return Interval(first - MOON_SIGHTING, last + MOON_SIGHTING, precision)
    return None


def islamic_day(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar (leap years of the 30-year cycle, civil epoch).

    >>> islamic_day(1437, 9, 1)
    datetime.date(2016, 6, 7)
    """
    count = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day
    return date.fromordinal(count + ISLAMIC_EPOCH)
