"""The CoNLL 2018 arithmetic on two small trees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quality.syntax import (
    RawText,
    Tree,
    Word,
    features,
    raw_of_documents,
    raw_of_gold,
    raw_texts,
    score_raw,
    score_trees,
    tree_of,
)
from tacitus.records import Document, Features, Report, Sentence, Token

CATS = (
    Word("Cats", "cat", "NOUN", 1, "nsubj", {"Number": "Plur"}),
    Word("sleep", "sleep", "VERB", -1, "root", {"VerbForm": "Fin"}),
    Word(".", ".", "PUNCT", 1, "punct"),
)
GOLD = [Tree("a", "Cats sleep.", CATS)]


def with_word(index: int, **changes: object) -> list[Tree]:
    words = list(CATS)
    words[index] = replace(words[index], **changes)  # type: ignore[arg-type]
    return [Tree("a", "Cats sleep.", tuple(words))]


def test_syntax_perfect_trees_score_a_hundred() -> None:
    values = score_trees(GOLD, GOLD)
    assert {values[name] for name in ("upos", "uas", "las", "las_subtypes", "lemma", "feats_Number")} == {100.0}
    assert values["tokens"] == 3


def test_syntax_wrong_head_costs_uas_and_las() -> None:
    values = score_trees(GOLD, with_word(0, head=2))
    assert values["uas"] == values["las"] == pytest.approx(200 / 3)
    assert values["upos"] == 100


def test_syntax_wrong_relation_costs_las_alone() -> None:
    values = score_trees(GOLD, with_word(0, rel="obj"))
    assert (values["uas"], values["las"]) == pytest.approx((100, 200 / 3))


def test_syntax_subtypes_count_only_in_las_subtypes() -> None:
    values = score_trees(GOLD, with_word(0, rel="nsubj:pass"))
    assert (values["las"], values["las_subtypes"]) == pytest.approx((100, 200 / 3))


def test_syntax_features_are_scored_as_f1() -> None:
    values = score_trees(GOLD, with_word(0, features={"Number": "Sing"}))
    assert values["feats_Number"] == 0
    missing = score_trees(GOLD, with_word(1, features={}))
    assert missing["feats_VerbForm"] == 0


def test_syntax_lemma_that_the_gold_leaves_open_is_right() -> None:
    gold = [Tree("a", "Cats sleep.", (replace(CATS[0], lemma="_"), *CATS[1:]))]
    assert score_trees(gold, with_word(0, lemma="dog"))["lemma"] == 100


def test_syntax_features_keep_only_what_the_project_reads() -> None:
    assert features("Mood=Ind|Gender=Fem|Tense=Past") == {"Mood": "Ind", "Tense": "Past"}
    assert features("_") == {}


def test_syntax_gold_rows_count_heads_from_zero() -> None:
    row = {"doc": "a", "text": "Go.", "form": ["Go", "."], "lemma": ["go", "."], "upos": ["VERB", "PUNCT"]}
    tree = tree_of(row | {"head": [0, 1], "rel": ["root", "punct"], "feats": ["VerbForm=Inf", "_"]})
    assert [word.head for word in tree.words] == [-1, 0]


def test_syntax_raw_text_joins_sentences_of_a_document_by_a_space() -> None:
    trees = [Tree("a", "One.", ()), Tree("a", "Two.", ()), Tree("b", "Three.", ())]
    assert raw_texts(trees) == [("a", "One. Two."), ("b", "Three.")]


def raw(*sentences: tuple[str, ...]) -> RawText:
    trees = []
    for forms in sentences:
        words = tuple(Word(form, form, "X", -1 if index == 0 else 0, "dep") for index, form in enumerate(forms))
        trees.append(Tree("a", " ".join(forms), words))
    return raw_of_gold(trees)


def test_syntax_raw_is_perfect_against_itself() -> None:
    text = raw(("We", "do", "n't", "go"), ("Stop",))
    assert set(score_raw(text, text).values()) == {100.0}


def test_syntax_raw_word_split_otherwise_is_lost_with_its_arcs() -> None:
    values = score_raw(raw(("We", "do", "n't")), raw(("We", "don't")))
    assert values["raw_words"] == pytest.approx(100 * 2 * 1 / 5)
    assert values["raw_las"] == pytest.approx(100 * 2 * 1 / 5)


def test_syntax_raw_sentences_need_both_ends() -> None:
    values = score_raw(raw(("A", "b"), ("C",)), raw(("A", "b", "C")))
    assert values["raw_sentences"] == 0
    assert values["raw_words"] == 100


def test_syntax_raw_head_is_compared_by_its_characters() -> None:
    found = raw(("A", "b"), ("C",))
    gold = raw(("A", "b", "C"))
    assert score_raw(gold, found)["raw_uas"] == pytest.approx(200 / 3)


def test_syntax_documents_are_placed_without_their_spaces() -> None:
    tokens = (
        Token(0, 1, 3, "Go", "go", "VERB", Features(), -1, "root"),
        Token(1, 5, 6, "!", "!", "PUNCT", Features(), 0, "punct"),
    )
    document = Document(Report("a", " Go  !\n"), tokens, (Sentence(0, 1, 6, 0, 2),))
    text = raw_of_documents([document, document])
    assert [word.place for word in text.words] == [(0, 2), (2, 3), (3, 5), (5, 6)]
    assert text.sentences == ((0, 3), (3, 6))
    assert text.words[3].head == (3, 5)
