"""What stands around an act: politics in its report, whose the noun is, whom the sentence talks to."""

from __future__ import annotations

from tacitus.actors import find_actors
from tacitus.dates import find_times
from tacitus.events.finding import read_drafts
from tacitus.events.lexicon import load_lexicon
from tacitus.events.scene import Scene
from tacitus.events.surroundings import Surroundings
from tacitus.events.timing import Calendar
from tacitus.intake import report_from_text
from tacitus.language import load_model

POLITICS = """The president of Ghana met the army chief in Accra.

The opposition condemned the arrest of a senator. Parliament will debate the decision.

Ghana's support for the accord surprised the minister.
"""
HOBBIES = """I have sung in a choir for years. You should come and hear it.

My friends praised the support of the neighbours. I still thank my teacher for it.
"""


def around(text: str) -> dict[str, tuple[str, ...]]:
    document = load_model().parse([report_from_text(text)])[0]
    scene = Scene(document, find_actors(document), find_times(document), load_lexicon())
    surroundings = Surroundings(scene)
    return {
        scene.tokens[draft.head].form: surroundings.features(draft) for draft in read_drafts(scene, Calendar(scene))
    }


def share(features: tuple[str, ...], name: str) -> int:
    return next(int(item.partition("=")[2]) for item in features if item.startswith(f"{name}="))


def test_surroundings_tell_a_report_about_politics_from_another() -> None:
    politics, hobbies = around(POLITICS)["condemned"], around(HOBBIES)["praised"]
    assert share(politics, "report.political") > share(hobbies, "report.political")
    assert share(politics, "report.person") < share(hobbies, "report.person")
    assert "sentence.political=True&True" in politics
    assert "sentence.political=False&False" in hobbies


def test_surroundings_tell_whose_a_noun_is_and_what_stands_behind_it() -> None:
    found = around(POLITICS)
    assert {"noun.possessed=True", "noun.behind=for"} <= set(found["support"])
    assert "noun.possessed=False" in found["arrest"]
    assert not any(item.startswith("noun.") for item in found["condemned"])


def test_surroundings_say_nothing_of_the_report_in_a_text_of_one_sentence() -> None:
    features = around("Ghana condemned the arrest of a senator.")["condemned"]
    assert not any(item.startswith(("report.", "near.")) for item in features)
