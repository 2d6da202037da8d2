"""Names that only chance makes those of places: towns of other countries, and names that merely sound alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tacitus.places import find_places
from tacitus.records import Document


def named(document: Document) -> dict[str, str | None]:
    """The entry chosen for each name of a text."""
    return {document.text(place.span): place.name for place in find_places(document)}


def test_strays_a_village_far_from_what_a_report_is_about_is_left_open(parse: Callable[..., Document]) -> None:
    text = "Police in Seoul, Busan and Daegu said workers had occupied a shipyard in Okpo."
    found = named(parse(text))
    assert found["Seoul"] == "Seoul"
    assert found["Okpo"] is None


def test_strays_a_city_of_the_world_is_meant_wherever_it_is_told(parse: Callable[..., Document]) -> None:
    text = "Ministers from Seoul, Busan and Daegu travelled to Geneva and Vienna for talks."
    found = named(parse(text))
    assert found["Geneva"] == "Geneva"
    assert found["Vienna"] == "Vienna"


@pytest.mark.parametrize("name", ["Kamonyi", "Laongo"])
def test_strays_what_only_sounds_like_a_town_elsewhere_is_left_open(name: str, parse: Callable[..., Document]) -> None:
    text = f"Fighting was reported in Kigali and Butare in Rwanda and in {name} on Monday."
    assert named(parse(text)).get(name) is None


def test_strays_another_spelling_of_a_town_of_the_country_is_read(parse: Callable[..., Document]) -> None:
    text = "Fighting was reported in Mosul, Baghdad and Al Huwayjah on Monday."
    assert named(parse(text))["Al Huwayjah"] == "Hawija"


def test_strays_a_quarter_is_no_namesake_far_from_its_town(parse: Callable[..., Document]) -> None:
    text = "Two bombs went off in the Zahra district of Homs on Sunday."
    places = {place.span.of(text): place for place in find_places(parse(text))}
    assert places["Homs"].name == "Homs"
    assert (places["Zahra"].name, places["Zahra"].lat, places["Zahra"].country_code) == (None, None, "SYR")
