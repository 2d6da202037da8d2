"""What the dictionary holds: entries, their kinds, and what they were when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tacitus.records import Tenure

LOCAL_KINDS = frozenset(("party", "court", "government", "union", "company", "military", "media"))  # of one country
WIDESPREAD = frozenset(("company", "media"))  # named in reports about any country
FORCES = frozenset(("military", "forces", "armed"))
MOVEMENTS = frozenset(("REB", "UAF", "PRM", "CRM"))


class Kind(StrEnum):
    """What an entry is."""

    COUNTRY = "country"
    ADJECTIVE = "adjective"
    NATIONAL = "national"
    SEAT = "seat"
    GROUP = "group"
    PEOPLE = "people"
    PERSON = "person"
    SURNAME = "surname"
    AGENT = "agent"
    MODIFIER = "modifier"
    TITLE = "title"


class Written(StrEnum):
    """How words must be written to be the entry."""

    ANY = "any"
    CAPITAL = "capital"
    ACRONYM = "acronym"
    MIXED = "mixed"  # LeT, AfD


NAMES = (Kind.PERSON, Kind.SURNAME)


@dataclass(frozen=True, slots=True)
class Term:
    """What an actor was from ``start`` up to and with ``end``; None is open."""

    code: str | None
    sector: str | None
    other_sectors: tuple[str, ...] = ()
    office: str | None = None
    start: date | None = None
    end: date | None = None

    def holds(self, on: date) -> bool:
        """True if the term covers the day."""
        return self.tenure.holds(on, on)

    @property
    def tenure(self) -> Tenure:
        """The time and the sector alone."""
        return Tenure(self.sector, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of a name or noun. ``detail`` is a group's or agent's kind, or what a modifier does."""

    kind: Kind
    name: str
    terms: tuple[Term, ...] = ()
    identifier: str | None = None
    weight: str = ""
    detail: str = ""
    written: Written = Written.CAPITAL

    @property
    def code(self) -> str | None:
        """The code of the latest term."""
        return self.terms[-1].code if self.terms else None

    @property
    def sector(self) -> str | None:
        """The sector of the latest term."""
        return self.terms[-1].sector if self.terms else None

    @property
    def other_sectors(self) -> tuple[str, ...]:
        """The secondary sectors of the latest term."""
        return self.terms[-1].other_sectors if self.terms else ()

    @property
    def tenures(self) -> tuple[Tenure, ...]:
        """When a person was of which sector, as far as days are known."""
        return tuple(term.tenure for term in self.terms if term.sector and term.start is not None)
