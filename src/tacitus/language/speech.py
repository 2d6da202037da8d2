"""Role scores to the spans of attributions: the best legal marks of source, cue and content, each on its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tacitus.language.labels import ROLES, SCHEME
from tacitus.language.spans import spans_of, transitions
from tacitus.records import SpeechPart

Array = NDArray[Any]
OUTSIDE = SCHEME.index("O")
CONTENT = ROLES.index("content")


@dataclass(frozen=True, slots=True)
class Marked:
    """A span of one role: words ``first`` up to ``last`` of a window, its score 0..1."""

    first: int
    last: int
    part: SpeechPart
    score: float


def speech_spans(scores: Array) -> Iterator[Marked]:
    """The spans of each role from scores (words, roles, scheme), in the order of roles and words.

    The best sequence that obeys BIOES (Viterbi), found for all roles at once; a span's score is the mean chance
    that its words belong to the role at all. A span may run over the sentences of a window.
    """
    marked = scores.argmax(2) != OUTSIDE
    if not marked.any():
        return
    best = _best_paths(scores)
    inside = 1 - _chances(scores)[:, :, OUTSIDE]
    for place, role in enumerate(ROLES):
        for first, last, _ in spans_of([SCHEME[index] for index in best[:, place]]):
            yield Marked(first, last, SpeechPart(role), round(float(inside[first:last, place].mean()), 3))


def chance_of_content(scores: Array) -> Array:
    """The chance (words) of each word to stand in a content, from scores (words, roles, scheme)."""
    chances: Array = 1 - _chances(scores[:, [CONTENT]])[:, 0, OUTSIDE]
    return chances


def _chances(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(2, keepdims=True))
    chances: Array = raised / raised.sum(2, keepdims=True)
    return chances


def _best_paths(scores: Array) -> Array:
    """The best legal mark (words, roles) of every word for every role."""
    steps, first, last = transitions(SCHEME)
    words, roles, _ = scores.shape
    current = scores[0] + first
    back = np.zeros(scores.shape, np.int64)
    for word in range(1, words):
        options = current[:, :, None] + steps[None]
        back[word] = options.argmax(1)
        current = options.max(1) + scores[word]
    path = np.zeros((words, roles), np.int64)
    path[-1] = (current + last).argmax(1)
    rows = np.arange(roles)
    for word in range(words - 1, 0, -1):
        path[word - 1] = back[word, rows, path[word]]
    return path
