"""The gazetteer and the tables it is built from."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from tacitus.places.cues import gap_to_container, kind_before, kind_behind
from tacitus.places.gazetteer import PRIMARY, load_gazetteer, load_kinds
from tacitus.tables import data_folder, load_schema, load_table
from training.places.build import kilometres, own_id, plain_names

TABLES = ("countries", "divisions", "generics", "kinds", "supplement", "types", "words")
LIMIT = 12 * 1024 * 1024


def test_data_gazetteer_is_small_enough() -> None:
    path: Path = data_folder() / "places" / "gazetteer.db"
    assert len(zlib.compress(path.read_bytes(), 6)) <= LIMIT


@pytest.mark.parametrize("table", TABLES)
def test_data_tables_keep_their_schema(table: str) -> None:
    assert load_schema(f"places/{table}").licence
    assert load_table(f"places/{table}")


def test_data_supplement_uses_known_kinds_and_countries() -> None:
    countries = {row["code"] for row in load_table("places/countries")}
    for row in load_table("places/supplement"):
        assert row["code"] in load_kinds(), row["name"]
        assert row["country"] is None or row["country"] in countries, row["name"]
        assert -90 <= row["lat"] <= 90, row["name"]
        assert -180 <= row["lon"] <= 180, row["name"]


def test_data_gazetteer_answers_by_key() -> None:
    found = {(place.code, place.country): rank for place, rank in load_gazetteer().lookup("ukraine")}
    assert found[("PCLI", "UKR")] == PRIMARY
    assert load_gazetteer().lookup("no such place at all") == ()


def test_cues_tell_kind_and_container() -> None:
    text = "the town of Madaya, Syria, in Latakia province"
    before, behind = kind_before(text, text.index("Madaya")), kind_behind(text, text.index(" province"))
    assert before is not None
    assert before.codes == ("PPL",)
    assert behind is not None
    assert behind.codes[0] == "ADM1"
    assert gap_to_container(text, text.index(", Syria"), text.index("Syria"))
    assert not gap_to_container("Aleppo and Homs", 6, 11)


def test_build_strips_words_for_divisions() -> None:
    assert plain_names("Anhui Sheng", "ADM1") == ["anhui"]
    assert plain_names("Muhafazat Matruh", "ADM1") == ["matruh"]
    assert plain_names("Anderson County", "ADM2") == []


def test_build_ids_are_stable_and_negative() -> None:
    assert own_id("SYR", "Idlib") == own_id("SYR", "Idlib") < 0


def test_build_measures_distance() -> None:
    assert kilometres(0, 0, 0, 1) == pytest.approx(111.2, abs=0.3)
