"""Compound and nested descriptions, and names that several countries share."""

from __future__ import annotations

import pytest

from tacitus import read
from tacitus.records import Mention, Reading

DESCRIBED = (
    ("A spokesman for al-Shabaab said that the truce was over.", "A spokesman", "SOM", "REB"),
    ("An adviser to the Kenyan president resigned on Monday.", "An adviser", "KEN", "GOV"),
    ("Fiji votes on Sunday. The Labour Party of Fiji hopes to win.", "Labour Party", "FJI", "PTY"),
    ("Norway voted on Sunday. The Labour Party won, and Oslo celebrated.", "Labour Party", "NOR", "PTY"),
    ("Britain voted on Thursday. The Labour Party won.", "Labour Party", "GBR", "PTY"),
    ("Hong Kong waited. The Department of Justice appealed on Monday.", "Department of Justice", "HKG", "GOV"),
    ("Washington waited. The Department of Justice appealed on Monday.", "Department of Justice", "USA", "GOV"),
    ("The Saudi embassy in Manila closed. The embassy called on travellers to leave.", "The embassy", "SAU", "GOV"),
    ("Boko Haram freed two nurses. The group had taken them in May.", "The group", "NGA", "REB"),
)
SEVERAL = (
    ("Turkish and Iranian ministers met in Geneva on Monday.", ["TUR", "IRN"]),
    ("The foreign ministers of Egypt, Sudan and Ethiopia met in Cairo.", ["EGY", "SDN", "ETH"]),
    ("The Kenyan and Ugandan police agreed to share intelligence.", ["KEN", "UGA"]),
)


def _named(reading: Reading, words: str) -> Mention:
    text = reading.document.report.text
    return [item for item in reading.mentions if words in text[item.begin : item.end]][-1]


@pytest.mark.parametrize(("text", "words", "code", "sector"), DESCRIBED)
def test_description_tells_country_and_sector(text: str, words: str, code: str, sector: str) -> None:
    found = _named(read(text), words)
    assert (found.code, found.sector) == (code, sector)


@pytest.mark.parametrize(("text", "codes"), SEVERAL)
def test_plural_of_several_countries_stands_for_each(text: str, codes: list[str]) -> None:
    reading = read(text)
    plural = next(item for item in reading.mentions if item.members)
    assert plural.code is None
    assert [reading.mentions[item].code for item in plural.members] == codes
    assert {reading.mentions[item].sector for item in plural.members} <= {"GOV", "COP"}


def test_joined_adjectives_of_one_country_are_no_several() -> None:
    assert not any(item.members for item in read("The German and federal police agreed to share data.").mentions)


def test_allies_of_two_countries_are_neither() -> None:
    reading = read("Allies of Russia and China met on Monday.")
    assert _named(reading, "Allies").code is None
    assert not _named(reading, "Allies").members


def test_numbered_unit_is_not_taken_for_one_of_the_country_it_is_in() -> None:
    reading = read("Kuwait was hot. The 512th Supply Wing left for Kuwait, and Kuwait thanked the 512th Supply Wing.")
    assert {item.code for item in reading.mentions if "512th" in item.span.of(reading.report.text)} <= {None}


def test_start_of_a_trial_is_no_company() -> None:
    assert not any(item.sector == "BUS" for item in read("The judges saw the start-up of the trial.").mentions)
