"""The countries that a plural is of: ``Turkish and Iranian ministers``, ``the presidents of Egypt and Sudan``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from tacitus.actors.entries import Entry, Kind
from tacitus.actors.grammar import load_grammar
from tacitus.actors.lexicon import Match
from tacitus.records import HYPHENS, Document

COUNTRIES = (Kind.COUNTRY, Kind.ADJECTIVE, Kind.SEAT)
BODIES = frozenset(("body", "group"))
JOINING = frozenset(("CCONJ", "PUNCT"))
FUSING = HYPHENS | {"/"}  # a Franco-German body is one


def countries_of(
    document: Document, at: int, before: Sequence[Match], match_at: Mapping[int, Match], agent: Entry | None
) -> tuple[int, ...]:
    """Heads of the countries that a noun at a token is of, where they are two or more; else nothing.

    ``before`` are the known words between the beginning of the phrase and the noun.
    """
    token = document.tokens[at]
    if agent is None or agent.name in load_grammar().apart:
        return ()
    if token.features.number != "Plur" and agent.detail not in BODIES:
        return ()
    named = [match for match in before if _code(match) is not None]
    for heads in (_joined(document, named), _behind(document, at, match_at)):
        if len({_code(match_at[head]) for head in heads}) > 1:
            return heads
    return ()


def _code(match: Match | None) -> str | None:
    entry = match.of(*COUNTRIES) if match is not None else None
    return entry.code if entry is not None else None


def _joined(document: Document, matches: Sequence[Match]) -> tuple[int, ...]:
    """Countries with nothing but commas and *and* between them."""
    heads: dict[int, None] = {}
    for one, other in pairwise(matches):
        gap = document.tokens[one.last : other.first]
        if gap and all(token.upos in JOINING and token.form not in FUSING for token in gap):
            heads |= {one.last - 1: None, other.last - 1: None}
    return tuple(heads)


def _behind(document: Document, at: int, match_at: Mapping[int, Match]) -> tuple[int, ...]:
    """Countries joined behind *of*, be it behind the noun or behind its own words (ministers of defence of)."""
    own = _of(document, at)
    for item in (*own, *(deeper for word in own for deeper in _of(document, word))):
        joined = (item, *document.children(item, "conj"))
        if all((match := match_at.get(head)) is not None and match.of(Kind.COUNTRY) for head in joined):
            return joined
    return ()


def _of(document: Document, at: int) -> tuple[int, ...]:
    below = document.children(at, "nmod")
    return tuple(
        item for item in below if any(document.tokens[case].form == "of" for case in document.children(item, "case"))
    )
