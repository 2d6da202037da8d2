"""Words that are told without a verb of saying: transcripts, polls, labels, *it appears that*."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tacitus.actors import find_actors
from tacitus.attribution import find_statements
from tacitus.records import Document, HolderKind, Statement

Parse = Callable[..., Document]
DEBATE = (
    "MODERATOR: The army shelled the port on Friday. Do you regret it?\n"
    "OKELLO: We did not shell the port. The rebels burned it.\n"
    "The debate ended at ten."
)


def told(document: Document) -> list[Statement]:
    return list(find_statements(document, find_actors(document)))


def contents(document: Document, rule: str) -> list[str]:
    text = document.report.text
    return [span.of(text) for item in told(document) if item.why[0].startswith(rule) for span in item.content]


def test_transcripts_turns_run_to_the_end_of_their_paragraph(parse: Parse) -> None:
    document = parse(DEBATE)
    assert contents(document, "turn") == [
        "The army shelled the port on Friday. Do you regret it?",
        "We did not shell the port. The rebels burned it.",
    ]
    sources = [span.of(DEBATE) for item in told(document) for span in item.source if item.why[0].startswith("turn")]
    assert sources == ["MODERATOR", "OKELLO"]


def test_transcripts_question_and_answer_are_of_somebody_unnamed(parse: Parse) -> None:
    document = parse("Q: Who shelled the port?\nA: The rebels shelled it at night.")
    found = [item for item in told(document) if item.why[0].startswith("turn")]
    assert [item.chain[-1].kind for item in found] == [HolderKind.ANONYMOUS] * 2
    assert [item.source for item in found] == [(), ()]


@pytest.mark.parametrize("text", ["WARNING: The road is shut.", "Note: prices fell.\nThe army left the port."])
def test_transcripts_one_label_makes_none(parse: Parse, text: str) -> None:
    assert contents(parse(text), "turn") == []


def test_polls_tell_what_was_found_in_them(parse: Parse) -> None:
    text = "Most voters opposed the war in a poll released on Thursday."
    found = next(item for item in told(parse(text)) if item.why[0] == "in a poll")
    assert found.chain[-1].kind is HolderKind.DOCUMENT
    assert [span.of(text) for span in found.content] == ["Most voters opposed the war"]


def test_polls_in_which_somebody_leads_tell_nothing(parse: Parse) -> None:
    assert contents(parse("The general, who leads in most polls, attacked the port."), "in a poll") == []


def test_labels_of_a_headline_are_documents(parse: Parse) -> None:
    found = told(parse("Report: Rebels burned three villages"))
    assert [item.chain[-1].kind for item in found] == [HolderKind.DOCUMENT]


def test_impersonal_verbs_have_nobody_for_a_source(parse: Parse) -> None:
    text = "It appears that the rebels have left the port."
    (found,) = told(parse(text))
    assert found.source == ()
    assert [span.of(text) for span in found.content] == ["that the rebels have left the port"]


def test_hearsay_word_gives_way_to_its_verb(parse: Parse) -> None:
    text = "The mayor reportedly said that the rebels had left the port."
    sources = [span.of(text) for item in told(parse(text)) for span in item.source]
    assert sources == ["The mayor"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Rebels left the port, a man who saw them said.", "a man who saw them"),
        (
            "Both armies will exchange prisoners, an envoy who asked not to be named said.",
            "an envoy who asked not to be named",
        ),
    ],
)
def test_closing_verbs_tell_what_stands_before_the_comma(parse: Parse, text: str, source: str) -> None:
    found = [item for item in told(parse(text)) if [span.of(text) for span in item.cue] == ["said"]]
    assert [[span.of(text) for span in item.source] for item in found] == [[source]]
    assert [span.of(text) for span in found[0].content] == [text.partition(",")[0]]


def test_interviews_turns_go_on_over_paragraphs(parse: Parse) -> None:
    text = (
        "Ana Lopez was in the valley for a year.\n"
        "The Post: Who burned the mill?\n"
        "Ana Lopez: The army did.\nSoldiers also shelled the school.\n"
        "The Post: Did they leave?\n"
        "Ana Lopez: They left in May.\nThe rebels took the bridge."
    )
    turns = contents(parse(text), "turn")
    assert turns[1] == "The army did.\nSoldiers also shelled the school."
    assert turns[-1] == "They left in May.\nThe rebels took the bridge."


def test_reprints_are_their_authors_word(parse: Parse) -> None:
    text = "The following is a translation of the article in the paper:\nThe army burned the mill. It left in May."
    assert contents(parse(text), "a text") == ["The army burned the mill. It left in May."]


def test_reprints_are_announced_by_a_colon(parse: Parse) -> None:
    assert contents(parse("The following is a report.\nThe army burned the mill."), "a text") == []
