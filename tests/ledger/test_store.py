"""The first ledger: whole reports, replaced by themselves only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tacitus.errors import TacitusError
from tacitus.ledger import open_ledger
from tacitus.records import Report


def record(report: str, name: str, **changes: Any) -> dict[str, Any]:
    """The parts of a record that the store looks at."""
    base = {
        "id": name,
        "text_info": {"report": report},
        "event": ["ASSAULT"],
        "status": "asserted",
        "date": "",
        "coder": "test",
    }
    return base | changes


def test_store_gives_back_what_was_added_in_order(tmp_path: Path) -> None:
    ledger = open_ledger(str(tmp_path / "a.sqlite"))
    first = [record("r1", "e2"), record("r1", "e1", date="2016-03-14")]
    ledger.add(Report("r1", "text one"), first)
    assert list(open_ledger(str(tmp_path / "a.sqlite")).objects()) == first


def test_store_a_report_read_again_replaces_its_own_records_only(tmp_path: Path) -> None:
    ledger = open_ledger(str(tmp_path / "a.sqlite"))
    ledger.add(Report("r1", "one"), [record("r1", "e1"), record("r1", "e2")])
    ledger.add(Report("r2", "two"), [record("r2", "e1")])
    ledger.add(Report("r1", "one"), [record("r1", "e3")])
    assert [(item["text_info"]["report"], item["id"]) for item in ledger.objects()] == [("r1", "e3"), ("r2", "e1")]
    assert ledger.reports() == ["r1", "r2"]


def test_store_keeps_a_report_whole_when_a_record_is_bad(tmp_path: Path) -> None:
    ledger = open_ledger(str(tmp_path / "a.sqlite"))
    ledger.add(Report("r1", "one"), [record("r1", "e1")])
    with pytest.raises(Exception, match="UNIQUE"):
        ledger.add(Report("r1", "one"), [record("r1", "e2"), record("r1", "e2")])
    assert [item["id"] for item in ledger.objects()] == ["e1"]


def test_store_a_file_that_is_no_ledger_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("these are my notes, not a ledger " * 50, encoding="utf-8")
    with pytest.raises(TacitusError, match=r"notes\.txt: not a ledger"):
        open_ledger(str(path))
    assert path.read_text(encoding="utf-8").startswith("these are my notes")
