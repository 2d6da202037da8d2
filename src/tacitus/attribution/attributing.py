"""Gives each event its chain of sources, act, polarity, certainty, reality and status."""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.attribution.lexicon import Lexicon, load_lexicon
from tacitus.attribution.modes import FUTURE_ACTS, certainty_of, condition_of
from tacitus.attribution.status import status_of
from tacitus.records import (
    Act,
    Attribution,
    Certainty,
    Document,
    Event,
    Evidence,
    Mention,
    Modality,
    Polarity,
    Quotation,
    Reality,
    Span,
    Statement,
)


def attribute(
    document: Document, mentions: Sequence[Mention], events: Sequence[Event], statements: Sequence[Statement]
) -> tuple[Attribution, ...]:
    """One attribution for each event, in the same order.

    The innermost statement whose content holds the predicate gives the chain; a predicate that is the cue itself
    is a speech act told by whoever tells the sentence.
    """
    del mentions
    lexicon = load_lexicon()
    return tuple(_attribution(document, lexicon, event, statements) for event in events)


def _attribution(document: Document, lexicon: Lexicon, event: Event, statements: Sequence[Statement]) -> Attribution:
    head = event.predicate[0]
    statement = innermost(document.tokens[head].span, statements)
    certainty, evidence = certainty_of(document, lexicon, head, statement.certainty if statement else Certainty.CERTAIN)
    reality, more = _reality(document, lexicon, event, statement)
    act = statement.act if statement else Act.ASSERT
    chain = statement.chain if statement else ()
    polarity = _polarity(event, act)
    return Attribution(
        chain=chain,
        act=act,
        polarity=polarity,
        certainty=certainty,
        reality=reality,
        quotation=statement.quotation if statement else Quotation.NONE,
        status=status_of(event, act, reality, bool(chain)),
        cue=statement.cue[0] if statement else None,
        content=_around(statement, document.tokens[head].span) if statement else None,
        evidence=(*evidence, *more),
        why=_why(statement),
    )


def innermost(span: Span, statements: Sequence[Statement]) -> Statement | None:
    """The statement with the smallest content that holds a span and is not cued by it."""
    best: tuple[int, Statement] | None = None
    for statement in statements:
        if any(cue.overlaps(span) for cue in statement.cue) or _around(statement, span) is None:
            continue
        size = sum(part.end - part.begin for part in statement.content)
        if best is None or size < best[0]:
            best = (size, statement)
    return best[1] if best else None


def _around(statement: Statement, span: Span) -> Span | None:
    return next((part for part in statement.content if part.contains(span)), None)


def _polarity(event: Event, act: Act) -> Polarity:
    negative = "negation" in event.auxiliary
    if act is Act.DENY:
        return Polarity.POSITIVE if negative else Polarity.NEGATIVE
    if act is Act.ASK:
        return Polarity.UNKNOWN
    return Polarity.NEGATIVE if negative else Polarity.POSITIVE


def _reality(
    document: Document, lexicon: Lexicon, event: Event, statement: Statement | None
) -> tuple[Reality, tuple[Evidence, ...]]:
    condition = condition_of(document, lexicon, event.predicate[0])
    if event.modality is Modality.CONDITIONAL or condition is not None:
        return Reality.CONDITIONAL, (condition,) if condition else ()
    if "hypothetical" in event.auxiliary or event.modality is Modality.HYPOTHETICAL:
        return Reality.HYPOTHETICAL, ()
    ahead = (Modality.PROMISED, Modality.PLANNED, Modality.THREATENED, Modality.DEMANDED)
    promised = statement is not None and statement.act in FUTURE_ACTS
    if "future" in event.auxiliary or (event.modality in ahead and event.type in ("AGREE", "CONCEDE")) or promised:
        return Reality.FUTURE, ()
    return Reality.ACTUAL, ()


def _why(statement: Statement | None) -> tuple[str, ...]:
    if statement is None:
        return ("no statement holds the predicate: the report's own voice",)
    return tuple(f"innermost statement: {reason}" for reason in statement.why)
