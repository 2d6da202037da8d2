"""Values counted from a day: the publication date, a day told before, or none; what the resolvers share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from tacitus.dates.calendar import Interval, interval, move, third, value_at
from tacitus.dates.meaning import Meaning, Scene
from tacitus.records import Basis

AHEAD = 3
PLURAL_UNITS: Mapping[str, str] = MappingProxyType({"2W": "W", "ML": "Y", "WE": "WE"})
EDGES: Mapping[str, str] = MappingProxyType(
    {"early": "early", "beginning": "early", "start": "early", "late": "late", "end": "late", "mid": "mid",
     "middle": "mid"}
)  # fmt: skip


def stated(value: str, *, position: str | None = None, type: str = "DATE") -> Meaning | None:
    """A value that the words tell whole."""
    return with_position(Meaning(type, value, Basis.STATED, interval(value), "told whole"), position)


def with_position(meaning: Meaning, position: str | None) -> Meaning:
    """A meaning narrowed to its early, middle or late third."""
    if not position or meaning.days is None:
        return meaning
    part = EDGES.get(position.removeprefix("the ").split()[0])
    if part is None:
        return meaning
    return Meaning(meaning.type, meaning.value, meaning.basis, third(meaning.days, part), meaning.why)


def distance(days: Interval | None, day: date | None) -> int:
    """Days between a day and the nearest day of an interval."""
    if days is None or day is None:
        return 0
    return max((days.first - day).days, (day - days.last).days, 0)


def remoteness(ahead: int) -> int:
    """How far a day is; what lies ahead counts thrice, as reports tell of the past unless they say otherwise."""
    return AHEAD * ahead if ahead > 0 else -ahead


def way_of(shift: str | None, scene: Scene) -> int:
    """-1 for last, +1 for next, 0 for this."""
    if not shift:
        return 0
    if scene.words.value("back", shift) is not None:
        return -1
    return 1 if scene.words.value("on", shift) is not None else 0


def is_narrative(shift: str | None, scene: Scene) -> bool:
    """True for a shift that counts from what the text told: *that*, *the following*, *the previous*."""
    values = [scene.words.value(kind, shift or "") for kind in ("back", "on", "that", "this")]
    return "narrative" in values


def anchor_of(shift: str | None, scene: Scene) -> date | None:
    """The day that a shift counts from: told before for *that*, *the following*; else the publication date."""
    told = scene.told.days.first if scene.told.days else None
    return (told or scene.published) if is_narrative(shift, scene) else scene.published


def year_of(shift: str | None, scene: Scene) -> int | None:
    """The year that *last year*, *that year* or *the following year* means."""
    anchor = anchor_of(shift, scene)
    return anchor.year + way_of(shift, scene) if anchor else None


def moved(anchor: date, count: float, unit: str, basis: Basis) -> Meaning | None:
    """The day, week, month, … that lies so many units from an anchor; None beyond the calendar."""
    if unit == "HR":
        day: date | None = anchor + timedelta(hours=count)
        unit = "D"
    elif count != int(count) and unit == "Y":
        day, unit = move(anchor, int(count * 12), "M"), "M"
    else:
        day = move(anchor, int(count) * (2 if unit == "2W" else 1), PLURAL_UNITS.get(unit, unit))
    if day is None:
        return None
    value = value_at(day, "W" if unit == "2W" else unit)
    return Meaning("DATE", value, basis, interval(value), "counted from the date")
