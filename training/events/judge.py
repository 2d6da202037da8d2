"""Fits the judges of the events room on annotated reports and writes ``data/events/judge.csv``.

``python -m training.events.judge GOLD.jsonl …`` reads reports with every political event annotated, runs the
pipeline up to the events room, and fits two logistic regressions: is a draft an event, is it background.
``--background GOLD.jsonl`` names the reports that teach background, where others mark it less readily; with
``--only event`` or ``--only historical`` the other judge keeps its weights.
``--acts ACTS.jsonl REPORTS.jsonl`` adds reports in which nothing was annotated but each act that the tables knew was
judged to be an event or none, the events with their auxiliary modes: the tables were never tuned on them, so they show
which false acts other reports hold.
Their acts count ``WEIGHT`` times. It prints cross-validated figures (five folds by report, for the judge of events
also on these reports alone) before it writes the weights fitted on all.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from quality.gold import Row, day, read_rows
from quality.standoff import text_of
from tacitus.actors import find_actors
from tacitus.dates import date_report, find_times
from tacitus.events.admission import admitted, share_known
from tacitus.events.drafts import Draft
from tacitus.events.finding import read_drafts
from tacitus.events.judging import features_of, probability
from tacitus.events.lexicon import load_lexicon
from tacitus.events.scene import Scene
from tacitus.events.story import Story
from tacitus.events.surroundings import Surroundings
from tacitus.events.timing import Calendar
from tacitus.intake import report_from_text
from tacitus.language import load_model
from tacitus.places import find_places
from tacitus.records import Document
from tacitus.tables import data_folder

FOLDS = 5
RARE = 4
RIDGE = 30.0
LEAST = 0.02  # smaller weights are left out
WEIGHT = 2  # times that an act counts of a report on which the tables were not tuned
THRESHOLD = 0.5  # of the judge of events: above that of the best F1, for whoever reads the records
EVEN = 0.5  # the threshold of the judge of background: its best one differs by chance from set to set
SETTLED = 1e-4  # a step of Newton's method after which the weights stand
GRADIENTS, EXACT = 40, 1e-10
Vector = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True)
class Example:
    """Features of one draft, whether it is an event, whether it is background (None if no event).

    ``story`` are the features that only the judge of background has: where the draft stands among the others;
    ``around`` those that only the judge of events has.
    """

    report: int
    features: tuple[str, ...]
    story: tuple[str, ...]
    around: tuple[str, ...]
    is_event: bool
    is_historical: bool | None


def read_annotated(paths: Iterable[Path]) -> Iterator[tuple[int, Row, Scene]]:
    """Every report of files of annotated reports, numbered on, as the events room sees it."""
    model, number = load_model(), 0
    for path in paths:
        for row in read_rows(path):
            published = day(row.get("date"))
            document = model.parse([report_from_text(row["text"], id=row["id"], published=published)])[0]
            yield number, row, scene_of(date_report(document))
            number += 1


def scene_of(document: Document) -> Scene:
    """A parsed report with its actors and times."""
    mentions = find_actors(document, places=find_places(document))
    return Scene(document, mentions, find_times(document), load_lexicon())


def read_examples(paths: Iterable[Path]) -> tuple[list[Example], int]:
    """The drafts of the reports with their labels, and how many events are annotated in all."""
    found: list[Example] = []
    total = 0
    for number, row, scene in read_annotated(paths):
        found.extend(label(number, scene, row["events"]))
        total += len(row["events"])
    return found, total


def label(number: int, scene: Scene, gold: Sequence[Mapping[str, Any]]) -> Iterator[Example]:
    """The drafts of one report, each matched with at most one annotated event."""
    calendar = Calendar(scene)
    drafts = read_drafts(scene, calendar)
    matched = match(scene, drafts, gold)
    density = share_known(scene, drafts)
    story, around = Story(scene, calendar, admitted(scene, calendar, drafts)), Surroundings(scene)
    for index, draft in enumerate(drafts):
        event = gold[matched[index]] if index in matched else None
        historical = None if event is None else "historical" in event["aux"]
        features = features_of(scene, calendar, draft, density)
        yield Example(number, features, story.features(draft), around.features(draft), event is not None, historical)


def read_judged(acts: Path, reports: Path, first: int) -> list[Example]:
    """The drafts that stand where an act was judged, of reports numbered from ``first`` on."""
    texts = {str(row["id"]): row["text"] for row in read_rows(reports)}
    model, found = load_model(), []
    for number, row in enumerate(read_rows(acts), first):
        judged = {begin: (bool(verdict), *labels) for begin, verdict, *labels in row["acts"]}
        report = report_from_text(text_of(row, texts), id=row["id"])
        scene = scene_of(date_report(model.parse([report])[0]))
        for example, draft in zip(label(number, scene, ()), read_drafts(scene, Calendar(scene)), strict=True):
            verdict = judged.get(scene.tokens[draft.head].begin)
            if verdict is not None:
                is_event, *labels = verdict
                historical = "historical" in labels[0] if labels else None
                found.append(replace(example, is_event=is_event, is_historical=historical))
    return found


def match(scene: Scene, drafts: Sequence[Draft], gold: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """Draft to gold: overlapping predicates, those of one type first, else one sentence and type."""
    found: dict[int, int] = {}
    for same_type in (True, False):
        for index, draft in enumerate(drafts):
            for number, event in enumerate(gold):
                if index in found or number in found.values():
                    continue
                if overlaps(scene, draft, event) and (not same_type or draft.type == event["event"]):
                    found[index] = number
    for index, draft in enumerate(drafts):
        begin = scene.tokens[draft.head].begin
        for number, event in enumerate(gold):
            low, high = event["sentence"]
            free = index not in found and number not in found.values()
            if free and draft.type == event["event"] and low <= begin < high:
                found[index] = number
    return found


def overlaps(scene: Scene, draft: Draft, event: Mapping[str, Any]) -> bool:
    """True if the predicates share a character."""
    spans = (scene.tokens[item] for item in draft.tokens)
    return any(token.begin < event["end"] and event["begin"] < token.end for token in spans)


def fit(rows: Sequence[tuple[tuple[str, ...], bool]], ridge: float, rounds: int = 12) -> dict[str, float]:
    """Weights of a ridge logistic regression by Newton's method, each step by conjugate gradients."""
    counts = Counter(name for features, _ in rows for name in features)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    table = Table([features for features, _ in rows], names)
    wanted = np.array([float(value) for _, value in rows])
    weights = np.zeros(len(names) + 1)
    penalty = np.full(len(names) + 1, ridge)
    penalty[-1] = 1e-6
    for _ in range(rounds):
        guess = 1.0 / (1.0 + np.exp(-np.clip(table.times(weights), -30, 30)))
        step = _solve(table, guess * (1 - guess), penalty, table.added(wanted - guess) - penalty * weights)
        weights = weights + step
        if np.abs(step).max() < SETTLED:
            break
    result = dict(zip(names, weights[:-1].tolist(), strict=True))
    return result | {"bias": float(weights[-1])}


