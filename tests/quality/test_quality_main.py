"""The command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quality.__main__ import TASKS, as_json, as_lines, main
from quality.measurement import Measurement


def test_main_knows_the_tasks() -> None:
    assert {"syntax", "entities", "events", "attribution", "dates", "places", "actors"} <= set(TASKS)


def test_main_json_is_flat_and_rounded() -> None:
    assert json.loads(as_json(Measurement({"f1": 2 / 3, "gold": 7}))) == {"f1": 0.6667, "gold": 7}


def test_main_lines_are_aligned() -> None:
    lines = as_lines(Measurement({"f1": 0.5, "longer_name": 7})).splitlines()
    assert len({len(line) for line in lines}) == 1


def test_main_bad_file_is_named_on_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", str(tmp_path / "none.jsonl")]) == 2
    output = capsys.readouterr()
    assert "none.jsonl: there is no such file" in output.err
    assert output.out == ""
