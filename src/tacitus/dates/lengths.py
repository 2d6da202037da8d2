"""Durations and sets in the terms of TimeML: how long, how often."""

from __future__ import annotations

from tacitus.dates.meaning import Groups, Meaning, Scene
from tacitus.numerals import read_number
from tacitus.records import Basis


def number_of(text: str | None) -> float | None:
    """A count in digits or words; None if it is none."""
    if text in ("a", "an"):
        return 1.0
    return read_number(text.replace("-", " ").split()) if text else None


def period(amount: str, unit: str) -> str:
    """An ISO 8601 period of an amount, X where it is not told, and a unit of the word table."""
    if unit == "2W":
        unit, amount = "W", f"{2 * float(amount):g}" if amount != "X" else "X"
    if unit == "ML":
        unit, amount = "Y", f"{1000 * float(amount):g}" if amount != "X" else "X"
    if unit == "DE" and amount != "X":  # ISO 8601 has no decades
        unit, amount = "Y", f"{10 * float(amount):g}"
    if unit in ("S", "MIN", "HR"):
        return f"PT{amount}{'H' if unit == 'HR' else unit[0]}"
    return f"P{amount}{unit}"


def duration(groups: Groups, scene: Scene) -> Meaning | None:
    """How long something lasts: an ISO 8601 period, ``PX`` and a unit where the count is not told."""
    unit = scene.words.value("unit", groups.get("unit") or groups.get("unit2") or "") or "Y"
    text = groups.get("number")
    number = number_of(text)
    if unit == "S" and (groups.get("unit") or "") == "second":
        return None
    if text is None:
        return Meaning("DURATION", period("X", unit), Basis.STATED, why="a length of time")
    vague = scene.words.value("vague", text)
    if number is not None and groups.get("half"):
        number += 0.5
    amount = f"{number:g}" if number is not None else (vague or "X")
    return Meaning("DURATION", period(amount, unit), Basis.STATED, why="a length of time")


def every(groups: Groups, scene: Scene) -> Meaning | None:
    """What returns each week, month or so many units."""
    unit_text = groups["unit"] or ""
    weekday = scene.words.value("weekday", unit_text)
    if weekday:
        return Meaning("SET", f"XXXX-WXX-{weekday}", Basis.STATED, why="returns")
    month = scene.words.value("month", unit_text)
    if month:
        return Meaning("SET", f"XXXX-{int(month):02d}", Basis.STATED, why="returns")
    unit = scene.words.value("unit", unit_text)
    if unit is None:
        return Meaning("SET", "XXXX-XX-XX", Basis.STATED, why="returns")
    skip = scene.words.value("skip", groups.get("skip") or "") or "1"
    return Meaning("SET", period(skip, unit), Basis.STATED, why="returns")


def set_of(groups: Groups, scene: Scene) -> Meaning | None:
    """What returns by a word of its own: daily, weekly."""
    return Meaning("SET", scene.words.value("set_word", groups["word"] or "") or "P1D", Basis.STATED, why="returns")
