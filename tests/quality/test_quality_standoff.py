"""Annotations without text are joined with the reports they speak of, and with no others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quality.measurement import Options
from quality.standoff import main
from quality.whole import measure
from tacitus.intake.assembly import digest_of

TEXT = "Police in Arlen arrested four strikers on Monday. The union condemned the arrests."


def annotation(text: str) -> dict[str, object]:
    """One report with one event, by offsets of the text."""
    begin = TEXT.find("arrested")
    return {
        "id": "own_1",
        "digest": digest_of(text),
        "date": None,
        "events": [
            {
                "begin": begin,
                "end": begin + 8,
                "sentence": [0, 49],
                "event": "COERCE",
                "mode": ["arrest"],
                "aux": [],
                "actor": [{"at": [0, 6], "code": None, "sector": "COP"}],
                "recipient": [{"at": None, "code": None, "sector": "LAB"}],
                "chain": [],
                "status": "asserted",
                "date": None,
                "place": None,
                "place_name": [10, 15],
                "core": True,
            }
        ],
    }


def write(folder: Path, annotated: object, text: str = TEXT, name: str = "own_1") -> list[str]:
    """The arguments of a join of these two files."""
    paths = [folder / "annotated.jsonl", folder / "reports.jsonl", folder / "joined.jsonl"]
    paths[0].write_text(json.dumps(annotated) + "\n", encoding="utf-8")
    paths[1].write_text(json.dumps({"id": name, "text": text}) + "\n", encoding="utf-8")
    return [str(path) for path in paths]


def test_words_come_back_and_can_be_measured(tmp_path: Path) -> None:
    assert main(write(tmp_path, annotation(TEXT))) == 0
    row = json.loads((tmp_path / "joined.jsonl").read_text(encoding="utf-8"))
    event = row["events"][0]
    assert (row["text"], event["predicate"], event["place_name"]) == (TEXT, "arrested", "Arlen")
    assert [party["text"] for party in (*event["actor"], *event["recipient"])] == ["Police", None]
    assert measure(tmp_path / "joined.jsonl", Options()).values["core_recall"] == 1.0


def test_a_text_that_was_changed_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(write(tmp_path, annotation(TEXT), text=TEXT + " More.")) == 2
    assert "own_1 is not the text that was annotated" in capsys.readouterr().err


def test_a_report_that_is_missing_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(write(tmp_path, annotation(TEXT), name="own_2")) == 2
    assert "own_1 is not among the reports" in capsys.readouterr().err


def test_another_shape_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(write(tmp_path, {"id": "own_1", "text": TEXT})) == 2
    assert "digest" in capsys.readouterr().err
