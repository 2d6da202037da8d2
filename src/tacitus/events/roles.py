"""Actors and recipients of a predicate, read off the slots that its sense names."""

from __future__ import annotations

from collections.abc import Iterable

from tacitus.events.grammar import Filler
from tacitus.events.handings import Handing, handed_fillers
from tacitus.events.lexicon import RolePath
from tacitus.events.scene import CLAUSE_SLOTS, Scene
from tacitus.events.senses import Predicate, read_sense
from tacitus.records import HYPHENS, EntityType, MentionKind, Role

UNKNOWN_ARMED = "UAF"
TARGETED = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
PLACED = frozenset({"AGREE", "ASSAULT", "CONSULT", "PROTEST"})
DIVES = ("poss", "compound", "by", "of", "from", "between")
OWNERS = ("poss", "compound")
FIXED_SLOTS = ("against", "on", "to", "with", "of", "for", *OWNERS)
AGAINST = ("against",)  # marks the target of a deed, whatever else stands beside it
MUTUAL = (("each", "other"), ("one", "another"))
TEXTS = ("speech_thing", "law", "charge")
CLAIMS = ("speech_thing", "charge")
INQUIRY = "investigate"
SAID = frozenset({"AGREE", "CONCEDE", "REJECT", "THREATEN"})  # what a text says to whoever it goes to
SHARED = ("compound", "amod", "conj", "between")  # the words of a thing that two have together
OCCASIONS = (":on", ":at", ":under")
WEAK_PATHS = ("nmod:of", "compound", "amod")


def find_roles(
    scene: Scene, predicate: Predicate, chain: tuple[Handing, ...]
) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """The actors and the recipients of a predicate, each with the path to it."""
    sense = predicate.sense
    actors = _merge(
        scene,
        _fill(scene, predicate, chain, sense.actor, things=False),
        _handed(scene, predicate, chain, "actor"),
        everything=sense.reciprocal,
    )
    recipients = _merge(
        scene,
        _fill(scene, predicate, chain, sense.recipient, things=sense.type in TARGETED),
        _handed(scene, predicate, chain, "recipient"),
        everything=False,
    )
    recipients = _addressee(scene, predicate) or recipients
    if not actors and recipients and ("poss",) in sense.recipient:
        actors = _doing_possessor(scene, predicate, recipients)
    if not recipients and sense.recipient and not sense.reciprocal:
        recipients = _beside_fixed_words(scene, predicate)
    if sense.reciprocal:
        return _distinct(scene, (*actors, *recipients)), ()
    actors = _distinct(scene, actors)
    recipients = _of_others(scene, actors, recipients)
    if _is_mutual(scene, predicate.head):
        return actors, actors
    taken = {_identity(scene, role) for role in actors}
    return actors, tuple(role for role in _distinct(scene, recipients) if _identity(scene, role) not in taken)


def _doing_possessor(scene: Scene, predicate: Predicate, recipients: tuple[Role, ...]) -> tuple[Role, ...]:
    """``the junta's arrest of a deputy``: who possesses a deed is whom it befell, unless others stand behind it."""
    found = roles_of(scene, predicate, scene.slot(predicate.head, "poss"), things=False)
    befallen = {_identity(scene, role) for role in recipients}
    return tuple(role for role in found if _identity(scene, role) not in befallen)


def _of_others(scene: Scene, actors: tuple[Role, ...], recipients: tuple[Role, ...]) -> tuple[Role, ...]:
    """``China praised Kuwaiti-Chinese ties``: what is one's own and another's is directed at the other."""
    own = {scene.mentions[role.mention].code for role in actors if role.mention is not None}
    others = tuple(
        role for role in recipients if role.mention is not None and scene.mentions[role.mention].code not in own
    )
    shared = len(own) == 1 and None not in own and all(role.path.endswith(SHARED) for role in recipients)
    return others if shared and others else recipients


def _is_mutual(scene: Scene, verb: int) -> bool:
    """``accused each other``, ``fired on one another``: what the parties did they did to themselves in turn."""
    for item in scene.document.children(verb, "obj", "obl"):
        last = max(item, *scene.document.children(item, "fixed"), item)
        if last > 0 and (scene.grammar.lemma(last - 1), scene.grammar.lemma(last)) in MUTUAL:
            return True
    return False


def _beside_fixed_words(scene: Scene, predicate: Predicate) -> tuple[Role, ...]:
    """The recipient that hangs from a noun of the predicate: lift the siege of Homs, give thanks to Rome.

    Whose support or offer it is gives it: ``reiterated the government's support``.
    """
    nouns = [token for token in predicate.tokens[1:] if scene.tokens[token].upos == "NOUN"]
    for noun in nouns:
        act = read_sense(scene, noun)
        giving = act is not None and ("poss",) in act.sense.actor
        for slot in FIXED_SLOTS[: -len(OWNERS)] if giving else FIXED_SLOTS:
            roles = roles_of(scene, predicate, scene.slot(noun, slot), things=predicate.sense.type in TARGETED)
            if roles:
                return roles
    return ()


