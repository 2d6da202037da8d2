"""Reads gold files: JSON, one object a line, offsets in characters."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from quality.measurement import Options
from tacitus.errors import TacitusError
from tacitus.records import Span

Row = dict[str, Any]


class GoldError(TacitusError, ValueError):
    """A gold file cannot be read, or has not the shape that the task asks for."""


def read_rows(path: Path, options: Options | None = None) -> list[Row]:
    """The rows of a JSONL file, at most ``options.limit``; raises GoldError with the line that is no object."""
    if not path.is_file():
        raise GoldError(f"{path}: there is no such file. Name a JSONL file.")
    rows: list[Row] = []
    limit = options.limit if options else None
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            if limit is not None and len(rows) >= limit:
                break
            if line.strip():
                rows.append(_row(path, number, line))
    if not rows:
        raise GoldError(f"{path}: there is no row in it. Name a JSONL file with one object a line.")
    return rows


def _row(path: Path, number: int, line: str) -> Row:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise GoldError(f"{path}:{number}: not valid JSON ({error}). Mend the line.") from error
    if not isinstance(row, dict):
        raise GoldError(f"{path}:{number}: an object is expected, not {type(row).__name__}. Mend the line.")
    return row


def need(path: Path, row: Row, *names: str) -> None:
    """Raise GoldError, naming what is missing, unless a row has these fields."""
    missing = [name for name in names if name not in row]
    if missing:
        raise GoldError(
            f"{path}: the rows have no {', '.join(missing)} but {', '.join(sorted(row))}. Name a file of another shape."
        )


def day(value: object) -> date | None:
    """The day that a date or time string begins with, None if it holds none."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def spans(pairs: Iterable[Any] | None) -> tuple[Span, ...]:
    """Spans from a list of [begin, end]."""
    return tuple(Span(int(begin), int(end)) for begin, end in pairs or ())


def find_spans(text: str, given: Any) -> tuple[Span, ...]:
    """Spans given as [begin, end] pairs, or as exact words of the text (a string or a list of strings).

    Words that stand there twice mean the first place; raises GoldError for words that do not stand there.
    """
    if isinstance(given, str):
        given = [given]
    result = []
    for item in given or ():
        if isinstance(item, str):
            begin = text.find(item)
            if begin < 0:
                raise GoldError(f"{item!r} does not stand in {text[:60]!r}. Quote the words exactly.")
            result.append(Span(begin, begin + len(item)))
        else:
            result.extend(spans([item]))
    return tuple(result)
