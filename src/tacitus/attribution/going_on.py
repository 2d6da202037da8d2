"""Quotations without a cue of their own: they go on from the speaker before, or belong to somebody unnamed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tacitus.attribution.phrases import merged
from tacitus.attribution.quotes import SHORTEST, Quote
from tacitus.attribution.scene import Draft, Scene
from tacitus.records import Act, Certainty, Span

REACH = 1  # paragraphs that a speaker's word carries on
MARKS = 3  # characters beside a quotation that still leave it alone in its sentences
TELLING = 6  # words of a quotation that somebody must have said
TITLE = 0.6  # share of capitals in the longer words above which a quotation is a title
LONG_WORD = 4


@dataclass
class Thread:
    """Who spoke last while the report is walked through: the place of the draft and its paragraph."""

    draft: int | None = None
    paragraph: int = -1


def continued(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with the quotations that go on from them, and new ones for quotations of nobody in particular.

    One walk over drafts and quotations, both in text order.
    """
    result = list(drafts)
    held = _held(scene, drafts)
    thread, place = Thread(), 0
    for quote in scene.quotes:
        words = scene.document.tokens_in(quote.span)
        if not words:
            continue
        while place < len(drafts) and scene.document.tokens[drafts[place].anchor].begin < quote.span.begin:
            _hear(scene, drafts[place], place, thread)
            place += 1
        if quote.words < SHORTEST or any(word.index in held for word in words[1:-1] or words):
            continue
        paragraph = scene.document.sentence_of(words[0].index).paragraph
        near = thread.draft is not None and paragraph - thread.paragraph <= REACH
        if near and thread.draft is not None and _stands_alone(scene, quote):
            speaker = result[thread.draft]
            result[thread.draft] = replace(
                speaker, content=merged((*speaker.content, quote.span), scene.document), quoted=True
            )
            thread.paragraph = paragraph
        elif quote.words >= TELLING and not _is_title(scene, quote):
            result.append(_unnamed(scene, quote))
    return result


def _held(scene: Scene, drafts: Sequence[Draft]) -> set[int]:
    return {
        word.index
        for draft in drafts
        if draft.anchor not in scene.quoted
        for span in draft.content
        for word in scene.document.tokens_in(span)
    }


def _hear(scene: Scene, draft: Draft, place: int, thread: Thread) -> None:
    speaks = draft.source is not None and draft.act not in (Act.ACCUSE, Act.ASK, Act.DECLINE) and not draft.denied
    if speaks and draft.anchor not in scene.quoted:
        thread.draft = place
        thread.paragraph = scene.document.sentence_of(draft.anchor).paragraph


def _stands_alone(scene: Scene, quote: Quote) -> bool:
    """True if the quotation fills its sentences: nothing but quoted words in them."""
    words = scene.document.tokens_in(quote.span)
    first = scene.document.sentence_of(words[0].index)
    last = scene.document.sentence_of(words[-1].index)
    return max(0, quote.span.begin - first.begin) + max(0, last.end - quote.span.end) <= MARKS


def _is_title(scene: Scene, quote: Quote) -> bool:
    """True for the name of a book, film or law: most longer words begin with a capital."""
    long = [word.form for word in scene.document.tokens_in(quote.span) if len(word.form) >= LONG_WORD]
    return not long or sum(form[:1].isupper() for form in long) > TITLE * len(long)


def _unnamed(scene: Scene, quote: Quote) -> Draft:
    """Somebody's words, and the text does not say whose."""
    words = scene.document.tokens_in(quote.span)
    heads = [word.index for word in words if word.head < 0 or not quote.span.overlaps(_head(scene, word.head))]
    root = next((index for index in heads if scene.document.tokens[index].upos != "PUNCT"), words[0].index)
    return Draft((), (quote.span,), None, Act.ASSERT, Certainty.CERTAIN, root, "quotation without a cue", quoted=True)


def _head(scene: Scene, index: int) -> Span:
    return scene.document.tokens[index].span
