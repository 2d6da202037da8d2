"""Corrections: beside what was read, never over it, and still there after the report is read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tacitus.errors import TacitusError
from tacitus.ledger import Correction, Grade, Ledger, Verdict, corrected, read_corrections, write_corrections

pytest_plugins = ("tests.ledger.ledgers",)
Make = Callable[..., Any]


def test_corrections_survive_a_second_reading(ledger: Ledger, record: Make, reading: Make) -> None:
    ledger.add(reading("r1", "one"), [record("r1", "e1")])
    given = Correction("r1", "e1", Verdict.CHANGE, "ana", "the text says so", field="status", value="denied")
    ledger.correct(given)
    ledger.add(reading("r1", "one"), [record("r1", "e1")])
    assert ledger.corrections() == [given]
    assert [item["status"] for item in ledger.objects()] == ["asserted"]


def test_corrections_change_a_copy_the_later_over_the_earlier(record: Make) -> None:
    read = record("r1", "e1", date_info={"value": "2016"})
    changes = [
        Correction("r1", "e1", Verdict.CHANGE, "ana", field="status", value="denied", at="2020-01-02"),
        Correction("r1", "e1", Verdict.CHANGE, "bo", field="status", value="alleged", at="2020-01-01"),
        Correction("r1", "e1", Verdict.CHANGE, "bo", field="date_info.value", value="2015", at="2020-01-01"),
    ]
    changed = corrected(read, changes)
    assert changed is not None
    assert (changed["status"], changed["date_info"]) == ("denied", {"value": "2015"})
    assert (read["status"], read["date_info"]) == ("asserted", {"value": "2016"})


def test_corrections_wrong_takes_away_until_somebody_says_right(record: Make) -> None:
    wrong = Correction("r1", "e1", Verdict.WRONG, "ana", at="2020-01-01")
    right = Correction("r1", "e1", Verdict.RIGHT, "bo", at="2020-01-02")
    assert corrected(record("r1", "e1"), [wrong]) is None
    assert corrected(record("r1", "e1"), [right, wrong]) == record("r1", "e1")


def test_corrections_go_through_a_file_once(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    given = [
        Correction("r1", "e1", Verdict.MERGE, "ana", "same raid", other_report="r2", other_record="e9"),
        Correction("r1", "e2", Verdict.CHANGE, "ana", field="mode", value=["aerial"]),
    ]
    grade = Grade("reliability", "The Gazette", "B", "ana", "two checks held")
    assert write_corrections(path, [*given, grade]) == 3
    for _ in range(2):
        found = list(read_corrections(path))
        ledger.correct(*(item for item in found if isinstance(item, Correction)))
    assert found[-1] == grade
    assert sorted(ledger.corrections(), key=lambda item: item.record) == given


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"report": "r1", "record": "e1", "verdict": "perhaps", "who": "ana"}', "perhaps"),
        ('{"report": "r1", "record": "e1", "verdict": "merge", "who": "ana"}', "the other record"),
        ('{"report": "r1", "record": "e1", "verdict": "change", "who": "ana"}', "name the field"),
        ('{"report": "r1", "record": "e1", "verdict": "right", "who": ""}', "who made it"),
        ('{"scale": "reliability", "subject": "x", "grade": "G", "who": "ana"}', "A to F"),
        ("not json", "Expecting value"),
    ],
)
def test_corrections_a_bad_line_is_named(line: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text("\n" + line + "\n", encoding="utf-8")
    with pytest.raises(TacitusError, match=rf"bad\.jsonl:2: no correction .*{reason}"):
        list(read_corrections(path))
