"""The room's one function: predicates, senses, roles, auxiliary modes, reductions, contexts, links, in that order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from tacitus.events.admission import admitted, judge_time
from tacitus.events.agency import add_agent, imply_agent
from tacitus.events.auxiliary import add_auxiliary
from tacitus.events.company import add_company, add_hearer
from tacitus.events.contexts import cameo_of, find_contexts, quad_of, scale_of
from tacitus.events.countries import add_countries
from tacitus.events.demands import add_demands
from tacitus.events.drafts import Draft, names_any
from tacitus.events.echoes import keep_promises
from tacitus.events.embedding import embed, ultimatum
from tacitus.events.handings import Handing, handings
from tacitus.events.lexicon import load_lexicon
from tacitus.events.linking import link_events
from tacitus.events.merging import gathered, unite
from tacitus.events.parties import add_parties
from tacitus.events.reductions import join_exercise, reduce_draft, set_modality
from tacitus.events.roles import find_roles, unknown_attacker
from tacitus.events.scene import Scene
from tacitus.events.senses import Predicate, find_predicates
from tacitus.events.speakers import add_speaker
from tacitus.events.targets import add_target
from tacitus.events.timing import Calendar
from tacitus.records import Document, Event, Mention, Role, TimeExpression

ASSAULT = "ASSAULT"
BARRED = "bar"  # what is banned is a kind of act
KEEPING = frozenset({"keep", BARRED})  # governors that stay events of their own


def find_events(
    document: Document,
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    user_data: str = "",
) -> tuple[Event, ...]:
    """The political events of a report, in the order of their predicates.

    Roles refer to ``mentions`` by index; ``times`` decide what is background and what is to come.
    """
    scene = Scene(document, tuple(mentions), tuple(times), load_lexicon(user_data))
    return add_countries(scene, *read_events(scene))


def read_events(scene: Scene) -> tuple[tuple[Draft, ...], tuple[Event, ...]]:
    """The acts and the events made of them, one each, with the roles that the text fills."""
    calendar = Calendar(scene)
    drafts = admitted(scene, calendar, read_drafts(scene, calendar))
    drafts = tuple(imply_agent(scene, draft) for draft in add_parties(scene, drafts))
    timed = judge_time(scene, calendar, drafts)
    joint = (join_exercise(scene, ultimatum(scene, draft)) for draft in timed)
    finished = [set_modality(add_hearer(scene, reduce_draft(draft))) for draft in joint]
    told = keep_promises(scene, finished)
    linked = link_events(scene, [_event(scene, draft) for draft in told])
    return tuple(told), tuple(add_target(scene, draft, event) for draft, event in zip(told, linked, strict=True))


def read_drafts(scene: Scene, calendar: Calendar) -> tuple[Draft, ...]:
    """Every act that the tables know in a document, before it is decided which are its political events."""
    first = gathered(scene, standing(first_drafts(scene, find_predicates(scene))))
    drafts = add_demands(scene, embed(scene, first))
    return complete(scene, calendar, unite(scene, drafts))


def complete(scene: Scene, calendar: Calendar, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The acts with the agent or speaker that stands nearby, and with their auxiliary modes."""
    drafts = [add_company(scene, add_agent(scene, add_speaker(scene, draft))) for draft in drafts]
    return tuple(_timed(scene, calendar, draft) for draft in drafts)


def first_drafts(scene: Scene, found: Sequence[Predicate]) -> tuple[Draft, ...]:
    """An act for each predicate that is one and no part of another, with its parties."""
    assaults = {item.head for item in found if item.sense.type == ASSAULT}
    consumed = {
        token for item in found for token in item.consumed if not {item.head, token} <= assaults
    }  # killed in an air strike: the noun is merged later, and brings its attacker and its mode
    predicates = [predicate for predicate in found if predicate.is_event and predicate.head not in consumed]
    nouns = {predicate.head: predicate.consumed for predicate in predicates}
    return tuple(_draft(scene, predicate, nouns) for predicate in predicates)


def _within(chain: tuple[Handing, ...], nouns: Mapping[int, Collection[int]]) -> tuple[Handing, ...]:
    """The governors up to a noun that another act is told with: what a case that is filed is about, nobody files."""
    for place, (below, above) in enumerate(pairwise(chain), 1):
        if below.token in nouns.get(above.token, ()):
            return chain[:place]
    return chain


def standing(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The acts without those that only govern another, and without kinds of acts: launch (an attack), ban strikes."""
    drafts = [draft for draft in drafts if not _is_kind(draft)]
    events = {draft.head for draft in drafts}
    governing = {
        item.token: item.slot
        for draft in drafts
        for item in draft.chain
        if item.token in events and item.row.effect not in KEEPING
    }
    return tuple(draft for draft in drafts if _stands(draft, governing.get(draft.head)))


def _is_kind(draft: Draft) -> bool:
    """``banned rallies and strikes``: nobody has held one."""
    return bool(draft.chain) and draft.chain[0].row.effect == BARRED and not names_any(draft.actors)


def _stands(draft: Draft, slot: str | None) -> bool:
    """False for an event that only governs another: it demands, promises, refuses or it is none."""
    return slot is None or (bool(draft.predicate.sense.family) and slot != "object")


def _draft(scene: Scene, predicate: Predicate, nouns: Mapping[int, Collection[int]]) -> Draft:
    sense = predicate.sense
    chain = _within(handings(scene, predicate.head), nouns)
    actors, recipients = find_roles(scene, predicate, chain)
    draft = Draft(
        predicate=predicate,
        chain=chain,
        type=sense.type,
        mode=sense.mode,
        context=sense.context,
        actors=actors,
        recipients=recipients,
    )
    tests = ", ".join(str(test) for test in sense.tests)
    return draft.because(f"sense {sense.id}" + (f" by {tests}" if tests else ""), *predicate.rejected)


def _timed(scene: Scene, calendar: Calendar, draft: Draft) -> Draft:
    draft = add_auxiliary(scene, calendar, draft)
    if draft.type == ASSAULT:
        draft = replace(draft, actors=unknown_attacker(draft.actors))
    return draft.because(*(f"governed by {item}" for item in draft.chain))


def _event(scene: Scene, draft: Draft) -> Event:
    contexts = find_contexts(scene, draft)
    roles = [*_paths("actor", draft.actors), *_paths("recipient", draft.recipients)]
    return Event(
        predicate=draft.tokens,
        sentence=scene.document.sentence_of(draft.head).index,
        type=draft.type,
        mode=draft.mode,
        context=contexts,
        auxiliary=draft.auxiliary,
        modality=draft.modality,
        actors=draft.actors,
        recipients=draft.recipients,
        cameo=cameo_of(scene, draft, contexts),
        quad=quad_of(scene, draft),
        scale=scale_of(scene, draft),
        why=(*draft.why, *roles),
    )


def _paths(name: str, roles: tuple[Role, ...]) -> list[str]:
    return [f"{name}: {role.path}" for role in roles]
