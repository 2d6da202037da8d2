"""The view that a ledger keeps between commands: never a stale one, never mixed into what was read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from benchmarks.ledger import World
from tacitus import weighed
from tacitus.errors import TacitusError
from tacitus.ledger import Correction, Filter, Item, Ledger, Verdict, open_ledger
from tacitus.weighed import MadeView, looked_at, marker_of

pytest_plugins = ("tests.ledger.ledgers",)
ALL = Filter()
Object = dict[str, Any]


@pytest.fixture
def readings() -> list[Any]:
    """Thirty made-up reports with their records."""
    return list(islice(World(8, a_day=10, towns=30).readings(2000), 30))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts how often a view is made."""
    counted, right = list[int](), weighed.weigh_ledger

    def note(ledger: Ledger) -> Any:
        counted.append(1)
        return right(ledger)

    monkeypatch.setattr(weighed, "weigh_ledger", note)
    return counted


def shown(ledger: Ledger, wanted: Filter = ALL) -> list[list[Object]]:
    """Everything that a view shows."""
    with looked_at(ledger) as view:
        return [list(view.items(kind, wanted)) for kind in weighed.KINDS]


def test_view_is_made_once_and_then_kept(ledger: Ledger, readings: list[Any], made: list[int]) -> None:
    ledger.add_many(readings)
    first = shown(ledger)
    assert shown(ledger) == first
    assert len(made) == 1
    assert [len(items) > 0 for items in first] == [True, True, True, False]


def test_view_shows_what_an_unkept_one_shows_whatever_is_wanted(ledger: Ledger, readings: list[Any]) -> None:
    ledger.add_many(readings)
    whole = MadeView(ledger, weighed.weigh_ledger(ledger), "")
    for wanted in (
        ALL,
        Filter(types=("ASSAULT",)),
        Filter(actor="AKX"),
        Filter(source="Paper 4", place="T1"),
    ):
        assert shown(ledger, wanted) == [list(whole.items(kind, wanted)) for kind in weighed.KINDS]
    assert 0 < len(shown(ledger, Filter(types=("ASSAULT",)))[0]) < len(shown(ledger)[0])


@pytest.mark.parametrize("change", ["added", "read again", "removed", "corrected", "other rules", "dropped"])
def test_view_is_made_anew_when_what_it_was_made_from_has_changed(
    change: str, ledger: Ledger, readings: list[Any], made: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.add_many(readings[:-1])
    before = shown(ledger)
    record = readings[0][1][0]
    if change == "added":
        ledger.add(*readings[-1])
    elif change == "read again":
        ledger.add(readings[0][0], readings[0][1][:3])
    elif change == "removed":
        ledger.remove(readings[0][0].report.id)
    elif change == "corrected":
        ledger.correct(Correction(record["text_info"]["report"], record["id"], Verdict.WRONG, "ana"))
    elif change == "other rules":
        monkeypatch.setattr(weighed, "rules", lambda: "others")
    else:
        ledger.drop_view()
    after = shown(ledger)
    assert len(made) == 2
    assert (after == before) == (change in ("other rules", "dropped"))
    assert shown(ledger) == after
    assert len(made) == 2


def test_view_that_was_not_finished_is_never_shown(ledger: Ledger, readings: list[Any], made: list[int]) -> None:
    ledger.add_many(readings)
    expected = shown(ledger)
    ledger.drop_view()

    def killed() -> Iterator[Item]:
        yield from (Item("event", {"half": number}, ()) for number in range(1200))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.keep_view(marker_of(ledger), killed())
    assert shown(ledger) == expected
    assert len(made) == 2


def test_view_of_two_who_make_it_at_once_is_whole(ledger: Ledger, readings: list[Any]) -> None:
    ledger.add_many(readings)
    expected = shown(ledger)
    ledger.drop_view()
    marker = marker_of(ledger)
    items = [item for kind in weighed.KINDS for item in weighed.items_of(weighed.weigh_ledger(ledger), kind)]

    def interrupted() -> Iterator[Item]:
        for number, item in enumerate(items):
            if number == len(items) // 2:
                ledger.keep_view(marker, items)
            yield item

    ledger.keep_view(marker, interrupted())
    assert shown(ledger) == expected
    with ledger.kept_view("of another ledger") as view:
        assert view is None


def test_view_stays_while_it_is_looked_at(ledger: Ledger, readings: list[Any]) -> None:
    ledger.add_many(readings[:-1])
    expected = shown(ledger)[0]
    with looked_at(ledger) as view:
        found = view.items("event", ALL)
        first = next(found)
        ledger.add(*readings[-1])
        assert shown(ledger)[0] != expected
        assert [first, *found] == expected


def test_view_that_cannot_be_kept_is_shown_all_the_same(
    ledger: Ledger, readings: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.add_many(readings)
    expected = shown(ledger)
    ledger.drop_view()

    def refuse(*_given: object) -> None:
        raise TacitusError("nothing may be written here")

    monkeypatch.setattr(Ledger, "keep_view", refuse)
    assert shown(ledger) == expected
    with looked_at(ledger) as view:
        assert isinstance(view, MadeView)
        assert view.why == "nothing may be written here"


def test_view_leaves_what_was_read_alone(ledger: Ledger, readings: list[Any]) -> None:
    ledger.add_many(readings)
    before = (list(ledger.objects()), ledger.stamps(), ledger.count(), ledger.marker())
    shown(ledger)
    assert (list(ledger.objects()), ledger.stamps(), ledger.count(), ledger.marker()) == before


def test_view_rules_are_marked_by_what_stands_in_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weighing").mkdir()
    table = tmp_path / "weighing" / "weights.csv"
    marks = []
    monkeypatch.setattr(weighed, "files", lambda _name: tmp_path)
    monkeypatch.setattr(weighed, "RULES", ("weighing",))
    for words in ("a", "b", "a"):
        table.write_text(words, encoding="utf-8")
        marks.append(weighed.rules.__wrapped__())
    assert marks[0] == marks[2] != marks[1]


def test_view_of_an_opened_ledger_asks_for_no_writing(
    tmp_path: Path, record: Callable[..., Object], reading: Callable[..., Any]
) -> None:
    path = str(tmp_path / "ledger.sqlite")
    with open_ledger(path) as ledger:
        ledger.add(reading("r1", "words"), [record("r1", "e1")])
        with ledger._writing(), open_ledger(path, make=False) as other:  # while somebody writes
            assert other.count() == 1
