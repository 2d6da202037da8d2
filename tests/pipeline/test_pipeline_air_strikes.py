"""Air strikes told apart from stoppages, counted in series, and told again without who flew."""

from __future__ import annotations

import pytest

from quality.rooms import read_all, whole_report
from quality.told import Told, told_by
from tacitus.records import Reading

AIR = frozenset({"aerial"})


def told(text: str) -> list[Told]:
    """What is read from a text."""
    (result,) = read_all([whole_report("own", text, None)])
    assert isinstance(result, Reading)
    return told_by(result)


def codes_of(told: Told) -> set[str | None]:
    """The codes of the actors."""
    return {party.code for party in told.actors}


def test_strikes_of_a_summary_are_of_those_who_fly_in_it() -> None:
    records = told(
        "Coalition aircraft conducted nine airstrikes against Islamic State fighters on Sunday. "
        "The ministry gave a list. There is a map beside it. It names three towns. "
        "Near Mosul, one strike destroyed a depot."
    )
    assert [(item.type, item.mode, codes_of(item)) for item in records[-1:]] == [("ASSAULT", AIR, {"IGO"})]


def test_two_air_forces_leave_a_later_strike_open() -> None:
    records = told(
        "Russian airstrikes hit Idlib on Sunday. Israeli airstrikes hit Damascus on Monday. "
        "There is a map beside it. It names three towns. Near Homs, one airstrike destroyed a depot."
    )
    assert codes_of(records[-1]) <= {None}


def test_a_stoppage_stays_one_without_airpower() -> None:
    records = told("The union called its members out. One strike closed the port.")
    assert "strike" in {mode for item in records for mode in item.mode}
    assert all(item.type != "ASSAULT" for item in records)


def test_a_series_of_strikes_kills_as_its_strikes_do() -> None:
    (record,) = told("A series of Russian airstrikes killed forty villagers in Idlib.")
    assert (record.type, record.mode, codes_of(record)) == ("ASSAULT", AIR, {"RUS"})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The Royal Navy rescued nine sailors near Yemen and shelled a camp in Yemen.", "GBR"),
        ("British Army engineers trained soldiers in Iraq.", "GBR"),
        ("RAF Typhoons bombed a depot near Mosul in Iraq.", "GBR"),
        ("The air force bombed a depot near Mosul in Iraq.", "IRQ"),
    ],
)
def test_forces_abroad_keep_their_country(text: str, code: str) -> None:
    assert codes_of(told(text)[-1]) == {code}
