"""The gate holds floors, and lets none fall unnamed."""

from __future__ import annotations

from pathlib import Path

import pytest

from quality import gate
from quality.gate import Floors, GateError, check, digest, fallen, read_floors, renewed, write_floors
from quality.gold import read_rows


def test_gate_names_what_fell() -> None:
    assert fallen({"a": 0.5, "b": 0.5}, {"a": 0.4, "b": 0.5}) == ["a is 0.400, its floor is 0.500"]
    assert fallen({"a": 0.5}, {}) == ["a is 0.000, its floor is 0.500"]
    assert fallen({"a": 0.667}, {"a": 2 / 3}) == []


def test_gate_refuses_other_cases() -> None:
    with pytest.raises(GateError, match="the cases have changed"):
        check(Floors("one", {}), {}, "two")


def test_gate_raises_floors_and_keeps_higher_ones() -> None:
    assert renewed({"a": 0.5, "b": 0.667}, {"a": 0.6, "b": 2 / 3, "c": 0.1}) == {"a": 0.6, "b": 0.667, "c": 0.1}


def test_gate_lowers_a_floor_only_by_name() -> None:
    with pytest.raises(GateError, match=r"a is 0\.400"):
        renewed({"a": 0.5}, {"a": 0.4})
    with pytest.raises(GateError, match=r"a is 0\.400"):
        renewed({"a": 0.5, "b": 0.5}, {"a": 0.4, "b": 0.4}, lower=["b"])
    assert renewed({"a": 0.5}, {"a": 0.4}, lower=["a"]) == {"a": 0.4}


def test_gate_writes_what_it_reads(tmp_path: Path) -> None:
    floors = Floors("abc", {"a": 0.5})
    write_floors(floors, tmp_path / "floors.json")
    assert read_floors(tmp_path / "floors.json") == floors


def test_gate_own_cases_quote_words_that_stand_there() -> None:
    rows = read_rows(gate.CASES)
    assert len(rows) >= 40
    for row in rows:
        quoted = [item["predicate"] for item in row["events"]]
        quoted += [item["text"] for key in ("times", "places", "figures") for item in row[key]]
        quoted += [party["text"] for item in row["events"] for key in ("actor", "recipient") for party in item[key]]
        assert [words for words in quoted if words and words not in row["text"]] == []


def test_gate_every_floor_holds() -> None:
    assert check(read_floors(), gate.measured(), digest()) == []
