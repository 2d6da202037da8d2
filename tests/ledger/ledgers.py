"""Ledgers for the tests: each runs on SQLite, and on PostgreSQL where TACITUS_POSTGRESQL names a database."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from tacitus.ledger import Ledger, open_ledger
from tacitus.records import Document, PassageKind, Reading, Report, Sentence

DATABASE = os.environ.get("TACITUS_POSTGRESQL", "")
ENGINES = (
    "sqlite",
    pytest.param(
        "postgresql", marks=pytest.mark.skipif(not DATABASE, reason="TACITUS_POSTGRESQL names no database to test on")
    ),
)


@pytest.fixture(params=ENGINES)
def ledger_name(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty ledger can be made."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.sqlite")
    engine = create_engine(DATABASE.replace("postgresql://", "postgresql+pg8000://"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return DATABASE


@pytest.fixture
def ledger(ledger_name: str) -> Iterator[Ledger]:
    """An empty ledger."""
    opened = open_ledger(ledger_name)
    yield opened
    opened.close()


@pytest.fixture
def record() -> Callable[..., dict[str, Any]]:
    """The parts of a record that the store looks at: ``record(report, id, **changes)``."""

    def make(report: str, name: str, **changes: Any) -> dict[str, Any]:
        base = {
            "id": name,
            "text_info": {"report": report, "sentence": 0, "begin": 0, "end": 3},
            "event": ["ASSAULT"],
            "status": "asserted",
            "date": "",
            "coder": "test",
        }
        return base | changes

    return make


@pytest.fixture
def reading() -> Callable[..., Reading]:
    """A reading of a text in which every line is a sentence: ``reading(id, text, **report_fields)``."""

    def make(name: str, words: str, **fields: Any) -> Reading:
        sentences: list[Sentence] = []
        begin = 0
        for line in words.split("\n"):
            sentences.append(Sentence(len(sentences), begin, begin + len(line), 0, 0, PassageKind.BODY, 0))
            begin += len(line) + 1
        return Reading(Document(Report(name, words, **fields), sentences=tuple(sentences)), coder="test")

    return make
