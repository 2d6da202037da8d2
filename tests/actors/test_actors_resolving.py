"""Bare phrases and dated offices."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from tacitus.actors import Resolution, resolve_phrase

CASES = Path(__file__).parents[1] / "cases" / "actors"


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("case", rows("offices.csv"), ids=lambda case: f"{case['phrase']} {case['on']}")
def test_resolving_offices_by_day(case: dict[str, str]) -> None:
    found = resolve_phrase(case["phrase"], date.fromisoformat(case["on"]))
    assert (found.code, found.sector) == (case["code"], case["sector"])
    assert plain(found.identifier_text) == plain(case["name"])


def plain(name: str | None) -> str:
    return (name or "").replace("ç", "c")


@pytest.mark.parametrize("case", rows("phrases.csv"), ids=lambda case: case["phrase"])
def test_resolving_phrases(case: dict[str, str]) -> None:
    found = resolve_phrase(case["phrase"])
    assert (found.code or "", found.sector or "") == (case["code"], case["sector"])
    assert "|".join(found.other_sectors) == case["other_sectors"]


def test_resolving_nothing_tells_nothing() -> None:
    assert resolve_phrase("") == Resolution()
    assert not resolve_phrase("a bottle of water").known


def test_resolving_says_why() -> None:
    assert "office president" in resolve_phrase("Vladimir Putin", date(2016, 3, 14)).why


def test_resolving_gives_wikidata_only_where_a_source_has_it() -> None:
    assert resolve_phrase("Russia").identifier_id == "Q159"
    assert resolve_phrase("Vladimir Putin", date(2016, 3, 14)).identifier_id is None


@pytest.mark.parametrize(("one", "other"), [("Russian", "Ukrainian"), ("Israeli", "Iranian"), ("Indian", "Pakistani")])
@pytest.mark.parametrize(
    "rest", ["army", "airstrikes", "government spokesman", "rebels", "protesters", "border police"]
)
def test_resolving_is_impartial(one: str, other: str, rest: str) -> None:
    first, second = resolve_phrase(f"{one} {rest}"), resolve_phrase(f"{other} {rest}")
    assert first.sector == second.sector
    assert first.other_sectors == second.other_sectors
    assert first.code != second.code
