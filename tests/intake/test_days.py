from __future__ import annotations

from datetime import date

import pytest

from tacitus.intake import report_from_text
from tacitus.intake.days import day_of_address, day_of_value, find_day
from tacitus.records import Basis


@pytest.mark.parametrize(
    "line",
    [
        "16 March 2016",
        "Wednesday, 16 March 2016",
        "Wed 16th of March, 2016",
        "March 16, 2016 10:32 am",
        "Mar. 16 2016",
        "Published: 16 March 2016",
        "2016-03-16 10:00",
        "2016/03/16",
        "16/03/2016",
        "03/16/2016",
        "16.03.2016",
        "16-Mar-2016",
    ],
)
def test_days_ways_to_write_a_day(line: str) -> None:
    day = find_day(line)
    assert day is not None
    assert day.value == date(2016, 3, 16)


@pytest.mark.parametrize("line", ["March 16", "16 March", "04/03/2016", "30 February 2016"])
def test_days_without_a_year_or_in_doubt_are_no_date(line: str) -> None:
    day = find_day(line)
    assert day is None or day.value is None


@pytest.mark.parametrize("line", ["may 9 people have died", "Section 12.4.1", "10:32", "In 2016 the war went on"])
def test_days_other_figures_are_no_date(line: str) -> None:
    day = find_day(line)
    assert day is None or day.value is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2022/07/24/a-title", date(2022, 7, 24)),
        ("https://example.org/news/2022/7/4/a", date(2022, 7, 4)),
        ("https://example.org/news/2022-07-27/a/101250498", date(2022, 7, 27)),
        ("https://example.org/national/20220725163105094.html", date(2022, 7, 25)),
        ("https://example.org/20220725/a.html", date(2022, 7, 25)),
        ("https://example.org/2022/07/a-title", None),
        ("https://example.org/article/20229925", None),
        ("https://example.org/item/1654637840_40064.html", None),
        ("https://example.org/202207251234567890123", None),
    ],
)
def test_days_of_addresses(url: str, day: date | None) -> None:
    assert day_of_address(url) == day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2016-03-16", date(2016, 3, 16)),
        ("2016-03-16T23:59:00+03:00", date(2016, 3, 16)),
        ("20160316", date(2016, 3, 16)),
        ("20160316T101500Z", date(2016, 3, 16)),
        ("16 March 2016", date(2016, 3, 16)),
        (1458086400, date(2016, 3, 16)),
        (1458086400000, date(2016, 3, 16)),
        ("1458086400", date(2016, 3, 16)),
        ("soon", None),
        ("", None),
        (None, None),
        (True, None),
        (float("nan"), None),
        (12, None),
        ("9" * 5000, None),
        (["2016-03-16"], None),
    ],
)
def test_days_of_fields(value: object, day: date | None) -> None:
    assert day_of_value(value) == day


BODY = "\n\nThe army said on Monday that the rebels had broken the truce."
ADDRESS = "https://example.org/2016/03/18/truce"


@pytest.mark.parametrize(
    ("header", "given", "url", "day", "basis"),
    [
        ("Truce broken\n15 March 2016", date(2016, 3, 16), ADDRESS, date(2016, 3, 16), Basis.PUBLICATION),
        ("Truce broken\n15 March 2016", None, ADDRESS, date(2016, 3, 15), Basis.STATED),
        ("Truce broken", None, ADDRESS, date(2016, 3, 18), Basis.INFERRED),
        ("Truce broken", None, None, None, Basis.UNKNOWN),
    ],
)
def test_days_given_wins_over_stated_over_address(
    header: str, given: date | None, url: str | None, day: date | None, basis: Basis
) -> None:
    report = report_from_text(header + BODY, published=given, url=url)
    assert (report.published, report.published_basis) == (day, basis)


def test_days_of_the_body_are_no_publication() -> None:
    report = report_from_text(
        "The truce of 27 February 2016 held, the army said.\n\nIt was signed on 22 February 2016."
    )
    assert report.published is None
