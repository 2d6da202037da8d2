"""Who, when, where and how many: what mentions, time expressions, toponyms and figures say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tacitus.records.text import Basis, Span

BEYOND_STATES = frozenset(("IGO", "UNO", "EUR", "NGO", "IMG", "ISM", "MNC"))  # PLOVER codes that are no country's


class MentionKind(StrEnum):
    """How a mention refers."""

    NAMED = "named"  # Sergei Lavrov, Islamic State
    ROLE = "role"  # the foreign minister, a spokesman of the opposition
    GROUP = "group"  # rebels, the army, protesters
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Tenure:
    """The sector that a known person had from ``start`` up to and with ``end``; None is open."""

    sector: str | None
    start: date | None = None
    end: date | None = None

    def holds(self, first: date, last: date) -> bool:
        """True if it covers all days from the first to the last."""
        return (self.start is None or self.start <= first) and (self.end is None or last <= self.end)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an actor: characters, tokens ``first`` up to ``last``, its head, who it is.

    ``code`` is ISO 3166 alpha-3 or IGO, UNO, EUR, NGO, IMG, ISM, MNC; None when no country can be told.
    ``entity`` numbers the actors of a report: corefering mentions share it. ``members`` are the
    mentions (by index) that a plural or split antecedent stands for. ``sector`` is that of the report's day,
    ``tenures`` tell what a known person was when.
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
    tenures: tuple[Tenure, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.begin, self.end)


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
    ``anchor`` is the token that says what is counted or happened to them (killed, troops); ``cumulative``: it counts
    what went before too (*the toll rose to 40*, *12 killed since May*), not this one event.
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
    cumulative: bool = False

    @property
    def span(self) -> Span:
        return Span(self.begin, self.end)
