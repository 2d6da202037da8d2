"""Where an act stands in its report: news of the lead, or something told of an older time."""

from __future__ import annotations

import pytest

import tacitus
from tacitus.actors import find_actors
from tacitus.dates import date_report, find_times
from tacitus.events.drafts import Draft
from tacitus.events.finding import read_drafts
from tacitus.events.lexicon import load_lexicon
from tacitus.events.scene import Scene
from tacitus.events.story import Story
from tacitus.events.timing import Calendar
from tacitus.intake import report_from_text
from tacitus.language import load_model

TEXT = """Police arrest the leader of the opposition in Lomé

LOMÉ, 3 March 2021 - Police arrested the leader of the opposition on Tuesday.

The party called for his release.

In 2015 soldiers shot three students in the north. They also burned a school.

The opposition said that police had arrested him once before.
"""


@pytest.fixture(scope="module")
def told() -> dict[str, tuple[str, ...]]:
    document = date_report(load_model().parse([report_from_text(TEXT)])[0])
    scene = Scene(document, find_actors(document), find_times(document), load_lexicon())
    calendar = Calendar(scene)
    drafts = read_drafts(scene, calendar)
    story = Story(scene, calendar, drafts)
    return {_name(scene, draft): story.features(draft) for draft in drafts}


def _name(scene: Scene, draft: Draft) -> str:
    return f"{scene.document.sentence_of(draft.head).index} {scene.tokens[draft.head].form}"


def _find(told: dict[str, tuple[str, ...]], word: str) -> tuple[str, ...]:
    return next(features for name, features in reversed(told.items()) if name.endswith(word))


def test_story_knows_the_lead(told: dict[str, tuple[str, ...]]) -> None:
    assert "lead=here" in next(features for name, features in told.items() if name.endswith("arrested"))
    assert "lead=here" not in _find(told, "shot")


def test_story_finds_the_acts_of_the_lead_told_again(told: dict[str, tuple[str, ...]]) -> None:
    again = _find(told, "arrested")
    assert {"lead=type:True&lemma:True", "again=True", "here.had=True"} <= set(again)
    assert "again=False" in _find(told, "shot")


def test_story_carries_an_old_time_on_to_the_next_sentence(told: dict[str, tuple[str, ...]]) -> None:
    assert {"last=old", "last=old&1"} <= set(_find(told, "burned"))


OBITUARY = """Former president Kofi Mensah has died at the age of 84, state television said on Friday.

Mourners gathered in Accra. The army guarded his house.

Mensah negotiated with the rebels. France praised him.
"""


def test_story_takes_what_the_dead_did_for_background() -> None:
    reading = tacitus.read(OBITUARY)
    modes = {reading.document.tokens[item.predicate[0]].form: item.auxiliary for item in reading.events}
    assert modes["negotiated"] == ("historical",)
    assert modes["praised"] == ()
