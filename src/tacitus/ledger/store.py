"""A ledger in one SQLite file, through SQLAlchemy Core: a report and its records go in together or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    delete,
    event,
    insert,
    select,
)
from sqlalchemy.exc import SQLAlchemyError

from tacitus.errors import TacitusError
from tacitus.records import Report

METADATA = MetaData()
REPORTS = Table(
    "reports",
    METADATA,
    Column("id", String, primary_key=True),
    Column("title", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("file", Text),
    Column("published", String(10)),
    Column("text", Text, nullable=False),
)
RECORDS = Table(
    "records",
    METADATA,
    Column("report", String, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("type", String, nullable=False),
    Column("status", String, nullable=False),
    Column("date", String(10)),
    Column("coder", String, nullable=False),
    Column("object", Text, nullable=False),
    Index("records_by_type_and_date", "type", "date"),
)


class Ledger:
    """An open ledger."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        METADATA.create_all(engine)

    def add(self, report: Report, objects: Sequence[dict[str, Any]]) -> None:
        """Store a report and its records in one transaction; a report read again replaces its own records only."""
        with self._engine.begin() as connection:
            _forget(connection, report.id)
            connection.execute(insert(REPORTS), _report_row(report))
            if objects:
                connection.execute(insert(RECORDS), [_record_row(place, item) for place, item in enumerate(objects)])

    def objects(self) -> Iterator[dict[str, Any]]:
        """Every stored record as the object that was written, by report and position."""
        query = select(RECORDS.c.object).order_by(RECORDS.c.report, RECORDS.c.place)
        with self._engine.connect() as connection:
            for (cell,) in connection.execute(query):
                yield json.loads(cell)

    def reports(self) -> list[str]:
        """Ids of the stored reports."""
        with self._engine.connect() as connection:
            return [row[0] for row in connection.execute(select(REPORTS.c.id).order_by(REPORTS.c.id))]


def open_ledger(name: str) -> Ledger:
    """Open or make the ledger in a file; raises TacitusError if it is no ledger or cannot be written."""
    engine = create_engine(f"sqlite:///{name}")
    event.listen(engine, "connect", _prepare)
    try:
        return Ledger(engine)
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", error))
        raise TacitusError(
            f"{name}: not a ledger that can be opened ({reason}). Name a new file or mend this one."
        ) from error


def _prepare(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _forget(connection: Connection, report: str) -> None:
    connection.execute(delete(RECORDS).where(RECORDS.c.report == report))
    connection.execute(delete(REPORTS).where(REPORTS.c.id == report))


def _report_row(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "file": report.file,
        "published": report.published.isoformat() if report.published else None,
        "text": report.text,
    }


def _record_row(place: int, item: dict[str, Any]) -> dict[str, Any]:
    return {
        "report": item["text_info"]["report"],
        "id": item["id"],
        "place": place,
        "type": item["event"][0],
        "status": item["status"],
        "date": item["date"] or None,
        "coder": item["coder"],
        "object": json.dumps(item, ensure_ascii=False),
    }
