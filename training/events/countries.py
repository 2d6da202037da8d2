"""Fits the model that tells of which country an unnamed party is, and writes ``data/events/judge.csv``.

``python -m training.events.countries GOLD.jsonl …`` reads reports with every political event annotated, runs the
pipeline through the events room, and fits a choice among the countries of the report and nobody (a conditional logit)
for each role. Roles that the text fills teach too, as if they were open. It prints cross-validated figures (five folds
by report) before it writes the weights fitted on all: of how many open roles it tells a country, how many of them
rightly, and how many open roles are right in all, with and without it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tacitus.events.countries import NOBODY, PARTS, TASK, Alternative, Countries, alternatives, chosen, state_of
from tacitus.events.finding import read_events
from tacitus.events.scene import Scene
from training import choosing
from training.choosing import fit_choices
from training.events.judge import FOLDS, match, read_annotated, replace_tasks

RIDGE = 2.0
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
                empty = replace(event, actors=()) if part == "actor" else replace(event, recipients=())
                emptied = event if state else empty
                wanted = frozenset(party["code"] for party in gold[matched[index]][part] if party["code"])
                found = alternatives(scene, countries, draft, emptied, part, state or FILLED)
                yield Choice(number, part, state or FILLED, wanted, found)


def fit(choices: Sequence[Choice]) -> dict[str, float]:
    """Weights fitted on the roles of which it is known who is meant."""
    taught = [(choice, right) for choice in choices if (right := choice.right) is not None]
    return fit_choices(
        [choosing.Choice([item.features for item in choice.found], right) for choice, right in taught], RIDGE
    )


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
