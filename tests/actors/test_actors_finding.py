"""Mentions in parsed reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tacitus.actors import find_actors
from tacitus.records import Document, Mention, MentionKind, Report

FOLDER = Path(__file__).parents[1] / "cases" / "actors"


def cases() -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in ("mentions.txt", "ambiguity.txt"):
        for block in (FOLDER / name).read_text(encoding="utf-8").split("\n\n"):
            lines = [line for line in block.splitlines() if line and not line.startswith("#")]
            if lines:
                yield lines[0], tuple(lines[1:])


def worded(document: Document, mentions: tuple[Mention, ...], words: str) -> list[Mention]:
    return [mention for mention in mentions if document.text(mention.span) == words]


@pytest.mark.parametrize(("text", "lines"), cases(), ids=lambda item: item[:40] if isinstance(item, str) else "")
def test_finding_cases(text: str, lines: tuple[str, ...], parse: Callable[..., Document]) -> None:
    document = parse(text)
    mentions = find_actors(document)
    for line in lines:
        if " ~ " in line:
            one, other = (worded(document, mentions, words) for words in line.split(" ~ "))
            assert {m.entity for m in one} & {m.entity for m in other}, (line, mentions)
        else:
            words, _, answer = line.partition(" = ")
            told = {(m.code or "-", m.sector or "-") for m in worded(document, mentions, words)}
            assert tuple(answer.split()) in told, (line, told)


def test_finding_offsets_cover_their_tokens(parse: Callable[..., Document]) -> None:
    document = parse("Russian President Vladimir Putin ordered the army home, the Kremlin said.")
    for mention in find_actors(document):
        assert mention.span == document.span(mention.first, mention.last)
        assert mention.first <= mention.head < mention.last
        assert mention.why or mention.code is None


def test_finding_reads_offices_on_the_day_of_the_report(parse: Callable[..., Document]) -> None:
    text = "The German chancellor met Bashar al-Assad."
    early = find_actors(parse(text, published=date(2010, 5, 1)))
    late = find_actors(parse(text, published=date(2025, 6, 1)))
    assert early[0].identifier_text == "Angela Merkel"
    assert late[0].identifier_text == "Friedrich Merz"
    assert [m.sector for m in early if m.kind is MentionKind.NAMED] == ["GOV"]
    assert [m.sector for m in late if m.kind is MentionKind.NAMED] == ["ELI"]


def test_finding_gives_each_person_a_mention_even_if_unknown(parse: Callable[..., Document]) -> None:
    document = parse("A man called Barnaby Quill waved.")
    names = [document.text(m.span) for m in find_actors(document) if m.kind is MentionKind.NAMED]
    assert any("Barnaby Quill" in name for name in names)


def test_finding_two_leaders_are_the_two_named(parse: Callable[..., Document]) -> None:
    document = parse("Vladimir Putin telephoned Barack Obama. The two leaders agreed on a truce.", date(2016, 3, 1))
    mentions = find_actors(document)
    both = next(m for m in mentions if "two leaders" in document.text(m.span))
    assert {mentions[item].code for item in both.members} == {"RUS", "USA"}


@pytest.mark.parametrize("words", ["Both sides agreed to talk.", "Each side accused the other.", "They signed a deal."])
def test_finding_two_named_together_stand_behind_later_words(words: str, parse: Callable[..., Document]) -> None:
    document = parse(f"Turkey and Iran signed a treaty. {words}", date(2016, 3, 1))
    mentions = find_actors(document)
    first = words.partition(" agreed")[0].partition(" accused")[0].partition(" signed")[0]
    both = next(m for m in mentions if document.text(m.span) == first)
    assert {mentions[item].code for item in both.members} == {"TUR", "IRN"}
    assert both.code is None


def test_finding_nothing_in_an_empty_document() -> None:
    assert find_actors(Document(Report("empty", ""))) == ()


def test_finding_is_impartial(parse: Callable[..., Document]) -> None:
    text = (
        "{a} forces shelled a village. {a} officials said that {b} troops had fired first. {b}'s government denied it."
    )
    pairs = (("Russian", "Ukraine"), ("Iranian", "Israel"))
    shapes = [[(m.kind, m.sector) for m in find_actors(parse(text.format(a=a, b=b)))] for a, b in pairs]
    assert shapes[0] == shapes[1]


def test_finding_takes_no_month_of_a_date_for_a_person(parse: Callable[..., Document]) -> None:
    document = parse("The ministers of Chad and Sudan met in Cairo on 13 May 2019.")
    assert "May" not in {document.text(mention.span) for mention in find_actors(document)}


def test_finding_leaves_open_whence_those_are_who_are_told_of_in_two_countries(parse: Callable[..., Document]) -> None:
    document = parse(
        "The sisters were born in Melbourne, Australia. "
        "The sisters spent two weeks in Israel. The sisters met reporters in Tel Aviv, Israel."
    )
    mentions = worded(document, find_actors(document), "The sisters")
    assert mentions
    assert {mention.code for mention in mentions} == {None}
