"""How a source is named: by name, by role, anonymously, as a document or by a pronoun."""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.attribution.lexicon import Lexicon
from tacitus.attribution.phrases import noun_phrase, span_of
from tacitus.records import Document, Holder, HolderKind, Mention, MentionKind, Span


def nobody() -> Holder:
    """The holder where the text names none."""
    return Holder(None, None, HolderKind.ANONYMOUS)


def holder_of(document: Document, mentions: Sequence[Mention], lexicon: Lexicon, head: int) -> Holder:
    """The holder that a noun phrase names, with its mention if there is one."""
    index = mention_at(mentions, head, document)
    span = _span(document, mentions, index, head)
    return Holder(span.begin, span.end, _kind(document, mentions, lexicon, head, index), index)


def mention_at(mentions: Sequence[Mention], head: int, document: Document) -> int | None:
    """The mention whose head is a token, else the longest that contains it."""
    best: tuple[int, int] | None = None
    for index, mention in enumerate(mentions):
        if mention.head == head:
            return index
        if mention.first <= head < mention.last:
            size = mention.last - mention.first
            if best is None or size > best[0]:
                best = (size, index)
    if best and mentions[best[1]].head in document.children(head, "flat", "compound", "appos"):
        return best[1]
    return None


def _span(document: Document, mentions: Sequence[Mention], index: int | None, head: int) -> Span:
    if index is not None:
        return mentions[index].span
    spans = span_of(document, noun_phrase(document, head, whole=False))
    return spans[0] if spans else document.tokens[head].span


def _kind(
    document: Document, mentions: Sequence[Mention], lexicon: Lexicon, head: int, index: int | None
) -> HolderKind:
    token = document.tokens[head]
    if token.upos == "PRON":
        return HolderKind.PRONOUN
    named = _has_name(document, head)
    if lexicon.marked("document", token) and not named:
        return HolderKind.DOCUMENT
    if named or (index is not None and mentions[index].kind is MentionKind.NAMED):
        return HolderKind.NAMED
    if lexicon.marked("anonymous", token) and _indefinite(document, mentions, head, index):
        return HolderKind.ANONYMOUS
    return HolderKind.ROLE


def _has_name(document: Document, head: int) -> bool:
    if document.tokens[head].upos == "PROPN":
        return True
    return any(document.tokens[child].upos == "PROPN" for child in document.children(head, "appos", "flat"))


def _indefinite(document: Document, mentions: Sequence[Mention], head: int, index: int | None) -> bool:
    """True for *a diplomat*, *officials*, *two sources*; also where the first mention of the same one is so."""
    if _bare(document, head):
        return True
    if index is None:
        return False
    entity = mentions[index].entity
    same = [mention for mention in mentions if mention.entity == entity]
    if any(mention.kind is MentionKind.NAMED for mention in same):
        return False
    return bool(same) and same[0].head != head and _bare(document, same[0].head)


def _bare(document: Document, head: int) -> bool:
    determiners = [document.tokens[child].lemma for child in document.children(head, "det")]
    owners = document.children(head, "nmod:poss")
    return not owners and not any(word in ("the", "this", "that", "both") for word in determiners)
