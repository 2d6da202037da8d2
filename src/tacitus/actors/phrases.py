"""The parts of a noun phrase without a tree: its core, what possesses it, and the phrases that follow."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from tacitus.actors.entries import NAMES
from tacitus.actors.grammar import load_grammar
from tacitus.actors.lexicon import Lexicon, Match
from tacitus.actors.words import is_capital
from tacitus.records import HYPHENS

LONGEST_CITY = 4
LONG_NAME = 5  # letters from which on a town's name is seldom another word


@dataclass(frozen=True, slots=True)
class Segment:
    """Words ``first`` up to ``last``, and the preposition or mark before them (empty for the first)."""

    opening: str
    first: int
    last: int


@dataclass(frozen=True)
class Phrase:
    """Words of a noun phrase, what the dictionary knows of them, and the word that heads it."""

    forms: tuple[str, ...]
    matches: tuple[Match, ...]
    segments: tuple[Segment, ...]
    head: int

    @property
    def core(self) -> Segment:
        """The segment that the head stands in."""
        return next((item for item in self.segments if item.first <= self.head < item.last), self.segments[0])

    def inside(self, first: int, last: int) -> tuple[Match, ...]:
        """Known words that lie wholly in a stretch."""
        return tuple(match for match in self.matches if first <= match.first and match.last <= last)

    def complements(self, *, locating: bool = True) -> tuple[Segment, ...]:
        """Segments behind the core; with ``locating`` only those that say of what or where."""
        behind = [item for item in self.segments if item.first > self.core.first]
        return tuple(item for item in behind if not locating or item.opening in load_grammar().locating)

    def part(self, segment: Segment) -> Phrase:
        """A segment and all that follows it, as a phrase of its own."""
        rest = tuple(item for item in self.segments if item.first >= segment.first)
        return Phrase(self.forms, self.matches, rest, _last_word(self.forms, segment))

    @property
    def possessive(self) -> int | None:
        """The last possessive mark of the core."""
        core = self.core
        marks = [at for at in range(core.first, self.head + 1) if self.forms[at] in load_grammar().possessives]
        free = [at for at in marks if not any(m.first <= at < m.last and m.last > at + 1 for m in self.matches)]
        return free[-1] if free and free[-1] + 1 < core.last else None


def read_phrase(forms: Sequence[str], matches: Sequence[Match], head: int | None = None) -> Phrase:
    """The parts of a phrase; without a head, the last word of its first segment heads it."""
    words = tuple(forms)
    segments = _segments(words, tuple(matches), head)
    found = head if head is not None else _last_word(words, segments[0])
    return Phrase(words, tuple(matches), segments, found)


def _segments(forms: tuple[str, ...], matches: tuple[Match, ...], head: int | None) -> tuple[Segment, ...]:
    inner = {at for match in matches for at in range(match.first, match.last) if match.last > match.first + 1}
    found, begin, opening = [], 0, ""
    for at, form in enumerate(forms):
        word = form.lower()
        if at == head or at in inner or not load_grammar().opens(word) or _is_hyphened(forms, at):
            continue
        if at > begin:
            found.append(Segment(opening, begin, at))
        begin, opening = at + 1, word
    if begin < len(forms):
        found.append(Segment(opening, begin, len(forms)))
    return tuple(found) or (Segment("", 0, len(forms)),)


def _is_hyphened(forms: tuple[str, ...], at: int) -> bool:
    """``Geneva - based`` as three words: the last of them opens no phrase."""
    return at > 0 and forms[at - 1] in HYPHENS


def _last_word(forms: tuple[str, ...], segment: Segment) -> int:
    """The head of a segment: the last word, or the last before a trailing mark."""
    at = segment.last - 1
    while at > segment.first and not any(char.isalnum() for char in forms[at]):
        at -= 1
    if at > segment.first and forms[at] in load_grammar().possessives:
        at -= 1
    return at


def city_in(
    phrase: Phrase,
    segment: Segment,
    lexicon: Lexicon,
    near: Container[str] = (),
    named: Container[str] | None = None,
) -> tuple[str, str] | None:
    """The first town or region named by words that the dictionary does not know: its country and name.

    ``near`` are the countries that decide between namesakes; ``named`` the words of the report's names, if they are
    known: shorter words must be among them (the people of God are of no town).
    """
    known = phrase.inside(segment.first, segment.last)
    taken = {at for match in known for at in range(match.first, match.last)}
    telling = {match.first for match in phrase.matches if not all(entry.kind in NAMES for entry in match.entries)}
    starts = [at for at in range(segment.first, segment.last) if is_capital(phrase.forms[at])]
    for first in starts[:1]:
        for last in range(min(segment.last, first + LONGEST_CITY), first, -1):
            words = phrase.forms[first:last]
            if last < segment.last and is_capital(phrase.forms[last]) and last not in telling:
                continue  # Nelson Mandela University is not in Nelson
            if named is not None and not any(word in named or len(word) >= LONG_NAME for word in words):
                continue
            if taken.isdisjoint(range(first, last)) and all(map(is_capital, words)):
                code = lexicon.city(" ".join(words).removesuffix("-based"), near)
                if code:
                    return code, " ".join(words)
    return None
