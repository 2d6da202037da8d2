"""Cuts a text into paragraphs by offsets: blank lines, lines, and hard-wrapped lines joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"([^\r\n\x0b\x0c\x85\u2028\u2029]*)(?:\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]|\Z)")
_BLANKS = " \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad\x00\x1c\x1d\x1e\x1f"
_CLOSED = re.compile(r"[.!?…:;]['\"”’»)\]]*$")

_WIDEST_COLUMN = 110  # a line longer than this was not broken by a program that wraps at a column
_NARROWEST_COLUMN = 45
_FEWEST_LINES = 3
_SHARE_OF_FULL_LINES = 0.6  # lines that the next line's first word would not have fitted on
_SLACK = 2  # characters by which programs differ in counting the column


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its characters without blanks at either end, its indent."""

    begin: int
    end: int
    indent: int
    first_word: int
    after_blank: bool

    @property
    def width(self) -> int:
        """Columns that the line takes, its indent included."""
        return self.indent + self.end - self.begin


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a text, from its first visible character to its last."""

    begin: int
    end: int


def find_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, in order; every visible character lies in one.

    >>> [text for text in ("One.", "Two.") if find_paragraphs(text)] == ["One.", "Two."]
    True
    >>> find_paragraphs("One.\\n\\nTwo.")
    (Paragraph(begin=0, end=4), Paragraph(begin=6, end=10))
    """
    lines = tuple(_lines(text))
    column = wrap_column(text, lines)
    found: list[Paragraph] = []
    previous: Line | None = None
    for line in lines:
        if previous is not None and _continues(text, previous, line, column):
            found[-1] = Paragraph(found[-1].begin, line.end)
        else:
            found.append(Paragraph(line.begin, line.end))
        previous = line
    return tuple(found)


def _lines(text: str) -> Iterator[Line]:
    after_blank = True
    for match in _LINE.finditer(text):
        whole = match.group(1)
        shown = whole.strip(_BLANKS + _INVISIBLE)
        if not shown:
            after_blank = True
            continue
        indent = len(whole) - len(whole.lstrip(_BLANKS + _INVISIBLE))
        begin = match.start(1) + indent
        first_word = len(shown.split(maxsplit=1)[0]) if len(shown) < _WIDEST_COLUMN * 4 else 0
        yield Line(begin, begin + len(shown), indent, first_word, after_blank)
        after_blank = False


def wrap_column(text: str, lines: Sequence[Line]) -> int | None:
    """The column at which a text was hard-wrapped, or None.

    A program that wraps breaks a line where the next word would not fit; lines written by hand do not
    keep to that. Lines shorter than half the column (menus, last lines) tell nothing, and texts with fewer
    than three others are left alone.
    """
    pairs = [(above, below) for above, below in pairwise(lines) if not below.after_blank]
    wide = sum(line.width > _WIDEST_COLUMN for line in lines)
    column = max((above.width for above, _ in pairs if above.width <= _WIDEST_COLUMN), default=0)
    long = [(above, below) for above, below in pairs if column <= 2 * above.width <= 2 * _WIDEST_COLUMN]
    if len(long) < _FEWEST_LINES or wide * 10 > len(lines) or column < _NARROWEST_COLUMN:
        return None
    full = [above for above, below in long if _is_full(above, below, column)]
    closed = sum(bool(_CLOSED.search(text, max(line.begin, line.end - 4), line.end)) for line in full)
    return column if len(full) >= _SHARE_OF_FULL_LINES * len(long) and closed * 2 <= len(full) else None


def _is_full(above: Line, below: Line, column: int) -> bool:
    return above.width + 1 + below.first_word > column - _SLACK


def _continues(text: str, above: Line, below: Line, column: int | None) -> bool:
    if below.after_blank:
        return False
    closed = _CLOSED.search(text, max(above.begin, above.end - 4), above.end) is not None
    broken_off = not closed and above.width >= 40 and text[below.begin].islower()
    if column is None:
        return broken_off
    return broken_off or (below.indent <= above.indent + 1 and _is_full(above, below, column))
