"""A seeded draw of records for a person to judge, beside their sentences.

``python -m quality.audit FILE --documents 30 --records 20 --seed 1`` draws reports of a JSONL file, reads them,
draws records, prints each beside its sentence, and writes a sheet to fill in: report id, offsets and empty
verdicts (y, n or ? for not sure). The sheet holds no text, so it can be kept.
``--score SHEET`` prints the shares of a filled sheet.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from quality.gold import Row, day, read_rows
from quality.rooms import read_all, whole_report
from quality.scoring import mean_true
from quality.told import Party, Told, told_by
from tacitus.records import Reading, Record

VERDICTS = ("real", "type", "actor", "recipient", "auxiliary", "according_to", "date", "place")
COLUMNS = ("report", "begin", "end", "event", *VERDICTS, "remark")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A record of a reading that was drawn to be judged."""

    reading: Reading
    record: Record
    told: Told


def draw_reports(rows: Sequence[Row], documents: int, seed: int) -> list[Row]:
    """So many reports of a file, the same for the same seed whatever the order of the file."""
    ordered = sorted(rows, key=lambda row: str(row["id"]))
    return Random(seed).sample(ordered, min(documents, len(ordered)))


def read_drawn(rows: Sequence[Row], documents: int, seed: int) -> Iterator[Reading]:
    """Readings of so many reports drawn by seed, in their order; one that cannot be read is left out."""
    chosen = draw_reports(rows, documents, seed)
    reports = [whole_report(str(row["id"]), row["text"], day(row.get("date")), row.get("url")) for row in chosen]
    return (item for item in read_all(reports) if isinstance(item, Reading))


def draw_records(readings: Iterable[Reading], records: int, seed: int) -> list[Drawn]:
    """So many records out of all that were read, in the order of the reports."""
    everything = [
        Drawn(reading, record, told)
        for reading in readings
        for record, told in zip(reading.records, told_by(reading), strict=True)
    ]
    chosen = sorted(Random(seed).sample(range(len(everything)), min(records, len(everything))))
    return [everything[index] for index in chosen]


def shown(drawn: Drawn) -> str:
    """A record beside its sentence, for a person."""
    reading, told = drawn.reading, drawn.told
    text = reading.report.text
    words = " … ".join(span.of(text) for span in told.predicate)
    source = " → ".join(
        "unnamed" if holder.begin is None else text[holder.begin : holder.end]
        for holder in drawn.record.attribution.chain
    )
    lines = [
        f"{reading.report.id} [{told.predicate[0].begin}–{told.predicate[0].end}]",
        f"  {' '.join(told.sentence.of(text).split())}",
        f"  {told.type} {'/'.join(sorted(told.mode))} [{words}] {' '.join(sorted(told.auxiliary))} – {told.status}",
        f"  actor {_parties(text, told.actors)}; recipient {_parties(text, told.recipients)}",
        f"  according to {source or 'the report'}; date {told.day or '-'}; place {told.country or '-'}",
    ]
    return "\n".join(lines)


def _parties(text: str, parties: Sequence[Party]) -> str:
    return ", ".join(_party(text, party) for party in parties) or "-"


def _party(text: str, party: Party) -> str:
    words = party.span.of(text) if party.span is not None else "unknown"
    return f"{words} ({party.code or '-'} {party.sector or '-'})"


def sheet_rows(drawn: Iterable[Drawn]) -> list[dict[str, str]]:
    """The rows of an empty sheet: where each record stands, nothing of its text."""
    rows = []
    for item in drawn:
        head = item.told.predicate[0]
        row = dict.fromkeys(COLUMNS, "")
        rows.append(
            row
            | {
                "report": item.reading.report.id,
                "begin": str(head.begin),
                "end": str(head.end),
                "event": item.told.type,
            }
        )
    return rows


def read_sheet(path: Path) -> list[dict[str, str]]:
    """The rows of a sheet."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_sheet(path: Path, rows: Iterable[Mapping[str, object]], columns: Sequence[str] = COLUMNS) -> None:
    """Write a sheet as CSV; columns that a row lacks stay empty."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def score_sheet(rows: Sequence[Mapping[str, str]]) -> dict[str, float]:
    """The share of yes for each verdict that was given, and of records with no n at all among the judged."""
    judged = [row for row in rows if any(row[name] for name in VERDICTS)]
    given = {name: [row[name] for row in judged if row[name] in ("y", "n")] for name in VERDICTS}
    values = {name: mean_true(verdict == "y" for verdict in verdicts) for name, verdicts in given.items() if verdicts}
    wholly = mean_true(all(row[name] != "n" for name in VERDICTS) for row in judged)
    return values | {"wholly_right": wholly, "judged": len(judged)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw and print records, or score a filled sheet."""
    given = _parser().parse_args(arguments)
    if given.score:
        for name, value in score_sheet(read_sheet(given.file)).items():
            print(f"{name:<14} {value:.3f}")
        return 0
    drawn = draw_records(read_drawn(read_rows(given.file), given.documents, given.seed), given.records, given.seed)
    print("\n\n".join(f"{number}. {shown(item)}" for number, item in enumerate(drawn, 1)))
    if given.sheet:
        write_sheet(given.sheet, sheet_rows(drawn))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m quality.audit", description="Draw records for a person to judge.")
    parser.add_argument("file", type=Path, help="reports as JSONL, or a filled sheet with --score")
    parser.add_argument("--documents", type=int, default=30)
    parser.add_argument("--records", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sheet", type=Path, help="write the sheet to fill in here")
    parser.add_argument("--score", action="store_true", help="print the shares of a filled sheet")
    return parser


if __name__ == "__main__":
    sys.exit(main())
