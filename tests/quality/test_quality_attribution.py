"""Relations, spans and false assertions."""

from __future__ import annotations

import pytest

from quality.attribution import (
    Placed,
    Saying,
    Sayings,
    misses,
    quotation,
    said_in,
    same_saying,
    score,
    score_assertions,
    score_frames,
    source_kind,
)
from tacitus.records import Span

TEXT = 'The minister said that troops had left. "We won," he added.'
SAID = Saying((Span(0, 12),), (Span(13, 17),), (Span(18, 38),))
ADDED = Saying((Span(50, 52),), (Span(53, 58),), (Span(40, 49),))


def report(found: tuple[Saying, ...], events: tuple[Placed, ...] = ()) -> Sayings:
    return Sayings("a", TEXT, (SAID, ADDED), found, events)


def test_attribution_perfect_statements() -> None:
    values = score([report((ADDED, SAID))])
    assert {values[f"{name}_f1"] for name in ("relation", "source", "cue", "content")} == {1.0}
    assert values["relation_direct_f1"] == values["relation_pronoun_f1"] == 1.0


@pytest.mark.parametrize(
    ("source", "content", "same"),
    [
        ((Span(4, 12),), (Span(18, 38),), True),
        ((Span(0, 12),), (Span(28, 38),), True),
        ((Span(0, 12),), (Span(29, 38),), False),
        ((Span(13, 17),), (Span(18, 38),), False),
        ((), (Span(18, 38),), False),
    ],
)
def test_attribution_pairing_rule(source: tuple[Span, ...], content: tuple[Span, ...], same: bool) -> None:
    assert same_saying(SAID, Saying(source, (), content)) is same


def test_attribution_both_without_source_may_pair() -> None:
    nobody = Saying((), (), SAID.content)
    assert same_saying(nobody, nobody)


def test_attribution_spans_are_exact() -> None:
    longer = Saying((Span(0, 17),), SAID.cue, SAID.content)
    values = score([Sayings("a", TEXT, (SAID,), (longer,))])
    assert (values["source_f1"], values["cue_f1"], values["relation_f1"]) == (0.0, 1.0, 1.0)


def test_attribution_surplus_statement_costs_precision_in_its_class() -> None:
    values = score([report((SAID, ADDED, Saying((Span(0, 12),), (), (Span(40, 59),))))])
    assert values["relation_precision"] == pytest.approx(2 / 3)
    assert values["relation_mixed_f1"] == 0.0


def test_attribution_false_assertions_are_records_in_content_without_chain() -> None:
    inside, outside = Span(34, 38), Span(0, 3)
    values = score_assertions([report((), (Placed(inside, False), Placed(inside, True), Placed(outside, True)))])
    assert (values["false_assertions"], values["false_attributions"]) == (0.5, 1.0)
    assert (values["records_inside"], values["records_outside"]) == (2, 1)


def test_attribution_kinds_are_told_from_the_words() -> None:
    assert quotation(TEXT, SAID) == "indirect"
    assert quotation(TEXT, ADDED) == "direct"
    assert quotation('He called it "a farce" on air', Saying((), (), (Span(3, 29),))) == "mixed"
    assert source_kind(TEXT, SAID) == "anonymous"
    assert source_kind(TEXT, ADDED) == "pronoun"
    assert source_kind("Kofi Annan", Saying((Span(0, 10),), (), ())) == "named"
    assert source_kind("The White House", Saying((Span(0, 15),), (), ())) == "named"
    assert source_kind("", Saying((), (), ())) == "no_source"


def test_attribution_gold_may_quote_words_or_give_offsets() -> None:
    by_offset = said_in(TEXT, {"source": [[0, 13]], "cue": [[13, 17]], "content": [[18, 38]]})
    by_words = said_in(TEXT, {"source": "The minister", "cue": "said", "content": "that troops had left"})
    assert by_offset == by_words == SAID


def test_attribution_frames_pair_by_source_or_cue() -> None:
    framed = said_in(TEXT, {"frame": [[0, 17]], "content": [[18, 27], [28, 38]]})
    assert score_frames([Sayings("a", TEXT, (framed,), (SAID,))])["relation_f1"] == 1.0
    assert score_frames([Sayings("a", TEXT, (framed,), (ADDED,))])["relation_f1"] == 0.0


def test_attribution_misses_name_statements_that_became_facts() -> None:
    lines = list(misses(report((SAID,), (Placed(Span(34, 38), False),))))
    assert any(line.startswith("asserted [left]") for line in lines)
    assert any(line.startswith("missed he | added") for line in lines)
