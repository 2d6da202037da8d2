"""What a report says of an actor beside its name: descriptions, titles shared, homes, countries behind *of*."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from tacitus.actors.entries import Kind
from tacitus.actors.gathering import Draft
from tacitus.actors.lexicon import Match
from tacitus.actors.links import Links
from tacitus.actors.words import is_capital
from tacitus.records import EntityType, MentionKind, PassageKind

OF = "of"
BODY = "body"
OFFICES = frozenset(("person", "envoy", ""))  # a bare minister is as good as an office
TELLING = frozenset(("GOV", "MIL", "COP"))  # sectors whose bodies speak of their own officers
INTRODUCED = 4  # sentences behind the first in which its unnamed person may be named
HELD = 6  # mentions that may stand between an office and who holds it
IN_TITLES = frozenset(("PROPN", "NOUN", "ADJ", "ADP", "DET", "CCONJ"))


@dataclass(frozen=True, slots=True)
class Country:
    """A country that words beside a mention tell, and how they do."""

    code: str
    words: str


class Apposing(Links):
    """Adds to each name what stands beside it."""

    def _appositions(self) -> None:
        """``Staffan de Mistura, the UN envoy``; ``Jiménez is a lawyer``."""
        for index, draft in enumerate(self.drafts):
            self._share_title(index, draft)
            self._add_body(index, draft)
            other = self._equated(draft)
            if other is None:
                other = self._after_comma(index, draft)
            if other is None:
                other = self._before_name(index, draft)
            if other is None or other == index:
                continue
            subject, told = (other, index) if self.drafts[other].kind is MentionKind.NAMED else (index, other)
            if self.drafts[subject].kind is not MentionKind.NAMED:
                self._describe(other, index)
                continue
            if self.entity[subject] < 0:
                continue
            if self.drafts[told].kind is MentionKind.NAMED or self.drafts[told].plural != self.drafts[subject].plural:
                continue
            self._learn(subject, told)

    def _countries_beside(self) -> None:
        """A person's home behind her age, a country beside a name: for those whose own words tell none."""
        self._tell_countries(self._home_told, self._named_beside, self._in_brackets)

    def _origins(self) -> None:
        """``The victims were Kenyan``, ``the driver is from Kenya``: the country that a predicate tells."""
        self._tell_countries(self._predicated, self._of_who_tells, self._where)

    def _tell_countries(self, *tellings: Callable[[int], Country | None]) -> None:
        """Give each mention without a country the one that the first of the tellings finds."""
        for index, found in enumerate(self.found):
            told = (telling(index) for telling in tellings) if found.code is None else ()
            country = next((item for item in told if item is not None), None)
            if country is not None:
                self.set_country(index, country.code, country.words)

    def _home_told(self, index: int) -> Country | None:
        """``Halima Noor, 42, of Mombasa, Kenya``."""
        return self._home_behind(self.drafts[index].last) if self._is_person(index) else None

    def _named_beside(self, index: int) -> Country | None:
        """``Under Secretary Jane Roe of Kenya``, ``Kenya's Jane Roe``."""
        draft = self.drafts[index]
        if draft.kind is not MentionKind.NAMED:
            return None
        if not self._is_person(index):
            return self._country_behind_letters(draft.last)
        return self._country_behind(draft.last) or self._country_before(draft.first) or self._place_before(draft.first)

    def _in_brackets(self, index: int) -> Country | None:
        """``the occupying regime [Kenya]``."""
        return _country_of(self._gloss(index), Kind.COUNTRY) if self.drafts[index].definite else None

    def _country_behind(self, at: int) -> Country | None:
        tokens = self.document.tokens
        if at + 1 >= len(tokens) or tokens[at].form != OF:
            return None
        match = self.gathering.match_at.get(at + 1) or self.gathering.match_at.get(at + 2)
        fits = match is not None and all(token.upos == "DET" for token in tokens[at + 1 : match.first])
        return _country_of(match, Kind.COUNTRY) if fits else None

    def _country_behind_letters(self, at: int) -> Country | None:
        """``the Narcotics Bureau (NSB) of the Royal Thai Police``: behind a body's letters in brackets."""
        tokens = self.document.tokens
        forms = [token.form for token in tokens[at : at + 4]]
        if len(forms) < 4 or (forms[0], forms[2], forms[3]) != ("(", ")", OF):
            return None
        for place in range(at + 4, min(at + 7, len(tokens))):
            country = _country_of(self.gathering.match_at.get(place), Kind.COUNTRY, Kind.ADJECTIVE)
            if country is not None:
                return country
            if tokens[place].upos not in ("DET", "PROPN", "ADJ"):
                return None
        return None

    def _country_before(self, at: int) -> Country | None:
        """``Kenya's Jane Roe``."""
        owned = at > 1 and self.document.tokens[at - 1].form in self.grammar.possessives
        return _country_of(self.gathering.ending.get(at - 1), Kind.COUNTRY) if owned else None

    def _place_before(self, at: int) -> Country | None:
        """``Mombasa governor Jane Roe``: the town or region that stands before a title."""
        place = self.gathering.entity_at.get(at - 1)
        title = self.document.tokens[at]
        if place is None or place.type is not EntityType.LOCATION or not title.form.islower():
            return None
        if self.document.tokens[place.first].relation not in ("compound", "nmod", "amod"):
            return None
        code = self.gathering.place_code(place)
        return Country(code, f"of {self.document.text(place.span)}") if code else None

    def _before_name(self, index: int, draft: Draft) -> int | None:
        """``Ambassador of Kenya to Norway Jane Roe``: an office in capitals right before a name without a title."""
        if draft.entity is not EntityType.PERSON or draft.noun or self.found[index].code is not None:
            return None
        for item in range(index - 1, max(-1, index - HELD), -1):
            role = self.drafts[item]
            if role.kind is not MentionKind.NAMED and role.noun and not role.plural and role.noun_kind in OFFICES:
                return item if self._leads_up(role, draft) else None
        return None

    def _leads_up(self, role: Draft, name: Draft) -> bool:
        """True if nothing but the office's own phrases stands between an office in capitals and a name."""
        tokens = self.document.tokens
        between = tokens[role.head + 1 : name.first]
        if not between or role.last > name.first or self._sentence_at(role.head) != self._sentence_at(name.head):
            return False
        nominal = all(token.upos in IN_TITLES or token.form in self.grammar.possessives for token in between)
        capital = all(is_capital(token.form) for token in (tokens[role.head], between[-1]))
        return nominal and capital and between[-1].upos in ("PROPN", "NOUN")

    def _share_title(self, index: int, draft: Draft) -> None:
        """``former MPs A, B and C``: all of them."""
        if not draft.many:
            return
        told = self.found[index]
        for item in range(index + 1, len(self.drafts)):
            gap = self.document.tokens[self.drafts[item - 1].last : self.drafts[item].first]
            joined = all(token.upos in ("PUNCT", "CCONJ") for token in gap)
            if not (joined and gap and self._is_person(item) and not self.drafts[item].noun):
                return
            found = self.found[item]
            if not found.sector:
                self.found[item] = replace(
                    found,
                    code=found.code or told.code,
                    sector=told.sector,
                    other_sectors=told.other_sectors,
                    why=(*found.why, f"one of the {draft.noun}s"),
                )

    def _add_body(self, index: int, draft: Draft) -> None:
        """``Water Directorate (WD) Chief Jane Roe``: the body right before a title is whose it is."""
        found, first = self.found[index], draft.first
        if draft.entity is not EntityType.PERSON or not draft.noun or found.sector:
            return
        tokens = self.document.tokens
        if first > 2 and (tokens[first - 3].form, tokens[first - 1].form) == ("(", ")"):
            first -= 3
        before = (item for item in range(index - 1, max(-1, index - HELD), -1) if self.drafts[item].last == first)
        body = next((item for item in before if self.drafts[item].noun_kind == BODY), None)
        if body is not None and self.found[body].sector:
            told = self.found[body]
            self.found[index] = replace(
                found,
                code=found.code or told.code,
                sector=told.sector,
                other_sectors=told.other_sectors,
                why=(*found.why, f"of {self._text(body)}"),
            )

    def _after_comma(self, index: int, draft: Draft) -> int | None:
        """``Ryu Sam-yeong, chief of police,``: a description between commas where the tree does not show it."""
        tokens = self.document.tokens
        before, after = draft.first - 1, draft.last
        if draft.noun_kind not in ("person", "envoy", "people") or draft.plural or before < 1 or after >= len(tokens):
            return None
        if draft.kind is MentionKind.NAMED or tokens[before].form != "," or tokens[after].upos != "PUNCT":
            return None
        name = next((item for item in range(index - 1, -1, -1) if self.drafts[item].last <= before), None)
        fits = name is not None and self.drafts[name].last == before and self._is_person(name)
        return name if fits else None

    def _equated(self, draft: Draft) -> int | None:
        token = self.document.tokens[draft.head]
        if token.relation == "appos":
            return None if self._is_example(draft) else self._named_with(token.head)
        case = self.document.children(draft.head, "case")  # is from the province
        if self.document.children(draft.head, "cop") and draft.kind is not MentionKind.NAMED and not case:
            subjects = self.document.children(draft.head, "nsubj")
            return self.at_head.get(subjects[0]) if subjects else None
        return self._identified(draft) or self._surnamed(draft)

    def _named_with(self, token: int) -> int | None:
        """The mention that a token heads, or whose name it is a later word of."""
        while self.document.tokens[token].relation == "flat" and token not in self.at_head:
            token = self.document.tokens[token].head
        return self.at_head.get(token)

    def _identified(self, draft: Draft) -> int | None:
        """``The victim was identified as Jane Roe``."""
        tokens, token = self.document.tokens, self.document.tokens[draft.head]
        if token.relation != "obl" or draft.entity is not EntityType.PERSON or token.head < 0:
            return None
        cases = {tokens[at].form.lower() for at in self.document.children(draft.head, "case")}
        if cases != {"as"} or tokens[token.head].lemma.lower() not in self.grammar.identifying:
            return None
        subjects = self.document.children(token.head, "nsubj")
        return self.at_head.get(subjects[0]) if subjects else None

    def _surnamed(self, draft: Draft) -> int | None:
        """``an officer surnamed Roe``."""
        tokens, token = self.document.tokens, self.document.tokens[draft.head]
        if token.relation not in ("xcomp", "obj") or token.head < 0 or draft.kind is not MentionKind.NAMED:
            return None
        above = tokens[token.head]
        naming = above.form.lower() in self.grammar.naming and above.relation in ("amod", "acl")
        return self.at_head.get(above.head) if naming else None

    def _describe(self, subject: int, told: int) -> None:
        """``The victim, a Kenyan nurse``: who has no name takes the country that the description tells."""
        mine, other = self.found[subject], self.found[told]
        kinds = (self.drafts[subject].kind, self.drafts[told].kind)
        same = self.drafts[subject].plural == self.drafts[told].plural and MentionKind.PRONOUN not in kinds
        if mine.code is None and other.code is not None and same and not other.apart:
            self.set_country(subject, other.code, f"described as {self._text(told)}")

    def _predicated(self, index: int) -> Country | None:
        """The country of an adjective, a nationality or a place behind *from* that a subject is said to be."""
        tokens, head = self.document.tokens, self.drafts[index].head
        pronoun = self.drafts[index].kind is MentionKind.PRONOUN
        if pronoun or self.found[index].apart or tokens[head].relation != "nsubj" or tokens[head].head < 0:
            return None
        above = tokens[head].head
        cases = {tokens[at].form.lower() for at in self.document.children(above, "case")}
        if not self.document.children(above, "cop") or cases - {"from"}:
            return None
        kinds = (Kind.COUNTRY,) if cases else (Kind.ADJECTIVE, Kind.NATIONAL)
        country = _country_of(self.gathering.match_at.get(above), *kinds)
        beside = (tokens[at].form.lower() for at in self.document.children(above, "advmod"))
        if country is None or not self.grammar.negations.isdisjoint(beside):
            return None
        return replace(country, words=f"told to be {' '.join((*cases, tokens[above].form))}")

    def _where(self, index: int) -> Country | None:
        """``from Argentina, where the government granted him asylum``: who acts in the clause is of the country."""
        draft, tokens = self.drafts[index], self.document.tokens
        verb = tokens[draft.head].head
        acts = tokens[draft.head].relation == "nsubj" and verb >= 0 and tokens[verb].rel == "acl:relcl"
        if not (acts and draft.definite) or draft.noun_kind not in ("body", "group") or draft.found.sector is None:
            return None
        words = {tokens[at].form.lower() for at in self.document.children(verb, "advmod")}
        place = self.at_head.get(tokens[verb].head) if "where" in words else None
        code = self.found[place].code if place is not None and self._is_place(place) else None
        return Country(code, f"in {self._text(place)}") if code is not None and place is not None else None

    def _of_who_tells(self, index: int) -> Country | None:
        """``The Kenyan ministry said that the deputy minister …``: an officer of the government that speaks of him."""
        draft, tokens = self.drafts[index], self.document.tokens
        if draft.kind is not MentionKind.ROLE or not draft.definite or draft.noun_kind != "person":
            return None
        if self.found[index].sector not in TELLING or self.found[index].apart:
            return None
        clause = next((at for at in self.document.ancestors(draft.head) if tokens[at].relation == "ccomp"), -1)
        speaker = self._subject(tokens[clause].head) if clause >= 0 else None
        if speaker is None or self.drafts[speaker].noun_kind != "body" or self.found[speaker].code is None:
            return None
        same = self.found[speaker].sector == self.found[index].sector
        return Country(self.found[speaker].code or "", f"told of by {self._text(speaker)}") if same else None

    def _introduced_unnamed(self) -> None:
        """``A Kenyan woman was jailed. … Jane Roe (53)``: whom the first sentence of a report tells of without a name.

        The name that comes next without a title or a country, with an age beside it, is hers.
        """
        opening = next(
            (item for item in self.in_sentence.get(self._first_body, ()) if self._is_protagonist(item)), None
        )
        if opening is None:
            return
        after = (item for item, draft in enumerate(self.drafts) if item > opening and draft.entity is EntityType.PERSON)
        name = next((item for item in after if not self.drafts[item].noun), None)
        if name is None or self.found[name].code is not None or not self._has_age(self.drafts[name].last):
            return
        near = self._sentence(name).index - self._first_body <= INTRODUCED
        genders = {self.drafts[opening].gender, self.drafts[name].gender} - {""}
        if near and len(genders) < 2:
            self._learn(name, opening)

    @cached_property
    def _first_body(self) -> int:
        sentences = self.document.sentences
        return next((item.index for item in sentences if item.kind is not PassageKind.HEADLINE), 0)

    def _is_protagonist(self, item: int) -> bool:
        """``a 35-year-old Kenyan man``: one person, indefinite, the subject, of a country that the words tell."""
        draft = self.drafts[item]
        one = not draft.plural and draft.noun_kind in ("people", "person") and self._is_subject(item)
        indefinite = self.document.tokens[draft.first].form.lower() in self.grammar.indefinite
        return one and indefinite and self.found[item].code is not None

    def _has_age(self, at: int) -> bool:
        """A number of years behind a name: *(53)*, *, 53,*."""
        forms = [token.form for token in self.document.tokens[at : at + 3]]
        return len(forms) == 3 and forms[0] in (",", "(") and forms[2] in (",", ")", ".") and forms[1].isdigit()

    def _is_example(self, draft: Draft) -> bool:
        """``its backers, notably Russia``: one of several, not another name for them."""
        children = self.document.children(draft.head, "advmod", "case", "mark")
        words = {self.document.tokens[at].form.lower() for at in children}
        before = self.document.tokens[draft.first - 1].form.lower() if draft.first else ""
        return bool((words | {before}) & self.grammar.examples)

    def _learn(self, subject: int, told: int) -> None:
        """The named one takes what the description tells and is not known; both are one actor."""
        mine, other = self.found[subject], self.found[told]
        why = f"described as {self.document.text(self.document.span(self.drafts[told].first, self.drafts[told].last))}"
        if not mine.sector or not mine.code:
            self.found[subject] = replace(
                mine,
                code=mine.code or other.code,
                sector=mine.sector or other.sector,
                other_sectors=mine.other_sectors if mine.sector else other.other_sectors,
                why=(*mine.why, why),
            )
        self._join(told, subject, f"describes {self._text(subject)}", yielding=True)

    def _home_behind(self, at: int) -> Country | None:
        """The country and the words of the place behind an age and *of* or *from*; the last of *Mombasa, Kenya*."""
        tokens = self.document.tokens
        forms = [token.form.lower() for token in tokens[at : at + 4]]
        between_commas = self._has_age(at) and forms[0] == forms[2] == ","
        if not between_commas or len(forms) < 4 or forms[3] not in self.grammar.homes:
            return None
        told: Country | None = None
        at += 4
        while (place := self.gathering.entity_at.get(at)) is not None and place.type is EntityType.LOCATION:
            code = self.gathering.place_code(place)
            told = Country(code, f"of {self.document.text(place.span)}") if code else told
            at = place.last + 1 if place.last < len(tokens) and tokens[place.last].form == "," else place.last
        return told


def _country_of(match: Match | None, *kinds: Kind) -> Country | None:
    """The country that known words of these kinds name."""
    entry = match.of(*kinds) if match is not None else None
    return Country(entry.code, f"of {entry.name}") if entry is not None and entry.code else None
