"""Whole constructions of attitudes and of what is asked for: what follows *for*, *over*, *against*, plans, seeming."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tacitus.actors import find_actors
from tacitus.attribution import attribute, find_statements
from tacitus.records import (
    Attribution,
    Document,
    Event,
    Footing,
    HolderKind,
    SpeechPart,
    SpeechSpan,
    Statement,
    Status,
)

Parse = Callable[..., Document]


def told(document: Document, word: str) -> Attribution:
    """The attribution of an event at the first token with a form."""
    index = next(token.index for token in document.tokens if token.form == word)
    event = Event((index,), document.sentence_of(index).index, "ASSAULT")
    mentions = find_actors(document)
    return attribute(document, mentions, (event,), find_statements(document, mentions))[0]


def chain(document: Document, item: Attribution) -> list[str | None]:
    return [None if holder.begin is None else document.report.text[holder.begin : holder.end] for holder in item.chain]


def cued(document: Document, cue: str) -> Statement:
    """The statement whose cue holds a word."""
    statements = find_statements(document, find_actors(document))
    return next(item for item in statements if any(cue in span.of(document.report.text) for span in item.cue))


@pytest.mark.parametrize(
    ("text", "word", "holder"),
    [
        ("The minister apologized for the attack on the village.", "attack", "The minister"),
        ("The bishop chastised the governor over the attack on the camp.", "attack", "The bishop"),
        ("The envoy praised the rebels for freeing the hostages.", "freeing", "The envoy"),
        ("The union assailed the raid on its office.", "raid", "The union"),
        ("The premier defended the raid on the camp.", "raid", "The premier"),
        ("Villagers resented that soldiers had burned the market.", "burned", "Villagers"),
    ],
)
def test_what_is_praised_or_blamed_stays_in_the_voice_of_the_report(
    parse: Parse, text: str, word: str, holder: str
) -> None:
    document = parse(text)
    found = told(document, word)
    assert chain(document, found) == [holder]
    assert (found.basis, found.status) == (Footing.PRESUPPOSED, Status.ASSERTED)


def test_what_is_supported_is_not_told_as_done(parse: Parse) -> None:
    document = parse("The opposition supports sending troops to the border.")
    found = told(document, "sending")
    assert chain(document, found) == ["The opposition"]
    assert found.basis is Footing.ATTITUDE


def test_a_plan_to_act_is_its_owners(parse: Parse) -> None:
    document = parse("The army's plan to shell the port alarmed the envoy.")
    assert chain(document, told(document, "shell"))[-1] == "The army"
    document = parse("A plan to shell the port was found.")
    assert told(document, "shell").chain == ()


def test_what_appears_to_be_so_is_somebodys(parse: Parse) -> None:
    document = parse("The rebels appear to have shelled the town.")
    statement = cued(document, "appear")
    words = {span.of(document.report.text) for span in statement.content}
    assert words == {"The rebels", "to have shelled the town"}
    assert statement.source == ()
    assert chain(document, told(document, "shelled")) == [None]


def test_a_quotation_alone_gives_way_to_the_content_that_holds_it(parse: Parse) -> None:
    document = parse("The council denounced the general's call for “a total and final war on the rebels”.")
    assert chain(document, told(document, "call")) == ["The council"]


def test_shares_of_what_is_named_are_contents(parse: Parse) -> None:
    document = parse("The bishop condemned many of the attacks on the camp.")
    assert chain(document, told(document, "attacks")) == ["The bishop"]


def test_according_to_speaks_for_both_clauses_before_its_comma(parse: Parse) -> None:
    text = "Rebels shelled the town and soldiers left the bridge, according to a report by monitors on Friday."
    document = parse(text)
    assert [span.of(text) for span in cued(document, "according").content] == [
        "Rebels shelled the town and soldiers left the bridge"
    ]


def test_a_note_by_the_editor_is_the_outlets_own_voice(parse: Parse) -> None:
    document = parse("Editor's note: Rebels shelled the town on Monday.")
    assert told(document, "shelled").chain == ()


def test_whoever_speaks_goes_on_where_he_would_also_seek_something(parse: Parse) -> None:
    document = parse("Mr Diallo said the port was shut. He would also seek the support of the opposition.")
    assert chain(document, told(document, "seek"))[:1] == ["Mr Diallo"]


HEARSAY = "The protests over the arrest reportedly turned violent when buses were burned."


def test_what_a_hearsay_word_hangs_on_is_told_where_the_network_hears_nothing(parse: Parse) -> None:
    for text, word in (
        (HEARSAY, "turned"),
        ("The agency has sent tents, food and medicines to the camp, according to MSF.", "sent"),
    ):
        document = parse(text)
        document = replace(document, told=tuple(0.01 for _ in document.tokens))
        assert told(document, word).basis is Footing.TOLD


def test_who_is_accused_is_not_who_says_so(parse: Parse) -> None:
    text = "The founder of the paper was charged with leading a riot."
    document = parse(text)
    marks = (
        SpeechSpan(0, 24, 0, 5, SpeechPart.SOURCE, 0.9),
        SpeechSpan(29, 41, 6, 8, SpeechPart.CUE, 0.9),
        SpeechSpan(42, 56, 8, 11, SpeechPart.CONTENT, 0.9),
    )
    assert [mark.span.of(text) for mark in marks] == ["The founder of the paper", "charged with", "leading a riot"]
    assert cued(replace(document, speech=marks), "charged").source == ()


def test_a_lawsuit_speaks(parse: Parse) -> None:
    document = parse("The lawsuit claims that rebels shelled the town.")
    assert told(document, "shelled").chain[-1].kind is HolderKind.DOCUMENT


@pytest.mark.parametrize("word", ["alleged", "suspected", "reported"])
def test_a_participle_of_hearsay_before_a_noun_leaves_it_open(parse: Parse, word: str) -> None:
    document = parse(f"The minister condemned the {word} killing of a farmer by the army.")
    found = told(document, "killing")
    assert found.basis is Footing.TOLD
    assert found.status is not Status.ASSERTED
    assert chain(document, found) == ["The minister", None]


def test_who_reportedly_acts_is_not_who_reports_it(parse: Parse) -> None:
    document = parse("In February, the police reportedly raided the paper.")
    marks = (
        SpeechSpan(13, 23, 3, 5, SpeechPart.SOURCE, 0.9),
        SpeechSpan(24, 41, 5, 7, SpeechPart.CUE, 0.9),
        SpeechSpan(42, 51, 7, 9, SpeechPart.CONTENT, 0.9),
    )
    text = document.report.text
    assert [mark.span.of(text) for mark in marks] == ["the police", "reportedly raided", "the paper"]
    document = replace(document, speech=marks)
    assert cued(document, "reportedly").source == ()
    found = told(document, "raided")
    assert (found.basis, chain(document, found)) == (Footing.TOLD, [None])
