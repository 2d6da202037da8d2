"""What a predicate's own clause and the verbs above it make of it: negated, or left open, with the words that say so.

After the implicative and factive verbs of Karttunen (1971): *failed to leave* did not leave, *did not fail to leave*
left, *regrets leaving* left whether negated or not, *tried to leave* says neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tacitus.attribution.lexicon import Lexicon, negated
from tacitus.records import Document, Evidence, Token

PARTS = ("xcomp", "ccomp", "obj", "acl", "obl", "advcl")  # ways to stand below a verb or noun that decides
CLAUSES = ("xcomp", "ccomp", "acl")  # what a demand or an attempt is about
SHARED = ("xcomp", "conj")  # ways to share the negation of the verb above
DEPTH = 6  # governors looked up through


@dataclass(frozen=True, slots=True)
class Fact:
    """Whether a predicate is told as not done, whether it is left open, and by which words."""

    negative: bool = False
    is_open: bool = False
    evidence: tuple[Evidence, ...] = ()


def fact_of(document: Document, lexicon: Lexicon, head: int) -> Fact:
    """What stands around a predicate; linear in the depth of its tree."""
    negative = negated(document, lexicon, head)
    words = [Evidence("negation", *_place(document.tokens[head]))] if negative else []
    modal = next(
        (item for item in document.children(head, "aux") if lexicon.marked("open", document.tokens[item])), None
    )
    is_open = modal is not None and not negative
    words += [Evidence("modal", *_place(document.tokens[modal]))] if modal is not None else []
    index = head
    for above in _governors(document, lexicon, head):
        token = document.tokens[above]
        denied = negated(document, lexicon, above)
        beside = document.tokens[index].relation == "conj"  # a verb beside it shares its negation, no more
        kind = None if beside else _kind(lexicon, token)
        if kind == "attempt" and document.tokens[index].relation not in CLAUSES:
            break
        if kind == "factive" or (kind is None and not _shares(document, index)):
            break
        if kind == "failing":
            negative = negative != (not denied)
            words.append(Evidence("negation", *_place(token)))
        elif kind == "attempt":
            is_open = True
            words.append(Evidence("attempt", *_place(token)))
        elif denied:
            negative = not negative
            words.append(Evidence("negation", *_place(token)))
        index = above
    return Fact(negative and not is_open, is_open, tuple(words))


def _place(token: Token) -> tuple[int, int]:
    return token.begin, token.end


def _governors(document: Document, lexicon: Lexicon, head: int) -> Iterator[int]:
    """The verbs, nouns and adjectives above a predicate that can decide on it, nearest first."""
    index = head
    for above in list(document.ancestors(head))[:DEPTH]:
        token = document.tokens[index]
        if token.relation not in (*PARTS, "conj") or token.rel == "acl:relcl":
            return
        if token.relation in ("obj", "obl", "advcl") and _kind(lexicon, document.tokens[above]) is None:
            return
        if token.relation == "conj" and document.children(index, "nsubj", "aux"):
            return
        yield above
        index = above


def _kind(lexicon: Lexicon, token: Token) -> str | None:
    return next((kind for kind in ("failing", "attempt", "factive") if lexicon.marked(kind, token)), None)


def _shares(document: Document, index: int) -> bool:
    """True for *was not able to leave* and *did not stop or turn*: one negation for both."""
    token = document.tokens[index]
    return (token.relation in SHARED and not document.children(index, "nsubj", "mark")) or token.relation == "xcomp"
