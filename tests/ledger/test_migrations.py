"""Older ledgers come up to the present schema; newer ones are refused."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tacitus.errors import TacitusError
from tacitus.ledger import Filter, open_ledger

pytest_plugins = ("tests.ledger.ledgers",)
FIRST_LEDGER = """
CREATE TABLE reports (id VARCHAR NOT NULL PRIMARY KEY, title TEXT, outlet TEXT, url TEXT, file TEXT,
  published VARCHAR(10), text TEXT NOT NULL);
CREATE TABLE records (report VARCHAR NOT NULL, id VARCHAR NOT NULL, place INTEGER NOT NULL, type VARCHAR NOT NULL,
  status VARCHAR NOT NULL, date VARCHAR(10), coder VARCHAR NOT NULL, object TEXT NOT NULL, PRIMARY KEY (report, id),
  FOREIGN KEY(report) REFERENCES reports (id) ON DELETE CASCADE);
CREATE INDEX records_by_type_and_date ON records (type, date);
"""


def shape(path: Path) -> dict[str, set[str]]:
    """Columns of each table, and the names of the indices."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
        tables = {
            name: {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
            for kind, name in names
            if kind == "table"
        }
    return tables | {"indices": {name for kind, name in names if kind == "index"}}


def test_migrations_first_ledger_comes_up_with_its_records(
    tmp_path: Path, record: Callable[..., dict[str, Any]], reading: Callable[..., Any]
) -> None:
    path = tmp_path / "old.sqlite"
    old = record("r1", "e1", date="2016-03-01", actor=[{"code": "RUS", "sector": "GOV", "entity_text": "Moscow"}])
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FIRST_LEDGER)
        connection.execute("INSERT INTO reports (id, text) VALUES ('r1', 'words')")
        connection.execute(
            "INSERT INTO records VALUES ('r1', 'e1', 0, 'ASSAULT', 'asserted', '2016-03-01', 'test', ?)",
            (json.dumps(old),),
        )
        connection.commit()
    ledger = open_ledger(str(path))
    assert list(ledger.objects(Filter(actor="RUS"))) == [old]
    ledger.add(reading("r2", "more words"), [record("r2", "e1")])
    assert len(ledger.search("words")) == 1
    ledger.close()
    open_ledger(str(tmp_path / "new.sqlite")).close()
    assert shape(path) == shape(tmp_path / "new.sqlite")
    open_ledger(str(path)).close()


def test_migrations_a_newer_ledger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "newer.sqlite"
    open_ledger(str(path)).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO schema_steps VALUES (99, 'from the future', '9', '2099-01-01')")
        connection.commit()
    with pytest.raises(TacitusError, match=r"schema 99.*newer tacitus"):
        open_ledger(str(path))
