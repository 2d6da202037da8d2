"""Pairing and scoring of event mentions in whole reports."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from quality.gold import GoldError
from quality.told import Party, Told
from quality.whole import compare, days_agree, misses, score, told_in
from tacitus.records import Span

TEXT = "Troops bombed the town and the mayor condemned the raid."
SENTENCE = Span(0, len(TEXT))
BOMBED = Told(
    (Span(7, 13),),
    SENTENCE,
    "ASSAULT",
    mode=frozenset({"aerial"}),
    actors=(Party(None, "RUS", "MIL"),),
    recipients=(Party(None, "SYR", "CVL"),),
    sourced=True,
    status="attributed",
    day="2016-03",
    country="SYR",
)
CONDEMNED = Told((Span(37, 46),), SENTENCE, "ACCUSE", core=False)
RAID = Told((Span(51, 55),), SENTENCE, "ASSAULT")


def values_of(gold: list[Told], found: list[Told]) -> dict[str, float]:
    return score([compare("a", TEXT, gold, found)])


def test_whole_perfect_records_are_wholly_right() -> None:
    values = values_of([BOMBED, CONDEMNED], [CONDEMNED, BOMBED])
    assert {values[name] for name in ("mention_f1", "core_recall", "type", "date", "place", "wholly_right")} == {1.0}


def test_whole_overlap_pairs_even_with_another_type() -> None:
    values = values_of([BOMBED], [replace(BOMBED, type="COERCE")])
    assert (values["mention_f1"], values["type"], values["wholly_right"]) == (1.0, 0.0, 0.0)


def test_whole_same_sentence_pairs_only_with_the_same_type() -> None:
    assert values_of([BOMBED], [RAID])["mention_f1"] == 1.0
    assert values_of([BOMBED], [CONDEMNED])["mention_f1"] == 0.0


def test_whole_overlap_goes_before_same_sentence() -> None:
    compared = compare("a", TEXT, [RAID, BOMBED], [BOMBED, RAID])
    assert compared.pairs == ((0, 1), (1, 0))


def test_whole_core_recall_leaves_arguable_events_out() -> None:
    values = values_of([BOMBED, CONDEMNED], [CONDEMNED])
    assert (values["core_recall"], values["mention_recall"]) == (0.0, 0.5)


def test_whole_surplus_records_count_against_wholly_right() -> None:
    values = values_of([BOMBED], [BOMBED, replace(RAID, type="COERCE")])
    assert (values["wholly_right"], values["wholly_right_of_matched"]) == (0.5, 1.0)


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("mode", {"mode": frozenset({"drone"})}),
        ("aux", {"auxiliary": frozenset({"future"})}),
        ("actor_codes", {"actors": (Party(None, "UKR", "MIL"),)}),
        ("actor_sectors", {"actors": (Party(None, "RUS", "GOV"),)}),
        ("recipient_codes", {"recipients": ()}),
        ("sourced", {"sourced": False}),
        ("status", {"status": "asserted"}),
        ("date", {"day": "2016-04-01"}),
        ("place", {"country": None}),
    ],
)
def test_whole_each_field_can_be_wrong(field: str, change: dict[str, Any]) -> None:
    values = values_of([BOMBED], [replace(BOMBED, **change)])
    assert values[field] == 0.0
    assert values["type"] == 1.0


@pytest.mark.parametrize(
    ("gold", "found", "agree"),
    [
        ("2016-03-14", "2016-03", True),
        ("2016", "2016-03-14", True),
        ("2016-03-14", "2016-03-15", False),
        (None, None, True),
        (None, "2016", False),
        ("2016", None, False),
    ],
)
def test_whole_dates_agree_as_far_as_both_tell(gold: str | None, found: str | None, agree: bool) -> None:
    assert days_agree(gold, found) is agree


def test_whole_misses_name_what_went_wrong() -> None:
    lines = list(misses(compare("a", TEXT, [BOMBED, CONDEMNED], [replace(BOMBED, sourced=False)])))
    assert any(line.startswith("missed arguable ACCUSE [condemned]") for line in lines)
    assert any(line.startswith("differs in sourced: ASSAULT [bombed]") for line in lines)


def row(**changes: object) -> dict[str, Any]:
    event: dict[str, Any] = {
        "predicate": "bombed",
        "event": "ASSAULT",
        "mode": ["aerial"],
        "aux": [],
        "actor": [],
        "recipient": [],
    }
    event |= {"chain": ["he"], "status": "attributed", "date": None, "place": None, "core": True}
    return {"text": TEXT, "events": [event | changes]}


def test_whole_rows_without_offsets_are_found_by_their_words() -> None:
    told = told_in(row())[0]
    assert (told.predicate, told.sourced) == ((Span(7, 13),), True)


def test_whole_rows_that_quote_other_words_are_refused() -> None:
    with pytest.raises(GoldError, match="'shelled' does not stand in"):
        told_in(row(predicate="shelled"))
