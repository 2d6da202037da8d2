"""What a reader of the bundled reports would expect to find in their records."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import tacitus
from tacitus.errors import InputError

EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def records() -> tuple[dict[str, Any], ...]:
    """The records of all bundled reports."""
    found: list[dict[str, Any]] = []
    for reading in tacitus.read_paths([str(EXAMPLES)]):
        assert not isinstance(reading, InputError)
        found.extend(tacitus.to_objects(reading))
    return tuple(found)


def matching(event: str, mode: str = "", status: str = "", actor: str = "") -> list[dict[str, Any]]:
    """Records of a type, and of a mode, a status and an actor's country where given."""
    return [
        record
        for record in records()
        if record["event"] == [event]
        and (not mode or mode in record["mode"])
        and (not status or record["status"] == status)
        and (not actor or any(entity["code"] == actor for entity in record["actor"]))
    ]


def test_examples_the_withdrawal_is_announced_by_russia() -> None:
    announced = matching("CONCEDE", "withdraw", "promised", "RUS")
    assert announced
    assert any(record["date"] == "2016-03-14" for record in announced)


def test_examples_the_air_campaign_is_background_of_september_2015() -> None:
    strikes = [item for item in matching("ASSAULT", "aerial", actor="RUS") if "historical" in item["auxiliary"]]
    assert any(item["date"] == "2015-09-30" for item in strikes)


def test_examples_a_denied_strike_is_denied_and_not_negated() -> None:
    denied = matching("ASSAULT", status="denied", actor="RUS")
    assert denied
    for record in denied:
        assert record["according_to"]["act"] == "deny"
        assert record["according_to"]["polarity"] == "negative"
        assert record["according_to"]["chain"]
        assert "negation" not in record["auxiliary"]


def test_examples_obama_and_putin_conferred() -> None:
    conferred = [
        record for record in matching("CONSULT") if {"USA", "RUS"} <= {entity["code"] for entity in record["actor"]}
    ]
    assert conferred


def test_examples_the_opposition_demands_that_russia_leave() -> None:
    demands = matching("REQUEST", "yield", "demanded")
    assert any(
        record["actor"] and record["actor"][0]["sector"] == "OPP" and "RUS" in {e["code"] for e in record["recipient"]}
        for record in demands
    )


def test_examples_tolls_carry_their_source() -> None:
    tolls = [record for record in matching("ASSAULT", status="attributed") if record["size"].get("dead")]
    assert any(
        "Observatory" in (holder["text"] or "") for record in tolls for holder in record["according_to"]["chain"]
    )
    assert {135} <= {record["size"]["dead"] for record in tolls}


def test_examples_both_sides_are_accused() -> None:
    accused = {entity["sector"] for record in matching("ACCUSE", "allege") for entity in record["recipient"]}
    assert {"MIL", "OPP"} <= accused or {"GOV", "OPP"} <= accused


def test_examples_furniture_is_not_read() -> None:
    for record in records():
        lowered = record["text"].lower()
        assert "subscribe" not in lowered
        assert "log in" not in lowered
