"""Weighing as reports come and go finds what weighing everything at once finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import product
from random import Random
from typing import Any

import pytest

from benchmarks.ledger import World
from tacitus.weighing import Judgements, Origin, Telling, Weigher, Weighing, telling_of, weigh
from tacitus.weighing.blocks import Blocks
from tacitus.weighing.grouping import Group, Grouping
from tacitus.weighing.identity import Happenings
from tacitus.weighing.linkage import Pair, average_linkage
from tacitus.weighing.weigher import words_of

pytest_plugins = ("tests.weighing.made",)
Make = Callable[..., Any]
Given = list[tuple[Origin, list[Telling]]]


def made_up(records: int, seed: int) -> Given:
    """Reports of a made-up world with their tellings."""
    return [
        (
            Origin(reading.report.id, reading.report.outlet, None, reading.report.published, reading.report.text),
            [telling_of(item) for item in objects],
        )
        for reading, objects in World(seed, a_day=12, towns=30).readings(records)
    ]


def at_once(given: Given, judgements: Judgements, weigher: Weigher) -> Weighing:
    """Everything weighed at once, with the words that a weigher counted."""
    tellings = [telling for _, found in given for telling in found]
    return weigh(tellings, [report for report, _ in given], judgements, weigher.words)


@pytest.mark.parametrize("seed", range(4))
def test_weigher_finds_step_by_step_what_is_found_at_once(seed: int) -> None:
    given, random = made_up(900, seed), Random(seed)
    random.shuffle(given)
    weigher, inside = Weigher(), dict[str, tuple[Origin, list[Telling]]]()
    while given:
        for report, tellings in (given.pop() for _ in range(min(len(given), random.randint(1, 25)))):
            inside[report.id] = report, tellings
        for name in random.sample(sorted(inside), min(3, len(inside))):
            report, tellings = inside[name]
            if random.random() < 0.5:  # read again: it tells less, and another day is found
                changed = [replace(telling, place=None) for telling in tellings[:-1]]
                inside[name] = report, changed
                weigher.put(*inside[name])
            else:
                del inside[name]
                weigher.drop(name)
        for report, tellings in inside.values():
            if report.id not in weigher:
                weigher.put(report, tellings)
        keys = sorted(telling.key for _, tellings in inside.values() for telling in tellings)
        pairs = [tuple(random.sample(keys, 2)) for _ in range(4)]
        judgements = Judgements([(a, b) for a, b in pairs[:2]], [(a, b) for a, b in pairs[2:]])
        weigher.judge(judgements)
        view = weigher.view()
        whole = at_once(list(inside.values()), judgements, weigher)
        assert view.happenings == whole.happenings
        assert view.subjects == whole.subjects
        assert view.sources == whole.sources
    assert any(len(item.tellings) > 2 for item in view.happenings)


def test_weigher_leaves_alone_what_nothing_new_touches(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = list[int]()
    right = Happenings._compare

    def count(self: Happenings, item: int, others: Sequence[int]) -> dict[int, float]:
        compared.extend(others)
        return right(self, item, others)

    monkeypatch.setattr(Happenings, "_compare", count)
    given = made_up(1200, 8)
    weigher = Weigher()
    for report, tellings in given[:-2]:
        weigher.put(report, tellings)
    weigher.view()
    first = len(compared)
    compared.clear()
    for report, tellings in given[-2:]:
        weigher.put(report, tellings)
    weigher.view()
    assert 0 < len(compared) < first / 10


def test_weigher_says_when_its_words_are_outgrown() -> None:
    given, weigher = made_up(400, 8), Weigher()
    assert not weigher.outgrown
    for report, tellings in given[:20]:
        weigher.put(report, tellings)
    weigher.view()
    for report, tellings in given[20:25]:
        weigher.put(report, tellings)
    assert not weigher.outgrown
    weigher.put(*given[25])
    assert weigher.outgrown


def test_words_weigh_by_how_many_texts_hold_them(telling: Make, report: Make) -> None:
    words = words_of(
        [telling("a", "1", "ASSAULT", "struck", "Warplanes struck Idlib")], [report("a", 1, "Idlib Idlib")]
    )
    assert words.reports.counts == {"idlib": 1}
    assert words.sentences.texts == 1
    assert words.sentences.rarity("idlib") == words.sentences.rarity("never seen")


def test_blocks_give_neighbours_of_a_full_block_and_everybody_of_another() -> None:
    blocks = Blocks(lambda key: 2 if key == "full" else 10, lambda item: (-item,))
    for item in range(10):
        blocks.put(item, ("full", "open") if item in (0, 9) else ("full",))
    assert blocks.near(5) == {3, 4, 6, 7}
    assert blocks.near(0) == {1, 2, 9}
    assert blocks.near(0, crowded=True) == {1, 2}
    blocks.drop(4)
    assert blocks.near(5) == {2, 3, 6, 7}


def test_grouping_divides_as_linkage_over_all_pairs_does() -> None:
    random = Random(8)
    for _ in range(30):
        pairs = {(a, b): random.random() for a, b in product(range(12), repeat=2) if a < b and random.random() < 0.3}
        apart = [(2, 5), (1, 7)]
        grouping = Grouping(0.45, lambda item: item, lambda _: (), partial(within, pairs))
        for item in range(12):
            grouping.add(item)
        for (first, second), score in pairs.items():
            if score >= 0.45:
                grouping.tie(first, second)
        for pair in apart:
            grouping.part(*pair)
        grouping.regroup()
        expected = average_linkage(12, pairs, 0.45, (), apart)
        assert sorted({grouping.group_of(item) for item in range(12)}) == [tuple(group) for group in expected]


def within(pairs: dict[Pair, float], component: Group) -> dict[Pair, float]:
    """The scores of the pairs of a component."""
    return {pair: score for pair, score in pairs.items() if set(pair) <= set(component)}
