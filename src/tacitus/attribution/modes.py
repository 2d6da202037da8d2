"""How sure and how real: modals, hedges, conditions and tense around a predicate."""

from __future__ import annotations

from tacitus.attribution.lexicon import Lexicon
from tacitus.records import Act, Certainty, Document, Evidence, Reality

FUTURE_ACTS = (Act.PROMISE, Act.THREATEN, Act.DEMAND)


def certainty_of(
    document: Document, lexicon: Lexicon, root: int | None, default: Certainty
) -> tuple[Certainty, tuple[Evidence, ...]]:
    """How sure a clause is told to be, with the words that say so; ``default`` where nothing does."""
    if root is None:
        return default, ()
    for kind, certainty in (("possible", Certainty.POSSIBLE), ("probable", Certainty.PROBABLE)):
        for child in document.children(root, "aux", "advmod"):
            token = document.tokens[child]
            if lexicon.marked(kind, token):
                return certainty, (Evidence(kind, token.begin, token.end),)
    return default, ()


def reality_of(
    document: Document, lexicon: Lexicon, root: int | None, act: Act
) -> tuple[Reality, tuple[Evidence, ...]]:
    """Whether a clause is told as actual, future, conditional or hypothetical, with the words that say so."""
    if root is None:
        return (Reality.FUTURE if act in FUTURE_ACTS else Reality.ACTUAL), ()
    condition = condition_of(document, lexicon, root)
    if condition is not None:
        return Reality.CONDITIONAL, (condition,)
    for kind, reality in (
        ("future", Reality.FUTURE),
        ("conditional", Reality.HYPOTHETICAL),
        ("possible", Reality.HYPOTHETICAL),
    ):
        for child in document.children(root, "aux"):
            token = document.tokens[child]
            if lexicon.marked(kind, token):
                return reality, (Evidence(kind, token.begin, token.end),)
    token = document.tokens[root]
    to_come = token.features.verb_form == "Inf" and token.relation == "xcomp"
    if act in FUTURE_ACTS or (act in (Act.PREDICT, Act.DECLINE) and to_come):
        return Reality.FUTURE, ()
    return Reality.ACTUAL, ()


def condition_of(document: Document, lexicon: Lexicon, root: int) -> Evidence | None:
    """The *if* that a clause carries or hangs under."""
    for child in document.children(root, "mark"):
        token = document.tokens[child]
        if lexicon.marked("condition", token) and document.tokens[root].relation == "advcl":
            return Evidence("condition", token.begin, token.end)
    for clause in document.children(root, "advcl"):
        for child in document.children(clause, "mark"):
            token = document.tokens[child]
            if lexicon.marked("condition", token):
                return Evidence("condition", token.begin, token.end)
    return None
