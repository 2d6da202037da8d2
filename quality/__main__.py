"""``python -m quality TASK FILE``: measures one room against one gold file."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from quality import (
    actors,
    attribution,
    contradiction,
    dates,
    entities,
    events,
    factuality,
    figures,
    identity,
    places,
    syntax,
)
from quality.measurement import Measurement, Options
from tacitus.errors import TacitusError

Measure = Callable[[Path, Options], Measurement]

TASKS: Mapping[str, Measure] = {
    "syntax": syntax.measure,
    "entities": entities.measure,
    "events": events.measure,
    "attribution": attribution.measure,
    "dates": dates.measure,
    "places": places.measure,
    "actors": actors.measure,
    "figures": figures.measure,
    "factuality": factuality.measure,
    "identity": identity.measure,
    "contradiction": contradiction.measure,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one task and print its figures; 0 done, 2 if the file cannot be measured."""
    given = _parser().parse_args(arguments)
    try:
        measurement = TASKS[given.task](given.file, Options(given.limit, given.part))
    except TacitusError as error:
        print(error, file=sys.stderr)
        return 2
    print(as_json(measurement) if given.json else as_lines(measurement))
    for line in measurement.misses[: given.misses]:
        print(line, file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m quality", description="Measure a room against a gold file.")
    parser.add_argument("task", choices=sorted(TASKS))
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--limit", type=int, help="measure only the first rows")
    parser.add_argument("--part", choices=("dev", "train", "all"), help="part of a file that holds both (entities)")
    parser.add_argument("--misses", type=int, default=0, help="print so many misses to standard error")
    return parser


def as_json(measurement: Measurement) -> str:
    """The figures as one JSON object, rounded to four digits."""
    return json.dumps({name: _rounded(value) for name, value in measurement.values.items()})


def as_lines(measurement: Measurement) -> str:
    """The figures for people, one a line."""
    width = max(map(len, measurement.values), default=0)
    return "\n".join(f"{name:<{width}}  {_rounded(value):>10}" for name, value in measurement.values.items())


def _rounded(value: float) -> float:
    return value if isinstance(value, int) else round(value, 4)


if __name__ == "__main__":
    sys.exit(main())
