"""Packs the words of a report into windows that the network reads at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tacitus.language.words import Word, load_spellings

WISHED = 110  # words of a window; the network was trained on up to this many
LEAST = 2  # letters that a word before a full stop has more than
CLOSING = re.compile(r"[.!?…]+[\"'’”)\]]*$")


@dataclass(frozen=True, slots=True)
class Window:
    """Words of one report read together; ``forced`` marks the words that start a passage."""

    words: tuple[Word, ...]
    forced: tuple[bool, ...]
    passages: tuple[int, ...]  # the passage of each word


def pack(text: str, passages: Sequence[Sequence[Word]]) -> Iterator[Window]:
    """Windows over passages in order: whole passages while they fit, long ones cut at the safest place."""
    words: list[Word] = []
    forced: list[bool] = []
    owners: list[int] = []
    for number, passage in enumerate(passages):
        rest = list(passage)
        if words and len(words) + len(rest) > WISHED:
            yield Window(tuple(words), tuple(forced), tuple(owners))
            words, forced, owners = [], [], []
        while len(rest) > WISHED:
            cut = _safest_cut(text, rest)
            yield Window(tuple(rest[:cut]), (True,) + (False,) * (cut - 1), (number,) * cut)
            rest = rest[cut:]
        words.extend(rest)
        forced.extend([True] + [False] * (len(rest) - 1) if rest else [])
        owners.extend([number] * len(rest))
    if words:
        yield Window(tuple(words), tuple(forced), tuple(owners))


def is_plain_end(text: str, window: Window, place: int) -> bool:
    """True where nobody doubts it: a small-letter word that is no abbreviation, a full stop, a space, a capital."""
    if place < 2 or not window.words[place].space or window.words[place - 1].of(text) != ".":
        return False
    last, following = window.words[place - 2].of(text), window.words[place].of(text)
    plain_word = len(last) > LEAST and last.isalpha() and last.islower()
    return plain_word and following.istitle() and last not in load_spellings().abbreviations


def _safest_cut(text: str, words: Sequence[Word]) -> int:
    """Where to cut a passage longer than a window: after the last plain sentence end that fits, else further on."""
    for place in range(WISHED, 10, -1):
        if _ends_sentence(text, words, place):
            return place
    for place in range(WISHED + 1, min(2 * WISHED, len(words))):
        if _ends_sentence(text, words, place):
            return place
    return min(2 * WISHED, len(words))


def _ends_sentence(text: str, words: Sequence[Word], place: int) -> bool:
    if place >= len(words) or not words[place].space:
        return False
    tail = text[words[max(0, place - 3)].begin : words[place - 1].end]
    following = words[place].of(text)
    last = words[place - 1].of(text).lower().removesuffix(".")
    return bool(CLOSING.search(tail)) and not following[0].islower() and last not in load_spellings().abbreviations
