"""When: time expressions with TIMEX3 values, the days they can mean, and what that rests on."""

from tacitus.dates.finding import find_times

__all__ = ["find_times"]
