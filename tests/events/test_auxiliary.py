"""Auxiliary modes: what is kept from happening, what is done in spite of its words, what is a threat by nature."""

from __future__ import annotations

import pytest

from tacitus.actors import find_actors
from tacitus.events import find_events
from tacitus.intake import report_from_text
from tacitus.language import load_model

CASES = (
    ("The police kept the protesters from storming the palace.", "PROTEST", ("negation",)),
    ("A court suspended the ministry from deporting the refugees.", "COERCE", ("negation",)),
    ("The judge barred the army from shelling the town.", "ASSAULT", ("negation",)),
    ("The army stopped bombing the camp.", "ASSAULT", ()),
    ("The envoy said Iran will not hesitate to provide any assistance to Iraq.", "AGREE", ()),
    ("The mayor was not afraid to criticise the president.", "ACCUSE", ()),
    ('"I wish to categorically deny the claim," the minister said.', "REJECT", ()),
    ("The police chief said strong action will be taken against the rioters.", "THREATEN", ()),
    ("Eritrea will threaten Ethiopia.", "THREATEN", ("future",)),
    ("The assembly is the seventh body in the region to be dissolved by the president.", "COERCE", ()),
    ("The city has not imposed any lockdown on its residents.", "COERCE", ("negation",)),
    ("There are no signs that an attack on the port took place.", "ASSAULT", ("negation",)),
    ("Officials saw no sign that the army was preparing to leave Kenya.", "RETREAT", ("future", "negation")),
    ("Mr Odinga faces no sanctions or travel restrictions.", "COERCE", ("negation",)),
    ("The prisoners are awaiting trial in Nairobi.", "ACCUSE", ("future",)),
    ("The case was postponed pending further investigations by the police.", "ACCUSE", ("future",)),
    ("There will be protests in Dakar on Friday.", "PROTEST", ("future",)),
    ("Nobody held any talks with the rebels.", "CONSULT", ("negation",)),
)


@pytest.mark.parametrize(("text", "kind", "auxiliary"), CASES, ids=[case[0] for case in CASES])
def test_auxiliary_modes_are_told(text: str, kind: str, auxiliary: tuple[str, ...]) -> None:
    document = load_model().parse([report_from_text(text)])[0]
    events = find_events(document, find_actors(document), ())
    assert auxiliary in [event.auxiliary for event in events if event.type == kind], events
