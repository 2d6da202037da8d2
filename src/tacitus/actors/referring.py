"""Nouns that go back to somebody: ``the envoy``, ``the group``, ``both sides``, ``the two leaders``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from tacitus.actors.entries import Kind
from tacitus.actors.gathering import Draft
from tacitus.actors.members import Members
from tacitus.records import MentionKind

OFFICIAL = ("GOV", "JUD")  # a body of these sectors is told by its name
ARGUMENTS = ("nsubj", "obj", "iobj", "obl")
OFTEN = 2  # times that who holds an office must be named
PRESS = "JRN"  # who tells the news is no militia, party or court in it
NEAR = 3  # sentences that a description may look back for a person of its sector


class Referring(Members):
    """Numbers the nouns of a report."""

    def _nouns(self) -> None:
        for index, draft in enumerate(self.drafts):
            if draft.kind is MentionKind.NAMED and draft.noun_kind == "body":
                self._like_others(index)
            if self.entity[index] >= 0 or draft.kind is MentionKind.PRONOUN or self._are_of_several(index, draft):
                continue
            other = self._antecedent(index, draft) if draft.definite or self._is_office(index) else None
            if other is None:
                self._like_others(index)
            found = self.found[index]
            if other is not None:
                if self._shortens(index, other) and draft.noun != self.drafts[other].noun:
                    self.found[index] = replace(self.found[index], sector=None)  # the longer noun tells more
                self._join(index, other, f"the {draft.noun} means {self._text(other)}", yielding=True)
            elif found.identifier_text:
                self.entity[index] = self._number(f"name {found.identifier_text}")
            elif self._same_everywhere(draft):
                self.entity[index] = self._number(self._key(index, draft))
            else:
                self.entity[index] = self._number(f"mention {index}")
            self._find_members(index, draft)

    def _key(self, index: int, draft: Draft) -> str:
        """One sister is not the sisters; a force or body is the same however it is written."""
        found, form = self.found[index], self.document.tokens[draft.head].form.lower()
        several = draft.plural and draft.noun_kind in ("people", "person", "group") and not draft.noun.endswith(form)
        whose = self._whose(index)
        return f"noun {whose}{self._shared(draft.noun)} {'several ' if several else ''}{found.code} {found.sector}"

    def _whose(self, index: int) -> str:
        """The person that a body is named after: the administration of one president is not that of the next."""
        first, last = self.drafts[index].first, self.drafts[index].head
        near = (item for item in self.in_sentence[self._sentence(index).index] if item != index)
        named = (item for item in near if first <= self.drafts[item].first and self.drafts[item].last <= last)
        return "".join(f"{self.found[item].identifier_text} " for item in named if self._is_person(item))

    def _shared(self, noun: str) -> str:
        """An army is the military under another word."""
        return "army" if noun in self.grammar.armies else noun

    def _is_office(self, index: int) -> bool:
        """``Russian president`` without an article."""
        draft = self.drafts[index]
        first = self.document.tokens[draft.first].form.lower()
        return bool(draft.found.office and draft.found.code) and first not in self.grammar.indefinite

    def _like_others(self, index: int) -> None:
        """``the opposition`` where the report speaks of the Syrian opposition and of no other."""
        draft, found = self.drafts[index], self.found[index]
        codes = self.told.get(draft.noun, set())
        again = self._people_again(index, draft)
        if again is not None:
            self.set_country(index, again, f"like the {draft.noun} told of before")
        elif found.code is None and len(codes) == 1 and (draft.definite or draft.plural) and self._common(draft):
            (code,) = codes
            self.set_country(index, code, f"like the other {draft.noun}")

    def _people_again(self, index: int, draft: Draft) -> str | None:
        """The country of ``the refugees`` after Rohingya refugees: told just before, or of all in the report."""
        bare = draft.definite and draft.last - draft.first == 1 + len(draft.noun.split())
        many = draft.plural and draft.noun_kind in ("people", "person", "group")
        if not (bare and many) or draft.found.code is not None or draft.kind is MentionKind.NAMED:
            return None
        same = [item for item in range(index) if self.drafts[item].noun == draft.noun]
        coded = [item for item in same if self.drafts[item].found.code is not None and not self.drafts[item].several]
        if not coded:
            return None
        near = self._sentence(index).index - self._sentence(coded[-1]).index <= NEAR
        one = len(self.told.get(draft.noun, ())) == 1 and draft.noun_kind == "people"
        return self.drafts[coded[-1]].found.code if near or one else None

    def _common(self, draft: Draft) -> bool:
        named = draft.kind is MentionKind.NAMED
        return draft.noun_kind == "body" or (draft.noun_kind in ("group", "envoy") and not named)

    def _same_everywhere(self, draft: Draft) -> bool:
        """Bodies and forces are the same at each mention; men and suspects are not."""
        if draft.noun_kind == "body":
            return True
        if draft.noun_kind == "people" and not draft.plural and self._is_somebodys_own(draft):
            return False  # the son of one is not that of another
        tokens = self.document.tokens[draft.first : draft.last]
        counted = any(token.upos == "NUM" or token.form.lower() in self.grammar.indefinite for token in tokens)
        return not counted and bool(draft.noun) and draft.noun_kind in ("group", "people", "person")

    def _is_somebodys_own(self, draft: Draft) -> bool:
        behind = self.document.children(draft.head, "nmod", "nmod:poss")
        words = (
            self.document.tokens[case].form.lower() for at in behind for case in self.document.children(at, "case")
        )
        return bool(self.document.children(draft.head, "nmod:poss")) or "of" in words

    def _antecedent(self, index: int, draft: Draft) -> int | None:
        """What a definite description goes back to."""
        if draft.plural or self._is_told_by_clause(draft):
            return None
        if draft.noun_kind == "states" and draft.noun in self.grammar.sides and draft.found.code is None:
            return self._state(index, draft)
        if draft.noun in self.grammar.armies and draft.last - draft.first == 2:
            return self._last(index, lambda item: self._is_army(index, item))
        namesake = self._named_by(index, draft)
        if namesake is not None:
            return namesake
        if draft.noun in self.grammar.bodies and self._is_bare(draft):
            return self._body(index, draft)
        if draft.noun_kind == "body" and draft.last - draft.first == 2:
            return self._who_governs(index, draft)
        if draft.noun_kind in ("person", "envoy"):
            return self._person(index, draft)
        return None

    def _who_governs(self, index: int, draft: Draft) -> int | None:
        """``the administration`` after that of a president; ``the regime`` after any government told of just before."""

        here, government = self._sentence(index).index, draft.noun in self.grammar.sides
        reach = 1 if government else NEAR

        def told(item: int) -> bool:
            other = self.drafts[item]
            near = here - self._sentence(item).index <= reach and not other.plural
            known = other.found.code is not None or self._gloss(item) is not None
            return bool(self._whose(item)) or (near and known)

        if draft.noun not in self.grammar.ruling or (government and self.focus.code is not None):
            return self._last(index, lambda item: self.drafts[item].noun == draft.noun and bool(self._whose(item)))
        same = self._last(index, lambda item: self.drafts[item].noun == draft.noun and told(item))
        if same is not None and here - self._sentence(same).index <= reach:
            return same
        ruler = self._last(index, lambda item: self.drafts[item].noun in self.grammar.ruling and told(item))
        near = ruler is not None and here - self._sentence(ruler).index <= reach
        return ruler if near else same

    def _state(self, index: int, draft: Draft) -> int | None:
        """``the country``: whose the noun above is, else what acts, else the one named last."""
        owner = self._owner_above(draft)
        if owner is None:
            owner = self._served(index)
        if owner is not None:
            return owner
        acting = self._last(index, lambda item: self._acts_as_state(index, item))
        if acting is not None:
            return acting
        codes = self._may_be(self.found[index].code)
        return self._last(
            index, lambda item: self._is_place(item) and self.found[item].code in codes and not self._owns(index, item)
        )

    def _served(self, index: int) -> int | None:
        """``her government will reopen the country's borders``: the country of the officials that act in the clause."""
        head = self.drafts[index].head
        if self.document.tokens[head].rel != "nmod:poss":
            return None
        clause = next((at for at in self.document.ancestors(head) if self.document.children(at, "nsubj")), None)
        subject = self._subject(clause) if clause is not None else None
        if subject is None or self._is_place(subject) or self.found[subject].sector != "GOV":
            return None
        code = self.found[subject].code or self._owners_code(subject)
        return self._last(index, lambda item: self._is_place(item) and self.found[item].code == code) if code else None

    def _owners_code(self, item: int) -> str | None:
        """The country of whoever a pronoun before a noun stands for: ``her government``."""
        owners = (self.at_head.get(at) for at in self.document.children(self.drafts[item].head, "nmod:poss"))
        return next((self.found[owner].code for owner in owners if owner is not None), None)

    def _owner_above(self, draft: Draft) -> int | None:
        """``Kenya's arrest of the country's senators``: the country that a noun above belongs to."""
        for above in self.document.ancestors(draft.head):
            if self.document.tokens[above].upos not in ("NOUN", "PROPN", "NUM"):
                return None
            owners = (self.at_head.get(child) for child in self.document.children(above, "nmod:poss"))
            for owner in owners:
                if owner is not None and self._is_place(owner) and self.drafts[owner].last <= draft.first:
                    return owner
        return None

    def _is_told_by_clause(self, draft: Draft) -> bool:
        """``the delegation that negotiated the loan``: the clause says which, whoever was named before."""
        clauses = self.document.children(draft.head, "acl:relcl")
        return any(self.document.tokens[draft.last].form != "," for at in clauses if draft.last < at)

    def _is_bare(self, draft: Draft) -> bool:
        """Nothing but an article, a country's adjective and the noun: ``the Lebanese group``."""
        words = draft.last - draft.first - 1 - len(draft.noun.split())
        pointed = self.document.tokens[draft.first].form.lower() in self.grammar.pointing  # this barbaric group
        return words == 0 or (words == 1 and (draft.found.code is not None or pointed))

    def _body(self, index: int, draft: Draft) -> int | None:
        """The group, court or company named last that fits; one called so before goes first."""
        wanted, own = self.grammar.bodies[draft.noun], draft.found.code
        names = self._names_before(draft)

        def fits(item: int) -> bool:
            found = self.found[item]
            telling = found.sector == PRESS and draft.found.sector not in (None, PRESS)
            if telling or not names <= set(self._text(item).split()):
                return False
            sectors = ("", found.sector, *found.other_sectors)
            unknown = found.sector is None and wanted not in OFFICIAL and not self._is_known_group(self.drafts[item])
            return self._is_body(item) and (wanted in sectors or unknown) and own in (None, found.code)

        def called(item: int) -> bool:
            return draft.noun in self.called[self.entity[item]] and own in (None, self.found[item].code)

        topic = self._last(index, lambda item: fits(item) and self._is_topic(index, item))
        if topic is not None:
            return topic
        so_called = self._last(index, lambda item: self.drafts[item].kind is MentionKind.NAMED and called(item))
        return so_called if so_called is not None else self._last(index, fits)

    def _names_before(self, draft: Draft) -> frozenset[str]:
        """The names before the noun: the Kisumu militia is nobody without that name; a country's is not looked at."""
        tokens, match_at = self.document.tokens, self.gathering.match_at
        words = (token for token in tokens[draft.first : draft.head] if token.upos == "PROPN")
        named = (token for token in words if token.index not in match_at or match_at[token.index].of(Kind.GROUP))
        return frozenset(token.form for token in named)

    def _is_topic(self, index: int, item: int) -> bool:
        """The subject of the sentence before."""
        before = self._sentence(index).index - 1
        return self._is_subject(item) and self._sentence(item).index == before

    def _person(self, index: int, draft: Draft) -> int | None:
        """Whoever was called so, holds the office, or is the only one that it can be."""
        if draft.noun in self.grammar.collective:
            return self._last(index, lambda item: self._is_told_role(index, item))
        office, code = self.found[index].office, draft.found.code
        former = draft.found.sector == "ELI"
        if draft.noun in self.gathering.lexicon.homes:
            code = self.found[index].code
        tests = (
            lambda item: draft.noun in self.called[self.entity[item]] or self._is_told_role(index, item),
            lambda item: self._holds(item, office),
            lambda item: self._loose(item, draft),
            lambda item: self._alike(index, item) and not self._is_called_else(item, draft),
        )
        for test in tests:
            other = self._last(
                index,
                lambda item, test=test: (
                    self._is_compatriot(item, code)
                    and test(item)
                    and not self._is_beside(index, item)
                    and (former or not self._is_former(item, draft))
                ),
            )
            if other is not None:
                return other
        return self._named_later(draft, office) if code is None else None

    def _named_later(self, draft: Draft, office: str | None) -> int | None:
        """``The Prime Minister refuted it … Jane Roe said``: who holds the office, if the report names one who does."""
        bare = draft.definite and draft.last - draft.first == 1 + len(draft.noun.split())
        if office not in self.grammar.leading or not bare:
            return None
        named = self._holders.get(office, ())
        if len({self.entity[item] for item in named}) != 1 or len(named) < OFTEN:
            return None
        return None if self._meets(draft.noun, self.entity[named[0]]) else named[0]

    @cached_property
    def _holders(self) -> Mapping[str | None, Sequence[int]]:
        """The names of persons by the leading office that they hold."""
        found: dict[str | None, list[int]] = defaultdict(list)
        for item, resolution in enumerate(self.found):
            if self._is_person(item) and resolution.office in self.grammar.leading:
                found[resolution.office].append(item)
        return found

    def _meets(self, noun: str, entity: int) -> bool:
        """True if a sentence names an actor beside somebody who is only called so: *the president met Jane Roe*."""
        return any(
            self.entity[item] == entity
            for at in self._called_so.get(noun, ())
            if self.entity[at] != entity
            for item in self.in_sentence[self._sentence(at).index]
        )

    @cached_property
    def _called_so(self) -> Mapping[str, Sequence[int]]:
        """Who is called by a leading office and no name."""
        found: dict[str, list[int]] = defaultdict(list)
        for item, draft in enumerate(self.drafts):
            if draft.noun in self.grammar.leading and not self._is_person(item):
                found[draft.noun].append(item)
        return found

    def _is_former(self, item: int, draft: Draft) -> bool:
        """``the president`` is nobody told of as a former president, nor a judge president."""
        other = self.drafts[item]
        called = bool(other.noun) and other.found.sector in ("ELI", "JUD")
        return draft.noun in self.grammar.leading and draft.found.sector == "GOV" and called

    def _is_told_role(self, index: int, item: int) -> bool:
        """``a State Department spokesperson … the spokesperson``: nobody by name, told in the same word."""
        other = self.drafts[item]
        return other.kind is MentionKind.ROLE and not other.plural and self._shortens(index, item)

    def _shortens(self, index: int, item: int) -> bool:
        """``the officer`` of a police officer: the same noun, or its last word."""
        mine, other = self.drafts[index].noun, self.drafts[item].noun
        return bool(mine) and (other == mine or other.endswith(f" {mine}"))

    def _is_called_else(self, item: int, draft: Draft) -> bool:
        """``the governor`` is not the mayor; ``the chief`` and ``the official`` may be anybody's name."""
        nouns = self.called[self.entity[item]]
        loose = self.grammar.anyone | self.grammar.chiefs | {"chief"}
        offices = self._leading_offices(item)
        if offices and draft.noun in self.grammar.serving:
            return all(draft.noun not in office.split() for office in offices)
        if draft.noun in loose or draft.noun.split()[-1] in loose or not nouns:
            return False
        return all(noun not in loose and noun.split()[-1] != draft.noun.split()[-1] for noun in nouns)

    def _is_army(self, index: int, item: int) -> bool:
        """The army of the same country under this or another word."""
        mine, other, draft = self.found[index], self.found[item], self.drafts[item]
        words = {self.document.tokens[draft.head].form.lower(), draft.noun}
        own = self.drafts[index].found.code
        same = own == other.code or (own is None and mine.code in (other.code, self.focus.code))
        return same and other.sector == "MIL" and bool(words & self.grammar.armies)

    def _acts_as_state(self, index: int, item: int) -> bool:
        """A country that did something in the sentence before or in this one."""
        near = self._sentence(item).index >= self._sentence(index).index - 1
        return near and self._is_place(item) and self._is_subject(item) and not self._owns(index, item)

    def _owns(self, index: int, item: int) -> bool:
        """``Norway rebuilt the country's ports``: who acts would be called *its*, so the country is another one."""
        head = self.drafts[index].head
        if self.document.tokens[head].rel != "nmod:poss":
            return False
        verbs = (at for at in self.document.ancestors(head) if self.document.children(at, "nsubj"))
        clause = next(verbs, None)
        subject = self._subject(clause) if clause is not None else None
        return subject is not None and self.entity[subject] == self.entity[item]

    def _may_be(self, code: str | None) -> Container[str | None]:
        return (code,) if code is not None else self._any_codes

    @cached_property
    def _any_codes(self) -> frozenset[str]:
        return frozenset(found.code for found in self.found if found.code is not None)

    def _named_by(self, index: int, draft: Draft) -> int | None:
        """``the captain`` after Captain Ndow, ``the party`` after the Unity Party: the word stands in the name."""
        word = self.document.tokens[draft.head].form.lower()
        if draft.last - draft.first != 2 or not draft.definite:
            return None
        return self._last(index, lambda item: self._bears(item, word) and not self._is_former(item, draft))

    def _bears(self, item: int, word: str) -> bool:
        other = self.drafts[item]
        if other.name is None or self._is_place(item) or other.pronoun is not None:
            return False
        first, last = other.name
        names = [token.form.lower() for token in self.document.tokens[first:last]]
        if self._is_person(item):
            titles = [token.form.lower() for token in self.document.tokens[other.first : first]]
            return word in titles[-1:]
        return len(names) > 1 and word in (names[-1], names[0])

    def _alike(self, index: int, item: int) -> bool:
        """``the rebel chief``: the one person of that sector named in the sentences before."""
        sector, here = self.found[index].sector, self._sentence(index).index
        if sector is None or self.found[item].sector != sector or here - self._sentence(item).index > NEAR:
            return False
        near = [
            other
            for other in range(index)
            if self._is_person(other)
            and here - self._sentence(other).index <= NEAR
            and self.found[other].sector == sector
        ]
        return len({self.entity[other] for other in near}) == 1

    def _is_beside(self, index: int, item: int) -> bool:
        """Two arguments of one verb are two actors: the ambassador met *the deputy minister*."""
        mine = self.document.tokens[self.drafts[index].head]
        if mine.head < 0 or mine.relation not in ARGUMENTS:
            return False
        beside = {self.at_head.get(child) for child in self.document.children(mine.head, *ARGUMENTS)} - {index, None}
        return self.entity[item] in {self.entity[other] for other in beside if other is not None}

    def _is_compatriot(self, item: int, code: str | None) -> bool:
        one = self._is_person(item) or self.drafts[item].kind is MentionKind.ROLE
        return one and (code is None or self.found[item].code == code)

    def _loose(self, item: int, draft: Draft) -> bool:
        """``the official`` right after one person."""
        near = self._sentence(item).index >= self._sentence_at(draft.head).index - 1
        if not near or draft.noun not in self.grammar.anyone or self.found[item].sector != "GOV":
            return False
        if self._leading_offices(item) and draft.noun in self.grammar.chiefs:
            words = self.document.tokens[draft.first + 1 : draft.head]  # the far-right leader
            return draft.found.sector in (None, "GOV") and all(word.upos in ("ADJ", "ADV", "PUNCT") for word in words)
        return draft.last - draft.first == 2

    def _holds(self, item: int, office: str | None) -> bool:
        return office is not None and self.found[item].office == office
