"""Tag scores to entity spans: the best BIOES sequence that obeys the scheme (Viterbi)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


@cache
def transitions(tags: tuple[str, ...]) -> tuple[Matrix, Matrix, Matrix]:
    """0 for allowed, -inf for forbidden: steps (from, to), first tags, last tags."""
    steps = np.full((len(tags), len(tags)), -np.inf, np.float32)
    for i, left in enumerate(tags):
        for j, right in enumerate(tags):
            if _follows(left, right):
                steps[i, j] = 0
    first = np.array([0 if tag[0] in "OBS" else -np.inf for tag in tags], np.float32)
    last = np.array([0 if tag[0] in "OES" else -np.inf for tag in tags], np.float32)
    return steps, first, last


def _follows(left: str, right: str) -> bool:
    if left[0] in "BI":
        return right[0] in "IE" and right[2:] == left[2:]
    return right[0] in "OBS"


def best_tags(scores: Matrix, tags: tuple[str, ...]) -> list[int]:
    """The best legal tag sequence of one sentence from scores (words, tags)."""
    steps, first, last = transitions(tags)
    if not (scores.argmax(1) != 0).any():
        return [0] * len(scores)
    current = scores[0] + first
    back = np.zeros(scores.shape, np.int64)
    for word in range(1, len(scores)):
        options = current[:, None] + steps
        back[word] = options.argmax(0)
        current = options[back[word], np.arange(len(tags))] + scores[word]
    current = current + last
    path = [int(current.argmax())]
    for word in range(len(scores) - 1, 0, -1):
        path.append(int(back[word, path[-1]]))
    return path[::-1]


def spans_of(names: Sequence[str]) -> list[tuple[int, int, str]]:
    """Spans (first, last, type) of a legal BIOES sequence, ``last`` exclusive."""
    spans, begin = [], 0
    for index, name in enumerate(names):
        if name[0] in "BS":
            begin = index
        if name[0] in "ES":
            spans.append((begin, index + 1, name[2:]))
    return spans
