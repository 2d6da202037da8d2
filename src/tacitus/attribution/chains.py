"""Which statement stands in which, and the chains of holders that follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from tacitus.records import Document, Holder, Span, Statement


@dataclass(frozen=True)
class Cover:
    """For each token the statements whose content holds it, the smallest first; for each sentence those that reach into
    it, in their order.
    """

    document: Document
    statements: Sequence[Statement]
    over: tuple[tuple[int, ...], ...]
    reaching: Mapping[int, tuple[int, ...]]

    def innermost(self, index: int, fits: Callable[[Statement], bool]) -> int | None:
        """The smallest statement over a token that fits, if any."""
        return next((place for place in self.over[index] if fits(self.statements[place])), None)


def cover(document: Document, statements: Sequence[Statement]) -> Cover:
    """Look up once which contents hold which tokens."""
    over: list[list[int]] = [[] for _ in document.tokens]
    sizes = [sum(part.end - part.begin for part in statement.content) for statement in statements]
    for place in sorted(range(len(statements)), key=sizes.__getitem__):
        for span in statements[place].content:
            for word in document.tokens_in(span):
                over[word.index].append(place)
    return Cover(document, statements, tuple(tuple(places) for places in over), _reaching(document, statements))


def _reaching(document: Document, statements: Sequence[Statement]) -> dict[int, tuple[int, ...]]:
    """The statements whose cue or content stands in each sentence."""
    found: dict[int, list[int]] = {}
    for place, statement in enumerate(statements):
        words = (word.index for span in (*statement.cue, *statement.content) for word in document.tokens_in(span))
        for sentence in {document.sentence_of(index).index for index in words}:
            found.setdefault(sentence, []).append(place)
    return {sentence: tuple(places) for sentence, places in found.items()}


def chained(document: Document, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give each statement the statement it stands in, and the chain of holders from the report to its own."""
    covered = cover(document, statements)
    parents = [_parent(covered, statement) for statement in statements]
    return tuple(
        replace(statement, parent=parents[index], chain=_chain(statements, parents, index))
        for index, statement in enumerate(statements)
    )


def _parent(covered: Cover, statement: Statement) -> int | None:
    if not statement.cue:
        return None
    words = covered.document.tokens_in(statement.cue[0])
    if not words:
        return None
    return covered.innermost(words[0].index, lambda other: other is not statement and not _within(other, statement))


def _within(inner: Statement, outer: Statement) -> bool:
    """True if a statement's cue stands in the content of the other, so that it cannot be the other's parent."""
    return bool(inner.cue) and any(part.contains(inner.cue[0]) for part in outer.content)


def _chain(statements: Sequence[Statement], parents: Sequence[int | None], index: int) -> tuple[Holder, ...]:
    chain = list(statements[index].chain)
    above, seen = parents[index], {index}
    while above is not None and above not in seen:
        seen.add(above)
        chain = [holder for holder in statements[above].chain if not _is_among(holder, chain)] + chain
        above = parents[above]
    return tuple(chain)


def _is_among(holder: Holder, chain: Sequence[Holder]) -> bool:
    """True for words that stand in the chain already: *quoted the police as saying*, read from both verbs."""
    return holder.begin is not None and any(holder.begin == other.begin for other in chain)


def holds(statement: Statement, span: Span) -> Span | None:
    """The part of a statement's content around a span, if any."""
    return next((part for part in statement.content if part.contains(span)), None)
