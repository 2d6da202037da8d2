"""What protesters demand by protesting is the aim of the protest, no act of its own."""

from __future__ import annotations

from tacitus.actors import find_actors
from tacitus.events import find_events
from tacitus.intake import report_from_text
from tacitus.language import load_model


def types_in(text: str) -> list[str]:
    document = load_model().parse([report_from_text(text)])[0]
    return [event.type for event in find_events(document, find_actors(document), ())]


def test_aims_of_a_protest_are_no_requests_of_their_own() -> None:
    assert types_in("Hundreds of teachers marched to the ministry demanding better pay.") == ["PROTEST"]


def test_aims_a_demand_beside_no_protest_stays() -> None:
    assert types_in("The teachers' union demanded better pay from the ministry.") == ["REQUEST"]


def test_aims_a_joined_demand_stays() -> None:
    assert "REQUEST" in types_in("Teachers marched to the ministry, and the union demanded better pay.")
