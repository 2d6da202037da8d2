"""The tables of a ledger, the same for SQLite and PostgreSQL.

Everything read from a report hangs on its row in ``reports`` and goes with it. Corrections and grades hang on
nothing, so that they outlive a report that is read again. Days are ISO strings, which sort as days do.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

METADATA = MetaData()


def _report_key() -> Column[str]:
    return Column("report", String, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True)


STEPS_TAKEN = Table(
    "schema_steps",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False),
    Column("program", String, nullable=False),
    Column("taken", String, nullable=False),
)
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
    Column("author", Text),
    Column("published_basis", String),
    Column("language", String),
    Column("coder", String),
    Column("added", String),
    Index("reports_by_outlet", "outlet"),
    Index("reports_by_day", "published"),
)
SENTENCES = Table(
    "sentences",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("report", String, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("begin", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("coder", String, nullable=False),
    Index("sentences_by_report", "report", "position"),
)
MENTIONS = Table(
    "mentions",
    METADATA,
    _report_key(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("begin", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("entity", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("code", String),
    Column("sector", String),
    Column("other_sectors", String, nullable=False),
    Column("identifier_id", String),
    Column("identifier_text", Text),
    Column("coder", String, nullable=False),
    Index("mentions_by_code", "code", "sector"),
)
ACTORS = Table(
    "actors",
    METADATA,
    _report_key(),
    Column("entity", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("code", String),
    Column("sector", String),
    Column("identifier_id", String),
    Column("mentions", Integer, nullable=False),
    Column("coder", String, nullable=False),
    Index("actors_by_code", "code", "sector"),
    Index("actors_by_identifier", "identifier_id"),
)
RECORDS = Table(
    "records",
    METADATA,
    _report_key(),
    Column("id", String, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("type", String, nullable=False),
    Column("status", String, nullable=False),
    Column("date", String(10)),
    Column("coder", String, nullable=False),
    Column("object", Text, nullable=False),
    Column("enddate", String(10)),
    Column("mode", String),
    Column("sentence", Integer),
    Column("place_name", Text),
    Column("country", String(3)),
    Index("records_by_type_and_date", "type", "date"),
    Index("records_by_day", "date"),
    Index("records_by_status", "status"),
)


def _of_record(name: str, *columns: Column[str] | Column[int], indexed: str = "") -> Table:
    """A table of several rows a record, numbered within the record."""
    table = Table(
        name,
        METADATA,
        _report_key(),
        Column("record", String, primary_key=True),
        Column("position", Integer, primary_key=True, autoincrement=False),
        *columns,
        Column("coder", String, nullable=False),
    )
    if indexed:
        Index(f"{name}_by_{indexed}", table.c[indexed])
    return table


ROLES = _of_record(
    "record_roles",
    Column("role", String, nullable=False),  # actor, recipient, source, or holder (takes the act up)
    Column("code", String),
    Column("sector", String),
    Column("identifier_id", String),
    Column("kind", String),
    Column("text", Text),
    Column("begin", Integer),
    Column("end", Integer),
    indexed="code",
)
EVIDENCE = _of_record(
    "evidence",
    Column("what", String, nullable=False),  # event, cue, content, date, place, negation, hedge …
    Column("begin", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)
FIGURES = _of_record(
    "figures",
    Column("kind", String, nullable=False),
    Column("low", Integer),
    Column("best", Integer),
    Column("high", Integer),
    Column("begin", Integer),
    Column("end", Integer),
    Column("whom", Text),
    indexed="kind",
)
CORRECTIONS = Table(
    "corrections",
    METADATA,
    Column("id", String, primary_key=True),
    Column("report", String, nullable=False),
    Column("record", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("other_report", String),
    Column("other_record", String),
    Column("field", String),
    Column("value", Text),  # JSON
    Column("who", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("why", Text, nullable=False),
    Index("corrections_by_record", "report", "record"),
)
GRADES = Table(
    "grades",
    METADATA,
    Column("scale", String, primary_key=True),  # reliability of a source A-F, credibility of a record 1-6
    Column("subject", String, primary_key=True),
    Column("grade", String(1), nullable=False),
    Column("who", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("why", Text, nullable=False),
)
FIRST = {"reports": 7, "records": 8}  # how many columns the first ledger had
