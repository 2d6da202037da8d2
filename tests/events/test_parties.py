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
