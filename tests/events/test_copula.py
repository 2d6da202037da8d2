"""The slot ``copula`` of the senses' tests: what is judged of a subject, against what only stands before a noun."""

from __future__ import annotations

import pytest

from tacitus.events.constraints import holds
from tacitus.events.lexicon import load_lexicon, parse_test
from tacitus.events.scene import Scene
from tacitus.intake import report_from_text
from tacitus.language import load_model


@pytest.mark.parametrize(
    ("sentence", "word", "judged"),
    [
        ("The strike is illegal.", "illegal", True),
        ("The trial was a sham.", "sham", True),
        ("The union called an illegal strike.", "illegal", False),
    ],
)
def test_copula_tells_a_judgement_of_a_subject(sentence: str, word: str, judged: bool) -> None:
    document = load_model().parse([report_from_text(sentence)])[0]
    scene = Scene(document, (), (), load_lexicon())
    index = next(token.index for token in document.tokens if token.form == word)
    assert holds(scene, index, parse_test("copula=be")) is judged
