"""Reads the package's data tables, each beside its schema, and adds the rows of a user's own files.

A table is ``data/ROOM/NAME.csv`` with ``data/ROOM/NAME.toml`` beside it, which holds ``title``,
``source``, ``licence`` and ``[columns]``: a sub-table for each column with ``type`` (str, int, float,
bool, date, list), ``required`` (default false) and ``help``. Lists are written ``a|b|c``. Lines whose
first cell begins with ``#`` are comments. A user's folder laid out in the same way adds rows: they come
first, so that they win where a room takes the first match.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from tacitus.errors import DataError

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    type: str
    required: bool
    help: str


@dataclass(frozen=True, slots=True)
class Schema:
    """What a table holds, where it comes from and under which licence."""

    title: str
    source: str
    licence: str
    columns: tuple[Column, ...]


def data_folder() -> Path:
    """The folder of the package's own data."""
    return Path(str(files("tacitus"))) / "data"


def load_schema(name: str) -> Schema:
    """The schema of a table named ROOM/NAME; raises DataError if it is not there or incomplete."""
    path = data_folder() / f"{name}.toml"
    if not path.is_file():
        raise DataError(f"{path}: there is no such schema. Every table needs one beside it.")
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    missing = [key for key in ("title", "source", "licence", "columns") if key not in given]
    if missing:
        raise DataError(f"{path}: {', '.join(missing)} missing. Add the key to the schema.")
    columns = tuple(
        Column(key, item.get("type", "str"), bool(item.get("required", False)), item.get("help", ""))
        for key, item in given["columns"].items()
    )
    return Schema(given["title"], given["source"], given["licence"], columns)


def load_table(name: str, user_data: str = "") -> tuple[Row, ...]:
    """The rows of a table, a user's first; raises DataError with file, line and column for a bad cell.

    An empty cell is None (an empty tuple for a list).
    """
    return (*own_rows(name, user_data), *read_rows(data_folder() / f"{name}.csv", load_schema(name)))


def own_rows(name: str, user_data: str) -> Iterator[Row]:
    """The rows that a user's folder adds to a table; none if there is no folder or it has no such file."""
    own = Path(user_data) / f"{name}.csv"
    if user_data and own.is_file():
        yield from read_rows(own, load_schema(name))


def read_rows(path: Path, schema: Schema) -> Iterator[Row]:
    """Rows of one CSV file, checked against a schema."""
    known = {column.name: column for column in schema.columns}
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        header = reader.fieldnames or []
        unknown = [name for name in header if name not in known]
        if unknown:
            raise DataError(f"{path}:1: unknown column {unknown[0]!r}. Known columns: {', '.join(known)}.")
        first = header[0] if header else ""
        for cells in reader:
            if (cells.get(first) or "").startswith("#"):
                continue
            yield {name: _cell(path, reader.line_num, column, cells.get(name)) for name, column in known.items()}


def _cell(path: Path, line: int, column: Column, cell: str | None) -> Any:
    text = (cell or "").strip()
    if not text:
        if column.required:
            raise DataError(f"{path}:{line}: {column.name} is empty. It is required: {column.help}")
        return () if column.type == "list" else None
    try:
        return _convert(column.type, text)
    except ValueError as error:
        raise DataError(f"{path}:{line}: {column.name} is {text!r}, which is no {column.type}. Mend it.") from error


def _convert(kind: str, text: str) -> Any:
    if kind == "list":
        return tuple(part.strip() for part in text.split("|") if part.strip())
    if kind == "int":
        return int(text)
    if kind == "float":
        return float(text)
    if kind == "date":
        return date.fromisoformat(text)
    if kind == "bool":
        if text not in ("yes", "no"):
            raise ValueError(text)
        return text == "yes"
    return text
