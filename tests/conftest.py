"""Fixtures that every room's tests share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tacitus.language import load_model
from tacitus.records import Basis, Document, Passage, PassageKind, Report


@pytest.fixture(scope="session")
def parse() -> Callable[..., Document]:
    """Parse a text with the shipped model: ``parse(text, published=None, **report_fields)``; paragraphs by line."""
    model = load_model()

    def run(text: str, published: date | None = None, **fields: Any) -> Document:
        passages, begin = [], 0
        for line in text.split("\n"):
            if line.strip():
                passages.append(Passage(begin, begin + len(line), PassageKind.BODY))
            begin += len(line) + 1
        basis = Basis.STATED if published else Basis.UNKNOWN
        fields.setdefault("passages", tuple(passages))
        return model.parse([Report("test", text, published=published, published_basis=basis, **fields)])[0]

    return run
