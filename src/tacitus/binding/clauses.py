"""Where words stand relative to an event in the tree: under it, beside it, in another clause."""

from __future__ import annotations

from collections.abc import Iterable

from tacitus.binding.words import words_of
from tacitus.records import Document, Event, Span

DEMANDING = frozenset(("REQUEST", "THREATEN", "ACCUSE"))
CLAUSES = frozenset(("ccomp", "advcl", "acl", "csubj", "parataxis", "root"))


def head_of(document: Document, span: Span) -> int | None:
    """The token of a span whose head stands outside it; None for a span without words."""
    tokens = document.tokens_in(span)
    inside = {token.index for token in tokens}
    return next((token.index for token in tokens if token.head not in inside), None)


def case_of(document: Document, index: int) -> str:
    """The preposition of a phrase, in lower case; empty if it has none."""
    words = [document.tokens[child].form.casefold() for child in document.children(index, "case")]
    words = [word for word in words if word not in ("'s", "’s", "'", "’")]
    return words[0] if words else ""


def phrase_top(document: Document, index: int) -> int:
    """The head of the noun phrase that a name stands in: up through flat, compound, apposition and coordination."""
    current = index
    while document.tokens[current].relation in ("flat", "compound", "appos", "conj", "goeswith", "fixed", "list"):
        above = document.tokens[current].head
        if above < 0 or document.tokens[above].upos in ("VERB", "AUX"):
            break
        current = above
    return current


def clause_of(document: Document, index: int) -> int:
    """The head of the clause that a token stands in."""
    current = index
    while document.tokens[current].relation not in CLAUSES and document.tokens[current].head >= 0:
        if document.tokens[current].relation == "conj" and document.tokens[current].upos == "VERB":
            break
        current = document.tokens[current].head
    return current


def governing_verb(document: Document, index: int) -> int | None:
    """The verb whose argument a noun is ("carried out *air strikes*"); None for a verb or a lone noun."""
    if document.tokens[index].upos in ("VERB", "AUX"):
        return None
    for above in document.ancestors(index):
        if document.tokens[above].upos == "VERB":
            return above
        if document.tokens[above].relation in CLAUSES:
            return None
    return None


def path_up(document: Document, lower: int, upper: int) -> list[int] | None:
    """Tokens from ``lower`` (left out) up to ``upper`` (included); None if ``upper`` is not above it."""
    path = []
    for above in document.ancestors(lower):
        path.append(above)
        if above == upper:
            return path
    return None


def crosses_clause(document: Document, lower: int, path: Iterable[int], upper: int) -> bool:
    """True if a clause begins on the way up from ``lower`` to ``upper``."""
    return any(
        document.tokens[index].relation in CLAUSES or _is_verb_conjunct(document, index)
        for index in (lower, *path)
        if index != upper
    )


def in_what_is_demanded(document: Document, event: Event, path: Iterable[int]) -> bool:
    """True on a way up to a demand, threat or charge through what is demanded: its place and day are its own."""
    *below, _ = path
    return event.type in DEMANDING and any(document.tokens[index].relation == "xcomp" for index in below)


def in_its_own_clause(document: Document, lower: int, noun: int) -> bool:
    """True for what stands in a clause that says that the act named by a noun goes on: *the talks held in Oslo*.

    Also before it: *Held in Oslo in May, the talks failed*.
    """
    verb = document.tokens[lower].head
    if verb < 0 or document.tokens[verb].lemma.casefold() not in words_of("happening"):
        return False
    if document.tokens[verb].relation == "xcomp":
        verb = document.tokens[verb].head  # set to be held
    clause = document.tokens[verb]
    if clause.relation == "acl":
        return clause.head == noun
    above = document.tokens[noun]
    shared = clause.relation == "advcl" and clause.head == above.head and above.relation == "nsubj"
    reduced = clause.features.verb_form == "Part" or clause.upos == "ADJ"
    return shared and reduced and not document.children(verb, "nsubj", "mark")


def _is_verb_conjunct(document: Document, index: int) -> bool:
    token = document.tokens[index]
    return token.relation == "conj" and token.upos in ("VERB", "AUX")
