"""When and where acts are read to be, from a plain file of sentences of our own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tacitus.intake import report_from_text
from tacitus.pipeline import read_report
from tacitus.records import Reading, Record

CASES = Path(__file__).parents[1] / "cases" / "binding" / "scenes.txt"
PUBLISHED = date(2016, 3, 16)


def cases() -> list[tuple[str, list[str]]]:
    """Each sentence with the lines of its acts."""
    text = "\n".join(line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    blocks = [block.strip().split("\n") for block in text.strip().split("\n\n")]
    return [(block[0], block[1:]) for block in blocks if block[0]]


def told(reading: Reading, record: Record) -> str:
    """A record as a line of the file."""
    word = reading.document.tokens[record.event.predicate[0]].form
    days = [day.isoformat() for day in (record.begin_date, record.end_date) if day is not None]
    place = reading.place_of(record)
    where = "-" if place is None else f"{'~' if place.resolution == 1 else ''}{place.name}"
    return f"{word} | {'…'.join(dict.fromkeys(days)) or '-'} | {where}"


@pytest.mark.parametrize(("sentence", "expected"), cases())
def test_scenes_of_the_case_file(sentence: str, expected: list[str]) -> None:
    reading = read_report(report_from_text(sentence, published=PUBLISHED))
    found = {told(reading, record) for record in reading.records}
    assert set(expected) <= found


def test_scenes_a_country_is_never_a_point() -> None:
    for sentence, _ in cases():
        reading = read_report(report_from_text(sentence, published=PUBLISHED))
        places = [place for record in reading.records if (place := reading.place_of(record)) is not None]
        assert all(place.lat is None and place.lon is None for place in places if place.resolution == 1)


def test_scenes_lend_a_pin_only_to_words_that_go_back_to_the_act() -> None:
    text = "Jets bombed a market in Aleppo on Monday.\n\n{} were condemned by the council."
    found = {}
    for words in ("The bombings", "Bombings"):
        reading = read_report(report_from_text(text.format(words), published=PUBLISHED))
        found[words] = {told(reading, record) for record in reading.records if record.event.sentence == 1}
    assert any("| Aleppo" in line for line in found["The bombings"])
    assert not any("| Aleppo" in line for line in found["Bombings"])


def test_scenes_a_call_is_held_at_no_place_and_neither_is_what_was_discussed() -> None:
    text = "The ministers met in Geneva on Monday.\n\nThe president spoke by telephone with the king, discussing war."
    reading = read_report(report_from_text(text, published=PUBLISHED))
    later = [record for record in reading.records if record.event.sentence == 1]
    assert later
    assert all(reading.place_of(record) is None for record in later)
