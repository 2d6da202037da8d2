"""Where the judge is sure that the rules are wrong: nobody tells an event, or somebody does, and who that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tacitus.attribution.finding import find_statements
from tacitus.attribution.judging import Ground, chance_of_telling, features_of, ground_of, load_judge
from tacitus.attribution.phrases import span_of
from tacitus.attribution.voices import Told, Voice, basis_of, is_own, told_of, voice_of
from tacitus.records import (
    Act,
    Certainty,
    Document,
    Event,
    Footing,
    Mention,
    Polarity,
    Quotation,
    Reality,
    Span,
    Statement,
)

TELLING = 0.4  # chance from which an event that the rules leave to the report is somebody's
ALONE = 0.3  # the same without the network's chance, for whoever only takes an event up
UNHEARD = 0.5  # a chance of the network that says nothing
TAKING = 0.8  # the network's chance below which nobody takes up what it alone says somebody does
SILENT = 0.2  # chance below which nobody tells what the rules say somebody tells in the same sentence
HEARD = 0.5  # the network's chance from which a supposed teller tells, and does not only take up
REACH = 1  # paragraphs in which a statement may go on
UP = 5  # words above an event whose subject may take it up


@dataclass(frozen=True)
class Bench:
    """What the judge of telling sees of a document: what the rules alone find in it."""

    told: Told
    ground: Ground
    weights: Mapping[str, float]

    def chance(self, event: Event, heard: float) -> float:
        """The chance that somebody tells or takes up an event; ``heard`` is the network's chance for its word."""
        return chance_of_telling(self.weights, self.features(event), heard)

    def features(self, event: Event) -> frozenset[str]:
        """The features of an event, its footing by the rules alone among them."""
        return features_of(self.ground, event, basis_of(self.told, event, voice_of(self.told, event)))


def bench_of(document: Document, mentions: Sequence[Mention], user_data: str = "") -> Bench:
    """Read a document by the rules alone, without the network's marks; linear in its length."""
    bare = replace(document, speech=(), told=())
    told = told_of(bare, mentions, find_statements(bare, mentions, user_data), user_data)
    return Bench(told, ground_of(bare, told.lexicon, told.cover), load_judge(user_data))


def judged(told: Told, event: Event, voice: Voice, basis: Footing, chance: float, alone: float) -> Voice:
    """The voice that was found, unless the judge's chance that somebody tells the event is clear that it is another.

    ``alone`` is its chance without the network's: nobody is supposed to take an act up on the network's word alone,
    which the names in a sentence sway.
    """
    heard = told.document.told[event.predicate[0]]
    if basis is not Footing.OWN:
        own = Voice(verdict=(f"judged to be the report's own: {chance:.2f}",))
        return own if _is_nobodys(told, event, voice, chance) else voice
    if chance < TELLING:
        return voice
    head = event.predicate[0]
    teller = next((item for item in (*_near(told, head), *_before(told, head)) if not item.attitude), None)
    found = teller if heard >= HEARD and teller is not None else next(_takers(told, head))
    if is_own(told, event, found):  # whoever promises an act itself speaks for itself
        return voice
    reason = (f"judged to be somebody's: {chance:.2f}",)
    if found is teller:
        return Voice(teller=found, verdict=reason)
    return Voice(taker=found, verdict=reason) if alone >= ALONE else voice


def _is_nobodys(told: Told, event: Event, voice: Voice, chance: float) -> bool:
    """True where whoever was found does not tell or take up the event.

    Hearsay, *according to* and what the tables say of attitudes stand; whoever the network alone has take it up must be
    heard well.
    """
    if voice.teller is not None:
        plain = voice.teller.certainty is Certainty.CERTAIN and not _is_cited(told, voice.teller)
        return plain and chance < SILENT and not _runs_on(told, event, voice.teller)
    alone = voice.taker is not None and voice.taker.why[0].startswith("network")
    return alone and told.document.told[event.predicate[0]] < TAKING


def _is_cited(told: Told, teller: Statement) -> bool:
    """True for *according to*, which leaves no doubt."""
    return any(told.lexicon.marked("citation", word) for cue in teller.cue for word in told.document.tokens_in(cue))


def _runs_on(told: Told, event: Event, teller: Statement) -> bool:
    """True for what stands in another sentence than the cue of whoever tells it: the statement goes on."""
    here = told.document.sentence_of(event.predicate[0]).span
    return bool(teller.cue) and not any(cue.overlaps(here) for cue in teller.cue)


def _takers(told: Told, head: int) -> Iterator[Statement]:
    """Whoever may take up an event, the likeliest first; at last nobody in particular."""
    place = told.cover.innermost(head, lambda item: not _is_below(told, head, item))
    if place is not None:
        yield told.cover.statements[place]
    yield from _subjects(told, head)
    yield from _near(told, head)
    sentence = told.document.sentence_of(head)
    yield _supposed(told, head, None, Span(sentence.begin, sentence.end))


def _near(told: Told, head: int) -> list[Statement]:
    """Statements that reach into the event's sentence, those first whose content stands nearest to it."""
    reaching = told.cover.reaching.get(told.document.sentence_of(head).index, ())
    found = [told.cover.statements[place] for place in reaching]
    found = [item for item in found if not _is_below(told, head, item)]
    place = told.document.tokens[head].begin
    return sorted(
        found, key=lambda item: min(abs(edge - place) for span in item.content for edge in (span.begin, span.end))
    )


def _before(told: Told, head: int) -> Iterator[Statement]:
    """The last statement of the sentences before, in the same paragraph or the one before."""
    here = told.document.sentence_of(head)
    for sentence in reversed(told.document.sentences[: here.index]):
        if here.paragraph - sentence.paragraph > REACH:
            return
        for place in reversed(told.cover.reaching.get(sentence.index, ())):
            item = told.cover.statements[place]
            words = told.document.tokens_in(item.content[-1])
            if words and told.document.sentence_of(words[-1].index).index == sentence.index:
                yield item
                return


def _subjects(told: Told, head: int) -> Iterator[Statement]:
    """*wants to ban them*, *her attempts to ban them*: whoever does what the event hangs on, if it is a mention."""
    document, index = told.document, head
    for above in list(document.ancestors(head))[:UP]:
        for child in document.children(above, "nsubj", "nmod:poss"):
            if child != index and told.holders.mention(child) is not None and document.tokens[above].upos != "PUNCT":
                below = span_of(document, document.subtree(index))
                yield _supposed(told, child, above, Span(below[0].begin, below[-1].end))
        index = above


def _is_below(told: Told, head: int, statement: Statement) -> bool:
    """True for a statement whose cue is the event or hangs on it: *threatened them, saying that …*."""
    cues = [word.index for span in statement.cue for word in told.document.tokens_in(span)]
    return any(cue == head or head in told.document.ancestors(cue) for cue in cues)


def _supposed(told: Told, source: int, cue: int | None, content: Span) -> Statement:
    """A statement that no rule found: whoever a word names takes up what hangs on a cue; nobody without one."""
    holder = told.holders.holder(source if cue is not None else None)
    return Statement(
        source=() if holder.begin is None or holder.end is None else (Span(holder.begin, holder.end),),
        cue=() if cue is None else (told.document.tokens[cue].span,),
        content=(content,),
        chain=(holder,),
        act=Act.ASSERT,
        polarity=Polarity.POSITIVE,
        certainty=Certainty.CERTAIN,
        reality=Reality.ACTUAL,
        quotation=Quotation.NONE,
        why=("whoever the words above it name" if cue is not None else "nobody is named",),
        attitude=True,
    )
