"""Reads reports from JSON Lines, one object at a time, and from small JSON files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

from tacitus.errors import EmptyInput, InputError, NotText, TooLarge
from tacitus.intake.assembly import Given, assemble, check_length
from tacitus.intake.days import day_of_value
from tacitus.intake.decoding import decode
from tacitus.records import Report
from tacitus.settings import Settings

_TEXT_FIELDS = ("text", "body", "content")
_DATE_FIELDS = ("date", "published", "published_at", "date_published")
_OUTLET_FIELDS = ("outlet", "publication", "publisher", "source")
_BYTES_A_CHARACTER = 6  # JSON may write one character as \\uXXXX
_OWN = (b'"text_info"', b'"event_span"', b'"coder"')  # fields of our records


def read_lines(
    stream: BinaryIO, name: str, settings: Settings, published: date | None, first: bytes = b""
) -> Iterator[Report | InputError]:
    """Reports of a JSON Lines stream, in order; a bad line yields its error and the rest goes on, unless it is a record
    that ``tacitus read`` wrote: then nothing in the file is a report.

    ``first`` is a line that was read already. No more than one line is held in memory.
    """
    limit = settings.longest_report * _BYTES_A_CHARACTER + 100_000
    number = 0
    found = False
    line = first or stream.readline(limit)
    while line:
        number += 1
        where = f"{name}:{number}"
        if len(line) >= limit and not line.endswith(b"\n"):
            _skip_line(stream, limit)
            yield TooLarge(where, f"the line is longer than {limit:,} bytes", "Split it into its reports.")
            found = True
        elif all(mark in line for mark in _OWN):
            yield NotText(where, "it holds records, not reports", "Name the reports alone; write records elsewhere.")
            return
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _read_line(line, where, settings, published)
            found = True
        line = stream.readline(limit)
    if not found:
        yield EmptyInput(name, "there is no line in it", "Give one JSON object a line.")


def _skip_line(stream: BinaryIO, limit: int) -> None:
    while True:
        rest = stream.readline(limit)
        if not rest or rest.endswith(b"\n"):
            return


def _read_line(line: bytes, where: str, settings: Settings, published: date | None) -> Report | InputError:
    try:
        return read_object(parse(decode(line, where), where), where, settings, published)
    except InputError as error:
        return error


def parse(text: str, where: str) -> Any:
    """The value that a JSON text writes; raises NotText, which names ``where``, if it is broken."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotText(where, f"not valid JSON ({error})", "Write one object with a field text a line.") from error


def read_document(text: str, name: str, settings: Settings, published: date | None) -> Iterator[Report | InputError]:
    """Reports of a JSON file that holds one object or a list of them."""
    value = parse(text, name)
    objects = value if isinstance(value, list) else [value]
    if not objects:
        yield EmptyInput(name, "the list in it is empty", "Give objects with a field text.")
    for number, item in enumerate(objects, start=1):
        where = f"{name}:{number}" if isinstance(value, list) else name
        try:
            yield read_object(item, where, settings, published)
        except InputError as error:
            yield error


def read_object(item: Any, where: str, settings: Settings, published: date | None) -> Report:
    """The report that a JSON object holds; raises InputError if it has no text."""
    if not isinstance(item, dict):
        kind = type(item).__name__
        raise NotText(where, f"a JSON object is expected, not a {kind}", 'Write {"text": "…"}.')
    text = next((item[field] for field in _TEXT_FIELDS if isinstance(item.get(field), str)), None)
    if text is None:
        fields = ", ".join(list(item)[:8]) or "none"
        raise EmptyInput(where, f"the object has no field text (fields: {fields})", "Name the report's text text.")
    check_length(len(text), where, settings)
    return assemble(text, _given(item, where, published), settings)


def _given(item: Mapping[str, Any], where: str, published: date | None) -> Given:
    day = next((day for field in _DATE_FIELDS if (day := day_of_value(item.get(field))) is not None), None)
    return Given(
        id=_word(item, "id"),
        title=_word(item, "title", "headline"),
        outlet=_word(item, *_OUTLET_FIELDS),
        author=_word(item, "author", "byline"),
        url=_word(item, "url"),
        file=where,
        published=day or published,
    )


def _word(item: Mapping[str, Any], *fields: str) -> str | None:
    """The first of some fields that holds words or a number, as text."""
    for field in fields:
        value = item.get(field)
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            value = ", ".join(value)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None
