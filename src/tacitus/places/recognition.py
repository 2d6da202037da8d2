"""Finds the words of a report that name places, and leaves out people and organisations of the same name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tacitus.places.candidates import Name, guesses, read_name
from tacitus.places.cues import load_type_words
from tacitus.places.gazetteer import ADJECTIVE, Place, load_gazetteer
from tacitus.places.names import fold
from tacitus.records import Document, Entity, EntityType, Span, Token

PLACE_TYPES = (EntityType.LOCATION, EntityType.FACILITY)
LONGEST_NAME = 6  # words
LARGE = 50_000  # inhabitants from which a name that the model missed is taken behind "in" or "near"
FAMOUS = 1_000_000  # inhabitants from which it is taken anywhere
_LOCATIVE = frozenset(
    [
        "in",
        "at",
        "near",
        "from",
        "to",
        "of",
        "outside",
        "inside",
        "around",
        "across",
        "into",
        "through",
        "toward",
        "towards",
        "between",
    ]
)
_DATELINE = re.compile(r"(?m)^\s*((?:[A-Z][A-Z.'’-]+\s?){1,3})(?:,|\s*(?:--|—|–|-\s|\())")
_SIDE = re.compile(r"^(?:(?:north|south|east|west)[a-z]*|central|upper|lower|downtown|greater|nearby)[ -]+")
_LOWER_TAIL = re.compile(r" (?:[a-z]+)$")
_LINKS = re.compile(r"\s*(?:,|/|\band\b|\bor\b|\()\s*")


def find_spans(document: Document) -> list[Span]:
    """Spans of place names in the order of the text; they never overlap."""
    found: list[Span] = []
    for entity in document.entities:
        found.extend(_spans_of(document, entity))
    found.extend(_missed(document, found))
    found.extend(_in_dateline(document, found))
    return sorted(found)


# --- names that the model marked ---------------------------------------------------------------


def _spans_of(document: Document, entity: Entity) -> Iterator[Span]:
    if entity.type in PLACE_TYPES:
        for span in _parts(document, entity.span):
            span = _with_type_word(document, _trimmed(document, span))
            if span.begin < span.end and _is_place(document, span, entity.type):
                yield span
    elif entity.type is EntityType.ORGANIZATION and _is_ground(document, entity.span):
        yield _trimmed(document, entity.span)


def _parts(document: Document, span: Span) -> list[Span]:
    """The names in a span that joins several ("Alexandria, Louisiana"), or the span where it is one name."""
    text = document.text(span)
    if guesses(Name(fold(text))):
        return [span]
    parts, begin = [], 0
    for match in _LINKS.finditer(text):
        parts.append((begin, match.start()))
        begin = match.end()
    parts.append((begin, len(text)))
    return [Span(span.begin + first, span.begin + last) for first, last in parts if last > first]


def _trimmed(document: Document, span: Span) -> Span:
    """A span without an article in front and a possessive or closing mark behind."""
    text = document.report.text
    begin, end = span.begin, span.end
    begin += len(text[begin:end]) - len(_SIDE.sub("", text[begin:end]))
    end -= len(text[begin:end]) - len(_LOWER_TAIL.sub("", text[begin:end]))
    if text[begin : begin + 4].casefold() == "the " and not guesses_start_with_article(text[begin:end]):
        begin += 4
    for tail in ("'s", "’s", ",", ")", "'", "’"):
        if text[begin:end].endswith(tail):
            end -= len(tail)
    return Span(begin, max(begin, end))


def guesses_start_with_article(name: str) -> bool:
    """True where "The" belongs to the name (The Hague)."""
    return any(place.name.startswith("The ") for place, _ in load_gazetteer().lookup(fold(name)))


def _with_type_word(document: Document, span: Span) -> Span:
    """A span with the capitalised type word behind it ("Anderson" County)."""
    text = document.report.text
    match = re.compile(r" ([A-Z][a-z]+)\b").match(text, span.end)
    if match:
        kind = load_type_words()[0].get(match[1].casefold())
        if kind is not None and kind.part:
            return Span(span.begin, match.end())
    return span


def _is_place(document: Document, span: Span, kind: EntityType) -> bool:
    name = read_name(document.report.text, span.begin, span.end)
    if _only_adjective(name.key):
        return False
    if guesses(name):
        return True
    return kind is EntityType.LOCATION and document.text(span)[:1].isupper()


def _only_adjective(key: str) -> bool:
    ranks = [rank for _, rank in load_gazetteer().lookup(key)]
    return ADJECTIVE in ranks and all(rank == ADJECTIVE for rank in ranks)


def _is_ground(document: Document, span: Span) -> bool:
    """True if what was taken for an organisation is a country or a city that speaks as one."""
    key = fold(document.text(_trimmed(document, span)))
    places = [place for place, rank in load_gazetteer().lookup(key) if rank < ADJECTIVE]
    return any(place.code in ("PCLI", "PPLC") or place.population >= FAMOUS for place in places)


# --- names that it missed ----------------------------------------------------------------------


def _missed(document: Document, found: Iterable[Span]) -> Iterator[Span]:
    taken = [False] * len(document.tokens)
    for entity in document.entities:
        for index in range(entity.first, entity.last):
            taken[index] = True
    for span in found:
        for token in document.tokens_in(span):
            taken[token.index] = True
    index = 0
    while index < len(document.tokens):
        length = 0 if taken[index] or not _starts_name(document.tokens[index]) else _longest(document, index, taken)
        if length:
            yield document.span(index, index + length)
        index += max(1, length)


def _starts_name(token: Token) -> bool:
    return token.form[:1].isupper() and token.upos == "PROPN"


def _longest(document: Document, first: int, taken: list[bool]) -> int:
    """How many words from ``first`` name a place that the report surely means; 0 if none do."""
    sentence = document.sentence_of(first)
    for last in range(min(first + LONGEST_NAME, sentence.last), first, -1):
        if any(taken[first:last]) or document.tokens[last - 1].upos not in ("PROPN", "NOUN", "NUM"):
            continue
        if last < sentence.last and document.tokens[last].upos == "PROPN" and not taken[last]:
            continue
        if _surely_meant(document, first, last):
            return last - first
    return 0


def _surely_meant(document: Document, first: int, last: int) -> bool:
    if first > 0 and document.tokens[first - 1].upos == "PROPN":
        return False
    span = document.span(first, last)
    name = read_name(document.report.text, span.begin, span.end)
    behind = first > 0 and document.tokens[first - 1].form.casefold() in _LOCATIVE
    return any(_weighty(guess.place, behind) for guess in guesses(name)[:5] if len(guess.why) < 3 or name.codes)


def _weighty(place: Place, behind_locative: bool) -> bool:
    if place.code in ("PCLI", "CONT") or place.population >= FAMOUS:
        return True
    return behind_locative and (place.population >= LARGE or place.id < 0)


def _in_dateline(document: Document, found: Iterable[Span]) -> Iterator[Span]:
    """A town in capitals in front of a dash at the start of a paragraph."""
    taken = list(found)
    for match in _DATELINE.finditer(document.report.text):
        span = Span(match.start(1), match.start(1) + len(match[1].rstrip()))
        if not any(span.overlaps(other) for other in taken) and guesses(Name(fold(document.text(span)))):
            yield span
