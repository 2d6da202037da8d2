"""The whole reading: records, and all that they point to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tacitus.records.events import Event
from tacitus.records.telling import Attribution, Opinion, Statement
from tacitus.records.text import Basis, Document, Report
from tacitus.records.world import Figure, Mention, Precision, TimeExpression, Toponym


class PlaceBasis(StrEnum):
    """What the place of an event rests on."""

    STATED = "stated"  # the sentence ties the place name to the event
    CONTEXT = "context"  # the scene of another act, or of another telling of this one
    DATELINE = "dateline"
    IMPLIED = "implied"  # no place name: the country that its parties or the report imply, an area
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Record:
    """An event with its attribution, time, place and figures (indices into the reading's tuples).

    ``implied_place`` is a country that no place name of the text stands for: its characters are the words of the
    party that implies it, and it has no point. Beside ``place`` it is that place with the country that is implied.
    """

    id: str
    event: Event
    attribution: Attribution
    time: int | None = None
    begin_date: date | None = None
    end_date: date | None = None
    date_precision: Precision = Precision.UNKNOWN
    date_basis: Basis = Basis.UNKNOWN
    place: int | None = None
    place_basis: PlaceBasis = PlaceBasis.UNKNOWN
    implied_place: Toponym | None = None
    figures: tuple[int, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """Everything read from one report."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Toponym, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    records: tuple[Record, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    coder: str = ""  # program and model version

    @property
    def report(self) -> Report:
        return self.document.report

    def place_of(self, record: Record) -> Toponym | None:
        """The place of a record: a place name of the report, or the country that is implied."""
        if record.place is None or record.implied_place is not None:
            return record.implied_place
        return self.places[record.place]
