"""Sources behind sources: whom somebody cites who only passes it on (*the agency reported, citing the police*)."""

from __future__ import annotations

from tacitus.attribution.scene import Draft, Scene
from tacitus.records import Act

CITING = ("advcl", "xcomp", "conj", "parataxis", "acl")  # where *citing …* hangs on the verb of speech
OWNING = frozenset({"by", "from", "of"})


def cited(scene: Scene, draft: Draft) -> int | None:
    """The head of the source that a statement's own source cites for it, if the cue or a verb beside it cites one.

    A text that is cited stands for whoever gave it out, where its words say who: *a statement by the police*.
    """
    if draft.act not in (Act.ASSERT, Act.REPORT) or draft.denied or not draft.cue:
        return None
    document = scene.document
    verbs = [draft.anchor, *document.children(draft.anchor, *CITING)]
    for verb in verbs:
        token = document.tokens[verb]
        if token.upos != "VERB" or not scene.lexicon.marked("citing", token) or verb in scene.quoted:
            continue
        for found in document.children(verb, "obj"):
            source = giver(scene, found)
            if source in scene.heads and source != draft.source and not _is_told(scene, draft, source):
                return source
    return None


def citer(scene: Scene, verb: int) -> int | None:
    """*quoted the police as saying*: who says it is who is quoted."""
    document = scene.document
    above = document.tokens[verb].head
    if above < 0 or not scene.lexicon.marked("citing", document.tokens[above]):
        return None
    objects = document.children(above, "obj")
    return objects[0] if objects and scene.has_case(verb, frozenset({"as"})) is not None else None


def giver(scene: Scene, noun: int) -> int:
    """Who gave out a cited text: its owner or the body that its words name; else the noun itself."""
    document = scene.document
    if not scene.lexicon.marked("document", document.tokens[noun]):
        return noun
    owners = document.children(noun, "nmod:poss", "compound", "amod")
    behind = [child for child in document.children(noun, "nmod") if scene.has_case(child, OWNING) is not None]
    return next((child for child in (*owners, *behind) if child in scene.heads), noun)


def _is_told(scene: Scene, draft: Draft, index: int) -> bool:
    """True if a word stands in the content itself."""
    return any(span.overlaps(scene.document.tokens[index].span) for span in draft.content)
