"""Who tells an event by the rules, who only takes it up, and how either stands to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.attribution.chains import Cover, cover
from tacitus.attribution.holders import Holders
from tacitus.attribution.lexicon import Cue, Lexicon, load_lexicon
from tacitus.records import Act, Document, Event, Footing, Mention, Modality, Quotation, Statement, Token

PERFORMED = (Act.PROMISE, Act.THREATEN, Act.DECLINE)  # whoever does it speaks for itself
AHEAD_ACTS = (Act.PROMISE, Act.THREATEN, Act.DEMAND, Act.PREDICT, Act.DECLINE)
SPINE = frozenset({"ccomp", "xcomp", "conj", "obj", "obl", "nmod", "parataxis", "root"})
ASIDE = frozenset({"advcl", "amod", "acl:relcl", "obl:unmarked"})


@dataclass(frozen=True)
class Told:
    """What the rules need to say who tells an event."""

    document: Document
    mentions: Sequence[Mention]
    lexicon: Lexicon
    cover: Cover
    holders: Holders


@dataclass(frozen=True, slots=True)
class Voice:
    """Who tells an event, or who takes it up where nobody does, and what the judge said if it changed that."""

    teller: Statement | None = None
    taker: Statement | None = None
    verdict: tuple[str, ...] = ()


def told_of(
    document: Document, mentions: Sequence[Mention], statements: Sequence[Statement], user_data: str = ""
) -> Told:
    """Prepare a document and its statements for the rules; linear in its length."""
    lexicon = load_lexicon(user_data)
    return Told(document, mentions, lexicon, cover(document, statements), Holders(document, mentions, lexicon))


def voice_of(told: Told, event: Event) -> Voice:
    """Who tells an event by the rules, else who takes it up."""
    teller = _teller(told, event)
    return Voice(teller, _taker(told, event) if teller is None else None)


def basis_of(told: Told, event: Event, voice: Voice) -> Footing:
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


def _taker(told: Told, event: Event) -> Statement | None:
    """Who praises, condemns, fears or discusses an event that nobody but the report tells."""
    span = told.document.tokens[event.predicate[0]].span

    def fits(statement: Statement) -> bool:
        if not statement.cue or any(cue.overlaps(span) for cue in statement.cue) or _is_expected(statement):
            return False
        return statement.act not in PERFORMED or not is_own(told, event, statement)

    place = told.cover.innermost(event.predicate[0], fits)
    return told.cover.statements[place] if place is not None else None


def _is_expected(statement: Statement) -> bool:
    """True for *is expected to*: nobody is named, so the report itself expects."""
    return statement.act is Act.PREDICT and statement.chain[-1].begin is None


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
    return not clause or not is_on_spine(told, event, statement)


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


def is_on_spine(told: Told, event: Event, statement: Statement) -> bool:
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
    branch = _branch_below(told, cue, event)
    if branch is None:
        return False
    relation = told.document.tokens[branch].relation
    senses = told.lexicon.senses(cue)
    own = [sense for sense in senses if sense.is_attitude]
    if relation == "xcomp":  # *seeks to leave*: nothing has happened; *supports sending troops*: nor does it say so
        return any(sense.act is Act.ASSERT and "xcomp" in sense.complement for sense in own)
    nominal = relation in ("obj", "nsubj") and any(sense.complement & {"obj", "claim"} for sense in own)
    if nominal or any(relation in sense.complement for sense in own):
        return True
    return _governs(told, branch, own) and not _governs(told, branch, [item for item in senses if item not in own])


def _governs(told: Told, branch: int, senses: Sequence[Cue]) -> bool:
    """True if one of the senses takes what a branch opens with: *apologized | for*, *praised them | for*."""
    words = {place.rpartition("+")[2] for sense in senses for place in sense.complement}
    tokens = (told.document.tokens[child] for child in told.document.children(branch, "case", "mark"))
    return any(token.lemma.lower() in words for token in tokens)


def _is_performed(told: Told, event: Event, statement: Statement) -> bool:
    """True for a promise, threat or refusal of the event's own actor, and for what it decides to do."""
    return (statement.act in PERFORMED or statement.attitude) and is_own(told, event, statement)


def _branch_below(told: Told, cue: Token, event: Event) -> int | None:
    """The word below a cue that the event is or hangs on."""
    index = event.predicate[0]
    for above in told.document.ancestors(index):
        if above == cue.index:
            return index
        index = above
    return None


def is_own(told: Told, event: Event, statement: Statement) -> bool:
    """True if the event's actor is a statement's own source."""
    mention = statement.chain[-1].mention
    if mention is None:
        return False
    actors = [role.mention for role in event.actors if role.mention is not None]
    return any(told.mentions[actor].entity == told.mentions[mention].entity for actor in actors)
