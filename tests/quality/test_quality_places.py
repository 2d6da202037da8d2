"""Spans and distances of place names."""

from __future__ import annotations

import pytest

from quality.places import Mapped, Pin, misses, near, pin_in, score
from tacitus.records import Span

TEXT = "From Paris to London by way of Calais"
PARIS = Pin(Span(5, 10), (48.85, 2.35))
LONDON = Pin(Span(14, 20), (51.51, -0.13))
CALAIS = Pin(Span(31, 37), None)
TEXAS = (33.66, -95.55)


def mapped(found: tuple[Pin, ...], resolved: tuple[Pin, ...]) -> Mapped:
    return Mapped("a", TEXT, (PARIS, LONDON, CALAIS), found, resolved)


def test_places_perfect() -> None:
    values = score([mapped((PARIS, LONDON, CALAIS), (PARIS, LONDON, CALAIS))])
    assert values["overlap_f1"] == values["exact_f1"] == values["within_161km"] == values["end_to_end_f1"] == 1.0
    assert values["gold_points"] == 2


def test_places_wrong_paris_is_far() -> None:
    far = Pin(PARIS.span, TEXAS)
    values = score([mapped((far, LONDON), (far, LONDON, CALAIS))])
    assert (values["within_161km"], values["resolved"]) == (0.5, 1.0)
    assert values["median_error_km"] == pytest.approx(3800, abs=200)
    assert values["end_to_end_f1"] == 0.5


def test_places_without_point_are_not_near() -> None:
    nowhere = Pin(PARIS.span, None)
    values = score([mapped((), (nowhere, LONDON, CALAIS))])
    assert (values["within_161km"], values["resolved"]) == (0.5, 0.5)
    assert not near(PARIS, nowhere)


def test_places_surplus_names_cost_precision() -> None:
    values = score([mapped((PARIS, Pin(Span(0, 4), TEXAS)), (PARIS, LONDON, CALAIS))])
    assert values["overlap_precision"] == 0.5
    assert values["end_to_end_precision"] == 0.5


def test_places_longer_span_overlaps_but_is_not_exact() -> None:
    values = score([mapped((Pin(Span(0, 10), PARIS.point),), (PARIS, LONDON, CALAIS))])
    assert (values["overlap_recall"], values["exact_recall"]) == pytest.approx((1 / 3, 0.0))


def test_places_near_means_a_hundred_miles() -> None:
    assert near(PARIS, Pin(PARIS.span, (50.2, 2.35)))
    assert not near(PARIS, Pin(PARIS.span, (50.4, 2.35)))


def test_places_gold_may_be_given_by_its_words() -> None:
    assert pin_in(TEXT, {"text": "Paris", "lat": 48.85, "lon": 2.35}) == PARIS


def test_places_misses() -> None:
    lines = list(misses(mapped((PARIS,), (Pin(PARIS.span, TEXAS), Pin(LONDON.span, None), CALAIS))))
    assert [line.split()[0] for line in lines] == ["far", "far", "missed", "missed"]
