"""Demands in quotations whose speaker another sentence names."""

from __future__ import annotations

from tacitus.actors import find_actors
from tacitus.events import find_events
from tacitus.intake import report_from_text
from tacitus.language import load_model


def types_in(text: str) -> list[str]:
    document = load_model().parse([report_from_text(text)])[0]
    return [event.type for event in find_events(document, find_actors(document), ())]


def test_demands_go_on_in_a_quotation() -> None:
    text = "“The talks are over,” the Kenyan minister said. “The road was long. Uganda must leave the camps.”"
    assert types_in(text).count("REQUEST") == 1


def test_demands_in_the_report_s_own_voice_are_none() -> None:
    assert "REQUEST" not in types_in("“The talks are over,” the Kenyan minister said. Uganda must leave the camps.")


def test_demands_what_must_be_said_is_not_demanded() -> None:
    text = "“The road was long,” the Kenyan minister said. “The army, it must be said, left the camps.”"
    assert "REQUEST" not in types_in(text)
