"""Whole texts of somebody else in a report: turns of an interview or debate, articles and statements that it prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from tacitus.attribution.phrases import merged
from tacitus.attribution.scene import Draft, Scene
from tacitus.records import Act, Certainty, Sentence, Span

LONGEST_LABEL = 5  # words before the colon
FEWEST = 2  # labels in capitals that make a transcript
FEWEST_MIXED = 3  # labels of any kind, one of them repeated, that make an interview


LONGEST_OPENING = 4  # words among which a text is announced
PRINTED = ("document", "voicing")  # nouns of texts


@dataclass(frozen=True, slots=True)
class Label:
    """Who speaks: the sentence that begins a paragraph, the place of its colon, the words before it."""

    sentence: Sentence
    colon: int
    words: tuple[str, ...]

    @property
    def is_shouted(self) -> bool:
        """True for a name in capitals."""
        letters = [word for word in self.words if word.isalnum()]
        return all(word.isupper() for word in letters) and any(len(word) > 1 for word in letters)


def transcript_drafts(scene: Scene) -> Iterator[Draft]:
    """*MODERATOR: …*, *Q: …*, *Ana Lopez: …*: each turn up to the next label.

    The last turn of an interview goes on to the end of the report, that of names in capitals to its paragraph's end.
    """
    labels = [label for sentence in scene.document.sentences if (label := _label(scene, sentence)) is not None]
    kept = [label for label in labels if label.is_shouted or _is_turn(scene, label)]
    repeated = [name for name, count in Counter(label.words for label in labels).items() if count > 1]
    is_interview = len(labels) >= FEWEST_MIXED and bool(repeated)
    kept = labels if is_interview else kept
    if len(kept) < FEWEST:
        return
    for label, following in zip(kept, [*kept[1:], None], strict=True):
        content = _content(scene, label, following, to_the_end=is_interview)
        if content:
            source = None if _is_turn(scene, label) else label.colon - 1
            root = scene.document.tokens_in(content[0])[0].index
            yield Draft((label.colon,), content, source, Act.ASSERT, Certainty.CERTAIN, root, "turn of a transcript")


def _is_turn(scene: Scene, label: Label) -> bool:
    """True for the letters of question and answer."""
    return len(label.words) == 1 and scene.lexicon.marked("turn", scene.document.tokens[label.colon - 1])


def _label(scene: Scene, sentence: Sentence) -> Label | None:
    """The words before a colon that can be a name and begin a paragraph."""
    tokens = scene.document.tokens[sentence.first : min(sentence.last, sentence.first + LONGEST_LABEL + 1)]
    colon = next((token.index for token in tokens if token.form == ":"), None)
    if colon is None or colon == sentence.first or not _begins_paragraph(scene, sentence):
        return None
    words = tuple(token.form for token in tokens if token.index < colon)
    named = all(word[:1].isupper() or not word.isalnum() for word in words)
    return Label(sentence, colon, words) if named else None


def _begins_paragraph(scene: Scene, sentence: Sentence) -> bool:
    return not sentence.index or scene.document.sentences[sentence.index - 1].paragraph != sentence.paragraph


def _content(scene: Scene, label: Label, following: Label | None, *, to_the_end: bool) -> tuple[Span, ...]:
    document, sentence = scene.document, label.sentence
    spans = [Span(document.tokens[label.colon + 1].begin, sentence.end)] if label.colon + 1 < sentence.last else []
    last = following.sentence.index if following is not None else None
    paragraph = None if following is not None or to_the_end else sentence.paragraph
    rest = document.sentences[sentence.index + 1 : last]
    spans.extend(item.span for item in _same_kind(rest, sentence) if paragraph in (None, item.paragraph))
    return merged(spans, document)


def _same_kind(sentences: Sequence[Sentence], first: Sentence) -> Iterator[Sentence]:
    """The sentences up to the first one that is no running text, such as page furniture."""
    return takewhile(lambda item: item.kind is first.kind, sentences)


def reprint_drafts(scene: Scene, sentence: Sentence) -> Iterator[Draft]:
    """*The following is the text of the statement:*: all that is printed after it."""
    document = scene.document
    first = document.tokens[sentence.first : sentence.first + LONGEST_OPENING]
    opens = next((token for token in first if scene.lexicon.marked("announcing", token)), None)
    closes = document.tokens[sentence.last - 1].form == ":"
    if opens is None or not closes or not any(token.lemma == "be" for token in first):
        return
    nouns = [token for token in document.tokens[sentence.first : sentence.last] if token.upos == "NOUN"]
    texts = [token for token in nouns if any(scene.lexicon.marked(kind, token) for kind in PRINTED)]
    rest = list(_same_kind(document.sentences[sentence.index + 1 :], sentence))
    if texts and rest:
        content, root = merged((item.span for item in rest), document), document.root(rest[0])
        why = "a text that the report prints"
        yield Draft((opens.index,), content, texts[-1].index, Act.ASSERT, Certainty.CERTAIN, root, why)
