"""A ledger in one SQLite file or a PostgreSQL database, through SQLAlchemy Core.

A report and everything read from it go in with one transaction, so that a process killed at any moment leaves whole
reports only. SQLite runs in WAL mode: whoever reads sees the state at the beginning of the query and blocks nobody.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, fields
from getpass import getuser
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Table,
    create_engine,
    delete,
    event,
    func,
    insert,
    literal,
    make_url,
    select,
)
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from tacitus.errors import TacitusError
from tacitus.ledger import derived, rows, words
from tacitus.ledger.corrections import Correction, Verdict
from tacitus.ledger.filters import Filter, conditions
from tacitus.ledger.grades import UNGRADED, Grade
from tacitus.ledger.parties import actors_in
from tacitus.ledger.schema import (
    ACTORS,
    CORRECTIONS,
    EVIDENCE,
    FIGURES,
    GRADES,
    MENTIONS,
    RECORDS,
    REPORTS,
    ROLES,
    SENTENCES,
)
from tacitus.ledger.steps import bring_up, is_ledger, is_present
from tacitus.notation import flat
from tacitus.records import Reading

Object = dict[str, Any]
WAIT_MS = 60_000  # how long a writer waits for another
PAGE = 1000  # rows held at a time
SOME = 500  # reports asked for at a time
OWNED = (FIGURES, EVIDENCE, ROLES, RECORDS, ACTORS, MENTIONS, SENTENCES)  # what a report owns, children first


@dataclass(frozen=True, slots=True)
class StoredReport:
    """What the ledger knows of a report besides its text."""

    id: str
    title: str | None
    outlet: str | None
    author: str | None
    url: str | None
    file: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence that a search found: its report, its characters, its words, and how well it fits."""

    report: str
    title: str | None
    outlet: str | None
    published: str | None
    begin: int
    end: int
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A phrase for an actor that no entry explains: how often it stands, in how many reports, one of them."""

    phrase: str
    count: int
    reports: int
    example: str


class Ledger:
    """An open ledger."""

    def __init__(self, engine: Engine, name: str = "ledger", *, make: bool = True) -> None:
        self._engine = engine
        with engine.connect() as connection:
            present = is_present(connection, name)
            if not present and not make and not is_ledger(connection):
                raise TacitusError(f"{name}: there is no ledger in it. Make one with: tacitus read PATH… -o {name}")
        if not present:
            self._let_read_while_written()
            with self._writing() as connection:
                bring_up(connection, name)

    def _let_read_while_written(self) -> None:
        """Put a file into WAL mode; it stays so, and nobody else's file is touched."""
        if self._engine.dialect.name == "sqlite":
            with closing(self._engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA journal_mode=WAL")

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._engine.connect() as connection:
            writer = connection.execution_options(tacitus_writes=True)
            with writer.begin():
                yield writer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the database."""
        self._engine.dispose()

    def add(self, reading: Reading, objects: Sequence[Object]) -> None:
        """Store a report, what was read from it, and its records as exported objects, in one transaction.

        A report read again replaces what was read from it and nothing else.
        """
        with self._writing() as connection:
            self._put(connection, reading, objects)

    def add_many(self, readings: Iterable[tuple[Reading, Sequence[Object]]]) -> None:
        """Store several reports in one transaction: all of them or none."""
        with self._writing() as connection:
            for reading, objects in readings:
                self._put(connection, reading, objects)

    def _put(self, connection: Connection, reading: Reading, objects: Sequence[Object]) -> None:
        _forget(connection, reading.report.id)
        connection.execute(insert(REPORTS), rows.report_row(reading))
        _insert(connection, SENTENCES, rows.sentence_rows(reading))
        _index(connection, reading)
        _insert(connection, MENTIONS, rows.mention_rows(reading))
        _insert(connection, ACTORS, rows.actor_rows(reading))
        _insert(connection, RECORDS, [rows.record_row(place, item) for place, item in enumerate(objects)])
        for table, found in rows.spread_rows(objects):
            _insert(connection, table, found)

    def remove(self, report: str) -> None:
        """Take a report and what was read from it out of the ledger; corrections stay."""
        with self._writing() as connection:
            _forget(connection, report)

    def stamps(self) -> dict[str, str]:
        """When each report was read last: what was read again has another stamp."""
        with self._engine.connect() as connection:
            found = connection.execute(select(REPORTS.c.id, REPORTS.c.added))
            return {report: added or "" for report, added in found}

    def marker(self) -> str:
        """What a view is made from, in 64 characters: which reports were read when, and what people said of them."""
        told = sha256()
        with self._engine.connect() as connection:
            for query in (
                select(REPORTS.c.id, REPORTS.c.added).order_by(REPORTS.c.id),
                select(CORRECTIONS.c.id, CORRECTIONS.c.at).order_by(CORRECTIONS.c.id),
            ):
                for row in connection.execute(query.execution_options(yield_per=PAGE)):
                    told.update(json.dumps(list(row)).encode())
                told.update(b"|")
        return told.hexdigest()

    @contextmanager
    def kept_view(self, marker: str) -> Iterator[derived.KeptView | None]:
        """The view that was kept for this marker, None if there is none: what stands in it stays while it is open."""
        steady = {"isolation_level": "REPEATABLE READ"} if self._engine.dialect.name == "postgresql" else {}
        with self._engine.connect().execution_options(**steady) as connection:
            yield derived.find(connection, marker)

    def keep_view(self, marker: str, items: Iterable[derived.Item]) -> None:
        """Keep a view for this marker, in the place of an older one; raises TacitusError if nothing can be written."""
        try:
            derived.keep(self._writing, marker, items)
        except SQLAlchemyError as error:
            raise TacitusError(f"the view cannot be kept ({_reason(error)}). Ask for it again.") from error

    def drop_view(self) -> None:
        """Drop the view that is kept; it is made anew when it is asked for."""
        with self._writing() as connection:
            derived.drop(connection)

    def whole(self, reports: Collection[str]) -> Iterator[tuple[StoredReport, str, list[Object]]]:
        """Reports of these ids, each with its text and the objects of its records, by id; what is gone is left out."""
        names = sorted(reports)
        columns = [REPORTS.c[field.name] for field in fields(StoredReport)]
        with self._engine.connect() as connection:
            for start in range(0, len(names), SOME):
                some = names[start : start + SOME]
                records = select(RECORDS.c.report, RECORDS.c.object).where(RECORDS.c.report.in_(some))
                objects: dict[str, list[Object]] = {}
                for report, cell in connection.execute(records.order_by(RECORDS.c.report, RECORDS.c.place)):
                    objects.setdefault(report, []).append(json.loads(cell))
                stored = select(*columns, REPORTS.c.text).where(REPORTS.c.id.in_(some)).order_by(REPORTS.c.id)
                for row in connection.execute(stored).all():
                    yield StoredReport(*row[:-1]), row[-1], objects.get(row[0], [])

    def objects(self, wanted: Filter | None = None) -> Iterator[Object]:
        """The stored records that are wanted, as the objects that were written, by report and position."""
        query = (
            select(RECORDS.c.object)
            .join(REPORTS, REPORTS.c.id == RECORDS.c.report)
            .where(*conditions(wanted or Filter()))
            .order_by(RECORDS.c.report, RECORDS.c.place)
        )
        with self._engine.connect() as connection:
            for (cell,) in connection.execute(query.execution_options(yield_per=PAGE)):
                yield json.loads(cell)

    def keys(self, wanted: Filter) -> frozenset[tuple[str, str]]:
        """Report and id of the records that are wanted."""
        query = select(RECORDS.c.report, RECORDS.c.id).join(REPORTS, REPORTS.c.id == RECORDS.c.report)
        with self._engine.connect() as connection:
            found = connection.execute(query.where(*conditions(wanted)))
            return frozenset((report, record) for report, record in found)

    def count(self) -> int:
        """How many records are stored."""
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(RECORDS)).scalar_one())

    def reports(self) -> list[str]:
        """Ids of the stored reports."""
        with self._engine.connect() as connection:
            return [row[0] for row in connection.execute(select(REPORTS.c.id).order_by(REPORTS.c.id))]

    def stored_reports(self) -> Iterator[tuple[StoredReport, str]]:
        """Every report with its text, by id."""
        names = ("id", "title", "outlet", "author", "url", "file", "published")
        query = select(*(REPORTS.c[name] for name in names), REPORTS.c.text).order_by(REPORTS.c.id)
        with self._engine.connect() as connection:
            for row in connection.execute(query.execution_options(yield_per=PAGE)):
                yield StoredReport(*row[:-1]), row[-1]

    def actors(self, wanted: Filter | None = None) -> list[Object]:
        """Who is named and who is party to wanted records, see ``parties.actors_in``."""
        with self._engine.connect() as connection:
            return actors_in(connection, wanted or Filter())

    def unresolved(self, limit: int = 50) -> list[Unresolved]:
        """Phrases for actors of records that have no code, the most frequent first."""
        phrase = func.lower(ROLES.c.text)
        query = (
            select(phrase, func.count(), func.count(ROLES.c.report.distinct()), func.min(ROLES.c.report))
            .where(ROLES.c.code.is_(None), ROLES.c.text.is_not(None))
            .group_by(phrase)
        )
        merged: dict[str, Unresolved] = {}
        with self._engine.connect() as connection:
            for words_, count, reports, example in connection.execute(query):
                name = flat(words_)
                old = merged.get(name, Unresolved(name, 0, 0, example))
                merged[name] = Unresolved(name, old.count + count, old.reports + reports, old.example)
        return sorted(merged.values(), key=lambda item: (-item.count, item.phrase))[:limit]

    def search(self, query: str, limit: int = 50, wanted: Filter | None = None) -> list[Found]:
        """Sentences that hold all words of a query, the best first; phrases in quotes, ``-word`` for not.

        With a filter only sentences in which such a record stands.
        """
        dialect = self._engine.dialect.name
        asked = words.query_of(dialect, query)
        if not asked:
            return []
        place = (SENTENCES.c.report, SENTENCES.c.begin, SENTENCES.c.end)
        match = words.matching(dialect, asked).subquery("m")
        statement = (
            select(*place, REPORTS.c.title, REPORTS.c.outlet, REPORTS.c.published, REPORTS.c.text, match.c.score)
            .join(SENTENCES, SENTENCES.c.number == match.c.rowid)
            .join(REPORTS, REPORTS.c.id == SENTENCES.c.report)
            .order_by(match.c.score.desc(), SENTENCES.c.report, SENTENCES.c.position)
            .limit(limit)
        )
        if wanted is not None and not wanted.is_empty:
            here = (RECORDS.c.report == SENTENCES.c.report) & (RECORDS.c.sentence == SENTENCES.c.position)
            statement = statement.where(select(literal(1)).where(here, *conditions(wanted)).exists())
        with self._engine.connect() as connection:
            found = connection.execute(statement).all()
        return [
            Found(report, title, outlet, published, begin, end, flat(whole[begin:end]), float(score))
            for report, begin, end, title, outlet, published, whole, score in found
        ]

    def correct(self, *corrections: Correction) -> None:
        """Keep corrections; one that is there already (by id) is left as it is, so that a file can come twice."""
        with self._writing() as connection:
            for given in corrections:
                there = connection.execute(select(CORRECTIONS.c.id).where(CORRECTIONS.c.id == given.id)).first()
                if there is None:
                    row = asdict(given) | {"verdict": str(given.verdict), "value": json.dumps(given.value)}
                    connection.execute(insert(CORRECTIONS), row)

    def corrections(self) -> list[Correction]:
        """All corrections, the oldest first."""
        with self._engine.connect() as connection:
            found = connection.execute(select(CORRECTIONS).order_by(CORRECTIONS.c.at, CORRECTIONS.c.id)).mappings()
            return [
                Correction(**{**row, "verdict": Verdict(row["verdict"]), "value": json.loads(row["value"])})
                for row in found
            ]

    def grade(self, *grades: Grade) -> None:
        """Set grades of the Admiralty code; of two for one subject the later counts, whichever comes first."""
        with self._writing() as connection:
            for given in sorted(grades, key=lambda grade: grade.at):
                same = (GRADES.c.scale == given.scale) & (GRADES.c.subject == given.subject)
                there = connection.execute(select(GRADES.c.at).where(same)).scalar_one_or_none()
                if there is None or there <= given.at:
                    connection.execute(delete(GRADES).where(same))
                    connection.execute(insert(GRADES), asdict(given))

    def graded(self) -> list[Grade]:
        """All grades with who set them, when and why, those taken back included, by scale and subject."""
        with self._engine.connect() as connection:
            found = connection.execute(select(GRADES).order_by(GRADES.c.scale.desc(), GRADES.c.subject)).mappings()
            return [Grade(**row) for row in found]

    def grades(self) -> dict[tuple[str, str], str]:
        """Every grade by scale and subject; what nobody graded is not there."""
        return {(item.scale, item.subject): item.grade for item in self.graded() if item.grade != UNGRADED}


def open_ledger(name: str, *, make: bool = True) -> Ledger:
    """Open the ledger in a file or at a postgresql:// URL, and make it if there is none.

    Raises TacitusError if it is no ledger, if there is none and ``make`` is false, if an older one cannot be written,
    or if the driver for PostgreSQL is not installed.
    """
    if "://" in name:
        return _at_address(name, make)
    if Path(name).is_dir():
        raise TacitusError(f"{name}: a folder, and a ledger is a file. Name a file in it.")
    if not make and not Path(name).exists():
        raise TacitusError(f"{name}: there is no such ledger. Make one with: tacitus read PATH… -o {name}")
    engine = create_engine(URL.create("sqlite", database=name))
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        return Ledger(engine, name, make=make)
    except SQLAlchemyError as error:
        raise TacitusError(f"{name}: not a ledger that can be opened ({_reason(error)}). Name a new file.") from error


def _at_address(name: str, make: bool) -> Ledger:
    """The ledger in a PostgreSQL database; whoever names no user is the user of this machine."""
    scheme, _, rest = name.partition("://")
    if scheme.partition("+")[0] not in ("postgresql", "postgres"):
        raise TacitusError(f"{name}: a ledger is a file or a postgresql:// URL, not {scheme}. Name one of these.")
    try:
        url = make_url(f"postgresql+pg8000://{rest}")
    except (ArgumentError, ValueError) as error:
        raise TacitusError("no address of a database. Write it as postgresql://USER@HOST:PORT/DATABASE") from error
    shown = url.set(drivername="postgresql").render_as_string()  # without the password
    try:
        return Ledger(create_engine(url if url.username else url.set(username=getuser())), shown, make=make)
    except ModuleNotFoundError as error:
        raise TacitusError(f"{shown}: PostgreSQL needs a driver. Install tacitus[postgresql].") from error
    except SQLAlchemyError as error:
        raise TacitusError(f"{shown}: not a ledger that can be opened ({_reason(error)}). Check it.") from error


def _reason(error: SQLAlchemyError) -> str:
    """Why a database says no: SQLite says it in words, PostgreSQL in a table with the words under M."""
    given = getattr(error, "orig", None) or error
    told = given.args[0] if given.args else given
    return str(told.get("M", told)) if isinstance(told, dict) else str(told)


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, so that they hold changes of the schema too
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={WAIT_MS}")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    """A writer takes its place in the queue at once; a reader asks for none."""
    writes = connection.get_execution_options().get("tacitus_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _forget(connection: Connection, report: str) -> None:
    words.forget(connection, report)
    for table in OWNED:
        connection.execute(delete(table).where(table.c.report == report))
    connection.execute(delete(REPORTS).where(REPORTS.c.id == report))


def _insert(connection: Connection, table: Table, found: Sequence[Object]) -> None:
    if found:
        connection.execute(insert(table), found)


def _index(connection: Connection, reading: Reading) -> None:
    stored = select(SENTENCES.c.number, SENTENCES.c.begin, SENTENCES.c.end)
    given = connection.execute(stored.where(SENTENCES.c.report == reading.report.id)).all()
    source = reading.report.text
    words.add(connection, [{"number": number, "words": source[begin:end]} for number, begin, end in given])
