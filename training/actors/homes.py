"""Fits the model that tells of which country an actor is, and writes ``data/actors/homes.csv``.

``python -m training.actors.homes GOLD.jsonl …`` reads reports with the actors of every political event annotated,
runs the pipeline up to the actors room, and fits a conditional logistic regression over the countries that each
report points to, with an open answer beside them. It prints cross-validated figures (five folds by report) before
it writes the weights fitted on all.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from quality.gold import Row, day, read_rows
from tacitus.actors.finding import linker_of
from tacitus.actors.homing import FEWEST, Case, Homing, likeliest
from tacitus.actors.linking import Linker
from tacitus.dates import date_report
from tacitus.intake import report_from_text
from tacitus.language import load_model
from tacitus.logistic import BIAS
from tacitus.places import find_places
from tacitus.records import Document
from tacitus.tables import data_folder
from training.choosing import Choice, fit_choices

FOLDS = 5
RIDGE = 10.0
LEAST = 0.01  # smaller weights are left out


@dataclass(frozen=True)
class Example:
    """One open actor of a report, the country of its annotation (None: open), and what the program has for it now."""

    report: int
    case: Case
    wanted: str | None
    settled: str | None


def read_examples(paths: Iterable[Path]) -> list[Example]:
    """The open actors of every report that somebody annotated in some role."""
    model, found, number = load_model(), list[Example](), 0
    for path in paths:
        for row in read_rows(path):
            report = report_from_text(row["text"], id=row["id"], published=day(row.get("date")))
            found.extend(label(number, date_report(model.parse([report])[0]), row))
            number += 1
    return found


def label(number: int, document: Document, row: Row) -> Iterator[Example]:
    """The open actors of one report with their annotated countries."""
    linker = linker_of(document, places=find_places(document))
    linker.number()
    told = codes_of(linker, row["events"])
    for case in Homing(linker).cases():
        answers = Counter(code for index in case.mentions for code in told.get(index, ()))
        if answers:
            settled = next((linker.found[index].code for index in case.mentions if linker.found[index].code), None)
            wanted = answers.most_common(1)[0][0]
            yield Example(number, case, wanted or None, settled)


def codes_of(linker: Linker, events: Sequence[Mapping[str, Any]]) -> dict[int, list[str]]:
    """The annotated country ("" for none) of each mention that covers an annotated phrase best."""
    text, found = linker.document.report.text, dict[int, list[str]]()
    spans = [linker.document.span(draft.first, draft.last) for draft in linker.drafts]
    for event in events:
        begin, end = event["sentence"]
        for party in (*event["actor"], *event["recipient"]):
            at = text.find(party["text"], begin, end) if party["text"] else -1
            if at < 0:
                continue
            last = at + len(party["text"])
            shares = [
                (max(0, min(span.end, last) - max(span.begin, at)) / (max(span.end, last) - min(span.begin, at)), index)
                for index, span in enumerate(spans)
            ]
            share, index = max(shares, default=(0.0, -1))
            if share > 0.3:
                found.setdefault(index, []).append(party["code"] or "")
    return found


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Weights of a choice among the countries of a report and an open answer, which has no features."""
    return {BIAS: 0.0} | fit_choices([_choice(item) for item in examples], RIDGE, frozenset({BIAS}))


def _choice(example: Example) -> Choice:
    codes = [*example.case.candidates]
    features = [(BIAS, *names) for names in example.case.candidates.values()]
    return Choice([*features, ()], codes.index(example.wanted) if example.wanted in codes else len(codes))


def blinded(examples: Sequence[Example]) -> list[Example]:
    """The examples, and those of reports about one country once more as if nobody knew that they are."""
    known = [item for item in examples if item.settled is not None]
    return [*examples, *(replace(item, case=_blind(item.case)) for item in known)]


def _blind(case: Case) -> Case:
    def told(name: str) -> str:
        return "focus=none" if name.startswith("focus=") else name.replace("&own", "&leads")

    return Case(case.mentions, {code: tuple(map(told, names)) for code, names in case.candidates.items()})


def crossed(examples: Sequence[Example]) -> list[tuple[Example, str | None, float]]:
    """Each example with the country chosen for it by weights that have not seen its fold of reports."""
    found = []
    for fold in range(FOLDS):
        weights = fit(blinded([item for item in examples if item.report % FOLDS != fold]))
        found.extend((item, *likeliest(item.case, weights)) for item in examples if item.report % FOLDS == fold)
    return found


def main(paths: Sequence[Path]) -> None:
    """Fit, report, write."""
    examples = read_examples(paths)
    print(f"actors without a country: {sum(item.settled is None for item in examples)} of {len(examples)}")
    judged = [item for item in crossed(examples) if item[0].settled is None]
    for least in (0.4, FEWEST, 0.6, 0.7, 0.8):
        taken = [(item, code) for item, code, chance in judged if chance >= least]
        right = sum(code == item.wanted for item, code in taken)
        print(f"chance of at least {least:.1f}: {len(taken)} told, {right} rightly")
    write(fit(blinded(examples)))


def write(weights: Mapping[str, float]) -> None:
    """Replace the table of weights."""
    rows = [(name, weight) for name, weight in sorted(weights.items()) if abs(weight) >= LEAST or name == BIAS]
    with (data_folder() / "actors/homes.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["feature", "weight"])
        writer.writerows((name, f"{weight:.3f}") for name, weight in rows)


if __name__ == "__main__":
    main([Path(item) for item in sys.argv[1:]])
