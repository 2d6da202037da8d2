"""``python -m training.language.average --runs RUN RUN --out RUN``: the mean of the weights of some runs.

Runs of one descent lie in one basin; the mean of their weights is often better than either (Wortsman and
others 2022, model soups). The result is a run to export, not to go on training from.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch

FILES = ("labels.json", "lemmas.json")


def averaged(runs: Sequence[Path], out: Path) -> None:
    """Write a run whose weights are the mean of those of some runs; their label sets agree."""
    first = runs[0]
    for run in runs[1:]:
        for name in FILES:
            if (first / name).read_bytes() != (run / name).read_bytes():
                raise ValueError(
                    f"{first} and {run} differ in {name}. Average only runs that started from one another."
                )
    states = [torch.load(run / "checkpoint.pt", weights_only=True, map_location="cpu") for run in runs]
    mean = {
        name: torch.stack([state["average"][name] for state in states]).mean(0) if value.is_floating_point() else value
        for name, value in states[0]["average"].items()
    }
    out.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copy(first / name, out / name)
    records = [json.loads((run / "run.json").read_text(encoding="utf-8")) for run in runs]
    record = records[0] | {"averaged": records[1:]}
    (out / "run.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    torch.save({"step": states[0]["step"], "average": mean}, out / "checkpoint.pt")


def main() -> None:
    """Read the command line and average."""
    parser = argparse.ArgumentParser(prog="python -m training.language.average", description=__doc__)
    parser.add_argument("--runs", type=Path, nargs="+", required=True, help="folders of training runs")
    parser.add_argument("--out", type=Path, required=True, help="folder of the run to write")
    given = parser.parse_args()
    averaged(given.runs, given.out)


if __name__ == "__main__":
    main()
