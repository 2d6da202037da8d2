"""Which events stand in one sentence, and which tell of one act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tacitus.records import Document, Event


def in_sentences(document: Document, events: Sequence[Event]) -> Mapping[int, Sequence[int]]:
    """The events that have words in each sentence, by their places, in order."""
    found: dict[int, list[int]] = defaultdict(list)
    for place, event in enumerate(events):
        for sentence in sorted({document.sentence_of(word).index for word in event.predicate}):
            found[sentence].append(place)
    return found


def tellings_of(events: Sequence[Event]) -> list[Sequence[int]]:
    """For each event all that tell of its act, by their places, in order: those linked to one, and that one."""
    found: dict[int, list[int]] = defaultdict(list)
    fullest = [place if event.link is None else event.link for place, event in enumerate(events)]
    for place, root in enumerate(fullest):
        found[root].append(place)
    return [found[root] for root in fullest]
