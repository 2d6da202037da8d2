"""The judges' regression: at its weights no small change lowers the penalised loss."""

from __future__ import annotations

from math import exp, log
from random import Random

from training.events.judge import fit

RIDGE = 3.0


def _loss(rows: list[tuple[tuple[str, ...], bool]], weights: dict[str, float]) -> float:
    total = RIDGE / 2 * sum(value**2 for name, value in weights.items() if name != "bias")
    for features, label in rows:
        odds = weights["bias"] + sum(weights.get(name, 0.0) for name in features)
        total += log(1 + exp(-odds if label else odds))
    return total


def test_fitting_finds_the_least_loss() -> None:
    random = Random(5)
    rows = []
    for _ in range(200):
        features = tuple(name for name in "abcd" if random.random() < 0.5)
        rows.append((features, random.random() < (0.8 if "a" in features else 0.3)))
    weights = fit(rows, RIDGE)
    assert weights["a"] > 0.5
    least = _loss(rows, weights)
    for name in weights:
        for step in (-0.01, 0.01):
            assert _loss(rows, weights | {name: weights[name] + step}) > least
