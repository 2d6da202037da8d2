"""What holds for all mentions of an actor, and the country of those that nothing tells of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache, cached_property

from tacitus.actors.apposing import Apposing
from tacitus.actors.coding import Resolution
from tacitus.actors.gathering import Draft
from tacitus.records import Entity, EntityType, MentionKind
from tacitus.tables import load_table

NOT_DOMESTIC = frozenset(("UAF", "REF", "NGO", "UNK"))
# Whoever is of one of these sectors and is told without a country is of the place; soldiers may be abroad.
LIVING_THERE = frozenset(("CVL", "COP", "MED", "EDU", "AGR", "LAB", "OPP", "REL"))
ORDINALS = tuple(f"{digit}{ending}" for ending in ("st", "nd", "rd", "th") for digit in "0123456789")
ABROAD = frozenset(("states", "thing", "envoy"))
NEAR = 4  # sentences back that the setting of an act is looked for


@cache
def load_territories() -> dict[str, str]:
    """The state that each territory belongs to, by code."""
    return {row["code"]: row["state"] for row in load_table("actors/territories")}


class Describing(Apposing):
    """Adds to each mention what the report tells of its actor elsewhere."""

    def _spread(self) -> None:
        """What one mention of a name tells holds for all of them."""
        best: dict[int, int] = {}
        for index, number in enumerate(self.entity):
            if number >= 0 and (number not in best or self._worth(index) > self._worth(best[number])):
                best[number] = index
        for index, number in enumerate(self.entity):
            if number >= 0 and self._worth(index) < self._worth(best[number]):
                self._join(index, best[number], f"same as {self._text(best[number])}")

    def _inherit(self) -> None:
        """A bare role, a force or a person without a country belongs to the one country of the report."""
        abroad = {self.entity[index] for index, draft in enumerate(self.drafts) if self._is_elsewhere(draft)} - {-1}
        for index, draft in enumerate(self.drafts):
            found = self.found[index]
            if found.plural and found.sector is None:
                found = self.found[index] = self._people(draft, found)
            if found.code is not None or draft.kind is MentionKind.PRONOUN:
                continue
            if found.sector == "NGO":
                self.found[index] = replace(found, code="NGO", sector=None)
            elif code := self._home_of(draft):
                self.set_country(index, code, f"a {draft.noun} of {code}")
            elif self.entity[index] in abroad or self._is_elsewhere(draft):
                continue
            elif self._domestic(index) or self._is_home(draft):
                self._settle(index)

    def _home_of(self, draft: Draft) -> str | None:
        """The country of an office that few have: the report's own if it is one of them, else the one best known."""
        homes = self.gathering.lexicon.homes.get(draft.noun, ())
        if self.focus.code in homes:
            return self.focus.code
        if draft.noun_kind == "states":  # the Kingdom: of those that the report tells of, the one told of most
            told = [code for code in homes if self.focus.scores.get(code)] if draft.definite else []
            return max(told, key=lambda code: self.focus.scores[code], default=None)
        return next(iter(homes), None)

    def _settle(self, index: int) -> None:
        """Who is of the place belongs to the one country that the sentence places its act in, else the report's."""
        told = self._told_of(index)
        if not self._are_agreed(index):
            return
        if told is not None:
            code, why = told
        elif (above := self._state_above(index)) is not None:
            code, why = above, "central authorities of a territory"
        elif self.focus.code is not None:
            code, why = self.focus.code, "report focus"
        else:
            return
        self.set_country(index, code, why)

    def _state_above(self, index: int) -> str | None:
        """``the central government`` in a report about a territory: that of the state it belongs to."""
        draft = self.drafts[index]
        words = {token.form.lower() for token in self.document.tokens[draft.first : draft.last]}
        return load_territories().get(self.focus.code or "") if words & self.grammar.central else None

    def _told_of(self, index: int) -> tuple[str, str] | None:
        """The country that the sentence, or the nearest before it, places in, and which; for those who live there."""
        if self.found[index].sector not in LIVING_THERE or self.drafts[index].kind is MentionKind.NAMED:
            return None
        here = self._sentence_at(self.drafts[index].head).index
        codes = self._places.get(here, set())
        if len(codes) == 1:
            return next(iter(codes)), "place in the sentence"
        setting = None if self.focus.code or self._is_somebodys(index) else self._setting(here)
        return (setting, "place in the sentences before") if setting else None

    def _are_agreed(self, index: int) -> bool:
        """False for those whom a report finds in two countries (*the sisters* at home and abroad): of which is open."""
        draft = self.drafts[index]
        return not draft.definite or len(self._told_of_nouns[draft.noun]) < 2

    @cached_property
    def _told_of_nouns(self) -> dict[str, set[str]]:
        """The countries that the report finds each of its definite descriptions in, by noun."""
        found: dict[str, set[str]] = defaultdict(set)
        for index, draft in enumerate(self.drafts):
            if draft.definite and (told := self._told_of(index)) is not None:
                found[draft.noun].add(told[0])
        return found

    def _is_somebodys(self, index: int) -> bool:
        """``his wife``, ``the soldier's family``: of whoever owns it, wherever that is told."""
        return bool(self.document.children(self.drafts[index].head, "nmod:poss"))

    def _setting(self, here: int) -> str | None:
        """The one country that the nearest sentence before that names a place names."""
        for back in range(1, NEAR + 1):
            codes = self._places.get(here - back, set())
            if codes:
                return next(iter(codes)) if len(codes) == 1 else None
        return None

    def _people(self, draft: Draft, found: Resolution) -> Resolution:
        """``the Russians`` stands for the state, ``two Russians`` and ``Russians`` for people."""
        several = self.document.tokens[draft.head].features.number == "Plur"
        if several and draft.definite and draft.last - draft.first == 2:
            return replace(found, sector="GOV", why=(*found.why, "a people for its state"))
        return replace(found, sector="CVL", why=(*found.why, "its people"))

    @cached_property
    def _places(self) -> dict[int, set[str]]:
        """The countries that each sentence places something in."""
        found: dict[int, set[str]] = defaultdict(set)
        for entity in self.document.entities:
            if entity.type not in (EntityType.LOCATION, EntityType.FACILITY):
                continue
            cases = {
                self.document.tokens[case].form.lower()
                for at in range(entity.first, entity.last)
                for case in self.document.children(at, "case")
            }
            code = self.gathering.place_code(entity)
            if code and cases & self.grammar.locating and not self._is_elsewhere_said(entity, code):
                found[self._sentence_at(entity.first).index].add(code)
        return found

    def _is_elsewhere_said(self, entity: Entity, code: str) -> bool:
        """A place that a conference or talks are held in; or a town of a country that the report never names."""
        token = self.document.tokens[self.document.tokens[entity.last - 1].head]
        venue = (token.lemma or token.form).lower() in self.grammar.venues
        named = self.gathering.countries_named
        return venue or (bool(named) and code not in named)

    def _is_elsewhere(self, draft: Draft) -> bool:
        """``foreign companies``, ``African governments``: of other countries than the report's, or of several."""
        if draft.entity is EntityType.PERSON:
            return False  # the International Cooperation Minister by name
        own = draft.noun.split() if draft.noun_kind in ("person", "body") else []  # a foreign ministry is at home
        words = (token.form.lower() for token in self.document.tokens[draft.first : draft.last])
        return any(word in self.grammar.elsewhere and word not in own for word in words)

    def may_be_abroad(self, index: int) -> bool:
        """True for those whose country nothing around them tells: envoys, allies, several states, numbered units."""
        draft = self.drafts[index]
        if self._is_home(draft):
            return False
        if draft.noun_kind in ABROAD or self._is_elsewhere(draft) or self._are_several_states(draft):
            return True
        if self.document.tokens[draft.head].lemma.lower() in self.grammar.apart or self._is_numbered(index):
            return True
        return not self._are_agreed(index)

    def _is_numbered(self, index: int) -> bool:
        """``the 3rd Division``: soldiers may be abroad."""
        if self.found[index].sector not in (None, "MIL"):
            return False
        words = self.document.tokens[self.drafts[index].first : self.drafts[index].last]
        return any(token.form.endswith(ORDINALS) for token in words)

    def _domestic(self, index: int) -> bool:
        draft, found = self.drafts[index], self.found[index]
        if draft.noun in self.grammar.leagues and found.sector is None:
            return False
        if self._are_several_states(draft):
            return False
        if found.place or draft.noun_kind in ABROAD or (draft.noun in self.grammar.sides and found.sector is None):
            return False
        if self._is_numbered(index):
            return False
        if draft.kind is MentionKind.NAMED:
            return draft.entity in (EntityType.PERSON, EntityType.ORGANIZATION) or bool(found.sector)
        return found.sector not in NOT_DOMESTIC and (found.sector is not None or draft.definite)

    def _are_several_states(self, draft: Draft) -> bool:
        """``governments``, ``the prime ministers``: a country has one, so they are of several."""
        words = self.document.tokens[draft.first : draft.last - len(draft.noun.split())]
        bare = all(token.form.lower() in self.grammar.articles | self.grammar.two for token in words)
        return draft.plural and bare and draft.noun in self.grammar.sole

    def _is_home(self, draft: Draft) -> bool:
        """``the country``, ``the kingdom``: the one that the report is about."""
        return draft.noun_kind == "states" and draft.definite and not draft.plural and draft.last - draft.first == 2
