"""Days of publication inferred from the texts of a plain file where they tell them, open where they do not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tacitus import read
from tacitus.dates import date_report
from tacitus.exports import to_objects
from tacitus.intake import report_from_text
from tacitus.language import load_model
from tacitus.records import Basis, Document, Report

CASES = Path(__file__).parents[1] / "cases" / "dates" / "publication.txt"


def cases() -> list[tuple[str, str]]:
    """Each report with what can be told of its day."""
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    blocks = [block.strip().rpartition("\n") for block in "\n".join(lines).split("\n\n") if block.strip()]
    return [(text, told.removeprefix("= ")) for text, _, told in blocks]


def dated(text: str) -> Document:
    """A report with its words and its day."""
    return date_report(load_model().parse([report_from_text(text)])[0])


def written(report: Report) -> str:
    """What is known of the day, as the case file writes it."""
    first, last = report.published_earliest, report.published_latest
    if report.published is not None and (first == last or first is None):
        return report.published.isoformat()
    if first is None and last is None:
        return "?"
    return f"{first or ''}…{last or ''}"


@pytest.mark.parametrize(("text", "expected"), cases())
def test_publication_of_the_case_file(text: str, expected: str) -> None:
    assert written(dated(text).report) == expected


def test_publication_there_are_enough_cases_and_some_tell_nothing() -> None:
    found = [told for _, told in cases()]
    assert len(found) >= 25
    assert found.count("?") >= 8


def test_publication_inferred_shows_its_evidence() -> None:
    text = "Shells fell on the port on Friday, March 11. The siege began on 20 February 2022, officials say."
    report = dated(text).report
    assert report.published_basis is Basis.INFERRED
    assert [span.of(text) for span in report.published_evidence] == ["Friday, March 11", "20 February 2022"]


def test_publication_given_is_never_changed() -> None:
    report = report_from_text("The rebels seized the town on Tuesday, 15 March 2016.", published=date(2016, 4, 1))
    document = Document(report)
    assert date_report(document) is document


def test_publication_inferred_to_the_week_dates_weekdays_but_not_yesterday() -> None:
    text = (
        "The rebels seized the town on Tuesday, 15 March 2016.\n\n"
        "The army shelled the bridge on Wednesday.\n\nAn envoy arrived yesterday."
    )
    found = {time.value: str(time.basis) for time in read(text).times}
    assert found == {"2016-03-15": "stated", "2016-03-16": "inferred", "XXXX-XX-XX": "unknown"}


def test_publication_inferred_dates_news_of_the_lead_to_the_days_it_may_be_of() -> None:
    text = "Gunmen killed a judge.\n\nThe rebels seized the town on Tuesday, 15 March 2016, residents say."
    info = next(item["date_info"] for item in to_objects(read(text)) if item["event_text"] == "killed")
    assert (info["earliest"], info["latest"], info["basis"]) == ("2016-03-15", "2016-03-21", "inferred")
    cited = next(iter(to_objects(read(text))))["cite_info"]
    assert (cited["date"], cited["date_basis"]) == ("2016-03-15", "inferred")


def test_publication_day_of_a_dateline_is_a_date_of_the_report() -> None:
    text = "HOMS, 14 March 2016 (Reuters) - Two shells hit the market on Monday, doctors said."
    found = [(time.span.of(text), time.value, str(time.basis)) for time in read(text).times]
    assert found == [("14 March 2016", "2016-03-14", "stated"), ("Monday", "2016-03-14", "publication")]


def test_publication_unknown_leaves_a_month_without_its_year_open() -> None:
    text = "Sales fell in 2020, a report said on Wednesday.\n\nIn May, the agency said it had seized the money."
    found = {time.span.of(text): time.value for time in read(text).times}
    assert found["May"] == "XXXX-05"
