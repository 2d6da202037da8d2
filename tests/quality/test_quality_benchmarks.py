"""The benchmarks count every document, also those that fail."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import sleep
from types import SimpleNamespace

import pytest

from benchmarks import ledger, stages
from benchmarks.gauge import Text, Usage, peak_megabytes, read_texts, words_in
from benchmarks.reading import read
from tacitus.pipeline import STAGES
from tacitus.records import Document, Reading, Report


def test_benchmarks_read_texts_up_to_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text('{"id": "a", "text": "One two."}\n{"text": "Three"}\n{"text": "Four"}\n', encoding="utf-8")
    texts = read_texts(path, 2)
    assert texts == [Text("a", "One two."), Text("1", "Three")]
    assert words_in(texts) == 3


def test_benchmarks_name_a_document_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_report(report: Report) -> Reading:
        if report.id == "bad":
            raise IndexError("oops")
        return Reading(Document(report))

    def report_from_text(text: str, id: str) -> Report:
        return Report(id, text)

    monkeypatch.setitem(sys.modules, "tacitus.pipeline", SimpleNamespace(read_report=read_report))
    monkeypatch.setitem(sys.modules, "tacitus.intake", SimpleNamespace(report_from_text=report_from_text))
    outcomes = list(read([Text("a", "x"), Text("bad", "x"), Text("c", "x")]))
    assert [item.error for item in outcomes] == ["", "IndexError: oops", ""]


def test_benchmarks_peak_memory_is_that_of_a_process() -> None:
    assert 5 < peak_megabytes() < 100_000


def test_benchmarks_usage_tells_waiting_from_work() -> None:
    before = Usage.now()
    sleep(0.05)
    slept = Usage.now().since(before)
    assert slept.seconds >= 0.05 > slept.work
    assert slept.waited >= 1
    before = Usage.now()
    sum(number * number for number in range(300_000))
    assert Usage.now().since(before).work > 0


def test_benchmarks_keep_a_run_of_the_ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "runs.jsonl"
    assert ledger.main(["--records", "100", "--keep", str(kept)]) == 0
    row = json.loads(kept.read_text(encoding="utf-8"))
    assert row["peak_mib"] >= row["steps"][0]["peak_mib"] > 5
    assert [step["step"] for step in row["steps"]][:2] == ["store", "weigh"]
    assert "of work" in capsys.readouterr().out


def test_benchmarks_tell_what_three_rooms_add_to_the_rest() -> None:
    seconds = {"language": 8.0, "publication": 0.2, "dates": 0.5, "places": 0.2, "figures": 0.1, "actors": 2.0}
    assert stages.added_share(seconds) == pytest.approx(0.1)
    assert stages.added_share({"language": 8.0, "statements": 2.0}, ("statements",)) == pytest.approx(0.25)
    assert {*stages.ADDED, *stages.TELLING} <= {stage.name for stage in STAGES}
