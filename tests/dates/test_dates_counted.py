"""Days counted from a day that is told behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tacitus.dates import find_times
from tacitus.records import Basis, Document

PUBLISHED = date(2016, 3, 17)  # a Thursday


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The day before Tuesday's rally, police closed the square.", "2016-03-14"),
        ("The day after the vote on Tuesday the rebels left.", "2016-03-16"),
        ("Police closed the square the day before the rally. Rebels left on Tuesday.", "XXXX-XX-XX"),
    ],
)
def test_counted_days_take_the_day_told_behind_them(text: str, value: str, parse: Callable[..., Document]) -> None:
    document = parse(text)
    times = find_times(replace(document, report=replace(document.report, published=PUBLISHED)))
    counted = next(time for time in times if "day" in document.text(time.span).lower().split())
    assert counted.value == value
    assert (counted.basis is Basis.UNKNOWN) == (value == "XXXX-XX-XX")
