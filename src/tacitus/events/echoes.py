"""A noun that goes back to an announced act tells no more than was announced: *the withdrawal* is still a promise."""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.events.drafts import Draft
from tacitus.events.reductions import promised
from tacitus.events.scene import Scene
from tacitus.records import Modality

ECHOED = frozenset({"withdraw", "release", "disarm"})


def keep_promises(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Nouns for an act that the report first told as promised become that promise.

    A noun that something says was begun, completed or ordered (it is governed) keeps its own reading.
    """
    announced: set[str] = set()
    result = []
    for draft in drafts:
        if draft.type == "CONCEDE" and draft.modality is Modality.PROMISED:
            announced.update(ECHOED & set(draft.mode))
        result.append(promised(draft) if _is_echo(scene, draft, announced) else draft)
    return tuple(result)


def _is_echo(scene: Scene, draft: Draft, announced: set[str]) -> bool:
    noun = scene.tokens[draft.head].upos in ("NOUN", "PROPN")
    plain = draft.type == "RETREAT" and not draft.auxiliary and draft.modality is Modality.NONE and not draft.chain
    return noun and plain and bool(announced & set(draft.mode))
