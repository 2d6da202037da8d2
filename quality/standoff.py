"""Annotations kept apart from the texts they speak of: joins them with the reports, as other tasks read them.

``python -m quality.standoff ANNOTATIONS.jsonl REPORTS.jsonl JOINED.jsonl`` takes the text of each annotated report
from a file of reports (``id``, ``text``) and writes rows with words in place of offsets, the shape that
``python -m quality events`` and ``python -m training.events.judge`` read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from quality.gold import GoldError, Row, need, read_rows
from tacitus.errors import TacitusError
from tacitus.intake.assembly import digest_of


def joined(annotated: Sequence[Row], texts: Mapping[str, str]) -> Iterator[Row]:
    """Every annotated report with its text and the words of its annotations.

    Raises GoldError for a report that is not there, or whose text is not the one that was annotated.
    """
    for row in annotated:
        text = text_of(row, texts)
        yield {
            "id": row["id"],
            "text": text,
            "date": row["date"],
            "events": [_event(text, item) for item in row["events"]],
        }


def text_of(row: Row, texts: Mapping[str, str]) -> str:
    """The text of one annotated report, by its id and digest, as far as it was annotated (``until``, in characters).

    Raises GoldError if it is not there, or not the one that was annotated.
    """
    text = texts.get(str(row["id"]))
    if text is None:
        raise GoldError(f"report {row['id']} is not among the reports. Name the file that holds it.")
    if digest_of(text) != row["digest"]:
        raise GoldError(f"report {row['id']} is not the text that was annotated. Name the file as it was published.")
    return text[: row.get("until")]


def _event(text: str, item: Mapping[str, Any]) -> Row:
    return {
        **item,
        "predicate": text[item["begin"] : item["end"]],
        "actor": [_party(text, party) for party in item["actor"]],
        "recipient": [_party(text, party) for party in item["recipient"]],
        "chain": [_words(text, span) for span in item["chain"]],
        "place_name": _words(text, item["place_name"]),
    }


def _party(text: str, party: Mapping[str, Any]) -> Row:
    return {"text": _words(text, party["at"]), "code": party["code"], "sector": party["sector"]}


def _words(text: str, span: Sequence[int] | None) -> str | None:
    return None if span is None else text[span[0] : span[1]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Join, write, or say what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m quality.standoff", description=__doc__)
    for name in ("annotations", "reports", "joined"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args(arguments)
    try:
        annotated = read_rows(options.annotations)
        need(options.annotations, annotated[0], "id", "digest", "date", "events")
        texts = {str(row["id"]): row["text"] for row in read_rows(options.reports)}
        rows = list(joined(annotated, texts))
    except TacitusError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    options.joined.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
