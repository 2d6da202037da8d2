"""What an act is directed at where no party is: the thing that is condemned or refused, the place that is helped.

The standard wants to know whom an act is directed at, if the report makes that clear. Where it is directed at a thing
(*rejected the results, threatened to shell the port*), the words of the thing are kept, without a code; aid that is
told with a place alone goes to that place. It comes last: whether an act is an event is judged by its parties.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tacitus.events.drafts import Draft, names_any
from tacitus.events.grammar import Filler
from tacitus.events.roles import roles_of
from tacitus.events.scene import Scene
from tacitus.events.senses import read_sense
from tacitus.records import EntityType, Event, MentionKind, Role, Token

DEEDS = frozenset({"ASSAULT", "PROTEST", "MOBILIZE"})
REFUSAL, DISSENT = "REJECT", "PROTEST"
THINGS = frozenset({"ACCUSE", "PROTEST", "REJECT", "THREATEN", "SUPPORT", "SANCTION", "COERCE", "CONCEDE", "RETREAT"})
PLACES = frozenset({"AID", "SANCTION"})  # what is given or kept back somewhere is given to that place
VIOLENCE = "violence"  # shell the port, not start a revolt: what is only threatened is not whom it is directed at
AT = ("object", "into", "against", "of")
BELOW = ("object", "subject", "against", "on", "to", "with", "for", "from")
ASKED = ("object", "on", "upon", "to")
HELPED = ("for", "to", "object.for", "object.to", "complement.object", "benefit.object.of", "benefit.object")
WHERE = (
    *("in", "object.in", "object.for.in", "object.to.in", "to.in", "for.in", "complement.in", "complement.object.in"),
    *("benefit.for.for.in", "benefit.for.in", "benefit.object.in", "benefit.in", "object.benefit.object.in"),
)
REFUGE = "asylum"


def add_target(scene: Scene, draft: Draft, event: Event) -> Event:
    """The event with the thing or the place that it is directed at, if it has no recipient; pronouns by their names."""
    recipients = _named(scene, _others(scene, draft, event.recipients))
    event = replace(event, actors=_named(scene, event.actors), recipients=recipients)
    sense = draft.predicate.sense
    if sense.reciprocal or not sense.recipient or names_any(event.recipients):
        return event
    roles = _condition(scene, draft) if draft.type == REFUSAL else ()
    roles = roles or (_thing(scene, draft) if draft.type in THINGS else ())
    if draft.type in PLACES or REFUGE in draft.context:
        roles = _place(scene, draft) or _helped(scene, draft) or _given_for(scene, draft) or roles
    roles = roles or _itself(scene, draft)
    roles = _others(scene, draft, roles)
    reasons = (f"recipient, what it is directed at: {role.path}" for role in roles)
    return replace(event, recipients=roles, why=(*event.why, *reasons)) if roles else event


def _others(scene: Scene, draft: Draft, roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles without words of the act itself: nobody who goes *on strike* strikes the strike."""
    own = (*draft.tokens, *draft.predicate.consumed)
    acts = [read_sense(scene, token) for token in own]
    same = [scene.tokens[at] for at, act in zip(own, acts, strict=True) if act and act.sense.type == draft.type]
    return tuple(role for role in roles if role.mention is not None or not any(_holds(role, item) for item in same))


def _holds(role: Role, token: Token) -> bool:
    """True if a token stands among the words of a role."""
    return role.begin is not None and role.end is not None and role.begin <= token.begin and token.end <= role.end


def _condition(scene: Scene, draft: Draft) -> tuple[Role, ...]:
    """``will not lift the embargo until Cuba gives way``: who alone can change it is whom a refusal is directed at."""
    own = scene.entities(draft.actors)
    for clause in scene.document.children(draft.head, "advcl"):
        marks = {scene.grammar.lemma(item) for item in scene.document.children(clause, "mark")}
        subject = scene.grammar.subject(clause) if marks & scene.lexicon.words["deciding"] else None
        party = scene.mention_at(subject.token) if subject is not None else None
        if subject is not None and party is not None and scene.mentions[party].entity not in own:
            return (scene.role(party, f"advcl > {subject.path}"),)
    return ()


def _thing(scene: Scene, draft: Draft) -> tuple[Role, ...]:
    taken = {(role.begin, role.end) for role in draft.actors}
    own = set(draft.tokens) if draft.type == DISSENT else {*draft.tokens, *draft.predicate.consumed}
    for filler in _fillers(scene, draft):
        if filler.token in own or _is_theirs(scene, filler.token) or _is_dissent(scene, draft, filler.token):
            continue
        found = _deed(scene, filler) or roles_of(scene, draft.predicate, (filler,), things=True)
        free = tuple(role for role in found if (role.begin, role.end) not in taken)
        if free:
            return free
    return ()


