"""Reading gold files, and what is said of a bad one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from quality.events import SHAPES
from quality.events import measure as measure_events
from quality.gold import GoldError, day, find_spans, need, read_rows
from quality.measurement import Options
from tacitus.records import Span


def written(folder: Path, text: str) -> Path:
    path = folder / "gold.jsonl"
    path.write_text(text, encoding="utf-8")
    return path


def test_gold_reads_rows_up_to_a_limit(tmp_path: Path) -> None:
    path = written(tmp_path, '{"a": 1}\n\n{"a": 2}\n{"a": 3}\n')
    assert read_rows(path) == [{"a": 1}, {"a": 2}, {"a": 3}]
    assert read_rows(path, Options(limit=2)) == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize(
    ("text", "message"),
    [("{oops\n", "gold.jsonl:1: not valid JSON"), ("[1]\n", "an object is expected, not list"), ("\n", "no row")],
)
def test_gold_names_the_line_that_is_bad(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(GoldError, match=message):
        read_rows(written(tmp_path, text))


def test_gold_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"none\.jsonl: there is no such file"):
        read_rows(tmp_path / "none.jsonl")


def test_gold_missing_field_is_named() -> None:
    with pytest.raises(GoldError, match="no b, c but a"):
        need(Path("x"), {"a": 1}, "a", "b", "c")


def test_gold_unknown_shape_of_events_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="none of the fields"):
        measure_events(written(tmp_path, '{"a": 1}\n'), Options())
    assert list(SHAPES)[-1] == "events"


def test_gold_days_come_from_dates_and_times() -> None:
    assert day("2009-12-19T17:00:00") == date(2009, 12, 19)
    assert day("Today") is None
    assert day(None) is None


def test_gold_spans_by_words_or_offsets() -> None:
    assert find_spans("a cat and a dog", ["dog", "cat"]) == (Span(12, 15), Span(2, 5))
    assert find_spans("a cat", [[2, 5]]) == (Span(2, 5),)
    assert find_spans("a cat", None) == ()
    with pytest.raises(GoldError, match="'dog' does not stand in"):
        find_spans("a cat", "dog")
