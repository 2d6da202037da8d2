"""One document as the event engine sees it: grammar, mentions and word classes behind slot names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from tacitus.events.grammar import Filler, Grammar
from tacitus.events.lexicon import Lexicon
from tacitus.quotation import quoted
from tacitus.records import HYPHENS, Document, Entity, EntityType, Mention, MentionKind, Role, Span, TimeExpression

CLAUSE_SLOTS = frozenset({"subject", "object", "indirect", "complement", "poss", "compound", "involving"})
NOUN_MODIFIERS = ("compound", "amod", "nmod", "nmod:unmarked", "nmod:desc")
NAME_PARTS = ("flat", "appos", "compound")
OUTSIDE_PHRASE = frozenset(
    ["conj", "cc", "punct", "acl", "appos", "parataxis", "cop", "nsubj", "case", "mark", "advcl", "advmod"]
)


class Scene:
    """Answers what fills a slot of a predicate, and which mention a token belongs to."""

    def __init__(
        self,
        document: Document,
        mentions: tuple[Mention, ...],
        times: tuple[TimeExpression, ...],
        lexicon: Lexicon,
    ) -> None:
        self.document = document
        self.tokens = document.tokens
        self.mentions = mentions
        self.times = times
        self.lexicon = lexicon
        self.grammar = Grammar(document, lexicon.vocabulary, lexicon.words)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of the whole report."""
        return frozenset(self.grammar.lemma(item) for item in range(len(self.tokens)))

    @cached_property
    def quoted(self) -> list[bool]:
        """For each token, whether it stands in quotation marks."""
        return quoted(self.document)

    # --- mentions

    @cached_property
    def _mention_at(self) -> dict[int, int]:
        """Each token's mention: one that it heads, else the narrowest that holds it."""
        order = sorted(range(len(self.mentions)), key=lambda item: -self._width(item))
        found = {token: item for item in order for token in range(self.mentions[item].first, self.mentions[item].last)}
        found.update({self.mentions[item].head: item for item in order})
        return found

    def _width(self, item: int) -> int:
        return self.mentions[item].last - self.mentions[item].first

    @cached_property
    def _headed(self) -> dict[int, int]:
        return {mention.head: item for item, mention in enumerate(self.mentions)}

    def mention_at(self, token: int) -> int | None:
        """The mention whose head, or whose words, the token is; else that of its name or apposition."""
        if self._is_part_of_word(token):
            return None
        if token in self._headed:
            return self._headed[token]
        for item in self.document.children(token, *NAME_PARTS):
            if item in self._headed and self.tokens[item].relation != "compound":
                return self._headed[item]
        found = self._mention_at.get(token)
        if found is not None and self._heads_within(token, self.mentions[found]):
            return found
        return self._measured(token)

    def _is_part_of_word(self, token: int) -> bool:
        """``US$2 billion``, ``an Egypt-like revolt``: a name that is part of an amount or a comparison is nobody."""
        following = [item.form.lower() for item in self.tokens[token + 1 : token + 3]]
        likened = len(following) == 2 and following[0] == "-" and self.lexicon.has("likeness", following[1])
        return likened or following[:1] == ["$"]

    def _heads_within(self, token: int, mention: Mention) -> bool:
        """True unless the token only modifies the head of the mention."""
        if self.tokens[mention.head].head == token:
            return True
        return all(above != mention.head for above in self.document.ancestors(token)) or self._in_name(token, mention)

    def _in_name(self, token: int, mention: Mention) -> bool:
        return mention.kind is MentionKind.NAMED and self.tokens[token].relation in ("flat", "compound")

    def _measured(self, token: int) -> int | None:
        """``dozens of protesters``: the mention below a word of number or membership."""
        if not self.is_quantity(token):
            return None
        for item in self.document.children(token, "nmod"):
            if self.grammar.preposition(item) in ("of", "from"):
                return self.mention_at(item)
        return None

    def is_quantity(self, token: int) -> bool:
        """True for a word that counts what stands below it: *dozens of* villages, *11 of* the prisoners."""
        return self.tokens[token].upos == "NUM" or self.lexicon.has("quantity", self.grammar.lemma(token))

    @cached_property
    def told_of(self) -> Counter[int]:
        """How often the report mentions each actor, by entity number."""
        return Counter(mention.entity for mention in self.mentions)

    def role(self, item: int, path: str) -> Role:
        """A mention as the filler of a role."""
        mention = self.mentions[item]
        return Role(item, mention.begin, mention.end, path, mention.sector)

    def entities(self, roles: Iterable[Role]) -> frozenset[int]:
        """Who fills roles, by entity number."""
        return frozenset(self.mentions[role.mention].entity for role in roles if role.mention is not None)

    def is_political(self, token: int) -> bool:
        """True when the token's mention has a code or a sector."""
        item = self.mention_at(token)
        return item is not None and bool(self.mentions[item].code or self.mentions[item].sector)

    def sector(self, token: int) -> str:
        """The sector of a token's mention; empty if it has none."""
        item = self.mention_at(token)
        return (self.mentions[item].sector or "") if item is not None else ""

    # --- entities and times

    @cached_property
    def _entity_at(self) -> dict[int, Entity]:
        return {token: entity for entity in self.document.entities for token in range(entity.first, entity.last)}

    def entity_type(self, token: int) -> EntityType | None:
        """The type of the named entity that the token is part of."""
        entity = self._entity_at.get(token)
        return entity.type if entity else None

    def is_below_name(self, token: int) -> bool:
        """True when the token stands in a name of which it is not the head, its first word that hangs outside."""
        entity = self._entity_at.get(token)
        if entity is None:
            return False
        words = range(entity.first, entity.last)
        return token != next((item for item in words if self.tokens[item].head not in words), token)

    def is_time(self, token: int) -> bool:
        """True when the token stands in a time expression."""
        return token in self._timed or self.entity_type(token) is EntityType.DATE

    @cached_property
    def _timed(self) -> frozenset[int]:
        return frozenset(token.index for time in self.times for token in self.document.tokens_in(time.span))

    def times_in(self, sentence: int) -> tuple[TimeExpression, ...]:
        """The time expressions that begin in a sentence."""
        return self._times_by_sentence.get(sentence, ())

    @cached_property
    def _times_by_sentence(self) -> dict[int, tuple[TimeExpression, ...]]:
        found: dict[int, tuple[TimeExpression, ...]] = {}
        for time in self.times:
            words = self.document.tokens_in(time.span)
            if words:
                sentence = self.document.sentence_of(words[0].index).index
                found[sentence] = (*found.get(sentence, ()), time)
        return found

    def mentions_in(self, sentence: int) -> tuple[int, ...]:
        """The mentions whose head stands in a sentence."""
        return self._mentions_by_sentence.get(sentence, ())

    @cached_property
    def _mentions_by_sentence(self) -> dict[int, tuple[int, ...]]:
        found: dict[int, tuple[int, ...]] = {}
        for item, mention in enumerate(self.mentions):
            sentence = self.document.sentence_of(mention.head).index
            found[sentence] = (*found.get(sentence, ()), item)
        return found

    def is_date(self, token: int) -> bool:
        """True for a word of a calendar date (March), which names no act."""
        return self.tokens[token].upos == "PROPN" and self.is_time(token)

    # --- slots

    def slot(self, index: int, name: str) -> tuple[Filler, ...]:
        """What fills a slot of a predicate; ``a.b`` is slot b of what fills slot a."""
        first, dot, rest = name.partition(".")
        found = tuple(self._simple(index, first))
        if not dot:
            return found
        return tuple(
            Filler(deeper.token, f"{filler.path} > {deeper.path}")
            for filler in found
            for deeper in self.slot(filler.token, rest)
        )

    def _simple(self, index: int, name: str) -> Iterable[Filler]:
        if name == "subject":
            return self._one(self.grammar.subject(index))
        if name == "object":
            return self._one(self.grammar.object(index))
        if name == "indirect":
            return self._given_to(index)
        if name == "poss":
            return self._possessors(index)
        if name == "compound":
            return self._compounds(index)
        if name == "involving":
            return self._involved(index)
        if name in ("complement", "purpose", "benefit"):
            return [Filler(item, self.tokens[item].rel) for item in self._clauses(index, name)]
        return self.grammar.prepositional(index, name)

    def _clauses(self, index: int, name: str) -> tuple[int, ...]:
        """The verbs of the clauses that say what is promised, what something is for, or for whose good."""
        if name == "complement":
            return self.grammar.complements(index)
        return self.grammar.purposes(index, benefiting=name == "benefit")

    @staticmethod
    def _one(filler: Filler | None) -> tuple[Filler, ...]:
        return (filler,) if filler is not None else ()

    def _given_to(self, index: int) -> Iterator[Filler]:
        yield from self._children(index, "iobj")
        if self.grammar.keeps_object(index):
            yield from self._one(self.grammar.surface_subject(index))

    def _children(self, index: int, *rels: str) -> Iterator[Filler]:
        for item in self.document.children(index, *rels):
            yield Filler(item, self.tokens[item].rel)

    def _possessors(self, index: int) -> Iterator[Filler]:
        for item in self.document.children(index, "nmod:poss"):
            antecedent = self.grammar.antecedent(item)
            yield Filler(item if antecedent is None else antecedent, "nmod:poss")

    def _compounds(self, index: int) -> Iterator[Filler]:
        """Nouns and adjectives before a noun that name an actor: Russian, rebel, NATO."""
        below = self.document.children(index, *NOUN_MODIFIERS)
        if self.grammar.is_gerund_noun(index):
            below = (*below, *self.document.children(index, "nsubj", "obl"))
        for item in below:
            possessor = self.tokens[item].rel == "nmod:poss"
            if item >= index or possessor or self.grammar.preposition(item) or self._is_part_of(item, below):
                continue
            if self.mention_at(item) is not None:
                yield from (Filler(other, self.tokens[item].rel) for other in (*self._joined_before(item), item))
            elif self.tokens[item].relation == "amod":
                yield from self._agents_of_participle(item)

    def _joined_before(self, token: int) -> Iterator[int]:
        """The first of two parties that a hyphen joins before a noun: police-protester clashes."""
        for item in self.document.children(token, "compound"):
            joined = item == token - 2 and self.tokens[token - 1].form in HYPHENS
            if joined and self.mention_at(item) not in (None, self.mention_at(token)):
                yield item

    def _is_part_of(self, token: int, others: Iterable[int]) -> bool:
        """True for a word of the name of what another of the words stands for: the *Kenyan* of Kenyan police."""
        parts = [self.mentions[self._headed[other]] for other in others if other != token and other in self._headed]
        return any(part.first <= token < part.last for part in parts)

    def _agents_of_participle(self, index: int) -> Iterator[Filler]:
        """Who stands before a participle that describes an act: UN-mediated talks, US-backed offensive."""
        for item in self.document.children(index, "compound", "obl", "nmod", "nsubj", "advmod"):
            if item < index and self.mention_at(item) is not None:
                yield Filler(item, f"amod > {self.tokens[item].rel}")

    def _involved(self, index: int) -> Iterator[Filler]:
        """Who an act involves: talks involving the warring sides."""
        for item in self.document.children(index, "acl"):
            if self.grammar.lemma(item) in self.lexicon.words["involving"]:
                for party in self.document.children(item, "obj"):
                    yield Filler(party, "acl > obj")

    # --- coordination and extent

    def coordinated(self, token: int) -> tuple[int, ...]:
        """A token with the nouns joined to it, but for those of its own name: *the Justice and Development Party*."""
        own = self._headed.get(token)
        name = range(self.mentions[own].first, self.mentions[own].last) if own is not None else range(0)
        joined = [
            item
            for item in self.document.children(token, "conj")
            if not self.grammar.is_verbal(item) and item not in name
        ]
        beside = [item for item in self.document.children(token, "appos") if self._are_two_countries(token, item)]
        return (token, *joined, *beside)

    def _are_two_countries(self, token: int, other: int) -> bool:
        """``Kenya, Chad sign accord``: a country is no apposition of another one."""
        first, second = self._headed.get(token), self._headed.get(other)
        if first is None or second is None or not self._is_place(token, other):
            return False
        codes = {self.mentions[first].code, self.mentions[second].code}
        return len(codes) == 2 and None not in codes

    def _is_place(self, *tokens: int) -> bool:
        return all(self.entity_type(token) is EntityType.LOCATION for token in tokens)

    def noun_phrase(self, token: int) -> Span:
        """The characters of a noun phrase without relative clauses, appositions, its place and what is joined to it."""
        kept = self._phrase_tokens(token)
        return Span(self.tokens[kept[0]].begin, self.tokens[kept[-1]].end)

    def _is_where(self, token: int) -> bool:
        """``in France`` behind a noun, which may as well belong to the verb."""
        beside = self.tokens[token].relation == "nmod" and self.lexicon.has("locative", self.grammar.preposition(token))
        return beside and self.entity_type(token) is EntityType.LOCATION

    def _phrase_tokens(self, token: int) -> list[int]:
        kept = [token]
        for item in self.document.children(token):
            if self.tokens[item].relation not in OUTSIDE_PHRASE and not self._is_where(item):
                kept.extend(self.document.subtree(item))
        return sorted(kept)
