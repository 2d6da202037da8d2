"""What is admitted as a political event: parties that are political, no sport, film or figure of speech."""

from __future__ import annotations

from tacitus.events.drafts import Draft
from tacitus.events.roles import is_known
from tacitus.events.scene import Scene

FOREIGN = frozenset({"sport", "film", "market", "figurative"})
SELF_EVIDENT = frozenset({"none"})


def admit(scene: Scene, draft: Draft) -> bool:
    """True when the draft is a political act by its parties and its sentence."""
    return _has_parties(scene, draft) and not _is_foreign(scene, draft)


def _has_parties(scene: Scene, draft: Draft) -> bool:
    need = draft.predicate.sense.need
    actor, recipient = is_known(scene, draft.actors), is_known(scene, draft.recipients)
    if need == "actor":
        return actor
    if need == "recipient":
        return recipient
    if need == "both" and draft.predicate.sense.reciprocal:
        return actor and len(draft.actors) > 1
    if need == "both":
        return actor and recipient
    return need in SELF_EVIDENT or actor or recipient


def _is_foreign(scene: Scene, draft: Draft) -> bool:
    """Two words of sport, film or market in one sentence show that its war words are borrowed."""
    sentence = scene.document.sentence_of(draft.head)
    found = set()
    for index in range(sentence.first, sentence.last):
        for cue in scene.lexicon.cues.get(scene.grammar.lemma(index), ()):
            if cue.name in FOREIGN and len(cue.words) == 1:
                found.add(cue.words)
    return len(found) >= 2
