"""Which words of a document stand in quotation marks, for every room."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tacitus.records import Document, Token
from tacitus.tables import load_table


@dataclass(frozen=True, slots=True)
class Marks:
    """Quotation marks that open, and those that close."""

    opening: frozenset[str]
    closing: frozenset[str]


@cache
def load_marks() -> Marks:
    """The marks of the table."""
    rows = load_table("language/quotation_marks")
    opening, closing = (
        frozenset(row["mark"] for row in rows if row["kind"] == kind) for kind in ("opening", "closing")
    )
    return Marks(opening, closing)


def _doubles(document: Document, token: Token) -> bool:
    """True for a straight mark right behind another."""
    before = document.tokens[token.index - 1]
    return set(before.form) == {'"'} and before.end == token.begin


def quoted(document: Document) -> list[bool]:
    """For each token, whether it stands in a quotation that opened in its paragraph."""
    marks = load_marks()
    found: list[bool] = []
    inside, paragraph, turned = False, -1, False
    for sentence in document.sentences:
        inside = inside and sentence.paragraph == paragraph
        paragraph = sentence.paragraph
        for token in document.tokens[sentence.first : sentence.last]:
            straight = set(token.form) == {'"'}
            if straight and found and _doubles(document, token):  # quotes that a table doubled
                found.append(inside)
                continue
            if straight or (inside and turned and token.form in marks.opening):
                inside, turned = not inside, False
            elif token.form in marks.opening or (token.form in marks.closing and not inside):
                inside, turned = True, token.form in marks.closing  # some outlets open with the closing mark
            elif token.form in marks.closing:
                inside, turned = False, False
            found.append(inside)
    return found
