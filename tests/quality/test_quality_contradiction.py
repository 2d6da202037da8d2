"""Pairs of statements, and the rule behind them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quality.contradiction import lexical, measure, scores
from quality.measurement import Options
from tacitus.weighing.stances import contradict, stance_of


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("We will expand the port of Tine.", "The port of Tine must be closed.", True),
        ("We will expand the port of Tine.", "We will not expand the port of Tine.", True),
        ("We will not close the port of Tine.", "The port of Tine must be closed.", True),
        ("We will expand the port of Tine.", "The port of Tine should be protected.", False),
        ("We will expand the port of Tine.", "School meals must be abolished.", False),
        ("The port of Tine is large.", "The port of Tine must be closed.", False),
    ],
)
def test_contradiction_is_about_one_matter_and_of_two_stances(first: str, second: str, expected: bool) -> None:
    assert contradict(first, second) is contradict(second, first) is expected


def test_contradiction_two_turns_give_the_stance_back() -> None:
    assert [stance_of(text) for text in ("do not ban it", "don't keep it", "ban it", "it is there")] == [1, -1, -1, 0]


def test_contradiction_is_measured_beside_its_baselines(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    rows = [
        ("We will expand the port of Tine.", "The port of Tine must be closed.", "Inconsistent"),
        ("We want the port of Tine.", "We do not want the port of Tine.", "Inconsistent"),
        ("We will expand the port of Tine.", "School meals matter.", "Unrelated"),
    ]
    lines = (json.dumps({"text1": a, "text2": b, "label3": label}) + "\n" for a, b, label in rows)
    path.write_text("".join(lines), encoding="utf-8")
    values = measure(path, Options()).values
    assert (values["pairs"], values["inconsistent"]) == (3, 2)
    assert (values["precision"], values["recall"]) == (1.0, 0.5)
    assert values["majority_accuracy"] == pytest.approx(2 / 3)
    assert values["lexical_recall"] == 0.5


def test_contradiction_baseline_needs_a_word_in_common() -> None:
    assert lexical("the port is open", "the port is not open")
    assert not lexical("the port is open", "a school is not there")


def test_contradiction_scores_of_both_classes() -> None:
    found = scores([True, True, False, False], [True, False, False, False])
    assert found["f1"] == pytest.approx(2 / 3)
    assert found["macro_f1"] == pytest.approx((2 / 3 + 0.8) / 2)
