"""What is admitted as an event: words of sport in plenty, attributive participles."""

from __future__ import annotations

from tacitus.actors import find_actors
from tacitus.events import find_events
from tacitus.intake import report_from_text
from tacitus.language import load_model

SPORT = (
    "The coach named a striker and two goalkeepers before the semifinal of the championship. "
    "The referee gave a penalty, and the midfielder kept her team in the tournament. "
)


def types_in(text: str) -> list[str]:
    document = load_model().parse([report_from_text(text)])[0]
    return [event.type for event in find_events(document, find_actors(document), ())]


def test_admission_one_word_of_sport_is_enough_in_a_report_about_sport() -> None:
    attack = "Kenya attacked Uganda before the final."
    assert types_in(attack) == ["ASSAULT"]
    assert types_in(SPORT + attack) == []


def test_admission_acts_in_a_report_about_sport_stay_where_no_word_of_it_stands() -> None:
    assert types_in(SPORT + "Soldiers attacked a village in Uganda.") == ["ASSAULT"]


def test_admission_attributive_participles_tell_no_act() -> None:
    assert types_in("The investigating officer met the mayor.") == ["CONSULT"]
    assert "ACCUSE" in types_in("The officer is investigating the mayor.")
