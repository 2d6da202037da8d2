"""Whoever is of a country and nothing more asks nobody for anything by stressing how a thing is done."""

from __future__ import annotations

import pytest

from tacitus import read

PRIVATE = (
    "Kenyan author Amina Odongo stressed the importance of choosing the title of a book with care.",
    "Kenyan author Amina Odongo emphasised the need to sell books in schools.",
    "Amina Odongo of Kenya stressed the importance of the role played by publishers in selling books.",
)
OFFICIAL = (
    "The Kenyan president stressed the need for talks with Somalia.",
    "The United Nations stressed the need for a ceasefire.",
)


@pytest.mark.parametrize("text", PRIVATE)
def test_private_persons_demand_nothing_by_stressing(text: str) -> None:
    assert not [record.event.type for record in read(text).records if record.event.type in ("REQUEST", "SUPPORT")]


@pytest.mark.parametrize("text", OFFICIAL)
def test_private_leaves_officials_and_bodies(text: str) -> None:
    assert "REQUEST" in [record.event.type for record in read(text).records]
