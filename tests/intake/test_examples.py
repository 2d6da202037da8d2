"""The example reports are read with the headline, author, outlet and day that they carry."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tacitus.intake import read_inputs
from tacitus.records import Basis, PassageKind, Report

FOLDER = Path(__file__).parents[2] / "examples"
FOOT = "Retelling written for the Tacitus examples; facts from the public record."


def examples() -> dict[str, Report]:
    found = list(read_inputs([str(FOLDER)]))
    return {Path(str(item.file)).name: item for item in found if isinstance(item, Report)}


REPORTS = examples()


def test_examples_are_fifteen_reports() -> None:
    assert len(REPORTS) == 15


@pytest.mark.parametrize(
    ("name", "title", "author", "outlet", "day"),
    [
        (
            "01_harbour_gazette.txt",
            "Putin orders main part of Russian forces out of Syria, but bases stay",
            "Leila Haddad",
            "The Harbour Gazette",
            date(2016, 3, 14),
        ),
        ("02_cedar_wire.txt", "FIRST RUSSIAN BOMBERS LEAVE SYRIA", None, "Cedar Wire", date(2016, 3, 15)),
        (
            "03_northern_courier.txt",
            "Obama and Putin discuss Syria drawdown by telephone",
            "Ingrid Solberg",
            "The Northern Courier",
            date(2016, 3, 15),
        ),
        (
            "04_lakeside_post.txt",
            "Mediator sees no Plan B as Syria talks resume in Geneva",
            "Marc Delacroix",
            "The Lakeside Post",
            date(2016, 3, 15),
        ),
        (
            "05_levant_monitor.txt",
            "Syria truce: 135 dead in first week, monitor says, as both sides report breaches",
            "Rania Kassab",
            "The Levant Monitor",
            date(2016, 3, 6),
        ),
        (
            "06_orontes_herald.txt",
            "Tolls differ after bombings in Homs and at Damascus shrine",
            None,
            "THE ORONTES HERALD",
            date(2016, 2, 23),
        ),
        (
            "07_meridian_review.txt",
            "A withdrawal is not a peace",
            "Helena Marsh",
            "The Meridian Review",
            date(2016, 3, 17),
        ),
        (
            "08_coastal_tribune.html",
            "What Russia leaves behind in Syria",
            "Pavel Novak",
            "The Coastal Tribune",
            date(2016, 3, 16),
        ),
        (
            "09_two_reports.jsonl:1",
            "First Russian bombers leave Syria",
            None,
            "The Evening Ledger",
            date(2016, 3, 15),
        ),
        (
            "09_two_reports.jsonl:2",
            "Truce in Syria survives first days as both sides complain",
            "Samir Daher",
            "The Quay Observer",
            date(2016, 2, 29),
        ),
    ],
)
def test_examples_carry_their_header(name: str, title: str, author: str | None, outlet: str, day: date) -> None:
    report = REPORTS[name]
    assert (report.title, report.author, report.outlet, report.published) == (title, author, outlet, day)
    assert report.published_basis is (Basis.PUBLICATION if "jsonl" in name else Basis.STATED)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("01_harbour_gazette.txt", "MOSCOW"),
        ("02_cedar_wire.txt", "MOSCOW"),
        ("03_northern_courier.txt", "WASHINGTON"),
        ("04_lakeside_post.txt", "GENEVA"),
        ("05_levant_monitor.txt", "BEIRUT"),
        ("06_orontes_herald.txt", "HOMS"),
        ("09_two_reports.jsonl:2", "ALEPPO"),
    ],
)
def test_examples_carry_their_dateline(name: str, place: str) -> None:
    report = REPORTS[name]
    assert report.dateline_place is not None
    assert report.dateline_place.of(report.text) == place


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_examples_are_marked_at_the_foot(name: str) -> None:
    report = REPORTS[name]
    last = report.passages[-1]
    assert (last.span.of(report.text), last.kind) == (FOOT, PassageKind.FURNITURE)
    assert all(FOOT not in p.span.of(report.text) for p in report.passages if p.kind is PassageKind.BODY)


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_examples_are_short_reports(name: str) -> None:
    report = REPORTS[name]
    body = [p.span.of(report.text) for p in report.passages if p.kind is PassageKind.BODY]
    shortest = 120 if name < "10" else 30  # the later ones are brief notices of agencies
    assert shortest <= sum(len(words.split()) for words in body) <= 350
    assert report.language == "en"


def test_examples_page_keeps_nothing_of_its_furniture() -> None:
    report = REPORTS["08_coastal_tribune.html"]
    body = "\n".join(p.span.of(report.text) for p in report.passages if p.kind is PassageKind.BODY)
    for words in (
        "cookie",
        "Subscribe",
        "Sport",
        "Related",
        "newsletter",
        "mark my words",
        "Reply",
        "reserved",
        "Tags",
    ):
        assert words not in body
    assert "Salim al-Muslat" in body
    assert body.count("\n") == 5


def test_examples_near_copy_shares_most_words() -> None:
    first, second = (set(REPORTS[name].text.split()) for name in ("02_cedar_wire.txt", "09_two_reports.jsonl:1"))
    assert len(first & second) / len(first | second) > 0.7
