"""Several at once: ``both sides``, ``the two leaders``, ``the delegations``, ``each country``."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace

from tacitus.actors.gathering import Draft
from tacitus.actors.links import LOOK_BACK, Links
from tacitus.records import BEYOND_STATES, MentionKind

STATE = frozenset(("GOV", "MIL"))
CLEARLY = 2  # times that a country is named for each time that the third is
NEAR = 3  # sentences back in which several may be named together
PARTY = "PTY"


class Members(Links):
    """Finds whom a plural stands for."""

    def _leads(self, item: int) -> bool:
        """True for who leads a country."""
        return self.found[item].office in self.grammar.leading and self.drafts[item].pronoun is None

    def _leading_offices(self, item: int) -> set[str]:
        """The offices of a person that lead a country."""
        told = (self.found[item].office, self.drafts[item].noun)
        return {office for office in told if office is not None and office in self.grammar.leading}

    def _is_party(self, item: int) -> bool:
        """A country or who leads it, a body with a name, a government or force; no place that something happens in."""
        draft = self.drafts[item]
        if self._is_inside(item) or self._is_where(item) or self.found[item].sector == "JRN":
            return False
        if self._is_body(item) and self._has_case(item, self.grammar.where | {"at"}):
            return False  # in his office at the garrison
        if self._is_person(item):
            return self.found[item].code is not None and bool(self._leading_offices(item))
        if draft.kind is MentionKind.NAMED:
            return self._is_place(item) or self._is_body(item)
        body = draft.kind is MentionKind.GROUP and not draft.plural and draft.noun_kind != "people"
        return body and self.found[item].code is not None

    def _has_case(self, item: int, words: Container[str]) -> bool:
        cases = self.document.children(self.drafts[item].head, "case")
        return any(self.document.tokens[at].form.lower() in words for at in cases)

    def _is_inside(self, item: int) -> bool:
        """True if a longer mention holds this one (*Colombia*'s government)."""
        mine = self.drafts[item]
        near = (self.drafts[other] for other in self.in_sentence[self._sentence(item).index] if other != item)
        return any(other.first <= mine.first and mine.last <= other.last for other in near)

    def _is_leader(self, item: int) -> bool:
        return self._leads(item) or (self._is_one(item) and self.drafts[item].noun in self.grammar.leading)

    def _is_one(self, item: int) -> bool:
        """A person, by name or by office."""
        return self._is_person(item) or (self.drafts[item].kind is MentionKind.ROLE and not self.drafts[item].plural)

    def _find_members(self, index: int, draft: Draft) -> None:
        """``both sides``, ``the two leaders``, ``the ministers``: those joined or named last of the kind."""
        if (not draft.plural and not self._is_each(draft)) or draft.found.code is not None:
            return
        words = {token.form.lower() for token in self.document.tokens[draft.first : draft.last]}
        two = bool(words & self.grammar.two)
        described = self.document.children(draft.head, "acl:relcl", *(() if two else ("acl", "nmod")))
        fits = self._kind_of_member(draft, two=two)
        if self._is_owned(draft) or described or fits is None:
            return
        members = self._pair_before(index, draft) or self._pair_near(index, draft, fits) if two else ()
        members = members or self._members(index, draft, fits, two=two) or self._members_before(index, draft)
        if two and draft.noun_kind == "states":
            members = members or self._placed_together(index)
        if not members:
            if two and self.found[index].sector == PARTY and not self._of_sector(draft):
                self.found[index] = replace(
                    self.found[index], sector=None
                )  # the two parties to a war, a contract, a match
            return
        self.members[index] = members
        names = " and ".join(self._text(item) for item in members)
        self.set_country(index, None, f"stands for {names}")
        self.entity[index] = self._number("together " + " ".join(str(self.entity[item]) for item in members))

    def _pair_before(self, index: int, draft: Draft) -> tuple[int, ...]:
        """``the two leaders`` after ``the leaders of Kenya and Norway``: those, unless others met since."""
        same = (item for item in range(index - 1, max(-1, index - LOOK_BACK), -1) if self.drafts[item].several)
        pair = next((item for item in same if self.drafts[item].noun == draft.noun), None)
        members = self.members.get(pair, ()) if pair is not None else ()
        return members if len(members) == 2 else ()

    def _pair_near(self, index: int, draft: Draft, fits: Callable[[int], bool]) -> tuple[int, ...]:
        """The two that the nearest sentence joins (*Kenya and Norway agreed*) or has just called two (*both sides*)."""
        here, begin = self._sentence(index).index, draft.first
        for back in range(NEAR + 1):
            near = [item for item in self.in_sentence.get(here - back, ()) if self.drafts[item].last <= begin]
            told = [pair for item in reversed(near) if len(pair := self.members.get(item, ())) == 2]
            for pair in (*told[:1], *self._joined_in(near, fits)):
                if len(pair) == 2 and self._differ(draft, pair):
                    return pair
            if any(fits(item) for item in near):
                return ()
        return ()

    def _joined_in(self, items: Sequence[int], fits: Callable[[int], bool]) -> Iterator[tuple[int, ...]]:
        """Those of a sentence that *and* joins, subjects first."""
        groups: dict[int, list[int]] = defaultdict(list)
        for item in items:
            if self.entity[item] >= 0 and fits(item):
                groups[self._first_joined(self.drafts[item].head)].append(item)
        order = sorted(groups, key=lambda at: self.document.tokens[at].relation != "nsubj")
        yield from (tuple(groups[at]) for at in order if len({self.entity[item] for item in groups[at]}) > 1)

    def _first_joined(self, at: int) -> int:
        tokens = self.document.tokens
        while tokens[at].relation == "conj" and tokens[at].head >= 0:
            at = tokens[at].head
        return at

    def _placed_together(self, index: int) -> tuple[int, ...]:
        """``famine in Sudan and South Sudan … the two countries``: the two that a sentence before names as places."""
        here, begin = self._sentence(index).index, self.drafts[index].first
        for back in range(NEAR + 1):
            near = [item for item in self.in_sentence.get(here - back, ()) if self.drafts[item].last <= begin]
            places = {self.found[item].code: item for item in near if self._is_place(item) and self.entity[item] >= 0}
            if places:
                return tuple(sorted(places.values())) if len(places) == 2 else ()
        return ()

    def _members_before(self, index: int, draft: Draft) -> tuple[int, ...]:
        """``the presidents`` again, far on: whom the same plural stood for when it was told last."""
        if not draft.definite or draft.last - draft.first != 2 or not draft.noun:
            return ()
        near = range(index - 1, max(-1, index - LOOK_BACK), -1)
        same = (item for item in near if self.drafts[item].noun == draft.noun)
        return next((self.members[item] for item in same if self.members.get(item)), ())

    def _are_of_several(self, index: int, draft: Draft) -> bool:
        """``Turkish and Iranian ministers``: one of each; true if the plural now stands for them."""
        members = tuple(self.at_head[head] for head in draft.several if head in self.at_head)
        if len(members) < 2:
            return False
        self.members[index] = members
        self.entity[index] = self._number(f"mention {index}")
        names = " and ".join(self._text(item) for item in members)
        told = replace(self.found[index], code=None, identifier_id=None, identifier_text=None, office=None)
        self.found[index] = replace(told, why=(*told.why, f"of several countries: {names}"))
        return True

    def _members(self, index: int, draft: Draft, fits: Callable[[int], bool], *, two: bool) -> tuple[int, ...]:
        members = self._together(index, fits) if two or draft.definite else ()
        if not two:
            return members
        if draft.noun in self.grammar.sides or self._are_tied(draft):
            if len(members) == 2 and self._differ(draft, members):
                return members
            pair = self._two_countries(index) or self._last_two(index, fits)
            pair = pair if pair and self._differ(draft, pair) else self._last_two_persons(index)
            return pair if self._differ(draft, pair) else ()
        if len(members) == 2:
            return members
        return self._last_two(index, fits) or (self._last_two(index, self._is_one) if self._mean_one(draft) else ())

    def _differ(self, draft: Draft, members: tuple[int, ...]) -> bool:
        """Two countries have two codes; the two parties to a war at home have not."""
        codes = [self.found[item].code for item in members]
        apart = len(set(codes)) == len(codes)
        of_one_state = not apart and all(self.found[item].sector in STATE for item in members)
        return bool(codes) and (apart or (draft.noun_kind != "states" and not of_one_state))

    def _two_countries(self, index: int) -> tuple[int, ...]:
        """The two countries that the report so far names far more often than any third."""
        last: dict[str, int] = {}
        named: Counter[str] = Counter()
        for item in range(max(0, index - LOOK_BACK), index):
            code = self.found[item].code
            acts = self.entity[item] >= 0 and self.found[item].sector in STATE and not self._is_where(item)
            if code and code not in BEYOND_STATES and acts:
                named[code] += 1
                last[code] = item
        ranked = named.most_common(3)
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][1] < CLEARLY * ranked[2][1]):
            return ()
        return tuple(sorted(last[code] for code, _ in ranked[:2]))

    def _last_two_persons(self, index: int) -> tuple[int, ...]:
        """The two whom the sentences before bring together, if they are of two countries."""
        here = self._sentence(index).index

        def fits(item: int) -> bool:
            near = here - self._sentence(item).index <= NEAR
            return near and self._is_one(item) and self.found[item].code is not None

        pair = self._last_two(index, fits)
        return pair if len({self.found[item].code for item in pair}) == 2 else ()

    def _is_each(self, draft: Draft) -> bool:
        return self.document.tokens[draft.first].form.lower() in self.grammar.each

    def _mean_one(self, draft: Draft) -> bool:
        return draft.noun not in self.grammar.sides | self.grammar.bodies.keys()

    def _kind_of_member(self, draft: Draft, *, two: bool) -> Callable[[int], bool] | None:
        """What each of several must be; None if the noun stands for no named actors."""
        sector = self._of_sector(draft)
        if draft.noun in self.grammar.sides or draft.noun in self.grammar.bodies or (two and self._are_tied(draft)):
            return lambda item: self._is_party(item) and sector in ("", self.found[item].sector)
        if draft.noun == "leader":
            return self._is_leader
        if draft.noun in self.grammar.chiefs or draft.noun_kind in ("person", "envoy"):
            return lambda item: self._is_one(item) and self._has_word(item, draft)
        return None

    def _are_tied(self, draft: Draft) -> bool:
        """``the two allies``."""
        return draft.plural and self.document.tokens[draft.head].form.lower() in self.grammar.tied

    def _is_owned(self, draft: Draft) -> bool:
        """``its lawmakers``: all that it has, not the two named last; ``their two leaders`` are."""
        words = {token.form.lower() for token in self.document.tokens[draft.first : draft.last]}
        return bool(self.document.children(draft.head, "nmod:poss")) and not words & self.grammar.two

    def _of_sector(self, draft: Draft) -> str:
        """The sector that members of bodies must have; parties with nothing but a number may be of any war or talks."""
        words = self.document.tokens[draft.first : draft.last - len(draft.noun.split())]
        counting = self.grammar.articles | self.grammar.two
        described = any(token.form.lower() not in counting and token.upos != "NUM" for token in words)
        sided = (draft.noun in self.grammar.sides or self._are_tied(draft)) and not described
        return "" if sided else self.grammar.bodies.get(draft.noun, "")

    def _has_word(self, item: int, draft: Draft) -> bool:
        """The person is called by the last word of the noun (foreign *minister*), or by none and is of its sector."""
        noun, found = self.drafts[item].noun, self.found[item]
        if not noun:
            return draft.found.sector in (None, found.sector, *found.other_sectors)
        return noun.split()[-1] == draft.noun.split()[-1]

    def _together(self, index: int, fits: Callable[[int], bool]) -> tuple[int, ...]:
        """Those that fit in the nearest sentence before that names two or more of them."""
        here, begin = self._sentence(index).index, self.drafts[index].first
        for back in range(NEAR + 1):
            near = [item for item in self.in_sentence.get(here - back, ()) if self.drafts[item].last <= begin]
            items = [item for item in near if self.entity[item] >= 0 and fits(item)]
            each = {self.entity[item]: item for item in reversed(items) if self.entity[item] >= 0}
            if len(each) > 1:
                return tuple(sorted(each.values()))
        return ()

    def _last_two(self, index: int, fits: Callable[[int], bool]) -> tuple[int, ...]:
        found: dict[int, int] = {}
        for item in range(index - 1, max(-1, index - LOOK_BACK), -1):
            if self.entity[item] >= 0 and fits(item):
                found.setdefault(self.entity[item], item)
            if len(found) == 2:
                return tuple(sorted(found.values()))
        return ()
