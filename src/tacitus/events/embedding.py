"""What a demand, promise, threat, refusal or accusation becomes through the act in its complement."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tacitus.events.constraints import in_class
from tacitus.events.drafts import Draft, names_any
from tacitus.events.grammar import Filler
from tacitus.events.handings import Handing, handings
from tacitus.events.lexicon import Embedding
from tacitus.events.roles import is_known
from tacitus.events.scene import Scene
from tacitus.records import Modality, Role

NOMINAL_SLOTS = ("object", "for", "of", "to", "on", "about", "against", "over", "with")
CONFLICT = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "THREATEN"})
AVERTED = CONFLICT | {"RETREAT", "CONCEDE"}
VIOLENT = frozenset({"ASSAULT", "PROTEST"})  # state acts mostly reach those of the state that is blamed for them
ANSWERS = frozenset({"REJECT", "ACCUSE", "SUPPORT"})
PROMISING = frozenset({"promise", "offer", "agree"})
ABOUT = ("indirect", "to", "for", "with", "from", "against", "on")  # whom a clause concerns, nearest first
CONCERNED = (*ABOUT, "to.from", "to.by", "object", *(f"object.{slot}" for slot in (*ABOUT[1:], "by", "of", "poss")))
CONCERNED_BY_NOUNS = ("to", "for", "with", "from", "against", "on", "by", "poss", "of", "compound")
ALLEGED, ACCUSING = "alleged", "accuse"
HELP = "assist"  # the mode of a demand that another one should help
ENDING = frozenset({"end", "cancel"})


@dataclass(frozen=True, slots=True)
class Content:
    """The act that a governing sense is about: its token, its draft if it is an event, whether it is to end."""

    token: int
    draft: Draft | None
    chain: tuple[Handing, ...]

    @property
    def ends(self) -> bool:
        return any(item.row.effect in ENDING or "negation" in item.row.auxiliary for item in self.chain)


def embed(scene: Scene, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Gives governing events the type and mode that their content calls for, and absorbs the content.

    Content that stays a record of its own (an accusation's) carries the modality instead.
    """
    by_token = {draft.head: draft for draft in drafts}
    absorbed: set[int] = set()
    changed: dict[int, Draft] = {}
    for draft in drafts:
        if not draft.predicate.sense.family or draft.head in absorbed:
            continue
        contents = tuple(_contents(scene, draft, by_token))
        changed[draft.head] = _directed(scene, _governed(scene, draft, contents), contents)
        for content in contents:
            _settle(scene, draft, content, absorbed, changed)
    return tuple(changed.get(draft.head, draft) for draft in drafts if draft.head not in absorbed)


def _settle(scene: Scene, draft: Draft, content: Content, absorbed: set[int], changed: dict[int, Draft]) -> None:
    if content.draft is None or content.draft.head == draft.head:
        return
    row = row_of(scene, draft, content)
    if row is None or not row.own:
        absorbed.add(content.draft.head)
        changed.pop(content.draft.head, None)
    elif row.modality:
        current = changed.get(content.draft.head, content.draft)
        if row.modality == ALLEGED:
            current = _of_accused(scene, current, draft.recipients)
        marked = replace(current, modality=Modality(row.modality))
        changed[content.draft.head] = marked.because(f"{row.modality} by {draft.predicate.sense.id}")


def _of_accused(scene: Scene, act: Draft, accused: tuple[Role, ...]) -> Draft:
    """``a case of murder against a senator``: it is alleged of the senator, who did not suffer it."""
    known = scene.entities(accused)
    suffering = _apart(scene, act.recipients, known)
    actors = act.actors if names_any(act.actors) else accused
    return replace(act, actors=actors, recipients=suffering)


