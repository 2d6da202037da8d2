"""Passages where the author judges: found in the report's own voice, left out on demand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import tacitus
from tacitus.attribution import find_opinions, find_statements
from tacitus.exports import to_objects, without_opinions
from tacitus.records import Document
from tacitus.tables import load_table

Parse = Callable[..., Document]


def kinds(document: Document) -> list[set[str]]:
    found = find_opinions(document, find_statements(document, ()))
    return [{item.what for item in opinion.words} for opinion in found]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The barbaric attack on the market killed nine people.", "blame"),
        ("The farcical vote was held on Sunday.", "scorn"),
        ("The heroic defenders held the bridge.", "praise"),
        ("The so-called republic closed its border.", "irony"),
        ("The council must act before the winter.", "exhortation"),
        ("The general obviously ordered the raid.", "certainty"),
        ("Sadly, the talks broke down on Friday.", "attitude"),
        ("Who will stop the war?", "question"),
        ("We have seen this war before.", "first person"),
    ],
)
def test_opinions_by_kind(parse: Parse, text: str, kind: str) -> None:
    assert any(kind in found for found in kinds(parse(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled the town on Monday and killed nine people.",
        "The minister said that the barbaric regime had attacked the town.",
        "“This is a shameful and cowardly act,” the mayor said.",
        "Police arrested three men in Lima on Tuesday.",
        "The two countries signed a treaty on fishing rights.",
    ],
)
def test_opinions_none_where_the_author_reports(parse: Parse, text: str) -> None:
    assert kinds(parse(text)) == []


@pytest.mark.parametrize(("one", "other"), [("Russia", "Ukraine"), ("Israel", "Iran"), ("Chad", "France")])
def test_opinions_take_no_side(parse: Parse, one: str, other: str) -> None:
    sentence = "{}'s shameful attack on {} was a barbaric act."
    scores = [
        [item.score for item in find_opinions(parse(text), ())]
        for text in (sentence.format(one, other), sentence.format(other, one))
    ]
    assert scores[0] == scores[1]


def test_opinions_table_names_nobody() -> None:
    rows = load_table("attribution/loaded")
    assert len(rows) > 300
    assert all(row["word"] == row["word"].lower() and 0 < row["weight"] < 1 for row in rows)


def test_opinions_offsets_and_filter() -> None:
    text = "The barbaric army of Chad bombed Lima on Monday.\n\nPolice in Peru arrested three protesters on Tuesday."
    reading = tacitus.read(text)
    (opinion,) = to_objects(reading, "opinions")
    assert text[opinion["begin"] : opinion["end"]].startswith("The barbaric army")
    assert [text[word["begin"] : word["end"]] for word in opinion["words"]] == ["barbaric"]
    marked = [item["opinion"] is not None for item in to_objects(reading)]
    assert True in marked
    assert False in marked
    left = list(to_objects(without_opinions(reading)))
    assert left
    assert all(item["opinion"] is None for item in left)
