"""Lemma edit scripts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tacitus.language.lemmas import apply_script, script_of


@given(st.text("abcdeABCDE'", min_size=1, max_size=8), st.text("abcdeABCDE'", min_size=1, max_size=8))
def test_lemmas_a_script_applied_to_its_own_word_gives_its_lemma(form: str, lemma: str) -> None:
    assert apply_script(form, script_of(form, lemma)) == lemma


def test_lemmas_a_script_carries_over_to_unseen_words() -> None:
    assert apply_script("accuses", script_of("denies", "deny").replace("|3|y", "|1|")) == "accuse"
    assert apply_script("Shelled", script_of("Bombed", "bomb")) == "shell"


def test_lemmas_a_script_longer_than_the_word_leaves_the_word() -> None:
    assert apply_script("a", "L|4|y") == "a"
