"""Which words of a parsed report are names of places."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from tacitus.places import find_places
from tacitus.records import Document

Parse = Callable[..., Document]


def names(document: Document) -> list[str]:
    return [document.text(place.span) for place in find_places(document)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels shelled Aleppo and Idlib on Monday.", ["Aleppo", "Idlib"]),
        ("A man was arrested in Alexandria, Louisiana, on Monday.", ["Alexandria", "Louisiana"]),
        ("Syrian rebels said nothing.", []),
        ("Soldiers were sent to the West Bank.", ["West Bank"]),
    ],
)
def test_recognition_finds(parse: Parse, text: str, expected: list[str]) -> None:
    assert names(parse(text)) == expected


def test_recognition_leaves_people_out(parse: Parse) -> None:
    assert "Jordan" not in names(parse("Michael Jordan met reporters in Amman."))


def test_recognition_spans_never_overlap(parse: Parse) -> None:
    document = parse("Fighting in Deir ez-Zor, Syria, spread to Latakia province and the Golan Heights.")
    places = find_places(document)
    assert len(places) >= 3
    assert all(before.end <= after.begin for before, after in itertools.pairwise(places))
