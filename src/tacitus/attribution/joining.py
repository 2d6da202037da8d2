"""Joins the spans that the network marks: to each content its cue, to each cue its source, by tree and nearness."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tacitus.attribution.phrases import subject_of
from tacitus.records import Document, SpeechPart, SpeechSpan

BETWEEN = 15  # tokens that another span between two spans is worth
LINKED = 10  # tokens that a path of the tree between them is worth
MARKS = 2  # marks before and after a content that fills its sentences
REACH = 1  # paragraphs after a content in which it may go on


@dataclass(frozen=True, slots=True)
class Joined:
    """An attribution of the network's spans; a content of nobody in particular has no cue."""

    cue: SpeechSpan | None
    source: SpeechSpan | None
    contents: tuple[SpeechSpan, ...]


@dataclass(frozen=True)
class Marks:
    """The spans of a document by part, and by sentence."""

    document: Document

    @cached_property
    def contents(self) -> tuple[SpeechSpan, ...]:
        """All contents in text order."""
        return tuple(span for span in self.document.speech if span.part is SpeechPart.CONTENT)

    @cached_property
    def within(self) -> frozenset[int]:
        """Tokens inside a content."""
        return frozenset(index for span in self.contents for index in range(span.first, span.last))

    @cached_property
    def cued(self) -> frozenset[int]:
        """Tokens inside a cue."""
        cues = (span for span in self.document.speech if span.part is SpeechPart.CUE)
        return frozenset(index for span in cues for index in range(span.first, span.last))

    @cached_property
    def by_sentence(self) -> dict[int, list[SpeechSpan]]:
        """The spans that begin in a sentence."""
        found: dict[int, list[SpeechSpan]] = {}
        for span in self.document.speech:
            found.setdefault(self.document.sentence_of(span.first).index, []).append(span)
        return found

    def around(self, span: SpeechSpan) -> list[SpeechSpan]:
        """Spans that begin in the sentences that a span reaches into."""
        first = self.document.sentence_of(span.first).index
        last = self.document.sentence_of(span.last - 1).index
        return [item for number in range(first, last + 1) for item in self.by_sentence.get(number, ())]


def join(marks: Marks) -> list[Joined]:
    """Every attribution that the network's spans make; cues inside a content are left to the tree."""
    said: dict[SpeechSpan, list[SpeechSpan]] = {}
    loose: list[Joined] = []
    before: SpeechSpan | None = None
    for content in marks.contents:
        cue = _cue_of(marks, content)
        if cue is None and before is not None and _goes_on(marks, said[before][-1], content):
            cue = before
        if cue is None:
            loose.append(Joined(None, _nearest(marks, content, SpeechPart.SOURCE), (content,)))
        else:
            said.setdefault(cue, []).append(content)
        before = cue
    joined = [Joined(cue, _source_of(marks, cue), tuple(contents)) for cue, contents in said.items()]
    return [*joined, *loose]


def _cue_of(marks: Marks, content: SpeechSpan) -> SpeechSpan | None:
    near = [item for item in marks.around(content) if item.part is SpeechPart.CUE and item.first not in marks.within]
    cue = min(near, key=lambda cue: _cost(marks, cue, content), default=None)
    return None if cue is not None and _is_of_another(marks, content, cue) else cue


def _is_of_another(marks: Marks, content: SpeechSpan, cue: SpeechSpan) -> bool:
    """True for the object of a verb that hangs on the cue: *stressing the need to act, the mayor said …*."""
    document = marks.document
    for index in range(content.first, content.last):
        token = document.tokens[index]
        if token.relation == "obj" and not content.first <= token.head < content.last:
            verb = document.tokens[token.head]
            return verb.relation == "advcl" and verb.index not in marks.cued and cue.first <= verb.head < cue.last
    return False


def _cost(marks: Marks, cue: SpeechSpan, content: SpeechSpan) -> int:
    """Tokens between a cue and a content, more for spans that stand between, less where the tree links them."""
    between = sum(
        1
        for item in marks.around(content)
        if item.part is not SpeechPart.SOURCE and item not in (cue, content) and _is_between(item, cue, content)
    )
    linked = _hangs_on(marks.document, content, cue) or _hangs_on(marks.document, cue, content)
    return _gap(cue, content) + BETWEEN * between - LINKED * linked


def _gap(one: SpeechSpan, other: SpeechSpan) -> int:
    return max(other.first - one.last, one.first - other.last, 0)


def _is_between(item: SpeechSpan, one: SpeechSpan, other: SpeechSpan) -> bool:
    low, high = min(one.last, other.last), max(one.first, other.first)
    return low <= item.first and item.last <= high


def _hangs_on(document: Document, below: SpeechSpan, above: SpeechSpan) -> bool:
    """True if the head of a span hangs on a word of the other one."""
    return any(above.first <= head < above.last for head in _heads_above(document, below))


def _heads_above(document: Document, span: SpeechSpan) -> Iterator[int]:
    for index in range(span.first, span.last):
        head = document.tokens[index].head
        if head >= 0 and not span.first <= head < span.last:
            yield head


def _goes_on(marks: Marks, before: SpeechSpan, content: SpeechSpan) -> bool:
    """True for a content that fills its sentences and follows another one in its paragraph or the next."""
    begun = marks.document.sentence_of(content.first)
    ended = marks.document.sentence_of(content.last - 1)
    near = begun.paragraph - marks.document.sentence_of(before.last - 1).paragraph <= REACH
    return near and content.first - begun.first <= MARKS and ended.last - content.last <= MARKS


def _nearest(marks: Marks, span: SpeechSpan, part: SpeechPart) -> SpeechSpan | None:
    near = [item for item in marks.around(span) if item.part is part and item.first not in marks.within]
    return min(near, key=lambda item: _gap(item, span), default=None)


def _source_of(marks: Marks, cue: SpeechSpan) -> SpeechSpan | None:
    """The marked source that is the cue's subject, else the nearest one of its sentence outside the contents."""
    near = [item for item in marks.around(cue) if item.part is SpeechPart.SOURCE and item.first not in marks.within]
    subject = subject_of(marks.document, head_of(marks.document, cue.first, cue.last))
    fits = [item for item in near if subject is not None and item.first <= subject < item.last]
    if fits:
        return fits[0]
    return min(near, key=lambda item: _source_cost(marks, item, cue), default=None)


def _source_cost(marks: Marks, source: SpeechSpan, cue: SpeechSpan) -> int:
    between = sum(1 for item in marks.around(cue) if item not in (source, cue) and _is_between(item, source, cue))
    linked = _hangs_on(marks.document, source, cue) or _hangs_on(marks.document, cue, source)
    return _gap(source, cue) + BETWEEN * between - LINKED * linked


def head_of(document: Document, first: int, last: int) -> int:
    """The token of a stretch whose head lies outside it; its first where there is none."""
    heads = [index for index in range(first, last) if not first <= document.tokens[index].head < last]
    words = [index for index in heads if document.tokens[index].upos not in ("PUNCT", "AUX", "PART")]
    return (words or heads or [first])[0]
