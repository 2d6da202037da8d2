"""Sources without a name: which body, how many, and why the name is kept back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import tacitus
from tacitus.actors import find_actors
from tacitus.attribution import find_statements
from tacitus.exports import to_objects
from tacitus.records import Document, Holder, HolderKind, Span

Parse = Callable[..., Document]


def source(document: Document, cue: str = "said") -> Holder:
    """The holder of the statement with a cue."""
    text = document.report.text
    found = find_statements(document, find_actors(document))
    return next(item.chain[-1] for item in found if [span.of(text) for span in item.cue] == [cue])


def words(document: Document, span: Span | None) -> str:
    return span.of(document.report.text) if span else ""


@pytest.mark.parametrize(
    ("text", "body", "least", "most"),
    [
        ("Two officials of the interior ministry said the general was dismissed.", "the interior ministry", 2, 2),
        ("A defence ministry official said the raid failed.", "defence ministry", 1, 1),
        ("A senior Kenyan official said the talks had stalled.", "Kenyan", 1, 1),
        ("Several diplomats said the deal was dead.", "", 2, None),
        ("Twelve witnesses said soldiers opened fire.", "", 12, 12),
        ("Witnesses in Goma said soldiers opened fire.", "", 2, None),
        ("Some said the army had left.", "", 2, None),
    ],
)
def test_unnamed_tells_body_and_number(parse: Parse, text: str, body: str, least: int, most: int | None) -> None:
    document = parse(text)
    holder = source(document)
    assert holder.kind is HolderKind.ANONYMOUS
    assert holder.unnamed is not None
    assert words(document, holder.unnamed.body) == body
    assert (holder.unnamed.least, holder.unnamed.most) == (least, most)
    assert (holder.unnamed.withheld, holder.unnamed.reason) == (None, None)


@pytest.mark.parametrize(
    ("text", "withheld", "reason"),
    [
        (
            "An aide, who spoke on condition of anonymity because she was not allowed to talk, said the raid failed.",
            "spoke on condition of anonymity",
            "because she was not allowed to talk",
        ),
        ("A police source who declined to be named said three men were arrested.", "declined to be named", ""),
        (
            "The official, who asked not to be identified, citing safety concerns, said the army had left.",
            "asked not to be identified",
            "citing safety concerns",
        ),
        (
            "An officer said the raid failed. He spoke on condition of anonymity because of the trial.",
            "spoke on condition of anonymity",
            "because of the trial",
        ),
        ("An unnamed aide said the king was ill.", "unnamed", ""),
    ],
)
def test_unnamed_tells_that_and_why_a_name_is_kept_back(parse: Parse, text: str, withheld: str, reason: str) -> None:
    document = parse(text)
    holder = source(document)
    assert holder.kind is HolderKind.ANONYMOUS
    assert holder.unnamed is not None
    assert words(document, holder.unnamed.withheld) == withheld
    assert words(document, holder.unnamed.reason) == reason


@pytest.mark.parametrize(
    "text",
    [
        "The interior minister said the army had left. He named the new general.",
        "Mary Wanjiru said the army had left.",
        "The minister said the army had left. A soldier spoke on condition of anonymity.",
    ],
)
def test_unnamed_is_nothing_for_who_is_known(parse: Parse, text: str) -> None:
    holder = source(parse(text))
    assert holder.kind is not HolderKind.ANONYMOUS
    assert holder.unnamed is None


def test_unnamed_is_exported_without_a_verdict() -> None:
    text = "Two officials of the interior ministry said rebels killed the mayor."
    killing = next(item for item in to_objects(tacitus.read(text)) if item["event"] == ["ASSAULT"])
    (holder,) = killing["according_to"]["chain"]
    begin = text.index("the interior")
    assert holder["unnamed"] == {
        "body": {"text": "the interior ministry", "begin": begin, "end": begin + len("the interior ministry")},
        "least": 2,
        "most": 2,
        "withheld": None,
        "reason": None,
    }
