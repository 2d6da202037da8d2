"""*…, a man who saw it said.*: a source and its verb that close a sentence after a comma, whatever the tree says."""

from __future__ import annotations

from collections.abc import Iterator

from tacitus.attribution.phrases import span_of
from tacitus.attribution.scene import Draft, Scene
from tacitus.records import Sentence, Token

SHORTEST = 3  # words of a clause that is worth attributing
NOMINAL = ("NOUN", "PROPN", "PRON")


def closing_drafts(scene: Scene, sentence: Sentence) -> Iterator[Draft]:
    """The clause before the comma, for a sentence whose last word is a verb of saying without a subject of its own."""
    cue = _last_word(scene, sentence)
    if cue is None:
        return
    comma = _comma_before(scene, sentence, cue)
    source = _source(scene, comma, cue) if comma is not None else None
    if comma is None or source is None:
        return
    words = range(sentence.first, comma)
    verbs = [index for index in words if scene.document.tokens[index].upos in ("VERB", "AUX")]
    if len(words) < SHORTEST or not verbs:
        return
    sense = scene.lexicon.senses(cue)[0]
    content, why = span_of(scene.document, words), f"cue verb {sense.lemma}: closes the sentence"
    yield Draft((cue.index,), content, source, sense.act, sense.certainty, verbs[0], why)


def _last_word(scene: Scene, sentence: Sentence) -> Token | None:
    """The verb of saying that ends a sentence."""
    tokens = scene.document.tokens[sentence.first : sentence.last]
    last = next((token for token in reversed(tokens) if token.upos != "PUNCT"), None)
    if last is None or last.index in scene.quoted or last.upos != "VERB":
        return None
    return last if any("quote" in sense.complement for sense in scene.lexicon.senses(last)) else None


def _comma_before(scene: Scene, sentence: Sentence, cue: Token) -> int | None:
    tokens = scene.document.tokens
    return next((i for i in range(cue.index - 1, sentence.first, -1) if tokens[i].form == ","), None)


def _source(scene: Scene, comma: int, cue: Token) -> int | None:
    """The noun after the comma, if nothing but a relative clause stands between it and the verb."""
    tokens = scene.document.tokens
    heads = [
        token.index
        for token in tokens[comma + 1 : cue.index]
        if token.upos in NOMINAL and not comma < token.head < cue.index
    ]
    if not heads:
        return None
    verbs = [token for token in tokens[comma + 1 : cue.index] if token.upos in ("VERB", "AUX")]
    relative = any(token.is_relative for token in tokens[heads[0] + 1 : cue.index])
    return heads[0] if relative or not verbs else None
