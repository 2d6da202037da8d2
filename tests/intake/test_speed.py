"""Reading takes time in proportion to the text, whatever the text is made of."""

from __future__ import annotations

from time import process_time

import pytest

from tacitus.intake.anatomy import dissect

PIECES = [
    "word\n",
    "John Smith\n",
    "WORD: x\n",
    "March 5, 2016\n",
    "- ",
    "\n",
    "Home | World\n",
    "Title - " * 30 + "\n",
]


def seconds(text: str) -> float:
    best = float("inf")
    for _ in range(3):
        begin = process_time()
        dissect(text)
        best = min(best, process_time() - begin)
    return best


@pytest.mark.parametrize("piece", PIECES)
def test_speed_is_linear_in_the_text(piece: str) -> None:
    dissect(piece)  # loads the word lists
    small, large = seconds(piece * 1000), seconds(piece * 8000)
    assert large < 24 * small + 0.05
