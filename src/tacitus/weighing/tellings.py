"""What the weighing looks at: the tellings of a ledger, one a record, and the reports they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from sys import intern
from typing import Any

from tacitus.notation import flat
from tacitus.weighing.tables import sides
from tacitus.weighing.words import act_words

Object = Mapping[str, Any]
Key = tuple[str, str]
AHEAD = frozenset({"promised", "demanded", "threatened", "planned", "conditional", "hypothetical"})
AGAINST = frozenset({"denied", "negated"})
VAGUE = 4  # a range wider than so many times is a way of speaking (dozens, hundreds, thousands)
CITY = 4  # PLOVER's resolution from which a place is a point


@dataclass(frozen=True, slots=True)
class Origin:
    """A report as the weighing sees it; ``text`` is what near copies are told by."""

    id: str
    outlet: str | None = None
    title: str | None = None
    published: date | None = None
    text: str = ""

    @property
    def name(self) -> str:
        """What people call it."""
        return self.outlet or self.title or self.id


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a role or in a chain of sources."""

    code: str | None
    sector: str | None
    identifier: str | None
    text: str | None
    kind: str = ""

    @property
    def who(self) -> str:
        """Code and sector, or nothing."""
        return " ".join(part for part in (self.code, self.sector) if part) if self.code else ""

    @property
    def side(self) -> str:
        """Code and side: an army and its government are one; nothing without a code."""
        sector = self.sector or ""
        return f"{self.code} {sides().get(sector, sector)}".strip() if self.code else ""

    @property
    def shown(self) -> str:
        """Words for people."""
        words = flat(self.text)
        return f"{words} ({self.who})" if words and self.who else words or self.who or "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a gazetteer entry; ``resolution`` 4 and above is a point."""

    name: str
    geonameid: int | None
    country: str | None
    resolution: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many."""

    kind: str
    low: int | None
    best: int | None
    high: int | None


def exclude(first: Count, second: Count) -> bool:
    """True if no number fits two counts of one kind: bounds that the text leaves open are open.

    *Thousands* says no more than that it was not hundreds: what is above it is no other number.
    """

    def below(one: Count, other: Count) -> bool:
        if one.high is None or other.low is None or one.high >= other.low:
            return False
        return not (one.best is None and one.low is not None and one.high > VAGUE * one.low)

    return first.kind == second.kind and (below(first, second) or below(second, first))


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression in the sentence of a telling: where it begins there, its TIMEX3 value, the days it can mean."""

    at: int
    text: str
    value: str
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Telling:
    """One record of one report.

    ``at`` is where the words of the event begin in ``text``, -1 if that is not known. ``basis`` is that of the days, or
    assumed where no word tells them and the day of the report stands in. ``chain`` names who tells it: whoever only
    condemns or welcomes it is no source of it.
    """

    report: str
    id: str
    type: str
    mode: tuple[str, ...] = ()
    status: str = "asserted"
    words: str = ""
    act: frozenset[str] = frozenset()
    sentence: int = 0
    begin: int = 0
    text: str = ""
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    place: Place | None = None
    earliest: date | None = None
    latest: date | None = None
    basis: str = "unknown"
    counts: tuple[Count, ...] = ()
    chain: tuple[Party, ...] = ()
    auxiliary: tuple[str, ...] = ()
    link: str | None = None
    at: int = -1
    dates: tuple[Dated, ...] = ()

    @property
    def key(self) -> Key:
        """Report and id."""
        return self.report, self.id

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Where it stands among all tellings: by report, and by place in it."""
        return self.report, self.sentence, self.begin, self.id

    @property
    def ahead(self) -> bool:
        """True if it is told as something to come, or only supposed."""
        return self.status in AHEAD or "future" in self.auxiliary

    @property
    def against(self) -> bool:
        """True if it is told as not having happened."""
        return self.status in AGAINST

    @property
    def name(self) -> str:
        """Type and mode."""
        return "/".join((self.type, *self.mode))


def telling_of(item: Object) -> Telling:
    """A telling from a record's exported object."""
    info, told = item["text_info"], item.get("according_to") or {}
    dates = item.get("date_info") or {}
    words = item.get("event_text") or ""
    return Telling(
        report=intern(info["report"]),
        id=item["id"],
        type=intern(item["event"][0]),
        mode=tuple(map(intern, item.get("mode") or ())),
        status=intern(item["status"]),
        words=intern(words),
        act=act_words(words),
        sentence=info.get("sentence") or 0,
        begin=info.get("begin") or 0,
        text=item.get("text") or "",
        actors=_parties(item.get("actor")),
        recipients=_parties(item.get("recipient")),
        place=_place(item.get("event_loc")),
        earliest=_day(dates.get("earliest")),
        latest=_day(dates.get("latest")) or _day(dates.get("earliest")),
        basis=_basis(dates),
        counts=tuple(Count(f["kind"], f["low"], f["best"], f["high"]) for f in item.get("figures") or ()),
        chain=_parties(told.get("chain") if told.get("basis", "told") == "told" else ()),
        auxiliary=tuple(item.get("auxiliary") or ()),
        link=item.get("link"),
        at=min((part["begin"] for part in item.get("event_span") or ()), default=-1) - (info.get("begin") or 0),
        dates=tuple(_dated(found, info.get("begin") or 0) for found in item.get("dates") or ()),
    )


def _basis(given: Object) -> str:
    basis = given.get("basis") or "unknown"
    return "assumed" if basis == "publication" and not given.get("text") else intern(basis)


def _dated(given: Object, begin: int) -> Dated:
    days = _day(given.get("earliest")), _day(given.get("latest"))
    return Dated(given["begin"] - begin, given.get("text") or "", given.get("value") or "", *days)


def _parties(given: Iterable[Object] | None) -> tuple[Party, ...]:
    return tuple(
        _party(
            item.get("code"),
            item.get("sector"),
            item.get("identifier_id"),
            item.get("entity_text") or item.get("text"),
            item.get("kind") or "",
        )
        for item in given or ()
    )


@lru_cache(maxsize=100_000)
def _party(code: str | None, sector: str | None, identifier: str | None, text: str | None, kind: str) -> Party:
    return Party(code, sector, identifier, text, kind)


def _place(given: Object | None) -> Place | None:
    if not given or given.get("basis") == "implied":  # who acts is compared already
        return None
    name = given.get("resolved_place") or given.get("extracted_place") or ""
    return _known_place(name, given.get("geonameid"), given.get("country_code"), given.get("resolution") or 0)


@lru_cache(maxsize=100_000)
def _known_place(name: str, geonameid: int | None, country: str | None, resolution: int) -> Place:
    return Place(name, geonameid, country, resolution)


@lru_cache(maxsize=100_000)
def _day(given: str | None) -> date | None:
    return date.fromisoformat(given) if given else None
