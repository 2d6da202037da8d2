"""Counts and tolls."""

from __future__ import annotations

from quality.figures import Count, Counted, Toll, agrees, count_in, misses, score, toll_in
from tacitus.records import Span

TEXT = "At least 12 people died and 3 were hurt."
DEAD = Count(Span(0, 11), "killed", 12, 12, None)
HURT = Count(Span(28, 29), "injured", 3, 3, 3)


def test_figures_bounds_must_agree() -> None:
    found = (Count(Span(9, 11), "killed", 12, 12, 12), HURT)
    values = score([Counted("a", TEXT, (DEAD, HURT), found)])
    assert (values["found_f1"], values["right_f1"]) == (1.0, 0.5)


def test_figures_kind_must_agree() -> None:
    wrong = Count(DEAD.span, "injured", 12, 12, None)
    report = Counted("a", TEXT, (DEAD,), (wrong,))
    assert score([report])["right_f1"] == 0.0
    assert len(list(misses(report))) == 1


def test_figures_gold_may_be_given_by_its_words() -> None:
    assert count_in(TEXT, {"text": "At least 12", "kind": "killed", "low": 12, "best": 12, "high": None}) == DEAD


def test_figures_joined_headlines_are_left_out() -> None:
    assert toll_in({"source_headline": "5 dead;7 dead", "low": 5.0, "high": 5.0}) is None
    assert toll_in({"source_headline": "5 dead", "low": 5.0, "high": 6.0}) == Toll("5 dead", 5, 6)


def test_figures_headline_agrees_if_a_count_or_their_sum_lies_in_the_range() -> None:
    assert agrees(Toll("", 5, 7), [6])
    assert agrees(Toll("", 5, 7), [4, 3])
    assert not agrees(Toll("", 5, 7), [8])
