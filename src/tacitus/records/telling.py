"""According to whom, how certain, and in what voice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tacitus.records.text import Span


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


class Footing(StrEnum):
    """How the chain of an event stands to it: whether somebody in it tells that it happened.

    ``own``: the chain is empty, the report says it in its own voice. ``told``: whoever the chain names tells it.
    ``presupposed``: the last holder takes the act for granted (condemns, welcomes, mourns it). ``attitude``: the last
    holder takes it up (wants, fears, opposes, discusses it) without saying that it happened.
    """

    OWN = "own"
    TOLD = "told"
    PRESUPPOSED = "presupposed"
    ATTITUDE = "attitude"


class Quotation(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Unnamed:
    """What is told of a source without a name; nothing of it says whether the source is right.

    ``body``: the words for what it belongs to. ``least`` and ``most``: how many they are (None: not told).
    ``withheld``: the words that say that the name is kept back; ``reason``: those that say why.
    """

    body: Span | None = None
    least: int | None = None
    most: int | None = None
    withheld: Span | None = None
    reason: Span | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """One link of a chain of sources: its characters (None if the text names none), its mention by index.

    ``unnamed`` is there for an anonymous holder that the text speaks of.
    """

    begin: int | None
    end: int | None
    kind: HolderKind
    mention: int | None = None
    unnamed: Unnamed | None = None


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
    """According to whom an event is told; an empty ``chain`` means the report's own voice.

    ``basis`` says how the chain stands to the event; unless it is told, the report itself speaks of the event.
    """

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
    basis: Footing = Footing.OWN

    @property
    def is_told(self) -> bool:
        """True if a source tells the event, not the report itself."""
        return self.basis is Footing.TOLD
