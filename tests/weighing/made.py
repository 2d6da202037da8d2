"""Tellings and reports made by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tacitus.weighing import Count, Origin, Party, Place, Telling, act_words

Make = Callable[..., Any]


def party(shown: str, kind: str = "named") -> Party:
    """A party from ``words/CODE/SECTOR``; a missing part is unknown."""
    text, code, sector = (*shown.split("/"), "", "")[:3]
    return Party(code or None, sector or None, None, text or None, kind)


@pytest.fixture
def telling() -> Make:
    """``telling(report, id, type, words, text, …)``: parties are ``words/CODE/SECTOR``."""

    def make(report: str, name: str, kind: str, words: str, text: str = "", **changes: Any) -> Telling:
        kind, *mode = kind.split("/")
        day: date | None = changes.pop("day", None)
        killed: int | None = changes.pop("killed", None)
        for role in ("actors", "recipients", "chain"):
            changes[role] = tuple(party(item) for item in changes.get(role, ()))
        made = Telling(report, name, kind, tuple(mode), words=words, act=act_words(words), text=text or words)
        if day:
            made = replace(made, earliest=day, latest=day, basis="stated")
        if killed is not None:
            made = replace(made, counts=(Count("killed", killed, killed, killed),))
        if isinstance(changes.get("place"), str):
            changes["place"] = Place(changes["place"], None, "SYR", 4)
        return replace(made, **changes)

    return make


@pytest.fixture
def report() -> Make:
    """``report(id, day, text)``: a report of March 2016."""

    def make(name: str, day: int, text: str = "", **changes: Any) -> Origin:
        return Origin(name, changes.pop("outlet", f"Paper {name}"), None, date(2016, 3, day), text, **changes)

    return make
