"""The steps that bring an older ledger to the present schema, each taken once, in order, in one transaction.

The first ledgers had no table of steps: reports with seven columns and records with eight. A ledger that a newer
program made is refused, never guessed at.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, inspect, select, text, update
from sqlalchemy.schema import CreateColumn

import tacitus
from tacitus.errors import TacitusError
from tacitus.ledger import rows, words
from tacitus.ledger.schema import FIRST, METADATA, RECORDS, REPORTS, STEPS_TAKEN


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the schema: what it is called and what it does."""

    name: str
    take: Callable[[Connection], None]


def is_present(connection: Connection, name: str) -> bool:
    """True if there is a ledger of the present schema, so that nothing need be written to open it.

    Raises TacitusError for a newer one, and for a database that holds something else.
    """
    present = set(inspect(connection).get_table_names())
    if STEPS_TAKEN.name not in present:
        taken = present & set(METADATA.tables) if connection.dialect.name != "sqlite" else present
        if RECORDS.name not in present and taken:
            some = ", ".join(sorted(taken)[:3])
            raise TacitusError(f"{name}: no ledger, but a database with other tables ({some}). Name another file.")
        return False
    return _version(connection, name) == len(STEPS)


def is_ledger(connection: Connection) -> bool:
    """True if there is a ledger, perhaps an older one."""
    return inspect(connection).has_table(RECORDS.name)


def _version(connection: Connection, name: str) -> int:
    version = connection.execute(select(func.max(STEPS_TAKEN.c.version))).scalar_one() or 0
    if version > len(STEPS):
        raise TacitusError(
            f"{name}: the ledger has schema {version}, this program knows {len(STEPS)}. Use a newer tacitus."
        )
    return int(version)


def bring_up(connection: Connection, name: str) -> None:
    """Make a ledger or bring an older one to the present schema; raises TacitusError for a newer one."""
    present = set(inspect(connection).get_table_names())
    if STEPS_TAKEN.name not in present:
        STEPS_TAKEN.create(connection)
        if RECORDS.name not in present:
            METADATA.create_all(connection)
            words.create(connection)
            _note(connection, len(STEPS), "made whole")
            return
        _note(connection, 1, STEPS[0].name)
    for number in range(_version(connection, name), len(STEPS)):
        STEPS[number].take(connection)
        _note(connection, number + 1, STEPS[number].name)


def _note(connection: Connection, version: int, name: str) -> None:
    row = {
        "version": version,
        "name": name,
        "program": tacitus.__version__,
        "taken": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    connection.execute(insert(STEPS_TAKEN), row)


def _nothing(_connection: Connection) -> None:
    """The first ledger is where the steps begin."""


def _whole_readings(connection: Connection) -> None:
    """Columns and tables for everything that is read; what the records already say is spread over them."""
    for table in (REPORTS, RECORDS):
        for column in list(table.columns)[FIRST[table.name] :]:
            definition = CreateColumn(column).compile(dialect=connection.dialect)
            connection.execute(text(f"ALTER TABLE {table.name} ADD COLUMN {definition}"))
    METADATA.create_all(connection)
    for table in (REPORTS, RECORDS):
        for index in table.indexes:
            index.create(connection, checkfirst=True)
    words.create(connection)
    for (cell,) in connection.execute(select(RECORDS.c.object)).all():
        _spread(connection, json.loads(cell))


def _spread(connection: Connection, item: rows.Object) -> None:
    row = rows.record_row(0, item)
    values = {name: row[name] for name in ("enddate", "mode", "sentence", "place_name", "country")}
    key = (RECORDS.c.report == row["report"]) & (RECORDS.c.id == row["id"])
    connection.execute(update(RECORDS).where(key).values(**values))
    for table, found in rows.spread_rows([item]):
        if found:
            connection.execute(insert(table), found)


STEPS: tuple[Step, ...] = (Step("the first ledger", _nothing), Step("whole readings", _whole_readings))
