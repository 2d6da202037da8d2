"""Valid single-root trees from any scores."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.language.trees import best_tree


def is_tree(heads: np.ndarray) -> bool:
    """True if every word reaches the one root."""
    if int((heads == 0).sum()) != 1:
        return False
    for start in range(1, len(heads) + 1):
        seen, word = set(), start
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = int(heads[word - 1])
    return True


@given(st.integers(1, 30), st.integers(0, 2**32 - 1))
@settings(max_examples=200, deadline=None)
def test_trees_best_tree_always_has_one_root_and_no_cycle(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32) * 5
    assert is_tree(best_tree(scores))


@pytest.mark.parametrize("seed", range(25))
def test_trees_best_tree_is_the_best_of_all_trees(seed: int) -> None:
    size = 4
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    every = [np.array(heads) for heads in itertools.product(range(size + 1), repeat=size)]
    legal = [heads for heads in every if is_tree(heads)]
    best = max(float(scores[np.arange(size), heads].sum()) for heads in legal)
    found = best_tree(scores)
    assert float(scores[np.arange(size), found].sum()) == pytest.approx(best, abs=1e-4)
