"""Parties that an act shares with the clause it stands in: who sits at a meeting, whom a promise is made to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tacitus.events.drafts import Draft, names_any
from tacitus.events.scene import Scene
from tacitus.events.speakers import telling_verbs
from tacitus.records import Role

GATHERING = "CONSULT"
OFFICIAL = frozenset({"GOV", "MIL", "LEG", "OPP", "PTY", "REB", ""})
ADDRESSED = frozenset({"AGREE", "CONCEDE", "THREATEN", "REJECT"})  # what is said to somebody is meant for them
HEARING = frozenset({"JRN", "CVL", "LEG", "JUD"})  # who is told it for the record


def add_company(scene: Scene, draft: Draft) -> Draft:
    """``The two ministers signed it after talks in Cairo``: whoever acts together there has met there."""
    own = draft.predicate.sense
    token = scene.tokens[draft.head]
    occasion = (
        token.relation in ("obl", "nmod") and scene.grammar.preposition(draft.head) in scene.lexicon.words["gathering"]
    )
    if draft.type != GATHERING or not own.reciprocal or not occasion or len(_people(scene, draft.actors)) > 1:
        return draft
    for verb in scene.document.ancestors(draft.head):
        if not scene.grammar.is_verbal(verb):
            continue
        roles = tuple({role.mention: role for role in (*_subjects(scene, verb), *_spoken_to(scene, verb))}.values())
        told = _people(scene, roles)
        if len(told) > 1 and _people(scene, draft.actors) <= told:
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
    slots = ("indirect", "object") if _tells(scene, verb) else ("indirect", "to", "object.to")
    for item in _addressed(scene, verb, slots):
        if (scene.mentions[item].sector or "") in OFFICIAL:
            yield scene.role(item, "spoken to on its occasion")


def _tells(scene: Scene, verb: int) -> bool:
    return scene.lexicon.has("telling", scene.grammar.lemma(verb))


def _addressed(scene: Scene, verb: int, slots: Iterable[str]) -> Iterator[int]:
    """The mentions in the slots of a verb."""
    found = (scene.mention_at(filler.token) for slot in slots for filler in scene.slot(verb, slot))
    return (item for item in found if item is not None)


def _people(scene: Scene, roles: Iterable[Role]) -> frozenset[int]:
    """The entities of roles, members in place of groups of them."""
    mentions = [scene.mentions[role.mention] for role in roles if role.mention is not None]
    members = (scene.mentions[item].entity for mention in mentions for item in mention.members)
    return frozenset((*members, *(mention.entity for mention in mentions if not mention.members)))


def add_hearer(scene: Scene, draft: Draft) -> Draft:
    """``We will leave, the minister told his host``: the promise is made to the host."""
    if draft.type not in ADDRESSED or names_any(draft.recipients) or draft.predicate.sense.reciprocal:
        return draft
    own = _people(scene, draft.actors)
    for item in _hearers(scene, draft.head):
        mention = scene.mentions[item]
        if mention.entity not in own and mention.sector not in HEARING and (mention.code or mention.sector):
            role = scene.role(item, "told so")
            return replace(draft, recipients=(role,)).because("recipient: whom it is said to")
    return draft


def _hearers(scene: Scene, token: int) -> Iterator[int]:
    """Whom the verbs of saying over a clause name as told, nearest first."""
    for verb in telling_verbs(scene, token):
        if _tells(scene, verb):
            yield from _addressed(scene, verb, ("indirect", "object"))
    above = scene.tokens[token].head
    calling = above >= 0 and scene.lexicon.has("calling", scene.grammar.lemma(above))
    if calling and scene.tokens[token].relation == "advcl" and scene.grammar.is_infinitive(token):
        yield from _addressed(scene, above, ("object",))  # called him to apologise
