"""Time expressions in sentences of our own, from a plain file, and the days they can mean."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tacitus.dates import find_times
from tacitus.dates.calendar import interval, value_at
from tacitus.dates.grammar import load_words
from tacitus.dates.holidays import MOON_SIGHTING, easter, holiday_in
from tacitus.records import Basis, Document, Precision

CASES = Path(__file__).parents[1] / "cases" / "dates" / "sentences.txt"
PUBLISHED = date(2016, 3, 16)


def cases() -> list[tuple[str, list[str]]]:
    """Each sentence with the lines of its times."""
    text = "\n".join(line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    blocks = [block.split("\n") for block in text.strip().split("\n\n")]
    return [(block[0], block[1:]) for block in blocks]


@pytest.mark.parametrize(("sentence", "expected"), cases())
def test_dates_of_the_case_file(sentence: str, expected: list[str], parse: Callable[..., Document]) -> None:
    document = parse(sentence, published=PUBLISHED)
    found = [f"{document.text(t.span)} | {t.type} | {t.value} | {t.basis}" for t in find_times(document)]
    assert found == expected


def test_dates_without_publication_date_stay_open(parse: Callable[..., Document]) -> None:
    (time,) = find_times(parse("Jets attacked the town on Monday."))
    assert time.value == "XXXX-WXX-1"
    assert time.earliest is None
    assert time.basis is Basis.UNKNOWN


def test_dates_next_day_counts_from_the_day_told_before(parse: Callable[..., Document]) -> None:
    text = "The truce began on 27 February 2016.\nThe following day shells fell on the town."
    first, second = find_times(parse(text, published=PUBLISHED))
    assert (first.value, second.value) == ("2016-02-27", "2016-02-28")
    assert second.basis is Basis.INFERRED


def test_dates_early_and_late_narrow_the_days(parse: Callable[..., Document]) -> None:
    (time,) = find_times(parse("The deal was signed in late 2015.", published=PUBLISHED))
    assert time.earliest is not None
    assert time.earliest >= date(2015, 8, 1)
    assert time.latest == date(2015, 12, 31)
    assert time.precision is Precision.YEAR


@pytest.mark.parametrize("unit", ["D", "W", "M", "Q", "Y", "DE", "CE"])
def test_dates_a_day_lies_in_the_interval_of_its_own_value(unit: str) -> None:
    days = interval(value_at(PUBLISHED, unit))
    assert days is not None
    assert days.first <= PUBLISHED <= days.last


@pytest.mark.parametrize(
    ("year", "first"),
    [(1996, date(1996, 1, 22)), (2001, date(2001, 11, 17)), (2016, date(2016, 6, 6)), (2024, date(2024, 3, 11))],
)
def test_dates_ramadan_begins_within_a_day_of_the_sighted_moon(year: int, first: date) -> None:
    days = holiday_in("islamic 9 1 30", year)
    assert days is not None
    assert abs((days.first + MOON_SIGHTING - first).days) <= 1


def test_dates_easter_by_the_computus() -> None:
    assert [easter(year) for year in (2000, 2016, 2024)] == [date(2000, 4, 23), date(2016, 3, 27), date(2024, 3, 31)]


def test_dates_past_weeks_reach_back_from_publication(parse: Callable[..., Document]) -> None:
    (time,) = find_times(parse("Shells fell daily.\nThousands fled in the past three weeks.", published=PUBLISHED))[1:]
    assert (time.type, time.value) == ("DURATION", "P3W")
    assert (time.earliest, time.latest) == (date(2016, 2, 24), PUBLISHED)


def test_dates_a_holiday_without_a_rule_dates_nothing() -> None:
    assert holiday_in("", 2016) is None


def test_dates_the_present_of_an_undated_report_has_no_day(parse: Callable[..., Document]) -> None:
    past = find_times(parse("The bank opened in 2018. It closed in November."))
    present = find_times(parse("The bank opened in 2018. Officials say it is strong. It met clients in November."))
    assert [time.value for time in past] == ["2018", "2018-11"]
    assert [time.value for time in present] == ["2018", "XXXX-11"]


def test_dates_lines_without_a_word_of_time_are_passed_over_and_no_other() -> None:
    words = load_words()
    assert not words.may_tell("gunmen killed a judge in the port .")
    assert all(words.may_tell(sentence.lower()) for sentence, expected in cases() if expected)
