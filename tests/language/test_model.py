"""The shipped model on texts of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tacitus.errors import ModelError
from tacitus.language import LanguageModel, load_model
from tacitus.records import Document, EntityType, Passage, PassageKind, Report

TEXT = (
    "Kenya recalled its ambassador from Sudan on Tuesday. Foreign Minister Amina Abdi said the U.S. had been told.\n"
    "Talks will resume next week in Addis Ababa"
)


def read(text: str, name: str = "r") -> Document:
    """A text whose lines are passages."""
    passages, begin = [], 0
    for line in text.split("\n"):
        passages.append(Passage(begin, begin + len(line), PassageKind.BODY))
        begin += len(line) + 1
    return load_model().parse([Report(name, text, tuple(passages))])[0]


def test_model_finds_sentences_words_and_roots() -> None:
    document = read(TEXT)
    assert [TEXT[s.begin : s.end].split(maxsplit=1)[0] for s in document.sentences] == ["Kenya", "Foreign", "Talks"]
    assert [document.tokens[document.root(s)].lemma for s in document.sentences] == ["recall", "say", "resume"]
    assert all(document.report.text[t.begin : t.end] == t.form for t in document.tokens)


def test_model_gives_each_sentence_one_tree_of_its_own() -> None:
    document = read(TEXT)
    for sentence in document.sentences:
        heads = [document.tokens[i].head for i in range(sentence.first, sentence.last)]
        assert heads.count(-1) == 1
        assert all(head == -1 or sentence.first <= head < sentence.last for head in heads)
        assert set(document.subtree(document.root(sentence))) == set(range(sentence.first, sentence.last))


def test_model_names_people_and_places() -> None:
    document = read(TEXT)
    found = {document.text(entity.span): entity.type for entity in document.entities}
    assert found["Kenya"] is EntityType.LOCATION
    assert any(kind is EntityType.PERSON and "Abdi" in text for text, kind in found.items())


def test_model_reads_a_report_the_same_alone_and_in_company() -> None:
    reports = [Report(f"r{i}", TEXT.replace("Kenya", name)) for i, name in enumerate(("Chad", "Mali", "Peru"))]
    together = load_model().parse(reports)
    alone = [load_model().parse([report])[0] for report in reports]
    assert [d.tokens for d in together] == [d.tokens for d in alone]
    assert [d.entities for d in together] == [d.entities for d in alone]


@pytest.mark.parametrize("text", ["", "   \n ", "?", "\u200b", "word " * 1200, "x" * 5000, "…" * 700])
def test_model_survives_odd_texts(text: str) -> None:
    document = load_model().parse([Report("odd", text)])[0]
    assert all(sentence.last > sentence.first for sentence in document.sentences)
    assert "".join(t.form for t in document.tokens) == "".join(text.split())


def test_model_skips_furniture() -> None:
    text = "Leave a reply\nThe army withdrew."
    passages = (Passage(0, 13, PassageKind.FURNITURE), Passage(14, len(text), PassageKind.BODY))
    document = load_model().parse([Report("f", text, passages)])[0]
    assert [token.form for token in document.tokens] == ["The", "army", "withdrew", "."]


def test_model_keeps_given_words_as_they_are() -> None:
    document = load_model().parse_words([["Jets", "did", "n't", "bomb", "Aden", "."], ["Talks", "resumed"]])
    assert [[t.form for t in d.tokens] for d in document] == [
        ["Jets", "did", "n't", "bomb", "Aden", "."],
        ["Talks", "resumed"],
    ]


def test_model_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"model\.onnx.*not there"):
        LanguageModel(tmp_path)


def test_model_fits_the_package() -> None:
    folder = Path(__file__).parents[2] / "src" / "tacitus" / "data" / "model"
    assert sum(path.stat().st_size for path in folder.iterdir()) < 30_000_000


@pytest.mark.parametrize(
    ("form", "lemma"), [("deprived", "deprive"), ("sparked", "spark"), ("castigated", "castigate")]
)
def test_model_past_forms_of_verbs_that_the_tables_know_get_their_lemma(form: str, lemma: str) -> None:
    (document,) = load_model().parse_words([["They", form, "it", "yesterday", "."]])
    assert document.tokens[1].lemma == lemma
