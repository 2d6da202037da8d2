"""The logistic regressions of every room: weights of named features, and the chance that they add up to.

``shares`` is for a choice among alternatives.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

BIAS = "bias"
FARTHEST = 30.0  # log odds beyond which a chance is 0 or 1 for all that it tells


def log_odds(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """The sum of the weights of features and the bias; what has no weight counts nothing.

    >>> log_odds({"bias": 1.0, "noun": 0.5}, ["noun", "unseen"])
    1.5
    """
    return weights.get(BIAS, 0.0) + sum(weights.get(name, 0.0) for name in features)


def logistic(total: float) -> float:
    """The chance, 0 to 1, of log odds.

    >>> logistic(0.0)
    0.5
    """
    return 1.0 / (1.0 + math.exp(-max(-FARTHEST, min(FARTHEST, total))))


def shares(totals: Iterable[float]) -> tuple[float, ...]:
    """The chance of each of several alternatives, one of which holds, from the log odds of all (softmax).

    >>> shares([0.0, 0.0])
    (0.5, 0.5)
    """
    totals = list(totals)
    highest = max(totals, default=0.0)
    powers = [math.exp(total - highest) for total in totals]
    whole = sum(powers)
    return tuple(power / whole for power in powers)