class Table:
    """The features of every example: a table of zeros and ones of which only the ones are kept."""

    def __init__(self, rows: Sequence[tuple[str, ...]], names: Sequence[str]) -> None:
        column = {name: place for place, name in enumerate(names)}
        self.bias, nothing = len(names), len(names) + 1
        found = [[column[name] for name in set(features) if name in column] + [self.bias] for features in rows]
        width = max(map(len, found))
        self.places = np.array([places + [nothing] * (width - len(places)) for places in found])

    def times(self, weights: Vector) -> Vector:
        """For each example the sum of the weights of its features."""
        return np.asarray(np.append(weights, 0.0)[self.places].sum(axis=1), dtype=np.float64)

    def added(self, values: Vector) -> Vector:
        """For each feature the sum of the values of the examples that have it."""
        values = np.repeat(values, self.places.shape[1])
        found = np.bincount(self.places.ravel(), weights=values, minlength=self.bias + 2)
        return np.asarray(found[: self.bias + 1], dtype=np.float64)


def _solve(table: Table, curve: Vector, penalty: Vector, slope: Vector) -> Vector:
    """Newton's step: conjugate gradients, scaled by how often each feature holds."""
    scale = 1.0 / (table.added(curve) + penalty)
    step, rest = np.zeros_like(slope), slope
    along = scale * rest
    size = rest @ along
    for _ in range(GRADIENTS):
        bent = table.added(curve * table.times(along)) + penalty * along
        length = size / (along @ bent)
        step, rest = step + length * along, rest - length * bent
        if rest @ rest < EXACT * (slope @ slope):
            break
        size, before = rest @ (scale * rest), size
        along = scale * rest + (size / before) * along
    return step


def scores(rows: Sequence[tuple[str, ...]], weights: Mapping[str, float]) -> list[float]:
    """Probabilities of feature rows."""
    return [probability(weights, features) for features in rows]


def crossed(
    examples: Sequence[tuple[int, tuple[str, ...], bool]], ridge: float, first: int = 0
) -> list[tuple[float, bool]]:
    """Score and label of every example from the ``first`` on, scored by weights fitted without its fold of reports."""
    found: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights = fit([(f, y) for number, f, y in examples if number % FOLDS != fold], ridge)
        held = [(f, y) for number, f, y in examples[first:] if number % FOLDS == fold]
        found.extend(zip(scores([f for f, _ in held], weights), (y for _, y in held), strict=True))
    return found


