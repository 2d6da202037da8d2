"""Finds the words of a report that name places, and leaves out people and organisations of the same name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tacitus.places.candidates import Name, guesses, known, read_name
from tacitus.places.cues import load_type_words
from tacitus.places.gazetteer import ADJECTIVE, ALTERNATE, OWN_FROM, Gazetteer, Place
from tacitus.places.names import fold
from tacitus.places.words import words_of
from tacitus.records import Document, Entity, EntityType, Span, Token

PLACE_TYPES = (EntityType.LOCATION, EntityType.FACILITY)
LONGEST_NAME = 6  # words
LARGE = 50_000  # inhabitants from which a name that the model missed is taken behind "in" or "near"
FAMOUS = 1_000_000  # inhabitants from which it is taken anywhere
SETTLED = 5_000  # inhabitants from which a town is read in the name of an institution
SHORT = 5  # letters of an abbreviation whose full stop belongs to it
_DATELINE = re.compile(r"(?m)^\s*((?:[A-Z][A-Z.'’-]+\s?){1,3})(?:,|\s*(?:--|—|–|-\s|\())")
_WORD = re.compile(r"\S+")
_LOWER_TAIL = re.compile(r" [a-z]+$")
_LINKS = re.compile(r"\s*(?:,|/|\band\b|\bor\b|\()\s*")
_TYPE_WORD = re.compile(r" ([A-Z][a-z]+)\b")


def find_spans(document: Document, gazetteer: Gazetteer) -> list[Span]:
    """Spans of place names in the order of the text; they never overlap."""
    found: list[Span] = []
    for entity in document.entities:
        found.extend(_spans_of(document, gazetteer, entity))
    found.extend(_missed(document, gazetteer, found))
    found.extend(_grounds(document, gazetteer, found))
    found.extend(_in_dateline(document, gazetteer, found))
    return sorted(found)


# --- names that the model marked ---------------------------------------------------------------


def _spans_of(document: Document, gazetteer: Gazetteer, entity: Entity) -> Iterator[Span]:
    if entity.type in PLACE_TYPES:
        named = [_whole(document, gazetteer, part) for part in _parts(document, gazetteer, entity.span)]
        found = [span for span in named if span.begin < span.end and _is_place(document, gazetteer, span, entity.type)]
        yield from found or _in_institution(document, gazetteer, entity)
    elif entity.type is EntityType.ORGANIZATION:
        span = _trimmed(document, gazetteer, entity.span)
        if _is_ground(document, gazetteer, span):
            yield span
        else:
            yield from _in_institution(document, gazetteer, entity)


def _whole(document: Document, gazetteer: Gazetteer, span: Span) -> Span:
    return _with_full_stop(document, gazetteer, _with_type_word(document, _trimmed(document, gazetteer, span)))


def _parts(document: Document, gazetteer: Gazetteer, span: Span) -> list[Span]:
    """The names in a span that joins several ("Alexandria, Louisiana"), or the span where it is one name."""
    text = document.text(span)
    if "," not in text and known(gazetteer, fold(text)):
        return [span]
    parts, begin = [], 0
    for match in _LINKS.finditer(text):
        parts.append((begin, match.start()))
        begin = match.end()
    parts.append((begin, len(text)))
    return [Span(span.begin + first, span.begin + last) for first, last in parts if last > first]


def _trimmed(document: Document, gazetteer: Gazetteer, span: Span) -> Span:
    """A span without a side or an article in front and a possessive, a closing mark or a common noun behind."""
    text = document.report.text
    begin, end = span.begin, span.end
    while (match := _WORD.match(text, begin, end)) and match[0] in words_of("side") and match.end() < end:
        begin = match.end() + 1
    end -= len(text[begin:end]) - len(_LOWER_TAIL.sub("", text[begin:end]))
    if text[begin : begin + 4].casefold() == "the " and not _begins_with_article(gazetteer, text[begin:end]):
        begin += 4
    for tail in ("'s", "’s", ",", ")", "'", "’"):
        if text[begin:end].endswith(tail):
            end -= len(tail)
    return Span(begin, max(begin, end))


def _begins_with_article(gazetteer: Gazetteer, name: str) -> bool:
    """True where "The" belongs to the name (The Hague)."""
    return any(place.name.startswith("The ") for place, _ in gazetteer.lookup(fold(name)))


def _with_type_word(document: Document, span: Span) -> Span:
    """A span with the capitalised type word behind it (Anderson County)."""
    match = _TYPE_WORD.match(document.report.text, span.end)
    if match:
        kind = load_type_words()[0].get(match[1].casefold())
        if kind is not None and kind.part:
            return Span(span.begin, match.end())
    return span


def _with_full_stop(document: Document, gazetteer: Gazetteer, span: Span) -> Span:
    """A span with the full stop of an abbreviated division (Ky. W.Va.)."""
    written = document.text(span)
    key = fold(written)
    if (
        len(key) > SHORT
        or document.report.text[span.end : span.end + 1] != "."
        or (written.isupper() and "." not in written)
    ):
        return span
    short = any(place.code == "ADM1" and rank == ALTERNATE for place, rank in gazetteer.lookup(key))
    return Span(span.begin, span.end + 1) if short else span


def _is_place(document: Document, gazetteer: Gazetteer, span: Span, kind: EntityType) -> bool:
    name = read_name(document.report.text, span.begin, span.end)
    if _only_adjective(gazetteer, name.key):
        return False
    if guesses(gazetteer, name):
        return True
    return kind is EntityType.LOCATION and document.text(span)[:1].isupper()


def _only_adjective(gazetteer: Gazetteer, key: str) -> bool:
    ranks = [rank for _, rank in gazetteer.lookup(key)]
    return ADJECTIVE in ranks and all(rank == ADJECTIVE for rank in ranks)


def _is_ground(document: Document, gazetteer: Gazetteer, span: Span) -> bool:
    """True if what was taken for an organisation is a country or a city that speaks as one."""
    places = [place for place, rank in gazetteer.lookup(fold(document.text(span))) if rank < ADJECTIVE]
    return any(place.code in ("PCLI", "PPLC") or place.population >= FAMOUS for place in places)


def _in_institution(document: Document, gazetteer: Gazetteer, entity: Entity) -> Iterator[Span]:
    """The place in front of an institution's name ("Rapides Parish" Fire District)."""
    for last in range(min(entity.last - 1, entity.first + 3), entity.first, -1):
        span = document.span(entity.first, last)
        rest = document.tokens[last].form.casefold()
        if rest not in words_of("body") and not document.text(span).endswith((" County", " Parish")):
            continue
        key = fold(document.text(span))
        if key in words_of("body") | words_of("side"):
            continue
        if any(_is_settled(place) for place, rank in gazetteer.lookup(key) if rank < ADJECTIVE):
            yield span
            return


