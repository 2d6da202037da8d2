"""What is known of the mentions of one report while they are being linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tacitus.actors.coding import Resolution
from tacitus.actors.entries import Kind
from tacitus.actors.focus import Focus
from tacitus.actors.gathering import Draft, Gathering
from tacitus.actors.grammar import load_grammar
from tacitus.actors.lexicon import Match
from tacitus.actors.words import keys_of
from tacitus.quotation import quoted
from tacitus.records import Document, EntityType, MentionKind, Sentence

BRACKETS = {"(": ")", "[": "]"}
LOOK_BACK = 300  # mentions back that a definite description may go: it keeps long reports linear


class Links:
    """The drafts of a document, each with its entity number (-1 until known) and what is known of it."""

    def __init__(self, gathering: Gathering, drafts: Sequence[Draft], focus: Focus) -> None:
        self.document: Document = gathering.document
        self.gathering = gathering
        self.drafts = tuple(drafts)
        self.focus = focus
        self.grammar = load_grammar()
        self.found: list[Resolution] = [draft.found for draft in drafts]
        self.entity: list[int] = [-1] * len(drafts)
        self.members: dict[int, tuple[int, ...]] = {}
        self.numbers: dict[str, int] = {}
        self.short: dict[str, int] = {}  # names by their letters
        self.genders: dict[int, str] = {}
        self.called: dict[int, set[str]] = defaultdict(set)  # nouns that a numbered actor is called by
        self.at_head: dict[int, int] = {draft.head: index for index, draft in enumerate(drafts)}
        self.in_sentence: dict[int, list[int]] = defaultdict(list)
        for index, draft in enumerate(drafts):
            self.in_sentence[self._sentence_at(draft.head).index].append(index)
        self.quoted = quoted(self.document)
        self.told: dict[str, set[str]] = defaultdict(set)
        for draft in drafts:
            if draft.noun and draft.found.code and draft.entity is not EntityType.PERSON and not draft.several:
                self.told[draft.noun].add(draft.found.code)

    def _number(self, key: str) -> int:
        return self.numbers.setdefault(key, len(self.numbers))

    def _join(self, index: int, other: int, why: str, *, yielding: bool = False) -> None:
        """Give a draft the entity of another and what is known of it; ``yielding``, it gives up its own guesses."""
        self.entity[index] = self.entity[other]
        if self.drafts[index].noun:
            self.called[self.entity[other]].add(self.drafts[index].noun)
        if other in self.members:
            self.members[index] = self.members[other]
        mine, known = self.found[index], self.found[other]
        if yielding:
            own = self.drafts[index].found
            mine = replace(mine, code=own.code, sector=None if own.sector == "UAF" and known.sector else mine.sector)
        self.found[index] = replace(
            mine,
            code=mine.code or known.code,
            sector=mine.sector or known.sector,
            other_sectors=mine.other_sectors if mine.sector else known.other_sectors,
            identifier_id=mine.identifier_id or known.identifier_id,
            identifier_text=mine.identifier_text or known.identifier_text,
            why=(*mine.why, why),
        )

    def set_country(self, index: int, code: str | None, why: str) -> None:
        """The country of a mention, and how it is known."""
        found = self.found[index]
        self.found[index] = replace(found, code=code, why=(*found.why, why))

    def _worth(self, index: int) -> tuple[bool, bool]:
        return bool(self.found[index].sector), bool(self.found[index].code)

    def _name_keys(self, draft: Draft) -> tuple[str, ...]:
        first, last = draft.name or (draft.first, draft.last)
        keys = [key for token in self.document.tokens[first:last] for key in keys_of(token.form)]
        return tuple(keys[1:] if keys[:1] == ["the"] else keys)

    def _text(self, index: int) -> str:
        draft = self.drafts[index]
        first, last = draft.name or (draft.first, draft.last)
        return self.document.text(self.document.span(first, last))

    def _is_body(self, item: int) -> bool:
        draft = self.drafts[item]
        if draft.kind is not MentionKind.NAMED or self._is_place(item):
            return False
        return draft.entity in (EntityType.ORGANIZATION, None) or self._is_known_group(draft)

    def _is_known_group(self, draft: Draft) -> bool:
        """A body of the directory, whatever the language model takes its name for."""
        match = self.gathering.match_at.get(draft.name[0]) if draft.name is not None else None
        return match is not None and match.of(Kind.GROUP) is not None

    def _is_place(self, item: int) -> bool:
        return self.found[item].place

    def _is_where(self, item: int) -> bool:
        """A country or seat that only says where (``in Syria``)."""
        draft = self.drafts[item]
        cases = (self.document.tokens[child].form.lower() for child in self.document.children(draft.head, "case"))
        return self._is_place(item) and any(case in self.grammar.where for case in cases)

    def _is_person(self, item: int) -> bool:
        return self.drafts[item].entity is EntityType.PERSON

    def _last(self, index: int, fits: object) -> int | None:
        assert callable(fits)
        begin = self.drafts[index].first
        return next(
            (
                item
                for item in range(index - 1, max(-1, index - LOOK_BACK), -1)
                if self.entity[item] >= 0 and self.drafts[item].last <= begin and fits(item)
            ),
            None,
        )

    def _gloss(self, index: int) -> Match | None:
        """``the occupying regime [Kenya]``: known words in brackets right behind a mention."""
        tokens, at = self.document.tokens, self.drafts[index].last
        if at + 2 >= len(tokens) or tokens[at].form not in BRACKETS:
            return None
        match = self.gathering.match_at.get(at + 1)
        closed = match is not None and match.last < len(tokens) and tokens[match.last].form == BRACKETS[tokens[at].form]
        return match if closed else None

    def _is_subject(self, item: int) -> bool:
        return self.document.tokens[self.drafts[item].head].relation == "nsubj"

    def _sentence(self, item: int) -> Sentence:
        return self._sentence_at(self.drafts[item].head)

    def _sentence_at(self, token: int) -> Sentence:
        return self.document.sentence_of(token)

    def _heading(self, head: int) -> int | None:
        index = self.at_head.get(head)
        return index if index is not None and self.entity[index] >= 0 else None

    def _subject(self, verb: int) -> int | None:
        for child in self.document.children(verb, "nsubj"):
            index = self.at_head.get(child)
            if index is not None:
                return index
        return None
