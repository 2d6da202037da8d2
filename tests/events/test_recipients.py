"""Whom an act is directed at: what two have together, what is helped, who is asked, who is promised a joint act."""

from __future__ import annotations

import pytest

from tacitus import read
from tacitus.exports import to_objects

CASES: tuple[tuple[str, str, list[str]], ...] = (
    ("The Chinese minister praised Kuwaiti-Chinese relations on Monday.", "SUPPORT", ["Kuwaiti"]),
    ("The UAE foreign minister underscored the importance of the UAE-Egypt relations.", "SUPPORT", ["Egypt"]),
    ("A senior Chinese official hailed the relations between China and Kuwait.", "SUPPORT", ["Kuwait"]),
    ("The Kenyan embassy called on writers to publish their work.", "REQUEST", ["writers"]),
    (
        "The committee urged all natives of the Asante region to take part.",
        "REQUEST",
        ["all natives of the Asante region"],
    ),
    ("China wants to cooperate with the United States on climate.", "AGREE", ["the United States"]),
    ("The Kenyan president will soon sign a contract with Uganda.", "AGREE", ["Uganda"]),
    ("The charity supported the hospital with several chairs.", "AID", ["the hospital"]),
    (
        "The government has arrested and sentenced journalists and activists to prison.",
        "SANCTION",
        ["journalists", "activists"],
    ),
    ("The Iraqi factions demanded the withdrawal of Turkish troops from Iraqi soil.", "REQUEST", ["Turkish troops"]),
    ("The lab was established with a grant from Norway.", "AID", ["The lab"]),
    ("The Kenyan envoy made a request to be on the Budget Committee.", "REQUEST", []),
    (
        "The envoys hailed the award and praised the role of Qatar and those in charge of the award.",
        "SUPPORT",
        ["the award"],
    ),
    ("The Kenyan commander was briefed by the Ugandan general on the situation.", "CONSULT", []),
)


@pytest.mark.parametrize(("text", "kind", "words"), CASES)
def test_recipients_that_the_grammar_reaches(text: str, kind: str, words: list[str]) -> None:
    event = next(item for item in to_objects(read(text)) if item["event"] == [kind])
    assert [who["entity_text"] for who in event["recipient"]] == words


def test_recipients_of_a_joint_act_that_has_begun_are_its_parties() -> None:
    event = next(item for item in to_objects(read("China cooperated with Kuwait.")) if item["event"] == ["COOPERATE"])
    assert [who["entity_text"] for who in event["actor"]] == ["China", "Kuwait"]
    assert event["recipient"] == []


def test_whoever_asks_to_act_asks_for_no_help() -> None:
    modes = {
        text: next(iter(to_objects(read(text))))["mode"]
        for text in ("Uganda asked to join the bloc.", "Uganda asked Kenya to support the bloc.")
    }
    assert list(modes.values()) == [[], ["assist"]]
