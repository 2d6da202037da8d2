"""The fit of choices among alternatives: it finds what tells the right one, and an open answer needs no features."""

from __future__ import annotations

import pytest

from tacitus.logistic import BIAS, log_odds, shares
from training.choosing import Choice, fit_choices

HOME = Choice((("home",), ("far",), ()), 0)
OPEN = Choice((("far",), ("far",), ()), 2)


def test_choosing_learns_what_tells_the_right_one() -> None:
    weights = fit_choices([HOME] * 20 + [OPEN] * 20, ridge=1.0)
    chances = shares(log_odds(weights, features) for features in HOME.alternatives)
    assert weights["home"] > 0 > weights["far"]
    assert chances[0] == max(chances)


def test_choosing_leaves_out_rare_features() -> None:
    rare = Choice((("home", "once"), ("far",)), 0)
    assert set(fit_choices([*[HOME] * 8, rare], ridge=1.0)) == {"home", "far"}


def test_choosing_holds_back_all_but_the_free() -> None:
    choices = [Choice(((BIAS, "home"), ()), 0)] * 30 + [Choice(((BIAS, "home"), ()), 1)] * 10
    held = fit_choices(choices, ridge=50.0)
    free = fit_choices(choices, ridge=50.0, free=frozenset({BIAS}))
    assert held[BIAS] == pytest.approx(held["home"], abs=1e-6)
    assert free[BIAS] > 10 * free["home"]
    assert shares((free[BIAS] + free["home"], 0.0))[0] == pytest.approx(0.75, abs=0.02)
