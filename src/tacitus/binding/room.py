"""The room's public function."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from tacitus.binding.counting import figures_of
from tacitus.binding.placing import Where, places_of
from tacitus.binding.timing import When, times_of
from tacitus.records import Attribution, Document, Event, Figure, Mention, Record, TimeExpression, Toponym


def bind(
    document: Document,
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    places: Sequence[Toponym],
    figures: Sequence[Figure],
    events: Sequence[Event],
    attributions: Sequence[Attribution],
) -> tuple[Record, ...]:
    """One record for each event: its attribution, its time, its place, its figures, a stable id and the reasons."""
    whens = times_of(document, events, times)
    wheres = places_of(document, events, places, mentions)
    counts = figures_of(document, events, figures)
    return tuple(
        _record(document, event, attribution, when, where, numbers)
        for event, attribution, when, where, numbers in zip(events, attributions, whens, wheres, counts, strict=True)
    )


def _record(
    document: Document, event: Event, attribution: Attribution, when: When, where: Where, figures: tuple[int, ...]
) -> Record:
    return Record(
        id=record_id(document, event),
        event=event,
        attribution=attribution,
        time=when.time,
        begin_date=when.begin,
        end_date=when.end,
        date_precision=when.precision,
        date_basis=when.basis,
        place=where.place,
        place_basis=where.basis,
        implied_place=where.implied,
        figures=figures,
        why=(f"date: {when.why}", f"place: {where.why}"),
    )


def record_id(document: Document, event: Event) -> str:
    """A name for an event that the same report and words always give."""
    words = ",".join(f"{document.tokens[index].begin}-{document.tokens[index].end}" for index in event.predicate)
    return sha256(f"{document.report.id}|{words}|{event.type}".encode()).hexdigest()[:16]
