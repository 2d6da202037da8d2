"""What a reader of the ledger asks for, as one condition on the records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal, or_, select

from tacitus.ledger.schema import RECORDS, REPORTS, ROLES

Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records are wanted; an empty field asks for nothing.

    ``since`` and ``until`` bound the day of the event; a record without a day is wanted only if neither is set.
    ``actor`` and ``source`` match a code (``RUS``, ``SYR GOV``), an identifier, or part of the words; ``place`` a
    country code or part of a place's name; ``source`` also the outlet.
    """

    since: date | None = None
    until: date | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actor: str = ""
    place: str = ""
    source: str = ""

    @property
    def is_empty(self) -> bool:
        """True if every record is wanted."""
        return self == Filter()


def conditions(wanted: Filter) -> list[Condition]:
    """The conditions on a query over RECORDS joined with REPORTS."""
    found: list[Condition] = []
    if wanted.since:
        found.append(func.coalesce(RECORDS.c.enddate, RECORDS.c.date) >= wanted.since.isoformat())
    if wanted.until:
        found.append(RECORDS.c.date <= wanted.until.isoformat())
    if wanted.types:
        found.append(RECORDS.c.type.in_([name.upper() for name in wanted.types]))
    if wanted.statuses:
        found.append(RECORDS.c.status.in_([name.lower() for name in wanted.statuses]))
    if wanted.place:
        found.append(or_(RECORDS.c.country == wanted.place.upper(), _holds(RECORDS.c.place_name, wanted.place)))
    if wanted.actor:
        found.append(_filled(("actor", "recipient"), wanted.actor))
    if wanted.source:
        found.append(or_(_filled(("source",), wanted.source), _holds(REPORTS.c.outlet, wanted.source)))
    return found


def _holds(column: Any, words: str) -> Condition:
    return func.lower(column).contains(words.lower(), autoescape=True)


def _filled(roles: tuple[str, ...], given: str) -> Condition:
    code, _, sector = given.partition(" ")
    coded: Condition = ROLES.c.code == code.upper()
    if sector:
        coded = and_(coded, ROLES.c.sector == sector.upper())
    who = or_(coded, ROLES.c.identifier_id == given, _holds(ROLES.c.text, given))
    same = (ROLES.c.report == RECORDS.c.report) & (ROLES.c.record == RECORDS.c.id)
    return select(literal(1)).where(same, ROLES.c.role.in_(roles), who).exists()
