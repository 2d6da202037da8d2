"""What became no event, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from click.testing import CliRunner

import tacitus
from tacitus.cli import main
from tacitus.events import find_dropped
from tacitus.events.admission import sifted
from tacitus.events.finding import read_drafts
from tacitus.events.lexicon import load_lexicon
from tacitus.events.scene import Scene
from tacitus.events.timing import Calendar
from tacitus.records import Dropped


def dropped(text: str) -> dict[str, Dropped]:
    """What was dropped from a text, by its word."""
    reading = tacitus.read(text)
    found, _ = find_dropped(reading.document, reading.mentions, reading.times)
    return {reading.document.tokens[item.token].form: item for item in found}


@pytest.mark.parametrize(
    ("text", "word", "kind", "reason"),
    [
        ("The parliament killed the idea.", "killed", "", "kill.v.idea tells no event"),
        ("Turkey welcomed the launch of the book.", "launch", "", "no sense of it fits"),
        (
            "Kenya called off the talks with Sudan.",
            "talks",
            "CONSULT",
            "it is part of the predicate of call.v.off_talks",
        ),
        ("Chad demanded that Sudan release the hostages.", "release", "RETREAT/release", "the act that demands"),
        ("The army shelled the town in an offensive.", "offensive", "ASSAULT", "another word of the clause"),
        ("Turkey attacked well in the league match.", "attacked", "ASSAULT", "words of sport"),
        ("Kenya signed a treaty with Chad in March.", "March", "", "it stands in a date"),
    ],
)
def test_dropping_tells_what_is_no_event_and_why(text: str, word: str, kind: str, reason: str) -> None:
    item = dropped(text)[word]
    assert item.kind == kind
    assert item.reason.startswith(reason)


def test_dropping_names_each_sense_that_does_not_fit_with_the_test_that_fails() -> None:
    why = dropped("Turkey welcomed the launch of the book.")["launch"].why
    assert why
    assert all(line.startswith("not launch.n") and line.endswith("does not hold") for line in why)


def test_dropping_tells_the_score_and_the_bound_of_the_judge() -> None:
    reading = tacitus.read("Kenya attacked Sudan.")
    strict = replace(load_lexicon(), judges={"event": {"bias": -5.0, "threshold": 0.6}})
    scene = Scene(reading.document, reading.mentions, (), strict)
    calendar = Calendar(scene)
    objections = [objection for _, objection in sifted(scene, calendar, read_drafts(scene, calendar))]
    assert objections == ["judged no event: 0.01, and one with the parties it needs must reach 0.50"]


def test_dropping_tells_the_senses_that_lost_at_a_predicate() -> None:
    reading = tacitus.read("Rebels attacked a village.")
    _, passed = find_dropped(reading.document, reading.mentions, reading.times)
    senses = {sense for item in passed for sense in item.senses}
    assert any(sense.startswith("not attack.v.speech: object=") for sense in senses)


def test_dropping_keeps_no_event_that_was_read() -> None:
    reading = tacitus.read("Kenya recalled its ambassador from Sudan after rebels attacked a village.")
    found, _ = find_dropped(reading.document, reading.mentions, reading.times)
    told = {record.event.predicate[0] for record in reading.records}
    assert told
    assert told & {item.token for item in found} == set()


def test_dropping_stands_in_what_explain_prints() -> None:
    result = CliRunner().invoke(main, ["explain", "The parliament killed the idea."])
    assert result.exit_code == 0, result.stderr
    assert "no event at killed" in result.stdout
    assert "kill.v.idea tells no event" in result.stdout
