"""Countries of parties that a report does not name: where they are told, where not, how weights are fitted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tacitus import read
from tacitus.events.countries import FAR, PARTS, Alternative, Countries, chosen, codes_of, roles_of, state_of
from tacitus.events.finding import read_events
from tacitus.events.lexicon import load_lexicon
from tacitus.events.scene import Scene
from tacitus.exports import to_objects
from tacitus.logistic import shares
from tacitus.records import Mention, MentionKind
from training.events.countries import Choice, fit

REPORT = (
    "Police in Lusaka said on Monday that Zambia would hold its election in August.\n\n"
    "The Zambian government signed an agreement with opposition parties of Zambia. Zambia's president praised the "
    "Zambian opposition. Zambia's parliament rejected the report. The High Court in Lusaka sentenced a member of the "
    "Zambian army. The government suspended the licence on Friday. The police in Ndola made arrests."
)
ABROAD = (("Zambian", "Peruvian"), ("Zambia", "Peru"), ("Lusaka", "Lima"), ("Ndola", "Cusco"))


def _events(text: str) -> list[dict[str, Any]]:
    return list(to_objects(read(text)))


def _recipients(text: str, kind: str) -> list[tuple[str | None, str | None]]:
    found = [item for item in _events(text) if item["event"] == [kind]]
    return [(who["entity_text"], who["code"]) for item in found for who in item["recipient"]]


def test_countries_of_whom_the_report_does_not_name() -> None:
    assert set(_recipients(REPORT, "COERCE")) == {(None, "ZMB")}
    event = next(item for item in _events(REPORT) if item["event"] == ["COERCE"])
    assert any("judged the likeliest country" in reason for reason in event["why"]["event"])


def test_countries_of_what_is_told_by_words() -> None:
    assert _recipients(REPORT, "REJECT") == [("the report", "ZMB")]


def test_countries_do_not_depend_on_which_they_are() -> None:
    text = REPORT
    for old, new in ABROAD:
        text = text.replace(old, new)
    assert set(_recipients(text, "COERCE")) == {(None, "PER")}
    assert _recipients(text, "REJECT") == [("the report", "PER")]


def test_countries_of_single_sentences_stay_open() -> None:
    assert _recipients("Zambia's government suspended the licence on Friday.", "COERCE") == []


@pytest.mark.parametrize(("weight", "state", "code"), [(1.0, "none", "AAA"), (0.2, "words", ""), (-1.0, "none", "")])
def test_countries_chosen_only_where_likely(weight: float, state: str, code: str) -> None:
    found = (Alternative("AAA", ("home",)), Alternative("", ("nobody",)))
    assert chosen(found, {"home": weight}, state)[0] == code


def test_countries_fit_learns_what_tells_them() -> None:
    def choice(number: int, wanted: frozenset[str], features: str) -> Choice:
        found = (Alternative("AAA", (features,)), Alternative("", ("nobody",)))
        return Choice(number, "recipient", "none", wanted, found)

    taught = [choice(number, frozenset({"AAA"}), "home") for number in range(8)]
    weights = fit([*taught, *(choice(number, frozenset(), "far") for number in range(8))])
    assert weights["home"] > 0 > weights["far"]


def test_countries_shares_add_up() -> None:
    chances = shares([2.0, 0.0, 900.0, -5.0])
    assert sum(chances) == pytest.approx(1.0)
    assert chances[2] == pytest.approx(1.0)


def test_countries_of_somebody_whose_own_is_unknown() -> None:
    reading = read(REPORT)
    document = reading.document
    who = Mention(0, 6, 0, 1, 0, MentionKind.NAMED, entity=0)
    scene = Scene(document, reading.mentions, (), load_lexicon())
    drafts, events = read_events(scene)
    unknown, known = (Scene(document, (replace(who, code=code),), (), load_lexicon()) for code in (None, "ZMB"))
    event = replace(events[0], recipients=(unknown.role(0, "obj"),))
    assert state_of(unknown, drafts[0], event, "recipient") == "mention"
    assert state_of(known, drafts[0], event, "recipient") == ""


def test_countries_are_counted_as_if_all_were_read() -> None:
    reading = read(REPORT + " Peru recalled its envoy from Zambia. Chile praised Peru. Peru's army arrested a general.")
    scene = Scene(reading.document, reading.mentions, (), load_lexicon())
    _, events = read_events(scene)
    countries = Countries(scene, events)
    assert {"ZMB", "PER", "CHL"} <= set(countries.told)
    for event in events:
        here = event.sentence
        near = [code for code, at in countries.places.items() if any(abs(place - here) < FAR - 1 for place in at)]
        assert countries.near(here) == near
        for code in countries.told:
            assert countries.distance(code, here) == min(abs(place - here) for place in countries.places[code])
            for part in PARTS:
                filled = [item for item in events if code in codes_of(scene, roles_of(item, part))]
                others = [item.type for item in filled if item.predicate[0] != event.predicate[0]]
                assert countries.in_other_acts(event, part, code) == (others.count(event.type), len(others))
