"""Parties that no slot of the grammar reaches: a small linear model picks them among the actors named near the act.

``The sentence came after a trial``, ``the deployment was criticised``: readers know from the lines around who acts.
Candidates are the actors named in the sentence of the act, in the two before it and the one behind, and the parties
of the acts of its kind. The features tell their place, kind and sector, the words of the grammar between and what
they do elsewhere in the report (``doings``), never who they are. The weights stand in ``data/events/judge.csv``;
``training/events/parties`` fits them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tacitus.events.agency import cannot_act
from tacitus.events.doings import Doings, doings_of
from tacitus.events.drafts import Draft, names_any
from tacitus.events.judging import Weights, probability
from tacitus.events.merging import is_new
from tacitus.events.scene import Scene
from tacitus.events.speakers import SPOKEN
from tacitus.records import Mention, MentionKind, PassageKind, Role

REACH = 2
FARTHEST = 3  # sentences that are told apart
MODIFIERS = frozenset({"amod", "compound", "det"})
BLAME = "ACCUSE"
VIOLENCE = frozenset({"ASSAULT", "PROTEST"})
ORDER = ("crowd-control",)
KEEPERS = frozenset({"COP", "JUD"})
OWN = frozenset({"NOUN", "NUM"})
LONGEST = 5  # steps of a path that are told apart
PARTNER = "partner"
ROLES = ("actor", "recipient", PARTNER)
GATHERINGS = frozenset({"AGREE", "CONSULT", "COOPERATE"})  # acts that somebody needs another one for


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor named near an act: its mention, and the features that speak for and against it."""

    mention: int
    features: tuple[str, ...]


@dataclass(frozen=True)
class Acts:
    """The acts of a report by their head, and who takes part in which."""

    by_head: Mapping[int, Draft]
    doings: Doings


