"""Demands in the words of a speaker: ``Rome must leave, the minister said`` is a demand by the minister on Rome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tacitus.events.drafts import Draft
from tacitus.events.embedding import Content, row_of
from tacitus.events.handings import handings
from tacitus.events.scene import Scene
from tacitus.events.senses import Predicate
from tacitus.events.speakers import speakers
from tacitus.records import Modality

OBLIGING = "obliging"  # must, should
FAMILY = "must"
REMARKING = "remarking"


def add_demands(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts with a REQUEST for what a quoted speaker says that another party must or should do.

    An act that the tables know becomes what is requested: no record of its own is kept of it.
    """
    by_head = {draft.head: draft for draft in drafts}
    for verb, auxiliary in _obliged(scene):
        known = by_head.get(verb)
        if known is None or not known.predicate.sense.family:
            made = _demand(scene, verb, auxiliary, known)
            if made is not None:
                by_head[verb] = made
    return tuple(by_head[head] for head in sorted(by_head))


def _obliged(scene: Scene) -> Iterator[tuple[int, int]]:
    """Verbs that must or should be done, with the auxiliary; not what should have been done, nor ``should it …``."""
    for token in scene.tokens:
        if token.relation != "aux" or token.head < token.index:
            continue
        verb = token.head
        perfect = any(scene.grammar.lemma(item) == "have" for item in scene.document.children(verb, "aux"))
        if (
            not perfect
            and scene.grammar.is_verbal(verb)
            and scene.lexicon.has(OBLIGING, scene.grammar.lemma(token.index))
        ):
            yield verb, token.index


def _demand(scene: Scene, verb: int, auxiliary: int, known: Draft | None) -> Draft | None:
    subject = scene.grammar.surface_subject(verb)
    if subject is None or not scene.is_political(subject.token) or subject.token > auxiliary:
        return None
    if scene.lexicon.has("first_person", scene.grammar.lemma(subject.token)):
        return None
    if scene.grammar.passive(verb) and scene.lexicon.has(REMARKING, scene.grammar.lemma(verb)):
        return None  # it must be said, it should be noted
    asked = scene.mention_at(subject.token)
    asking = next(speakers(scene, verb), None)
    if asked is None or (asking is None and not scene.quoted[verb]):
        return None
    if asking is not None and scene.mentions[asked].entity == scene.mentions[asking].entity:
        return None
    sense = next(sense for sense in scene.lexicon.senses[FAMILY] if sense.pos == "AUX")
    draft = Draft(
        predicate=Predicate(verb, (verb, auxiliary), sense),
        chain=handings(scene, verb),
        type=sense.type,
        mode=(),
        actors=() if asking is None else (scene.role(asking, "speaker"),),
        recipients=(scene.role(asked, f"{subject.path} of {scene.tokens[auxiliary].form}"),),
    )
    row = row_of(scene, draft, Content(verb, known, draft.chain))
    mode = row.mode if row is not None and row.type == sense.type else ()
    return replace(draft, mode=mode, modality=Modality.DEMANDED).because(f"sense {sense.id}: who is quoted demands it")
