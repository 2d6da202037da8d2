"""Who is named in a ledger, by which phrases, and who is party to how many records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, case, func, select

from tacitus.ledger.filters import Filter, conditions
from tacitus.ledger.schema import ACTORS, RECORDS, REPORTS, ROLES
from tacitus.notation import flat

Object = dict[str, Any]
Who = tuple[str | None, str | None, str | None]  # code, sector, identifier
PHRASES = 3  # shown of an actor that has no name


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part: a phrase for it, in how many reports, in how many records as actor and as recipient."""

    words: str
    reports: int
    acts: int
    receives: int


def actors_in(connection: Connection, wanted: Filter) -> list[Object]:
    """Actors over all reports, the most frequent first.

    What the filter asks of the actor is looked for in code, sector, identifier, name and phrases. If it asks for more,
    there are only parties to such records, and ``reports`` counts those that the records stand in.
    """
    others = replace(wanted, actor="")
    named, parties = _named(connection), _parties(connection, others)
    found = []
    for who in named if others.is_empty else parties:
        code, sector, identifier = who
        party = parties.get(who, Party("", 0, 0, 0))
        nobody: Object = {"name": "", "names": [party.words] if party.words else [], "mentions": 0}
        item: Object = {"code": code, "sector": sector, "identifier_id": identifier} | named.get(who, nobody)
        item |= {"acts": party.acts, "receives": party.receives}
        item["reports"] = item["reports"] if others.is_empty else party.reports
        if wanted.actor.lower() in " ".join([code or "", sector or "", identifier or "", *item["names"]]).lower():
            found.append(item)
    counted = ("mentions",) if others.is_empty else ("acts", "receives")
    return sorted(found, key=lambda item: (-sum(item[name] for name in counted), item["code"], str(item["sector"])))


def _named(connection: Connection) -> dict[Who, Object]:
    """Each actor with a code: its name if it is somebody known, the phrases for it, mentions and reports."""
    who = (ACTORS.c.code, ACTORS.c.sector, ACTORS.c.identifier_id)
    coded = ACTORS.c.code.is_not(None)
    counts = select(*who, func.sum(ACTORS.c.mentions), func.count(ACTORS.c.report.distinct())).where(coded)
    found: dict[Who, Object] = {}
    for code, sector, identifier, mentions, reports in connection.execute(counts.group_by(*who)):
        found[code, sector, identifier] = {"names": [], "mentions": int(mentions), "reports": int(reports)}
    phrases = select(*who, ACTORS.c.name).where(coded).group_by(*who, ACTORS.c.name)
    ordered = phrases.order_by(func.sum(ACTORS.c.mentions).desc(), ACTORS.c.name)
    for code, sector, identifier, name in connection.execute(ordered):
        names = found[code, sector, identifier]["names"]
        if len(names) < PHRASES and flat(name) not in names:
            names.append(flat(name))
    return {who: item | {"name": item["names"][0] if who[2] else ""} for who, item in found.items()}


def _parties(connection: Connection, wanted: Filter) -> dict[Who, Party]:
    """Who is actor or recipient of wanted records: of how many, and in how many reports."""
    there = (ROLES.c.report == RECORDS.c.report) & (ROLES.c.record == RECORDS.c.id)
    who = (ROLES.c.code, ROLES.c.sector, ROLES.c.identifier_id)
    each = (*who, ROLES.c.role, ROLES.c.report, ROLES.c.record)
    once = (
        select(*each, func.min(ROLES.c.text).label("words"))
        .join(RECORDS, there)
        .join(REPORTS, REPORTS.c.id == RECORDS.c.report)
        .where(ROLES.c.code.is_not(None), ROLES.c.role.in_(("actor", "recipient")), *conditions(wanted))
        .group_by(*each)
        .subquery()
    )
    columns = (once.c.code, once.c.sector, once.c.identifier_id)
    counts = [func.sum(case((once.c.role == role, 1), else_=0)) for role in ("actor", "recipient")]
    query = select(*columns, func.count(once.c.report.distinct()), func.min(once.c.words), *counts).group_by(*columns)
    return {
        (code, sector, identifier): Party(flat(words or ""), int(reports), int(acts), int(receives))
        for code, sector, identifier, reports, words, acts, receives in connection.execute(query)
    }