def _addressee(scene: Scene, predicate: Predicate) -> tuple[Role, ...]:
    """Whom a text goes to that says something: ``sent a letter to the envoy threatening to leave``."""
    text = scene.tokens[predicate.head].head
    if predicate.sense.type not in SAID or scene.tokens[predicate.head].rel != "acl" or _author(scene, text) is None:
        return ()
    fillers = (filler for token in (text, scene.tokens[text].head) for filler in scene.slot(token, "to"))
    return roles_of(scene, predicate, fillers, things=False)


def unknown_attacker(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """The unknown armed actor of an assault that nobody is named for."""
    return roles or (Role(None, None, None, "none named", UNKNOWN_ARMED),)


def _merge(scene: Scene, own: tuple[Role, ...], handed: tuple[Role, ...], everything: bool) -> tuple[Role, ...]:
    """Own parties first, unless they hang loosely (``of``, ``its``) and a governor names one."""
    if everything:
        return (*own, *handed)
    known = [role for role in own if role.mention is not None and not _is_loose(scene, role)]
    return own if known or not handed else handed


def _is_loose(scene: Scene, role: Role) -> bool:
    pronoun = role.mention is not None and scene.mentions[role.mention].kind is MentionKind.PRONOUN
    return role.path.startswith(WEAK_PATHS) or (pronoun and role.path == "nmod:poss")


def _handed(scene: Scene, predicate: Predicate, chain: tuple[Handing, ...], role: str) -> tuple[Role, ...]:
    if role == "actor" and chain and chain[0].slot == "complement" and _suffers(scene, predicate.head):
        return ()
    fillers = handed_fillers(scene, chain, role)
    hit = role == "recipient" and bool(chain) and chain[0].slot == "subject"  # what an attack hits is often a place
    return roles_of(scene, predicate, fillers, things=predicate.sense.type in TARGETED and not hit)


def _suffers(scene: Scene, verb: int) -> bool:
    """``he was going to be arrested``: the subject that a passive shares with its governor undergoes it."""
    return scene.grammar.passive(verb) and not scene.document.children(verb, "nsubj", "csubj")


def _fill(
    scene: Scene, predicate: Predicate, chain: tuple[Handing, ...], path: RolePath, *, things: bool
) -> tuple[Role, ...]:
    """The first alternative with a political filler, else the first with any filler at all."""
    fallback: tuple[Role, ...] = ()
    for slots in path:
        fillers = [filler for slot in slots for filler in _reach(scene, predicate, chain, slot)]
        roles = roles_of(scene, predicate, fillers, things=things)
        if any(role.mention is not None for role in roles) or (roles and slots == AGAINST):
            return roles
        fallback = fallback or roles
    return fallback


def _reach(scene: Scene, predicate: Predicate, chain: tuple[Handing, ...], slot: str) -> Iterable[Filler]:
    """A slot of the predicate; a preposition may also hang from the governor (hold talks with)."""
    yield from scene.slot(predicate.head, slot)
    if slot.partition(".")[0] in CLAUSE_SLOTS:
        return
    if slot not in ("of", "by") and scene.grammar.is_verbal(predicate.head):
        yield from scene.slot(predicate.head, f"object.{slot}")
    if slot != "of" and not scene.grammar.is_verbal(predicate.head):
        yield from scene.slot(predicate.head, f"of.{slot}")
        yield from scene.slot(predicate.head, f"by.{slot}") if slot != "by" else ()
    for handing in chain:
        if handing.slot in ("object", "subject", "compound"):
            for filler in scene.slot(handing.token, slot):
                yield Filler(filler.token, f"{handing} > {filler.path}")


def roles_of(scene: Scene, predicate: Predicate, fillers: Iterable[Filler], *, things: bool) -> tuple[Role, ...]:
    """The parties among the fillers of a slot; with ``things`` also what is no party, by its words alone."""
    found: list[Role] = []
    for filler in fillers:
        for token in scene.coordinated(filler.token):
            scenery = scene.is_time(token) or _is_scene_of(scene, token, filler.path, predicate.sense.type)
            if token not in predicate.tokens and not scenery:
                path = filler.path if token == filler.token else f"{filler.path} > conj"
                found.extend(_role(scene, predicate, token, path, things=things))
    return tuple(found)


def _is_scene_of(scene: Scene, token: int, path: str, kind: str) -> bool:
    """A seat of government before a word for a gathering or for violence is its place: Abuja protest, Kabul bombing."""
    item = scene.mention_at(token)
    if kind not in PLACED or not path.endswith("compound") or item is None:
        return False
    seat = any(reason.startswith("seat of") for reason in scene.mentions[item].why)
    return seat and scene.entity_type(token) is EntityType.LOCATION


def _role(scene: Scene, predicate: Predicate, token: int, path: str, *, things: bool) -> tuple[Role, ...]:
    if path.endswith(OCCASIONS) and scene.lexicon.has("authority", scene.grammar.lemma(token)):
        return ()  # what is done on somebody's instruction is not done to them
    mention = scene.mention_at(token)
    if mention is not None:
        return (scene.role(mention, path),)
    accused = _accused(scene, token, path) if INQUIRY in predicate.sense.mode else ()
    deeper = accused or _dive(scene, token, path)
    if deeper:
        return deeper
    if _is_person(scene, token) or things:
        span = scene.noun_phrase(token)
        return (Role(None, span.begin, span.end, path),)
    return ()


def _accused(scene: Scene, token: int, path: str) -> tuple[Role, ...]:
    """Who is said to have done it: ``investigate claims that soldiers beat him``, ``reports of theft by soldiers``."""
    if not any(scene.lexicon.has(name, scene.grammar.lemma(token)) for name in CLAIMS):
        return ()
    clauses = [item for item in scene.document.children(token, "acl", "ccomp") if scene.grammar.is_stated(item)]
    subjects = (scene.grammar.subject(item) for item in clauses if scene.tokens[item].rel != "acl:relcl")
    fillers = (*(filler for filler in subjects if filler is not None), *scene.slot(token, "of.by"))
    found = [(scene.mention_at(filler.token), filler.path) for filler in fillers]
    return tuple(scene.role(item, f"{path} > {below}") for item, below in found if item is not None)


def _dive(scene: Scene, token: int, path: str) -> tuple[Role, ...]:
    """Behind a thing stands its owner: ``criticised Israel's policy`` is directed at Israel.

    The adjective of a strife says where it is, not who does what it does: ``the Syrian war has killed thousands``.
    """
    strife = path.startswith("nsubj") and scene.lexicon.has("strife", scene.grammar.lemma(token))
    for slot in (*DIVES, "with") if scene.lexicon.has("boundary", scene.grammar.lemma(token)) else DIVES:
        if strife and slot == "compound":
            continue
        for filler in scene.slot(token, slot):
            roles = tuple(
                scene.role(item, f"{path} > {filler.path}")
                for item in (scene.mention_at(joined) for joined in _together(scene, filler.token))
                if item is not None
            )
            if roles:
                return roles
    author = _author(scene, token) if path.endswith("head") else None
    return (scene.role(author, f"{path} > nsubj"),) if author is not None else ()


def _together(scene: Scene, token: int) -> tuple[int, ...]:
    """A token with those joined to it, by a hyphen too: *Jordanian-Palestinian*, *the UAE-Egypt ties*."""
    joined = scene.coordinated(token)
    beside = (other for other in (token - 2, token + 2) if 0 <= other < len(scene.tokens))
    pair = (
        other
        for other in beside
        if scene.tokens[(token + other) // 2].form in HYPHENS
        and scene.mention_at(other) not in (None, scene.mention_at(token))
        and scene.document.sentence_of(other) == scene.document.sentence_of(token)
    )
    return (*joined, *(other for other in pair if other not in joined))


def _author(scene: Scene, token: int) -> int | None:
    """Who issues the text that says something: ``the panel put out a report accusing the army``."""
    head = scene.tokens[token].head
    lemma = scene.grammar.lemma(token)
    told = scene.tokens[token].relation == "obj" and any(scene.lexicon.has(name, lemma) for name in TEXTS)
    subject = scene.grammar.subject(head) if told else None
    return scene.mention_at(subject.token) if subject is not None else None


def _is_person(scene: Scene, token: int) -> bool:
    if scene.entity_type(token) in (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.NORP):
        return True
    if scene.tokens[token].upos == "PROPN":  # a name that the model does not know
        return scene.entity_type(token) is None
    return scene.lexicon.has("people", scene.grammar.lemma(token)) or scene.tokens[token].upos == "PRON"


def _identity(scene: Scene, role: Role) -> tuple[str, int | None]:
    if role.mention is not None:
        return "entity", scene.mentions[role.mention].entity
    return "words", role.begin


def _distinct(scene: Scene, roles: Iterable[Role]) -> tuple[Role, ...]:
    found: dict[tuple[str, int | None], Role] = {}
    for role in roles:
        found.setdefault(_identity(scene, role), role)
    return tuple(found.values())


def is_known(scene: Scene, roles: Iterable[Role]) -> bool:
    """True when one of the roles is a political mention."""
    return any(
        role.mention is not None and bool(scene.mentions[role.mention].code or scene.mentions[role.mention].sector)
        for role in roles
    )
