"""Which figures belong to which event: the count whose anchor is the event's own word, or hangs on it."""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.binding.clauses import clause_of
from tacitus.binding.neighbours import in_sentences
from tacitus.records import Document, Event, Figure


def figures_of(document: Document, events: Sequence[Event], figures: Sequence[Figure]) -> list[tuple[int, ...]]:
    """The figures of each event, by index; a figure goes to the events that stand nearest to it in the tree."""
    found: list[list[int]] = [[] for _ in events]
    near = in_sentences(document, events)
    for number, figure in enumerate(figures):
        if not 0 <= figure.anchor < len(document.tokens):
            continue
        sentence = document.sentence_of(figure.anchor).index
        own = (index for index in near.get(sentence, ()) if events[index].sentence == sentence)
        gaps = [(gap, index) for index in own if (gap := _gap(document, events[index], figure)) is not None]
        if gaps:
            nearest = min(gaps)[0]
            for gap, index in gaps:
                if gap == nearest:
                    found[index].append(number)
    return [tuple(items) for items in found]


def _gap(document: Document, event: Event, figure: Figure) -> int | None:
    """Steps in the tree between an event and a figure's anchor; None where they have nothing to do with each other."""
    if figure.anchor in event.predicate:
        return 0
    predicate = event.predicate[0]
    down = _steps(document, figure.anchor, predicate)
    if down is not None:
        return down
    up = _steps(document, predicate, figure.anchor)
    if up is not None:
        return up + 1
    if clause_of(document, predicate) == clause_of(document, figure.anchor):
        return 6
    return None


def _steps(document: Document, lower: int, upper: int) -> int | None:
    for count, above in enumerate(document.ancestors(lower), start=1):
        if above == upper:
            return count
        if count > 4:
            return None
    return None
