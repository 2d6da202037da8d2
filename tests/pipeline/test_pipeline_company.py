"""Parties that a clause shares with the meeting it speaks of, and whom a promise is made to."""

from __future__ import annotations

import pytest

from quality.rooms import read_all, whole_report
from quality.told import Told, told_by
from tacitus.records import Reading


def told(text: str) -> list[Told]:
    """What is read from a text."""
    (result,) = read_all([whole_report("own", text, None)])
    assert isinstance(result, Reading)
    return told_by(result)


def codes_of(text: str, kind: str) -> list[set[str | None]]:
    """The codes of the actors of each record of a type."""
    return [{party.code for party in item.actors} for item in told(text) if item.type == kind]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The presidents of Kenya and Uganda urged restraint after talks in Nairobi.", {"KEN", "UGA"}),
        ("Kenya and Uganda signed a treaty during a summit in Nairobi.", {"KEN", "UGA"}),
        ("During the talks, the Mongolian premier informed the Chinese envoy that the road is open.", {"MNG", "CHN"}),
        ("During the meeting, the Kenyan president expressed gratitude to the French envoy.", {"KEN", "FRA"}),
    ],
)
def test_who_acts_together_on_its_occasion_has_met(text: str, codes: set[str]) -> None:
    assert codes_of(text, "CONSULT") == [codes]


def test_protesters_at_a_summit_do_not_attend_it() -> None:
    found = codes_of("Kenyan students and Ugandan nurses marched during a summit in Nairobi.", "CONSULT")
    assert {"KEN", "UGA"} not in found


def test_a_promise_told_to_somebody_is_made_to_them() -> None:
    (record,) = told("The Kenyan president told Somalia that he will withdraw his troops.")
    assert [party.code for party in record.recipients] == ["SOM"]


def test_what_reporters_are_told_is_promised_to_nobody() -> None:
    (record,) = told("The Kenyan president told reporters that he will withdraw his troops.")
    assert record.recipients == ()


@pytest.mark.parametrize("words", ["would like to thank", "wants to thank", "wishes to thank"])
def test_thanks_that_somebody_would_like_to_give_are_given(words: str) -> None:
    (record,) = told(f"Kenya {words} Uganda.")
    assert (record.type, record.auxiliary) == ("SUPPORT", frozenset())


def test_troops_that_somebody_would_like_to_send_are_not_sent() -> None:
    (record,) = told("Kenya wants to send troops to Somalia.")
    assert record.auxiliary == {"future"}


def test_the_meeting_of_a_visit_is_that_of_guest_and_host() -> None:
    text = "The Kenyan president received the French envoy in Nairobi. The meeting focused on trade."
    assert codes_of(text, "CONSULT")[-1] == {"KEN", "FRA"}


def test_a_toll_told_of_the_attack_is_that_of_the_attackers() -> None:
    attack, toll = told("Malian rebels attacked a village. The attack killed six.")
    assert {party.code for party in attack.actors} == {party.code for party in toll.actors} == {"MLI"}
