"""Nouns that go back to somebody: ``the envoy``, ``the group``, ``both sides``, ``the two leaders``."""

from __future__ import annotations

from dataclasses import replace

from tacitus.actors.gathering import Draft
from tacitus.actors.links import LOOK_BACK, Links
from tacitus.records import MentionKind


class Referring(Links):
    """Numbers the nouns of a report."""

    def _nouns(self) -> None:
        for index, draft in enumerate(self.drafts):
            if self.entity[index] >= 0 or draft.kind is MentionKind.PRONOUN:
                continue
            other = self._antecedent(index, draft) if draft.definite or self._is_office(index) else None
            if other is None:
                self._like_others(index)
            found = self.found[index]
            if other is not None:
                self._join(index, other, f"the {draft.noun} means {self._text(other)}", yielding=True)
            elif found.identifier_text:
                self.entity[index] = self._number(f"name {found.identifier_text}")
            elif self._same_everywhere(draft):
                self.entity[index] = self._number(f"noun {draft.noun} {found.code} {found.sector}")
            else:
                self.entity[index] = self._number(f"mention {index}")
            self._find_members(index, draft)

    def _is_office(self, index: int) -> bool:
        """``Russian president`` without an article."""
        draft = self.drafts[index]
        first = self.document.tokens[draft.first].form.lower()
        return bool(draft.found.office and draft.found.code) and first not in self.grammar.indefinite

    def _like_others(self, index: int) -> None:
        """``the opposition`` where the report speaks of the Syrian opposition and of no other."""
        draft, found = self.drafts[index], self.found[index]
        codes = self.told.get(draft.noun, set())
        if found.code is None and len(codes) == 1 and (draft.definite or draft.plural) and self._common(draft):
            (code,) = codes
            self.found[index] = replace(found, code=code, why=(*found.why, f"like the other {draft.noun}"))

    def _common(self, draft: Draft) -> bool:
        return draft.noun_kind in ("group", "body") and draft.kind is not MentionKind.NAMED

    def _same_everywhere(self, draft: Draft) -> bool:
        """Bodies and forces are the same at each mention; men and suspects are not."""
        if draft.noun_kind == "body":
            return True
        tokens = self.document.tokens[draft.first : draft.last]
        counted = any(token.upos == "NUM" or token.form.lower() in self.grammar.indefinite for token in tokens)
        return not counted and bool(draft.noun) and draft.noun_kind in ("group", "people", "person")

    def _antecedent(self, index: int, draft: Draft) -> int | None:
        """What a definite description goes back to."""
        if draft.plural:
            return None
        if draft.noun_kind == "states" and draft.noun in self.grammar.sides and self.found[index].code is None:
            return self._last(index, lambda item: self._is_place(item) and self.found[item].code is not None)
        if draft.noun in self.grammar.bodies and draft.last - draft.first == 1 + len(draft.noun.split()):
            wanted = self.grammar.bodies[draft.noun]
            own = draft.found.code
            return self._last(
                index,
                lambda item: (
                    self._is_body(item)
                    and wanted in ("", self.found[item].sector, *self.found[item].other_sectors)
                    and own in (None, self.found[item].code)
                ),
            )
        if draft.noun_kind in ("person", "envoy"):
            office, code = self.found[index].office, draft.found.code
            tests = (
                lambda item: self.drafts[item].noun == draft.noun,
                lambda item: self._holds(item, office),
                lambda item: self._loose(item, draft),
            )
            for test in tests:
                other = self._last(index, lambda item, test=test: self._is_compatriot(item, code) and test(item))
                if other is not None:
                    return other
        return None

    def _is_compatriot(self, item: int, code: str | None) -> bool:
        return self._is_person(item) and (code is None or self.found[item].code == code)

    def _loose(self, item: int, draft: Draft) -> bool:
        """``the official`` right after one person."""
        near = self._sentence(item).index >= self._sentence_at(draft.head).index - 1
        return (
            draft.noun in self.grammar.anyone
            and near
            and draft.last - draft.first == 2
            and self.found[item].sector == "GOV"
        )

    def _holds(self, item: int, office: str | None) -> bool:
        return office is not None and self.found[item].office == office

    def _leads(self, item: int) -> bool:
        """True for who leads a country."""
        return self.found[item].office in self.grammar.leading and self.drafts[item].pronoun is None

    def _is_party(self, item: int) -> bool:
        return self.drafts[item].kind is MentionKind.NAMED and (self._is_place(item) or self._is_body(item))

    def _are_two(self, draft: Draft, words: set[str]) -> bool:
        """``both sides``, ``each side``; uncounted sides (``the warring sides``) may be any, named or not."""
        return bool(words & self.grammar.two) and (draft.plural or bool(words & self.grammar.each))

    def _find_members(self, index: int, draft: Draft) -> None:
        """``both sides``, ``the two leaders``: the last two of the kind."""
        words = {token.form.lower() for token in self.document.tokens[draft.first : draft.last]}
        if not (self._are_two(draft, words) and draft.noun in self.grammar.sides | self.grammar.chiefs):
            return
        person = draft.noun in self.grammar.chiefs
        fits = self._leads if draft.noun == "leader" else self._is_person if person else self._is_party
        found: dict[int, int] = {}
        for item in range(index - 1, max(-1, index - LOOK_BACK), -1):
            if self.entity[item] >= 0 and fits(item):
                found.setdefault(self.entity[item], item)
            if len(found) == 2:
                self.members[index] = tuple(sorted(found.values()))
                self.found[index] = replace(
                    self.found[index], code=None, why=(*self.found[index].why, "both named before")
                )
                return
