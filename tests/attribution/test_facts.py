"""What the verbs above a predicate make of it: done, not done, or left open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tacitus.attribution.facts import fact_of
from tacitus.attribution.lexicon import load_lexicon
from tacitus.attribution.modes import condition_of
from tacitus.records import Document

Parse = Callable[..., Document]


@pytest.mark.parametrize(
    ("text", "word", "negative", "is_open"),
    [
        ("The army left the town.", "left", False, False),
        ("The army did not leave the town.", "leave", True, False),
        ("The army failed to leave the town.", "leave", True, False),
        ("The army did not fail to leave the town.", "leave", False, False),
        ("The army refused to leave the town.", "leave", True, False),
        ("The army managed to leave the town.", "leave", False, False),
        ("The army tried to leave the town.", "leave", False, True),
        ("The army wants to leave the town.", "leave", False, True),
        ("The army could leave the town.", "leave", False, True),
        ("The army will leave the town.", "leave", False, False),
        ("The general regrets that the army left the town.", "left", False, False),
        ("The general did not know that the army left the town.", "left", False, False),
        ("Police prevented the attack.", "attack", True, False),
        ("The police barred the crowd from reaching the palace.", "reaching", True, False),
        ("The generals forbade them to march.", "march", True, False),
        ("The army is poised to leave the town.", "leave", False, True),
        ("The loan will enable the army to leave the town.", "leave", False, True),
        ("No agreement was reached.", "agreement", True, False),
        ("The army did not stop or turn.", "turn", True, False),
        ("The army that failed to win left the town.", "left", False, False),
    ],
)
def test_facts_of_a_predicate(parse: Parse, text: str, word: str, negative: bool, is_open: bool) -> None:
    document = parse(text)
    index = next(token.index for token in document.tokens if token.form == word)
    found = fact_of(document, load_lexicon(), index)
    assert (found.negative, found.is_open) == (negative, is_open)


@pytest.mark.parametrize(
    ("text", "word", "condition"),
    [
        ("The army will leave if the talks fail.", "leave", "if"),
        ("The army will leave should the talks fail.", "leave", "should"),
        ("Had the talks failed, the army would have left.", "left", "Had"),
        ("The army would be forced to leave if the talks failed.", "leave", "if"),
        ("The talks had failed.", "failed", None),
        ("The army should leave the town.", "leave", None),
    ],
)
def test_facts_under_a_condition(parse: Parse, text: str, word: str, condition: str | None) -> None:
    document = parse(text)
    index = next(token.index for token in document.tokens if token.form == word)
    found = condition_of(document, load_lexicon(), index)
    assert (text[found.begin : found.end] if found else None) == condition


def test_facts_name_their_words(parse: Parse) -> None:
    document = parse("The army failed to leave the town.")
    found = fact_of(document, load_lexicon(), 4)
    assert [document.report.text[item.begin : item.end] for item in found.evidence] == ["failed"]
