"""The learned judge of telling: does somebody tell or take up an event, whatever the rules find?

A logistic regression over what the rules alone find around the event, without its words, so that it knows no name and
no topic. To its log odds come those of the network's chance that the word is told: on the articles that both learnt
from the network is too sure of itself for its weight to be fitted. Weights stand in ``data/attribution/judge.csv``;
``training/attribution/judge.py`` fits them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tacitus.attribution.chains import Cover
from tacitus.attribution.lexicon import Lexicon, negated
from tacitus.attribution.quotes import find_quotes
from tacitus.logistic import log_odds, logistic
from tacitus.records import Document, Event, Footing, Sentence, Span, Statement, Token
from tacitus.tables import load_table

SURE = 0.99  # chances of the network are taken for no more than this, and no less than the rest
UP = 5  # words above the event that are looked at
NEAR = 3  # words that one step of distance counts
FAR = 5  # steps after which no further is told apart
CLOSED = ("aux", "case", "mark", "det")  # children told by their form
OPEN = ("nsubj", "nmod:poss", "amod")  # children told by their part of speech
CARRYING = ("VERB", "NOUN", "ADJ")  # words of a cue that carry it
EIGHT = 8  # words of a content that count as one step of its length
LONGEST = 5  # steps after which no longer content is told apart
ENOUGH = LONGEST * EIGHT * 20  # characters that hold as many words, however long they are
BEHIND = -3  # sentences behind an event after which no farther cue is told apart


@dataclass(frozen=True)
class Ground:
    """What the features of a document's events are read from: tokens in contents, in cues, in quotation marks."""

    document: Document
    lexicon: Lexicon
    cover: Cover
    covered: frozenset[int]
    cued: frozenset[int]
    quoted: frozenset[int]


def ground_of(document: Document, lexicon: Lexicon, cover: Cover) -> Ground:
    """Prepare a document; linear in its length."""
    quoted = {
        word.index for quote in find_quotes(document) if not quote.is_name for word in document.tokens_in(quote.span)
    }
    cued = {word.index for item in cover.statements for span in item.cue for word in document.tokens_in(span)}
    covered = frozenset(index for index, over in enumerate(cover.over) if over)
    return Ground(document, lexicon, cover, covered, frozenset(cued), frozenset(quoted))


@cache
def load_judge(user_data: str = "") -> Mapping[str, float]:
    """Weights by feature, from ``attribution/judge``."""
    return MappingProxyType({row["feature"]: row["weight"] for row in load_table("attribution/judge", user_data)})


def chance_of_telling(weights: Mapping[str, float], features: Iterable[str], heard: float) -> float:
    """The chance 0..1 that somebody tells or takes up an event; ``heard`` is what the network says of its word.

    >>> chance_of_telling({"bias": 0.0}, (), 0.5)
    0.5
    """
    chance = min(max(heard, 1 - SURE), SURE)
    return logistic(log_odds(weights, features) + math.log(chance / (1 - chance)))


def features_of(ground: Ground, event: Event, basis: Footing) -> frozenset[str]:
    """Names of the features that hold for an event."""
    head = event.predicate[0]
    sentence = ground.document.sentence_of(head)
    return frozenset(
        (
            f"basis={basis.value}",
            f"type={event.type}",
            f"modality={event.modality.value}",
            *(f"aux={name}" for name in event.auxiliary),
            *_of_word(ground, head),
            *_above(ground, head),
            *_within(ground, head),
            *_around(ground, head, sentence),
            *_beside(ground, sentence),
        )
    )


def _of_word(ground: Ground, head: int) -> Iterator[str]:
    """The word itself and its children of closed classes."""
    document = ground.document
    token = document.tokens[head]
    yield f"upos={token.upos}"
    yield f"rel={token.rel}"
    yield f"form={token.features.verb_form}{token.features.tense}"
    for child in document.children(head, *OPEN, *CLOSED):
        item = document.tokens[child]
        word = item.upos if item.relation in OPEN else item.form.lower()
        yield f"child={item.relation}:{word}"
        if item.upos == "PRON":
            yield f"pronoun={item.form.lower()}"
    below = document.subtree(head)
    yield f"below={min(4, len(below) // 4)}"
    yield f"below told={_third(sum(index in ground.covered for index in below), len(below))}"


def _above(ground: Ground, head: int) -> Iterator[str]:
    """The words that the event hangs on: what they are, who is their subject, what cue they are."""
    document, index = ground.document, head
    for step, above in enumerate(document.ancestors(head), 1):
        if step > UP:
            return
        token, over = document.tokens[index], document.tokens[above]
        who = _subject(document, above)
        yield f"depth={step}"
        yield f"subject {min(step, 3)} {over.upos}={who}"
        yield f"form {min(step, 2)}={over.features.verb_form}{over.features.tense}"
        if negated(document, ground.lexicon, above):
            yield "negated above"
        for cue in ground.lexicon.senses(over)[:1]:
            yield f"cue {token.relation}:{cue.act.value}:{cue.voice.value}"
            yield f"cue {min(step, 3)}:{cue.voice.value}:{who}"
            yield f"cue={cue.act.value}"
        if over.rel == "root":
            yield f"subject of root={who}"
        if step < UP:
            yield from _link(document, index, above, step)
        index = above


