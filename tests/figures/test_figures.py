"""Counts in sentences of our own, from a plain file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tacitus.figures import find_figures
from tacitus.records import Document

CASES = Path(__file__).parents[1] / "cases" / "figures" / "sentences.txt"


def cases() -> list[tuple[str, list[str]]]:
    """Each sentence with the lines of what it tells."""
    text = "\n".join(line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    blocks = [block.split("\n") for block in text.strip().split("\n\n")]
    return [(block[0], block[1:]) for block in blocks]


def told(document: Document) -> list[str]:
    """The figures of a document as lines of the case file."""
    lines = []
    for figure in find_figures(document):
        bounds = ("-" if value is None else str(value) for value in (figure.low, figure.best, figure.high))
        whom = document.text(figure.whom) if figure.whom else "-"
        lines.append(" ".join((figure.kind, *bounds, whom)))
    return lines


@pytest.mark.parametrize(("sentence", "expected"), cases())
def test_figures_of_the_case_file(sentence: str, expected: list[str], parse: Callable[..., Document]) -> None:
    assert told(parse(sentence)) == expected


def test_figures_bounds_are_ordered_and_spans_lie_in_the_text(parse: Callable[..., Document]) -> None:
    text = "At least 12 people died and between 20 and 30 were hurt, while 3,000 to 4,000 fled."
    document = parse(text)
    figures = find_figures(document)
    assert figures
    for figure in figures:
        known = [value for value in (figure.low, figure.best, figure.high) if value is not None]
        assert known == sorted(known)
        assert 0 <= figure.begin < figure.end <= len(text)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The death toll has risen to 150 since January.", [True]),
        ("At least 12 people have been killed in the town since May.", [True]),
        ("The total number of people killed now stands at 43.", [True]),
        ("Another 12 people were killed on Monday, bringing the toll to 57.", [False, True]),
        ("At least 12 people were killed in the town on Monday.", [False]),
        ("Ten men were arrested since they had crossed the line.", [False]),
    ],
)
def test_figures_of_all_so_far_are_told_from_those_of_one_event(
    sentence: str, expected: list[bool], parse: Callable[..., Document]
) -> None:
    assert [figure.cumulative for figure in find_figures(parse(sentence))] == expected