def _is_dissent(scene: Scene, draft: Draft, token: int) -> bool:
    """``called for a strike``: what protesters are to do is not what they protest against."""
    act = read_sense(scene, token) if draft.type == DISSENT else None
    return act is not None and act.sense.type == DISSENT


def _deed(scene: Scene, filler: Filler) -> tuple[Role, ...]:
    """The words of an act that is condemned or refused: who suffers it is not whom the word is directed at."""
    predicate = read_sense(scene, filler.token)
    if predicate is None or predicate.sense.type not in DEEDS or scene.tokens[filler.token].upos != "NOUN":
        return ()
    span = scene.noun_phrase(filler.token)
    return (Role(None, span.begin, span.end, filler.path),)


def _is_theirs(scene: Scene, token: int) -> bool:
    """``lay down their arms, refused its consent``: what is somebody's own is not what the act is directed at."""
    return any(scene.tokens[item].upos == "PRON" for item in scene.document.children(token, "nmod:poss"))


def _fillers(scene: Scene, draft: Draft) -> Iterator[Filler]:
    """What the act is about: the phrases of its own, then those of the clause that it governs."""
    slots = (slot for alternative in draft.predicate.sense.recipient for slot in alternative)
    topics = scene.lexicon.words["topical"] if draft.type == DISSENT else ()
    own = (slot for slot in slots if not slot.startswith("complement") and slot not in topics)
    yield from (filler for slot in own for filler in scene.slot(draft.head, slot))
    if draft.type == DISSENT:
        return
    heads = (draft.head, *(item.token for item in draft.chain if item.slot == "object"))
    if draft.predicate.sense.family and (draft.type != "THREATEN" or VIOLENCE in draft.mode):
        for clause in (item for head in heads for item in scene.grammar.complements(head)):
            yield from (filler for slot in BELOW for filler in scene.slot(clause, slot))
    for slot in AT:
        yield from (filler for head in heads for filler in scene.slot(head, slot))


def _place(scene: Scene, draft: Draft) -> tuple[Role, ...]:
    for slot in WHERE:
        for filler in scene.slot(draft.head, slot):
            place = scene.entity_type(filler.token) is EntityType.LOCATION
            found = roles_of(scene, draft.predicate, (filler,), things=place)
            if found:
                return found
    return ()


def _helped(scene: Scene, draft: Draft) -> tuple[Role, ...]:
    """Whom or what aid is for, though no party: *support for villages hit by the flood*."""
    fillers = (filler for slot in HELPED for filler in scene.slot(draft.head, slot))
    return next(
        (roles for filler in fillers if (roles := roles_of(scene, draft.predicate, (filler,), things=True))), ()
    )


def _given_for(scene: Scene, draft: Draft) -> tuple[Role, ...]:
    """``The lab was built with a grant from Chad``: what came about with aid, or who did it with it."""
    token = scene.tokens[draft.head]
    if (
        scene.grammar.is_verbal(draft.head)
        or token.relation != "obl"
        or scene.grammar.preposition(draft.head) != "with"
    ):
        return ()
    filler = scene.grammar.surface_subject(token.head)
    return roles_of(scene, draft.predicate, (filler,), things=True) if filler is not None else ()


def _itself(scene: Scene, draft: Draft) -> tuple[Role, ...]:
    """The words for what is helped (*supports the clinic*) or for who is asked to act (*called on writers to*)."""
    asked = draft.type == "REQUEST" and bool(scene.slot(draft.head, "complement"))
    wanted = ASKED if asked else ("object",) if draft.type == "AID" else ()
    slots = (slot for alternative in draft.predicate.sense.recipient for slot in alternative if slot in wanted)
    fillers = (filler for slot in slots for filler in scene.slot(draft.head, slot))
    return next((found for item in fillers if (found := roles_of(scene, draft.predicate, (item,), things=True))), ())


def _named(scene: Scene, roles: tuple[Role, ...]) -> tuple[Role, ...]:
    return tuple(_by_name(scene, role) for role in roles)


def _by_name(scene: Scene, role: Role) -> Role:
    """A pronoun's role with the words that it stands for, where the sentence has them: *Chad said it would*."""
    if role.mention is None or scene.mentions[role.mention].kind is not MentionKind.PRONOUN:
        return role
    pronoun = scene.mentions[role.mention]
    if pronoun.members:
        return role
    here = scene.mentions_in(scene.document.sentence_of(pronoun.head).index)
    same = [
        item
        for item in here
        if scene.mentions[item].entity == pronoun.entity and scene.mentions[item].kind is not MentionKind.PRONOUN
    ]
    if not same:
        return role
    before = [item for item in same if scene.mentions[item].first < pronoun.first]
    return scene.role(before[-1] if before else same[0], f"{role.path} > what the pronoun stands for")
