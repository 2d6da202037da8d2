"""Places of a user's own, added at run time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tacitus.errors import DataError
from tacitus.language import load_model
from tacitus.places import find_places
from tacitus.records import Passage, PassageKind, Report, Toponym
from tacitus.settings import Settings

HEADER = "code,name,names,country,admin1,lat,lon,radius,weight\n"
TEXT = "Shells fell on Quzbarra in the morning, and fighters from the Tellmar Pocket fled to Aleppo."


def find(rows: str, folder: Path, text: str = TEXT) -> dict[str, Toponym]:
    """Places of a text by their words, with a user's rows."""
    (folder / "places").mkdir(exist_ok=True)
    (folder / "places" / "supplement.csv").write_text(HEADER + rows, encoding="utf-8")
    report = Report("test", text, passages=(Passage(0, len(text), PassageKind.BODY),))
    document = load_model().parse([report])[0]
    return {place.span.of(text): place for place in find_places(document, Settings(user_data=str(folder)))}


def test_own_rows_add_a_village_with_its_point(tmp_path: Path) -> None:
    found = find("PPL,Qozbarra,Quzbarra|Kozbara,SYR,Aleppo,36.41,37.02,,\n", tmp_path)
    place = found["Quzbarra"]
    assert (place.name, place.country_code, place.lat, place.lon) == ("Qozbarra", "SYR", 36.41, 37.02)
    assert place.geonameid is None


def test_own_rows_add_an_area_without_a_point(tmp_path: Path) -> None:
    found = find("RGN,Tellmar Pocket,,SYR,,36.0,37.0,20,\n", tmp_path)
    place = found["Tellmar Pocket"]
    assert (place.country_code, place.lat, place.resolution < 4) == ("SYR", None, True)


def test_own_rows_of_a_known_place_keep_its_number(tmp_path: Path) -> None:
    text = "Shells fell on Halabistan on Monday."
    known = find("", tmp_path, "Shells fell on Aleppo on Monday.")["Aleppo"]
    (tmp_path / "more").mkdir()
    place = next(iter(find("PPL,Aleppo,Halabistan,SYR,,36.2,37.16,,\n", tmp_path / "more", text).values()))
    assert place.geonameid == known.geonameid


def test_own_rows_do_not_leak_into_other_readings(tmp_path: Path) -> None:
    find("PPL,Qozbarra,Quzbarra,SYR,,36.41,37.02,,\n", tmp_path)
    (tmp_path / "other").mkdir()
    found = find("", tmp_path / "other")
    assert "Quzbarra" not in found or found["Quzbarra"].name is None


def test_own_rows_with_a_wrong_cell_name_the_line(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"supplement.csv:2: lat is 'north'"):
        find("PPL,Qozbarra,,SYR,,north,37.02,,\n", tmp_path)
