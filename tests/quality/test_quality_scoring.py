"""The scorers' arithmetic on hand-made cases."""

from __future__ import annotations

import pytest

from quality.scoring import (
    Score,
    any_overlap,
    exact,
    jaccard,
    kilometres,
    length,
    macro_f1,
    mean_true,
    merged,
    middle,
    pair,
    relaxed,
    share,
    total,
)
from tacitus.records import Span


def test_scoring_score_gives_precision_recall_and_f1() -> None:
    score = Score(right=3, predicted=4, gold=6)
    assert (score.precision, score.recall, score.f1) == (0.75, 0.5, 0.6)


def test_scoring_empty_score_is_zero_not_an_error() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (0, 0, 0)
    assert share(1, 0) == 0
    assert mean_true([]) == 0
    assert middle([]) == 0
    assert macro_f1([], []) == 0


def test_scoring_total_adds_counts() -> None:
    assert total([Score(1, 2, 3), Score(4, 5, 6)]) == Score(5, 7, 9)


def test_scoring_pair_is_one_to_one() -> None:
    assert pair([1, 1], [1], lambda a, b: a == b) == ((0, 0),)


def test_scoring_pair_finds_the_largest_matching() -> None:
    fits = {("a", "x"), ("a", "y"), ("b", "x")}
    assert pair("ab", "xy", lambda a, b: (a, b) in fits) == ((0, 1), (1, 0))


def test_scoring_pair_prefers_the_earlier_test() -> None:
    pairs = pair([10, 20], [21, 10], lambda a, b: a == b, lambda a, b: abs(a - b) < 15)
    assert pairs == ((0, 1), (1, 0))


def test_scoring_exact_counts_repeated_items() -> None:
    assert exact(["a", "a", "b"], ["a", "c"]) == Score(1, 2, 3)


def test_scoring_relaxed_wants_a_shared_character() -> None:
    assert relaxed([Span(0, 5), Span(10, 12)], [Span(4, 8), Span(5, 10)]) == Score(1, 2, 2)


def test_scoring_macro_f1_weighs_rare_labels_alike() -> None:
    assert macro_f1(["a", "a", "a", "b"], ["a", "a", "a", "a"]) == pytest.approx((6 / 7 + 0) / 2)
    assert macro_f1(["a"], ["a"], ["a", "b"]) == 0.5


def test_scoring_merged_joins_overlapping_spans() -> None:
    assert merged([Span(5, 8), Span(0, 3), Span(2, 6)]) == (Span(0, 8),)
    assert length([Span(0, 3), Span(1, 2), Span(5, 6)]) == 4


def test_scoring_jaccard_counts_characters_over_several_spans() -> None:
    assert jaccard([Span(0, 4), Span(6, 8)], [Span(2, 8)]) == 0.5
    assert jaccard([], []) == 0
    assert jaccard([Span(0, 4)], [Span(4, 8)]) == 0


def test_scoring_any_overlap() -> None:
    assert any_overlap([Span(0, 1), Span(4, 6)], [Span(5, 9)])
    assert not any_overlap([Span(0, 5)], [Span(5, 9)])


def test_scoring_kilometres_of_known_distances() -> None:
    assert kilometres((48.8566, 2.3522), (51.5074, -0.1278)) == pytest.approx(344, abs=1)
    assert kilometres((0.0, 179.5), (0.0, -179.5)) == pytest.approx(111.2, abs=0.2)
    assert kilometres((90.0, 0.0), (-90.0, 0.0)) == pytest.approx(20015, abs=1)
