"""Fits the model that names the parties which no slot of the grammar reaches, and writes ``data/events/judge.csv``.

``python -m training.events.parties GOLD.jsonl …`` reads reports with every political event annotated, runs the
pipeline up to the events room, and fits a logistic regression for each role over the actors named near an act.
It prints cross-validated figures (five folds by report): of how many acts without a party of their own a
party it finds, and how many of them rightly, before it writes the weights fitted on all.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tacitus.events.admission import admitted
from tacitus.events.doings import doings_of
from tacitus.events.drafts import Draft
from tacitus.events.finding import read_drafts
from tacitus.events.parties import PARTNER, ROLES, Acts, Candidate, candidates, given, lacks
from tacitus.events.scene import Scene
from tacitus.events.timing import Calendar
from tacitus.records import Mention
from training.events.judge import FOLDS, fit, match, read_annotated, replace_tasks, scores

RIDGE = 15.0
GOLD = {PARTNER: "actor"}  # where the annotation names it
FILLED = "filled by grammar"
SURE = 0.625  # the share of the parties taken over that must be the annotated ones
FEW = 20  # parties taken from which on their share tells something


@dataclass(frozen=True)
class Act:
    """An act and one of its roles: whether the grammar leaves it empty, the codes that its annotation gives, and the
    features and codes of its candidates. Acts whose role the grammar fills only teach.
    """

    report: int
    role: str
    lacking: bool
    wanted: frozenset[str]
    features: tuple[tuple[str, ...], ...]
    codes: tuple[frozenset[str], ...]
    right: tuple[bool, ...]


def acts_of(number: int, scene: Scene, gold: Sequence[Mapping[str, Any]]) -> Iterator[Act]:
    """The acts of one report that are annotated events and lack a party."""
    calendar = Calendar(scene)
    drafts = admitted(scene, calendar, read_drafts(scene, calendar))
    matched = match(scene, drafts, gold)
    acts = Acts({draft.head: draft for draft in drafts}, doings_of(scene, drafts))
    for index, draft in enumerate(drafts):
        for role in ROLES:
            lacking = lacks(scene, draft, role)
            if index in matched and (lacking or _teaches(draft, role)):
                found = candidates(scene, draft if lacking else given(draft, role, ()), role, acts)
                yield _act(number, scene, found, role, gold[matched[index]][GOLD.get(role, role)], lacking)


def _teaches(draft: Draft, role: str) -> bool:
    """True for an act whose role the grammar fills: what it looks like shows where parties stand."""
    if role == PARTNER:
        return draft.predicate.sense.reciprocal and len(draft.actors) > 1
    return role == "actor" or not draft.predicate.sense.reciprocal


def _act(
    number: int,
    scene: Scene,
    found: Sequence[Candidate],
    role: str,
    wanted: Sequence[Mapping[str, Any]],
    lacking: bool,
) -> Act:
    mentions = [scene.mentions[item.mention] for item in found]
    return Act(
        number,
        role,
        lacking,
        frozenset(party["code"] for party in wanted if party["code"]),
        tuple(item.features for item in found),
        tuple(_codes(scene, mention) for mention in mentions),
        tuple(any(_is_meant(scene, mention, party) for party in wanted) for mention in mentions),
    )


def _codes(scene: Scene, mention: Mention) -> frozenset[str]:
    members = [scene.mentions[item] for item in mention.members] if mention.code is None else [mention]
    return frozenset(item.code for item in members if item.code)


def _is_meant(scene: Scene, mention: Mention, party: Mapping[str, Any]) -> bool:
    """True if the annotated words name the actor somewhere, or its code and sector are the annotated ones."""
    if mention.code and party["code"] and mention.code != party["code"]:
        return False
    same = [item for item in scene.mentions if item.entity == mention.entity]
    words = scene.document.report.text
    named = any(party["text"] and words[item.begin : item.end].lower() in party["text"].lower() for item in same)
    return named or bool(mention.code and mention.code == party["code"] and mention.sector == party["sector"])


def rows_of(acts: Sequence[Act]) -> list[tuple[tuple[str, ...], bool]]:
    """One row for each candidate; those of a role that the grammar fills carry a mark, as they are easier."""
    return [
        (features if act.lacking else (*features, FILLED), right)
        for act in acts
        for features, right in zip(act.features, act.right, strict=True)
    ]


def chosen(act: Act, weights: Mapping[str, float]) -> tuple[float, int]:
    """Score and place of the likeliest candidate; -1 without one."""
    scored = [(score, -place) for place, score in enumerate(scores(act.features, weights))]
    best = max(scored, default=(0.0, 1))
    return best[0], -best[1]


def crossed(acts: Sequence[Act], ridge: float) -> list[tuple[float, bool, bool]]:
    """For each act without a party: its likeliest candidate's score, whether it is meant and rightly coded."""
    found = []
    for fold in range(FOLDS):
        weights = fit(rows_of([act for act in acts if act.report % FOLDS != fold]), ridge)
        for act in acts:
            if act.report % FOLDS == fold and act.lacking and act.features:
                score, place = chosen(act, weights)
                found.append((score, act.right[place], act.codes[place] == act.wanted))
    return found


def threshold_of(found: Sequence[tuple[float, bool, bool]]) -> tuple[float, float, float, int]:
    """The lowest threshold from which on SURE of the parties are meant at every higher one; with it the shares meant
    and rightly coded, and how many are taken.
    """
    best = (1.0, 0.0, 0.0, 0)
    for threshold in np.arange(0.95, 0.29, -0.02):
        taken = [(meant, coded) for score, meant, coded in found if score >= threshold]
        share = sum(meant for meant, _ in taken) / max(1, len(taken))
        if len(taken) >= FEW and share < SURE:
            break
        if taken:
            best = (float(threshold), share, sum(coded for _, coded in taken) / len(taken), len(taken))
    return best


def main(paths: Sequence[Path]) -> None:
    """Fit, report, write."""
    acts = [act for number, row, scene in read_annotated(paths) for act in acts_of(number, scene, row["events"])]
    fitted = {}
    for role in ROLES:
        own = [act for act in acts if act.role == role]
        threshold, meant, coded, taken = threshold_of(crossed(own, RIDGE))
        sys.stderr.write(
            f"{role}: {sum(act.lacking for act in own)} acts without one; {taken} filled at {threshold:.2f}, "
            f"of these the annotated one {meant:.3f}, its code {coded:.3f}\n"
        )
        fitted[role] = fit(rows_of(own), RIDGE) | {"threshold": threshold}
    replace_tasks(fitted)


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
