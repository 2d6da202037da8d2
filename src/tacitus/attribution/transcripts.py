"""Transcripts of interviews and debates: each paragraph is the word of whoever stands before its colon."""

from __future__ import annotations

from collections.abc import Iterator

from tacitus.attribution.phrases import merged
from tacitus.attribution.scene import Draft, Scene
from tacitus.records import Act, Certainty, Sentence, Span

LONGEST_LABEL = 4  # words before the colon
FEWEST = 2  # labels that make a transcript


def transcript_drafts(scene: Scene) -> Iterator[Draft]:
    """*MODERATOR: …*, *Q: …*: names in capitals or letters of question and answer, if there are several."""
    labels = [(sentence, colon) for sentence in scene.document.sentences if (colon := _colon(scene, sentence))]
    if len(labels) < FEWEST:
        return
    for sentence, colon in labels:
        content = _rest_of_paragraph(scene, sentence, colon)
        if content:
            letter = scene.lexicon.marked("turn", scene.document.tokens[colon - 1])
            source = None if letter else colon - 1
            root = scene.document.tokens_in(content[0])[0].index
            yield Draft((colon,), content, source, Act.ASSERT, Certainty.CERTAIN, root, "turn of a transcript")


def _colon(scene: Scene, sentence: Sentence) -> int | None:
    """The colon of a label that begins a paragraph."""
    tokens = scene.document.tokens[sentence.first : min(sentence.last, sentence.first + LONGEST_LABEL + 1)]
    colon = next((token.index for token in tokens if token.form == ":"), None)
    if colon is None or colon == sentence.first or not _begins_paragraph(scene, sentence):
        return None
    words = [token.form for token in tokens if token.index < colon]
    turn = len(words) == 1 and scene.lexicon.marked("turn", tokens[0])
    shouted = all(word.isupper() or not word.isalnum() for word in words) and any(len(word) > 1 for word in words)
    return colon if turn or shouted else None


def _begins_paragraph(scene: Scene, sentence: Sentence) -> bool:
    return not sentence.index or scene.document.sentences[sentence.index - 1].paragraph != sentence.paragraph


def _rest_of_paragraph(scene: Scene, sentence: Sentence, colon: int) -> tuple[Span, ...]:
    document = scene.document
    begin = document.tokens[colon].end
    spans = [Span(document.tokens[colon + 1].begin, sentence.end)] if colon + 1 < sentence.last else []
    for other in document.sentences[sentence.index + 1 :]:
        if other.paragraph != sentence.paragraph:
            break
        spans.append(other.span)
    return tuple(span for span in merged(spans, document) if span.begin >= begin)
