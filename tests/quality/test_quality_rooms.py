"""The way from gold to the rooms, with rooms of straw."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from quality.rooms import Failure, failures, read_all, sentence_report, stages_to
from tacitus.records import Document, PassageKind, Reading, Report


@dataclass(frozen=True)
class Step:
    name: str
    requires: tuple[str, ...]
    assigns: str


STEPS = (
    Step("language", ("report",), "document"),
    Step("dates", ("document",), "times"),
    Step("places", ("document",), "places"),
    Step("events", ("document", "times"), "records"),
)


def test_rooms_stages_lead_to_what_is_wanted() -> None:
    assert [step.name for step in stages_to(STEPS, ["places"])] == ["language", "places"]  # type: ignore[arg-type]
    assert [step.name for step in stages_to(STEPS, ["records"])] == ["language", "dates", "events"]  # type: ignore[arg-type]


def test_rooms_crash_on_one_report_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_report(report: Report, stages: Sequence[Step]) -> Reading:
        if report.id == "bad":
            raise KeyError("oops")
        return Reading(Document(report))

    monkeypatch.setitem(sys.modules, "tacitus.pipeline", SimpleNamespace(STAGES=STEPS, read_report=read_report))
    results = list(read_all([sentence_report(name, "x") for name in ("a", "bad", "c")]))
    assert [isinstance(item, Failure) for item in results] == [False, True, False]
    assert failures(results) == ("failed: bad: KeyError: 'oops'",)


def test_rooms_sentence_is_all_body() -> None:
    report = sentence_report("a", "One sentence.")
    assert [(item.begin, item.end, item.kind) for item in report.passages] == [(0, 13, PassageKind.BODY)]
