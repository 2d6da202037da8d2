"""When: the day of publication, time expressions with TIMEX3 values, the days they mean, what that rests on."""

from tacitus.dates.finding import find_times
from tacitus.dates.publishing import date_report

__all__ = ["date_report", "find_times"]
