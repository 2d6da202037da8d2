"""The draw and the sheet."""

from __future__ import annotations

import csv
from pathlib import Path

from quality.audit import COLUMNS, VERDICTS, draw_records, draw_reports, score_sheet, sheet_rows, shown, write_sheet
from tacitus.records import (
    Act,
    Attribution,
    Certainty,
    Document,
    Event,
    Features,
    Holder,
    HolderKind,
    Mention,
    MentionKind,
    Polarity,
    Quotation,
    Reading,
    Reality,
    Record,
    Report,
    Role,
    Sentence,
    Status,
    Token,
)

TEXT = "Rebels fled, he said."


def reading(name: str = "r1") -> Reading:
    cells = [("Rebels", 0, 6, 1), ("fled", 7, 11, -1), (",", 11, 12, 1), ("he", 13, 15, 4), ("said", 16, 20, 1)]
    tokens = tuple(
        Token(index, begin, end, form, form, "X", Features(), head, "dep")
        for index, (form, begin, end, head) in enumerate(cells)
    )
    document = Document(Report(name, TEXT), tokens, (Sentence(0, 0, 21, 0, 5),))
    mention = Mention(0, 6, 0, 1, 0, MentionKind.GROUP, 0, code="SYR", sector="REB")
    event = Event((1,), 0, "RETREAT", mode=("withdraw",), actors=(Role(0, 0, 6, "nsubj"),))
    attribution = Attribution(
        (Holder(13, 15, HolderKind.PRONOUN),),
        Act.REPORT,
        Polarity.POSITIVE,
        Certainty.CERTAIN,
        Reality.ACTUAL,
        Quotation.INDIRECT,
        Status.ATTRIBUTED,
    )
    return Reading(document, mentions=(mention,), events=(event,), records=(Record("x", event, attribution),))


def test_audit_draw_depends_on_the_seed_not_on_the_order() -> None:
    rows = [{"id": str(number)} for number in range(50)]
    assert draw_reports(rows, 5, 1) == draw_reports(rows[::-1], 5, 1)
    assert draw_reports(rows, 5, 1) != draw_reports(rows, 5, 2)
    assert len(draw_reports(rows, 500, 1)) == 50


def test_audit_shows_a_record_beside_its_sentence() -> None:
    text = shown(draw_records([reading()], 5, 1)[0])
    assert TEXT in text
    assert "RETREAT withdraw [fled]" in text
    assert "actor Rebels (SYR REB); recipient -" in text
    assert "according to he" in text


def test_audit_sheet_holds_places_but_no_text(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    write_sheet(path, sheet_rows(draw_records([reading("r1"), reading("r2")], 2, 1)))
    content = path.read_text(encoding="utf-8")
    assert "Rebels" not in content
    assert "fled" not in content
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["report"], row["begin"], row["end"]) for row in rows] == [("r1", "7", "11"), ("r2", "7", "11")]
    assert tuple(rows[0]) == COLUMNS


def test_audit_scores_a_filled_sheet() -> None:
    right = dict.fromkeys(COLUMNS, "y")
    wrong = right | {"actor": "n", "place": "?"}
    unjudged = dict.fromkeys(COLUMNS, "")
    values = score_sheet([right, wrong, unjudged])
    assert (values["judged"], values["wholly_right"], values["actor"], values["place"]) == (2, 0.5, 0.5, 1.0)
    assert set(VERDICTS) < set(values)
