"""The builder of the tables: CAMEO codes and the dictionaries' lines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from training.actors.cameo import Coded, read_code
from training.actors.phoenix import clean, read_actors, read_day

KNOWN = frozenset(("RUS", "AFG", "USA", "KOS"))


@pytest.mark.parametrize(
    ("cameo", "coded"),
    [
        ("RUSGOV", Coded("RUS", "GOV")),
        ("AFGGOVMIL", Coded("AFG", "GOV", ("MIL",))),
        ("IGOUNOREFHCR", Coded("UNO", "REF")),
        ("IGOEUREEC", Coded("EUR", "")),
        ("AFGINS", Coded("AFG", "REB")),
        ("AFGMED", Coded("AFG", "JRN")),
        ("AFGHLH", Coded("AFG", "MED")),
        ("KSVGOV", Coded("KOS", "GOV")),
        ("INTREB", Coded("IMG", "REB")),
        ("MNCUSAMED", Coded("USA", "BUS")),
    ],
)
def test_building_reads_cameo(cameo: str, coded: Coded) -> None:
    assert read_code(cameo, KNOWN) == coded


def test_building_refuses_what_is_no_country() -> None:
    assert read_code("XYZGOV", KNOWN) is None
    assert read_code("", KNOWN) is None


def test_building_reads_days_of_both_centuries() -> None:
    assert read_day("040601") == date(2004, 6, 1)
    assert read_day("991231") == date(1999, 12, 31)
    assert read_day("19320101") == date(1932, 1, 1)
    assert read_day("0406") is None


def test_building_cleans_names() -> None:
    assert clean("+ANNA_B._TEST-CASE_") == "Anna B. Test-Case"


def test_building_reads_names_and_terms(tmp_path: Path) -> None:
    path = tmp_path / "actors.txt"
    path.write_text("ANNA_TEST_  ; CountryInfo.txt\n+A._TEST\n\t[RUSGOV 030101-050630]\n\t[RUSELI]\nOTHER_NAME [AFG]\n")
    first, second = read_actors(path)
    assert first.names == ("Anna Test", "A. Test")
    assert first.person
    assert [(term.code, term.start, term.end) for term in first.terms] == [
        ("RUSGOV", date(2003, 1, 1), date(2005, 6, 30)),
        ("RUSELI", None, None),
    ]
    assert not second.person
