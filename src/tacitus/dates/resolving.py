"""What a matched pattern means: its TIMEX3 type and value, from the words, the dates around it and the tense."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from tacitus.dates.anchoring import distance, is_narrative, moved, remoteness, stated, way_of, with_position, year_of
from tacitus.dates.calendar import Interval, interval, make_date, move, value_at, weekday_after, weekday_before
from tacitus.dates.fiscal import (
    business_year,
    half,
    latest_quarter,
    quarter,
    quarter_ago,
    relative_quarter,
    year_ago,
    year_end,
)
from tacitus.dates.holidays import holiday_in
from tacitus.dates.lengths import duration, every, number_of, period, set_of
from tacitus.dates.meaning import Groups, Meaning, Scene
from tacitus.numerals import read_number
from tacitus.records import Basis, Precision

STRETCHED: Mapping[str, Precision] = MappingProxyType(
    {
        "D": Precision.DAY,
        "W": Precision.WEEK,
        "M": Precision.MONTH,
        "Q": Precision.QUARTER,
        "Y": Precision.YEAR,
        "DE": Precision.DECADE,
        "CE": Precision.CENTURY,
    }
)
NEAREST = 3  # days before and after a day of news in which a weekday without a date lies
LONGEST_LOOK_BACK = 6  # months


def resolve(name: str, groups: Groups, scene: Scene) -> Meaning | None:
    """The meaning of a match of the pattern called ``name``; None if the words make no time after all."""
    return RESOLVERS[name](groups, scene)


def _day_number(text: str) -> int:
    return int("".join(c for c in text if c.isdigit()))


def _month_number(groups: Groups, scene: Scene) -> int:
    return int(scene.words.value("month", groups["month"] or "") or 0)


def _iso(groups: Groups, _scene: Scene) -> Meaning | None:
    year, month, day = (int(groups[name] or 0) for name in ("year", "month", "day"))
    return stated(f"{year:04d}-{month:02d}-{day:02d}") if make_date(year, month, day) else None


def _numeric(groups: Groups, _scene: Scene) -> Meaning | None:
    first, second, year = (int(groups[name] or 0) for name in ("first", "second", "year"))
    year += 0 if year > 99 else (2000 if year < 50 else 1900)
    options = {make_date(year, second, first), make_date(year, first, second)} - {None}
    if not options:
        return None
    day = next(iter(options))
    if len(options) == 2 or day is None:  # 3/4/2016 is March in one country and April in another
        return stated(f"{year:04d}")
    return stated(day.isoformat())


def _day_month(groups: Groups, scene: Scene) -> Meaning | None:
    month, day = _month_number(groups, scene), _day_number(groups["day"] or "0")
    if groups.get("year"):
        year = int(groups["year"] or 0)
        return stated(f"{year:04d}-{month:02d}-{day:02d}") if make_date(year, month, day) else None
    anchor = scene.published or scene.story
    if anchor is None:
        return Meaning("DATE", f"XXXX-{month:02d}-{day:02d}", Basis.UNKNOWN, why="no year can be told")
    near = _nearest_day(anchor, month, day, scene)
    if near is None:
        return None
    return Meaning("DATE", near.isoformat(), Basis.INFERRED, interval(near.isoformat()), "year from context")


def _nearest_day(anchor: date, month: int, day: int, scene: Scene) -> date | None:
    if scene.context:
        return make_date(_context_year(scene.context, month), month, day)
    options = [made for shift in (-1, 0, 1) if (made := make_date(anchor.year + shift, month, day))]
    if scene.future:
        ahead = [made for made in options if made >= anchor - timedelta(3)]
        return ahead[0] if ahead else None
    return min(options, key=lambda made: remoteness((made - anchor).days), default=None)


def _context_year(context: Interval, month: int) -> int:
    """The year of a month told after other days: a story moves on, at most some months back.

    Going back by up to four months fits narrative texts better than always moving on or always staying.
    """
    if context.precision is Precision.YEAR:
        return context.first.year
    back = context.first.month - month
    return context.first.year + (1 if back > LONGEST_LOOK_BACK else 0)


def _month(groups: Groups, scene: Scene) -> Meaning | None:
    month = _month_number(groups, scene)
    if groups.get("year"):
        return stated(f"{groups['year']}-{month:02d}", position=groups.get("position"))
    return _bare_month(groups, scene)


def _date_time_group(groups: Groups, scene: Scene) -> Meaning | None:
    """*141430ZMAR16*: the day, hour, month and year of military messages."""
    year = int(groups["year"] or 0)
    year += 0 if year > 99 else 2000
    made = make_date(year, _month_number(groups, scene), int(groups["day"] or 0))
    return stated(f"{made.isoformat()}T{groups['hour']}:{groups['minute']}", type="TIME") if made else None


def _nth_weekday(groups: Groups, scene: Scene) -> Meaning | None:
    """*the first Monday of March*."""
    month = _month(groups, scene)
    days = month.days if month else None
    if month is None or days is None:
        return None
    weekday = int(scene.words.value("weekday", groups["weekday"] or "") or 1)
    if groups["ordinal"] == "last":
        day = weekday_before(days.last, weekday)
    else:
        count = int(scene.words.value("ordinal", groups["ordinal"] or "") or 1)
        day = weekday_after(days.first, weekday) + timedelta(7 * (count - 1))
    return Meaning("DATE", day.isoformat(), month.basis, interval(day.isoformat()), month.why)


def _bare_month(groups: Groups, scene: Scene) -> Meaning | None:
    month = _month_number(groups, scene)
    anchor = scene.published or scene.story
    if anchor is None:
        return Meaning("DATE", f"XXXX-{month:02d}", Basis.UNKNOWN, why="no year can be told")
    year = anchor.year
    if scene.context:
        year = _context_year(scene.context, month)
    elif scene.future and month < anchor.month:
        year += 1
    elif not scene.future and month > anchor.month:
        year -= 1
    value = f"{year:04d}-{month:02d}"
    meaning = Meaning("DATE", value, Basis.INFERRED, interval(value), "year from context and tense")
    return with_position(meaning, groups.get("position"))


def _back_month(groups: Groups, scene: Scene) -> Meaning | None:
    month, anchor = _month_number(groups, scene), scene.published
    if anchor is None:
        return Meaning("DATE", f"XXXX-{month:02d}", Basis.UNKNOWN, why="no publication date")
    way = way_of(groups["shift"], scene)
    year = anchor.year
    if way < 0 and month >= anchor.month:
        year -= 1
    elif way > 0 and month <= anchor.month:
        year += 1
    value = f"{year:04d}-{month:02d}"
    if groups.get("day"):
        value += f"-{_day_number(groups['day'] or '1'):02d}"
    return Meaning("DATE", value, Basis.PUBLICATION, interval(value), "from the publication date")


def _season(groups: Groups, scene: Scene) -> Meaning | None:
    code = scene.words.value("season", groups["season"] or "") or "SU"
    if groups.get("year"):
        return stated(f"{groups['year']}-{code}", position=groups.get("position"))
    if not groups.get("shift"):
        return _context_season(code, scene, groups.get("position"))
    if scene.published is None:
        return Meaning("DATE", f"XXXX-{code}", Basis.UNKNOWN, why="no year can be told")
    starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    year, way = scene.published.year, way_of(groups["shift"], scene)
    if way < 0 and starts + 2 >= scene.published.month:
        year -= 1
    elif way > 0 and starts <= scene.published.month:
        year += 1
    value = f"{year:04d}-{code}"
    return Meaning("DATE", value, Basis.PUBLICATION, interval(value), "from the publication date")


def _context_season(code: str, scene: Scene, position: str | None) -> Meaning:
    """*the winter*: of the year that the text tells of, or nearest the publication date."""
    if scene.context:
        year = scene.context.first.year
    elif scene.published:
        published = scene.published
        years = (published.year - 1, published.year, published.year + 1)
        year = min(years, key=lambda item: distance(interval(f"{item:04d}-{code}"), published))
    else:
        return Meaning("DATE", f"XXXX-{code}", Basis.UNKNOWN, why="no year can be told")
    value = f"{year:04d}-{code}"
    return with_position(Meaning("DATE", value, Basis.INFERRED, interval(value), "year from context"), position)


def _year(groups: Groups, _scene: Scene) -> Meaning | None:
    return stated(groups["year"] or "", position=groups.get("position"))


def _year_tail(groups: Groups, _scene: Scene) -> Meaning | None:
    """The second year of 1957-60."""
    return stated(f"{groups['century']}{groups['short']}")


def _decade(groups: Groups, scene: Scene) -> Meaning | None:
    if groups.get("year"):
        value = (groups["year"] or "")[:3]
    else:
        digit = (groups.get("short") or "")[:1] or scene.words.value("decade_word", groups.get("word") or "") or ""
        value = ("20" if digit in "012" else "19") + digit
    return stated(value, position=groups.get("position"))


def _century(groups: Groups, scene: Scene) -> Meaning | None:
    word = groups["ordinal"] or ""
    number = int(scene.words.value("ordinal", word) or 0) or (_day_number(word) if word[0].isdigit() else 0)
    return stated(f"{number - 1:02d}", position=groups.get("position")) if number else None


def _weekday(groups: Groups, scene: Scene) -> Meaning | None:
    weekday = int(scene.words.value("weekday", groups["weekday"] or "") or 0)
    part = scene.words.value("part", groups.get("part") or "") if groups.get("part") else _hours(groups)
    if scene.published is None:
        return Meaning("DATE", f"XXXX-WXX-{weekday}", Basis.UNKNOWN, why="no publication date")
    way = way_of(groups.get("shift"), scene)
    if scene.loose and way == 0 and not scene.future:
        day = weekday_after(scene.published - timedelta(NEAREST), weekday)
    elif way > 0 or (way == 0 and scene.future):
        day = weekday_after(scene.published, weekday, same=way == 0)
    else:
        day = weekday_before(scene.published, weekday, same=way == 0)
    return _part_of(day, part, "weekday nearest the publication date" + (", ahead" if day > scene.published else ""))


def _hours(groups: Groups) -> str | None:
    return "MO" if (groups.get("position") or "").startswith("the early hours") else None


def _part_of(day: date, part: str | None, why: str) -> Meaning:
    value = day.isoformat() + (f"T{part}" if part else "")
    days = interval(day.isoformat())
    return Meaning("TIME" if part else "DATE", value, Basis.PUBLICATION, days, why)


def _deictic(groups: Groups, scene: Scene) -> Meaning | None:
    count = int(scene.words.value("deictic", groups["word"] or "") or 0)
    if scene.today is None:
        return Meaning("DATE", "PRESENT_REF" if count == 0 else "XXXX-XX-XX", Basis.UNKNOWN, why="no publication date")
    part = scene.words.value("part", groups.get("part") or "") if groups.get("part") else None
    return _part_of(scene.today + timedelta(count), part, "from the publication date")


def _tonight(groups: Groups, scene: Scene) -> Meaning | None:
    part = (scene.words.value("part", groups.get("part") or "") if groups.get("part") else None) or "NI"
    back = (groups.get("shift") == "last") or bool(groups.get("overnight") and not scene.future)
    if scene.today is None:
        return Meaning("TIME", f"XXXX-XX-XXT{part}", Basis.UNKNOWN, why="no publication date")
    return _part_of(scene.today - timedelta(1 if back else 0), part, "from the publication date")


def _told_part(groups: Groups, scene: Scene) -> Meaning | None:
    """*that night*, *the next morning*, *in the afternoon*: a part of the day told before, else of publication."""
    part = scene.words.value("part", groups["part"] or "")
    later = 1 if scene.words.value("on", (groups.get("shift") or "").removeprefix("the ")) is not None else 0
    anchor = scene.narrative or scene.today
    if part is None or (anchor is None and groups.get("shift") is None):
        return None
    if groups.get("hour"):
        hour = int(groups["hour"] or 0) % 12 + (0 if part == "MO" else 12)
        part = f"{hour:02d}:00"
    if anchor is None:
        return Meaning("TIME", f"XXXX-XX-XXT{part}", Basis.UNKNOWN, why="of no day in particular")
    day = (anchor + timedelta(later)).isoformat()
    basis = Basis.INFERRED if scene.narrative else Basis.PUBLICATION
    return Meaning("TIME", f"{day}T{part}", basis, interval(day), "the day told before or that of publication")


def _shifted(groups: Groups, scene: Scene) -> Meaning | None:
    unit = scene.words.value("unit", groups["unit"] or "") or "D"
    if unit in ("S", "MIN", "HR", "ML", "2W"):
        return None
    shift = groups.get("shift")
    way = way_of(shift, scene)
    if shift is None and scene.told.historical:
        shift = "that"
    narrative = is_narrative(shift, scene)
    told = scene.told.days.first if scene.told.days and unit != "D" else scene.told.day
    historical = scene.told.historical and shift in ("next", "the following")
    anchor = (told or scene.published) if narrative or historical else scene.published
    if anchor is None:
        return Meaning("DATE", _reference(way), Basis.UNKNOWN, why="no date to count from")
    day = move(anchor, way, unit)
    if day is None:
        return None
    value = value_at(day, unit)
    basis = Basis.INFERRED if narrative and scene.narrative else Basis.PUBLICATION
    why = "from the day told before" if basis is Basis.INFERRED else "from the publication date"
    return with_position(Meaning("DATE", value, basis, interval(value), why), groups.get("position"))


def _reference(way: int) -> str:
    return {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[way]


def _narrative_day(groups: Groups, scene: Scene) -> Meaning | None:
    if groups.get("event"):  # the day after the vote
        return Meaning("DATE", "XXXX-XX-XX", Basis.UNKNOWN, why="counted from an act whose day is not told here")
    if groups["way"] == "following":
        groups = {**groups, "way": "after"}
    unit = {"day": "D", "night": "D", "week": "W", "month": "M", "year": "Y"}[groups["shift"] or "day"]
    anchor = scene.narrative or scene.published
    way = -1 if groups["way"] == "before" else 1
    day = move(anchor, way, unit) if anchor else None
    if day is None:
        return Meaning("DATE", _reference(way), Basis.UNKNOWN, why="no date to count from")
    value = value_at(day, unit)
    return Meaning("DATE", value, Basis.INFERRED, interval(value), "from the day told before")


def _weekend(groups: Groups, scene: Scene) -> Meaning | None:
    if scene.published is None:
        return Meaning("DATE", "XXXX-WXX-WE", Basis.UNKNOWN, why="no publication date")
    way = way_of(groups.get("shift"), scene)
    ahead = way > 0 or (scene.future and way == 0)
    saturday = weekday_after(scene.published, 6) if ahead else weekday_before(scene.published, 6)
    value = value_at(saturday, "WE")
    return Meaning("DATE", value, Basis.PUBLICATION, interval(value), "from the publication date")


def _relative_day(groups: Groups, scene: Scene) -> Meaning | None:
    """*April 22 last year*."""
    year = year_of(groups["shift"], scene)
    month, day = _month_number(groups, scene), _day_number(groups["day"] or "0")
    if year is None or make_date(year, month, day) is None:
        return None
    value = f"{year:04d}-{month:02d}-{day:02d}"
    return Meaning("DATE", value, Basis.INFERRED, interval(value), "year from context")


def _relative_year(groups: Groups, scene: Scene) -> Meaning | None:
    year = year_of(groups["shift"], scene)
    if year is None:
        return Meaning("DATE", f"XXXX-{_month_number(groups, scene):02d}", Basis.UNKNOWN, why="no year can be told")
    value = f"{year:04d}-{_month_number(groups, scene):02d}"
    meaning = Meaning("DATE", value, Basis.INFERRED, interval(value), "year from context")
    return with_position(meaning, groups.get("position"))


def _era(groups: Groups, scene: Scene) -> Meaning | None:
    if scene.words.value("era", groups["era"] or "") == "AD":
        return stated(f"{int(groups['year'] or 0):04d}")
    month = f"-{_month_number(groups, scene):02d}" if groups.get("month") else ""
    return stated(f"BC{int(groups['year'] or 0):04d}{month}")


def _spoken_year(groups: Groups, scene: Scene) -> Meaning | None:
    words = (groups["words"] or "").replace("-", " ").split()
    year = read_number(words) if "thousand" in words else None
    if year is None:
        first, second = read_number(words[:1]), read_number(words[1:])
        year = first * 100 + second if first and second and second >= 10 else None
    if year is None:
        return None
    if groups.get("season"):
        return stated(f"{int(year):04d}-{scene.words.value('season', groups['season'] or '')}")
    month = f"-{_month_number(groups, scene):02d}" if groups.get("month") else ""
    return stated(f"{int(year):04d}{month}")


def _inner(text: str | None, scene: Scene) -> Meaning | None:
    """The meaning of a date that stands inside a longer expression."""
    for name, pattern in scene.patterns:
        match = pattern.fullmatch(text or "")
        meaning = (
            resolve(name, match.groupdict(), scene) if match and name in ("day_month", "weekday", "deictic") else None
        )
        if meaning:
            return meaning
    return None


def _time_of_date(groups: Groups, scene: Scene) -> Meaning | None:
    day = _inner(groups["date"], scene)
    if day is None or day.type != "DATE":
        return None
    value = f"{day.value}T{scene.words.value('part', groups['part'] or '')}"
    return Meaning("TIME", value, day.basis, day.days, day.why)


def _bare_units(groups: Groups, scene: Scene) -> Meaning | None:
    unit = scene.words.value("unit", groups["unit"] or "") or "Y"
    return Meaning("DURATION", period("X", unit), Basis.STATED, why="a length of time")


def _reference_adjective(groups: Groups, scene: Scene) -> Meaning | None:
    value = scene.words.value("reference_adjective", groups["word"] or "") or "PAST_REF"
    return Meaning("DATE", value, Basis.UNKNOWN, why="no bounds told")


def _away(groups: Groups, scene: Scene) -> Meaning | None:
    way_word = groups.get("way") or "hence"
    way = scene.words.value("away", way_word) or "after_now"
    sign = -1 if way.startswith("before") else 1
    anchor = scene.published if way.endswith("_now") else (scene.narrative or scene.published)
    number = number_of(groups.get("number"))
    if number == 1 and sign < 0 and scene.words.value("unit", groups.get("unit") or "") == "Y" and scene.told.quarter:
        return quarter_ago(scene)
    vague = scene.words.value("vague", groups.get("number") or "")
    number = float(vague) if number is None and vague not in (None, "X") else number
    unit = scene.words.value("unit", groups.get("unit") or "") or "Y"
    if number is None or anchor is None or unit in ("S", "MIN", "ML"):
        return Meaning("DATE", _reference(sign), Basis.UNKNOWN, why="not how long, or nothing to count from")
    return moved(anchor, sign * number, unit, Basis.PUBLICATION if anchor == scene.published else Basis.INFERRED)


def _span(groups: Groups, scene: Scene) -> Meaning | None:
    unit = scene.words.value("unit", groups["unit"] or "") or "Y"
    if groups.get("reference"):
        reference = scene.words.value("reference_adjective", groups["reference"] or "") or "PAST_REF"
        return Meaning("DATE", reference, Basis.UNKNOWN, why="no bounds told")
    number = number_of(groups.get("number")) if "number" in groups else 1.0  # *the past decade*
    vague = scene.words.value("vague", groups.get("number") or "")
    amount = f"{number:g}" if number is not None else (vague or "X")
    days = _stretch(number, unit, way_of(groups.get("shift"), scene), scene.published)
    basis = Basis.PUBLICATION if days else Basis.STATED
    return Meaning("DURATION", period(amount, unit), basis, days, "a length of time")


def _stretch(number: float | None, unit: str, way: int, published: date | None) -> Interval | None:
    """The days of *the past three weeks* or *the next two months*, counted from the publication date."""
    if number is None or way == 0 or published is None or unit not in STRETCHED:
        return None
    other = move(published, way * int(number), unit)
    precision = STRETCHED[unit]
    return Interval(min(other, published), max(other, published), precision) if other else None


def _time(groups: Groups, scene: Scene) -> Meaning | None:
    hour, minute = int(groups["hour"] or 0), int(groups.get("minute") or 0)
    half = (groups.get("half") or "")[:1]
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return None
    inner = _inner(groups["date"], scene) if groups.get("date") else None
    if inner is not None:
        return Meaning("TIME", f"{inner.value}T{hour:02d}:{minute:02d}", inner.basis, inner.days, inner.why)
    anchor = scene.told.day if scene.told.historical else (scene.told.day_here or scene.today)
    weekday = groups.get("weekday")
    if anchor and weekday:
        number = int(scene.words.value("weekday", weekday) or 1)
        anchor = weekday_after(anchor, number) if scene.future else weekday_before(anchor, number)
    day = anchor.isoformat() if anchor else "XXXX-XX-XX"
    basis = Basis.PUBLICATION if anchor else Basis.UNKNOWN
    return Meaning("TIME", f"{day}T{hour:02d}:{minute:02d}", basis, interval(day) if anchor else None, "a time of day")


def _clock(groups: Groups, scene: Scene) -> Meaning | None:
    clock = scene.words.value("part", groups["word"] or "") or "12:00"
    day = scene.today.isoformat() if scene.today else "XXXX-XX-XX"
    days = interval(day) if scene.today else None
    return Meaning("TIME", f"{day}T{clock}", Basis.PUBLICATION if days else Basis.UNKNOWN, days, "a time of day")


def _reference_word(groups: Groups, scene: Scene) -> Meaning | None:
    value = scene.words.value("reference", groups["word"] or "") or ""
    if value.endswith(("_ADVERB", "_NOUN")):
        return None
    return Meaning("DATE", value, Basis.UNKNOWN, why="no bounds told")


def _history(groups: Groups, scene: Scene) -> Meaning | None:
    """*former* and *that time* are times in a history; in news they are titles and figures of speech."""
    if scene.published is None or not scene.told.historical:
        return None
    value = "PAST_REF" if groups["word"] == "former" else "PRESENT_REF"
    return Meaning("DATE", value, Basis.UNKNOWN, why="no bounds told")


def _part_bare(groups: Groups, scene: Scene) -> Meaning | None:
    part = "DT" if groups.get("day") else (scene.words.value("part", groups["part"] or "") or "NI")
    return Meaning("TIME", f"XXXX-XX-XXT{part}", Basis.UNKNOWN, why="of no day in particular")


def _holiday(groups: Groups, scene: Scene) -> Meaning | None:
    rule = scene.words.value("holiday", groups["word"] or "") or ""
    if groups.get("year"):
        days, basis = holiday_in(rule, int(groups["year"] or 0)), Basis.STATED
    else:
        days, basis = _nearest_holiday(rule, scene), Basis.INFERRED
    if days is None:
        return Meaning("DATE", "XXXX-XX-XX", Basis.UNKNOWN, why="no year can be told")
    value = value_at(days.middle, {"day": "D", "week": "W"}.get(days.precision.value, "M"))
    return with_position(Meaning("DATE", value, basis, days, "the days of the holiday"), groups.get("position"))


def _nearest_holiday(rule: str, scene: Scene) -> Interval | None:
    """The holiday in the year that the text tells of, or else the one nearest the publication date."""
    if scene.context:
        return holiday_in(rule, scene.context.first.year)
    if scene.published is None:
        return None
    published = scene.published
    options = [holiday_in(rule, published.year + shift) for shift in (-1, 0, 1)]
    dated = [days for days in options if days is not None]
    if scene.future:
        dated = [days for days in dated if days.last >= published]
    return min(dated, key=lambda days: remoteness((days.first - published).days), default=None)


RESOLVERS: Mapping[str, Callable[[Groups, Scene], Meaning | None]] = MappingProxyType(
    {
        "iso": _iso,
        "numeric": _numeric,
        "day_month": _day_month,
        "month": _month,
        "nth_weekday": _nth_weekday,
        "date_time_group": _date_time_group,
        "bare_month": _bare_month,
        "back_month": _back_month,
        "season": _season,
        "quarter": quarter,
        "year": _year,
        "decade": _decade,
        "century": _century,
        "weekday": _weekday,
        "deictic": _deictic,
        "told_part": _told_part,
        "tonight": _tonight,
        "shifted": _shifted,
        "narrative_day": _narrative_day,
        "weekend": _weekend,
        "away": _away,
        "span": _span,
        "duration": duration,
        "every": every,
        "set": set_of,
        "time": _time,
        "clock": _clock,
        "relative_day": _relative_day,
        "relative_year": _relative_year,
        "relative_quarter": relative_quarter,
        "year_ago": year_ago,
        "latest_quarter": latest_quarter,
        "era": _era,
        "spoken_year": _spoken_year,
        "business_year": business_year,
        "year_end": year_end,
        "half": half,
        "time_of_date": _time_of_date,
        "day_list": _day_month,
        "day_tail": _day_month,
        "year_tail": _year_tail,
        "history": _history,
        "part_bare": _part_bare,
        "bare_units": _bare_units,
        "reference_adjective": _reference_adjective,
        "reference_noun": _reference_adjective,
        "reference": _reference_word,
        "holiday": _holiday,
    }
)
