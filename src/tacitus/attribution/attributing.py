"""Gives each event its chain of sources, act, polarity, certainty, reality and status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from tacitus.attribution.chains import cover, holds
from tacitus.attribution.facts import Fact, fact_of
from tacitus.attribution.holders import Holders
from tacitus.attribution.judging import ground_of, load_judge
from tacitus.attribution.lexicon import load_lexicon
from tacitus.attribution.modes import FUTURE_ACTS, certainty_of, condition_of
from tacitus.attribution.status import status_of
from tacitus.attribution.telling import Told, Voice, judged
from tacitus.records import (
    Act,
    Attribution,
    Certainty,
    Document,
    Event,
    Evidence,
    Footing,
    Mention,
    Modality,
    PassageKind,
    Polarity,
    Quotation,
    Reality,
    Statement,
    Status,
    Token,
)

PERFORMED = (Act.PROMISE, Act.THREATEN, Act.DECLINE)  # whoever does it speaks for itself
AHEAD = (Modality.PROMISED, Modality.PLANNED, Modality.THREATENED, Modality.DEMANDED)
AHEAD_ACTS = (Act.PROMISE, Act.THREATEN, Act.DEMAND, Act.PREDICT, Act.DECLINE)
SPINE = frozenset({"ccomp", "xcomp", "conj", "obj", "obl", "nmod", "parataxis", "root"})
ASIDE = frozenset({"advcl", "amod", "acl:relcl", "obl:unmarked"})
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
    return _headed(document, events, [_attribution(told, event) for event in events])


def told_of(
    document: Document, mentions: Sequence[Mention], statements: Sequence[Statement], user_data: str = ""
) -> Told:
    """Prepare a document for the rules; linear in its length."""
    lexicon, over = load_lexicon(user_data), cover(document, statements)
    ground, holders = ground_of(document, lexicon, over), Holders(document, mentions, lexicon)
    return Told(document, mentions, lexicon, over, ground, holders, load_judge(user_data))


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


def _attribution(told: Told, event: Event) -> Attribution:
    head = event.predicate[0]
    voice = _voice(told, event)
    voice = judged(told, event, voice, _basis(told, event, voice))
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
        basis=_basis(told, event, voice),
    )


def _voice(told: Told, event: Event) -> Voice:
    """Who tells an event by the rules, else who takes it up."""
    teller = _teller(told, event)
    return Voice(teller, _taker(told, event) if teller is None else None)


def basis_by_rules(told: Told, event: Event) -> Footing:
    """How whoever the rules name stands to an event; the judge starts from it."""
    return _basis(told, event, _voice(told, event))


def _basis(told: Told, event: Event, voice: Voice) -> Footing:
    """How the chain stands to the event: told by it, presupposed or taken up by its last holder, or none."""
    if voice.teller is not None:
        return Footing.TOLD
    taker = voice.taker
    if taker is None:
        return Footing.OWN
    if not taker.cue:
        return Footing.ATTITUDE
    words = told.document.tokens_in(taker.cue[0])
    senses = [sense for word in words for sense in told.lexicon.senses(word)]
    beside = taker.act in AHEAD_ACTS and _is_aside(told, event, words)
    factive = any(sense.voice is Footing.PRESUPPOSED for sense in senses)
    return Footing.PRESUPPOSED if beside or factive else Footing.ATTITUDE


def _act(told: Told, event: Event, statement: Statement | None) -> Act:
    """What the teller does with the event: what a promise or demand takes for granted is asserted."""
    if statement is None:
        return ACT_OF.get(event.modality, Act.ASSERT)
    if statement.act in AHEAD_ACTS and not _is_on_spine(told, event, statement):
        return Act.ASSERT
    return statement.act


def _of_content(statement: Statement | None, inside: bool) -> tuple[Evidence, ...]:
    """Words that decide the whole statement, such as its denial."""
    if statement is None or not inside:
        return ()
    return tuple(item for item in statement.evidence if item.what == "denial")


def _taker(told: Told, event: Event) -> Statement | None:
    """Who praises, condemns, fears or discusses an event that nobody but the report tells."""
    span = told.document.tokens[event.predicate[0]].span

    def fits(statement: Statement) -> bool:
        if not statement.cue or any(cue.overlaps(span) for cue in statement.cue) or _is_expected(statement):
            return False
        return statement.act not in PERFORMED or not _speaks_itself(told, event, statement)

    place = told.cover.innermost(event.predicate[0], fits)
    return told.cover.statements[place] if place is not None else None


def _is_expected(statement: Statement) -> bool:
    """True for *is expected to*: nobody is named, so the report itself expects."""
    return statement.act is Act.PREDICT and statement.chain[-1].begin is None


def _attitude_of(taker: Statement | None) -> tuple[Evidence, ...]:
    """The cue of whoever takes up what the report tells in its own voice."""
    return tuple(Evidence("attitude", cue.begin, cue.end) for cue in taker.cue) if taker is not None else ()


def _teller(told: Told, event: Event) -> Statement | None:
    """The innermost statement that holds the predicate, is no attitude and not the event's own speech act."""
    span = told.document.tokens[event.predicate[0]].span

    def fits(statement: Statement) -> bool:
        if any(cue.overlaps(span) for cue in statement.cue):
            return False
        if not statement.cue:
            return True
        if _is_expected(statement):
            return False
        if statement.attitude and _is_taken_up(told, event, statement):
            return False
        words = told.document.tokens_in(statement.cue[0])
        if statement.act in AHEAD_ACTS and statement.quotation is Quotation.INDIRECT and _is_aside(told, event, words):
            return False
        return not (any(_is_attitude(told, word, event) for word in words) or _is_performed(told, event, statement))

    place = told.cover.innermost(event.predicate[0], fits)
    return told.cover.statements[place] if place is not None else None


