"""Acts that somebody takes up without telling them: who does so is kept, and the act is not made doubtful."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

import pytest
from rich.console import Console

import tacitus
from tacitus.actors import find_actors
from tacitus.attribution import attribute, find_statements
from tacitus.exports import print_reading, to_objects
from tacitus.ledger.rows import role_rows
from tacitus.records import Attribution, Certainty, Document, Event, Footing, Modality, Reading, Status
from tacitus.weighing.tellings import telling_of

Parse = Callable[..., Document]
CONDEMNED = "France condemned the attack on the market in Goma."


def told(document: Document, word: str, **fields: object) -> Attribution:
    """The attribution of an event at the first token with a form."""
    index = next(token.index for token in document.tokens if token.form == word)
    event = Event((index,), document.sentence_of(index).index, "ASSAULT", **fields)  # type: ignore[arg-type]
    mentions = find_actors(document)
    return attribute(document, mentions, (event,), find_statements(document, mentions))[0]


def chain(document: Document, item: Attribution) -> list[str]:
    return [document.report.text[holder.begin : holder.end] for holder in item.chain if holder.begin is not None]


@pytest.mark.parametrize(
    ("text", "word", "holder", "basis"),
    [
        (CONDEMNED, "attack", "France", Footing.PRESUPPOSED),
        ("The envoy welcomed the ceasefire.", "ceasefire", "The envoy", Footing.PRESUPPOSED),
        ("The bishop mourned the massacre of the villagers.", "massacre", "The bishop", Footing.PRESUPPOSED),
        ("The ministers discussed the invasion on Friday.", "invasion", "The ministers", Footing.ATTITUDE),
        ("The opposition opposes the invasion.", "invasion", "The opposition", Footing.ATTITUDE),
        (
            "The UN called for an inquiry into the shelling of the camp.",
            "shelling",
            "The UN",
            Footing.PRESUPPOSED,
        ),
    ],
)
def test_attitudes_keep_who_takes_an_act_up(parse: Parse, text: str, word: str, holder: str, basis: Footing) -> None:
    document = parse(text)
    found = told(document, word)
    assert chain(document, found) == [holder]
    assert (found.basis, found.status, found.is_told) == (basis, Status.ASSERTED, False)
    assert found.cue is not None
    assert [item.what for item in found.evidence] == ["attitude"]


def test_attitudes_told_by_a_source_are_the_sources(parse: Parse) -> None:
    document = parse("The minister said that France condemned the attack on the market.")
    found = told(document, "attack")
    assert chain(document, found) == ["The minister"]
    assert (found.basis, found.status) == (Footing.TOLD, Status.ATTRIBUTED)


def test_attitudes_the_reports_own_voice_has_neither_chain_nor_holder(parse: Parse) -> None:
    found = told(parse("Rebels launched an attack on the market."), "attack")
    assert (found.chain, found.basis) == ((), Footing.OWN)


def test_attitudes_a_demand_is_no_attitude(parse: Parse) -> None:
    document = parse("The UN called for an inquiry into the shelling of the camp.")
    demanded = told(document, "inquiry", modality=Modality.DEMANDED)
    assert (demanded.basis, demanded.status) == (Footing.TOLD, Status.DEMANDED)


@pytest.fixture(scope="module")
def reading() -> Reading:
    """One reading that the tests of what is shown look at."""
    return tacitus.read(CONDEMNED, id="r1")


def test_attitudes_are_exported_with_their_basis(reading: Reading) -> None:
    attack = next(item for item in to_objects(reading) if item["event"] == ["ASSAULT"])
    assert attack["according_to"]["basis"] == "presupposed"
    assert [holder["text"] for holder in attack["according_to"]["chain"]] == ["France"]
    assert attack["status"] == "asserted"


def test_attitudes_are_shown_as_the_reports_word(reading: Reading) -> None:
    output = StringIO()
    print_reading(Console(file=output, width=200), reading)
    assert "the report, taken up" in output.getvalue()


def test_attitudes_make_nobody_a_source_in_ledger_and_weighing(reading: Reading) -> None:
    attack = next(item for item in to_objects(reading) if item["event"] == ["ASSAULT"])
    assert [row["text"] for row in role_rows(attack) if row["role"] == "holder"] == ["France"]
    assert not [row for row in role_rows(attack) if row["role"] == "source"]
    assert telling_of(attack).chain == ()


def test_hedges_of_who_speaks_already_are_no_second_source(parse: Parse) -> None:
    document = parse("The general said that he believed the rebels had shelled the camp.")
    found = told(document, "shelled")
    assert chain(document, found) == ["The general"]
    assert found.certainty is Certainty.PROBABLE
    claimed = parse("The general said that the rebels claimed the army had shelled the camp.")
    assert chain(claimed, told(claimed, "shelled")) == ["The general", "the rebels"]
