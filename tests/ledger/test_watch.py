"""A view of a ledger that is kept while reports come, go, are read again and are corrected."""

from __future__ import annotations

from itertools import islice
from typing import Any

import pytest

from benchmarks.ledger import World
from tacitus.ledger import Correction, Ledger, Verdict
from tacitus.weighed import Watch, weigh_ledger
from tacitus.weighing import Weigher

pytest_plugins = ("tests.ledger.ledgers",)


@pytest.fixture
def readings() -> list[Any]:
    """Fifty made-up reports with their records."""
    return list(islice(World(8, a_day=10, towns=30).readings(2000), 50))


def test_watch_keeps_up_with_its_ledger(ledger: Ledger, readings: list[Any]) -> None:
    ledger.add_many(readings[:44])
    watch = Watch(ledger)
    assert watch.words is None
    seen = [watch.view()]

    def same() -> None:
        seen.append(watch.view())
        assert seen[-1] == weigh_ledger(ledger, watch.words)
        assert seen[-1].happenings != seen[-2].happenings

    ledger.add_many(readings[44:])
    same()
    reading, objects = readings[3]
    ledger.add(reading, objects[:4])
    same()
    ledger.remove(readings[7][0].report.id)
    same()
    item = readings[9][1][0]
    ledger.correct(Correction(item["text_info"]["report"], item["id"], Verdict.WRONG, "ana"))
    same()
    one, other = (readings[number][1][1] for number in (10, 20))
    pair = {"other_report": other["text_info"]["report"], "other_record": other["id"]}
    ledger.correct(Correction(one["text_info"]["report"], one["id"], Verdict.MERGE, "ana", **pair))
    same()


def test_watch_weighs_only_what_changed(ledger: Ledger, readings: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.add_many(readings[:48])
    watch, put = Watch(ledger), []
    watch.view()
    right = Weigher.put

    def note(self: Weigher, report: Any, tellings: Any) -> None:
        put.append(report.id)
        right(self, report, tellings)

    monkeypatch.setattr(Weigher, "put", note)
    ledger.add_many(readings[48:])
    watch.view()
    assert sorted(put) == sorted(reading.report.id for reading, _ in readings[48:])


def test_watch_counts_words_anew_when_its_ledger_has_grown(ledger: Ledger, readings: list[Any]) -> None:
    ledger.add_many(readings[:20])
    watch = Watch(ledger)
    watch.view()
    before = watch.words
    ledger.add_many(readings[20:])
    view = watch.view()
    assert watch.words != before
    assert view == weigh_ledger(ledger)