def _is_taken_up(told: Told, event: Event, statement: Statement) -> bool:
    """True unless the event stands in a clause or infinitive that is what the source tells or wants."""
    top = told.document.tokens[_path(told, event, told.document.tokens_in(statement.cue[0]))[-1]]
    clause = top.upos in ("VERB", "AUX") and top.features.verb_form not in ("Ger", "Part")
    return not clause or not _is_on_spine(told, event, statement)


def _is_aside(told: Told, event: Event, cue: Sequence[Token]) -> bool:
    """True for what a promise or demand only mentions: *vowed to act after the clashes*, *urged the defeated army*."""
    path = _path(told, event, cue)
    if event.modality is Modality.NONE and any(_is_topic(told, index) for index in path[:-1]):
        return True
    return any(told.document.tokens[index].rel in ASIDE for index in path[:-1]) or any(
        _is_dated(told, index) for index in path
    )


def _is_topic(told: Told, index: int) -> bool:
    """True for what a demanded or promised thing is about: *called for an inquiry into the shelling*."""
    cases = told.document.children(index, "case")
    return told.document.tokens[index].relation == "nmod" and any(
        told.lexicon.marked("topic", told.document.tokens[case]) for case in cases
    )


def _is_dated(told: Told, index: int) -> bool:
    """True for what only gives the time or reason of another act: *after clashes*, *following the talks*."""
    cases = told.document.children(index, "case", "mark")
    return any(told.lexicon.marked("beside", told.document.tokens[case]) for case in cases)


def _is_on_spine(told: Told, event: Event, statement: Statement) -> bool:
    """True if the event is what is promised, threatened or demanded, not something beside it."""
    cue = told.document.tokens_in(statement.cue[0]) if statement.cue else ()
    path = _path(told, event, cue)
    return all(told.document.tokens[index].relation in SPINE for index in path[:-1])


def _path(told: Told, event: Event, cue: Sequence[Token]) -> list[int]:
    """Tokens from the event up to the branch that hangs on the cue."""
    stops = {token.index for token in cue}
    path = [event.predicate[0]]
    for above in told.document.ancestors(path[0]):
        if above in stops:
            break
        path.append(above)
    return path


def _is_attitude(told: Told, cue: Token, event: Event) -> bool:
    """True if a cue takes the event as what it praises, condemns or plans: that it happened is not its word."""
    relation = _relation_below(told, cue, event)
    own = [sense for sense in told.lexicon.senses(cue) if sense.is_attitude]
    if relation == "xcomp":  # *seeks to leave*: nothing has happened
        return False
    nominal = relation in ("obj", "nsubj") and any(sense.complement & {"obj", "claim"} for sense in own)
    return nominal or any(relation in sense.complement for sense in own)


def _is_performed(told: Told, event: Event, statement: Statement) -> bool:
    """True for a promise, threat or refusal of the event's own actor, and for what it decides to do."""
    return (statement.act in PERFORMED or statement.attitude) and _speaks_itself(told, event, statement)


def _relation_below(told: Told, cue: Token, event: Event) -> str | None:
    """The relation of the branch below a cue that the event stands on."""
    index = event.predicate[0]
    for above in told.document.ancestors(index):
        if above == cue.index:
            return told.document.tokens[index].relation
        index = above
    return None


def _speaks_itself(told: Told, event: Event, statement: Statement) -> bool:
    """True if the event's actor is the statement's own source."""
    mention = statement.chain[-1].mention
    if mention is None:
        return False
    actors = [role.mention for role in event.actors if role.mention is not None]
    return any(told.mentions[actor].entity == told.mentions[mention].entity for actor in actors)


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
