"""What a time expression is resolved against, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tacitus.dates.calendar import Interval
from tacitus.dates.grammar import Patterns, Words
from tacitus.records import Basis

Groups = Mapping[str, str | None]  # the named parts of a match


@dataclass(frozen=True, slots=True)
class Told:
    """What the text itself has told so far: the last day, the last days of any precision, the last quarter."""

    day: date | None = None
    days: Interval | None = None
    quarter: str | None = None
    year_here: bool = False  # the sentence has told a date in full
    day_here: date | None = None  # the day that the sentence has told
    historical: bool = False  # the report tells of years long before its own


@dataclass(frozen=True, slots=True)
class Scene:
    """What a match is resolved against."""

    published: date | None
    told: Told
    future: bool  # the clause looks ahead
    words: Words
    patterns: Patterns = ()
    loose: bool = False  # the day of publication is inferred and may be some days later

    @property
    def today(self) -> date | None:
        """The day of publication where it is known to the day."""
        return None if self.loose else self.published

    @property
    def narrative(self) -> date | None:
        """The last day that the text itself told."""
        return self.told.day

    @property
    def story(self) -> date | None:
        """The last day told, where it completes a day or month: in a history, or within a sentence that told a date."""
        return self.told.day if self.told.historical or self.told.year_here else None

    @property
    def context(self) -> Interval | None:
        """The days told before that complete a month or a day, where these do and not the publication date."""
        if self.future and not self.told.historical:
            return None
        return self.told.days if self.told.historical or self.told.year_here else None


@dataclass(frozen=True, slots=True)
class Meaning:
    """A TIMEX3 type and value, the days meant if they differ from the value's own, and what that rests on."""

    type: str
    value: str
    basis: Basis
    days: Interval | None = None
    why: str = ""
