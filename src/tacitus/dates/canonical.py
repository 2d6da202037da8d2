"""A sentence as one line of lower-case words with single spaces, each character tied to the report.

The grammar is written over such lines, so that it need not know how a tokeniser splits
"mid-1990s", "14/03/2016" or "year's".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tacitus.records import Span, Token

_PLAIN = str.maketrans({"’": "'", "‘": "'", "`": "'", "–": "-", "‐": "-", "‑": "-", "−": "-", "\u00a0": " "})
_GLUE = frozenset("-/:.–‐‑−")


@dataclass(frozen=True, slots=True)
class Line:
    """The canonical characters, the report offset of each, the index of the token of each, and capitals."""

    text: str
    offsets: tuple[int, ...]
    tokens: tuple[int, ...]
    original: str

    def span(self, first: int, last: int) -> Span:
        """The report's characters under the line's characters ``first`` up to ``last``."""
        return Span(self.offsets[first], self.offsets[last - 1] + 1)


def canonical_line(text: str, tokens: Iterable[Token]) -> Line:
    """The line of some tokens of a report's text: one space between words, none around - / : . that had none."""
    characters: list[str] = []
    offsets: list[int] = []
    owners: list[int] = []
    previous: Token | None = None
    for token in tokens:
        if previous is not None and _apart(text, previous, token):
            characters.append(" ")
            offsets.append(previous.end - 1)
            owners.append(previous.index)
        for offset in range(token.begin, token.end):
            characters.append(text[offset])
            offsets.append(offset)
            owners.append(token.index)
        previous = token
    original = "".join(characters)
    return Line(_plain(original), tuple(offsets), tuple(owners), original)


def _apart(text: str, left: Token, right: Token) -> bool:
    touching = left.end == right.begin
    return not touching or (text[left.end - 1] not in _GLUE and text[right.begin] not in _GLUE)


def _plain(original: str) -> str:
    lowered = original.lower()
    if len(lowered) == len(original):
        return lowered.translate(_PLAIN)
    lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in original)
    return lowered.translate(_PLAIN)
