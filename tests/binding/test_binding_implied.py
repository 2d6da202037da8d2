"""Countries that no place name tells: implied by the parties or the report, always areas."""

from __future__ import annotations

import pytest

from tacitus import read
from tacitus.exports import to_objects
from tacitus.records import PlaceBasis

HOME_NEWS = (
    "Kenyan police arrested twelve opposition supporters.\n\n"
    "The Kenyan government promised an inquiry.\n\n"
    "A spokesman for the Kenyan opposition rejected it."
)


def places(text: str) -> list[tuple[str, str | None, str]]:
    """Type, country and basis of each record."""
    reading = read(text)
    found = [(record, reading.place_of(record)) for record in reading.records]
    return [(item.event.type, place.country_code if place else None, str(item.place_basis)) for item, place in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syrian troops killed ten Syrian rebels.", ("ASSAULT", "SYR", "implied")),
        ("Turkish troops killed ten Syrian rebels.", ("ASSAULT", "SYR", "implied")),
        ("Syrian troops killed ten Syrian rebels in Jordan.", ("ASSAULT", "JOR", "stated")),
        ("Kenyan police arrested a Kenyan journalist.", ("COERCE", "KEN", "implied")),
        ("Norway condemned the Peruvian government.", ("ACCUSE", None, "unknown")),
        ("Norway and Peru signed a treaty.", ("SUPPORT", None, "unknown")),
    ],
)
def test_binding_implies_a_country_only_where_the_parties_do(text: str, expected: tuple[str, str | None, str]) -> None:
    assert expected in places(text)


def test_binding_implied_country_is_an_area_with_the_words_that_imply_it() -> None:
    text = "Kenyan police arrested a Kenyan journalist."
    place = next(iter(to_objects(read(text))))["event_loc"]
    assert (place["resolved_place"], place["resolution"], place["basis"]) == ("Kenya", 1, "implied")
    assert (place["lat"], place["lon"], place["extracted_place"]) == (None, None, None)
    assert "Kenyan" in text[place["begin"] : place["end"]]


def test_binding_report_about_one_country_lends_it_to_acts_that_name_nobody() -> None:
    reading = read(HOME_NEWS + "\n\nTwo people were killed.")
    record = reading.records[-1]
    place = reading.place_of(record)
    assert place is not None
    assert (place.country_code, record.place_basis) == ("KEN", PlaceBasis.IMPLIED)
    assert place.lat is None


def test_binding_subordinate_refuge_is_no_scene() -> None:
    text = "The war has killed thousands of people and displaced millions, many of them seeking refuge in Europe."
    assert {country for _, country, _ in places(text)} == {None}


def test_binding_dateline_is_no_pin_for_force() -> None:
    text = "CAIRO, 14 March 2016 (Reuters) - Egyptian troops killed ten Egyptian militants, the army said."
    reading = read(text)
    record = next(item for item in reading.records if item.event.type == "ASSAULT")
    place = reading.place_of(record)
    assert place is not None
    assert (place.country_code, place.lat, record.place_basis) == ("EGY", None, PlaceBasis.IMPLIED)


def test_binding_far_act_lends_its_country_and_not_its_pin() -> None:
    text = (
        "Gunmen killed a judge in Homs.\n\nThe weather was fine.\n\nShops were open.\n\n"
        "Gunmen killed a second judge in the evening."
    )
    reading = read(text)
    first, last = (reading.place_of(record) for record in (reading.records[0], reading.records[-1]))
    assert first is not None
    assert first.lat is not None
    assert last is None or last.lat is None
