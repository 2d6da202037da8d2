"""Mentions of one act: merged within a clause; an anaphoric noun takes the parties of what it goes back to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from tacitus.events.drafts import Draft, names_any
from tacitus.events.scene import Scene
from tacitus.records import PassageKind, Role

REACH = 4
ASSAULT, CONSULT = "ASSAULT", "CONSULT"
AERIAL = frozenset({"aerial", "drone"})
VISIT = "visit"  # a journey is one act, what is discussed at its end another
TOPICAL = "topical"  # the class of verbs that say what a gathering was about
JOINED_CLAUSES = ("xcomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "conj", "obl", "obj", "nmod")
TOLL = "toll"  # the class of verbs that count victims
PROTEST = "PROTEST"
AIMED = frozenset({"REQUEST", PROTEST})
AIMS = ("advcl", "acl")  # how the words of its demand stand below a protest
STANDING = frozenset({"ceasefire"})  # a state that others than those last named may be party to
MERGED_RELATIONS = ("obj", "obl", "nmod", "nsubj", "csubj", "compound", "xcomp", "conj", "appos", "amod")


def gathered(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts without those that only say what a gathering was about: ``met to discuss``, ``held talks``."""
    gatherings = {
        token
        for draft in drafts
        if draft.type == CONSULT and VISIT not in draft.mode and not _is_topical(scene, draft)
        for token in (draft.head, *(handing.token for handing in draft.chain))
    }
    return tuple(draft for draft in drafts if not _told_above(scene, draft, gatherings))


def _is_topical(scene: Scene, draft: Draft) -> bool:
    return draft.type == CONSULT and scene.lexicon.has(TOPICAL, scene.grammar.lemma(draft.head))


def _told_above(scene: Scene, draft: Draft, gatherings: Collection[int]) -> bool:
    """True for a verb of discussing in a clause of the gathering at which it was done, with nobody else."""
    if not _is_topical(scene, draft) or scene.slot(draft.head, "with"):
        return False
    token = draft.head
    while scene.tokens[token].rel in JOINED_CLAUSES:
        token = scene.tokens[token].head
        if token in gatherings:
            return True
    return False


