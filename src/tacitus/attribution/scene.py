"""What every rule of this room looks at: the document, its mentions, the tables, the quotations by sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tacitus.attribution.lexicon import Lexicon
from tacitus.attribution.quotes import Quote, find_quotes
from tacitus.records import Act, Certainty, Document, EntityType, Mention, MentionKind, Sentence, Span, Token

SPEAKING = frozenset({MentionKind.ROLE, MentionKind.GROUP})


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before its chain is known: tokens of cue and content, the head of the source.

    ``root`` is the head of the content's clause; ``denied`` says that the cue itself is negated. ``cue_spans`` and
    ``source_spans`` are the network's words for them where it marks any. ``attitude``: the source takes the content
    up without telling it. ``alone``: the network marks it and no rule finds it.
    """

    cue: tuple[int, ...]
    content: tuple[Span, ...]
    source: int | None
    act: Act
    certainty: Certainty
    root: int | None
    why: str
    quoted: bool = False
    denied: bool = False
    cue_spans: tuple[Span, ...] = ()
    source_spans: tuple[Span, ...] = ()
    attitude: bool = False
    alone: bool = False

    @property
    def anchor(self) -> int:
        """The token that carries the cue."""
        return self.cue[0] if self.cue else self.root or 0


@dataclass(frozen=True)
class Scene:
    """One document as the rules see it."""

    document: Document
    mentions: Sequence[Mention]
    lexicon: Lexicon
    quotes: tuple[Quote, ...]
    by_sentence: Mapping[int, tuple[Quote, ...]]
    quoted: frozenset[int]  # tokens inside quotation marks
    heads: frozenset[int]  # heads of mentions
    speakers: frozenset[int]  # tokens of persons, organizations and offices

    def quotes_in(self, sentence: Sentence) -> tuple[Quote, ...]:
        """Quotations that reach into a sentence."""
        return self.by_sentence.get(sentence.index, ())

    def has_case(self, index: int, words: frozenset[str]) -> int | None:
        """The preposition or mark of a token that is one of the words, if any."""
        for child in self.document.children(index, "case", "mark"):
            token = self.document.tokens[child]
            if token.lemma.lower() in words or token.form.lower() in words:
                return child
        return None

    def is_clause(self, token: Token) -> bool:
        """True if a token heads a clause rather than a phrase."""
        return token.upos in ("VERB", "AUX") or bool(self.document.children(token.index, "cop", "nsubj", "aux"))


def look(document: Document, mentions: Sequence[Mention], lexicon: Lexicon) -> Scene:
    """Prepare a document for the rules; linear in its length."""
    quotes = find_quotes(document)
    by_sentence: dict[int, list[Quote]] = {}
    quoted: set[int] = set()
    for quote in quotes:
        words = document.tokens_in(quote.span)
        if not quote.is_name:
            quoted.update(word.index for word in words)
        for number in sorted({document.sentence_of(word.index).index for word in words}):
            by_sentence.setdefault(number, []).append(quote)
    return Scene(
        document,
        mentions,
        lexicon,
        quotes,
        {key: tuple(items) for key, items in by_sentence.items()},
        frozenset(quoted),
        frozenset(mention.head for mention in mentions),
        _speakers(document, mentions),
    )


def _speakers(document: Document, mentions: Sequence[Mention]) -> frozenset[int]:
    words = {mention.head for mention in mentions if mention.kind in SPEAKING}
    for entity in document.entities:
        if entity.type in (EntityType.PERSON, EntityType.ORGANIZATION):
            words.update(range(entity.first, entity.last))
    return frozenset(words)
