"""Whoever was speaking goes on behind a comma: *said that the rebels had fled, accusing Kenya of …*."""

from __future__ import annotations

import pytest

from tacitus import read

# sentence, the word of the act, its actor
CASES = (
    (
        "The Kenyan president announced that the main part of the army will start to withdraw, "
        "also telling his diplomats to push for peace.",
        "telling",
        "The Kenyan president",
    ),
    ("The minister said the rebels had attacked the town, accusing Uganda of arming them.", "accusing", "The minister"),
    ("The minister said the rebels had attacked the town, killing ten soldiers.", "killing", "the rebels"),
    ("The envoy said that Kenya would send aid, urging Uganda to follow.", "urging", "The envoy"),
)


@pytest.mark.parametrize(("text", "word", "actor"), CASES)
def test_speaking_on_is_the_speaker(text: str, word: str, actor: str) -> None:
    reading = read(text)
    found = [
        text[role.begin : role.end]
        for record in reading.records
        if reading.document.tokens[record.event.predicate[0]].form == word
        for role in record.event.actors
        if role.begin is not None
    ]
    assert found == [actor]
