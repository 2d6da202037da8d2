"""Events under their sources: chain, act, polarity, reality and status."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tacitus.actors import find_actors
from tacitus.attribution import attribute, find_statements
from tacitus.records import Act, Attribution, Document, Event, HolderKind, Modality, Polarity, Reality, Role, Status

Parse = Callable[..., Document]


def told(document: Document, word: str, type_: str = "ASSAULT", **fields: object) -> Attribution:
    """The attribution of an event at the first token with a form."""
    index = next(token.index for token in document.tokens if token.form == word)
    event = Event((index,), document.sentence_of(index).index, type_, **fields)  # type: ignore[arg-type]
    mentions = find_actors(document)
    return attribute(document, mentions, (event,), find_statements(document, mentions))[0]


def chain(document: Document, attribution: Attribution) -> list[str | None]:
    text = document.report.text
    return [None if item.begin is None else text[item.begin : item.end] for item in attribution.chain]


def test_attributing_own_voice_has_no_chain(parse: Parse) -> None:
    result = told(parse("Rebels shelled the town on Monday."), "shelled")
    assert result.chain == ()
    assert result.status is Status.ASSERTED


def test_attributing_a_denial_is_denied_not_negated(parse: Parse) -> None:
    document = parse("Moscow denied that its jets had bombed the hospital.")
    result = told(document, "bombed")
    assert chain(document, result) == ["Moscow"]
    assert (result.act, result.polarity, result.status) == (Act.DENY, Polarity.NEGATIVE, Status.DENIED)
    assert any(item.what == "denial" for item in result.evidence)


def test_attributing_an_accusation_is_alleged_and_its_cue_is_not(parse: Parse) -> None:
    document = parse("Ukraine accused Russia of shelling the port.")
    assert told(document, "shelling").status is Status.ALLEGED
    cue = told(document, "accused", "ACCUSE")
    assert (cue.chain, cue.status) == ((), Status.ASSERTED)


def test_attributing_a_speech_act_inside_a_statement_carries_the_speaker(parse: Parse) -> None:
    document = parse("The minister said that Ukraine accused Russia of shelling the port.")
    assert chain(document, told(document, "accused", "ACCUSE")) == ["The minister"]
    nested = told(document, "shelling")
    assert chain(document, nested) == ["The minister", "Ukraine"]


def test_attributing_a_question_asserts_nothing(parse: Parse) -> None:
    result = told(parse("The journalist asked whether the army had shelled the camp."), "shelled")
    assert (result.polarity, result.status) == (Polarity.UNKNOWN, Status.HYPOTHETICAL)


def test_attributing_what_was_not_said_is_not_told(parse: Parse) -> None:
    result = told(parse("The army did not say that it had shelled the camp."), "shelled")
    assert result.status is Status.HYPOTHETICAL


def test_attributing_a_promise_of_its_own_actor_has_no_chain(parse: Parse) -> None:
    document = parse("Turkey vowed to release the prisoners.")
    mentions = find_actors(document)
    from_events = [place for place, mention in enumerate(mentions) if mention.code == "TUR"]
    actor = Role(from_events[0], 0, 6, "nsubj")
    result = told(document, "release", "CONCEDE", modality=Modality.PROMISED, actors=(actor,), auxiliary=("future",))
    assert (result.chain, result.act, result.status) == ((), Act.PROMISE, Status.PROMISED)
    assert result.reality is Reality.FUTURE


def test_attributing_a_condition(parse: Parse) -> None:
    document = parse("The general said his troops would attack the port if the talks failed.")
    assert told(document, "attack").status is Status.CONDITIONAL


def test_attributing_hearsay_has_an_unnamed_holder(parse: Parse) -> None:
    document = parse("It is believed that gunmen killed the mayor.")
    result = told(document, "killed")
    assert chain(document, result) == [None]
    assert result.chain[0].kind is HolderKind.ANONYMOUS
    assert result.status is Status.ATTRIBUTED


def test_attributing_condemned_acts_stay_the_reports_word(parse: Parse) -> None:
    assert told(parse("France condemned the attack on the market."), "attack").status is Status.ASSERTED


@pytest.mark.parametrize(
    "second", ["“They burned the granary.”", "“They burned the granary at night and took the cattle.”"]
)
def test_statements_quotations_go_on(parse: Parse, second: str) -> None:
    document = parse(f"“The soldiers came at dawn,” the farmer said. {second}")
    assert chain(document, told(document, "burned")) == ["the farmer"]


def test_statements_quotations_go_on_over_paragraphs(parse: Parse) -> None:
    text = "“The soldiers came at dawn and took the road to the mill,” the farmer said.\n“They burned the granary.”"
    document = parse(text)
    assert chain(document, told(document, "burned")) == ["the farmer"]


def test_statements_without_marks_run_on_after_a_colon(parse: Parse) -> None:
    text = "The Foreign Secretary said:\nI welcome the report.\nThe regime bombed the convoy.\n"
    text += "The mayor said the town was quiet."
    document = parse(text)
    assert chain(document, told(document, "bombed")) == ["The Foreign Secretary"]
    assert chain(document, told(document, "quiet")) == ["The mayor"]


def test_statements_titles_are_no_speech(parse: Parse) -> None:
    document = parse("The film “The Last Battle for the North” opened in Oslo.")
    assert find_statements(document, ()) == ()


def test_statements_user_rows_add_cues(parse: Parse, tmp_path: Path) -> None:
    folder = tmp_path / "attribution"
    folder.mkdir()
    header = "lemma,pos,act,certainty,complement,voice\n"
    (folder / "cues.csv").write_text(header + "radio,VERB,assert,certain,ccomp|quote,\n", encoding="utf-8")
    document = parse("The pilot radioed that the engine was on fire.")
    assert not any("radio" in reason for item in find_statements(document, ()) for reason in item.why)
    assert len(find_statements(document, (), str(tmp_path))) == 1
