"""The judge of telling: what it may change, what it sees, and that it says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tacitus.actors import find_actors
from tacitus.attribution import attribute, find_statements
from tacitus.attribution.judging import chance_of_telling, load_judge
from tacitus.attribution.telling import SILENT, TAKING, TELLING, bench_of, judged
from tacitus.attribution.voices import Voice, basis_of, told_of, voice_of
from tacitus.records import Certainty, Document, Event, Footing, Statement

Parse = Callable[..., Document]
SURELY, HARDLY = 0.99, 0.001


def verdict(
    document: Document, word: str, chance: float, heard: float = 0.9, alone: float = 0.9
) -> tuple[Voice, Voice]:
    """What the rules and the network find of an event, and what the judge leaves of it."""
    index = next(token.index for token in document.tokens if token.form == word)
    document = replace(document, told=tuple(heard if item == index else 0.0 for item in range(len(document.tokens))))
    mentions = find_actors(document)
    told = told_of(document, mentions, find_statements(document, mentions))
    event = Event((index,), document.sentence_of(index).index, "ASSAULT")
    before = voice_of(told, event)
    return before, judged(told, event, before, basis_of(told, event, before), chance, alone)


def holder(document: Document, statement: Statement | None) -> str | None:
    assert statement is not None
    last = statement.chain[-1]
    return None if last.begin is None else document.report.text[last.begin : last.end]


def test_judge_gives_an_event_the_teller_of_the_sentence_before(parse: Parse) -> None:
    document = parse("The minister said that the port was shut. Rebels shelled the camp.")
    before, after = verdict(document, "shelled", SURELY)
    assert (before.teller, before.taker) == (None, None)
    assert holder(document, after.teller) == "The minister"
    assert after.verdict == ("judged to be somebody's: 0.99",)


def test_judge_has_somebody_only_take_up_what_the_network_does_not_hear(parse: Parse) -> None:
    document = parse("Rebels trained the militia to shell the camp.")
    _, after = verdict(document, "shell", SURELY, heard=0.1)
    assert after.teller is None
    assert holder(document, after.taker) == "Rebels"
    before, after = verdict(document, "shell", SURELY, heard=0.1, alone=0.1)
    assert after is before


def test_judge_changes_nothing_between_its_bounds(parse: Parse) -> None:
    document = parse("Rebels shelled the camp. The minister said that rebels had bombed the port.")
    for word, chance in (("shelled", TELLING - 0.01), ("bombed", SILENT)):
        before, after = verdict(document, word, chance)
        assert after is before


def test_judge_drops_a_teller_only_in_its_own_sentence_and_never_hearsay(parse: Parse) -> None:
    document = parse("The minister said that rebels had bombed the port.")
    before, after = verdict(document, "bombed", HARDLY)
    assert before.teller is not None
    assert after == Voice(verdict=("judged to be the report's own: 0.00",))
    hearsay = parse("Rebels allegedly bombed the port.")
    before, after = verdict(hearsay, "bombed", HARDLY)
    assert before.teller is not None
    assert before.teller.certainty is Certainty.UNKNOWN
    assert after is before
    going_on = parse("The minister said:\n\nRebels bombed the port.\n\nThey left in May.")
    before, after = verdict(going_on, "bombed", HARDLY)
    assert before.teller is not None
    assert after is before


def test_judge_leaves_attitudes_of_the_tables(parse: Parse) -> None:
    before, after = verdict(parse("The envoy condemned the massacre."), "massacre", HARDLY, heard=TAKING - 0.1)
    assert before.taker is not None
    assert after is before


def test_judge_sees_no_name_and_no_topic(parse: Parse) -> None:
    seen = []
    for text in ("The Kela army shelled the camp in Bora.", "The Mosa army bombed the camp in Dura."):
        document = parse(text)
        index = next(token.index for token in document.tokens if token.form in ("shelled", "bombed"))
        seen.append(bench_of(document, find_actors(document)).features(Event((index,), 0, "ASSAULT")))
    assert seen[0] == seen[1]


def test_judge_adds_the_odds_of_the_network_to_its_own() -> None:
    assert chance_of_telling({}, (), 0.7) == pytest.approx(0.7)
    assert chance_of_telling({"bias": 0.0, "quoted": 2.0}, ("quoted",), 0.5) == pytest.approx(0.881, abs=0.001)
    assert chance_of_telling({}, (), 1.0) < 1


def test_judge_has_weights_and_is_not_asked_without_the_network(parse: Parse) -> None:
    assert load_judge()["quoted"] > 0
    document = replace(parse("Rebels shelled the camp."), told=(), speech=())
    index = next(token.index for token in document.tokens if token.form == "shelled")
    found = attribute(document, (), (Event((index,), 0, "ASSAULT"),), ())[0]
    assert (found.basis, found.chain) == (Footing.OWN, ())
