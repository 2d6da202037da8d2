"""Sentences of the case files, from text to events, with the actors given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tacitus.events import find_events
from tacitus.records import Document
from tests.events.sentences import Case, Expected, mentions_of, read_cases, told

FILES = ("sentences.txt",)
CASES = [case for name in FILES for case in read_cases(name)]


@pytest.mark.parametrize("case", CASES, ids=[case.text for case in CASES])
def test_finding_reads_the_events_of_a_sentence(parse: Callable[..., Document], case: Case) -> None:
    document = parse(case.text)
    events = find_events(document, mentions_of(document, case), ())
    found = [told(document, event) for event in events]
    assert sorted(map(_key, found)) == sorted(map(_key, case.expected))


def _key(item: Expected) -> tuple[str, ...]:
    parts = (item.mode, item.actors, item.recipients, item.auxiliary)
    return (item.type, *(" ".join(sorted(part)) for part in parts))
