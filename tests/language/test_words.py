"""Words of raw text, with exact offsets."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacitus.language.words import cut

CASES = Path(__file__).parents[1] / "cases" / "language" / "words.txt"


def cases() -> list[tuple[str, str]]:
    """Text and words of each case in the file."""
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    blocks = "\n".join(lines).strip().split("\n\n")
    return [(block.split("\n")[0], block.split("\n")[1]) for block in blocks]


@pytest.mark.parametrize(("text", "expected"), cases())
def test_words_cut_as_the_case_file_says(text: str, expected: str) -> None:
    assert " ".join(word.of(text) for word in cut(text, 0, len(text))) == expected


@given(st.text(max_size=200))
def test_words_cover_every_visible_character_once_and_in_order(text: str) -> None:
    words = list(cut(text, 0, len(text)))
    covered = "".join(word.of(text) for word in words)
    assert covered == "".join(text.split())
    assert all(left.end <= right.begin for left, right in pairwise(words))


def test_words_stay_inside_their_passage() -> None:
    text = "Headline here\nBody text there"
    words = [word.of(text) for word in cut(text, 9, 18)]
    assert words == ["here", "Body"]
