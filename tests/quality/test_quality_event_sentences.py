"""Sentence shapes of event gold."""

from __future__ import annotations

import pytest

from quality.event_sentences import (
    MarkedPair,
    StandardEvent,
    marked_pair,
    pair_type,
    police_acts,
    score_act,
    score_classes,
    score_pairs,
    score_standard,
    standard_event,
)
from quality.told import Party, Told
from tacitus.records import Span

GOLD = MarkedPair("Iran sued Oman.", Span(0, 4), Span(10, 14), "ACCUSE")


def told(kind: str, actors: tuple[Span, ...] = (), recipients: tuple[Span, ...] = (), **more: object) -> Told:
    parties = [tuple(Party(span, None, None) for span in side) for side in (actors, recipients)]
    return Told((Span(5, 9),), Span(0, 15), kind, actors=parties[0], recipients=parties[1], **more)  # type: ignore[arg-type]


RIGHT = told("ACCUSE", (Span(0, 4),), (Span(10, 14),))


def test_event_sentences_marks_are_taken_out_and_placed() -> None:
    found = marked_pair({"marked": "<s>Iran</s> sued <t>Oman</t>.", "event": "ACCUSE"})
    assert found == GOLD


def test_event_sentences_side_without_marks_is_not_named() -> None:
    found = marked_pair({"marked": "<s>Iran</s> mobilised.", "event": "MOBILIZE"})
    assert found.target is None
    assert score_pairs([found], [[told("MOBILIZE", (Span(0, 4),))]])["type_and_pair"] == 1


def test_event_sentences_pair_needs_both_sides() -> None:
    values = score_pairs([GOLD], [[told("ACCUSE", (Span(0, 4),))]])
    assert (values["type_and_pair"], values["source_found"], values["target_found"]) == (0, 1, 0)


def test_event_sentences_reversed_pair_is_wrong() -> None:
    values = score_pairs([GOLD], [[told("ACCUSE", (Span(10, 14),), (Span(0, 4),))]])
    assert (values["type_and_pair"], values["type_anywhere"]) == (0, 1)


def test_event_sentences_two_actors_count_only_jointly() -> None:
    values = score_pairs([GOLD], [[told("ACCUSE", (Span(0, 4), Span(10, 14)))]])
    assert (values["type_and_pair"], values["type_and_joint_pair"]) == (0, 1)


def test_event_sentences_pronouns_count_only_when_resolved() -> None:
    its = Party(Span(6, 8), None, None, also=(Span(0, 4),))
    event = Told((Span(5, 9),), Span(0, 15), "ACCUSE", actors=(its,), recipients=RIGHT.recipients)
    values = score_pairs([GOLD], [[event]])
    assert (values["type_and_pair"], values["type_and_resolved_pair"]) == (0, 1)


def test_event_sentences_wrong_type_of_the_pair_costs_the_macro_f1() -> None:
    wrong = told("REJECT", (Span(0, 4),), (Span(10, 14),))
    assert score_pairs([GOLD], [[wrong]])["macro_f1"] == 0
    assert pair_type(GOLD, [wrong, RIGHT]) == "ACCUSE"
    assert score_pairs([GOLD], [[RIGHT]])["macro_f1"] == 1


def test_event_sentences_concede_and_retreat_are_one() -> None:
    gold = MarkedPair("Iran sued Oman.", Span(0, 4), Span(10, 14), "YIELD")
    retreat = told("RETREAT", (Span(0, 4),), (Span(10, 14),))
    assert score_pairs([gold], [[retreat]])["type_and_pair"] == 1


def test_event_sentences_standard_rows_give_marked_words_and_todays_mode() -> None:
    row = {
        "text": "Crowds blocked roads.",
        "markup": "(SRC: Crowds) (EVT: blocked) roads.",
        "events": [{"event": "PROTEST", "event_0_8": "PROTEST", "mode": "demo-spon"}],
    }
    assert standard_event(row) == StandardEvent("Crowds blocked roads.", (Span(7, 14),), "PROTEST", "demo")


def test_event_sentences_standard_counts_only_the_marked_event() -> None:
    gold = StandardEvent("x" * 30, (Span(20, 25),), "ACCUSE", "allege")
    values = score_standard([gold], [[RIGHT]])
    assert (values["type"], values["type_anywhere"]) == (0, 1)


@pytest.mark.parametrize(
    ("mode", "modes", "free", "strict"),
    [("allege", {"allege"}, 1, 1), ("allege", set(), 0, 0), (None, {"allege"}, 1, 0), (None, set(), 1, 1)],
)
def test_event_sentences_standard_modes(mode: str | None, modes: set[str], free: int, strict: int) -> None:
    values = score_standard(
        [StandardEvent("x" * 15, (Span(5, 9),), "ACCUSE", mode)], [[told("ACCUSE", mode=frozenset(modes))]]
    )
    assert (values["type_mode"], values["type_mode_strict"]) == (free, strict)


def test_event_sentences_classes_forgive_what_did_not_happen() -> None:
    negated = told("ASSAULT", auxiliary=frozenset({"negation"}), quad=4)
    values = score_classes([0, 0, 4, 3], [[negated], [told("ASSAULT", quad=4)], [told("ASSAULT", quad=4)], []])
    assert (values["false_alarm_rate"], values["right_quad"], values["right_quad_3"]) == (0.5, 0.5, 0)


def police(kind: str, sector: str | None = "COP", **more: object) -> frozenset[str]:
    actor = (Party(Span(0, 4), None, sector),)
    return police_acts([Told((Span(5, 9),), Span(0, 15), kind, actors=actor, **more)])  # type: ignore[arg-type]


def test_event_sentences_police_acts() -> None:
    assert police("ASSAULT", lemma="shoot") == {"FORCE", "KILL"}
    assert police("ASSAULT", lemma="charge") == {"FORCE"}
    assert police("ASSAULT", lemma="fire", dead=True) == {"FORCE", "KILL"}
    assert police("COERCE", mode=frozenset({"arrest"})) == {"ARREST"}
    assert police("COERCE", sector=None, mode=frozenset({"arrest"})) == {"ARREST"}
    assert police("COERCE", sector="REB", mode=frozenset({"arrest"})) == frozenset()
    assert police("ASSAULT", sector="REB", lemma="kill") == frozenset()
    assert police("ASSAULT", lemma="kill", auxiliary=frozenset({"hypothetical"})) == frozenset()
    assert police("ASSAULT", lemma="kill", auxiliary=frozenset({"future"}), status="planned") == frozenset()
    assert police("COERCE", mode=frozenset({"arrest"}), status="demanded") == frozenset()
    assert police("COERCE", mode=frozenset({"arrest"}), status="attributed") == {"ARREST"}


def test_event_sentences_score_act() -> None:
    score = score_act([True, True, False], [True, False, True])
    assert (score.right, score.predicted, score.gold) == (1, 2, 2)
