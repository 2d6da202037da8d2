"""Whoever is a former president when a report is written acted as president while in office."""

from __future__ import annotations

from datetime import date

import pytest

import tacitus

# report, its day, country and sector of the first actor of its first record
OFFICES = (
    ("In March 2016 Barack Obama visited Cuba. Obama now lives in Washington.", date(2022, 7, 10), "USA", "GOV"),
    ("Barack Obama criticised Kenya on Monday.", date(2022, 7, 10), "USA", "ELI"),
    ("Barack Obama criticised Kenya on Monday.", date(2016, 3, 10), "USA", "GOV"),
)


@pytest.mark.parametrize(("text", "day", "code", "sector"), OFFICES)
def test_in_office_on_the_day_of_the_act(text: str, day: date, code: str, sector: str) -> None:
    first = next(iter(tacitus.to_objects(tacitus.read(text, published=day))))
    assert (first["actor"][0]["code"], first["actor"][0]["sector"]) == (code, sector)


def test_in_office_says_why() -> None:
    reading = tacitus.read(OFFICES[0][0], published=date(2022, 7, 10))
    (role,) = reading.records[0].event.actors
    assert role.held == "GOV"
    assert "sector: GOV on the day of the act" in reading.records[0].event.why
