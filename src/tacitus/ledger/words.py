"""Full-text search over sentences: FTS5 in SQLite, tsvector in PostgreSQL."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Float, Integer, TextualSelect, column, text

CREATE = {
    "sqlite": ("CREATE VIRTUAL TABLE IF NOT EXISTS sentence_words USING fts5(words, tokenize='porter unicode61')",),
    "postgresql": (
        "CREATE TABLE IF NOT EXISTS sentence_words "
        "(rowid INTEGER PRIMARY KEY REFERENCES sentences (number) ON DELETE CASCADE, words TSVECTOR NOT NULL)",
        "CREATE INDEX IF NOT EXISTS sentence_words_by_word ON sentence_words USING gin (words)",
    ),
}
ADD = {
    "sqlite": "INSERT INTO sentence_words (rowid, words) VALUES (:number, :words)",
    "postgresql": "INSERT INTO sentence_words (rowid, words) VALUES (:number, to_tsvector('english', :words))",
}
FORGET = "DELETE FROM sentence_words WHERE rowid IN (SELECT number FROM sentences WHERE report = :report)"
FIND = {
    "sqlite": "SELECT rowid, -bm25(sentence_words) AS score FROM sentence_words WHERE sentence_words MATCH :query",
    "postgresql": "SELECT rowid, ts_rank(words, websearch_to_tsquery('english', :query)) AS score "
    "FROM sentence_words WHERE words @@ websearch_to_tsquery('english', :query)",
}
PART = re.compile(r'"([^"]*)"|(\S+)')


def create(connection: Connection) -> None:
    """Make the table of words."""
    for statement in CREATE[connection.dialect.name]:
        connection.execute(text(statement))


def add(connection: Connection, sentences: Sequence[dict[str, Any]]) -> None:
    """Index sentences given as ``number`` and ``words``."""
    if sentences:
        connection.execute(text(ADD[connection.dialect.name]), list(sentences))


def forget(connection: Connection, report: str) -> None:
    """Take a report's sentences out of the index."""
    connection.execute(text(FORGET), {"report": report})


def matching(dialect: str, query: str) -> TextualSelect:
    """What gives ``rowid`` and ``score`` (higher is better) of the sentences that match a query of ``query_of``."""
    found = text(FIND[dialect]).bindparams(query=query)
    return found.columns(column("rowid", Integer), column("score", Float))


def query_of(dialect: str, words: str) -> str:
    """What a person types, as the engine wants it: all words, phrases in quotes, ``-word`` for not."""
    if dialect != "sqlite":
        return words
    wanted: list[str] = []
    unwanted: list[str] = []
    for phrase, word in PART.findall(words):
        bare = word.removeprefix("-")
        target = unwanted if word.startswith("-") and bare else wanted
        given = (phrase or bare).replace('"', " ").strip()
        if any(character.isalnum() for character in given):
            target.append(f'"{given}"')
    if not wanted:
        return ""
    return " AND ".join(wanted) + "".join(f" NOT {item}" for item in unwanted)
