"""Claims of what a ledger says, as plain lines that people can read and add to; ``check`` holds a ledger to one.

    same:     tellings of one event
    other:    tellings of two events
    known:    from how many independent origins an event is known, and their names
    differs:  an event, what differs, and the values
    pledge:   a pledge and its state
    exact:    a pledge, what the words say of its matter, extent, exceptions, conditions or day, and the words
    none:     what is no pledge
    truce:    who is party to it; left out; all claims of violation by day and side
    claimed:  one of these claims

A telling is named by its report and the words of its event.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tacitus.cli import main

Object = dict[str, Any]
CLAIM = re.compile(r"^(same|other|known|differs|pledge|exact|none|truce|claimed):\s+(.*)$")


def run(*words: str) -> Result:
    """Run ``tacitus`` with the words of a command line."""
    return CliRunner().invoke(main, list(words))


def lines(*words: str) -> list[Object]:
    """The JSON lines that a command prints."""
    result = run(*words)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def claims_of(path: Path) -> Iterator[Any]:
    """The claims of a plain file, each a case of its own."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = CLAIM.match(line)
        if found:
            yield pytest.param(found[1], found[2].strip(), id=f"{number}-{found[1]}")


def values(given: str) -> list[str]:
    """The values of a claim."""
    return [part.strip() for part in given.split("|")]


@dataclass
class Views:
    """What the commands say of a ledger, each asked once; ``names`` are short names of reports."""

    ledger: str
    names: Mapping[str, str] = field(default_factory=dict)
    asked: dict[str, list[Object]] = field(default_factory=dict)

    def of(self, command: str) -> list[Object]:
        """What a command says."""
        if command not in self.asked:
            self.asked[command] = lines(command, self.ledger, "--json")
        return self.asked[command]

    def all_named(self, command: str, named: str) -> list[Object]:
        """The happenings, pledges or differences that a report tells by these words."""
        short, _, words = named.strip().partition(" ")
        report = self.names.get(short, short)
        return [
            item
            for item in self.of(command)
            if words in item.get("words", ()) and any(telling["report"] == report for telling in (*item["tellings"],))
        ]

    def named(self, command: str, named: str) -> Object:
        """The one of them."""
        found = self.all_named(command, named)
        assert len(found) == 1, f"{named}: {len(found)} found by {command}"
        return found[0]

    def truce(self, aspect: str) -> list[str]:
        """What the one truce of the ledger says of an aspect."""
        (truce,) = [item for item in self.of("pledges") if item["kind"] == "truce"]
        if aspect == "claims":
            return [f"{item['day']} {item['side']} {item['count']}" for item in truce["claims"]]
        return [truce[aspect]] if isinstance(truce[aspect], str) else truce[aspect]


def check(kind: str, claim: str, views: Views) -> None:
    """Assert that a ledger says what a claim says."""
    named, _, expected = claim.partition(": ")
    subject, _, aspect = named.partition(", ")
    if kind in ("same", "other"):
        parts = re.split("[=/]", claim)
        events = {views.named("timeline", part)["event"] for part in parts}
        assert len(events) == (1 if kind == "same" else len(parts))
    elif kind == "known":
        assert [origin["name"] for origin in views.named("timeline", subject)["origins"]] == values(expected)
    elif kind == "differs":
        found = views.named("disagreements", subject)["disagreements"]
        shown = {_aspect(item): [value["value"] for value in item["values"]] for item in found}
        assert shown[aspect] == values(expected)
    elif kind == "pledge":
        assert views.named("pledges", subject)["state"] == expected
    elif kind == "exact":
        given = views.named("pledges", subject)[aspect]
        assert ([given] if isinstance(given, str) else given) == values(expected)
    elif kind == "none":
        assert views.all_named("timeline", claim)
        assert not views.all_named("pledges", claim)
    elif kind == "claimed":
        assert claim in views.truce("claims")
    else:
        assert views.truce(subject) == values(expected)


def _aspect(item: Object) -> str:
    return f"{item['what']}, changed by {item['changed_by']}" if item["changed_by"] else str(item["what"])
