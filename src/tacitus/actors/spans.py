"""Where a mention begins and ends: the noun phrase around a head, without clauses and appositions."""

from __future__ import annotations

from collections.abc import Iterable

from tacitus.actors.entries import Kind
from tacitus.actors.grammar import load_grammar
from tacitus.actors.lexicon import Match
from tacitus.records import HYPHENS, Document, Entity, EntityType

BEFORE = frozenset(("det", "amod", "compound", "nummod", "nmod", "flat", "goeswith", "case", "punct"))
AFTER = frozenset(("flat", "compound", "fixed", "goeswith", "nummod"))
INSIDE = HYPHENS | {"/", "."}  # marks within a phrase
TITLES = (Kind.AGENT, Kind.TITLE)
BEFORE_TITLES = (Kind.AGENT, Kind.TITLE, Kind.MODIFIER, Kind.COUNTRY, Kind.ADJECTIVE, Kind.GROUP, Kind.SEAT)


def phrase_span(document: Document, head: int) -> tuple[int, int]:
    """First and one past the last token of the noun phrase that a token heads."""
    return _left_edge(document, head), _right_edge(document, head)


def grown(span: tuple[int, int], head: int, names: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """A span with the whole of each name that reaches over its edge and holds its head."""
    first, last = span
    for low, high in names:
        if low <= head < high:
            first, last = min(first, low), max(last, high)
    return first, last


def _left_edge(document: Document, head: int) -> int:
    first = head
    for child in reversed([item for item in document.children(head) if item < head]):
        token = document.tokens[child]
        if token.relation not in BEFORE or token.relation == "case":
            break
        below = document.subtree(child)
        if token.relation == "nmod" and token.rel not in ("nmod:poss", "nmod:desc", "nmod"):
            break
        if below[-1] != first - 1 or len(below) != below[-1] - below[0] + 1:
            break
        if token.relation == "punct" and token.form not in INSIDE:
            break
        first = below[0]
    while first < head and document.tokens[first].upos == "ADP" and not first < document.tokens[first].head < head:
        first += 1  # but at least 46 people are whole
    return first


def _right_edge(document: Document, head: int) -> int:
    last = head + 1
    for child in [item for item in document.children(head) if item > head]:
        token = document.tokens[child]
        if token.relation in AFTER:
            low, high = phrase_span(document, child)
        elif token.relation == "nmod" and _locates(document, child):
            low, high = _with_case(document, child)
        elif token.relation == "punct" and token.form in INSIDE:
            low, high = child, child + 1
        else:
            low, high = child + 1, child + 1
        if low == last:
            last = max(last, high)
        elif token.relation not in ("case", "punct"):
            break
    while last > head + 1 and document.tokens[last - 1].upos == "PUNCT":
        last -= 1
    return last


def linked_edge(document: Document, head: int, last: int) -> int:
    """One past the phrases that hang right behind a noun phrase by any preposition (``a spokesman for the rebels``)."""
    for child in document.children(head, "nmod"):
        if child >= last and document.children(child, "case"):
            low, high = _with_case(document, child)
            last = high if low == last else last
    return last


def _locates(document: Document, child: int) -> bool:
    return any(
        document.tokens[item].form.lower() in load_grammar().locating for item in document.children(child, "case")
    )


def _with_case(document: Document, child: int) -> tuple[int, int]:
    low, high = phrase_span(document, child)
    return min([low, *document.children(child, "case")]), high


def titled_span(document: Document, entity: Entity, ending: dict[int, Match]) -> tuple[int, int]:
    """A person's name with the titles right before it (``US Secretary of State John Kerry``)."""
    start = document.sentence_of(entity.first).first
    first = entity.first
    title = ending.get(first)
    if title is None or not title.of(*TITLES) or title.first < start or document.tokens[first - 1].upos == "VERB":
        return first, entity.last
    first = title.first
    while first > start:
        before = ending.get(first)
        token = document.tokens[first - 1]
        if token.upos == "VERB" and token.relation != "amod":  # has accused President X: no accused president
            break
        if before is not None and before.of(*BEFORE_TITLES) and before.first >= start:
            first = before.first
        elif token.form in load_grammar().possessives or (
            token.upos in ("ADJ", "DET") and token.relation in ("amod", "det")
        ):
            first -= 1
        elif token.relation == "compound" and token.upos in ("NOUN", "PROPN") and first <= token.head < entity.last:
            first -= 1  # press operations director
        else:
            break
    return _trimmed(document, first), entity.last


def _trimmed(document: Document, first: int) -> int:
    """No possessive mark at the beginning."""
    return first + 1 if document.tokens[first].form in load_grammar().possessives else first


def head_of(document: Document, first: int, last: int) -> int:
    """The token of a stretch that hangs on something outside; the one with most below it if there are several."""
    heads = [at for at in range(first, last) if not first <= document.tokens[at].head < last]
    named = [at for at in heads if document.tokens[at].upos in ("PROPN", "NOUN", "PRON")] or heads
    return named[-1]


def is_person(entity: Entity | None) -> bool:
    """True for the entity of a person."""
    return entity is not None and entity.type is EntityType.PERSON
