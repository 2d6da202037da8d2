"""Every sentence of ``cases/events/senses.csv``, read from raw words: does it yield the event that its sense names?"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tacitus.actors import find_actors
from tacitus.events import find_events
from tacitus.intake import report_from_text
from tacitus.language import load_model
from tacitus.records import Document, Event

CASES = Path(__file__).parent.parent / "cases" / "events" / "senses.csv"
READ_RIGHT = 0.97  # the rest fails on the parse, not on the lexicon: `quizzed`, `pulled out of the talks`
SILENT = 0.97


@dataclass(frozen=True)
class Reading:
    """One sentence of the cases with the events that were found in it."""

    sense: str
    sentence: str
    type: str
    mode: frozenset[str]
    document: Document
    events: tuple[Event, ...]

    @property
    def told(self) -> bool:
        """True when an event has the type and the modes of the case."""
        return any(event.type == self.type and frozenset(event.mode) == self.mode for event in self.events)

    @property
    def silent(self) -> bool:
        """True when no event is read at the word itself."""
        word = self.sense.partition(".")[0].partition("_")[0]
        return all(self.document.tokens[event.predicate[0]].lemma != word for event in self.events)


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    with CASES.open(encoding="utf-8", newline="") as stream:
        cases = list(csv.DictReader(stream))
    documents = load_model().parse([report_from_text(case["sentence"]) for case in cases])
    return tuple(_readings(cases, documents))


def _readings(cases: list[dict[str, str]], documents: list[Document]) -> Iterator[Reading]:
    for case, document in zip(cases, documents, strict=True):
        mode = frozenset(name for name in case["mode"].split("|") if name)
        events = find_events(document, find_actors(document), ())
        yield Reading(case["sense"], case["sentence"], case["type"], mode, document, events)


def test_senses_yield_their_type_and_mode(readings: tuple[Reading, ...]) -> None:
    asked = [reading for reading in readings if reading.type != "NONE"]
    wrong = [f"{reading.sense}: {reading.sentence}" for reading in asked if not reading.told]
    assert len(wrong) <= (1 - READ_RIGHT) * len(asked), "\n".join(wrong)


def test_senses_that_are_no_event_yield_none(readings: tuple[Reading, ...]) -> None:
    asked = [reading for reading in readings if reading.type == "NONE"]
    wrong = [f"{reading.sense}: {reading.sentence}" for reading in asked if not reading.silent]
    assert len(wrong) <= (1 - SILENT) * len(asked), "\n".join(wrong)
