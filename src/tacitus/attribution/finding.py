"""Statements: every source, cue and content of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tacitus.attribution.holders import holder_of, nobody
from tacitus.attribution.lexicon import Cue, Lexicon, load_lexicon, negated
from tacitus.attribution.modes import certainty_of, reality_of
from tacitus.attribution.phrases import noun_phrase, span_of, subject_of, without
from tacitus.attribution.quotes import SHORTEST, Quote, find_quotes
from tacitus.records import (
    Act,
    Certainty,
    Document,
    Holder,
    Mention,
    Polarity,
    Quotation,
    Span,
    Statement,
    Token,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before its chain is known: tokens of cue and content, the head of the source."""

    cue: tuple[int, ...]
    content: tuple[Span, ...]
    source: int | None
    act: Act
    certainty: Certainty
    quoted: bool
    root: int | None  # the head of the content's clause
    why: str


def find_statements(document: Document, mentions: Sequence[Mention]) -> tuple[Statement, ...]:
    """Every attribution of a document in text order, with parents and chains.

    Rules over the tree find verbs, nouns, adverbs and *according to* from the cue table; quotations without a cue
    of their own go on from the speaker before.
    """
    finder = _Finder(document, mentions, load_lexicon(), find_quotes(document))
    drafts = sorted(finder.drafts(), key=lambda draft: document.tokens[draft.cue[0]].begin)
    drafts = finder.continued(_unrepeated(drafts))
    return _chained(tuple(finder.statement(draft) for draft in drafts))


def _unrepeated(drafts: Sequence[Draft]) -> list[Draft]:
    seen: set[tuple[int, ...]] = set()
    kept = []
    for draft in drafts:
        if draft.cue not in seen:
            seen.add(draft.cue)
            kept.append(draft)
    return kept


