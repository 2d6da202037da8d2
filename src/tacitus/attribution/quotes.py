"""Quoted stretches of a report: marks paired inside a paragraph, or running on over paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from tacitus.records import Document, Sentence, Span

OPENING, CLOSING, STRAIGHT = "“„«", "”»", '"'
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
    opened: int | None = None
    for place in range(first.begin, last.end):
        mark = text[place]
        if mark in OPENING or (mark == STRAIGHT and opened is None):
            opened = place
        elif opened is not None and mark in CLOSING + STRAIGHT:
            spans.append(Span(opened, place + 1))
            opened = None
    if opened is not None:
        spans.append(Span(opened, last.end))
    return spans
