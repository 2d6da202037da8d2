"""Fits the model that tells of which country an unnamed party is, and writes ``data/events/judge.csv``.

``python -m training.events.countries GOLD.jsonl …`` reads reports with every political event annotated, runs the
pipeline through the events room, and fits a choice among the countries of the report and nobody (a conditional logit)
for each role. Roles that the text fills teach too, as if they were open. It prints cross-validated figures (five folds
by report) before it writes the weights fitted on all: of how many open roles it tells a country, how many of them
rightly, and how many open roles are right in all, with and without it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from tacitus.events.countries import NOBODY, PARTS, TASK, Alternative, Countries, alternatives, chosen, state_of
from tacitus.events.finding import read_events
from tacitus.events.scene import Scene
from training.events.judge import FOLDS, RARE, match, read_annotated, replace_tasks

RIDGE = 2.0
ROUNDS = 200
STEP = 0.1
FILLED = "filled"  # by the text


@dataclass(frozen=True)
class Choice:
    """One role of an annotated event: in what state it is, the codes annotated and the alternatives."""

    report: int
    part: str
    state: str
    wanted: frozenset[str]
    found: tuple[Alternative, ...]

    @property
    def right(self) -> int | None:
        """The alternative that is annotated; nobody if the country is none of them, None if several are meant."""
        if len(self.wanted) > 1:
            return None
        codes = [item.code for item in self.found]
        code = next(iter(self.wanted), NOBODY)
        return codes.index(code if code in codes else NOBODY)


def choices_of(number: int, scene: Scene, gold: Sequence[Mapping[str, Any]]) -> Iterator[Choice]:
    """The roles of the annotated events of one report, those that the text fills emptied."""
    drafts, events = read_events(scene)
    countries = Countries(scene, events)
    matched = match(scene, drafts, gold)
    for index, (draft, event) in enumerate(zip(drafts, events, strict=True)):
        for part in PARTS if index in matched else ():
            state = state_of(scene, draft, event, part)
            if state or not draft.predicate.sense.reciprocal:
                emptied = event if state else replace(event, **{f"{part}s": ()})
                wanted = frozenset(party["code"] for party in gold[matched[index]][part] if party["code"])
                found = alternatives(scene, countries, draft, emptied, part, state or FILLED)
                yield Choice(number, part, state or FILLED, wanted, found)


def fit(choices: Sequence[Choice], ridge: float = RIDGE) -> dict[str, float]:
    """Weights of a conditional logit with a ridge, by gradient descent with Adam's steps (Kingma and Ba 2015)."""
    taught = [choice for choice in choices if choice.right is not None]
    counts = Counter(name for choice in taught for item in choice.found for name in item.features)
    column = {name: place for place, name in enumerate(sorted(name for name in counts if counts[name] >= RARE))}
    rows, columns, group, wanted = _cells(taught, column)
    weights, mean, square = (np.zeros(len(column)) for _ in range(3))
    for turn in range(1, ROUNDS + 1):
        total = np.bincount(rows, weights=weights[columns], minlength=len(group))
        power = np.exp(np.clip(total, -30, 30))
        error = power / np.bincount(group, weights=power)[group] - wanted
        slope = np.bincount(columns, weights=error[rows], minlength=len(column)) + ridge * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        size = STEP * (1.0 if turn < ROUNDS / 2 else 2 * (1 - turn / (ROUNDS + 1)))
        weights = weights - size * (mean / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.999**turn)) + 1e-8)
    return {name: float(weights[place]) for name, place in column.items()}


def _cells(choices: Sequence[Choice], column: Mapping[str, int]) -> tuple[np.ndarray[Any, Any], ...]:
    """Row and column of every feature that holds; for each row (an alternative) its choice, and whether it is right."""
    alternatives_in = [(number, place, item) for number, c in enumerate(choices) for place, item in enumerate(c.found)]
    cells = [
        (row, column[name])
        for row, (_, _, item) in enumerate(alternatives_in)
        for name in item.features
        if name in column
    ]
    rows, columns = np.array(cells).T
    group = np.array([number for number, _, _ in alternatives_in])
    wanted = np.array([float(choices[number].right == place) for number, place, _ in alternatives_in])
    return rows, columns, group, wanted


def told(choices: Sequence[Choice], weights: Mapping[str, float]) -> list[tuple[Choice, str, float]]:
    """Each open role with the country chosen and its chance."""
    return [(choice, *chosen(choice.found, weights, choice.state)) for choice in choices if choice.state != FILLED]


def crossed(choices: Sequence[Choice]) -> list[tuple[Choice, str, float]]:
    """Each open role with the country chosen by weights fitted without its fold of reports."""
    found = []
    for fold in range(FOLDS):
        weights = fit([choice for choice in choices if choice.report % FOLDS != fold])
        found.extend(told([choice for choice in choices if choice.report % FOLDS == fold], weights))
    return found


def figures(found: Sequence[tuple[Choice, str, float]]) -> str:
    """How often a country is told and rightly, and how many open roles are right with and without."""
    named = [(choice, code) for choice, code, _ in found if code != NOBODY]
    good = sum(choice.wanted == {code} for choice, code in named)
    right = sum(choice.wanted == ({code} if code else set()) for choice, code, _ in found)
    before = sum(not choice.wanted for choice, _, _ in found)
    return f"{len(found)} open, {len(named)} told, {good} of them rightly; right in all {before} before, {right} now"


def main(paths: Sequence[Path]) -> None:
    """Fit, report, write."""
    choices = [
        choice for number, row, scene in read_annotated(paths) for choice in choices_of(number, scene, row["events"])
    ]
    fitted = {}
    for part in PARTS:
        own = [choice for choice in choices if choice.part == part]
        sys.stderr.write(f"{part}: {figures(crossed(own))}\n")
        fitted[TASK.format(part)] = fit(own)
    replace_tasks(fitted)


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
