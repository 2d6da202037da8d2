"""The weighed view as it was last made, kept in tables of its own so that the next command need not make it again.

Nothing that was read or corrected is in them: they may be dropped at any time, and are made when they are first
wanted. A view carries the marker of what it was made from, and is shown only for that marker. It is written in parts,
and counts once its last part is there, so that a process killed at any moment leaves the old view or none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from secrets import randbelow
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    delete,
    insert,
    inspect,
    select,
    update,
)

import tacitus
from tacitus.ledger.filters import Filter, conditions
from tacitus.ledger.schema import RECORDS, REPORTS

Object = dict[str, Any]
Key = tuple[str, str]
Writing = Callable[[], AbstractContextManager[Connection]]
PART = 500  # objects of one transaction
PAGE = 200  # objects read at a time
NUMBERS = 2**31

DERIVED = MetaData()
VIEWS = Table(
    "derived_views",
    DERIVED,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("marker", String, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("program", String, nullable=False),
    Column("made", String, nullable=False),
)
ITEMS = Table(
    "derived_items",
    DERIVED,
    Column("view", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, primary_key=True),  # event, disagreement, pledge or truce
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("object", Text, nullable=False),
)
KEYS = Table(
    "derived_keys",  # the records that an item is made of
    DERIVED,
    Column("view", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("report", String, primary_key=True),
    Column("record", String, primary_key=True),
    sqlite_with_rowid=False,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One object of a view: its kind, and the records (report and id) that a filter chooses it by."""

    kind: str
    object: Object
    keys: Collection[Key]


class KeptView:
    """A whole view, read over one connection, so that it stays the same however long it is looked at."""

    def __init__(self, connection: Connection, number: int) -> None:
        self._connection = connection
        self._number = number

    def items(self, kind: str, wanted: Filter) -> Iterator[Object]:
        """The objects of a kind of which a record is wanted, in the order in which they were made."""
        query = select(ITEMS.c.object).where(ITEMS.c.view == self._number, ITEMS.c.kind == kind)
        if not wanted.is_empty:
            query = query.where(ITEMS.c.position.in_(self._chosen(kind, wanted)))
        found = self._connection.execution_options(yield_per=PAGE).execute(query.order_by(ITEMS.c.position))
        for (cell,) in found:
            yield json.loads(cell)

    def _chosen(self, kind: str, wanted: Filter) -> Any:
        there = (RECORDS.c.report == KEYS.c.report) & (RECORDS.c.id == KEYS.c.record)
        return (
            select(KEYS.c.position)
            .join(RECORDS, there)
            .join(REPORTS, REPORTS.c.id == RECORDS.c.report)
            .where(KEYS.c.view == self._number, KEYS.c.kind == kind, *conditions(wanted))
        )


def find(connection: Connection, marker: str) -> KeptView | None:
    """The view that was made for this marker; None if there is none, or it is not whole."""
    if not inspect(connection).has_table(VIEWS.name):
        return None
    query = select(VIEWS.c.number).where(VIEWS.c.marker == marker, VIEWS.c.whole).limit(1)
    number = connection.execute(query).scalar_one_or_none()
    return None if number is None else KeptView(connection, number)


def keep(writing: Writing, marker: str, items: Iterable[Item]) -> None:
    """Keep the objects of a view in the place of every older view; ``writing`` gives a transaction."""
    number = randbelow(NUMBERS)
    with writing() as connection:
        DERIVED.create_all(connection)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        row = {"number": number, "marker": marker, "whole": False, "program": tacitus.__version__, "made": now}
        connection.execute(insert(VIEWS), row)
    given, positions = iter(items), dict[str, int]()
    while part := list(islice(given, PART)):
        objects, keys = _rows(number, part, positions)
        with writing() as connection:
            connection.execute(insert(ITEMS), objects)
            if keys:
                connection.execute(insert(KEYS), keys)
    with writing() as connection:
        mine = connection.execute(update(VIEWS).where(VIEWS.c.number == number).values(whole=True)).rowcount
        _clear(connection, number, others=bool(mine))  # none of mine: somebody else was done first


def _rows(number: int, part: Iterable[Item], positions: dict[str, int]) -> tuple[list[Object], list[Object]]:
    """The rows of items and of their keys; ``positions`` counts the items of each kind."""
    objects, keys = list[Object](), list[Object]()
    for item in part:
        position = positions[item.kind] = positions.get(item.kind, -1) + 1
        place = {"view": number, "kind": item.kind, "position": position}
        objects.append(place | {"object": json.dumps(item.object, ensure_ascii=False)})
        keys += (place | {"report": report, "record": record} for report, record in sorted(set(item.keys)))
    return objects, keys


def _clear(connection: Connection, number: int, *, others: bool) -> None:
    """Take away what belongs to a view, or to all others."""
    for column in (VIEWS.c.number, ITEMS.c.view, KEYS.c.view):
        connection.execute(delete(column.table).where(column != number if others else column == number))


def drop(connection: Connection) -> None:
    """Drop the derived tables; the next view is made anew."""
    DERIVED.drop_all(connection)
