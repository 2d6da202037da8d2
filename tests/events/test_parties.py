"""Parties that no slot of the grammar reaches, and agents that the act implies."""

from __future__ import annotations

from typing import Any

import pytest

from tacitus import read
from tacitus.exports import to_objects

IMPLIED = (
    ("Two opposition activists were arrested in Kenya on Monday.", "COERCE", "KEN", "COP"),
    (
        "Three journalists were detained in Peru. The journalists were accused of fraud by Peruvian media.",
        "COERCE",
        "PER",
        "COP",
    ),
)
UNNAMED = (
    "The Syrian war has displaced thousands.",
    "The European Union condemned the arrest of opposition leaders in Caracas.",
    "Talks between Kenya and Uganda went on. Dozens of traders were detained on Monday.",
)


def _events(text: str) -> list[dict[str, Any]]:
    return list(to_objects(read(text)))


@pytest.mark.parametrize(("text", "kind", "code", "sector"), IMPLIED)
def test_parties_implies_the_institution_that_alone_can_act(text: str, kind: str, code: str, sector: str) -> None:
    event = next(item for item in _events(text) if item["event"] == [kind] or item["event"] == kind)
    assert [(who["entity_text"], who["code"], who["sector"]) for who in event["actor"]] == [(None, code, sector)]


@pytest.mark.parametrize("text", UNNAMED)
def test_parties_leaves_the_actor_open_where_nobody_is_meant(text: str) -> None:
    acts = [item for item in _events(text) if set(item["event"]) & {"COERCE", "SANCTION"}]
    assert acts
    assert all(who["code"] is None for item in acts for who in item["actor"])


def test_parties_says_why_an_agent_is_implied() -> None:
    event = _events("Two opposition activists were arrested in Kenya on Monday.")[0]
    assert any("not named" in reason for reason in event["why"]["event"])


def test_parties_of_fighting_between_several_are_those_it_names() -> None:
    text = (
        "Fighting between rival militias in Tripoli went on as the two rival governments quarrelled. "
        "The mission called for an inquiry into the clashes in Tripoli and for justice for victims and their families."
    )
    fights = [item for item in _events(text) if item["event"] == ["ASSAULT"]]
    named = {who["entity_text"] for item in fights for who in item["actor"]}
    assert fights
    assert not any("families" in str(words) or "governments" in str(words) for words in named)


def test_parties_implied_are_of_the_country_where_it_happened() -> None:
    text = "In Israel, she was taken into custody in 2014 after the Australian government filed extradition papers."
    event = next(item for item in _events(text) if "COERCE" in item["event"])
    assert [(who["code"], who["sector"]) for who in event["actor"]] == [("ISR", "COP")]


def test_parties_of_what_somebody_goes_on_to_say_he_would_do() -> None:
    text = (
        "Mr Diallo said a vote would show “a willingness to listen” that no law could force.\n\n"
        "He would also seek the support of the opposition."
    )
    event = next(item for item in _events(text) if "REQUEST" in item["event"])
    assert (event["status"], event["auxiliary"]) == ("demanded", ["future"])
    assert [holder["text"] for holder in event["according_to"]["chain"]] == ["Mr Diallo"]


def test_parties_that_keep_order_are_no_authors_of_a_riot() -> None:
    text = "Police in Lagos said that shops were closed. Riots and arson went on in the town of Ibadan in Nigeria."
    violent = [item for item in _events(text) if {"ASSAULT", "PROTEST"} & set(item["event"])]
    assert violent
    assert not [who for item in violent for who in item["actor"] if who["sector"] == "COP"]


def test_parties_of_a_talk_are_not_those_who_are_talked_about() -> None:
    text = "The intelligence director of Kenya visited Washington to discuss a nuclear test by North Korea."
    talk = next(item for item in _events(text) if item["event"] == ["CONSULT"] and "visit" not in item["mode"])
    assert "PRK" not in {who["code"] for who in talk["actor"]}


def test_parties_lends_nobody_to_an_act_whose_own_words_tell_who_does_it() -> None:
    told = "Police in Kenya arrested nine people on Monday after one of the diners rejected an offer of the mayor."
    rejected = [item for item in _events(told) if item["event"] == ["REJECT"]]
    assert not any(who["sector"] == "COP" for item in rejected for who in item["actor"])
    outcry = "Police in Kenya arrested nine people in the wake of a public outcry over the reform."
    accused = [item for item in _events(outcry) if item["event"] == ["ACCUSE"]]
    assert not any(who["sector"] == "COP" for item in accused for who in item["actor"])
