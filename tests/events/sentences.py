"""Reads case files of sentences with marked actors and the events expected of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tacitus.records import Document, Event, Mention, MentionKind

MARK = re.compile(r"\[([^|\]]+)\|([A-Z]{3}) ([A-Z]{3})\]")
CASES = Path(__file__).parents[1] / "cases" / "events"


@dataclass(frozen=True, slots=True)
class Expected:
    """One event that a case expects: type, modes, actors, recipients and auxiliary modes."""

    type: str
    mode: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    auxiliary: frozenset[str]


@dataclass(frozen=True, slots=True)
class Actor:
    """Marked words of a case: characters, code and sector."""

    begin: int
    end: int
    code: str
    sector: str


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, its actors and what must be found."""

    text: str
    actors: tuple[Actor, ...]
    expected: tuple[Expected, ...]


def read_cases(name: str) -> list[Case]:
    """All cases of a file in ``tests/cases/events``."""
    text = (CASES / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    blocks = re.split(r"\n\s*\n", "\n".join(lines).strip())
    return [_case(block.strip().splitlines()) for block in blocks if block.strip()]


def _case(lines: list[str]) -> Case:
    text, actors = _unmark(lines[0])
    expected = tuple(_expected(line[1:]) for line in lines[1:] if line[1:].strip() != "none")
    return Case(text, actors, expected)


def _unmark(marked: str) -> tuple[str, tuple[Actor, ...]]:
    text, actors, last = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        actors.append(Actor(len(text), len(text) + len(match[1]), match[2], match[3]))
        text += match[1]
        last = match.end()
    return text + marked[last:], tuple(actors)


def _expected(line: str) -> Expected:
    fields = [field.strip() for field in line.split(";")] + ["", "", ""]
    kind, *mode = fields[0].split()
    return Expected(kind, frozenset(mode), _names(fields[1]), _names(fields[2]), frozenset(fields[3].split()))


def _names(field: str) -> frozenset[str]:
    return frozenset(name.strip() for name in field.split(",") if name.strip())


def mentions_of(document: Document, case: Case) -> tuple[Mention, ...]:
    """The marked actors as mentions; actors with the same words are one entity."""
    return tuple(_mentions(document, case))


def _mentions(document: Document, case: Case) -> Iterator[Mention]:
    for entity, actor in enumerate(case.actors):
        inside = [token for token in document.tokens if actor.begin <= token.begin and token.end <= actor.end]
        first, last = inside[0].index, inside[-1].index + 1
        head = next((token.index for token in inside if not first <= token.head < last), last - 1)
        kind = MentionKind.NAMED
        yield Mention(actor.begin, actor.end, first, last, head, kind, entity, actor.code, actor.sector)


def told(document: Document, event: Event) -> Expected:
    """A found event in the words of a case."""
    text = document.report.text
    actors = frozenset(text[role.begin : role.end] for role in event.actors if role.begin is not None)
    recipients = frozenset(text[role.begin : role.end] for role in event.recipients if role.begin is not None)
    return Expected(event.type, frozenset(event.mode), actors, recipients, frozenset(event.auxiliary))
