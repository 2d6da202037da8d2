from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from tacitus.language.labels import SCHEME
from tacitus.language.speech import speech_spans
from tacitus.records import Document, SpeechPart


def scores(*rows: str) -> NDArray[np.float32]:
    """Scores (words, roles, scheme) that favour the marks of three strings."""
    size = len(rows[0])
    given = np.zeros((size, len(rows), len(SCHEME)), np.float32)
    for role, row in enumerate(rows):
        for word, mark in enumerate(row):
            given[word, role, SCHEME.index(mark)] = 5
    return given


def test_speech_spans_of_three_roles() -> None:
    found = [(item.first, item.last, item.part) for item in speech_spans(scores("SOOOO", "OSOOO", "OOBIE"))]
    assert found == [(0, 1, SpeechPart.SOURCE), (1, 2, SpeechPart.CUE), (2, 5, SpeechPart.CONTENT)]


def test_speech_spans_obey_the_scheme() -> None:
    given = scores("OOOOO", "OOOOO", "BIIOO")
    given[3, 2, SCHEME.index("E")] = 4
    found = [(item.first, item.last) for item in speech_spans(given)]
    assert found == [(0, 4)]


def test_speech_spans_none_where_all_is_outside() -> None:
    assert list(speech_spans(scores("OOO", "OOO", "OOO"))) == []


def test_speech_spans_score_is_a_chance() -> None:
    (span,) = speech_spans(scores("OOO", "OOO", "BEO"))
    assert 0.9 < span.score <= 1


def test_document_carries_speech(parse: Callable[..., Document]) -> None:
    document = parse("The minister said that the army had left the town.")
    words = {(item.part.value, document.text(item.span)) for item in document.speech}
    assert ("cue", "said") in words
    assert ("source", "The minister") in words
