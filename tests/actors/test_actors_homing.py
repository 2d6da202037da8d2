"""The country of actors that no words near them give one, in reports about several countries."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tacitus.actors import find_actors
from tacitus.actors.homing import FEWEST, Case, chances, load_homes
from tacitus.actors.lexicon import load_lexicon
from tacitus.records import Document

Parse = Callable[..., Document]

REPORT = (
    "{one} and {two} signed a fishing pact on Monday. "
    "The {one_adj} foreign ministry published the text and the {two_adj} foreign ministry confirmed it. "
    "{one_adj} harbours will open to boats from abroad in May. "
    "Officials said that the quota would be shared. "
    "{two_adj} harbours will follow in June. "
    "The ministry of transport will send inspectors."
)
KENYA = {"name": "Kenya", "adj": "Kenyan", "code": "KEN"}
GHANA = {"name": "Ghana", "adj": "Ghanaian", "code": "GHA"}
CHILE = {"name": "Chile", "adj": "Chilean", "code": "CHL"}


def _report(one: dict[str, str], two: dict[str, str]) -> str:
    return REPORT.format(one=one["name"], one_adj=one["adj"], two=two["name"], two_adj=two["adj"])


@pytest.mark.parametrize(("one", "two"), [(KENYA, GHANA), (GHANA, KENYA), (CHILE, KENYA), (GHANA, CHILE)])
def test_homing_takes_the_country_named_around_whatever_its_name(
    parse: Parse, one: dict[str, str], two: dict[str, str]
) -> None:
    document = parse(_report(one, two))
    told = {document.text(item.span): item for item in find_actors(document)}
    assert told["Officials"].code == one["code"]
    assert told["The ministry of transport"].code == two["code"]


def test_homing_says_how_sure_it_is(parse: Parse) -> None:
    document = parse(_report(KENYA, GHANA))
    why = [reason for item in find_actors(document) for reason in item.why if reason.startswith("judged of")]
    assert why
    assert all(FEWEST <= float(reason.rsplit(" ", 1)[1]) <= 1.0 for reason in why)


def test_homing_leaves_short_reports_open(parse: Parse) -> None:
    document = parse("Kenya and Ghana signed a pact. Lawmakers in both capitals welcomed it. The shopkeepers did not.")
    assert all(item.code is None for item in find_actors(document) if "shopkeepers" in document.text(item.span))


def test_homing_chances_leave_room_for_an_open_answer() -> None:
    likely = chances(Case((0,), {"KEN": ("leads",), "GHA": ("is led",)}), {"bias": 0.0, "leads": 1.0, "is led": -1.0})
    assert likely["KEN"] > likely["GHA"]
    assert sum(likely.values()) < 1.0


def test_homing_weights_name_no_country() -> None:
    words = {word for name in load_homes() for word in re.findall(r"[A-Za-z]+", name)}
    assert {"focus", "GOV"} <= words
    assert not words & {word for code, entry in load_lexicon().countries.items() for word in (code, entry.name)}