def _governed(scene: Scene, draft: Draft, contents: tuple[Content, ...]) -> Draft:
    for content in contents:
        row = row_of(scene, draft, content)
        if row is not None and row.embedded != "default":
            mode = content.draft.mode if row.mode == ("=",) and content.draft else row.mode
            if row.type == "REQUEST" and set(mode) == {HELP} and _is_own_doing(scene, draft, content):
                mode = ()
            about = scene.tokens[content.token].form
            named = replace(draft, type=row.type, mode=tuple(item for item in mode if item != "="))
            if row.type == "CONCEDE" and draft.predicate.sense.family in PROMISING and draft.modality is Modality.NONE:
                named = replace(named, modality=Modality.PROMISED)
            if row.type == "PROTEST":  # what is called for or vowed has not begun
                named = named.with_auxiliary("future")
                named = replace(named, modality=Modality.PLANNED) if draft.modality is Modality.NONE else named
            return named.because(f"{draft.predicate.sense.family} + {row.embedded} ({about}) is {row.type}")
    return draft


def _is_own_doing(scene: Scene, draft: Draft, content: Content) -> bool:
    """``asked to join the committee``: whoever asks is to act, and asks for leave rather than for help."""
    doers = scene.entities(content.draft.actors) if content.draft is not None else frozenset()
    return bool(doers) and doers <= scene.entities(draft.actors)


def _directed(scene: Scene, draft: Draft, contents: tuple[Content, ...]) -> Draft:
    """A governing event without recipient is directed at a party of what it is about.

    Refusals and judgements are directed at the one whose act they concern, promises at the one it concerns.
    """
    draft = _without_victims(scene, draft, contents)
    if is_known(scene, draft.recipients) or draft.predicate.sense.reciprocal:
        return draft
    own = {role.mention for role in draft.actors}
    for content in contents:
        about = content.draft
        if about is None:
            continue
        answering = draft.type in ANSWERS and about.head not in scene.grammar.complements(draft.head)
        parties = about.actors if answering else (*about.recipients, *about.actors)
        found = tuple(role for role in parties if role.mention is not None and role.mention not in own)
        if found:
            named = tuple(replace(role, path=f"content > {role.path}") for role in found)
            return replace(draft, recipients=named)
    return _concerning(scene, draft, contents)


def _without_victims(scene: Scene, draft: Draft, contents: tuple[Content, ...]) -> Draft:
    """``condemned the murder of the mayor``: whoever suffers what is judged is not judged."""
    if draft.type not in ANSWERS or draft.predicate.sense.family == ACCUSING:
        return draft  # whoever is accused of an act did it
    judged = [content.draft for content in contents if content.draft is not None and content.draft.type in VIOLENT]
    suffering = scene.entities(role for act in judged for role in act.recipients)
    return replace(draft, recipients=_apart(scene, draft.recipients, suffering))


def _apart(scene: Scene, roles: tuple[Role, ...], entities: Collection[int]) -> tuple[Role, ...]:
    """The roles without these entities."""
    return tuple(role for role in roles if not scene.entities((role,)) & set(entities))


def _concerning(scene: Scene, draft: Draft, contents: tuple[Content, ...]) -> Draft:
    """``agreed to lend a billion to Kenya``: what is done to or for somebody is directed at them, event or not."""
    own = scene.entities(draft.actors)
    for content in contents:
        if draft.type in ANSWERS and content.draft is not None and content.draft.type in VIOLENT:
            continue  # who condemns an attack on a church does not condemn the church
        for slot in CONCERNED if scene.grammar.is_verbal(content.token) else CONCERNED_BY_NOUNS:
            roles = tuple(
                role
                for role in _political(scene, scene.slot(content.token, slot))
                if role.mention is not None and not _is_own(scene, role.mention, own)
            )
            if roles:
                return replace(draft, recipients=roles)
    return draft


def _is_own(scene: Scene, item: int, own: Collection[int]) -> bool:
    """True for one of the parties themselves and for what is theirs: *its troops*."""
    mention = scene.mentions[item]
    owners = [filler.token for filler in scene.slot(mention.head, "poss")]
    return mention.entity in own or any(scene.tokens[owner].upos == "PRON" for owner in owners)


