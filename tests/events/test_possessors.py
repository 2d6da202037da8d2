"""Whose arrest it is: who possesses a deed is whom it befell, unless others stand behind it."""

from __future__ import annotations

import pytest

import tacitus


def parties(text: str, word: str) -> tuple[list[str], list[str]]:
    reading = tacitus.read(text)
    event = next(item for item in reading.events if reading.document.tokens[item.predicate[0]].form == word)
    named = [
        [text[role.begin : role.end] for role in roles if role.begin is not None]
        for roles in (event.actors, event.recipients)
    ]
    return named[0], named[1]


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        ("The minister's arrest sparked protests in Kampala.", "arrest", [], ["The minister"]),
        ("The junta's arrest of the minister sparked protests.", "arrest", ["The junta"], ["the minister"]),
        ("His murder by soldiers shocked Kampala.", "murder", ["soldiers"], ["His"]),
        ("Activists condemned Kenya's deportation of refugees.", "deportation", ["Kenya"], ["refugees"]),
    ],
)
def test_possessors_of_deeds(text: str, word: str, actors: list[str], recipients: list[str]) -> None:
    assert parties(text, word) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        ("The senator was given a life sentence by a court.", "sentence", ["a court"], ["The senator"]),
        ("The court gave the senator a life sentence.", "sentence", ["The court"], ["the senator"]),
        ("The minister was handed a ten-year jail sentence.", "sentence", [], ["The minister"]),
        ("Kenya was given aid by France.", "given", ["France"], ["Kenya"]),
    ],
)
def test_subjects_of_a_passive_that_keeps_its_object(
    text: str, word: str, actors: list[str], recipients: list[str]
) -> None:
    assert parties(text, word) == (actors, recipients)
