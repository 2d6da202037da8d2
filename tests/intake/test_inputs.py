"""Files, folders, streams and what goes wrong with them."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tacitus.errors import EmptyInput, InputError, MissingInput, NotText, TooLarge, WrongLanguage
from tacitus.intake import read_inputs, report_from_text
from tacitus.records import Basis, PassageKind, Report
from tacitus.settings import Settings

SENTENCE = "The army said on Monday that the rebels had broken the truce."


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def one(path: str, settings: Settings | None = None) -> Report | InputError:
    (only,) = read_inputs([path], settings=settings)
    return only


def report(path: str) -> Report:
    only = one(path)
    assert isinstance(only, Report), only
    return only


def test_inputs_text_is_kept_to_the_character(tmp_path: Path) -> None:
    text = "\n  " + SENTENCE + "\r\n\r\n\tSo did “others”.\r\n"
    assert report(write(tmp_path, "a.txt", text)).text == text


def test_inputs_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    assert report(write(tmp_path, "a.txt", b"\xef\xbb\xbf" + SENTENCE.encode())).text == SENTENCE


@pytest.mark.parametrize(
    ("name", "content", "kind", "words"),
    [
        ("empty.txt", b"", EmptyInput, "empty"),
        ("blank.txt", b" \n\t\n", EmptyInput, "empty"),
        ("noise.txt", bytes(range(256)) * 8, NotText, "binary"),
        ("picture.png", b"\x89PNG\r\n\x1a\n rest", NotText, "PNG"),
        ("paper.pdf", b"%PDF-1.4 rest of it", NotText, "PDF"),
        ("broken.txt", b"The rebels \xff\xfe\x80 said \xc3\x28 so.", NotText, "UTF-8"),
        ("cut.txt", "It cost “much”, they said".encode() + b"\xe2\x80", NotText, "UTF-8"),
        ("sixteen.txt", b"\xff\xfe\xfa\xfb\xfc\xd8\x01\xdc!", NotText, "UTF-16"),
        ("french.txt", "Le président russe a annoncé lundi le retrait de ses forces de Syrie.", WrongLanguage, "'fr'"),
        ("russian.txt", "Президент России объявил о выводе основной части войск из Сирии.", WrongLanguage, "language"),
        ("page.html", b"<html><head><script>var a = 1;</script></head><body></body></html>", EmptyInput, "page"),
        ("cut.html", b"<html><he", EmptyInput, "page"),
        ("broken.json", b'{"text": ', NotText, "JSON"),
        ("list.json", b"[]", EmptyInput, "list"),
        ("lines.jsonl", b"\n\n", EmptyInput, "line"),
    ],
)
def test_inputs_bad_file_is_named_with_its_reason(
    tmp_path: Path, name: str, content: str | bytes, kind: type[InputError], words: str
) -> None:
    error = one(write(tmp_path, name, content))
    assert isinstance(error, kind)
    assert name in str(error)
    assert words in error.happened
    assert error.remedy.endswith(".")


def test_inputs_missing_file_is_named() -> None:
    error = one("no/such/file.txt")
    assert isinstance(error, MissingInput)
    assert str(error).startswith("no/such/file.txt: there is no such file")


def test_inputs_long_text_is_refused_by_name(tmp_path: Path) -> None:
    path = write(tmp_path, "long.txt", SENTENCE * 20)
    error = one(path, Settings(longest_report=1000))
    assert isinstance(error, TooLarge)
    assert str(error).startswith(path)
    assert "1,220 characters" in error.happened
    assert "1,000" in error.happened


def test_inputs_huge_text_is_refused_before_it_is_held(tmp_path: Path) -> None:
    path = write(tmp_path, "huge.txt", b"word " * 400_000)
    tracemalloc.start()
    error = one(path, Settings(longest_report=10_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(error, TooLarge)
    assert peak < 1_000_000


def test_inputs_good_files_are_read_beside_bad_ones(tmp_path: Path) -> None:
    good = write(tmp_path, "good.txt", SENTENCE)
    found = list(read_inputs(["missing.txt", good, write(tmp_path, "bad.txt", b"")]))
    assert [type(item) for item in found] == [MissingInput, Report, EmptyInput]


def test_inputs_folder_is_read_to_the_last_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "deep/er/c.html", "d.jsonl", "skipped.png", ".hidden/e.txt"):
        write(tmp_path, name, json.dumps({"text": SENTENCE}) if name.endswith("l") else SENTENCE)
    write(tmp_path, "deep/er/c.html", f"<p>{SENTENCE}</p>")
    files = [item.file for item in read_inputs([str(tmp_path)]) if isinstance(item, Report)]
    assert [Path(str(file)).name for file in files] == ["a.md", "b.txt", "d.jsonl:1", "c.html"]


def test_inputs_folder_without_reports_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "picture.png", b"\x89PNG\r\n\x1a\n")
    error = one(str(tmp_path))
    assert isinstance(error, EmptyInput)
    assert str(tmp_path) in str(error)


def test_inputs_unknown_ending_is_read_by_its_content(tmp_path: Path) -> None:
    assert report(write(tmp_path, "report", SENTENCE)).text == SENTENCE
    assert report(write(tmp_path, "page.asp", f"<html><body><p>{SENTENCE}</p></body></html>")).text == SENTENCE
    assert report(write(tmp_path, "lines.log", json.dumps({"text": SENTENCE}) + "\n")).text == SENTENCE


def test_inputs_fields_of_a_line_become_the_report(tmp_path: Path) -> None:
    item = {
        "id": 7,
        "text": SENTENCE,
        "title": "Truce broken",
        "date": "2016-03-14T08:00:00Z",
        "outlet": "Cedar Wire",
        "url": "https://example.org/a",
        "author": ["Ana Silva", "Tom Reed"],
    }
    path = write(tmp_path, "a.jsonl", json.dumps(item) + "\n")
    found = report(path)
    assert (found.id, found.title, found.outlet, found.url) == ("7", "Truce broken", "Cedar Wire", item["url"])
    assert (found.author, found.file) == ("Ana Silva, Tom Reed", f"{path}:1")
    assert (found.published, found.published_basis) == (date(2016, 3, 14), Basis.PUBLICATION)


def test_inputs_other_names_of_fields_are_taken(tmp_path: Path) -> None:
    item = {"body": SENTENCE, "published": "16 March 2016", "headline": "Truce broken"}
    found = report(write(tmp_path, "a.jsonl", json.dumps(item)))
    assert (found.text, found.title, found.published) == (SENTENCE, "Truce broken", date(2016, 3, 16))


def test_inputs_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [json.dumps({"text": SENTENCE}), '{"text": ', "[1]", '{"title": "x"}', "", json.dumps({"text": SENTENCE})]
    path = write(tmp_path, "a.jsonl", "\n".join(lines))
    found = list(read_inputs([path]))
    assert [item.name for item in found if isinstance(item, InputError)] == [f"{path}:{n}" for n in (2, 3, 4)]
    assert [item.file for item in found if isinstance(item, Report)] == [f"{path}:1", f"{path}:6"]


class Counted(io.RawIOBase):
    """A stream that counts the lines it was asked for."""

    def __init__(self, lines: int) -> None:
        self.left = lines
        self.given = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        if self.left == 0:
            return b""
        self.left -= 1
        self.given += 1
        return json.dumps({"text": SENTENCE}).encode() + b"\n"


def test_inputs_lines_are_read_one_at_a_time() -> None:
    stream = Counted(1000)
    reports: Iterator[Report | InputError] = read_inputs(["-"], stdin=stream)  # type: ignore[arg-type]
    next(reports)
    assert stream.given <= 2


def test_inputs_overlong_line_is_skipped_to_its_end(tmp_path: Path) -> None:
    long = json.dumps({"text": SENTENCE * 5000})
    path = write(tmp_path, "a.jsonl", long + "\n" + json.dumps({"text": SENTENCE}) + "\n")
    found = list(read_inputs([path], settings=Settings(longest_report=1000)))
    assert [type(item) for item in found] == [TooLarge, Report]
    assert f"{path}:1" in str(found[0])


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (SENTENCE, 1),
        (f"<!DOCTYPE html><html><body><p>{SENTENCE}</p></body></html>", 1),
        (json.dumps({"text": SENTENCE}) + "\n" + json.dumps({"text": SENTENCE}), 2),
        (json.dumps([{"text": SENTENCE}, {"text": SENTENCE}], indent=1), 2),
        (json.dumps({"text": SENTENCE}, indent=1), 1),
        ("\n\n" + SENTENCE, 1),
    ],
)
def test_inputs_standard_input_is_told_by_its_content(content: str, count: int) -> None:
    found = list(read_inputs(["-"], stdin=io.BytesIO(content.encode())))
    assert [item.text.strip() for item in found if isinstance(item, Report)] == [SENTENCE] * count


def test_inputs_empty_standard_input_is_an_error() -> None:
    (error,) = read_inputs(["-"], stdin=io.BytesIO(b""))
    assert isinstance(error, EmptyInput)
    assert str(error).startswith("-:")


def test_inputs_day_of_the_caller_yields_to_the_reports_own(tmp_path: Path) -> None:
    own = write(tmp_path, "a.jsonl", json.dumps({"text": SENTENCE, "date": "2016-03-01"}))
    none = write(tmp_path, "b.txt", "Truce broken\n2 March 2016\n\n" + SENTENCE)
    days = [item.published for item in read_inputs([own, none], published=date(2016, 3, 5)) if isinstance(item, Report)]
    assert days == [date(2016, 3, 1), date(2016, 3, 5)]


def test_inputs_broken_page_is_saved_as_far_as_it_can_be_read(tmp_path: Path) -> None:
    markup = f"<html><head><title>Truce broken</title><body><div><p>{SENTENCE}<p>A <b>monitor</i> agreed.<table><tr>"
    found = report(write(tmp_path, "a.html", markup))
    assert found.title == "Truce broken"
    assert found.text == f"Truce broken\n\n{SENTENCE}\n\nA monitor agreed."
    assert found.passages[0].kind is PassageKind.HEADLINE


def test_inputs_page_is_decoded_as_it_declares(tmp_path: Path) -> None:
    markup = f'<html><head><meta charset="iso-8859-2"></head><body><p>Šimon Čapek: {SENTENCE}</p></body></html>'
    assert "Šimon Čapek" in report(write(tmp_path, "a.html", markup.encode("iso-8859-2"))).text


def test_inputs_id_is_given_or_follows_from_the_text() -> None:
    assert report_from_text(SENTENCE).id == report_from_text(SENTENCE, file="other").id
    assert report_from_text(SENTENCE).id != report_from_text(SENTENCE + " Twice.").id
    assert report_from_text(SENTENCE, id="x").id == "x"


def test_inputs_half_a_surrogate_pair_keeps_the_offsets(tmp_path: Path) -> None:
    found = report(write(tmp_path, "a.jsonl", '{"text": "\\ud800 ' + SENTENCE + '"}'))
    assert found.text == "\ufffd " + SENTENCE


def test_inputs_records_that_were_written_beside_the_reports_are_no_reports(tmp_path: Path) -> None:
    record = json.dumps({"id": "1", "text": SENTENCE, "event_span": [], "text_info": {}, "coder": "tacitus"})
    (only,) = read_inputs([write(tmp_path, "out.jsonl", f"{record}\n{record}\n")])
    assert isinstance(only, NotText)
    assert "records, not reports" in str(only)
