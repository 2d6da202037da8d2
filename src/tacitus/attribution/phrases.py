"""Stretches of a tree: noun phrases of sources and clauses of contents as character spans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tacitus.records import Document, Span, Token

EDGES = frozenset({",", ";", ":", "-", "–", "—", "--", "."})
LINKING = ("case", "cc", "mark", "discourse", "punct")
LOOSE = ("acl", "appos", "parataxis", "conj")
CLAUSAL = ("nsubj", "cop", "aux", "advmod", "obl", "ccomp", "parataxis")
LEADING = ("aux", "cop", "advmod")  # words before a verb that belong to it
SHARING = ("conj", "xcomp", "advcl", "ccomp")


def span_of(document: Document, indices: Iterable[int]) -> tuple[Span, ...]:
    """Spans over runs of neighbouring tokens, trimmed of commas and dashes at their ends."""
    runs: list[list[int]] = []
    for index in sorted(set(indices)):
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    spans = []
    for run in runs:
        kept = _trimmed(document, run)
        if kept:
            spans.append(Span(document.tokens[kept[0]].begin, document.tokens[kept[-1]].end))
    return tuple(spans)


def _trimmed(document: Document, run: list[int]) -> list[int]:
    begin, end = 0, len(run)
    while begin < end and document.tokens[run[begin]].form in EDGES:
        begin += 1
    while end > begin and document.tokens[run[end - 1]].form in EDGES:
        end -= 1
    return run[begin:end]


def merged(spans: Iterable[Span], document: Document) -> tuple[Span, ...]:
    """Spans in order, joined where nothing but white space and marks lies between them."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and not any(c.isalnum() for c in document.report.text[result[-1].end : span.begin]):
            result[-1] = Span(result[-1].begin, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def noun_phrase(document: Document, head: int, *, whole: bool) -> tuple[int, ...]:
    """Tokens of a noun phrase without its preposition; not ``whole``: without clauses and coordinated phrases."""
    skipped: set[int] = set()
    for child in document.children(head):
        relation = document.tokens[child].relation
        stranger = (relation in LINKING and child < head) or (relation in CLAUSAL and child < head)
        if stranger or (not whole and relation in LOOSE):
            skipped.update(document.subtree(child))
    return tuple(index for index in document.subtree(head) if index not in skipped)


def without(document: Document, head: int, removed: Iterable[int]) -> tuple[int, ...]:
    """The subtree of a token less the subtrees of others."""
    gone = {index for item in removed for index in document.subtree(item)}
    return tuple(index for index in document.subtree(head) if index not in gone)


def below(document: Document, heads: Sequence[int]) -> tuple[int, ...]:
    """The subtrees of several tokens together."""
    return tuple(sorted({index for head in heads for index in document.subtree(head)}))


def leading(document: Document, verb: int) -> int:
    """Where a verb begins with the auxiliaries, adverbs and *to* right before it."""
    own = {
        child
        for child in document.children(verb)
        if document.tokens[child].relation in LEADING or document.tokens[child].form.lower() == "to"
    }
    begin = verb
    while begin - 1 in own:
        begin -= 1
    return begin


def is_passive(document: Document, verb: int) -> bool:
    """True if a verb is told without its doer as subject."""
    if document.children(verb, "aux:pass", "nsubj:pass"):
        return True
    token = document.tokens[verb]
    past = token.features.verb_form == "Part" and token.features.tense == "Past"
    return past and token.rel in ("acl", "advcl") and not document.children(verb, "aux", "nsubj")


def is_trailing(document: Document, verb: int) -> bool:
    """True for *…, adding that …*: a participle that goes on after a comma."""
    token = document.tokens[verb]
    participle = token.form.lower().endswith("ing") and token.rel in ("acl", "advcl", "conj", "parataxis", "xcomp")
    return participle and verb > 0 and document.tokens[verb - 1].form == "," and not document.children(verb, "nsubj")


def subject_of(document: Document, verb: int) -> int | None:
    """Who does what a verb tells: its subject or agent, or the one it shares with the clause above."""
    agents = [child for child in document.children(verb) if document.tokens[child].rel == "obl:agent"]
    if agents:
        return agents[0]
    if is_passive(document, verb):
        return None
    subjects = [child for child in document.children(verb, "nsubj") if document.tokens[child].rel != "nsubj:outer"]
    if subjects:
        return _antecedent(document, subjects[0], verb)
    return _shared_subject(document, document.tokens[verb])


def _antecedent(document: Document, subject: int, verb: int) -> int:
    token = document.tokens[verb]
    if token.rel == "acl:relcl" and document.tokens[subject].is_relative:
        return token.head
    return subject


def _shared_subject(document: Document, verb: Token) -> int | None:
    for _ in range(12):  # a chain of clauses without subjects is never longer
        if verb.head < 0:
            return None
        if verb.relation == "acl":
            return verb.head
        if verb.relation not in SHARING:
            return None
        head = document.tokens[verb.head]
        objects = document.children(head.index, "obj")
        if verb.relation == "xcomp" and objects:
            return objects[0]
        subjects = document.children(head.index, "nsubj")
        if subjects:
            return _antecedent(document, subjects[0], head.index)
        verb = head
    return None
