"""Actor dictionaries in the format of PETRARCH, loaded as they are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tacitus.actors import resolve_phrase
from tacitus.actors.dictionaries import read_dictionary
from tacitus.errors import DataError

DICTIONARY = """# our own actors
ZORVAN_QUELL_ ; a person with offices
+Z._QUELL_
	[KENGOV 20100101-20141231]
	[KENELI >20150101]
	[KENBUS]

LAKE_FRONT_(LF)_ [UGAREB]
+LF_
+LAKE_FIGHTERS_ [UGAREB <050101]
NOBODYS_NAME_ [---]
WETLAND_UNION_ [IGOUNO]
"""
AGENTS = """!PERSON! = MAN, MEN, WOMAN
MARSH!PERSON! [~AGR]
BAILIFF_OXEN {BAILIFFS_OXEN} [~COP]
"""


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "mine.actors.txt").write_text(DICTIONARY, encoding="utf-8")
    (tmp_path / "actors" / "mine.agents.txt").write_text(AGENTS, encoding="latin-1")
    return str(tmp_path)


@pytest.mark.parametrize(
    ("phrase", "on", "code", "sector"),
    [
        ("Zorvan Quell", date(2012, 5, 1), "KEN", "GOV"),
        ("Zorvan Quell", date(2018, 5, 1), "KEN", "ELI"),
        ("Zorvan Quell", date(2001, 5, 1), "KEN", "BUS"),
        ("the Lake Front", None, "UGA", "REB"),
        ("LF", None, "UGA", "REB"),
        ("the Wetland Union", None, "UNO", None),
        ("Nobodys Name", None, None, None),
        ("marshwomen", None, None, "AGR"),
        ("marshwoman", None, None, "AGR"),
        ("Kenyan bailiffs oxen", None, "KEN", "COP"),
    ],
)
def test_dictionaries_code_names_on_their_day(
    folder: str, phrase: str, on: date | None, code: str | None, sector: str | None
) -> None:
    found = resolve_phrase(phrase, on, folder)
    assert (found.code, found.sector) == (code, sector)


def test_dictionaries_leave_the_packages_own_names(folder: str) -> None:
    assert resolve_phrase("the Syrian army", None, folder) == resolve_phrase("the Syrian army")


def test_dictionaries_name_the_line_of_an_open_bracket(tmp_path: Path) -> None:
    path = tmp_path / "broken.txt"
    path.write_text("GOOD_ [KEN]\nBAD_ [KEN\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"broken\.txt:2: a bracket is left open"):
        list(read_dictionary(path))
