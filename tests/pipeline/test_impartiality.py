"""Swapping the names of countries in a sentence changes the names in the record and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

import tacitus
from tacitus.records import Reading

CASES = Path(__file__).parents[1] / "cases" / "pipeline" / "impartiality.txt"
COUNTRIES = (
    ("Russia", "Russian"),
    ("Israel", "Israeli"),
    ("Iran", "Iranian"),
    ("Ukraine", "Ukrainian"),
    ("Turkey", "Turkish"),
    ("India", "Indian"),
    ("Pakistan", "Pakistani"),
    ("China", "Chinese"),
)
PAIRS = tuple(zip(COUNTRIES, COUNTRIES[1:] + COUNTRIES[:1], strict=True))


def sentences() -> list[str]:
    """The sentence frames of the case file."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def shape(reading: Reading, names: dict[str, str]) -> list[tuple[object, ...]]:
    """Everything in the records but the names: roles are told by which of the two parties they hold."""
    found: list[tuple[object, ...]] = []
    for record in reading.records:
        event = record.event
        parties = tuple(
            tuple(
                (names.get(reading.mentions[role.mention].code or "", "-"), reading.mentions[role.mention].sector)
                if role.mention is not None
                else (None, role.sector)
                for role in roles
            )
            for roles in (event.actors, event.recipients)
        )
        told = record.attribution
        how = (told.status, told.act, told.polarity, told.certainty, told.reality, len(told.chain))
        found.append((event.type, event.mode, event.auxiliary, parties, how))
    return found


CODES = {"Russia": "RUS", "Israel": "ISR", "Iran": "IRN", "Ukraine": "UKR", "Turkey": "TUR", "India": "IND",
         "Pakistan": "PAK", "China": "CHN"}  # fmt: skip


@pytest.mark.parametrize("frame", sentences())
def test_impartiality_names_change_and_nothing_else(frame: str) -> None:
    shapes = {}
    for (first, first_adjective), (second, second_adjective) in PAIRS:
        text = frame.format(A=first, B=second, a=first_adjective, b=second_adjective)
        names = {CODES[first]: "A", CODES[second]: "B"}
        shapes[text] = shape(tacitus.read(text), names)
    assert all(shapes.values()), "every sentence of the file tells an event"
    assert len({str(value) for value in shapes.values()}) == 1, shapes
