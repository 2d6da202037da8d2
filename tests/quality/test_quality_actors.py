"""Phrases and mentions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from quality.actors import (
    Answer,
    Named,
    Peopled,
    Phrase,
    mention_misses,
    phrase_in,
    right,
    score_mentions,
    score_phrases,
)
from tacitus.records import Span


def row(args: list[str], expect: dict[str, Any], **kwargs: str) -> dict[str, Any]:
    return {"args": args, "kwargs": kwargs, "expect": expect}


def test_actors_phrase_rows_in_their_variants() -> None:
    assert phrase_in(row(["Chile's army"], {"country": "CHL", "code_1": "MIL"})) == Phrase(
        "Chile's army", None, "CHL", "MIL"
    )
    assert phrase_in(row(["she", "", "2022-03-01"], {"country": "SOM", "code_1": "GOV"})) == Phrase(
        "she", date(2022, 3, 1), "SOM", "GOV"
    )
    assert phrase_in(row(["she"], {"country": "SOM"}, query_date="2009-01-02")) == Phrase(
        "she", date(2009, 1, 2), "SOM", ""
    )
    assert phrase_in(row(["four Saudi men"], {"cc": "SAU", "text": "four men"})) == Phrase(
        "four Saudi men", None, "SAU", ""
    )
    assert phrase_in(row(["nobody"], {"code": None})) == Phrase("nobody", None, "", "")
    assert phrase_in(row(["an article"], {"title": "NATO"})) is None


@pytest.mark.parametrize(
    ("phrase", "answer", "expected"),
    [
        (("CHL", "MIL"), ("CHL", "MIL"), True),
        (("CHL", "MIL"), ("CHL", "GOV"), False),
        (("CHL", "MIL"), ("ARG", "MIL"), False),
        (("CHL", ""), ("CHL", "GOV"), True),
        (("CHL", ""), ("CHL", "MIL"), False),
        (("", "CVL"), ("", "CVL"), True),
        (("", ""), ("", "GOV"), False),
    ],
)
def test_actors_right_means_country_and_sector(
    phrase: tuple[str, str], answer: tuple[str, str], expected: bool
) -> None:
    assert right(Phrase("x", None, *phrase), Answer(*answer)) is expected


def test_actors_phrase_scores() -> None:
    gold = [Phrase("a", None, "CHL", ""), Phrase("b", None, "PER", "MIL")]
    values = score_phrases(gold, [Answer("CHL", "GOV"), Answer("PER", "COP")])
    assert (values["both_right"], values["both_right_strict"], values["country_right"]) == (0.5, 0.0, 1.0)


def test_actors_mentions_by_overlap() -> None:
    gold = (Named(Span(0, 10), "Person"), Named(Span(4, 10), "Organisation"), Named(Span(20, 30), "Person"))
    found = (Named(Span(8, 12), "named", coded=True), Named(Span(40, 45), "group"))
    report = Peopled("a", "x" * 50, gold, found)
    values = score_mentions([report])
    assert (values["overlap_recall"], values["overlap_precision"]) == pytest.approx((2 / 3, 0.5))
    assert (values["recall_Person"], values["coded_Organisation"]) == (0.5, 1.0)
    assert [line.split()[0] for line in mention_misses(report)] == ["missed", "surplus"]
