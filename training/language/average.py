"""``python -m training.language.average --runs RUN RUN --weight 0.5 --out RUN``: the mean of two runs' weights.

Two runs of one descent lie in one basin; the mean of their weights is often better than either (Wortsman and
others 2022, model soups). The result is a run to export, not to go on training from.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch

FILES = ("labels.json", "lemmas.json")


def averaged(first: Path, second: Path, weight: float, out: Path) -> None:
    """Write a run whose weights are the first's and, with the given weight, the second's; their label sets agree."""
    one, other = (torch.load(run / "checkpoint.pt", weights_only=True) for run in (first, second))
    for name in FILES:
        if (first / name).read_bytes() != (second / name).read_bytes():
            raise ValueError(f"{first} and {second} differ in {name}. Average only runs that started from one another.")
    mean = {
        name: torch.lerp(one["average"][name], value, weight) if torch.is_floating_point(value) else value
        for name, value in other["average"].items()
    }
    out.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copy(second / name, out / name)
    record = json.loads((second / "run.json").read_text(encoding="utf-8"))
    record["averaged"] = {"with": json.loads((first / "run.json").read_text(encoding="utf-8")), "weight": weight}
    (out / "run.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    torch.save(other | {"average": mean}, out / "checkpoint.pt")


def main() -> None:
    """Read the command line and average."""
    parser = argparse.ArgumentParser(prog="python -m training.language.average", description=__doc__)
    parser.add_argument("--runs", type=Path, nargs=2, required=True, help="folders of two training runs")
    parser.add_argument("--weight", type=float, default=0.5, help="weight of the second, 0 to 1")
    parser.add_argument("--out", type=Path, required=True, help="folder of the run to write")
    given = parser.parse_args()
    averaged(*given.runs, given.weight, given.out)


if __name__ == "__main__":
    main()
