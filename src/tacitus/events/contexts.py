"""Contexts of an event, by the words around its predicate; quad class, score and CAMEO code."""

from __future__ import annotations

from collections import defaultdict

from tacitus.events.drafts import Draft
from tacitus.events.scene import Scene

LIMIT = 3
THRESHOLD = 1.0
NEAR = 0.5


def find_contexts(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """Up to three contexts, the strongest first: the sense's own, then those that words near it signal."""
    scores: defaultdict[str, float] = defaultdict(float, dict.fromkeys(draft.context, 3.0))
    near = set(scene.document.subtree(draft.head))
    sentence = scene.document.sentence_of(draft.head)
    for index in range(sentence.first, sentence.last):
        for name, weight in _signals(scene, index):
            scores[name] += weight if index in near else weight * NEAR
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return tuple(name for name, score in ranked if score >= THRESHOLD)[:LIMIT]


def _signals(scene: Scene, index: int) -> list[tuple[str, float]]:
    token = scene.tokens[index]
    lemma, form = scene.grammar.lemma(index), token.form.lower()
    found = scene.lexicon.contexts.get(lemma, ())
    if form != lemma:
        found += scene.lexicon.contexts.get(form, ())
    return [
        (cue.name, cue.weight) for cue in found if cue.pos in ("", token.upos) and _follows(scene, index, cue.words)
    ]


def _follows(scene: Scene, index: int, words: tuple[str, ...]) -> bool:
    if index + len(words) > len(scene.tokens):
        return False
    places = range(index, index + len(words))
    return all(
        word in (scene.grammar.lemma(place), scene.tokens[place].form.lower())
        for place, word in zip(places, words, strict=True)
    )


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
    modes, around = (*draft.mode, ""), (*contexts, "")
    keys = [(draft.type, mode, context) for mode in modes for context in around]
    table = scene.lexicon.cameo
    direct = next((table[key] for key in keys if key in table), None)
    return direct or next((code for (kind, _, _), code in sorted(table.items()) if kind == draft.type), None)
