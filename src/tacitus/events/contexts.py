"""Contexts of an event, by the words around its predicate; quad class, score and CAMEO code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tacitus.events.drafts import Draft
from tacitus.events.lexicon import Cue
from tacitus.events.scene import Scene
from tacitus.records import MentionKind, Sentence

LIMIT = 3
THRESHOLD = 1.0
NEAR = 0.5
SELF_NAMED = frozenset({"PTY", "REB", "PRM", "UAF", "OPP"})


def find_contexts(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """Up to three contexts, the strongest first: the sense's own, then those that words near it signal."""
    scores: defaultdict[str, float] = defaultdict(float, dict.fromkeys(draft.context, 3.0))
    near = set(scene.document.subtree(draft.head))
    for name, index, weight in _signals(scene, scene.document.sentence_of(draft.head)):
        scores[name] += weight if index in near else weight * NEAR
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return tuple(name for name, score in ranked if score >= THRESHOLD)[:LIMIT]


def _signals(scene: Scene, sentence: Sentence) -> Iterator[tuple[str, int, float]]:
    """Context, place and weight of each cue; of cues for one context that overlap the longest, outside of names.

    What a party or an armed group calls itself tells nothing of what an event is about.
    """
    names = {
        token
        for item in scene.mentions_in(sentence.index)
        if scene.mentions[item].kind is MentionKind.NAMED and scene.mentions[item].sector in SELF_NAMED
        for token in range(scene.mentions[item].first, scene.mentions[item].last)
    }
    covered: set[tuple[str, int]] = set()
    for index in range(sentence.first, sentence.last):
        if index in names:
            continue
        for cue in sorted(_cues(scene, index), key=lambda cue: -len(cue.words)):
            if (cue.name, index) not in covered:
                covered |= {(cue.name, index + offset) for offset in range(len(cue.words))}
                yield cue.name, index, cue.weight


def _cues(scene: Scene, index: int) -> list[Cue]:
    token = scene.tokens[index]
    lemma, form = scene.grammar.lemma(index), token.form.lower()
    found = scene.lexicon.contexts.get(lemma, ())
    if form != lemma:
        found += scene.lexicon.contexts.get(form, ())
    return [cue for cue in found if cue.pos in ("", token.upos) and _follows(scene, index, cue.words)]


def _follows(scene: Scene, index: int, words: tuple[str, ...]) -> bool:
    """True when the words follow one another, but for articles: suspended *the* constitution."""
    place = index
    for word in words:
        while place > index and place < len(scene.tokens) and scene.tokens[place].upos == "DET":
            place += 1
        if place >= len(scene.tokens):
            return False
        if word not in (scene.grammar.lemma(place), scene.tokens[place].form.lower()):
            return False
        place += 1
    return True


def quad_of(scene: Scene, draft: Draft) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return scene.lexicon.quads[draft.type]


def scale_of(scene: Scene, draft: Draft) -> float:
    """The conflict-cooperation score of the mode, else of the type."""
    keys = [(draft.type, mode) for mode in (*draft.mode, "")]
    return next((scene.lexicon.scales[key] for key in keys if key in scene.lexicon.scales), 0.0)


def cameo_of(scene: Scene, draft: Draft, contexts: tuple[str, ...]) -> str | None:
    """The CAMEO code: the sense's own if the type is still its type, else the mapping's nearest."""
    sense = draft.predicate.sense
    if sense.cameo and draft.type == sense.type and draft.mode == sense.mode:
        return sense.cameo
    modes, around, before = (*draft.mode, ""), (*contexts, ""), sense.type if sense.type != draft.type else ""
    table = scene.lexicon.cameo
    keys = [(draft.type, mode, context, "") for mode in modes for context in around]
    if before:
        keys = [(draft.type, "", "", before), *keys]
    direct = next((table[key] for key in keys if key in table), None)
    return direct or next((code for (kind, *_), code in sorted(table.items()) if kind == draft.type), None)
