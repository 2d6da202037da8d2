"""The speaker as actor: a judgement or demand without a subject of its own is that of whoever is quoted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tacitus.events.drafts import Draft
from tacitus.events.scene import Scene

LEGAL = "legal"
SPOKEN = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN"})


def add_speaker(scene: Scene, draft: Draft) -> Draft:
    """The draft with the subject of the nearest verb of speech above it as actor, if it names no actor.

    ``It is a disgrace, the minister said``: the minister disapproves. Nouns keep their actor unknown
    unless they are the predicate of the clause.
    """
    told = draft.type in SPOKEN and LEGAL not in draft.predicate.sense.context  # who reports a trial holds none
    if draft.actors or not told or not _is_clause(scene, draft.head):
        return draft
    found = next(speakers(scene, draft.head), None)
    if found is None:
        return draft
    if found in {role.mention for role in draft.recipients}:
        return draft
    role = scene.role(found, "speaker")
    return replace(draft, actors=(role,)).because("actor: who is quoted")


def _is_clause(scene: Scene, token: int) -> bool:
    return scene.grammar.is_verbal(token) or scene.grammar.child(token, "cop") is not None


def speakers(scene: Scene, token: int) -> Iterator[int]:
    """The political subjects of the verbs that take the clause as what is said, nearest first."""
    return (item for verb in telling_verbs(scene, token) for item in _subject_of(scene, verb))


def telling_verbs(scene: Scene, token: int) -> Iterator[int]:
    """The verbs that take a clause as what is said: behind it or above it, nearest first."""
    for verb in (token, *scene.document.ancestors(token)):
        yield from scene.document.children(verb, "parataxis")
        if scene.tokens[verb].relation == "ccomp":
            yield scene.tokens[verb].head


def _subject_of(scene: Scene, verb: int) -> Iterator[int]:
    found = scene.grammar.subject(verb)
    mention = scene.mention_at(found.token) if found is not None else None
    if mention is not None and scene.is_political(scene.mentions[mention].head):
        yield mention
