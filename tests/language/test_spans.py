"""Entity spans from tag scores."""

from __future__ import annotations

import numpy as np

from tacitus.language.spans import best_tags, spans_of

TAGS = ("O", "B-Person", "E-Person", "I-Person", "S-Person", "B-Location", "E-Location", "I-Location", "S-Location")


def test_spans_best_tags_mend_a_span_that_changes_type_midway() -> None:
    scores = np.full((2, len(TAGS)), -5, np.float32)
    scores[0, TAGS.index("B-Person")] = 3
    scores[1, TAGS.index("E-Location")] = 2
    scores[1, TAGS.index("E-Person")] = 1
    assert [TAGS[index] for index in best_tags(scores, TAGS)] == ["B-Person", "E-Person"]


def test_spans_best_tags_close_an_open_span_at_the_end() -> None:
    scores = np.full((1, len(TAGS)), -5, np.float32)
    scores[0, TAGS.index("B-Location")] = 3
    scores[0, TAGS.index("S-Location")] = 2
    assert [TAGS[index] for index in best_tags(scores, TAGS)] == ["S-Location"]


def test_spans_of_reads_single_and_long_spans() -> None:
    names = ["S-Location", "O", "B-Person", "I-Person", "E-Person"]
    assert spans_of(names) == [(0, 1, "Location"), (2, 5, "Person")]
