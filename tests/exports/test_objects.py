"""The record contract, and what each export says of what is unknown."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from rich.console import Console

import tacitus
from tacitus.errors import TacitusError
from tacitus.exports import LAYERS, print_reading, to_objects
from tacitus.records import Reading

TEXT = (
    "Rebels killed at least 12 soldiers in Goma on 3 May 2019, the army said. "
    "President Uhuru Kenyatta met President Omar al-Bashir in Nairobi. "
    "The two leaders signed a peace agreement."
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    """One reading that all tests look at."""
    return tacitus.read(TEXT, published=date(2019, 5, 4), title="Attack in Goma", outlet="Test", id="r1")


def test_objects_are_json_and_point_into_the_text(reading: Reading) -> None:
    for layer in LAYERS:
        for item in to_objects(reading, layer):
            assert json.loads(json.dumps(item)) == item
    for item in to_objects(reading):
        for span in item["event_span"]:
            assert TEXT[span["begin"] : span["end"]] in item["event_text"]
        for holder in item["according_to"]["chain"]:
            assert TEXT[holder["begin"] : holder["end"]] == holder["text"]


def test_objects_carry_where_the_report_comes_from(reading: Reading) -> None:
    (first, *_) = to_objects(reading)
    assert first["cite_info"]["title"] == "Attack in Goma"
    assert first["cite_info"]["date"] == "2019-05-04"
    assert first["coder"].startswith("tacitus ")
    assert first["text_info"]["report"] == "r1"


def test_objects_size_takes_the_best_figure(reading: Reading) -> None:
    attack = next(item for item in to_objects(reading) if item["event"] == ["ASSAULT"])
    assert attack["size"] == {"dead": 12}
    assert (attack["figures"][0]["low"], attack["figures"][0]["high"]) == (12, None)
    assert attack["date"] == attack["enddate"] == "2019-05-03"
    assert attack["date_info"]["basis"] == "stated"


def test_objects_a_plural_is_written_as_its_members() -> None:
    text = "President Uhuru Kenyatta met President Omar al-Bashir in Nairobi. The two leaders signed a peace agreement."
    signing = next(item for item in to_objects(tacitus.read(text)) if "sign" in item["event_text"])
    assert {entity["code"] for entity in signing["actor"]} == {"KEN", "SDN"}


def test_objects_areas_have_no_coordinates(reading: Reading) -> None:
    areas = tacitus.read("Troops were deployed in Kenya on Monday. Jets bombed targets in northern Syria.")
    for item in to_objects(areas, "places"):
        assert item["resolution"] < 4
        assert item["lat"] is None
        assert item["lon"] is None
    town = next(item for item in to_objects(reading, "places") if item["name"] == "Goma")
    assert town["country_code"] == "COD"
    assert abs(town["lat"] + 1.68) < 0.3


def test_objects_without_text_keep_offsets(reading: Reading) -> None:
    for item in to_objects(reading, with_text=False):
        assert "text" not in item
        assert item["text_info"]["end"] > item["text_info"]["begin"]


def test_layers_unknown_name_is_refused(reading: Reading) -> None:
    with pytest.raises(TacitusError, match="no layer 'weather'"):
        list(to_objects(reading, "weather"))


def test_table_shows_one_line_an_event_and_folds_the_rest(reading: Reading) -> None:
    def printed(fold: int) -> str:
        stream = StringIO()
        print_reading(Console(file=stream, width=200), reading, fold=fold)
        return stream.getvalue()

    assert "Attack in Goma" in printed(0)
    assert "the army" in printed(0)
    assert "--unfold" in printed(1)
    assert "--unfold" not in printed(0)


def test_table_of_a_report_without_events_says_so(reading: Reading) -> None:
    stream = StringIO()
    print_reading(Console(file=stream, width=120), replace(reading, records=()))
    assert "no political event read" in stream.getvalue()
