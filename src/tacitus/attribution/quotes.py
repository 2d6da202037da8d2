"""Quoted stretches of a report: marks paired inside a paragraph, or running on over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tacitus.records import Document, Sentence, Span

MARK = re.compile(r"''|``|[“”„«»\"‘’']")
OPENING = ("“", "„", "«", '"', "``", "''", "‘", "'")
CLOSING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "“": ("”", '"', "''"),
        "„": ("”", "“"),
        "«": ("»",),
        '"': ('"', "”"),
        "``": ("''", "``"),
        "''": ("''", "”"),
        "‘": ("’", "'"),
        "'": ("'", "’"),
    }
)
SINGLE = ("‘", "’", "'")
BOTH_WAYS = ('"', "''")  # the same sign opens and closes
SHORTEST = 4  # words below which a quotation is a title or a scare quote unless a cue governs it


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: the span holds its marks; ``words`` counts its tokens; ``is_name``: a nickname or title."""

    span: Span
    words: int
    is_name: bool = False


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """All quotations in text order; a mark left open runs to the end of its paragraph."""
    spans: list[Span] = []
    for first, last in _paragraphs(document):
        spans.extend(_in_paragraph(document, first, last))
    return tuple(_quote(document, span) for span in spans)


def _quote(document: Document, span: Span) -> Quote:
    words = [word for word in document.tokens_in(span) if any(mark.isalnum() for mark in word.form)]
    short = len(words) < SHORTEST
    return Quote(span, len(words), short and all(word.form[:1].isupper() for word in words))


def _paragraphs(document: Document) -> list[tuple[Sentence, Sentence]]:
    runs: list[tuple[Sentence, Sentence]] = []
    for sentence in document.sentences:
        if runs and runs[-1][0].paragraph == sentence.paragraph:
            runs[-1] = (runs[-1][0], sentence)
        else:
            runs.append((sentence, sentence))
    return runs


def _in_paragraph(document: Document, first: Sentence, last: Sentence) -> list[Span]:
    text, spans = document.report.text, []
    opened: re.Match[str] | None = None
    for mark in MARK.finditer(text, first.begin, last.end):
        if opened is None:
            opened = mark if _opens(text, mark) else None
        elif _closes(text, opened, mark):
            spans.append(Span(opened.start(), mark.end()))
            opened = None
        elif mark.group() == opened.group() and mark.group() in OPENING and mark.group() not in SINGLE:
            spans.append(Span(opened.start(), _end_before(text, mark.start())))  # the mark before was never closed
            opened = mark
    if opened is not None and opened.group() not in SINGLE:
        spans.append(Span(opened.start(), last.end))
    return spans


def _opens(text: str, mark: re.Match[str]) -> bool:
    """True if a mark can begin a quotation: single ones only before a word that nothing touches."""
    if mark.group() not in SINGLE and mark.group() not in BOTH_WAYS:
        return mark.group() in OPENING
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    free = not before.isalnum() and before not in (".", ",")
    return mark.group() != "’" and free and (after.isalnum() or mark.group() not in SINGLE)


def _closes(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    if mark.group() not in CLOSING.get(opened.group(), ""):
        return False
    if mark.group() not in SINGLE:
        return True
    after = text[mark.end() : mark.end() + 1]
    return not after.isalnum()


def _end_before(text: str, place: int) -> int:
    while place > 0 and text[place - 1].isspace():
        place -= 1
    return place
