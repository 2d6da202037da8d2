"""Sentences with slots, filled with names from a table, and readings told in terms of the slots again."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import tacitus
from tacitus.records import Reading, Record, Role

CASES = Path(__file__).parents[1] / "cases" / "pipeline"
SLOT = re.compile(r"\{(\w+) (\d)\}")
ARTICLE = re.compile(r"\b(A|a)\(n\) ")
COLUMNS = {
    "country": ("country", "name"),
    "adjective": ("country", "other"),
    "leader": ("leader", "name"),
    "title": ("leader", "other"),
    "surname": ("leader", "third"),
    "side": ("side", "name"),
    "group": ("side", "other"),
    "party": ("party", "name"),
    "ethnic": ("ethnic", "name"),
    "ethnics": ("ethnic", "other"),
    "faith": ("faith", "name"),
    "faiths": ("faith", "other"),
}
SECOND = 3  # rows between what stands in slot 1 and in slot 2
Row = dict[str, str]
Shape = tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a filled sentence; ``slot`` names the slot that it fills, or is empty."""

    begin: int
    end: int
    slot: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A sentence with names in its slots."""

    text: str
    pieces: tuple[Piece, ...]
    codes: tuple[tuple[str, str], ...]  # country code, number of its slot


def sentences(name: str = "impartial_sentences.txt") -> list[str]:
    """The sentences with slots of a case file."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def substitutes() -> dict[str, list[Row]]:
    """The names of each kind."""
    kinds: dict[str, list[Row]] = {}
    with (CASES / "impartial_substitutes.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(line for line in stream if not line.startswith("#")):
            kinds.setdefault(row["kind"], []).append(row)
    return kinds


def fill(frame: str, table: dict[str, list[Row]], turn: int) -> Filled:
    """The sentence with the names of one turn: slot 1 takes the row of the turn, slot 2 one further on."""
    text, pieces, codes, last = "", [], set(), 0
    for match in SLOT.finditer(frame):
        kind, column = COLUMNS[match[1]]
        rows = table[kind]
        row = rows[(turn + SECOND * (int(match[2]) - 1)) % len(rows)]
        text += frame[last : match.start()]
        text = ARTICLE.sub(rf"\1{_n(row[column])} ", text)
        name = row[column] if text else row[column][0].upper() + row[column][1:]
        pieces.append(Piece(len(text), len(text) + len(name), f"{kind} {match[2]}"))
        text, last = text + name, match.end()
        if row["code"]:
            codes.add((row["code"], match[2]))
    return Filled(text + frame[last:], tuple(pieces), tuple(sorted(codes)))


def _n(name: str) -> str:
    return "n" if name[0] in "AEIOU" and not name.startswith("U") else ""


def shape(reading: Reading, filled: Filled) -> Shape:
    """Everything in the records but the names."""
    return tuple(sorted((_told(reading, filled, record) for record in reading.records), key=str))


def _told(reading: Reading, filled: Filled, record: Record) -> tuple[object, ...]:
    event, told = record.event, record.attribution
    roles = tuple(
        tuple(sorted(_party(reading, filled, role) for role in side if not _is_implied(role)))
        for side in (event.actors, event.recipients)
    )
    chain = tuple(
        "?" if item.begin is None or item.end is None else slotted(filled, item.begin, item.end) for item in told.chain
    )
    how = (told.status, told.act, told.polarity, told.certainty, told.reality, told.quotation)
    return (event.type, event.mode, event.auxiliary, event.context, *roles, chain, *how)


def _is_implied(role: Role) -> bool:
    """A state's institution that no words name: which state it is hangs on whose country the names tell."""
    return role.path.startswith("implied")


def _party(reading: Reading, filled: Filled, role: Role) -> str:
    """The words of a role with slots for names; one that names a country tells whose code it has."""
    if role.begin is None or role.end is None:
        return f"unknown {role.sector}"
    words = slotted(filled, role.begin, role.end)
    if "{country" not in words or role.mention is None:
        return words
    return f"{words} of {dict(filled.codes).get(reading.mentions[role.mention].code or '', '?')}"


def slotted(filled: Filled, begin: int, end: int) -> str:
    """The words of a span with slots for the names that it touches, without an article before it."""
    told, at = "", begin
    for piece in filled.pieces:
        if piece.end <= begin or end <= piece.begin:
            continue
        told += filled.text[at : max(at, piece.begin)] + "{" + piece.slot + "}"
        at = piece.end
    return re.sub(r"^(the|an?) ", "", told + filled.text[at:end], flags=re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Swapped:
    """One sentence read with the names of several turns; ``usual`` is the most frequent reading."""

    frame: str
    filled: tuple[Filled, ...]
    shapes: tuple[Shape, ...]

    @property
    def usual(self) -> Shape:
        return Counter(self.shapes).most_common(1)[0][0]

    def odd(self) -> Iterator[tuple[str, Shape]]:
        """The sentences whose reading is not the usual one."""
        for filled, shape_ in zip(self.filled, self.shapes, strict=True):
            if shape_ != self.usual:
                yield filled.text, shape_


def read_swapped(frames: Sequence[str], turns: Sequence[int]) -> Iterator[Swapped]:
    """Each sentence with the names of each turn, each read as a report of its own."""
    table = substitutes()
    for frame in frames:
        filled = tuple(fill(frame, table, turn) for turn in turns)
        yield Swapped(frame, filled, tuple(shape(tacitus.read(item.text), item) for item in filled))