def unite(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """One draft an act, with the parties that other tellings of it name."""
    merged = merge_aims(scene, merge_same_act(scene, drafts))
    return share_air_force(scene, share_roles(scene, share_attackers(scene, merged)))


def merge_same_act(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """One record where a noun and a verb of one clause name the same act (killed in an attack)."""
    gone: set[int] = set()
    by_head = {draft.head: draft for draft in drafts}
    for draft in drafts:
        above = _same_act_above(scene, draft, by_head)
        if above is not None and above.head not in gone:
            gone.add(draft.head)
            by_head[above.head] = _united(scene, above, draft)
    return tuple(by_head[draft.head] for draft in drafts if draft.head not in gone)


def _same_act_above(scene: Scene, draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    token = scene.tokens[_counted_by(scene, draft.head)]
    above = by_head.get(token.head)
    noun = token.upos in ("NOUN", "PROPN") or scene.grammar.is_gerund_noun(draft.head)
    relation = "obl" if scene.grammar.is_gerund_noun(draft.head) else token.relation
    if above is None or above.type != draft.type or relation not in MERGED_RELATIONS:
        return None
    if relation == "conj":
        return above if _is_result(scene, draft, above) else None
    if relation in ("obl", "nmod") and scene.grammar.preposition(token.index) not in scene.lexicon.words["merging"]:
        return None
    return above if noun or relation in ("amod", "csubj") else None


def _counted_by(scene: Scene, noun: int) -> int:
    """``a series of air strikes``: the word of number that stands for the noun in its clause, else the noun."""
    token = scene.tokens[noun]
    counted = token.relation == "nmod" and scene.grammar.preposition(noun) == "of"
    return token.head if counted and scene.lexicon.has("quantity", scene.grammar.lemma(token.head)) else noun


def merge_aims(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """What protesters demand by protesting is no act of its own: ``marched to demand``, ``marched to protest``."""
    gone: set[int] = set()
    by_head = {draft.head: draft for draft in drafts}
    for draft in drafts:
        token = scene.tokens[draft.head]
        above = by_head.get(token.head)
        if above is None or above.type != PROTEST or draft.type not in AIMED or token.relation not in AIMS:
            continue
        gone.add(draft.head)
        by_head[above.head] = _aimed(above, draft)
    return tuple(by_head[draft.head] for draft in drafts if draft.head not in gone)


def _aimed(protest: Draft, demand: Draft) -> Draft:
    recipients = protest.recipients or demand.recipients
    return replace(protest, recipients=recipients).because(f"demands by {demand.predicate.sense.id}")


def _is_result(scene: Scene, draft: Draft, above: Draft) -> bool:
    """``shot and killed``, ``nine were killed and five wounded``: joined verbs of one assault, or of its toll."""
    if draft.type != ASSAULT:
        return False
    if _is_toll(scene, draft) and _is_toll(scene, above):
        return True
    hurt, struck = (frozenset((role.mention, role.begin) for role in item.recipients) for item in (draft, above))
    return hurt == struck or (not hurt and _is_toll(scene, draft))


def _is_toll(scene: Scene, draft: Draft) -> bool:
    return scene.lexicon.has(TOLL, scene.grammar.lemma(draft.head))


def _united(scene: Scene, kept: Draft, lost: Draft) -> Draft:
    mode = tuple(dict.fromkeys((*kept.mode, *lost.mode)))
    actors = kept.actors if names_any(kept.actors) else lost.actors or kept.actors
    recipients = _distinct((*kept.recipients, *lost.recipients))
    if names_any(kept.recipients) and _is_toll(scene, kept) and not _is_toll(scene, lost):
        recipients = kept.recipients  # killed in a raid on a village: who died, not where
    extra = kept.extra if lost.head in kept.predicate.consumed else (*kept.extra, lost.head)
    united = replace(kept, mode=mode, actors=actors, recipients=recipients, extra=extra)
    return united.because(f"merged with {lost.predicate.sense.id}")


def _distinct(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Each party once, by whichever path it was found."""
    found: dict[tuple[int | None, int | None], Role] = {}
    for role in roles:
        found.setdefault((role.mention, role.begin), role)
    return tuple(found.values())


def share_attackers(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """A toll without an agent has that of the attack in its adverbial clause: ``killed when troops opened fire``."""
    by_head = {draft.head: draft for draft in drafts}
    return tuple(_with_attacker(scene, draft, by_head) for draft in drafts)


def _with_attacker(scene: Scene, draft: Draft, by_head: Mapping[int, Draft]) -> Draft:
    if draft.type != ASSAULT or names_any(draft.actors) or not _is_toll(scene, draft):
        return draft
    governing = _attack_that_killed(scene, draft, by_head)
    if governing is not None:
        return replace(draft, actors=governing.actors).because(f"actor: that of {governing.predicate.sense.id}")
    for clause in scene.document.children(draft.head, "advcl"):
        attack = by_head.get(clause)
        marks = {scene.grammar.lemma(item) for item in scene.document.children(clause, "mark", "advmod")}
        if attack is not None and attack.type == ASSAULT and marks & scene.lexicon.words["occasion"]:
            return replace(draft, actors=attack.actors).because(f"actor: that of {attack.predicate.sense.id}")
    return draft


def share_air_force(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Air strikes told without an attacker are of those whose aircraft alone the report told of before."""
    done: list[Draft] = []
    flying: set[frozenset[int]] = set()
    last: Draft | None = None
    for draft in drafts:
        told, aerial = draft, bool(AERIAL & set(draft.mode))
        if last is not None and len(flying) == 1 and aerial and draft.type == ASSAULT and not names_any(draft.actors):
            why = f"actor: that of every air strike told before, {last.predicate.sense.id}"
            told = replace(draft, actors=last.actors).because(why)
        if aerial and names_any(told.actors):
            flying.add(scene.entities(told.actors))
            last = told
        done.append(told)
    return tuple(done)


def _attack_that_killed(scene: Scene, draft: Draft, by_head: Mapping[int, Draft]) -> Draft | None:
    """The attack whose toll a participle on its verb or its object tells: ``fired forty rounds, killing two``."""
    token = scene.tokens[draft.head]
    if token.relation not in ("acl", "advcl") or not token.form.lower().endswith("ing") or token.head < 0:
        return None
    verb = token.head if token.relation == "advcl" else scene.tokens[token.head].head
    attack = by_head.get(verb)
    own = scene.document.children(draft.head, "nsubj", "mark", "case")
    return attack if attack is not None and attack.type == ASSAULT and not own and names_any(attack.actors) else None


def share_roles(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """A definite event noun without parties of its own takes those of the event it goes back to."""
    done: list[Draft] = []
    for draft in drafts:
        source = _goes_back_to(scene, draft, done)
        if source is not None:
            done.append(_with_parties_of(draft, source))
        else:
            done.append(draft)
    return tuple(done)


def _with_parties_of(draft: Draft, source: Draft) -> Draft:
    actors, recipients = source.actors, draft.recipients or source.recipients
    if draft.predicate.sense.reciprocal and not source.predicate.sense.reciprocal:
        actors, recipients = _distinct((*actors, *recipients)), ()  # the meeting of a visit is that of guest and host
    shared = replace(draft, actors=actors, recipients=recipients)
    return shared.because(f"parties of the earlier {source.predicate.sense.id}")


def _goes_back_to(scene: Scene, draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    nouns = [item for item in draft.tokens if _may_go_back(scene, item)]
    if names_any(draft.actors) or all(_is_of_its_own_kind(scene, item) for item in nouns):
        return None
    if draft.recipients and not (draft.type == ASSAULT and _is_toll(scene, draft)):
        return None
    if STANDING & set(draft.mode):
        return None
    here = scene.document.sentence_of(draft.head).index
    near = list(
        takewhile(lambda other: here - scene.document.sentence_of(other.head).index <= REACH, reversed(earlier))
    )
    fitting = [other for other in near if _same_kind(other, draft) and (names_any(other.actors) or other.recipients)]
    same = [other for other in fitting if draft.type != CONSULT or _same_number(scene, other.head, draft.head)]
    alike = [other for other in same if set(other.mode) & set(draft.mode)]
    return next(iter(alike or same), None)


def _same_number(scene: Scene, one: int, other: int) -> bool:
    """False for a noun in the plural and one in the singular: the meeting is none of the meetings."""
    numbers = {scene.tokens[item].features.number for item in (one, other) if scene.tokens[item].upos == "NOUN"}
    return not {"Sing", "Plur"} <= numbers


def _same_kind(one: Draft, other: Draft) -> bool:
    same = one.predicate.sense.type == other.predicate.sense.type
    return same and (not one.mode or not other.mode or bool(set(one.mode) & set(other.mode)))


def _is_of_its_own_kind(scene: Scene, token: int) -> bool:
    """``nuclear talks``, ``protests against prices``: several of a kind, told by their words, go back to none."""
    beside = {scene.tokens[item].relation for item in scene.document.children(token)}
    bare = not beside & {"det", "nmod:poss"} and scene.tokens[token].features.number in ("Plur", "Ptan")
    headline = scene.document.sentence_of(token).kind is PassageKind.HEADLINE
    return bare and bool(beside & {"amod", "compound", "nmod", "acl"}) and not headline


def is_new(scene: Scene, token: int) -> bool:
    """True for a noun that is introduced as new: another act than those told before."""
    return scene.tokens[token].upos in ("NOUN", "PROPN") and not _may_go_back(scene, token)


def _may_go_back(scene: Scene, token: int) -> bool:
    """True for a noun that is not introduced as new (``a``, ``another``, ``several``, ``two``)."""
    if scene.tokens[token].upos not in ("NOUN", "PROPN"):
        return False
    determiners = {scene.grammar.lemma(item) for item in scene.document.children(token, "det")}
    counted = any(
        scene.tokens[item].relation == "nummod" or scene.lexicon.has("introducing", scene.grammar.lemma(item))
        for item in scene.document.children(token, "amod", "nummod")
    )
    return determiners <= scene.lexicon.words["definite"] and (bool(determiners) or not counted)