def _is_settled(place: Place) -> bool:
    return not place.code.startswith("PPL") or place.population >= SETTLED


# --- names that it missed ----------------------------------------------------------------------


def _missed(document: Document, gazetteer: Gazetteer, found: Iterable[Span]) -> Iterator[Span]:
    taken = [False] * len(document.tokens)
    for entity in document.entities:
        for index in range(entity.first, entity.last):
            taken[index] = True
    for span in found:
        for token in document.tokens_in(span):
            taken[token.index] = True
    index = 0
    while index < len(document.tokens):
        length = (
            0
            if taken[index] or not _starts_name(document.tokens[index])
            else _longest(document, gazetteer, index, taken)
        )
        if length:
            yield document.span(index, index + length)
        index += max(1, length)


def _starts_name(token: Token) -> bool:
    return token.form[:1].isupper() and token.upos == "PROPN"


def _longest(document: Document, gazetteer: Gazetteer, first: int, taken: list[bool]) -> int:
    """How many words from ``first`` name a place that the report surely means; 0 if none do."""
    if first > 0 and document.tokens[first - 1].upos == "PROPN":
        return 0
    sentence = document.sentence_of(first)
    for last in range(min(first + LONGEST_NAME, sentence.last), first, -1):
        if any(taken[first:last]) or document.tokens[last - 1].upos not in ("PROPN", "NOUN", "NUM"):
            continue
        if last < sentence.last and document.tokens[last].upos == "PROPN" and not taken[last]:
            continue
        if _surely_meant(document, gazetteer, first, last):
            return last - first
    return 0


def _surely_meant(document: Document, gazetteer: Gazetteer, first: int, last: int) -> bool:
    key = fold(document.text(document.span(first, last)))
    behind = first > 0 and document.tokens[first - 1].form.casefold() in words_of("locative")
    return any(_weighty(place, behind) for place, rank in gazetteer.lookup(key) if rank < ALTERNATE) or any(
        place.code == "PCLI" for place, rank in gazetteer.lookup(key) if rank == ALTERNATE
    )


def _weighty(place: Place, behind_locative: bool) -> bool:
    if place.code in ("PCLI", "CONT") or place.population >= FAMOUS or place.id < -OWN_FROM:
        return True
    return behind_locative and (place.population >= LARGE or place.id < 0)


def _grounds(document: Document, gazetteer: Gazetteer, found: Iterable[Span]) -> Iterator[Span]:
    """The adjective of a country with the noun behind it that makes it a place: *Syrian territory*."""
    taken = list(found)
    for token in document.tokens[1:]:
        if token.form not in words_of("ground") or token.relation == "compound":
            continue
        named = any(span.begin - token.end == 1 for span in taken)  # the Syrian capital Damascus
        for first in (token.index - 2, token.index - 1):
            word = document.tokens[max(first, 0)].form
            if first < 0 or named or not word[:1].isupper() or word == "The":
                continue
            span = document.span(first, token.index + 1)
            clear = not any(span.overlaps(other) for other in taken)
            if clear and guesses(gazetteer, read_name(document.report.text, span.begin, span.end)):
                yield span
                break


def _in_dateline(document: Document, gazetteer: Gazetteer, found: Iterable[Span]) -> Iterator[Span]:
    """A town in capitals in front of a dash at the start of a paragraph."""
    taken = list(found)
    for match in _DATELINE.finditer(document.report.text):
        span = Span(match.start(1), match.start(1) + len(match[1].rstrip()))
        if not any(span.overlaps(other) for other in taken) and guesses(gazetteer, Name(fold(document.text(span)))):
            yield span
