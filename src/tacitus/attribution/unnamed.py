"""What a report tells of a source that it does not name: which body, how many, and why the name is kept back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tacitus.attribution.lexicon import Lexicon
from tacitus.attribution.phrases import noun_phrase, span_of
from tacitus.numerals import read_number
from tacitus.records import Document, Mention, Span, Token, Unnamed

BEFORE = ("compound", "amod", "nmod")  # modifiers before a noun that can name its body
CLAUSES = ("acl", "advcl", "xcomp", "conj", "parataxis", "ccomp")  # where it is told that a name is kept back
REASONS = ("advcl", "obl", "acl", "nmod")
REACH = 2  # verbs above a source beside which it can be told
PLURAL = 2  # the least that a plural without a number can be


@dataclass(frozen=True)
class Unnaming:
    """Looks at the sources of one document; ``held`` gives the mention of a token, if any."""

    document: Document
    mentions: Sequence[Mention]
    lexicon: Lexicon

    def of(self, head: int) -> Unnamed:
        """What stands around the head of a source; linear in the length of its sentence and the next."""
        least, most = self._number(head)
        verb = self.keeping_back(head)
        return Unnamed(
            body=self._body(head),
            least=least,
            most=most,
            withheld=self._withheld(verb) if verb is not None else None,
            reason=self._reason(verb) if verb is not None else None,
        )

    # --- which body ---------------------------------------------------------------------------------

    def _body(self, head: int) -> Span | None:
        """*An official of | the interior ministry*, *an | army | officer*, *a senior | Israeli | official*."""
        document = self.document
        for child in document.children(head, "nmod"):
            cases = (document.tokens[case] for case in document.children(child, "case"))
            if child > head and any(self.lexicon.marked("belonging", case) for case in cases):
                return _first(span_of(document, noun_phrase(document, child, whole=False)))
        before = [
            child
            for child in document.children(head, *BEFORE)
            if child < head and (document.tokens[child].relation != "amod" or self._is_named(child))
        ]
        words = [index for child in before for index in document.subtree(child) if self._is_word(index)]
        return _first(span_of(document, range(min(words), max(words) + 1))) if words else None

    def _is_named(self, index: int) -> bool:
        named = self.document.tokens[index].upos == "PROPN" or any(item.head == index for item in self.mentions)
        return named or any(entity.first <= index < entity.last for entity in self.document.entities)

    def _is_word(self, index: int) -> bool:
        return self.document.tokens[index].upos in ("NOUN", "PROPN", "ADJ", "PART")

    # --- how many -----------------------------------------------------------------------------------

    def _number(self, head: int) -> tuple[int | None, int | None]:
        """The least and the most that they can be: a plural without a number is two or more."""
        document = self.document
        for child in document.children(head, "nummod"):
            number = read_number([document.tokens[index].form.lower() for index in document.subtree(child)])
            if number is not None:
                return int(number), int(number)
        token = document.tokens[head]
        if token.features.number == "Plur" or self.lexicon.marked("several", token):
            return PLURAL, None
        return 1, 1

    # --- why unnamed --------------------------------------------------------------------------------

    def keeping_back(self, head: int) -> int | None:
        """The word under which it is told that a source keeps its name back, if it is told."""
        mark = next((index for index in self._told_of(head) if self._hides(index)), None)
        if mark is None:
            return None
        for above in (mark, *self.document.ancestors(mark)):
            if self.document.tokens[above].upos == "VERB" and not self.lexicon.marked(
                "naming", self.document.tokens[above]
            ):
                return above if above != head and head not in self.document.subtree(above)[1:] else mark
            if above == head:
                break
        return mark

    def _told_of(self, head: int) -> Iterator[int]:
        """Words about a source: in its phrase, in clauses beside what it says, in the next sentence if about it."""
        document = self.document
        yield from document.subtree(head)
        for above in list(document.ancestors(head))[:REACH]:
            for clause in document.children(above, *CLAUSES):
                if clause > head and not document.children(clause, "nsubj"):
                    yield from document.subtree(clause)
        following = document.sentence_of(head).index + 1
        if following < len(document.sentences):
            sentence = document.sentences[following]
            if self._is_about(document.children(document.root(sentence), "nsubj"), head):
                yield from range(sentence.first, sentence.last)

    def _is_about(self, subjects: Iterable[int], head: int) -> bool:
        """True for *The official spoke …* after *an official said*, and for a pronoun."""
        tokens = self.document.tokens
        return any(tokens[item].lemma in (tokens[head].lemma, "he", "she", "they") for item in subjects)

    def _hides(self, index: int) -> bool:
        """*Anonymity*, *unnamed*; *named* and *identified* where a negation stands with them."""
        token = self.document.tokens[index]
        if self.lexicon.marked("hidden", token):
            return True
        return self.lexicon.marked("naming", token) and self._is_negated(index)

    def _is_negated(self, index: int) -> bool:
        """True for *not to be named* and *declined to be named*: a negation on a word or on the verb that takes it."""
        document = self.document
        above = (index, *list(document.ancestors(index))[:1])
        near = [document.tokens[child] for item in above for child in document.children(item, "advmod", "cc", "mark")]
        refused = [document.tokens[item] for item in above[1:]]
        return any(self.lexicon.marked("negation", item) for item in near) or any(
            self.lexicon.marked("failing", item) for item in refused
        )

    def _withheld(self, verb: int) -> Span | None:
        """The words that say so, less their subject and reason."""
        reason = self._reason_head(verb)
        gone = {index for child in self._beside(verb, reason) for index in self.document.subtree(child)}
        words = [index for index in self.document.subtree(verb) if index not in gone and index >= self._begin(verb)]
        return _first(span_of(self.document, range(min(words), max(words) + 1))) if words else None

    def _beside(self, verb: int, reason: int | None) -> Iterator[int]:
        yield from self.document.children(verb, "nsubj", "punct")
        if reason is not None:
            yield reason

    def _begin(self, verb: int) -> int:
        subjects = self.document.children(verb, "nsubj")
        return max((self.document.subtree(child)[-1] + 1 for child in subjects if child < verb), default=0)

    def _reason(self, verb: int) -> Span | None:
        head = self._reason_head(verb)
        return _first(span_of(self.document, self.document.subtree(head))) if head is not None else None

    def _reason_head(self, verb: int) -> int | None:
        """The clause or phrase below that opens with *because*, *for fear of*, *citing*."""
        for index in self.document.subtree(verb):
            token = self.document.tokens[index]
            if index > verb and token.relation in REASONS and any(self._is_ground(item) for item in self._signs(index)):
                return index
        return None

    def _signs(self, index: int) -> Iterator[Token]:
        yield self.document.tokens[index]
        for child in self.document.children(index, "mark", "case"):
            yield self.document.tokens[child]

    def _is_ground(self, token: Token) -> bool:
        return self.lexicon.marked("grounds", token)


def _first(spans: Sequence[Span]) -> Span | None:
    return spans[0] if spans else None
