"""Quarters, halves and business years: which year they belong to in the news of companies and economies."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tacitus.dates.anchoring import distance, moved, stated, with_position, year_of
from tacitus.dates.calendar import interval, value_at
from tacitus.dates.meaning import Groups, Meaning, Scene
from tacitus.records import Basis

ORDINALS: Mapping[str, int] = MappingProxyType(
    {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
)


def quarter(groups: Groups, scene: Scene) -> Meaning | None:
    """*the third quarter*, *the year-ago second quarter*, *the 1988 quarter*."""
    word = groups.get("ordinal")
    if word is None:
        return _same_quarter(groups["year"] or "", scene)
    number = ORDINALS.get(word) or int(word)
    if groups.get("year"):
        return stated(f"{groups['year']}-Q{number}")
    year = _quarter_year(number, scene)
    if year is None:
        return Meaning("DATE", f"XXXX-Q{number}", Basis.UNKNOWN, why="no year can be told")
    value = f"{year - 1 if groups.get('ago') else year:04d}-Q{number}"
    return Meaning("DATE", value, Basis.INFERRED, interval(value), "year from context and tense")


def _quarter_year(number: int, scene: Scene) -> int | None:
    """The year of a quarter: the nearest one, or the last that had begun where the clause tells of the past."""
    published = scene.published
    if published is None:
        return None
    options = {year: interval(f"{year:04d}-Q{number}") for year in range(published.year - 1, published.year + 2)}
    begun = {year: days for year, days in options.items() if scene.future or (days and days.first <= published)}
    return min(begun, key=lambda year: distance(begun[year], published))


def _same_quarter(year: str, scene: Scene) -> Meaning | None:
    """*the 1988 quarter*: the quarter that the report tells of, in another year."""
    return stated(f"{year}{scene.told.quarter[4:]}" if scene.told.quarter else year)


def relative_quarter(groups: Groups, scene: Scene) -> Meaning | None:
    """*the first quarter of last year*, *this year's third quarter*."""
    year = year_of(groups["shift"], scene)
    if year is None:
        return None
    value = f"{year:04d}-Q{ORDINALS[groups['ordinal'] or 'first']}"
    return Meaning("DATE", value, Basis.INFERRED, interval(value), "year from context")


def year_ago(_groups: Groups, scene: Scene) -> Meaning | None:
    """*a year earlier*, *the year-ago period*."""
    return quarter_ago(scene) or moved(scene.published, -1, "Y", Basis.PUBLICATION) if scene.published else None


def quarter_ago(scene: Scene) -> Meaning | None:
    """The same quarter a year before, where the report tells of a quarter."""
    days = interval(scene.told.quarter) if scene.told.quarter else None
    return moved(days.first, -4, "Q", Basis.INFERRED) if days else None


def latest_quarter(_groups: Groups, scene: Scene) -> Meaning | None:
    """*the quarter*, *the latest period*: the one told before, else the last that has ended."""
    if scene.told.quarter:
        value = scene.told.quarter
        return Meaning("DATE", value, Basis.INFERRED, interval(value), "the quarter told before")
    return moved(scene.published, -1, "Q", Basis.PUBLICATION) if scene.published else None


def year_end(groups: Groups, scene: Scene) -> Meaning | None:
    """*year-end*, *the month's end*."""
    anchor = (scene.told.days.first if scene.told.historical and scene.told.days else None) or scene.published
    if anchor is None:
        return None
    value = value_at(anchor, scene.words.value("unit", groups["unit"] or "") or "Y")
    return with_position(Meaning("DATE", value, Basis.INFERRED, interval(value), "the end of it"), "end")


def business_year(groups: Groups, scene: Scene) -> Meaning | None:
    """*the year ended March 31* is a length of time; *for the full year* is the year of the report."""
    if groups.get("bounds"):
        return Meaning("DURATION", "P1Y", Basis.STATED, why="a length of time")
    if scene.published is None or scene.told.historical:
        return None
    value = f"{scene.published.year:04d}"
    return Meaning("DATE", value, Basis.PUBLICATION, interval(value), "the year of the report")


def half(groups: Groups, _scene: Scene) -> Meaning | None:
    """*the first half of 1998*."""
    return stated(f"{groups['year']}-H{1 if groups['ordinal'] == 'first' else 2}")
