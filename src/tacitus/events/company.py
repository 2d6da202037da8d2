"""Parties that an act shares with the clause it stands in: who sits at a meeting, whom a promise is made to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tacitus.events.drafts import Draft
from tacitus.events.scene import Scene
from tacitus.records import Role

GATHERING = "CONSULT"
OCCASIONS = ("after", "at", "before", "during", "following", "in", "on", "amid", "since")
OFFICIAL = frozenset({"GOV", "MIL", "LEG", "OPP", "PTY", "REB", ""})
ADDRESSED = frozenset({"AGREE", "CONCEDE", "THREATEN", "REJECT"})  # what is said to somebody is meant for them
HEARING = frozenset({"JRN", "CVL", "LEG", "JUD"})  # who is told it for the record


def add_company(scene: Scene, draft: Draft) -> Draft:
    """``The two ministers signed it after talks in Cairo``: whoever acts together there has met there."""
    own = draft.predicate.sense
    token = scene.tokens[draft.head]
    occasion = token.relation in ("obl", "nmod") and scene.grammar.preposition(draft.head) in OCCASIONS
    if draft.type != GATHERING or not own.reciprocal or not occasion or len(_entities(scene, draft.actors)) > 1:
        return draft
    for verb in scene.document.ancestors(draft.head):
        if not scene.grammar.is_verbal(verb):
            continue
        found = {role.mention: role for role in (*_subjects(scene, verb), *_spoken_to(scene, verb))}
        roles = tuple(found.values())
        told = _entities(scene, roles)
        if len(told) > 1 and _entities(scene, draft.actors) <= told:
            return replace(draft, actors=roles).because("actors: who act together on its occasion")
        return draft
    return draft


def _subjects(scene: Scene, verb: int) -> Iterator[Role]:
    """The actors that the subject names, each with where it was found."""
    found = scene.grammar.subject(verb)
    for token in scene.coordinated(found.token) if found is not None else ():
        item = scene.mention_at(token)
        if item is not None and (scene.mentions[item].sector or "") in OFFICIAL:
            yield scene.role(item, "on the occasion of what they do")


def _spoken_to(scene: Scene, verb: int) -> Iterator[Role]:
    """``During the meeting the king informed the envoy``, ``conveyed greetings to the envoy``: who is spoken to."""
    slots = (
        ("indirect", "to") if not scene.lexicon.has("telling", scene.grammar.lemma(verb)) else ("indirect", "object")
    )
    for slot in slots:
        for filler in scene.slot(verb, slot) or scene.slot(verb, f"object.{slot}"):
            item = scene.mention_at(filler.token)
            if item is not None and (scene.mentions[item].sector or "") in OFFICIAL:
                yield scene.role(item, "spoken to on its occasion")


def _entities(scene: Scene, roles: tuple[Role, ...]) -> frozenset[int]:
    """The entities of roles, members in place of groups of them."""
    found: set[int] = set()
    for role in roles:
        if role.mention is not None:
            mention = scene.mentions[role.mention]
            found |= {scene.mentions[item].entity for item in mention.members} or {mention.entity}
    return frozenset(found)


def add_hearer(scene: Scene, draft: Draft) -> Draft:
    """``We will leave, the minister told his host``: the promise is made to the host."""
    named = any(role.begin is not None for role in draft.recipients)
    if draft.type not in ADDRESSED or named or draft.predicate.sense.reciprocal:
        return draft
    own = _entities(scene, draft.actors)
    for item in _hearers(scene, draft.head):
        mention = scene.mentions[item]
        if mention.entity not in own and mention.sector not in HEARING and (mention.code or mention.sector):
            role = scene.role(item, "told so")
            return replace(draft, recipients=(role,)).because("recipient: whom it is said to")
    return draft


def _hearers(scene: Scene, token: int) -> Iterator[int]:
    """Whom the verbs of saying over a clause name as told, nearest first."""
    for verb in (token, *scene.document.ancestors(token)):
        tellers = [item for item in scene.document.children(verb, "parataxis") if scene.grammar.is_verbal(item)]
        if scene.tokens[verb].relation == "ccomp":
            tellers.append(scene.tokens[verb].head)
        for teller in tellers:
            if scene.lexicon.has("telling", scene.grammar.lemma(teller)):
                for filler in (*scene.slot(teller, "indirect"), *scene.slot(teller, "object")):
                    item = scene.mention_at(filler.token)
                    if item is not None:
                        yield item
