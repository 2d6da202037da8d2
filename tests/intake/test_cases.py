"""Runs the report files in tests/cases/intake: each line with what it should be read as."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tacitus.intake import report_from_text
from tacitus.records import Report

CASES = sorted((Path(__file__).parents[1] / "cases" / "intake").glob("*.case"))


@dataclass(frozen=True)
class Case:
    """A report's text, its passages as kind and words, and the fields expected of it."""

    text: str
    passages: tuple[tuple[str, str], ...]
    fields: dict[str, str]


def load(path: Path) -> Case:
    text, passages, fields = "", [], {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            name, _, value = line[2:].partition(" = ")
            fields[name] = value
            continue
        mark, content = line[:10].strip(), line[12:]
        text += content if mark.startswith("+") or not text else "\n" + content
        if mark:
            passages.append([mark.lstrip("+").strip(), content])
        elif content.strip():
            passages[-1][1] += "\n" + content
    shown = tuple((kind, re.sub(r"^\s*\|\s", "", words).strip()) for kind, words in passages)
    return Case(text, shown, fields)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases_passages_are_told_apart(path: Path) -> None:
    case = load(path)
    report = report_from_text(case.text)
    assert tuple((p.kind.value, p.span.of(report.text)) for p in report.passages) == case.passages


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases_fields_are_found(path: Path) -> None:
    case = load(path)
    report = report_from_text(case.text)
    assert {name: _field(report, name) for name in case.fields} == case.fields


def _field(report: Report, name: str) -> str:
    if name == "place":
        return report.dateline_place.of(report.text) if report.dateline_place else "-"
    value = report.published if name == "day" else getattr(report, name)
    return "-" if value is None else str(value)
