"""Who a word goes back to, on cases of our own, and the measures of it on chains made by hand."""

from __future__ import annotations

from pathlib import Path

from quality.conll import b_cubed, muc
from quality.coreference import measure_links, read_cases
from quality.measurement import Options
from tacitus.records import Span

CASES = Path(__file__).parents[1] / "cases" / "actors" / "coreference.txt"
A, B, C, D = (Span(at, at + 1) for at in range(4))


def test_coreference_links_are_mostly_right() -> None:
    values = measure_links(CASES, Options()).values
    assert values["links_right_all"] >= 0.9
    assert values["links_right_pronoun"] >= 0.9


def test_coreference_mends_what_hand_checks_found() -> None:
    assert measure_links(CASES.with_name("references.txt"), Options()).values["links_right_all"] == 1.0


def test_coreference_has_enough_cases() -> None:
    cases = read_cases(CASES, Options())
    assert len(cases) >= 60
    assert sum(len(case.links) for case in cases) >= 150


def test_coreference_muc_counts_links_kept() -> None:
    assert muc([frozenset((A, B, C))], [frozenset((A, B)), frozenset((C, D))]) == (1, 2)


def test_coreference_b_cubed_shares_chains() -> None:
    total, words = b_cubed([frozenset((A, B))], [frozenset((A,)), frozenset((B,))])
    assert (total, words) == (1.0, 2)
