"""TempEval-3 arithmetic."""

from __future__ import annotations

from quality.dates import Timed, Timex, misses, score, timex_in
from tacitus.records import Span

TEXT = "It began on Monday and ended two days later, on Wednesday."
MONDAY = Timex(Span(12, 18), "DATE", "2016-03-14")
TWO_DAYS = Timex(Span(29, 43), "DATE", "2016-03-16")


def values_of(*found: Timex) -> dict[str, float]:
    return score([Timed("a", TEXT, (MONDAY, TWO_DAYS), found)])


def test_dates_perfect() -> None:
    values = values_of(MONDAY, TWO_DAYS)
    assert values["strict_f1"] == values["relaxed_f1"] == values["value_f1"] == 1.0


def test_dates_shorter_span_is_relaxed_but_not_strict() -> None:
    values = values_of(MONDAY, Timex(Span(29, 37), "DURATION", "P2D"))
    assert (values["strict_f1"], values["relaxed_f1"], values["value_f1"]) == (0.5, 1.0, 0.5)
    assert values["type_of_matched"] == 0.5


def test_dates_one_long_span_matches_one_gold_span() -> None:
    assert values_of(Timex(Span(12, 43), "DATE", "2016-03-16"))["relaxed_recall"] == 0.5


def test_dates_overlap_with_the_right_value_is_preferred() -> None:
    part = Timex(Span(29, 37), "DURATION", "P2D")
    rest = Timex(Span(38, 43), "DATE", "2016-03-16")
    assert values_of(part, rest)["value_recall"] == 0.5


def test_dates_gold_without_value_counts_for_spans_only() -> None:
    values = score([Timed("a", TEXT, (Timex(MONDAY.span, "DATE", None), TWO_DAYS), (MONDAY, TWO_DAYS))])
    assert values["relaxed_f1"] == values["value_f1"] == 1.0


def test_dates_gold_may_be_given_by_its_words() -> None:
    assert timex_in(TEXT, {"text": "Monday", "type": "DATE", "value": "2016-03-14"}) == MONDAY


def test_dates_misses_tell_span_value_and_surplus() -> None:
    found = (Timex(MONDAY.span, "DATE", "2016-03-07"), Timex(Span(48, 57), "DATE", "2016-03-16"))
    lines = list(misses(Timed("a", TEXT, (MONDAY, TWO_DAYS), found)))
    assert [line.split()[0] for line in lines] == ["missed", "surplus", "value"]
