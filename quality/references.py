"""A seeded draw of pronouns and definite descriptions that are event roles, for a person to judge.

``python -m quality.references FILE --documents 60 --mentions 100 --seed 1`` draws reports of a JSONL file, reads them,
draws mentions, prints each marked in the text around it with what it was read as, and writes a sheet to fill in:
report id, offsets, and a verdict (yes or no) with what is wrong (antecedent, country, sector, role). The sheet holds no
text, so it can be kept; ``--without SHEET…`` leaves out the reports of earlier sheets.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from quality.audit import read_drawn, read_sheet, write_sheet
from quality.gold import read_rows
from tacitus.actors.grammar import load_grammar
from tacitus.records import Mention, MentionKind, Reading

COLUMNS = ("report", "begin", "end", "right", "wrong")
BEFORE, AFTER = 900, 250  # characters of the report that are shown around a mention


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of a reading that refers back, by its index."""

    reading: Reading
    index: int

    @property
    def mention(self) -> Mention:
        return self.reading.mentions[self.index]


def references(reading: Reading) -> tuple[Reference, ...]:
    """The pronouns and definite descriptions that are actors or recipients of a report's records, in text order."""
    roles = [role for record in reading.records for role in (*record.event.actors, *record.event.recipients)]
    indices = sorted({role.mention for role in roles if role.mention is not None})
    return tuple(Reference(reading, index) for index in indices if _refers(reading, reading.mentions[index]))


def _refers(reading: Reading, mention: Mention) -> bool:
    first = mention.span.of(reading.report.text).split()[0].lower()
    described = mention.kind is not MentionKind.NAMED and first in load_grammar().articles
    return mention.kind is MentionKind.PRONOUN or described


def draw(readings: Iterable[Reading], mentions: int, seed: int) -> list[Reference]:
    """So many references out of all, in the order of the reports."""
    everything = [reference for reading in readings for reference in references(reading)]
    chosen = sorted(Random(seed).sample(range(len(everything)), min(mentions, len(everything))))
    return [everything[index] for index in chosen]


def shown(reference: Reference) -> str:
    """A mention marked in its text, and what it was read as."""
    mention, reading = reference.mention, reference.reading
    text = reading.report.text
    around = (
        text[max(0, mention.begin - BEFORE) : mention.begin],
        f"[[{mention.span.of(text)}]]",
        text[mention.end : mention.end + AFTER],
    )
    members = "; ".join(reading.mentions[item].span.of(text) for item in mention.members)
    same = _told_before(reference)
    read = f"{mention.code or '-'} {mention.sector or '-'} {mention.identifier_text or ''}"
    lines = [f"{reading.report.id} {mention.begin}", f"  {' '.join(''.join(around).split())}"]
    return "\n".join([*lines, f"  => {read} [{members}] same as [{same}]", f"  {' | '.join(mention.why)}"])


def _told_before(reference: Reference) -> str:
    """The words of the nearest mention before of the same entity that is no pronoun."""
    mention, reading = reference.mention, reference.reading
    before = [item for item in reading.mentions[: reference.index] if item.entity == mention.entity]
    told = [item for item in before if item.kind is not MentionKind.PRONOUN]
    return told[-1].span.of(reading.report.text) if told else ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw and print references, and write the sheet."""
    given = _parser().parse_args(arguments)
    seen = {row["report"] for path in given.without for row in read_sheet(path)}
    rows = [row for row in read_rows(given.file) if str(row["id"]) not in seen]
    drawn = draw(read_drawn(rows, given.documents, given.seed), given.mentions, given.seed)
    print("\n\n".join(f"{number}. {shown(item)}" for number, item in enumerate(drawn, 1)))
    if given.sheet:
        places = ((item.reading.report.id, item.mention.begin, item.mention.end) for item in drawn)
        write_sheet(given.sheet, (dict(zip(COLUMNS, place, strict=False)) for place in places), COLUMNS)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m quality.references", description="Draw references to judge.")
    parser.add_argument("file", type=Path, help="reports as JSONL")
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--mentions", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sheet", type=Path, help="write the sheet to fill in here")
    parser.add_argument("--without", type=Path, nargs="*", default=(), help="sheets whose reports are left out")
    return parser


if __name__ == "__main__":
    sys.exit(main())
