"""The frozen types that every room shares.

Every ``begin`` and ``end`` counts characters of ``Report.text``, the text as it was given.
A record refers to other records by index, never by copying their text.
"""

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


# --- intake -------------------------------------------------------------------------------------


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


# --- language -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Features:
    """The morphological features that later rooms need, in UD's words; empty means not marked."""

    verb_form: str = ""  # Fin Inf Part Ger
    tense: str = ""  # Past Pres
    mood: str = ""  # Ind Imp Sub
    voice: str = ""  # Pass
    number: str = ""  # Sing Plur Ptan
    person: str = ""  # 1 2 3


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


# --- actors -------------------------------------------------------------------------------------


class MentionKind(StrEnum):
    """How a mention refers."""

    NAMED = "named"  # Sergei Lavrov, Islamic State
    ROLE = "role"  # the foreign minister, a spokesman of the opposition
    GROUP = "group"  # rebels, the army, protesters
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an actor: characters, tokens ``first`` up to ``last``, its head, who it is.

    ``code`` is ISO 3166 alpha-3 or IGO, UNO, EUR, NGO, IMG, ISM, MNC; None when no country can be told.
    ``entity`` numbers the actors of a report: corefering mentions share it. ``members`` are the
    mentions (by index) that a plural or split antecedent stands for.
    """

    begin: int
    end: int
    first: int
    last: int
    head: int
    kind: MentionKind
    entity: int
    code: str | None = None
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    identifier_id: str | None = None
    identifier_text: str | None = None
    plural: bool = False
    members: tuple[int, ...] = ()
    why: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.begin, self.end)


# --- dates, places, figures ---------------------------------------------------------------------


class Precision(StrEnum):
    """How finely a date is told."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX: type DATE, TIME, DURATION or SET, its TIMEX3 value, and the days it can mean."""

    begin: int
    end: int
    type: str
    value: str
    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Precision.UNKNOWN
    basis: Basis = Basis.UNKNOWN
    why: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.begin, self.end)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One gazetteer entry that a toponym could mean, with its score and the reasons for it."""

    geonameid: int | None
    name: str
    country_code: str | None
    lat: float | None
    lon: float | None
    score: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name and the gazetteer entry chosen for it.

    ``resolution`` follows PLOVER: 1 country, 2 first-order division, 3 district, 4 city, 5 within a city,
    0 larger than a country or unknown. ``lat`` and ``lon`` are degrees and None for areas (resolution < 4).
    ``country_code`` is ISO 3166 alpha-3.
    """

    begin: int
    end: int
    name: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    country_code: str | None = None
    admin1: str | None = None
    feature_code: str | None = None
    resolution: int = 0
    candidates: tuple[Candidate, ...] = ()
    why: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.begin, self.end)


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of people or things: ``low <= best <= high``; None where the text sets no bound.

    ``kind``: killed, injured, missing, detained, abducted, displaced, troops, protesters, weapons, aid …
    ``anchor`` is the token that says what is counted or happened to them (killed, troops).
    """

    begin: int
    end: int
    kind: str
    low: int | None
    best: int | None
    high: int | None
    anchor: int
    whom: Span | None = None
    why: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.begin, self.end)


# --- events -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Role:
    """A filler of actor or recipient: the mention (by index) if there is one, its characters, the path to it.

    A role without characters (``begin`` None) is an actor that the text does not name; ``sector`` then says UNK
    or UAF, or which institution of the country ``code`` does such things.
    """

    mention: int | None
    begin: int | None
    end: int | None
    path: str
    sector: str | None = None
    code: str | None = None


class Modality(StrEnum):
    """What governs an act that is not simply told as done."""

    NONE = "none"
    PROMISED = "promised"
    DEMANDED = "demanded"
    THREATENED = "threatened"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"
    ALLEGED = "alleged"  # a holder accuses somebody of it


@dataclass(frozen=True, slots=True)
class Event:
    """A political event read at a predicate, before it is known who says so.

    ``predicate`` holds token indices, the head first. ``auxiliary`` is a subset of historical, future,
    hypothetical, negation. ``modality`` tells what governs the act (promised, demanded, …).
    """

    predicate: tuple[int, ...]
    sentence: int
    type: str
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    auxiliary: tuple[str, ...] = ()
    modality: Modality = Modality.NONE
    actors: tuple[Role, ...] = ()
    recipients: tuple[Role, ...] = ()
    cameo: str | None = None
    quad: int = 0
    scale: float = 0.0
    link: int | None = None  # index of the event of the same report that tells it most fully
    why: tuple[str, ...] = ()


# --- attribution --------------------------------------------------------------------------------


class HolderKind(StrEnum):
    """How a source is named."""

    NAMED = "named"
    ROLE = "role"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    PRONOUN = "pronoun"


class Act(StrEnum):
    """What a source does with its content."""

    ASSERT = "assert"
    REPORT = "report"
    DENY = "deny"
    PROMISE = "promise"
    THREATEN = "threaten"
    DEMAND = "demand"
    ACCUSE = "accuse"
    PREDICT = "predict"
    ASK = "ask"
    DECLINE = "decline"


class Polarity(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class Reality(StrEnum):
    ACTUAL = "actual"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"


class Quotation(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Holder:
    """One link of a chain of sources: its characters (None if the text names none), its mention by index."""

    begin: int | None
    end: int | None
    kind: HolderKind
    mention: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that decided a value: ``what`` names it (negation, modal, condition, denial, attitude, attempt …)."""

    what: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution: who says what, by which words, and how.

    ``chain`` runs from the report's author outward and ends with this statement's own source.
    ``parent`` is the index of the statement whose content this one stands in. ``attitude``: the source takes up what
    the content names (praises, plans, deplores it) without telling that it happened.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    chain: tuple[Holder, ...]
    act: Act
    polarity: Polarity
    certainty: Certainty
    reality: Reality
    quotation: Quotation
    evidence: tuple[Evidence, ...] = ()
    parent: int | None = None
    why: tuple[str, ...] = ()
    attitude: bool = False