class _Finder:
    """Looks for statements in one document."""

    def __init__(
        self, document: Document, mentions: Sequence[Mention], lexicon: Lexicon, quotes: Sequence[Quote]
    ) -> None:
        self.document, self.mentions, self.lexicon, self.quotes = document, mentions, lexicon, quotes

    def drafts(self) -> Iterator[Draft]:
        """Statements with a cue of their own."""
        for token in self.document.tokens:
            if token.form.lower() == "according":
                yield from self._according(token)
                continue
            cue = self.lexicon.cue(token)
            if cue is None:
                continue
            if cue.pos == "VERB":
                yield from self._verb(token, cue)
            elif cue.pos == "NOUN":
                yield from self._noun(token, cue)
            elif cue.pos in ("ADV", "ADJ"):
                yield from self._modifier(token, cue)

    # --- verbs ---

    def _verb(self, token: Token, cue: Cue) -> Iterator[Draft]:
        if negated(self.document, self.lexicon, token.index) and cue.act not in (Act.DENY, Act.DECLINE):
            return
        clause = self._clause(token, cue)
        content = self._clause_spans(token, clause) if clause is not None else ()
        quotes = self._quotes_of(token) if "quote" in cue.complement else ()
        if not content and not quotes:
            return
        source = subject_of(self.document, token.index)
        if source is None and self._raised(token) is not None:
            content = self._raised_content(token)
        content = _merged((*content, *quotes), self.document)
        yield Draft(
            cue=self._cue_tokens(token),
            content=content,
            source=source,
            act=cue.act,
            certainty=cue.certainty,
            quoted=bool(quotes),
            root=clause,
            why=f"cue verb {cue.lemma}" + (f" with {self.document.tokens[clause].rel}" if clause is not None else ""),
        )

    def _clause(self, token: Token, cue: Cue) -> int | None:
        children = self.document.children(token.index)
        for kind in ("ccomp", "xcomp"):
            if kind in cue.complement:
                for child in children:
                    if self.document.tokens[child].relation == kind and self._is_clause(child):
                        return child
        below = self._prepositional(token, cue)
        if below is not None:
            return below
        if "obj" in cue.complement:
            for child in self.document.children(token.index, "obj", "nsubj:pass"):
                if self.document.tokens[child].upos == "NOUN":
                    return child
        if "quote" in cue.complement or "ccomp" in cue.complement:
            return self._inverted(token)
        return None

    def _is_clause(self, index: int) -> bool:
        token = self.document.tokens[index]
        return token.upos in ("VERB", "AUX") or bool(self.document.children(index, "cop", "mark", "nsubj", "aux"))

    def _prepositional(self, token: Token, cue: Cue) -> int | None:
        words = cue.complement - {"ccomp", "xcomp", "obj", "quote", "clause"}
        if not words:
            return None
        for child in self.document.children(token.index, "advcl", "obl", "ccomp", "xcomp"):
            for mark in self.document.children(child, "mark", "case"):
                if self.document.tokens[mark].lemma in words:
                    return child
        return None

    def _inverted(self, token: Token) -> int | None:
        """The clause that a parenthetical cue stands in: *Jets left, the ministry said.*"""
        if token.relation == "parataxis" and token.head >= 0:
            head = self.document.tokens[token.head]
            spoken = head.upos != "PUNCT" and subject_of(self.document, token.index) is not None
            return head.index if spoken else None
        below = self.document.children(token.index, "parataxis")
        return next((child for child in below if child < token.index and self._is_clause(child)), None)

    def _clause_spans(self, token: Token, clause: int) -> tuple[Span, ...]:
        if clause == token.head or token.head in self.document.ancestors(clause):
            removed = [token.index] if token.index in self.document.subtree(clause) else []
            return span_of(self.document, without(self.document, clause, removed))
        return span_of(self.document, self.document.subtree(clause))

    def _raised(self, token: Token) -> int | None:
        """*The general is said to have fled*: the subject belongs to the content."""
        if not self.document.children(token.index, "aux:pass") or not self.document.children(token.index, "xcomp"):
            return None
        subjects = self.document.children(token.index, "nsubj:pass")
        return subjects[0] if subjects else None

    def _raised_content(self, token: Token) -> tuple[Span, ...]:
        subject = self._raised(token)
        parts = [*self.document.children(token.index, "xcomp"), *((subject,) if subject is not None else ())]
        return span_of(self.document, [index for part in parts for index in self.document.subtree(part)])

    def _cue_tokens(self, token: Token) -> tuple[int, ...]:
        particles = self.document.children(token.index, "compound:prt")
        return (token.index, *particles)

    def _quotes_of(self, token: Token) -> tuple[Span, ...]:
        """Quotations that reach into the cue's sentence and hang on the cue, whole, whatever sentence they begin in."""
        sentence = self.document.sentence_of(token.index)
        return tuple(
            quote.span
            for quote in self.quotes
            if quote.words >= SHORTEST
            and quote.span.overlaps(sentence.span)
            and not quote.span.contains(token.span)
            and self._governs(token, quote)
        )

    def _governs(self, token: Token, quote: Quote) -> bool:
        """True if a head of the quotation's words and the cue lie on one path of the tree."""
        sentence, tokens = self.document.sentence_of(token.index), self.document.tokens
        words = [word for word in self.document.tokens_in(quote.span) if sentence.first <= word.index < sentence.last]
        heads = [word for word in words if word.head < 0 or not quote.span.overlaps(tokens[word.head].span)]
        below = set(self.document.subtree(token.index))
        above = {token.index, token.head if token.relation == "parataxis" else token.index}
        return any(word.index in below or above & {word.index, *self.document.ancestors(word.index)} for word in heads)

    # --- other cues ---

    def _according(self, token: Token) -> Iterator[Draft]:
        head = token.head
        if head < 0:
            return
        source = self.document.tokens[head]
        if source.form.lower() == "to":
            source = self.document.tokens[source.head] if source.head >= 0 else source
        if source.head < 0:
            return
        content = span_of(self.document, without(self.document, source.head, [source.index]))
        following = [token.index + 1] if token.index + 1 < len(self.document.tokens) else []
        yield Draft(
            cue=(token.index, *following),
            content=_merged((*content, *self._touching(content)), self.document),
            source=source.index,
            act=Act.REPORT,
            certainty=Certainty.CERTAIN,
            quoted=bool(self._touching(content)),
            root=source.head,
            why="according to",
        )

    def _touching(self, content: Sequence[Span]) -> tuple[Span, ...]:
        long = [quote.span for quote in self.quotes if quote.words >= SHORTEST]
        return tuple(quote for quote in long if any(quote.overlaps(span) for span in content))

    def _noun(self, token: Token, cue: Cue) -> Iterator[Draft]:
        clause = self._noun_clause(token, cue)
        if clause is None:
            return
        yield Draft(
            cue=(token.index,),
            content=span_of(self.document, self.document.subtree(clause)),
            source=self._noun_source(token),
            act=cue.act,
            certainty=cue.certainty,
            quoted=False,
            root=clause,
            why=f"cue noun {cue.lemma}",
        )

    def _noun_clause(self, token: Token, cue: Cue) -> int | None:
        for child in self.document.children(token.index, "acl", "ccomp"):
            marks = [self.document.tokens[mark].lemma for mark in self.document.children(child, "mark")]
            if (
                "clause" in cue.complement
                and self.document.tokens[child].rel != "acl:relcl"
                and ("that" in marks or (marks and marks[0] in ("to", "of")))
            ):
                return child
        for child in self.document.children(token.index, "nmod"):
            cases = {self.document.tokens[case].lemma for case in self.document.children(child, "case")}
            if cases & (cue.complement - {"clause"}) and self.document.tokens[child].upos == "NOUN":
                return child
        return None

    def _noun_source(self, token: Token) -> int | None:
        owners = self.document.children(token.index, "nmod:poss")
        if owners:
            return owners[0]
        for child in self.document.children(token.index, "nmod"):
            if {self.document.tokens[case].lemma for case in self.document.children(child, "case")} & {"by", "from"}:
                return child
        if token.relation == "obj" and token.head >= 0:
            return subject_of(self.document, token.head)
        return None

    def _modifier(self, token: Token, cue: Cue) -> Iterator[Draft]:
        if token.head < 0 or token.relation not in ("advmod", "amod"):
            return
        content = span_of(self.document, without(self.document, token.head, [token.index]))
        yield Draft((token.index,), content, None, cue.act, cue.certainty, False, token.head, f"cue word {cue.lemma}")

    # --- quotations that go on ---

    def continued(self, drafts: list[Draft]) -> list[Draft]:
        """Give quotations without a cue of their own to the speaker before, in the same or the next paragraph."""
        result = list(drafts)
        for quote in self.quotes:
            if quote.words < SHORTEST or any(_covers(draft.content, quote.span) for draft in result):
                continue
            speaker = self._speaker_before(drafts, quote)
            if speaker is not None and self._stands_alone(quote):
                content = _merged((*speaker.content, quote.span), self.document)
                result[result.index(speaker)] = replace(speaker, content=content, quoted=True)
                drafts = result
        return result

    def _speaker_before(self, drafts: Sequence[Draft], quote: Quote) -> Draft | None:
        best = None
        here = self._paragraph(quote.span.begin)
        for draft in drafts:
            token = self.document.tokens[draft.cue[0]]
            gap = here - self.document.sentence_of(token.index).paragraph
            speaks = draft.source is not None and draft.act not in (Act.ACCUSE, Act.ASK)
            if token.begin < quote.span.begin and speaks and gap <= (1 if draft.quoted else 0):
                best = draft
        return best

    def _paragraph(self, begin: int) -> int:
        words = self.document.tokens_in(Span(begin, begin + 1))
        return self.document.sentence_of(words[0].index).paragraph if words else 0

    def _stands_alone(self, quote: Quote) -> bool:
        """True if the quotation fills its sentences: nothing but quoted words in them."""
        words = self.document.tokens_in(quote.span)
        if not words:
            return False
        first = self.document.sentence_of(words[0].index)
        last = self.document.sentence_of(words[-1].index)
        outside = (quote.span.begin - first.begin) + (last.end - quote.span.end)
        return outside <= 2

    # --- records ---

    def statement(self, draft: Draft) -> Statement:
        """The frozen record of a draft; parents and chains come later."""
        holder = nobody()
        source: tuple[Span, ...] = ()
        if draft.source is not None:
            holder = holder_of(self.document, self.mentions, self.lexicon, draft.source)
            source = self._source_spans(draft.source, draft)
        certainty, evidence = certainty_of(self.document, self.lexicon, draft.root, draft.certainty)
        reality, more = reality_of(self.document, self.lexicon, draft.root, draft.act)
        return Statement(
            source=source,
            cue=tuple(self.document.tokens[index].span for index in draft.cue),
            content=draft.content,
            chain=(holder,),
            act=draft.act,
            polarity=Polarity.NEGATIVE if draft.act is Act.DENY else self._polarity(draft),
            certainty=certainty,
            reality=reality,
            quotation=self._quotation(draft),
            evidence=(*evidence, *more),
            why=(draft.why,),
        )

    def _source_spans(self, head: int, draft: Draft) -> tuple[Span, ...]:
        tokens = [index for index in noun_phrase(self.document, head, whole=True) if index not in draft.cue]
        spans = span_of(self.document, tokens)
        kept = tuple(span for span in spans if not any(span.overlaps(content) for content in draft.content))
        return kept or span_of(self.document, noun_phrase(self.document, head, whole=False))

    def _polarity(self, draft: Draft) -> Polarity:
        if draft.act in (Act.ASK, Act.DECLINE):
            return Polarity.UNKNOWN
        negative = draft.root is not None and negated(self.document, self.lexicon, draft.root)
        return Polarity.NEGATIVE if negative else Polarity.POSITIVE

    def _quotation(self, draft: Draft) -> Quotation:
        covered = sum(span.end - span.begin for span in draft.content)
        quoted = sum(
            max(0, min(span.end, quote.span.end) - max(span.begin, quote.span.begin))
            for span in draft.content
            for quote in self.quotes
        )
        if not quoted:
            return Quotation.INDIRECT
        return Quotation.DIRECT if quoted >= 0.9 * covered else Quotation.MIXED


