"""Whose somebody is: *its first jets*, *his wife*, and whom such words describe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tacitus.actors.entries import Kind
from tacitus.actors.gathering import Draft
from tacitus.actors.links import Links
from tacitus.records import MentionKind

ANYWHERE = frozenset(("UAF", "REF", "NGO", "UNK", "CRM"))
# Whoever is of one of these sectors is of its owner's country; hired men, refugees and charities may be of any.
OF_THE_OWNER = frozenset(("GOV", "MIL", "COP", "LEG", "JUD", "SPY", "REB", "OPP", "CVL"))


class Owning(Links):
    """Gives forces, offices and relatives without a country of their own that of their owner."""

    def _owners(self, told: Sequence[str | None]) -> None:
        """``told`` are the codes that the report's words gave before anything was guessed.

        What the owner tells goes before such a guess; an owner whose own country is guessed tells nothing better.
        """
        self._of_several_owners()
        known = {number for number, code in zip(self.entity, told, strict=True) if code is not None}
        actors = self._by_actor()
        for index, code in enumerate(told):
            owner = self._owner(index) if code is None else None
            if owner is None or self.entity[index] in known or self.found[owner].code is None:
                continue
            if self.found[index].code is None or self.entity[owner] in known:
                self._give(actors[self.entity[index]] if self.entity[index] >= 0 else (index,), owner)

    def _of_several_owners(self) -> None:
        """``Kenya and Norway … their governments``: those of both."""
        for index, draft in enumerate(self.drafts):
            if not draft.plural or draft.found.sector != "GOV" or draft.noun_kind != "body" or index in self.members:
                continue
            owners = (self.at_head.get(child) for child in self.document.children(draft.head, "nmod:poss"))
            owner = next((item for item in owners if item is not None and item in self.members), None)
            if owner is not None and all(self._is_place(item) for item in self.members[owner]):
                self.members[index] = self.members[owner]
                self.set_country(index, None, f"of each of {self._text(owner)}")

    def _of_bodies(self) -> None:
        """``407th AEG commander``, ``members of the panel``: of the body that the phrase names, once that is known."""
        for index, draft in enumerate(self.drafts):
            if self.found[index].code is None and self._may_belong(draft):
                body = self._body_inside(index)
                if body is not None:
                    self.set_country(index, self.found[body].code, f"of {self._text(body)}")

    def _may_belong(self, draft: Draft) -> bool:
        """A role or group that is told by whom it is of; no ally, rival or victim."""
        told = draft.kind in (MentionKind.ROLE, MentionKind.GROUP) and not draft.found.apart and not draft.several
        lemma = self.document.tokens[draft.head].lemma.lower()
        return told and draft.found.sector not in ANYWHERE and lemma not in self.grammar.apart | self.grammar.others

    def _body_inside(self, index: int) -> int | None:
        """The body that stands before the noun, or behind *of*, *from*, *at* or *for*."""
        draft, tokens = self.drafts[index], self.document.tokens
        for item in self.in_sentence[self._sentence(index).index]:
            other = self.drafts[item]
            if item == index or self.found[item].code is None or not self._is_body(item):
                continue
            cases = {tokens[at].form.lower() for at in self.document.children(other.head, "case")}
            before = draft.first <= other.first and other.last <= draft.head
            behind = tokens[other.head].head == draft.head and bool(cases & self.grammar.belonging)
            if (before and tokens[other.head].head == draft.head and not cases) or behind:
                return item
        letters = (tokens[at].form for at in range(draft.first, draft.head))
        introduced = (self.short.get(form, self.short.get(f"initials {form}")) for form in letters)
        return next((item for item in introduced if item is not None and self.found[item].code is not None), None)

    def _owner(self, index: int) -> int | None:
        """The mention that a possessive before an actor's noun means."""
        draft, found = self.drafts[index], self.found[index]
        if index in self.members or found.sector not in OF_THE_OWNER:
            return None
        lemma = self.document.tokens[draft.head].lemma.lower()
        if draft.found.code is not None or lemma in self.grammar.apart or lemma in self.grammar.others:
            return None
        owned = (draft.head, *self._parts_of(draft))
        owners = (self.at_head.get(child) for noun in owned for child in self.document.children(noun, "nmod:poss"))
        return next((owner for owner in owners if owner is not None and owner not in self.members), None)

    def _parts_of(self, draft: Draft) -> Iterator[int]:
        """``the main part of | its forces``: what a part is of."""
        match = self.gathering.match_at.get(draft.head)
        agent = match.of(Kind.AGENT) if match is not None else None
        if agent is not None and agent.weight == "transparent":
            yield from (item for item in self.document.children(draft.head, "nmod") if item < draft.last)

    def _by_actor(self) -> Mapping[int, Sequence[int]]:
        """The mentions of each actor, in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for index, number in enumerate(self.entity):
            found[number].append(index)
        return found

    def _give(self, mentions: Sequence[int], owner: int) -> None:
        """The owner's country for all mentions of whom it owns."""
        code, owning = self.found[owner].code, self.drafts[owner]
        why = f"owner: {self.document.text(self.document.span(owning.first, owning.last))}"
        for item in mentions:
            self.set_country(item, code, why)
