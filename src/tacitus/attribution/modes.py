"""How sure and how real: modals, hedges, conditions and tense around a predicate."""

from __future__ import annotations

from tacitus.attribution.lexicon import Lexicon
from tacitus.records import Act, Certainty, Document, Evidence, Reality, Token

HEDGED = ("ccomp", "conj")  # ways to stand below a verb of thought
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
    hedge = _hedge_above(document, lexicon, root) if default is Certainty.CERTAIN else None
    if hedge is not None:
        token, certainty = hedge
        return certainty, (Evidence(str(certainty), token.begin, token.end),)
    return default, ()


def _hedge_above(document: Document, lexicon: Lexicon, root: int) -> tuple[Token, Certainty] | None:
    """The verb of thought that takes a clause: *he said he believed that they had left*."""
    index = root
    while document.tokens[index].relation in HEDGED and document.tokens[index].head >= 0:
        index = document.tokens[index].head
        for sense in lexicon.senses(document.tokens[index]):
            if sense.act is Act.ASSERT and sense.certainty in (Certainty.PROBABLE, Certainty.POSSIBLE):
                return (document.tokens[index], sense.certainty) if "ccomp" in sense.complement else None
    return None


def reality_of(
    document: Document, lexicon: Lexicon, root: int | None, act: Act
) -> tuple[Reality, tuple[Evidence, ...]]:
    """Whether a clause is told as actual, future, conditional or hypothetical, with the words that say so."""
    condition = None if root is None else condition_of(document, lexicon, root)
    if act is Act.ASK:
        return Reality.HYPOTHETICAL, ()
    if condition is not None:
        return Reality.CONDITIONAL, (condition,)
    if act in FUTURE_ACTS:
        return Reality.FUTURE, ()
    auxiliary = None if root is None else _auxiliary(document, lexicon, root, act)
    if auxiliary is not None:
        return auxiliary
    if root is not None and act is Act.PREDICT and _is_to_come(document, root):
        return Reality.FUTURE, ()
    return Reality.ACTUAL, ()


def _auxiliary(
    document: Document, lexicon: Lexicon, root: int, act: Act
) -> tuple[Reality, tuple[Evidence, ...]] | None:
    """What *will*, *would* and *might* make of a clause; *predicted that it would* looks ahead from the past."""
    would = Reality.FUTURE if act is Act.PREDICT else Reality.HYPOTHETICAL
    kinds = (("future", Reality.FUTURE), ("conditional", would), ("possible", Reality.HYPOTHETICAL))
    for kind, reality in kinds:
        for child in document.children(root, "aux"):
            token = document.tokens[child]
            if lexicon.marked(kind, token):
                return reality, (Evidence(kind, token.begin, token.end),)
    return None


def _is_to_come(document: Document, root: int) -> bool:
    """True for an infinitive (*expects prices to rise*, *to be held*) and for a noun (*warned of an offensive*)."""
    marks = {document.tokens[child].form.lower() for child in document.children(root, "mark")}
    return document.tokens[root].features.verb_form == "Inf" or document.tokens[root].upos == "NOUN" or "to" in marks


def condition_of(document: Document, lexicon: Lexicon, root: int) -> Evidence | None:
    """The *if* that a clause carries or hangs under; also *should talks fail*, and what a verb above has for both."""
    own = _if_of(document, lexicon, root) if document.tokens[root].relation == "advcl" else None
    if own is not None:
        return own
    index = root
    while True:
        for clause in document.children(index, "advcl"):
            found = _if_of(document, lexicon, clause)
            if found is not None:
                return found
        if document.tokens[index].relation != "xcomp" or document.tokens[index].head < 0:
            return None
        index = document.tokens[index].head


def _if_of(document: Document, lexicon: Lexicon, clause: int) -> Evidence | None:
    """The word that makes a clause a condition: its mark, or an auxiliary before its subject."""
    subject = min(document.children(clause, "nsubj"), default=None)
    for child in document.children(clause, "mark", "aux", "cop"):
        token = document.tokens[child]
        turned = subject is not None and child < subject and lexicon.marked("inverted", token)
        if turned or (token.relation == "mark" and lexicon.marked("condition", token)):
            return Evidence("condition", token.begin, token.end)
    return None