def _political(scene: Scene, fillers: Iterable[Filler]) -> Iterator[Role]:
    for filler in fillers:
        for token in scene.coordinated(filler.token):
            item = scene.mention_at(token)
            if item is not None and scene.is_political(token):
                yield scene.role(item, f"content > {filler.path}")


def row_of(scene: Scene, draft: Draft, content: Content) -> Embedding | None:
    """What the content of a governing event makes of it; None without a row for its family."""
    rows = scene.lexicon.embeddings.get(draft.predicate.sense.family, ())
    return next((row for row in rows if _fits(scene, row, content)), None)


def _fits(scene: Scene, row: Embedding, content: Content) -> bool:
    if row.embedded == "default":
        return True
    if row.embedded.startswith("@"):
        return in_class(scene, content.token, row.embedded[1:])
    if content.draft is None:
        return False
    if content.ends and content.draft.type in CONFLICT:
        return row.embedded in ("RETREAT", "CONCEDE")
    kind, _, mode = row.embedded.partition(".")
    return content.draft.type == kind and (not mode or mode in content.draft.mode)


def ultimatum(scene: Scene, draft: Draft) -> Draft:
    """``it will withdraw its peacekeepers unless the president orders a truce``: what is to come over somebody's head.

    A future act that only another party can avert is a threat of that act.
    """
    if "future" not in draft.auxiliary or draft.type not in AVERTED or not _is_averted(scene, draft):
        return draft
    rows = scene.lexicon.embeddings["threaten"]
    row = next(row for row in rows if _fits(scene, row, Content(draft.head, draft, ())))
    threat = replace(draft, type=row.type, mode=row.mode, modality=Modality.THREATENED)
    return threat.without_auxiliary("future", "hypothetical").because(f"{draft.type} unless another acts is a threat")


def _is_averted(scene: Scene, draft: Draft) -> bool:
    own = scene.entities(draft.actors)
    for clause in scene.document.children(draft.head, "advcl"):
        marks = {scene.grammar.lemma(item) for item in scene.document.children(clause, "mark")}
        subject = scene.grammar.subject(clause)
        party = scene.mention_at(subject.token) if subject is not None else None
        if marks & scene.lexicon.words["averting"] and party is not None and scene.mentions[party].entity not in own:
            return True
    return False


def _contents(scene: Scene, draft: Draft, by_token: Mapping[int, Draft]) -> Iterator[Content]:
    """Acts below the governing sense: clauses first, then nouns in its slots."""
    for token in _content_tokens(scene, draft):
        below = _below_governors(scene, token, draft.head, by_token)
        if below is not None:
            yield below
        elif token != draft.head:
            yield Content(token, by_token.get(token), ())


def _content_tokens(scene: Scene, draft: Draft) -> Iterator[int]:
    heads = [draft.head, *(item.token for item in draft.chain if item.slot == "object")]
    for head in heads:
        clauses = (item for item in scene.grammar.complements(head) if item != draft.head)
        yield from (item for item in clauses if scene.mention_at(item) is None)  # to be on the committee is no act
    for slot in NOMINAL_SLOTS:
        for filler in scene.slot(draft.head, slot):
            for token in scene.coordinated(filler.token):
                if scene.mention_at(token) is None and not scene.is_time(token):
                    yield token


def _below_governors(scene: Scene, token: int, top: int, by_token: Mapping[int, Draft]) -> Content | None:
    """The event that a light verb or aspectual word in the content governs (demand an end to the attacks)."""
    upos = scene.tokens[token].upos
    if token in by_token or (scene.grammar.lemma(token), upos) not in scene.lexicon.governors:
        return None
    for item in scene.document.subtree(token):
        if item in by_token and item != top:
            chain = handings(scene, item)
            if any(handing.token == token for handing in chain):
                return Content(item, by_token[item], chain)
    return None