def _link(document: Document, index: int, above: int, step: int) -> Iterator[str]:
    """How a word hangs on another: relation and preposition, auxiliaries, owner."""
    token, over = document.tokens[index], document.tokens[above]
    cases = document.children(index, "case", "mark")
    relation = token.relation + (f"/{document.tokens[cases[0]].lemma.lower()}" if cases else "")
    yield f"up {min(step, 2)}={'relative' if token.rel == 'acl:relcl' else relation}>{over.upos}"
    yield from (f"aux above={document.tokens[child].form.lower()}" for child in document.children(above, "aux"))
    if over.upos == "NOUN" and document.children(above, "nmod:poss"):
        yield "owned above"


def _subject(document: Document, index: int) -> str:
    subjects = document.children(index, "nsubj", "nmod:poss")
    if not subjects:
        return "none"
    token = document.tokens[subjects[0]]
    return token.form.lower() if token.upos == "PRON" else token.upos


def _within(ground: Ground, head: int) -> Iterator[str]:
    """The innermost statement whose content holds the event: what it is, how long, whose, where its cue stands."""
    places = ground.cover.over[head]
    yield f"within={min(3, len(places))}"
    if not places:
        return
    statement = ground.cover.statements[places[0]]
    yield f"within {statement.quotation.value}"
    yield f"within {statement.act.value}"
    yield f"within {statement.certainty.value}"
    yield f"within attitude={statement.attitude}"
    yield f"within holder={statement.chain[-1].kind.value if statement.chain else 'none'}"
    yield f"within chain={min(3, len(statement.chain))}"
    yield f"within source={bool(statement.source)}"
    opening = (Span(part.begin, min(part.end, part.begin + ENOUGH)) for part in statement.content)
    words = sum(len(ground.document.tokens_in(part)) for part in opening)
    yield f"within length={min(LONGEST, words // EIGHT)}"
    cue = _carrier(ground.document, statement)
    if cue is None:
        yield "within no cue"
    else:
        yield from _under(ground.document, head, cue)


def _carrier(document: Document, statement: Statement) -> Token | None:
    """The word that carries a statement's cue, if it has one."""
    words = document.tokens_in(statement.cue[0]) if statement.cue else ()
    return next((word for word in words if word.upos in CARRYING), words[0] if words else None)


def _under(document: Document, head: int, cue: Token) -> Iterator[str]:
    """How the event stands to a cue: in which sentence, on which side, on which branch below it."""
    apart = document.sentence_of(cue.index).index - document.sentence_of(head).index
    yield f"within cue {max(BEHIND, min(1, apart)):+d}"
    yield f"within cue {cue.upos}"
    yield f"within cue first={cue.index < head}"
    branch = head
    for above in document.ancestors(head):
        if above == cue.index:
            opening = document.children(branch, "case", "mark")
            word = document.tokens[opening[0]].lemma.lower() if opening else "none"
            yield f"branch={document.tokens[branch].relation}>{cue.upos}"
            yield f"branch opens={word}"
            return
        branch = above
    yield "within cue aside"


def _around(ground: Ground, head: int, sentence: Sentence) -> Iterator[str]:
    """Where in its sentence the event stands to cues, colons and quotations."""
    document, words = ground.document, range(sentence.first, sentence.last)
    before = [index for index in words if index in ground.cued and index < head]
    after = [index for index in words if index in ground.cued and index > head]
    if before:
        yield f"cue before={min(FAR, (head - before[-1]) // NEAR)}"
    if after:
        yield f"cue after={min(FAR, (after[0] - head) // NEAR)}"
    if before or after or head in ground.cued:
        yield "cue in sentence"
    if head in ground.cued:
        yield "is cue"
    if head in ground.quoted:
        yield "quoted"
    for index in words:
        if document.tokens[index].form == ":":
            yield "after a colon" if index < head else "before a colon"
    yield f"sentence told={_third(sum(index in ground.covered for index in words), len(words))}"
    yield f"sentence quoted={_third(sum(index in ground.quoted for index in words), len(words))}"


def _beside(ground: Ground, sentence: Sentence) -> Iterator[str]:
    """What the sentence is and how its neighbours are told."""
    document = ground.document
    yield f"kind={sentence.kind.value}"
    yield f"place={min(3, 4 * sentence.first // len(document.tokens))}"
    words = document.tokens[sentence.first : sentence.last]
    yield from {f"person={word.features.person}" for word in words if word.upos == "PRON"}
    yield from {f"word={word.form.lower()}" for word in words if word.form.lower() in ("would", "?")}
    for step in (-1, 1):
        if 0 <= sentence.index + step < len(document.sentences):
            other = document.sentences[sentence.index + step]
            near = "paragraph" if other.paragraph == sentence.paragraph else "next"
            told = sum(index in ground.covered for index in range(other.first, other.last))
            yield f"{step:+d} {near} told={_third(told, other.last - other.first)}"


def _third(part: int, whole: int) -> int:
    """None, some, most or all: 0 to 3."""
    return 0 if not part else 1 + int(1.999 * part / max(whole, 1)) if part < whole else 3
