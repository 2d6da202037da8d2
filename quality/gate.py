"""Floors under the project's own small cases: no change may make a measure worse unnoticed.

``python -m quality.gate`` measures ``quality/own`` against ``quality/floors.json`` and fails if a measure has
fallen or if the cases are not those that the floors were set on. ``--raise`` sets every floor to what is
measured now, where that is higher; ``--lower NAME`` lets the named floor, and no other, fall.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from quality import attribution, dates, events, figures, places
from quality.measurement import Options
from tacitus.errors import TacitusError

HERE = Path(__file__).parent
CASES = HERE / "own" / "reports.jsonl"
FLOORS = HERE / "floors.json"
SLACK = 0.0005  # floors are written with three digits

PINNED: Mapping[str, tuple[str, ...]] = {
    "events": (
        "mention_f1",
        "core_recall",
        "type",
        "mode",
        "aux",
        "actor_codes",
        "recipient_codes",
        "sourced",
        "status",
    ),
    "attribution": ("relation_f1", "source_f1", "cue_f1", "content_f1", "true_assertions"),
    "dates": ("strict_f1", "relaxed_f1", "value_f1"),
    "places": ("overlap_f1", "within_161km"),
    "figures": ("found_f1", "right_f1"),
}
MEASURES = {
    "events": events.measure,
    "attribution": attribution.measure,
    "dates": dates.measure,
    "places": places.measure,
    "figures": figures.measure,
}


class GateError(TacitusError, ValueError):
    """The floors do not belong to the cases, or a floor would fall that nobody named."""


@dataclass(frozen=True, slots=True)
class Floors:
    """The least that each measure may be, and the digest of the cases they were set on."""

    digest: str
    floors: Mapping[str, float]


def digest(path: Path = CASES) -> str:
    """SHA-256 of the cases, line ends apart."""
    return sha256(path.read_text(encoding="utf-8").encode()).hexdigest()


def read_floors(path: Path = FLOORS) -> Floors:
    """The floors as written."""
    given = json.loads(path.read_text(encoding="utf-8"))
    return Floors(given["digest"], given["floors"])


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write floors for people to read."""
    given = {"digest": floors.digest, "floors": dict(sorted(floors.floors.items()))}
    path.write_text(json.dumps(given, indent=2) + "\n", encoding="utf-8")


def measured(path: Path = CASES) -> dict[str, float]:
    """Every pinned measure of the cases, by TASK.NAME."""
    values: dict[str, float] = {}
    for task, names in PINNED.items():
        found = dict(MEASURES[task](path, Options()).values)
        if "false_assertions" in found:
            found["true_assertions"] = 1 - found["false_assertions"]
        values |= {f"{task}.{name}": found[name] for name in names}
    return values


def fallen(floors: Mapping[str, float], values: Mapping[str, float]) -> list[str]:
    """A line for each measure that is under its floor, or gone."""
    return [
        f"{name} is {values.get(name, 0.0):.3f}, its floor is {floor:.3f}"
        for name, floor in sorted(floors.items())
        if values.get(name, 0.0) < floor - SLACK
    ]


def check(floors: Floors, values: Mapping[str, float], digest_now: str) -> list[str]:
    """What is wrong: fallen measures; raises GateError if the cases are not those of the floors."""
    if floors.digest != digest_now:
        raise GateError(
            f"the cases have changed: digest {digest_now[:12]}, the floors were set on {floors.digest[:12]}. "
            "Set them anew: python -m quality.gate --raise, naming with --lower what falls."
        )
    return fallen(floors.floors, values)


def renewed(old: Mapping[str, float], values: Mapping[str, float], lower: Collection[str] = ()) -> dict[str, float]:
    """Floors at what is measured now; raises GateError if one falls that is not named in ``lower``."""
    down = [line for line in fallen(old, values) if line.split()[0] not in lower]
    if down:
        raise GateError(f"{'; '.join(down)}. Mend what fell, or name it with --lower.")
    kept = {name: old[name] for name in old if name in values and name not in lower}
    return {name: max(round(value, 3), kept.get(name, 0.0)) for name, value in values.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Check or renew the floors; 0 if they hold, 1 if a measure fell."""
    parser = argparse.ArgumentParser(prog="python -m quality.gate", description="Hold quality to its floors.")
    parser.add_argument("--raise", dest="renew", action="store_true", help="set the floors to what is measured now")
    parser.add_argument("--lower", action="append", default=[], metavar="NAME", help="a floor that may fall")
    given = parser.parse_args(arguments)
    values = measured()
    try:
        if given.renew or given.lower:
            old = read_floors().floors if FLOORS.is_file() else {}
            write_floors(Floors(digest(), renewed(old, values, given.lower)))
            return 0
        lines = check(read_floors(), values, digest())
    except GateError as error:
        lines = [str(error)]
    print("\n".join(lines or ["every floor holds"]), file=sys.stderr)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
