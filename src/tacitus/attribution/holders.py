"""How a source is named: by name, by role, anonymously, as a document or by a pronoun."""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.attribution.lexicon import Lexicon
from tacitus.attribution.phrases import noun_phrase, span_of
from tacitus.attribution.unnamed import Unnaming
from tacitus.records import Document, Holder, HolderKind, Mention, MentionKind, Span

NAMES = frozenset({MentionKind.NAMED})


NEAR = 200  # mentions looked back over for the same noun


class Holders:
    """Names the holders of one document."""

    def __init__(self, document: Document, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self.document, self.mentions, self.lexicon = document, mentions, lexicon
        self.unnaming = Unnaming(document, mentions, lexicon)
        self.by_head = {mention.head: place for place, mention in reversed(list(enumerate(mentions)))}
        self.by_token: dict[int, int] = {}
        for place, mention in enumerate(mentions):
            for index in range(mention.first, mention.last):
                self.by_token.setdefault(index, place)
        self.first_of = {mention.entity: mention for mention in reversed(mentions)}
        self.named = {mention.entity for mention in mentions if mention.kind is MentionKind.NAMED}

    def holder(self, head: int | None) -> Holder:
        """The holder that a noun phrase names; an unnamed one without characters where the text has none."""
        if head is None:
            return Holder(None, None, HolderKind.ANONYMOUS)
        place = self.mention(head)
        span = self._span(place, head)
        kind = self._kind(head, place)
        unnamed = self.unnaming.of(head) if kind is HolderKind.ANONYMOUS else None
        return Holder(span.begin, span.end, kind, place, unnamed)

    def mention(self, head: int) -> int | None:
        """The mention whose head is a token, or that its name or apposition belongs to."""
        if head in self.by_head:
            return self.by_head[head]
        near = self.by_token.get(head)
        if near is not None and self.mentions[near].head in self.document.children(head, "flat", "compound", "appos"):
            return near
        return None

    def _span(self, place: int | None, head: int) -> Span:
        if place is not None:
            return self.mentions[place].span
        spans = span_of(self.document, noun_phrase(self.document, head, whole=False))
        return spans[0] if spans else self.document.tokens[head].span

    def _kind(self, head: int, place: int | None) -> HolderKind:
        token = self.document.tokens[head]
        if self.unnaming.keeping_back(head) is not None:
            return HolderKind.ANONYMOUS
        if token.upos == "PRON":
            unknown = place is None and self.lexicon.marked("anonymous", token)
            return HolderKind.ANONYMOUS if unknown else HolderKind.PRONOUN
        named = self._has_name(head) or (place is not None and self.mentions[place].kind in NAMES)
        if self.lexicon.marked("document", token) and token.upos == "NOUN":
            return HolderKind.DOCUMENT
        if named:
            return HolderKind.NAMED
        if self.lexicon.marked("anonymous", token) and self._indefinite(head, place):
            return HolderKind.ANONYMOUS
        return HolderKind.ROLE

    def _has_name(self, head: int) -> bool:
        if self.document.tokens[head].upos == "PROPN":
            return True
        return any(
            self.document.tokens[child].upos == "PROPN" for child in self.document.children(head, "appos", "flat")
        )

    def _indefinite(self, head: int, place: int | None) -> bool:
        """True for *a diplomat*, *officials*, *two sources*; also where the first mention of the same one is so."""
        if self._bare(head):
            return True
        if place is None or self.mentions[place].entity in self.named:
            return False
        first = self.first_of[self.mentions[place].entity]
        if first.head == head:  # linked to nobody: the last one of the same word tells (a diplomat … the diplomat)
            before = self._last_alike(head, place)
            return before is not None and self._bare(before)
        return self.document.tokens[first.head].upos != "PRON" and self._bare(first.head)

    def _last_alike(self, head: int, place: int) -> int | None:
        """The head of the nearest earlier mention of the same noun that has no name."""
        lemma = self.document.tokens[head].lemma
        for earlier in range(place - 1, max(-1, place - NEAR), -1):
            mention = self.mentions[earlier]
            if self.document.tokens[mention.head].lemma == lemma and mention.head < head:
                return None if mention.entity in self.named else mention.head
        return None

    def _bare(self, head: int) -> bool:
        determiners = [self.document.tokens[child].lemma for child in self.document.children(head, "det")]
        owners = self.document.children(head, "nmod:poss")
        return not owners and not any(word in ("the", "this", "that", "both") for word in determiners)
