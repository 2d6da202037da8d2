"""The report and its words: characters, passages, sentences, tokens, entities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from tacitus.errors import RecordError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of characters of a report.

    >>> Span(0, 6).of("Moscow said")
    'Moscow'
    """

    begin: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.begin <= self.end:
            raise RecordError(f"a span must run forward from 0, not from {self.begin} to {self.end}")

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.begin : self.end]

    def overlaps(self, other: Span) -> bool:
        """True if both spans share a character."""
        return self.begin < other.end and other.begin < self.end

    def contains(self, other: Span) -> bool:
        """True if ``other`` lies wholly inside."""
        return self.begin <= other.begin and other.end <= self.end


class PassageKind(StrEnum):
    """What a stretch of a report is for its reader."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph or line of a report, told from page furniture."""

    begin: int
    end: int
    kind: PassageKind

    @property
    def span(self) -> Span:
        return Span(self.begin, self.end)


class Basis(StrEnum):
    """What a date rests on."""

    STATED = "stated"
    INFERRED = "inferred"
    PUBLICATION = "publication"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Report:
    """One report as given, with its passages in the order of the text (they never overlap).

    A day of publication that the text itself lets infer comes with the words that tell it (``published_evidence``),
    and with the first and last day that it can be. Where these bounds are all that can be inferred, ``published`` is
    None. Neither is set for a day that was given or stated.
    """

    id: str
    text: str
    passages: tuple[Passage, ...] = ()
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    file: str | None = None
    published: date | None = None
    published_basis: Basis = Basis.UNKNOWN
    published_earliest: date | None = None
    published_latest: date | None = None
    published_evidence: tuple[Span, ...] = ()
    published_why: tuple[str, ...] = ()
    dateline_place: Span | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Features:
    """The morphological features that later rooms need, in UD's words; empty means not marked."""

    verb_form: str = ""  # Fin Inf Part Ger
    tense: str = ""  # Past Pres
    mood: str = ""  # Ind Imp Sub
    voice: str = ""  # Pass
    number: str = ""  # Sing Plur Ptan
    person: str = ""  # 1 2 3


RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
HYPHENS = frozenset(("-", "–"))  # between the parts of one word or of a pair


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word; ``index`` and ``head`` count tokens of the document, a root has head -1.

    ``rel`` is the UD relation with its subtype (``nsubj:pass``); ``form`` is the word as written.
    """

    index: int
    begin: int
    end: int
    form: str
    lemma: str
    upos: str
    features: Features
    head: int
    rel: str

    @property
    def span(self) -> Span:
        return Span(self.begin, self.end)

    @property
    def is_relative(self) -> bool:
        """True for the form of a relative pronoun, which *that* shares."""
        return self.form.lower() in RELATIVE

    @property
    def relation(self) -> str:
        """The relation without its subtype."""
        return self.rel.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its characters, its tokens ``first`` up to but not including ``last``."""

    index: int
    begin: int
    end: int
    first: int
    last: int
    kind: PassageKind = PassageKind.BODY
    paragraph: int = 0

    @property
    def span(self) -> Span:
        return Span(self.begin, self.end)


class EntityType(StrEnum):
    """Named entities of the language model."""

    PERSON = "person"
    ORGANIZATION = "organization"
    LOCATION = "location"
    FACILITY = "facility"
    NORP = "norp"  # nationality, religious or political group
    DATE = "date"
    MONEY = "money"
    PRODUCT = "product"
    MISCELLANEOUS = "miscellaneous"


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: characters, tokens ``first`` up to but not including ``last``, type, score 0..1."""

    begin: int
    end: int
    first: int
    last: int
    type: EntityType
    score: float = 1.0

    @property
    def span(self) -> Span:
        return Span(self.begin, self.end)


class SpeechPart(StrEnum):
    """The parts of an attribution."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class SpeechSpan:
    """Words that the network marks as a source, cue or content: characters, tokens ``first`` to ``last``, score 0..1.

    ``last`` is not part of it. Spans of one part never overlap; which of them belong together is not said here.
    """

    begin: int
    end: int
    first: int
    last: int
    part: SpeechPart
    score: float = 1.0

    @property
    def span(self) -> Span:
        return Span(self.begin, self.end)


@dataclass(frozen=True)
class Document:
    """A report with its words, trees, named entities and spans of speech: one text, many views.

    ``told`` holds for each token the chance 0..1 that it stands in what somebody says, by the network.
    """

    report: Report
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    speech: tuple[SpeechSpan, ...] = ()
    told: tuple[float, ...] = ()

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        lists: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                lists[token.head].append(token.index)
        return tuple(tuple(items) for items in lists)

    @cached_property
    def _sentence_of(self) -> tuple[int, ...]:
        owners = [0] * len(self.tokens)
        for sentence in self.sentences:
            for index in range(sentence.first, sentence.last):
                owners[index] = sentence.index
        return tuple(owners)

    def children(self, index: int, *rels: str) -> tuple[int, ...]:
        """Dependents of a token in text order; with ``rels`` only those (``nsubj`` also takes ``nsubj:pass``)."""
        below = self._children[index]
        if not rels:
            return below
        return tuple(i for i in below if self.tokens[i].rel in rels or self.tokens[i].relation in rels)

    def sentence_of(self, index: int) -> Sentence:
        """The sentence that a token stands in."""
        return self.sentences[self._sentence_of[index]]

    def ancestors(self, index: int) -> Iterator[int]:
        """The heads above a token, nearest first."""
        head = self.tokens[index].head
        while head >= 0:
            yield head
            head = self.tokens[head].head

    def subtree(self, index: int) -> tuple[int, ...]:
        """A token and everything below it, in text order."""
        found, stack = [], [index]
        while stack:
            current = stack.pop()
            found.append(current)
            stack.extend(self._children[current])
        return tuple(sorted(found))

    def root(self, sentence: Sentence) -> int:
        """The root token of a sentence."""
        for index in range(sentence.first, sentence.last):
            if self.tokens[index].head < 0:
                return index
        return sentence.first

    def span(self, first: int, last: int) -> Span:
        """Characters from token ``first`` up to but not including token ``last``."""
        return Span(self.tokens[first].begin, self.tokens[last - 1].end)

    def text(self, span: Span) -> str:
        """The report's characters under a span."""
        return self.report.text[span.begin : span.end]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Tokens that overlap a span, in order."""
        low = self._first_ending_after(span.begin)
        high = low
        while high < len(self.tokens) and self.tokens[high].begin < span.end:
            high += 1
        return self.tokens[low:high]

    def _first_ending_after(self, position: int) -> int:
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= position:
                low = middle + 1
            else:
                high = middle
        return low
