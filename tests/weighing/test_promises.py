"""What is a promise and what only sounds like one, and one promise that is told in several words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tacitus.weighing import Count, disagreements, pledges, truces, weigh
from tacitus.weighing.tellings import exclude

pytest_plugins = ("tests.weighing.made",)
Make = Callable[..., Any]
KENYA: dict[str, Any] = {"status": "promised", "actors": ["Kenya/KEN/GOV"]}


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("agreed", "Kenya agreed to send observers.", True),
        ("agreed", "Kenya agreed the first aim must be the safety of civilians.", False),
        ("agreed", "Kenya agreed to what must be done.", True),
        ("proposed", "Kenya proposed talks in Nairobi.", False),
        ("invited", "Kenya invited the envoy to Nairobi.", False),
        ("condolences", "Kenya sent its condolences to the families.", False),
        ("send", "Will Kenya send observers?”", False),
        ("send", "Kenya will send observers.", True),
    ],
)
def test_promises_bind_somebody(words: str, text: str, found: bool, telling: Make, report: Make) -> None:
    given = telling("a", "1", "AGREE", words, text, at=text.index(words), **KENYA)
    assert bool(list(pledges(weigh([given], [report("a", 1, text)])))) is found


def test_promises_of_nobody_known_are_none(telling: Make, report: Make) -> None:
    given = telling("a", "1", "ASSAULT", "fight", "the fight against them", status="promised", actors=["//"])
    assert not list(pledges(weigh([given], [report("a", 1)])))


def withdrawals(telling: Make, **second: Any) -> list[Any]:
    """Two promises to withdraw in other words."""
    told = {"status": "promised", "actors": ["Kenya/KEN/GOV"]}
    return [
        telling("a", "1", "CONCEDE/withdraw", "pull out", "Kenya will pull out its troops from Sudan.", **told),
        telling("b", "2", "CONCEDE/withdraw", "departure", "The departure of Kenya's soldiers.", **(told | second)),
    ]


@pytest.mark.parametrize(
    ("second", "day", "count"),
    [
        ({"actors": ["soldiers/KEN/MIL"]}, 2, 1),
        ({"actors": ["Uganda/UGA/GOV"]}, 2, 2),
        ({"day": date(2016, 4, 20)}, 2, 1),
        ({}, 25, 2),
    ],
)
def test_promises_in_other_words_are_one(
    second: dict[str, Any], day: int, count: int, telling: Make, report: Make
) -> None:
    text = "Kenya and its troops in Sudan: soldiers leave Darfur by bus"
    view = weigh(withdrawals(telling, **second), [report("a", 1, text), report("b", day, text)])
    assert len(view.happenings) == 2
    found = list(pledges(view))
    assert len(found) == count
    if count == 1:
        assert [item["record"] for item in found[0]["tellings"]] == ["1", "2"]
        assert "the same side promises the same act" in found[0]["tellings"][1]["because"][0]


@pytest.mark.parametrize(
    ("condition", "kept"),
    [("if the truce holds", True), ("if the withdrawal is real", False), ("if it is carried out", False)],
)
def test_promises_conditions_are_not_doubts_of_it(condition: str, kept: bool, telling: Make, report: Make) -> None:
    text = f"Kenya announced a withdrawal, {condition}."
    given = telling("a", "1", "CONCEDE/withdraw", "withdrawal", text, **KENYA)
    (found,) = pledges(weigh([given], [report("a", 1, text)]))
    assert bool(found["conditions"]) is kept


def test_promises_what_stays_is_told_not_asked(telling: Make, report: Make) -> None:
    text = "Kenya will withdraw. Nobody knows how many troops would stay in Sudan. A unit will stay in Darfur."
    given = telling("a", "1", "CONCEDE/withdraw", "withdraw", "Kenya will withdraw.", **KENYA)
    (found,) = pledges(weigh([given], [report("a", 1, text)]))
    assert found["exceptions"] == ["will stay in Darfur"]


def test_promises_are_due_on_a_day_that_is_stated(telling: Make, report: Make) -> None:
    given = telling("a", "1", "AID", "send", "Kenya will send aid.", day=date(2016, 3, 20), **KENYA)
    for basis, due in (("stated", "2016-03-20"), ("inferred", None)):
        (found,) = pledges(weigh([type(given)(**parts(given) | {"basis": basis})], [report("a", 1)]))
        assert found["due"] == due


def parts(given: Any) -> dict[str, Any]:
    """The fields of a telling."""
    return {name: getattr(given, name) for name in given.__dataclass_fields__}


def test_promises_a_truce_that_is_only_wished_for_is_none(telling: Make, report: Make) -> None:
    wish = "Kenya will work with all sides, and hopes for an immediate ceasefire."
    made = "Kenya agreed to a ceasefire."
    for words, text, count in (("work", wish, 0), ("agreed", made, 1)):
        given = telling("a", "1", "AGREE", words, text, at=text.index(words), **KENYA)
        assert len(list(truces(weigh([given], [report("a", 1, text)])))) == count


def test_promises_thousands_is_no_other_number_than_what_is_above(telling: Make, report: Make) -> None:
    thousands, many = Count("killed", 2000, None, 99_999), Count("killed", 250_000, 250_000, None)
    assert not exclude(thousands, many)
    assert exclude(thousands, Count("killed", 12, 12, 12))
    assert exclude(Count("killed", 20, None, 30), Count("killed", 40, 40, 40))
    given = [
        telling("a", "1", "ASSAULT", "killed", "The war killed thousands.", counts=(thousands,)),
        telling("a", "2", "ASSAULT", "killed", "The war killed 250,000.", counts=(many,), link="1"),
    ]
    assert not list(disagreements(weigh(given, [report("a", 1)])))
