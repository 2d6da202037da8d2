"""Scores to valid trees: greedy where that is one, else the maximum spanning tree (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]
ROOT_PENALTY = 1e6  # paid once by every tree, so that the best tree has one root (Zmigrod et al. 2020)


def best_tree(scores: Scores) -> Heads:
    """Heads of a sentence from arc scores (words, 1 + words), column 0 the root; 0 marks the root word.

    The result is always one tree with one root.
    """
    count = scores.shape[0]
    if count == 1:
        return np.zeros(1, np.int64)
    scores = scores.copy()
    scores[np.arange(count), np.arange(1, count + 1)] = -np.inf
    heads: Heads = scores.argmax(1)
    if _is_tree(heads):
        return heads
    scores[:, 0] -= ROOT_PENALTY
    return _spanning_tree(scores.astype(np.float64))


def _is_tree(heads: Heads) -> bool:
    if int((heads == 0).sum()) != 1:
        return False
    reached = heads
    for _ in range(len(heads).bit_length() + 1):  # pointer doubling: every word must arrive at the root
        padded = np.concatenate([[0], reached])
        reached = padded[reached]
        if not reached.any():
            return True
    return not reached.any()


def _spanning_tree(scores: NDArray[np.float64]) -> Heads:
    """Chu-Liu-Edmonds over a dense matrix, contracting one cycle at a time."""
    count = scores.shape[0]
    matrix = np.full((count + 1, count + 1), -np.inf)
    matrix[1:] = scores
    heads: Heads = _contract(matrix)[1:]
    return heads


def _contract(matrix: NDArray[np.float64]) -> Heads:
    heads: Heads = matrix.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    size = matrix.shape[0]
    inside = np.zeros(size, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    kept = matrix[cycle, heads[cycle]]
    gain = matrix[np.ix_(cycle, outside)] - kept[:, None]
    entry = gain.argmax(0)
    leave = matrix[np.ix_(outside, cycle)].argmax(1)
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = matrix[np.ix_(outside, outside)]
    small[-1, :-1] = gain.max(0)
    small[:-1, -1] = matrix[outside, cycle[leave]]
    small[0] = -np.inf
    below = _contract(small)
    result: Heads = heads.copy()
    for place, word in enumerate(outside):
        head = below[place]
        result[word] = cycle[leave[place]] if head == len(outside) else outside[head]
    into = below[-1]
    opened = cycle[entry[into]]
    result[opened] = outside[into]
    result[0] = 0
    return result


def _cycle(heads: Heads) -> NDArray[np.int64] | None:
    state = np.zeros(len(heads), np.int8)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        word = start
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = int(heads[word])
        if state[word] == 1:
            return np.array(path[path.index(word) :])
        state[path] = 2
    return None
