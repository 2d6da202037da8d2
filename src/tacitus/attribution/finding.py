"""Statements: every source, cue and content of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tacitus.attribution.chains import chained
from tacitus.attribution.closing import closing_drafts
from tacitus.attribution.fusing import fuse
from tacitus.attribution.going_on import continued, gone_on, spread
from tacitus.attribution.holders import Holders
from tacitus.attribution.lexicon import load_lexicon, negated
from tacitus.attribution.modes import certainty_of, reality_of
from tacitus.attribution.passing_on import cited
from tacitus.attribution.phrases import noun_phrase, span_of
from tacitus.attribution.scene import Draft, Scene, look
from tacitus.attribution.transcripts import reprint_drafts, transcript_drafts
from tacitus.attribution.verbs import verb_drafts
from tacitus.attribution.words import (
    according_drafts,
    colon_drafts,
    modifier_drafts,
    noun_drafts,
    source_words,
    survey_drafts,
    viewpoint_drafts,
)
from tacitus.records import (
    Act,
    Certainty,
    Document,
    Evidence,
    Holder,
    Mention,
    Polarity,
    Quotation,
    Reality,
    Span,
    Statement,
    Token,
)

WHOLLY = 0.9  # share of quoted characters that makes a content direct


def find_statements(document: Document, mentions: Sequence[Mention], user_data: str = "") -> tuple[Statement, ...]:
    """Every attribution of a document in text order, with parents and chains.

    Rules over the tree find verbs, nouns, adverbs, *according to* and speakers before a colon from the cue table;
    quotations without a cue of their own go on from the speaker before. Linear in the length of the text.
    """
    scene = look(document, mentions, load_lexicon(user_data))
    drafts = fuse(scene, _unrepeated(sorted(_drafts(scene), key=lambda draft: draft.anchor)))
    holders = Holders(document, mentions, scene.lexicon)
    statements = [
        _statement(scene, holders, draft) for draft in continued(scene, gone_on(scene, spread(scene, drafts)))
    ]
    return chained(document, sorted(statements, key=_place))


def _place(statement: Statement) -> tuple[int, int]:
    return (statement.cue or statement.content)[0].begin, statement.content[0].begin


def _drafts(scene: Scene) -> Iterator[Draft]:
    yield from transcript_drafts(scene)
    for sentence in scene.document.sentences:
        yield from reprint_drafts(scene, sentence)
        yield from colon_drafts(scene, sentence)
    for token in scene.document.tokens:
        yield from (draft for draft in _of_token(scene, token) if draft.content)
    for sentence in scene.document.sentences:
        yield from closing_drafts(scene, sentence)


def _is_predicate(scene: Scene, token: Token) -> bool:
    """True for an adjective that can cue a clause: *is sure that …*, *made clear that …*."""
    return token.upos == "ADJ" and bool(scene.document.children(token.index, "cop", "ccomp"))


def _of_token(scene: Scene, token: Token) -> Iterator[Draft]:
    if scene.lexicon.marked("citation", token):
        yield from according_drafts(scene, token)
    elif scene.lexicon.hearsay(token) is not None:
        yield from modifier_drafts(scene, token)
    elif token.upos == "VERB" or _is_predicate(scene, token):
        yield from verb_drafts(scene, token)
    elif token.upos == "NOUN":
        yield from noun_drafts(scene, token)
        if scene.lexicon.marked("viewpoint", token):
            yield from viewpoint_drafts(scene, token)
        if scene.lexicon.marked("survey", token):
            yield from survey_drafts(scene, token)


def _unrepeated(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each cue; a cue that only repeats the content of a colon or another cue stays."""
    kept: dict[int, Draft] = {}
    for draft in drafts:
        kept.setdefault(draft.anchor, draft)
    return list(kept.values())


# --- records ------------------------------------------------------------------------------------------


def _statement(scene: Scene, holders: Holders, draft: Draft) -> Statement:
    """The frozen record of a draft; parents and chains come later."""
    document = scene.document
    certainty, evidence = certainty_of(document, scene.lexicon, draft.root, draft.certainty)
    reality, more = reality_of(document, scene.lexicon, draft.root, draft.act)
    polarity, still_more = _polarity(scene, draft)
    return Statement(
        source=_source_spans(scene, draft),
        cue=draft.cue_spans or span_of(document, draft.cue),
        content=draft.content,
        chain=_holders(scene, holders, draft),
        act=draft.act,
        polarity=polarity,
        certainty=Certainty.UNKNOWN if draft.denied else certainty,
        reality=Reality.HYPOTHETICAL if draft.denied and draft.act is not Act.DENY else reality,
        quotation=_quotation(scene, draft),
        evidence=(*evidence, *more, *still_more),
        why=(draft.why,),
        attitude=draft.attitude,
    )


def _holders(scene: Scene, holders: Holders, draft: Draft) -> tuple[Holder, ...]:
    """The statement's own source, and behind it whom it cites."""
    behind = cited(scene, draft)
    own = holders.holder(draft.source)
    return (own,) if behind is None else (own, holders.holder(behind))


def _source_spans(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    if draft.source_spans or draft.source is None:
        return draft.source_spans
    spans = span_of(scene.document, source_words(scene, draft))
    kept = tuple(span for span in spans if not any(span.overlaps(content) for content in draft.content))
    return kept or span_of(scene.document, noun_phrase(scene.document, draft.source, whole=False))


def _polarity(scene: Scene, draft: Draft) -> tuple[Polarity, tuple[Evidence, ...]]:
    """Whether the source has it so: a denial of a negation is positive, a cue that is negated says neither."""
    if draft.act in (Act.ASK, Act.DECLINE) or draft.denied:
        return Polarity.UNKNOWN, ()
    negative = draft.root is not None and negated(scene.document, scene.lexicon, draft.root)
    what = tuple(Evidence("denial", span.begin, span.end) for span in span_of(scene.document, draft.cue[:1]))
    if draft.act is Act.DENY:
        return (Polarity.POSITIVE if negative else Polarity.NEGATIVE), what
    return (Polarity.NEGATIVE if negative else Polarity.POSITIVE), ()


def _quotation(scene: Scene, draft: Draft) -> Quotation:
    document = scene.document
    words = [word.index for span in draft.content for word in document.tokens_in(span)]
    quoted = sum(index in scene.quoted for index in words)
    if not quoted:
        return Quotation.INDIRECT
    return Quotation.DIRECT if quoted >= WHOLLY * len(words) else Quotation.MIXED