@dataclass(frozen=True, slots=True)
class Dropped:
    """A word that could tell an event and does not: what it would be (empty if no sense fits), the reason, and more."""

    token: int
    kind: str
    reason: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passed:
    """The senses of a predicate that were not taken, each with the reason."""

    token: int
    senses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """A passage where the author judges rather than reports: its characters, a score 0..1, the words that show it.

    ``what`` of each word says how: blame, scorn, praise, irony, certainty, attitude, intensity, exhortation,
    first person, question. It says nothing on who is right.
    """

    begin: int
    end: int
    score: float
    words: tuple[Evidence, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.begin, self.end)


class Status(StrEnum):
    """One word for people; derived, the first that fits, in this order."""

    DENIED = "denied"
    NEGATED = "negated"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"
    ALLEGED = "alleged"
    DEMANDED = "demanded"
    THREATENED = "threatened"
    PROMISED = "promised"
    PLANNED = "planned"
    ATTRIBUTED = "attributed"
    ASSERTED = "asserted"


@dataclass(frozen=True, slots=True)
class Attribution:
    """According to whom an event is told; an empty ``chain`` means the report's own voice."""

    chain: tuple[Holder, ...]
    act: Act
    polarity: Polarity
    certainty: Certainty
    reality: Reality
    quotation: Quotation
    status: Status
    cue: Span | None = None
    content: Span | None = None
    evidence: tuple[Evidence, ...] = ()
    why: tuple[str, ...] = ()


# --- the whole reading --------------------------------------------------------------------------


class PlaceBasis(StrEnum):
    """What the place of an event rests on."""

    STATED = "stated"  # the sentence ties the place name to the event
    CONTEXT = "context"  # the scene of another act, or of another telling of this one
    DATELINE = "dateline"
    IMPLIED = "implied"  # no place name: the country that its parties or the report imply, an area
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Record:
    """An event with its attribution, time, place and figures (indices into the reading's tuples).

    ``implied_place`` is a country that no place name of the text stands for: its characters are the words of the
    party that implies it, and it has no point. Beside ``place`` it is that place with the country that is implied.
    """

    id: str
    event: Event
    attribution: Attribution
    time: int | None = None
    begin_date: date | None = None
    end_date: date | None = None
    date_precision: Precision = Precision.UNKNOWN
    date_basis: Basis = Basis.UNKNOWN
    place: int | None = None
    place_basis: PlaceBasis = PlaceBasis.UNKNOWN
    implied_place: Toponym | None = None
    figures: tuple[int, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """Everything read from one report."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Toponym, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    records: tuple[Record, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    coder: str = ""  # program and model version

    @property
    def report(self) -> Report:
        return self.document.report

    def place_of(self, record: Record) -> Toponym | None:
        """The place of a record: a place name of the report, or the country that is implied."""
        if record.place is None or record.implied_place is not None:
            return record.implied_place
        return self.places[record.place]
