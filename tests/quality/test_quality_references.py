"""The draw of references and its sheet."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from quality.references import COLUMNS, draw, main, references, shown
from quality.rooms import read_all, whole_report
from tacitus.records import MentionKind, Reading

TEXT = (
    "Rebels of the Northern Dawn Front attacked an army post near Kidal. The group killed nine soldiers. "
    "It warned the government, and the army accused it of murder."
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    (result,) = read_all([whole_report("r1", TEXT)])
    assert isinstance(result, Reading)
    return result


def test_references_are_pronouns_and_definite_descriptions_in_roles(reading: Reading) -> None:
    found = references(reading)
    words = {item.mention.span.of(TEXT) for item in found}
    assert "The group" in words
    assert not any(item.mention.kind is MentionKind.NAMED for item in found)
    assert all(word[:3].lower() == "the" or word.lower() == "it" for word in words)


def test_references_draw_is_seeded_and_in_order(reading: Reading) -> None:
    one, other = draw([reading, reading], 3, 7), draw([reading, reading], 3, 7)
    assert [item.index for item in one] == [item.index for item in other]
    assert len(draw([reading], 1000, 7)) == len(references(reading))


def test_references_show_the_mention_marked_and_what_it_was_read_as(reading: Reading) -> None:
    item = next(item for item in references(reading) if item.mention.span.of(TEXT) == "The group")
    assert "[[The group]] killed" in shown(item)
    assert f"=> {item.mention.code} " in shown(item)
    assert "same as [the Northern Dawn Front]" in shown(item)


def test_references_sheet_holds_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, sheet = tmp_path / "reports.jsonl", tmp_path / "sheet.csv"
    gold.write_text(json.dumps({"id": "r1", "text": TEXT}) + "\n", encoding="utf-8")
    assert main([str(gold), "--mentions", "2", "--sheet", str(sheet)]) == 0
    with sheet.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [tuple(row) for row in rows] == [COLUMNS] * 2
    assert {row["report"] for row in rows} == {"r1"}
    assert "[[" in capsys.readouterr().out
    assert main([str(gold), "--without", str(sheet)]) == 0
    assert capsys.readouterr().out.strip() == ""
