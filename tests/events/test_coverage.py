"""The whole of PLOVER: a sentence of ours for each type, mode, context and auxiliary mode, with its CAMEO code."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

import tacitus
from tacitus.records import Record
from tacitus.tables import load_table

CASES = Path(__file__).parent.parent / "cases" / "events" / "coverage.csv"
AUXILIARY = ("historical", "future", "hypothetical", "negation")
PUBLISHED = date(2024, 5, 14)
CAMEO = range(30, 205)  # the first three digits


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def told(record: Record) -> tuple[str, str, str, str]:
    """Type, modes, auxiliary modes and CAMEO code of a record as a case writes them."""
    event = record.event
    return event.type, "|".join(event.mode), "|".join(event.auxiliary), event.cameo or ""


@pytest.mark.parametrize("case", cases(), ids=[case["tells"] for case in cases()])
def test_coverage_sentence_is_read_as_it_tells(case: dict[str, str]) -> None:
    records = tacitus.read(case["sentence"], published=PUBLISHED).records
    wanted = (case["type"], case["mode"], case["auxiliary"], case["cameo"])
    found = [record for record in records if told(record) == wanted]
    assert found, [told(record) for record in records]
    assert not case["context"] or any(case["context"] in record.event.context for record in found)


def test_coverage_has_a_sentence_for_every_type_and_mode() -> None:
    wanted = {(row["type"], row["mode"] or "") for row in load_table("events/scales")}
    assert wanted - {(case["type"], case["mode"]) for case in cases()} == set()


def test_coverage_has_a_sentence_for_every_context() -> None:
    wanted = {row["context"] for row in load_table("events/contexts")}
    assert wanted - {case["context"] for case in cases()} == set()


def test_coverage_has_a_sentence_for_every_auxiliary_mode_of_every_type() -> None:
    """Where a reduction takes the mode away (a meeting to come is an AGREE), the case tells both."""
    wanted = {f"{row['type']} {name}" for row in load_table("events/types") for name in AUXILIARY}
    assert wanted - {case["tells"] for case in cases()} == set()


def test_coverage_names_a_cameo_code_for_each() -> None:
    assert [case["tells"] for case in cases() if int(case["cameo"][:3]) not in CAMEO] == []


def test_coverage_sentences_are_all_different() -> None:
    sentences = [case["sentence"] for case in cases()]
    assert len(set(sentences)) == len(sentences)
