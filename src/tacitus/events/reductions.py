"""The reductions of PLOVER: what a future, cancelled or ended act is coded as instead.

Source: PLOVER 0.8 codebook, condensed in the coding rules: a future CONSULT, SUPPORT, COOPERATE or AID is
AGREE; a future RETREAT is CONCEDE with its mode; a cancelled meeting is REJECT; what somebody will not do
of these is REJECT; an aid or relation cut SANCTION.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from tacitus.events.drafts import Draft
from tacitus.events.scene import Scene
from tacitus.records import Modality

COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
EVIDENCE = "evidence"  # a governor that says what there is a sign of
JOINT = frozenset({"COOPERATE", "SUPPORT"})  # those who will meet are both parties of the meeting
WITH = ":with"
ANNOUNCED = frozenset({"withdraw", "release", "ceasefire", "access", "disarm"})
REFUSED = {
    "CONSULT": ("meet",),
    "AID": ("assist",),
    "COOPERATE": ("assist",),
    "SUPPORT": (),
    "RETREAT": ("yield",),
    "CONCEDE": ("yield",),
}
VERBAL = {"AGREE": Modality.PROMISED, "REQUEST": Modality.DEMANDED, "THREATEN": Modality.THREATENED}


def reduce_draft(draft: Draft) -> Draft:
    """The draft after the first reduction that applies; what there is no sign of, nobody promised or refused."""
    effects = {item.row.effect for item in draft.chain}
    return draft if "negation" in draft.auxiliary and EVIDENCE in effects else _reduced(draft, effects)


def _reduced(draft: Draft, effects: Collection[str]) -> Draft:
    if "cancel" in effects and draft.type in ("CONSULT", "AGREE"):
        return _becomes(draft, "REJECT", ("meet",)).without_auxiliary("negation", "future")
    if "announce" in effects and draft.type == "RETREAT" and set(draft.mode) & ANNOUNCED:
        return promised(draft)
    if {"negation", "future"} <= set(draft.auxiliary) and draft.type in REFUSED:
        return _becomes(draft, "REJECT", REFUSED[draft.type]).without_auxiliary("negation", "future")
    if "end" in effects and draft.type in ("AID", "COOPERATE"):
        return _becomes(draft, "SANCTION", ("discontinue",))
    if "future" in draft.auxiliary and draft.type in COOPERATIVE:
        return _promised(_becomes(_to_partner(draft), "AGREE", ()))
    if "future" in draft.auxiliary and draft.type == "RETREAT":
        return promised(draft)
    if "future" in draft.auxiliary and draft.type in ("CONCEDE", "AGREE"):
        return _promised(draft)
    return draft


def join_exercise(scene: Scene, draft: Draft) -> Draft:
    """``Chad and Niger held war games``: an exercise of several forces is a joint one."""
    forces = {scene.mentions[role.mention].code for role in draft.actors if role.mention is not None} - {None}
    exercise = scene.lexicon.has("exercise", scene.grammar.lemma(draft.head))
    if draft.type == "MOBILIZE" and exercise and len(forces) > 1:
        return replace(_becomes(draft, "COOPERATE", ()), recipients=())
    return draft


def _to_partner(draft: Draft) -> Draft:
    """``China wants to cooperate with Kuwait``: who has not done so yet promises it, and the other is whom to."""
    partners = tuple(role for role in draft.actors if WITH in role.path)
    offering = tuple(role for role in draft.actors if role not in partners)
    if draft.type not in JOINT or not draft.predicate.sense.reciprocal or not offering or not partners:
        return draft
    return replace(draft, actors=offering, recipients=partners).because("recipient: whom it is to be done with")


def set_modality(draft: Draft) -> Draft:
    """Promises, demands and threats govern themselves where nothing else does."""
    if draft.modality is Modality.NONE and draft.type in VERBAL:
        return replace(draft, modality=VERBAL[draft.type])
    return draft


def promised(draft: Draft) -> Draft:
    """A carried-out concession told as what it still is: announced."""
    return _promised(_becomes(draft, "CONCEDE", draft.mode))


def _becomes(draft: Draft, kind: str, mode: tuple[str, ...]) -> Draft:
    reason = f"{draft.type} reduced to {kind}"
    return replace(draft, type=kind, mode=mode).because(reason)


def _promised(draft: Draft) -> Draft:
    return replace(draft.without_auxiliary("future"), modality=Modality.PROMISED)
