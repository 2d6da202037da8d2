"""Whatever stands inside a quotation of some length is somebody's word, never the report's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tacitus.attribution import attribute
from tacitus.attribution.quotes import find_quotes
from tacitus.intake import read_inputs, report_from_text
from tacitus.pipeline import read_report
from tacitus.records import Reading, Report

EXAMPLES = Path(__file__).parents[2] / "examples"
LONG = 6  # words of a quotation that somebody must have said
QUOTING = (
    "“Rebels shelled the port and killed two soldiers,” the mayor said. “They attacked the school at night.”",
    "The crowd was silent. “The army shelled our village and arrested the teachers.” Nobody answered.",
    "“We will attack the town tomorrow at dawn and arrest the mayor.”\nThe letter lay on the table.",
    "A poster showed a soldier: “The army bombed the hospital and killed the doctors.”",
)


def unsourced(reading: Reading) -> tuple[list[str], int]:
    """Predicates inside long quotations that nobody is said to tell, and how many stand inside at all."""
    document = reading.document
    spans = [quote.span for quote in find_quotes(document) if quote.words >= LONG]
    told = attribute(document, reading.mentions, reading.events, reading.statements)
    heads = [document.tokens[event.predicate[0]] for event in reading.events]
    inside = [any(span.contains(head.span) for span in spans) for head in heads]
    bare = [head.form for head, quoted, item in zip(heads, inside, told, strict=True) if quoted and not item.chain]
    return bare, sum(inside)


def test_attributing_leaves_no_quoted_event_of_the_examples_bare() -> None:
    paths = sorted(str(path) for path in EXAMPLES.iterdir() if path.suffix in (".txt", ".html", ".jsonl"))
    readings = [read_report(item) for item in read_inputs(paths) if isinstance(item, Report)]
    assert len(readings) >= len(paths)
    assert [bare for reading in readings for bare in unsourced(reading)[0]] == []


@pytest.mark.parametrize("text", QUOTING)
def test_attributing_leaves_no_quoted_event_bare(text: str) -> None:
    bare, quoted = unsourced(read_report(report_from_text(text)))
    assert quoted > 0
    assert bare == []
