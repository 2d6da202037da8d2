"""Gives each event its chain of sources, act, polarity, certainty, reality and status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from tacitus.attribution.chains import holds
from tacitus.attribution.facts import Fact, fact_of
from tacitus.attribution.modes import FUTURE_ACTS, certainty_of, condition_of
from tacitus.attribution.status import status_of
from tacitus.attribution.telling import UNHEARD, Bench, bench_of, judged
from tacitus.attribution.voices import AHEAD_ACTS, Told, basis_of, is_on_spine, told_of, voice_of
from tacitus.records import (
    Act,
    Attribution,
    Certainty,
    Document,
    Event,
    Evidence,
    Mention,
    Modality,
    PassageKind,
    Polarity,
    Quotation,
    Reality,
    Statement,
    Status,
)

AHEAD = (Modality.PROMISED, Modality.PLANNED, Modality.THREATENED, Modality.DEMANDED)
ACT_OF: Mapping[Modality, Act] = MappingProxyType(
    {
        Modality.PROMISED: Act.PROMISE,
        Modality.DEMANDED: Act.DEMAND,
        Modality.THREATENED: Act.THREATEN,
        Modality.ALLEGED: Act.ACCUSE,
    }
)


def attribute(
    document: Document,
    mentions: Sequence[Mention],
    events: Sequence[Event],
    statements: Sequence[Statement],
    user_data: str = "",
) -> tuple[Attribution, ...]:
    """One attribution for each event, in the same order.

    The innermost statement whose content holds the predicate gives the chain. A predicate that is the cue itself,
    or a promise, threat or demand of the event's own actor, is a speech act told by whoever tells the sentence.
    """
    told = told_of(document, mentions, statements, user_data)
    bench = bench_of(document, mentions, user_data) if events and document.told else None
    return _headed(document, events, [_attribution(told, event, bench) for event in events])


def _headed(document: Document, events: Sequence[Event], found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """A headline leaves out who says so: an act that the report tells there has the source of its fuller telling.

    So where every linked telling below the headline is somebody's, the first one's holds for the headline too.
    """
    groups: dict[int, list[int]] = {}
    for index, event in enumerate(events):
        groups.setdefault(event.link if event.link is not None else index, []).append(index)
    result = list(found)
    for group in groups.values():
        heads = [item for item in group if _stands_in_headline(document, events[item])]
        below = [found[item] for item in group if item not in heads]
        for item in heads:
            if below and all(other.is_told for other in below) and found[item].status is Status.ASSERTED:
                result[item] = replace(below[0], why=("a headline: told as below it is", *below[0].why))
    return tuple(result)


def _stands_in_headline(document: Document, event: Event) -> bool:
    return document.sentences[event.sentence].kind is PassageKind.HEADLINE


def _attribution(told: Told, event: Event, bench: Bench | None) -> Attribution:
    head = event.predicate[0]
    voice = voice_of(told, event)
    if bench is not None:
        heard = told.document.told[head]
        chance, alone = bench.chance(event, heard), bench.chance(event, UNHEARD)
        voice = judged(told, event, voice, basis_of(told, event, voice), chance, alone)
    statement, taker = voice.teller, voice.taker
    default = statement.certainty if statement else Certainty.CERTAIN
    certainty, evidence = certainty_of(told.document, told.lexicon, head, default)
    act = _act(told, event, statement)
    fact = fact_of(told.document, told.lexicon, head)
    reality, more = _reality(told, event, fact, statement, act)
    teller = statement or taker
    part = holds(teller, told.document.tokens[head].span) if teller else None
    return Attribution(
        chain=teller.chain if teller else (),
        act=act,
        polarity=_polarity(event, fact, statement),
        certainty=certainty,
        reality=reality,
        quotation=statement.quotation if statement else Quotation.NONE,
        status=status_of(event, act, reality, attributed=statement is not None, certainty=default),
        cue=teller.cue[0] if teller and teller.cue else None,
        content=part,
        evidence=(*evidence, *more, *_of_content(statement, part is not None), *_attitude_of(taker)),
        why=(*_why(statement, taker), *voice.verdict),
        basis=basis_of(told, event, voice),
    )


def _act(told: Told, event: Event, statement: Statement | None) -> Act:
    """What the teller does with the event: what a promise or demand takes for granted is asserted."""
    if statement is None:
        return ACT_OF.get(event.modality, Act.ASSERT)
    if statement.act in AHEAD_ACTS and not is_on_spine(told, event, statement):
        return Act.ASSERT
    return statement.act


def _of_content(statement: Statement | None, inside: bool) -> tuple[Evidence, ...]:
    """Words that decide the whole statement, such as its denial."""
    if statement is None or not inside:
        return ()
    return tuple(item for item in statement.evidence if item.what == "denial")


def _attitude_of(taker: Statement | None) -> tuple[Evidence, ...]:
    """The cue of whoever takes up what the report tells in its own voice."""
    return tuple(Evidence("attitude", cue.begin, cue.end) for cue in taker.cue) if taker is not None else ()


def _polarity(event: Event, fact: Fact, statement: Statement | None) -> Polarity:
    negative = "negation" in event.auxiliary or fact.negative
    if statement is None:
        return Polarity.NEGATIVE if negative else Polarity.POSITIVE
    if statement.act is Act.DECLINE and fact.negative:  # *declined to sign*: it did not
        return Polarity.NEGATIVE
    if statement.act is Act.ASK or statement.polarity is Polarity.UNKNOWN:
        return Polarity.UNKNOWN
    return Polarity.NEGATIVE if negative != (statement.act is Act.DENY) else Polarity.POSITIVE


def _reality(
    told: Told, event: Event, fact: Fact, statement: Statement | None, act: Act
) -> tuple[Reality, tuple[Evidence, ...]]:
    condition = condition_of(told.document, told.lexicon, event.predicate[0])
    if event.modality is Modality.CONDITIONAL or condition is not None:
        return Reality.CONDITIONAL, (condition,) if condition else ()
    if "hypothetical" in event.auxiliary or event.modality is Modality.HYPOTHETICAL or _left_open(statement):
        return Reality.HYPOTHETICAL, ()
    promised = statement is not None and act in FUTURE_ACTS
    if "future" in event.auxiliary or (event.modality in AHEAD and event.type in ("AGREE", "CONCEDE")) or promised:
        return Reality.FUTURE, ()
    if fact.is_open:
        return Reality.HYPOTHETICAL, fact.evidence
    return Reality.ACTUAL, ()


def _left_open(statement: Statement | None) -> bool:
    """True for what is only asked, and for what a source is told not to have said."""
    if statement is None or statement.act is Act.DECLINE:
        return False
    return statement.act is Act.ASK or statement.polarity is Polarity.UNKNOWN


def _why(statement: Statement | None, taker: Statement | None) -> tuple[str, ...]:
    if statement is not None:
        return tuple(f"innermost statement: {reason}" for reason in statement.why)
    if taker is not None:
        return tuple(f"the report's own voice, taken up by: {reason}" for reason in taker.why)
    return ("no statement holds the predicate: the report's own voice",)
