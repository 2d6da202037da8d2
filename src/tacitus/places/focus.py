"""The countries a report is about, as far as words other than place names tell: "Syrian rebels"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from tacitus.places.names import fold
from tacitus.records import Document
from tacitus.tables import load_table

_WORD = re.compile(r"[A-Z][\w’'-]+")


@cache
def load_adjectives() -> dict[str, str]:
    """Country by folded adjective."""
    return {fold(word): row["code"] for row in load_table("places/countries") for word in row["adjectives"]}


def country_focus(document: Document) -> Mapping[str, float]:
    """Countries by how strongly a report's adjectives point to them, 0 to 1."""
    adjectives = load_adjectives()
    counts: Counter[str] = Counter()
    for match in _WORD.finditer(document.report.text):
        country = adjectives.get(fold(match[0]))
        if country:
            counts[country] += 1
    return {country: count / (count + 2) for country, count in counts.items()}
