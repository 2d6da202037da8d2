"""Fits choices among alternatives: a conditional logit (McFadden 1974) with a ridge, by Adam's steps.

Shared by the models that say of which country somebody is: ``training/actors/homes`` and ``training/events/countries``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

RARE = 4  # times that a feature must hold to get a weight
ROUNDS = 200
STEP = 0.1
FREE = 1e-3  # the ridge of features that are not held back
Vector = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True)
class Choice:
    """The features of each alternative, one of none for an open answer, and the place of the right one."""

    alternatives: Sequence[Sequence[str]]
    right: int


def fit_choices(choices: Sequence[Choice], ridge: float, free: frozenset[str] = frozenset()) -> dict[str, float]:
    """The weight of each feature; those in ``free`` are hardly held back (Adam: Kingma and Ba 2015)."""
    counts = Counter(name for choice in choices for features in choice.alternatives for name in features)
    column = {name: place for place, name in enumerate(sorted(name for name in counts if counts[name] >= RARE))}
    rows, columns, group, wanted = _cells(choices, column)
    penalty = np.array([FREE if name in free else ridge for name in column])
    weights, mean, square = (np.zeros(len(column)) for _ in range(3))
    for turn in range(1, ROUNDS + 1):
        total = np.bincount(rows, weights=weights[columns], minlength=len(group))
        power = np.exp(np.clip(total, -30, 30))
        error = power / np.bincount(group, weights=power)[group] - wanted
        slope = np.bincount(columns, weights=error[rows], minlength=len(column)) + penalty * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        size = STEP * (1.0 if turn < ROUNDS / 2 else 2 * (1 - turn / (ROUNDS + 1)))
        weights = weights - size * (mean / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.999**turn)) + 1e-8)
    return {name: float(weights[place]) for name, place in column.items()}


def _cells(choices: Sequence[Choice], column: Mapping[str, int]) -> tuple[Vector, Vector, Vector, Vector]:
    """Row and column of every feature that holds; for each row (an alternative) its choice, and whether it is right."""
    rows = [(number, features) for number, choice in enumerate(choices) for features in choice.alternatives]
    cells = [(row, column[name]) for row, (_, features) in enumerate(rows) for name in features if name in column]
    held, columns = np.array(cells, dtype=int).reshape(-1, 2).T
    wanted = [float(place == choice.right) for choice in choices for place in range(len(choice.alternatives))]
    return held, columns, np.array([number for number, _ in rows]), np.array(wanted)