def best_threshold(pairs: Iterable[tuple[float, bool]], missed: int) -> tuple[float, float]:
    """The threshold of the best F1, and that F1; ``missed`` are gold events that no draft stands for."""
    pairs = list(pairs)
    positive = sum(label for _, label in pairs) + missed
    best = (0.0, 0.0)
    for threshold in np.arange(0.1, 0.9, 0.02):
        kept = [label for score, label in pairs if score >= threshold]
        f1 = 2 * sum(kept) / max(1, len(kept) + positive)
        best = max(best, (f1, float(threshold)))
    return best[1], best[0]


def most_accurate(pairs: Iterable[tuple[float, bool]], missed: int) -> tuple[float, float]:
    """The threshold that labels most examples rightly, and the share it does; ``missed`` count as wrong."""
    pairs = list(pairs)
    best = (0.0, 0.5)
    for threshold in np.arange(0.1, 0.9, 0.02):
        right = sum((score >= threshold) == label for score, label in pairs)
        best = max(best, (right / (len(pairs) + missed), float(threshold)))
    return best[1], best[0]


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, report, write."""
    given = _parser().parse_args(arguments)
    fitted: dict[str, dict[str, float]] = {}
    if given.only != "historical":
        fitted["event"] = _events(given.reports, given.acts)
    if given.only != "event":
        fitted["historical"] = _background(given.background or given.reports, given.acts)
    replace_tasks(fitted)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.events.judge", description=__doc__)
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("--background", type=Path, nargs="+", help="reports that teach background, in place of all")
    parser.add_argument("--acts", type=Path, nargs=2, help="acts judged in other reports, and those reports")
    parser.add_argument("--only", choices=("event", "historical"), help="fit this judge, leave the other")
    return parser


def _events(reports: Sequence[Path], acts: Sequence[Path] | None) -> dict[str, float]:
    """The judge of events, with its cross-validated figures."""
    examples, total = read_examples(reports)
    unread = read_judged(acts[0], acts[1], first=1 + max(item.report for item in examples)) if acts else []
    rows = [(item.report, (*item.features, *item.around), item.is_event) for item in (*examples, *unread * WEIGHT)]
    found = crossed(rows, RIDGE)
    best, value = best_threshold(found, total - sum(item.is_event for item in examples))
    sys.stderr.write(f"event: {len(rows)} examples, cross-validated {value:.3f} at {best:.2f}\n")
    if unread:
        _report_unread(crossed(rows, RIDGE, len(examples)))
    weights = fit([(features, label) for _, features, label in rows], RIDGE)
    return weights | {"threshold": THRESHOLD if unread else best, "threshold_alone": best}


def _report_unread(pairs: Sequence[tuple[float, bool]]) -> None:
    """How precise the judge is at several thresholds on acts of reports that the tables were not tuned on."""
    events = sum(label for _, label in pairs)
    for threshold in np.arange(0.1, 0.8, 0.1):
        kept = [label for score, label in pairs if score >= threshold]
        precise, recalled = sum(kept) / max(1, len(kept)), sum(kept) / max(1, events)
        sys.stderr.write(f"unread, at {threshold:.1f}: precision {precise:.3f}, recall {recalled:.3f}\n")


def _background(reports: Sequence[Path], acts: Sequence[Path] | None) -> dict[str, float]:
    """The judge of background, with its cross-validated figure on the reports; the acts of others teach it too."""
    examples, _ = read_examples(reports)
    unread = read_judged(acts[0], acts[1], first=1 + max(item.report for item in examples)) if acts else []
    rows = [
        (item.report, (*item.features, *item.story), item.is_historical)
        for item in (*unread, *examples)
        if item.is_historical is not None
    ]
    others = sum(item.is_historical is not None for item in unread)
    found = crossed(rows, RIDGE, others)
    best, value = most_accurate(found, 0)
    even = sum((score >= EVEN) == label for score, label in found) / len(found)
    sys.stderr.write(
        f"historical: {len(rows)} examples, cross-validated {value:.3f} at {best:.2f}, {even:.3f} at {EVEN}\n"
    )
    return fit([(features, label) for _, features, label in rows], RIDGE) | {"threshold": EVEN}


def replace_tasks(fitted: Mapping[str, Mapping[str, float]]) -> None:
    """Writes the weights of some judges beside those of the others."""
    path = data_folder() / "events" / "judge.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        kept = [tuple(row) for row in list(csv.reader(stream))[1:] if row[0] not in fitted]
    new = [
        (task, name, f"{value:.2f}" if name.startswith("threshold") else f"{value:.3f}")
        for task, weights in fitted.items()
        for name, value in weights.items()
        if abs(value) >= LEAST
    ]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("task", "feature", "weight"))
        writer.writerows(sorted([*kept, *new]))


if __name__ == "__main__":
    main()
