"""``python -m benchmarks.ledger --records 100000``: storing and weighing made-up reports; time and peak memory.

Stories of ten events are told by one to four reports each, three hundred reports a day, in made-up words spread as in
a language (Zipf); one report in six is a near copy. The seed is fixed, so that runs can be compared. ``--keep FILE``
appends the run to a file, one JSON object a run.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.gauge import Usage, peak_megabytes
from tacitus.ledger import Ledger, open_ledger
from tacitus.records import Document, Reading, Report
from tacitus.weighed import Watch
from tacitus.weighing import disagreements, pledges, timeline, truces

EVENTS = 10  # of a story, and records of a report
A_DAY = 300  # reports
TOWNS = 2000
WORDS = 30_000
COUNTRIES = [f"{a}{b}{c}" for a in "ABCDEFG" for b in "KLMNP" for c in "XYZ"]
TYPES = ("ASSAULT", "CONSULT", "ACCUSE", "REQUEST", "CONCEDE", "RETREAT", "SUPPORT", "COERCE", "PROTEST", "REJECT")
ACTS = ("shelled", "met", "accused", "demanded", "promised", "withdrew", "praised", "arrested", "marched", "denied")
BATCH = 200  # reports of one transaction
VIEWS = {"timeline": timeline, "disagreements": disagreements, "pledges": pledges, "truces": truces}
Object = dict[str, Any]


class World:
    """Makes stories and the reports that tell them."""

    def __init__(self, seed: int, a_day: int = A_DAY, towns: int = TOWNS) -> None:
        self._random = Random(seed)
        self._a_day, self._towns = a_day, towns
        self._spread = list(accumulate(1 / (rank + 10) for rank in range(WORDS)))
        self._reports = 0

    def _words(self, count: int) -> list[str]:
        return [f"w{number}" for number in self._random.choices(range(WORDS), cum_weights=self._spread, k=count)]

    def readings(self, records: int) -> Iterator[tuple[Reading, list[Object]]]:
        """Reports with their records until there are so many records."""
        made = 0
        while made < records:
            story = [self._event() for _ in range(EVENTS)]
            matter = self._words(12)
            first: list[tuple[Object, str]] | None = None
            for _ in range(self._random.randint(1, 4)):
                copied = first if first and self._random.random() < 0.3 else None
                first = copied or self._telling(story, matter)
                yield self._report(first)
                made += EVENTS

    def _event(self) -> Object:
        kind = self._random.randrange(len(TYPES))
        return {
            "kind": kind,
            "actor": self._random.choice(COUNTRIES),
            "recipient": self._random.choice(COUNTRIES),
            "town": self._random.randrange(self._towns),
            "killed": self._random.randint(2, 60) if TYPES[kind] == "ASSAULT" else None,
            "words": self._words(8),
        }

    def _telling(self, story: list[Object], matter: list[str]) -> list[tuple[Object, str]]:
        told = []
        for item in story:
            own = self._random.sample(item["words"], 6) + self._random.sample(matter, 3) + self._words(6)
            text = f"{item['actor']} {ACTS[item['kind']]} {item['recipient']} {' '.join(own)}."
            told.append((item, text))
        return told

    def _report(self, told: list[tuple[Object, str]]) -> tuple[Reading, list[Object]]:
        name, day = f"r{self._reports:07}", date(2016, 1, 1) + timedelta(days=self._reports // self._a_day)
        self._reports += 1
        outlet = f"Paper {self._random.randrange(80)}"
        report = Report(name, "\n".join(text for _, text in told), outlet=outlet, published=day)
        objects = [self._record(name, number, item, text, day) for number, (item, text) in enumerate(told)]
        return Reading(Document(report), coder="made up"), objects

    def _record(self, report: str, number: int, item: Object, text: str, day: date) -> Object:
        dated = day.isoformat() if self._random.random() < 0.5 else None
        killed = item["killed"] + self._random.choice((0, 0, 0, 3)) if item["killed"] else None
        figure = {"kind": "killed", "low": killed, "best": killed, "high": killed}
        return {
            "id": f"{report}-{number}",
            "text_info": {"report": report, "sentence": number, "begin": 0, "end": len(text)},
            "event": [TYPES[item["kind"]]],
            "event_text": ACTS[item["kind"]],
            "status": "asserted",
            "date": dated or "",
            "date_info": {"earliest": dated, "latest": dated, "basis": "stated" if dated else "unknown"},
            "actor": [_party(item["actor"])],
            "recipient": [_party(item["recipient"])],
            "event_loc": {"resolved_place": f"T{item['town']}", "geonameid": item["town"], "resolution": 4},
            "figures": [figure] if killed else [],
            "text": text,
            "coder": "made up",
        }


def _party(country: str) -> Object:
    return {"code": country, "sector": "GOV", "identifier_id": None, "entity_text": country}


def store(ledger: Ledger, readings: Iterator[tuple[Reading, list[Object]]]) -> int:
    """Add readings in batches; returns how many records."""
    batch, records = [], 0
    for item in readings:
        batch.append(item)
        records += len(item[1])
        if len(batch) == BATCH:
            ledger.add_many(batch)
            batch = []
    ledger.add_many(batch)
    return records


class Steps:
    """The steps of a run, each printed when it is done and kept."""

    def __init__(self) -> None:
        self.done: list[Object] = []

    @contextmanager
    def step(self, name: str) -> Iterator[list[str]]:
        """Time what stands under it; what is put into the list is told beside."""
        before, told = Usage.now(), list[str]()
        yield told
        used, peak = Usage.now().since(before), peak_megabytes()
        self.done.append({"step": name, "told": " ".join(told), "peak_mib": round(peak), **asdict(used)})
        why = f"pushed off {used.pushed_off}, waited {used.waited}, reads {used.reads}, faults {used.faults}"
        print(f"{name:16} {used.work:7.1f} s of work, {used.seconds:7.1f} s by the clock ({why})", end=", ")
        print(f"peak {peak:.0f} MiB: {' '.join(told)}", flush=True)


def run(ledger: Ledger, world: World, records: int, steps: Steps) -> None:
    """Store, weigh, look at every view, add a thousand, weigh again."""
    with steps.step("store") as told:
        told.append(f"{store(ledger, world.readings(records))} records")
    watch = Watch(ledger)
    with steps.step("weigh") as told:
        view = watch.view()
        told.append(f"{len(view.happenings)} events")
    for name, made in VIEWS.items():
        with steps.step(name) as told:
            told.append(str(sum(1 for _ in made(view))))
    with steps.step("store more") as told:
        told.append(f"{store(ledger, world.readings(1000))} records")
    with steps.step("weigh more") as told:
        told.append(f"{len(watch.view().happenings)} events")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what a run took, step by step; returns 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ledger", description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--keep", type=Path, metavar="FILE", help="append the run to this file as JSON")
    given = parser.parse_args(arguments)
    steps = Steps()
    with tempfile.TemporaryDirectory() as folder, open_ledger(str(Path(folder) / "ledger.sqlite")) as ledger:
        run(ledger, World(given.seed), given.records, steps)
    if given.keep:
        row = {"records": given.records, "seed": given.seed, "peak_mib": round(peak_megabytes()), "steps": steps.done}
        with given.keep.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(row) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