def add_parties(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts with the likeliest actor and recipient where they have none, if the model is sure enough of them."""
    acts = Acts({draft.head: draft for draft in drafts}, doings_of(scene, drafts))
    return tuple(_with_parties(scene, draft, acts) for draft in drafts)


def _with_parties(scene: Scene, draft: Draft, acts: Acts) -> Draft:
    for role in ROLES:
        weights = scene.lexicon.judges.get(role, {})
        if lacks(scene, draft, role) and weights:
            draft = _completed(scene, draft, role, weights, acts)
    return draft


def lacks(scene: Scene, draft: Draft, role: str) -> bool:
    """True when the text's words name nobody in a role that the act can have.

    A partner is the second of two sides; a plural (rival militias, both sides) may be both of them.
    """
    reciprocal = draft.predicate.sense.reciprocal
    if role == "actor" and _has_its_own(scene, draft.head):
        return False
    if role == PARTNER:
        named = [scene.mentions[item.mention].plural for item in draft.actors if item.mention is not None]
        return reciprocal and draft.type in GATHERINGS and named == [False]
    roles = draft.actors if role == "actor" else draft.recipients
    return not (role == "recipient" and reciprocal) and not names_any(roles)


def _has_its_own(scene: Scene, head: int) -> bool:
    """True for an act whose own words tell who does it, though nobody known: there is no other one nearby.

    *This behaviour questions the belief, one of the diners rejected him, a public outcry.*
    """
    if not scene.grammar.is_verbal(head):
        return any(
            scene.lexicon.has("diffuse", scene.grammar.lemma(item)) for item in scene.document.children(head, "amod")
        )
    subject = None if scene.grammar.passive(head) else scene.grammar.child(head, "nsubj")
    return subject is not None and scene.tokens[subject].upos in OWN and scene.mention_at(subject) is None


def given(draft: Draft, role: str, roles: tuple[Role, ...]) -> Draft:
    """The draft with these fillers of a role."""
    if role == "recipient":
        return replace(draft, recipients=roles)
    return replace(draft, actors=(*draft.actors[:1], *roles) if role == PARTNER else roles)


def _completed(scene: Scene, draft: Draft, role: str, weights: Weights, acts: Acts) -> Draft:
    scored = [
        (probability(weights, item.features), -place, item)
        for place, item in enumerate(candidates(scene, draft, role, acts))
    ]
    score, _, best = max(scored, default=(0.0, 0, None))
    if best is None or score < weights.get("threshold", 0.5):
        return draft
    changed = given(draft, role, (scene.role(best.mention, "named nearby"),))
    return changed.because(f"{role}: judged the likeliest of those named nearby, {score:.2f}")


def candidates(scene: Scene, draft: Draft, role: str, acts: Acts) -> tuple[Candidate, ...]:
    """The actors named near an act, or in acts of its kind, that have no part in it yet: nearest first, once each."""
    parties = [scene.mentions[item.mention] for item in (*draft.actors, *draft.recipients) if item.mention is not None]
    taken = {mention.entity for mention in parties} | set(_owners(scene, parties))
    within = {token for mention in parties for token in scene.document.subtree(mention.head)}
    within |= _topic(scene, draft) if role == PARTNER else set()
    found: dict[int, Candidate] = {}
    near = [item for item in _near(scene, draft) if not (role == "actor" and _keeps_order(scene, draft, item))]
    for item in (*near, *_alike(scene, draft, acts)):
        mention = scene.mentions[item]
        free = mention.entity not in taken and mention.entity not in found and mention.head not in within
        if free and _may_be(scene, draft, role, item, acts):
            features = (*_features(scene, draft, role, item, len(near)), *acts.doings.features(scene, draft, item))
            found[mention.entity] = Candidate(item, features)
    return tuple(found.values())


def _owners(scene: Scene, parties: Iterable[Mention]) -> Iterator[int]:
    """Whoever a party is of, or speaks for, is no other party: the rebels of *a spokesman for the rebels*."""
    for party in parties:
        for token in scene.document.children(party.head, "nmod", "compound", "amod"):
            item = scene.mention_at(token)
            if item is not None and scene.mentions[item].head == token:
                yield scene.mentions[item].entity


def _is_counted(scene: Scene, item: int) -> bool:
    """``46 people``: a count belongs to the act that it is told of, and is not told again of another."""
    mention = scene.mentions[item]
    return any(token.upos == "NUM" for token in scene.tokens[mention.first : mention.last])


def _may_be(scene: Scene, draft: Draft, role: str, item: int, acts: Acts) -> bool:
    """False for a count, for who judges the act or cannot do it, and for a party of acts that it is told apart from."""
    if _is_counted(scene, item):
        return False
    if is_new(scene, draft.head) and acts.doings.does_alike(draft, scene.mentions[item].entity):
        return False
    if role == "actor" and _keeps_order(scene, draft, item):
        return False
    if role == "recipient" and draft.type == BLAME and _suffers_below(scene, draft, item, acts):
        return False
    return role == "recipient" or not (_judges(scene, draft, item, acts) or cannot_act(scene, draft, item))


def _suffers_below(scene: Scene, draft: Draft, item: int, acts: Acts) -> bool:
    """``condemned the attack on the embassy``: whoever suffers the act that is condemned is not condemned."""
    sentence = scene.document.sentence_of(draft.head)
    heads = (head for head in range(sentence.first, sentence.last) if head in acts.by_head)
    below = [acts.by_head[head] for head in heads if draft.head in scene.document.ancestors(head)]
    suffering = scene.entities(role for act in below if act.type in VIOLENCE for role in act.recipients)
    return scene.mentions[item].entity in suffering


def _topic(scene: Scene, draft: Draft) -> set[int]:
    """``to discuss a nuclear test by North Korea``: who belongs to what is talked about is no partner in the talk."""
    return {token for item in scene.document.children(draft.head, "obj") for token in scene.document.subtree(item)}


def _keeps_order(scene: Scene, draft: Draft, item: int) -> bool:
    """Police and courts named near a riot are there to end it: only the grammar makes them authors of violence."""
    return draft.type in VIOLENCE and draft.mode != ORDER and scene.mentions[item].sector in KEEPERS


def _near(scene: Scene, draft: Draft) -> Iterator[int]:
    here = scene.document.sentence_of(draft.head).index
    for sentence in (*range(here, max(here - REACH, 0) - 1, -1), here + 1):
        for item in scene.mentions_in(sentence):
            head = scene.mentions[item].head
            if head not in draft.tokens and scene.is_political(head) and not _is_scenery(scene, head):
                yield item


def _alike(scene: Scene, draft: Draft, acts: Acts) -> Iterator[int]:
    """The parties of other acts of the kind."""
    return (item for item in acts.doings.near(draft) if scene.is_political(scene.mentions[item].head))


def _is_scenery(scene: Scene, head: int) -> bool:
    """The Syrian war, marched through Dhaka: where or what, not who."""
    if scene.tokens[head].relation == "xcomp" or scene.grammar.child(head, "cop") is not None:
        return True  # they became lawyers: what somebody is
    return scene.tokens[head].relation in MODIFIERS or scene.lexicon.has("locative", scene.grammar.preposition(head))


def _judges(scene: Scene, draft: Draft, item: int, acts: Acts) -> bool:
    """True for who condemns, demands or supports the act: somebody else's doing."""
    above = scene.document.ancestors(draft.head)
    governing = (acts.by_head[item] for item in above if item in acts.by_head)
    mentions = {role.mention for other in governing if other.type in SPOKEN for role in other.actors}
    return any(other is not None and scene.mentions[other].entity == scene.mentions[item].entity for other in mentions)


def _features(scene: Scene, draft: Draft, role: str, item: int, rivals: int) -> Iterator[str]:
    mention = scene.mentions[item]
    here, there = (scene.document.sentence_of(index).index for index in (draft.head, mention.head))
    away = max(-FARTHEST, min(here - there, FARTHEST))
    noun = "v" if scene.grammar.is_verbal(draft.head) else "n"
    sector = mention.sector or "none"
    yield f"away={away}"
    yield f"away={away}&{noun}"
    yield f"type={draft.type}"
    yield f"sector={sector}"
    yield f"sector={sector}&{draft.type}"
    yield f"mode={'+'.join(draft.mode) or 'none'}&{sector}"
    yield f"kind={mention.kind.value}"
    yield f"rivals={min(rivals, 6)}"
    yield f"need={draft.predicate.sense.need}"
    yield f"other={bool(draft.recipients if role == 'actor' else draft.actors)}"
    yield f"known={min(scene.told_of[mention.entity], 5)}"
    yield f"headline={scene.document.sentence_of(mention.head).kind is PassageKind.HEADLINE}"
    yield f"role={sector}&{mention.kind.value}"
    yield from _standing(scene, draft, mention.head, away, noun)
    yield from (f"{away}:{noun}:{name}" for name in _place_in_clause(scene, mention.head))
    yield f"passive={scene.grammar.passive(draft.head)}&{noun}"
    yield f"pronoun={mention.kind is MentionKind.PRONOUN}&{noun}"


def _standing(scene: Scene, draft: Draft, head: int, away: int, noun: str) -> Iterator[str]:
    if away:
        return
    yield f"before={head < draft.head}&{noun}"
    yield f"distance={min(abs(head - draft.head) // 4, 5)}"
    steps = path(scene, draft.head, head)
    yield f"steps={min(len(steps), LONGEST + 1)}"
    if len(steps) <= LONGEST:
        yield f"path={noun}:{' '.join(steps)}"
        yield f"end={noun}:{steps[-1]}" if steps else "end=self"
        yield f"start={noun}:{steps[0]}" if steps else "start=self"
    preposition = scene.grammar.preposition(head)
    yield f"preposition={preposition}&{noun}"
    yield f"preposition={preposition}&{draft.type}"


def _place_in_clause(scene: Scene, head: int) -> Iterator[str]:
    token = scene.tokens[head]
    yield f"rel={token.relation}"
    if token.head < 0:
        yield "root"
        return
    above = scene.tokens[token.head]
    main = above.head < 0
    yield f"rel={token.relation}&main={main}"
    if token.relation == "nsubj" and scene.document.children(token.head, "ccomp", "parataxis"):
        yield "speaker"


def path(scene: Scene, one: int, other: int) -> tuple[str, ...]:
    """The steps through the tree from one token to another: ``^`` and a relation upwards, a relation downwards."""
    above = [one, *scene.document.ancestors(one)]
    line = [other, *scene.document.ancestors(other)]
    meeting = next((item for item in above if item in line), None)
    if meeting is None:
        return ()
    up = [f"^{scene.tokens[item].relation}" for item in above[: above.index(meeting)]]
    down = [_step(scene, item) for item in reversed(line[: line.index(meeting)])]
    return (*up, *down)


def _step(scene: Scene, item: int) -> str:
    relation = scene.tokens[item].relation
    return f"{relation}:{scene.grammar.preposition(item)}" if relation in ("obl", "nmod") else relation
