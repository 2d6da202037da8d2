"""The learned judges and the tables they read."""

from __future__ import annotations

import pytest

from tacitus.events.contexts import scale_of
from tacitus.events.drafts import Draft
from tacitus.events.judging import probability
from tacitus.events.lexicon import Sense, load_lexicon
from tacitus.events.reductions import reduce_draft, set_modality
from tacitus.events.scene import Scene
from tacitus.events.senses import Predicate
from tacitus.records import Document, Modality, Report


def _draft(kind: str, *mode: str, auxiliary: tuple[str, ...] = ()) -> Draft:
    return Draft(Predicate(0, (0,), Sense("test", ("test",), "VERB", kind)), (), kind, mode, auxiliary=auxiliary)


def test_judging_knows_both_tasks() -> None:
    assert {"event", "historical"} <= set(load_lexicon().judges)


def test_judging_scores_stay_between_nought_and_one() -> None:
    assert 0.0 < probability({"bias": 1000.0}, ()) < 1.0 + 1e-9
    assert probability({"bias": 0.0, "a": 2.0}, ["a"]) > probability({"bias": 0.0, "a": 2.0}, [])


@pytest.mark.parametrize("kind", ["CONSULT", "SUPPORT", "COOPERATE", "AID"])
def test_reductions_turn_future_cooperation_into_an_agreement(kind: str) -> None:
    reduced = reduce_draft(_draft(kind, auxiliary=("future",)))
    assert (reduced.type, reduced.auxiliary, reduced.modality) == ("AGREE", (), Modality.PROMISED)


def test_reductions_keep_the_mode_of_an_announced_withdrawal() -> None:
    reduced = reduce_draft(_draft("RETREAT", "withdraw", auxiliary=("future",)))
    assert (reduced.type, reduced.mode, reduced.auxiliary) == ("CONCEDE", ("withdraw",), ())


def test_reductions_leave_a_future_assault_alone() -> None:
    draft = _draft("ASSAULT", auxiliary=("future",))
    assert reduce_draft(draft) == draft


def test_reductions_let_demands_govern_themselves() -> None:
    assert set_modality(_draft("REQUEST")).modality is Modality.DEMANDED


def test_contexts_score_the_mode_before_the_type() -> None:
    scene = Scene(Document(Report("empty", "")), (), (), load_lexicon())
    assert scale_of(scene, _draft("ASSAULT", "aerial")) < scale_of(scene, _draft("ASSAULT"))
    assert scale_of(scene, _draft("ACCUSE")) == -2.0
