"""``python -m benchmarks.kills``: ``tacitus read`` killed at random moments; what the ledger holds afterwards.

Two hundred short made-up reports are read into a ledger, and the process is killed (SIGKILL) at a moment drawn from the
time that a whole reading takes. After each kill the ledger is opened and held against one that was read without a kill:
every report must be there whole or not at all, with every row of every table, and every sentence must be in the index
of words. The next reading goes on with the same ledger; every tenth is left to end and must complete it, nothing twice;
then a new ledger is begun. ``--database`` names a PostgreSQL database to do the same in: it is emptied.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path
from random import Random

from sqlalchemy import Engine, Table, create_engine, select, text

from tacitus.ledger import open_ledger, schema

ROUND = 10  # kills of one ledger; then a reading is left to end
VOLATILE = frozenset({"number", "added"})  # columns that differ between two readings of one report
VOLATILE_FIELDS = frozenset({"coded_date"})
OF_A_REPORT = (
    *(schema.REPORTS, schema.SENTENCES, schema.MENTIONS, schema.ACTORS),
    *(schema.RECORDS, schema.ROLES, schema.EVIDENCE, schema.FIGURES),
)
TOWNS = ("Tine", "Adre", "Abeche", "Geneina", "Zalingei", "Kutum", "Nyala")
SIDES = ("The Sudanese army", "The Chadian army", "Rebels")
ACTS = ("shelled", "attacked", "withdrew from", "entered", "bombed")
SOURCES = ("the United Nations", "the Red Cross", "a spokesman of the government", "the African Union")
Snapshot = dict[str, tuple[str, ...]]


@dataclass
class Outcome:
    """What was seen over all kills."""

    kills: int = 0
    ended: int = 0  # readings that ended before their moment came, and were begun anew
    held: list[int] = field(default_factory=list)  # whole reports after each kill
    completed: int = 0
    faults: list[str] = field(default_factory=list)


def made_reports(count: int) -> Iterator[dict[str, str]]:
    """Short reports in our own words, each with an event, a figure and a source."""
    cases = islice(product(TOWNS, SIDES, ACTS, SOURCES), count)
    for number, (town, side, act, source) in enumerate(cases):
        day = date(2019, 5, 1) + timedelta(days=number % 60)
        words = f"{side} {act} {town} on {day.day} {day:%B %Y}, {source} said. {number + 2} people were killed."
        yield {"id": f"k{number:04}", "outlet": "Delta Wire", "date": day.isoformat(), "text": words}


def write_reports(path: Path, count: int) -> None:
    """Made reports as JSON Lines."""
    path.write_text("".join(json.dumps(item) + "\n" for item in made_reports(count)), encoding="utf-8")


def start(reports: Path, ledger: str) -> subprocess.Popen[bytes]:
    """A process that reads reports into a ledger."""
    command = [sys.executable, "-m", "tacitus.cli", "read", str(reports), "-o", ledger, "--format", "jsonl"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def engine_of(name: str) -> Engine:
    """A connection of our own, so that the ledger is seen from outside."""
    scheme, found, rest = name.partition("://")
    return create_engine(f"{scheme}+pg8000://{rest}" if found else f"sqlite:///{name}")


def empty(name: str) -> None:
    """Make the ledger at a name anew."""
    if "://" not in name:
        for suffix in ("", "-wal", "-shm"):
            Path(name + suffix).unlink(missing_ok=True)
        return
    engine = engine_of(name)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


def snapshot(name: str) -> Snapshot:
    """By report every row of every table that hangs on it, as text, sorted; a sentence without index as a row more."""
    engine, found = engine_of(name), defaultdict[str, list[str]](list)
    with engine.connect() as connection:
        for table in OF_A_REPORT:
            for row in connection.execute(select(table)).mappings():
                found[row["id" if table is schema.REPORTS else "report"]].append(_row(table, dict(row)))
        indexed = {number for (number,) in connection.execute(text("SELECT rowid FROM sentence_words"))}
        numbers = connection.execute(select(schema.SENTENCES.c.report, schema.SENTENCES.c.number)).all()
    engine.dispose()
    for report, number in numbers:
        if number not in indexed:
            found[report].append(f"sentence {number} is not in the index")
    for number in indexed - {number for _, number in numbers}:
        found["(none)"].append(f"the index holds {number}, which is no sentence")
    return {report: tuple(sorted(rows)) for report, rows in found.items()}


def _row(table: Table, row: Mapping[str, object]) -> str:
    values = {name: value for name, value in row.items() if name not in VOLATILE}
    if isinstance(cell := values.get("object"), str):
        values["object"] = {key: item for key, item in json.loads(cell).items() if key not in VOLATILE_FIELDS}
    return f"{table.name} {json.dumps(values, sort_keys=True)}"


def faults_of(found: Snapshot, whole: Snapshot, *, complete: bool = False) -> list[str]:
    """What is wrong with a ledger: reports that are there in part or twice, and, if it should be complete, missing."""
    wrong = [f"{report}: not as read without a kill" for report, rows in found.items() if rows != whole.get(report)]
    return wrong + ([f"{report}: missing" for report in whole.keys() - found.keys()] if complete else [])


def killed_after(seconds: float, reports: Path, ledger: str) -> bool:
    """Start a reading and kill it after a time; False if it ended before."""
    with start(reports, ledger) as process:
        time.sleep(seconds)
        running = process.poll() is None
        process.kill()
    return running


def kill_readings(reports: Path, ledger: str, whole: Snapshot, kills: int, seconds: float, random: Random) -> Outcome:
    """Kill so many readings, each at a moment of the ``seconds`` that a whole one takes, and look at the ledger."""
    outcome = Outcome()
    for number in range(kills):
        if number % ROUND == 0:
            empty(ledger)
        while not killed_after(random.random() * seconds, reports, ledger):
            outcome.ended += 1
        open_ledger(ledger).close()
        found = snapshot(ledger)
        outcome.kills += 1
        outcome.held.append(len(found))
        outcome.faults += faults_of(found, whole)
        if number % ROUND == ROUND - 1 or number == kills - 1:
            with start(reports, ledger) as process:
                process.wait()
            outcome.faults += faults_of(snapshot(ledger), whole, complete=True)
            outcome.completed += 1
    return outcome


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill and print what was seen; 1 if a ledger was wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description=__doc__)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--database", default="", help="a postgresql:// URL; the database is emptied")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        reports, ledger = Path(folder) / "reports.jsonl", given.database or str(Path(folder) / "ledger.sqlite")
        write_reports(reports, given.reports)
        empty(ledger)
        begin = time.perf_counter()
        with start(reports, ledger) as process:
            process.wait()
        seconds = time.perf_counter() - begin
        whole = snapshot(ledger)
        outcome = kill_readings(reports, ledger, whole, given.kills, seconds, Random(given.seed))
    print(f"reports            {len(whole)}, read in {seconds:.1f} s")
    print(f"killed             {outcome.kills}, and {outcome.ended} that ended before")
    print(f"held after a kill  {min(outcome.held)} to {max(outcome.held)} whole reports")
    print(f"completed          {outcome.completed} readings after kills")
    print(f"faults             {len(outcome.faults)}")
    print("".join(f"  {line}\n" for line in outcome.faults[:20]), end="")
    return 1 if outcome.faults or len(whole) != given.reports else 0


if __name__ == "__main__":
    raise SystemExit(main())
