"""Which times belong to an act, and which lie well before a report of which only the first day is known."""

from __future__ import annotations

from datetime import date

from tacitus.dates import find_times
from tacitus.events.lexicon import load_lexicon
from tacitus.events.scene import Scene
from tacitus.events.timing import Calendar
from tacitus.language import load_model
from tacitus.records import Passage, PassageKind, Report


def calendar(text: str, first: date | None = None) -> Calendar:
    passages = (Passage(0, len(text), PassageKind.BODY),)
    document = load_model().parse([Report("test", text, passages=passages, published_earliest=first)])[0]
    return Calendar(Scene(document, (), find_times(document), load_lexicon()))


def test_calendar_gives_joined_times_to_the_act_of_the_first() -> None:
    found = calendar("Police questioned him in 2019 and 2020.")
    verb = next(token.index for token in found.scene.tokens if token.form == "questioned")
    assert [time.value for time in found.times_of((verb,))] == ["2019", "2020"]


def test_calendar_takes_a_month_before_the_first_day_of_the_report_for_background() -> None:
    text = "Police questioned him in December 2020."
    (time,) = calendar(text).scene.times
    assert calendar(text, date(2022, 1, 1)).is_background(time)
    assert not calendar(text, date(2021, 1, 1)).is_background(time)
    assert not calendar(text).is_background(time)
