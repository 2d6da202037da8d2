"""Fits the judge of telling and writes ``data/attribution/judge.csv``.

``python -m training.attribution.judge ATTRIBUTIONS.jsonl REPORTS.jsonl …`` reads articles with every attribution marked
(an event is told if its predicate stands in a content) and reports with every political event annotated (it is told if
it has a source; ``quality/annotated`` joined with its reports gives such a file), runs the pipeline up to the events,
and fits one logistic regression on both: readers of attributions count whoever takes an act up, readers of reports do
not, and the judge stands between the two.
It prints cross-validated figures (five folds by report) before it writes the weights fitted on all.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quality.attribution import said_in
from quality.gold import Row, read_rows
from quality.rooms import Failure, read_all, whole_report
from quality.scoring import any_overlap
from tacitus.attribution.telling import bench_of
from tacitus.records import Event, Reading, Span
from tacitus.tables import data_folder
from training.events.judge import crossed, fit

RIDGE = 20.0
SEEN = 30  # events for which a feature must hold
COUNTED = 2  # times that an event of an annotated report counts, so that both readings have their weight


@dataclass(frozen=True, slots=True)
class Example:
    """The features of one event of a report, and whether readers have it told by somebody."""

    report: int
    features: frozenset[str]
    is_told: bool


def read_examples(path: Path, first: int) -> Iterator[Example]:
    """The events of every report of a file that its readers say anything about."""
    rows = read_rows(path)
    readings = read_all([whole_report(row["id"], row["text"]) for row in rows], "events")
    for number, (row, reading) in enumerate(zip(rows, readings, strict=True), first):
        if isinstance(reading, Failure):
            sys.stderr.write(f"{reading}\n")
            continue
        bench = bench_of(reading.document, reading.mentions)
        for event in reading.events:
            label = _label(row, reading, event)
            if label is not None:
                yield Example(number, bench.features(event), label)


def _label(row: Row, reading: Reading, event: Event) -> bool | None:
    """Whether an event is told; None for one that the readers of a report have not annotated."""
    head = reading.document.tokens[event.predicate[0]].span
    if "attributions" in row:
        contents = [span for item in row["attributions"] for span in said_in(row["text"], item).content]
        return any_overlap([head], contents)
    same = [item for item in row["events"] if Span(item["begin"], item["end"]).overlaps(head)]
    return bool(same[0]["chain"]) if same else None


def frequent(examples: Sequence[Example]) -> list[Example]:
    """The examples with the features that hold often enough to be learnt from."""
    counts = Counter(name for item in examples for name in item.features)
    kept = frozenset(name for name, count in counts.items() if count >= SEEN)
    return [Example(item.report, item.features & kept, item.is_told) for item in examples]


def main(articles: Path, reports: Sequence[Path]) -> None:
    """Fit, report, write."""
    marked = list(read_examples(articles, 0))
    annotated: list[Example] = []
    for path in reports:
        annotated.extend(read_examples(path, 1 + max(item.report for item in [*marked, *annotated])))
    examples = frequent([*marked, *(item for item in annotated for _ in range(COUNTED))])
    rows = [(item.report, tuple(item.features), item.is_told) for item in examples]
    pairs = crossed(rows, RIDGE)
    right = sum((score >= 0.5) == label for score, label in pairs) / len(pairs)
    sys.stderr.write(f"{len(marked)} and {len(annotated)} events, {right:.3f} right without the network's chance\n")
    write(fit([(features, label) for _, features, label in rows], RIDGE))


def write(weights: dict[str, float]) -> None:
    """Write the weights in the order of their names."""
    path = data_folder() / "attribution" / "judge.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("feature", "weight"))
        writer.writerows((name, f"{value:.3f}") for name, value in sorted(weights.items()) if round(value, 3))


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
