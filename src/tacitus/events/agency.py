"""Who acted where the text names nobody: the police, the court that the report speaks of nearby."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tacitus.events.drafts import Draft, names_any
from tacitus.events.lexicon import Agent
from tacitus.events.scene import Scene
from tacitus.records import Mention, Role

REACH = 1


def add_agent(scene: Scene, draft: Draft) -> Draft:
    """The draft with the nearest institution that does such things as its actor, if it has none.

    It looks in the sentence, then in the one before it; without one the actor stays unknown.
    """
    if draft.actors:
        return draft
    row = next((row for row in scene.lexicon.agents if _fits(row, draft)), None)
    found = next(_institutions(scene, draft, row), None) if row else None
    if found is None:
        return draft
    role = scene.role(found, "institution named nearby")
    return replace(draft, actors=(role,)).because(f"actor: nearest {role.sector} for a {draft.type} without agent")


def imply_agent(scene: Scene, draft: Draft) -> Draft:
    """The draft with police, courts or government as an actor without words, where only they can have acted.

    Of which country is told by where it happened: the binding room says.
    """
    row = next((row for row in scene.lexicon.agents if row.implied and _fits(row, draft)), None)
    if row is None or names_any(draft.actors):
        return draft  # an attacker of whom nothing is told is as good as none
    role = Role(None, None, None, f"implied by a {draft.type} that names no agent", row.implied)
    return replace(draft, actors=(role,)).because(f"actor: not named; {row.implied} as the only one who can")


def cannot_act(scene: Scene, draft: Draft, item: int) -> bool:
    """True for who is told apart from those who do such things: a prosecutor convicts nobody."""
    row = next((row for row in scene.lexicon.agents if _fits(row, draft)), None)
    return row is not None and _is_left_out(scene, scene.mentions[item], row)


def _fits(row: Agent, draft: Draft) -> bool:
    sense = draft.predicate.sense
    told = not row.context or row.context in sense.context
    worded = not row.words or sense.words[0] in row.words
    return row.type == sense.type and told and worded and (not row.mode or row.mode in sense.mode)


def _institutions(scene: Scene, draft: Draft, row: Agent) -> Iterator[int]:
    here = scene.document.sentence_of(draft.head).index
    taken = scene.entities(draft.recipients)
    for sentence in range(here, max(here - REACH, 0) - 1, -1):
        mentions = [item for item in scene.mentions_in(sentence) if scene.mentions[item].entity not in taken]
        for sector in row.sectors:
            yield from (item for item in mentions if _acts(scene, scene.mentions[item], row, sector))


def _acts(scene: Scene, mention: Mention, row: Agent, sector: str) -> bool:
    return mention.sector == sector and bool(mention.code) and not _is_left_out(scene, mention, row)


def _is_left_out(scene: Scene, mention: Mention, row: Agent) -> bool:
    words = (mention.head, *scene.document.children(mention.head, "nmod:poss", "compound"))
    return any(scene.grammar.lemma(word) in row.without for word in words)
