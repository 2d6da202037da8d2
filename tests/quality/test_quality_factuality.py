"""Grades and attributions to three classes."""

from __future__ import annotations

import pytest

from quality.factuality import attribution_class, grade_class, score
from tacitus.records import Act, Attribution, Certainty, Polarity, Quotation, Reality, Status


def attribution(polarity: Polarity, certainty: Certainty, reality: Reality) -> Attribution:
    return Attribution((), Act.ASSERT, polarity, certainty, reality, Quotation.NONE, Status.ASSERTED)


@pytest.mark.parametrize(
    ("polarity", "certainty", "reality", "expected"),
    [
        (Polarity.POSITIVE, Certainty.CERTAIN, Reality.ACTUAL, "+"),
        (Polarity.NEGATIVE, Certainty.CERTAIN, Reality.ACTUAL, "-"),
        (Polarity.POSITIVE, Certainty.POSSIBLE, Reality.ACTUAL, "0"),
        (Polarity.POSITIVE, Certainty.CERTAIN, Reality.FUTURE, "+"),  # the grades ask whether it did or will happen
        (Polarity.UNKNOWN, Certainty.CERTAIN, Reality.ACTUAL, "0"),
    ],
)
def test_factuality_class_of_an_attribution(
    polarity: Polarity, certainty: Certainty, reality: Reality, expected: str
) -> None:
    assert attribution_class(attribution(polarity, certainty, reality)) == expected


def test_factuality_grades_fall_in_three_classes() -> None:
    assert [grade_class(grade) for grade in (3.0, 1.0, 0.9, -0.9, -1.0)] == ["+", "+", "0", "0", "-"]


def test_factuality_guessing_the_majority_is_worth_little() -> None:
    values = score(["+", "+", "+", "-"], ["+", "+", "+", "+"])
    assert values["accuracy"] == 0.75
    assert values["macro_f1"] == pytest.approx((6 / 7) / 3)
