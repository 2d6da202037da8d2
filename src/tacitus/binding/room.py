"""The room's public function."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

from tacitus.binding.counting import figures_of
from tacitus.binding.implying import homes_of
from tacitus.binding.placing import Where, authority_at, places_of
from tacitus.binding.timing import When, times_of
from tacitus.records import (
    Attribution,
    Basis,
    Document,
    Event,
    Figure,
    Mention,
    Record,
    Role,
    Tenure,
    TimeExpression,
    Toponym,
)

UNKNOWN = ("UAF", "UNK", None)
NEWS = timedelta(days=31)  # before a report's day: what happened earlier is its background
HISTORICAL = "historical"
UNREAL = frozenset(("future", "hypothetical", HISTORICAL))


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
    homes = homes_of(mentions, places)
    wheres = places_of(document, events, places, mentions, homes)
    counts = figures_of(document, events, figures)
    tenures = {item.entity: item.tenures for item in mentions if item.tenures}
    return tuple(
        _record(
            document,
            as_background(
                document,
                in_office(at_home(event, authority_at(where, places, homes)), mentions, tenures, when),
                when,
            ),
            attribution,
            when,
            where,
            numbers,
        )
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


def at_home(event: Event, country: str | None) -> Event:
    """The event with the institutions that it implies (police, courts, government) those of where it happened."""
    if country is None or not any(is_implied(role) for role in event.actors):
        return event
    actors = tuple(replace(role, code=country) if is_implied(role) else role for role in event.actors)
    return replace(event, actors=actors, why=(*event.why, f"actor: not named, of {country}, where it happened"))


def in_office(event: Event, mentions: Sequence[Mention], tenures: Mapping[int, Sequence[Tenure]], when: When) -> Event:
    """The event with known persons of the sector that they had on its day: who was president then acts as one."""
    if when.begin is None or when.basis not in (Basis.STATED, Basis.INFERRED):
        return event
    held = {
        role: sector
        for role in (*event.actors, *event.recipients)
        if (sector := _held(role, mentions, tenures, when.begin, when.end or when.begin)) is not None
    }
    actors, recipients = (
        tuple(replace(role, held=held.get(role)) for role in roles) for roles in (event.actors, event.recipients)
    )
    why = dict.fromkeys(f"sector: {sector} on the day of the act" for sector in held.values())
    return replace(event, actors=actors, recipients=recipients, why=(*event.why, *why)) if held else event


def _held(
    role: Role, mentions: Sequence[Mention], tenures: Mapping[int, Sequence[Tenure]], first: date, last: date
) -> str | None:
    """The sector of a person's tenure over some days, where it is another than that of the report's day."""
    if role.mention is None:
        return None
    mention = mentions[role.mention]
    sector = next((item.sector for item in tenures.get(mention.entity, ()) if item.holds(first, last)), None)
    return sector if sector != mention.sector else None


def as_background(document: Document, event: Event, when: When) -> Event:
    """The event as background where it is dated well before the report, or before the first day it can be of."""
    report = document.report
    day, last = report.published or report.published_earliest, when.end or when.begin
    told = when.basis in (Basis.STATED, Basis.INFERRED)
    if not told or day is None or last is None or last >= day - NEWS or UNREAL & set(event.auxiliary):
        return event
    auxiliary = tuple(sorted((*event.auxiliary, HISTORICAL)))
    return replace(event, auxiliary=auxiliary, why=(*event.why, f"historical: of {last}, long before the report"))


def is_implied(role: Role) -> bool:
    """True for an institution without words; an unknown attacker is of nowhere."""
    return role.begin is None and role.code is None and role.sector not in UNKNOWN


def record_id(document: Document, event: Event) -> str:
    """A name for an event that the same report and words always give."""
    words = ",".join(f"{document.tokens[index].begin}-{document.tokens[index].end}" for index in event.predicate)
    return sha256(f"{document.report.id}|{words}|{event.type}".encode()).hexdigest()[:16]
