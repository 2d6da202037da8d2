"""What the tables do not know: verbs and nouns of action whose arguments are political actors.

They are where the lexicon should grow. Nouns count where they have an ending that makes nouns of verbs (cues of
the kind ``ending``) or a word of doing above them (held, launched, stepped up).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tacitus.events.lexicon import load_lexicon
from tacitus.events.scene import Scene
from tacitus.records import Document, Mention

VERB_SLOTS = ("subject", "object", "indirect", "against", "on", "with", "to", "from", "at", "for", "by")
NOUN_SLOTS = ("poss", "by", "between", "against", "of", "with", "on", "to", "compound")
ACTING = frozenset({"subject", "poss", "by", "between", "compound"})
KINDS = {"VERB": VERB_SLOTS, "NOUN": NOUN_SLOTS}


@dataclass(frozen=True, slots=True)
class Unknown:
    """One place where a word stands that no table knows: its lemma and kind, its token, how many actors it has."""

    lemma: str
    pos: str
    token: int
    actors: int


def find_unknown(document: Document, mentions: Sequence[Mention], user_data: str = "") -> tuple[Unknown, ...]:
    """Verbs and nouns of action that a political actor does and that no sense, governor or cue knows."""
    scene = Scene(document, tuple(mentions), (), load_lexicon(user_data))
    return tuple(_unknown(scene))


def _unknown(scene: Scene) -> Iterator[Unknown]:
    for token in scene.tokens:
        lemma = scene.grammar.lemma(token.index)
        if token.upos not in KINDS or _is_known(scene, token.index, lemma, token.upos) or not lemma.isalpha():
            continue
        if token.upos == "NOUN" and (scene.mention_at(token.index) is not None or not _is_deed(scene, token.index)):
            continue
        found = {slot: set(_actors(scene, token.index, slot)) for slot in KINDS[token.upos]}
        actors = set().union(*found.values())
        if any(found[slot] for slot in ACTING if slot in found):
            yield Unknown(lemma, token.upos, token.index, len(actors))


def _is_known(scene: Scene, index: int, lemma: str, pos: str) -> bool:
    """True when a table has the word as this part of speech, alone or in a row of words that stands here."""
    senses = (*scene.lexicon.senses.get(lemma, ()), *scene.lexicon.senses.get(scene.tokens[index].form.lower(), ()))
    if (lemma, pos) in scene.lexicon.plain:
        return True
    alone = any(sense.pos == pos and len(sense.words) == 1 for sense in senses)
    return alone or (lemma, pos) in scene.lexicon.governors or lemma in scene.lexicon.cues


def _is_deed(scene: Scene, noun: int) -> bool:
    lemma = scene.grammar.lemma(noun)
    if any(lemma.endswith(ending) for ending in scene.lexicon.words["ending"]):
        return True
    head = scene.tokens[noun].head
    done = head >= 0 and scene.tokens[noun].relation in ("obj", "nsubj") and scene.grammar.is_verbal(head)
    return done and (scene.grammar.lemma(head), "VERB") in scene.lexicon.governors


def _actors(scene: Scene, index: int, slot: str) -> Iterator[int]:
    for filler in scene.slot(index, slot):
        mention = scene.mention_at(filler.token)
        if mention is not None and scene.is_political(filler.token):
            yield scene.mentions[mention].entity
