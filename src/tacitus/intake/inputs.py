"""Reads reports from files, folders and standard input, one at a time."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from tacitus.errors import EmptyInput, InputError, MissingInput, TooLarge
from tacitus.intake.assembly import Given, assemble
from tacitus.intake.decoding import decode
from tacitus.intake.markup import declared_charset, looks_like_markup, read_page
from tacitus.intake.objects import read_document, read_lines
from tacitus.records import Report
from tacitus.settings import Settings

_TEXT, _PAGE, _LINES, _OBJECTS = ".txt .md", ".html .htm .xhtml", ".jsonl .ndjson", ".json"
_KNOWN = frozenset(f"{_TEXT} {_PAGE} {_LINES} {_OBJECTS}".split())
_NO_REPORTS = (".", "README", "LICENSE")
_STANDARD_INPUT = "-"
_BYTES_A_CHARACTER = 4


def read_inputs(
    paths: Sequence[str],
    stdin: BinaryIO | None = None,
    settings: Settings | None = None,
    published: date | None = None,
) -> Iterator[Report | InputError]:
    """The reports of files, folders and ``-`` in the order given; an input that fails yields its error.

    Folders are read down to the last, in the order of names: .txt .md .html .htm .jsonl .json; what else
    lies there is passed over, and so are hidden files and READMEs. ``published`` is the day of publication
    of reports that give none with them.
    """
    known = settings or Settings()
    for path in paths:
        if path == _STANDARD_INPUT:
            yield from _guarded(_read_stream(stdin or io.BytesIO(), _STANDARD_INPUT, known, published))
        elif Path(path).is_dir():
            yield from _read_folder(Path(path), known, published)
        else:
            yield from _read_file(Path(path), known, published)


def _guarded(reports: Iterator[Report | InputError]) -> Iterator[Report | InputError]:
    try:
        yield from reports
    except InputError as error:
        yield error


def _read_folder(folder: Path, settings: Settings, published: date | None) -> Iterator[Report | InputError]:
    found = False
    for path in _files_below(folder):
        found = True
        yield from _read_file(path, settings, published)
    if not found:
        happened = "no file that can be read lies in the folder"
        yield EmptyInput(str(folder), happened, f"It looks for {', '.join(sorted(_KNOWN))}.")


def _files_below(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if Path(name).suffix.lower() in _KNOWN and not name.startswith(_NO_REPORTS):
                yield Path(place) / name


def _read_file(path: Path, settings: Settings, published: date | None) -> Iterator[Report | InputError]:
    try:
        with path.open("rb") as stream:
            yield from _guarded(_read_by_name(stream, path, settings, published))
    except FileNotFoundError:
        yield MissingInput(str(path), "there is no such file or folder", "Check the path.")
    except OSError as error:
        yield InputError(str(path), f"it cannot be opened ({error.strerror})", "Check the path and its permissions.")


def _read_by_name(
    stream: BinaryIO, path: Path, settings: Settings, published: date | None
) -> Iterator[Report | InputError]:
    suffix, name = path.suffix.lower(), str(path)
    if suffix in _LINES.split():
        yield from read_lines(stream, name, settings, published)
    elif suffix not in _KNOWN:
        yield from _read_stream(stream, name, settings, published)
    elif suffix in _OBJECTS:
        yield from _read_json(_read_all(stream, name, settings), name, settings, published)
    else:
        given = Given(file=name, published=published)
        yield _read_content(_read_all(stream, name, settings), given, settings, is_page=suffix in _PAGE.split())


def _read_stream(
    stream: BinaryIO, name: str, settings: Settings, published: date | None
) -> Iterator[Report | InputError]:
    """Reports of a stream whose kind is told by its beginning: JSON Lines, JSON, HTML or text."""
    first = stream.readline(settings.longest_report * _BYTES_A_CHARACTER + 1)
    while first and not first.strip():
        following = stream.readline(settings.longest_report * _BYTES_A_CHARACTER + 1)
        if not following or len(first) > settings.longest_report:
            break
        first = following if following.lstrip().startswith(b"{") else first + following
    if _is_object(first):
        yield from read_lines(stream, name, settings, published, first)
        return
    content = first + _read_all(stream, name, settings, len(first))
    if content.lstrip().startswith((b"[", b"{")) and _is_json(content):
        yield from _read_json(content, name, settings, published)
        return
    yield _read_content(content, Given(file=name, published=published), settings)


def _is_object(line: bytes) -> bool:
    """True for a line that is a whole JSON object, or begins like one that is broken off."""
    bare = line.strip().removeprefix(b"\xef\xbb\xbf")
    if not bare.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(bare), dict)
    except (ValueError, RecursionError):
        return bare.startswith((b'{"text"', b'{"id"', b'{"title"')) and bare.endswith(b"}")


def _is_json(content: bytes) -> bool:
    try:
        return isinstance(json.loads(content), list | dict)
    except (ValueError, RecursionError):
        return False


def _read_json(content: bytes, name: str, settings: Settings, published: date | None) -> Iterator[Report | InputError]:
    """Reports of a JSON file; one that holds an object a line is read as JSON Lines."""
    if not content.strip():
        raise EmptyInput(name, "the file is empty", "Give a file with text.")
    if not _is_json(content) and _is_object(content.lstrip().split(b"\n", 1)[0]):
        return read_lines(io.BytesIO(content), name, settings, published)
    return read_document(decode(content, name), name, settings, published)


def _read_all(stream: BinaryIO, name: str, settings: Settings, already: int = 0) -> bytes:
    """The rest of a stream; raises TooLarge before more is held in memory than a report can need."""
    limit = settings.longest_report * _BYTES_A_CHARACTER
    content = stream.read(limit + 1 - already)
    if len(content) + already > limit:
        happened = f"more than {limit:,} bytes are more than one report may hold"
        remedy = "Split it into its reports (one JSON object a line), or raise the setting longest_report."
        raise TooLarge(name, happened, remedy)
    return content


def _read_content(content: bytes, given: Given, settings: Settings, is_page: bool = False) -> Report:
    name = given.file or _STANDARD_INPUT
    if not content.strip():
        raise EmptyInput(name, "the file is empty", "Give a file with text.")
    charset = declared_charset(content) if is_page or content.lstrip().startswith(b"<") else None
    text = _decode_as(content, charset, name)
    if is_page or looks_like_markup(text):
        return read_page(text, given, settings)
    return assemble(text, given, settings)


def _decode_as(content: bytes, charset: str | None, name: str) -> str:
    """The text of a page in the character set that it declares, if its bytes fit; else as any text."""
    if charset not in (None, "utf-8", "utf8"):
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return content.decode(str(charset))
            except (LookupError, UnicodeDecodeError):
                pass  # the declaration is wrong; the bytes decide below
    return decode(content, name)