def _covers(content: Sequence[Span], span: Span) -> bool:
    return any(part.overlaps(span) for part in content)


def _merged(spans: Sequence[Span], document: Document) -> tuple[Span, ...]:
    """Spans in order, joined where nothing but white space and marks lies between them."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and not any(c.isalnum() for c in document.report.text[result[-1].end : span.begin]):
            result[-1] = Span(result[-1].begin, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def _chained(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Give each statement the statement it stands in, and the chain of holders down to its own."""
    parents = [_parent(statements, index) for index in range(len(statements))]
    result = []
    for index, statement in enumerate(statements):
        chain: list[Holder] = list(statement.chain)
        above, seen = parents[index], {index}
        while above is not None and above not in seen:
            seen.add(above)
            chain.insert(0, statements[above].chain[-1])
            above = parents[above]
        result.append(replace(statement, parent=parents[index], chain=tuple(chain)))
    return tuple(result)


def _parent(statements: Sequence[Statement], index: int) -> int | None:
    cue = statements[index].cue[0]
    best: tuple[int, int] | None = None
    for place, other in enumerate(statements):
        holds = place != index and any(part.contains(cue) for part in other.content)
        if holds and not _inside(other, statements[index]):
            size = sum(part.end - part.begin for part in other.content)
            if best is None or size < best[0]:
                best = (size, place)
    return best[1] if best else None


def _inside(inner: Statement, outer: Statement) -> bool:
    """True if a cue stands in the content of the other, so that it cannot be the other's parent."""
    return any(part.contains(inner.cue[0]) for part in outer.content)
