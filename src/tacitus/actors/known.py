"""What the dictionary knows in a report: names and nouns, each with the meanings that hold there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tacitus.actors.coding import Coder
from tacitus.actors.entries import LOCAL_KINDS, NAMES, Entry, Kind, Written
from tacitus.actors.grammar import load_grammar
from tacitus.actors.lexicon import Lexicon, Match, at_home
from tacitus.actors.namesakes import Settled, load_namesakes, settle
from tacitus.actors.pronouns import Pronoun
from tacitus.actors.spans import is_person
from tacitus.actors.words import is_capital, keys_of
from tacitus.records import BEYOND_STATES, HYPHENS, Document, Entity, EntityType

COUNTRY_KINDS = (Kind.COUNTRY, Kind.ADJECTIVE, Kind.SEAT)


@dataclass(frozen=True)
class Known:
    """One document, the dictionary, and what the dictionary knows in it."""

    document: Document
    lexicon: Lexicon
    coder: Coder
    pronouns: Mapping[str, Pronoun]

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """Known words, sentence by sentence, counted by the document's tokens."""
        forms = [token.form for token in self.document.tokens]
        found = []
        for sentence in self.document.sentences:
            for match in self.lexicon.matches(forms[sentence.first : sentence.last]):
                found.append(replace(match, first=match.first + sentence.first, last=match.last + sentence.first))
        return tuple(found)

    @cached_property
    def entity_at(self) -> Mapping[int, Entity]:
        """The named entity of each token."""
        return {at: entity for entity in self.document.entities for at in range(entity.first, entity.last)}

    @cached_property
    def known(self) -> tuple[Match, ...]:
        """Matches without those that are only part of a person's name or of a date."""
        plain = (self._of_one_kind(match) for match in self.matches)
        matches = [self._localised(self._settled(match)) for match in at_home(tuple(plain), self._home)]
        inside = (self._in_name, self._is_dated, self._misplaced, self._is_house)
        found = tuple(match for match in matches if not any(lies(match) for lies in inside))
        spelt = tuple(self._spelt_otherwise(found))
        taken = {at for match in spelt for at in range(match.first, match.last)}
        free = (match for match in found if taken.isdisjoint(range(match.first, match.last)))
        return tuple(sorted((*free, *spelt), key=lambda match: match.first)) if spelt else found

    def _spelt_otherwise(self, found: Sequence[Match]) -> Iterator[Match]:
        """Persons by a full name that the directory writes in another way."""
        known = {at for match in found if match.of(*NAMES) for at in range(match.first, match.last)}
        for entity in self.document.entities:
            if is_person(entity) and known.isdisjoint(range(entity.first, entity.last)):
                keys = keys_of(self.document.text(entity.span))
                entries = self.lexicon.spelt(keys, self.countries_named) if len(keys) > 1 else ()
                if entries:
                    yield Match(entity.first, entity.last, entries)

    def _of_one_kind(self, match: Match) -> Match:
        """``Christian`` politicians are named after no president, Sipho Duma after no parliament."""
        if match.of(Kind.GROUP) and self._is_surname(match):
            return replace(match, entries=tuple(entry for entry in match.entries if entry.kind is not Kind.GROUP))
        if match.of(Kind.SURNAME) is None or match.of(Kind.PERSON) is not None:
            return match
        named = is_person(self.entity_at.get(match.first))
        if named or match.of(Kind.MODIFIER, Kind.PEOPLE, Kind.AGENT) is None:
            return match
        return replace(match, entries=tuple(entry for entry in match.entries if entry.kind is not Kind.SURNAME))

    def _settled(self, match: Match) -> Match:
        """A word that several countries share, with the one that it means here, or with none."""
        candidates = load_namesakes().get(self._keys(match), ())
        if not candidates or match.of(*COUNTRY_KINDS, Kind.NATIONAL) is None:
            return match
        settled = settle(candidates, self._text_keys, self._told_codes)
        word = self.document.text(self.document.span(match.first, match.last))
        entries = (self._meaning(entry, settled, word) for entry in match.entries)
        return replace(match, entries=tuple(entries))

    def _localised(self, match: Match) -> Match:
        """A party by a name that others have too stays open where nothing names the country of the best known one."""
        group = match.of(Kind.GROUP)
        if group is None or group.detail not in LOCAL_KINDS or group.written is Written.ACRONYM:
            return match
        if group.code in BEYOND_STATES:
            return match
        forms = [token.form for token in self.document.tokens[match.first : match.last]]
        told = not self.countries_named or group.code in self._countries_hinted
        if told or not self.lexicon.is_common(forms):
            return match
        return replace(match, entries=tuple(_open(entry, " ".join(forms)) for entry in match.entries))

    @cached_property
    def _countries_hinted(self) -> frozenset[str]:
        """Countries that names of any kind tell: of countries, persons, towns."""
        surnames = [entry.code for match in self.matches if (entry := match.of(Kind.SURNAME)) is not None]
        places = [entity for entity in self.document.entities if entity.type is EntityType.LOCATION]
        towns = [self.town(entity.first, entity.last) for entity in places]
        return self.countries_named | {code for code in (*surnames, *towns) if code}

    def town(self, first: int, last: int) -> str | None:
        """The country of the town or region that words name; the report decides between namesakes."""
        return self.lexicon.city(self.document.text(self.document.span(first, last)), self.countries_named)

    def _meaning(self, entry: Entry, settled: Settled, word: str) -> Entry:
        if entry.kind not in (*COUNTRY_KINDS, Kind.NATIONAL):
            return entry
        known = self.lexicon.countries.get(settled.code or "") if not settled.region else None
        name, identifier = (known.name, known.identifier) if known is not None else (word, None)
        terms = tuple(replace(term, code=settled.code) for term in entry.terms)
        return replace(entry, name=name, terms=terms, identifier=identifier, detail=settled.why)

    @cached_property
    def _text_keys(self) -> str:
        return "".join(f" {key} " for token in self.document.tokens for key in keys_of(token.form)).replace("  ", " ")

    @cached_property
    def _told_codes(self) -> frozenset[str]:
        """Countries that words which only one country has name."""
        entries = [
            match.of(*COUNTRY_KINDS, Kind.NATIONAL, Kind.PERSON)
            for match in self.matches
            if self._keys(match) not in load_namesakes()
        ]
        return frozenset(entry.code for entry in entries if entry is not None and entry.code)

    @cached_property
    def _home(self) -> str | None:
        """The country that words for countries name most."""
        entries = [match.of(*COUNTRY_KINDS, Kind.NATIONAL, Kind.PERSON) for match in self.matches]
        counted = Counter(entry.code for entry in entries if entry is not None and entry.code)
        return counted.most_common(1)[0][0] if counted else None

    @cached_property
    def countries_named(self) -> frozenset[str]:
        """Countries that words for countries and full names of persons tell."""
        kinds = (*COUNTRY_KINDS, Kind.NATIONAL, Kind.PERSON)
        entries = [match.of(*kinds) for match in self.matches if not self._in_name(match) and not _is_shared(match)]
        return frozenset(entry.code for entry in entries if entry is not None and entry.code)

    def _is_dated(self, match: Match) -> bool:
        """``3 May 2019`` names nobody."""
        held = self.entity_at.get(match.first)
        return held is not None and held.type is EntityType.DATE and match.of(Kind.PERSON, Kind.SURNAME) is not None

    def is_branch(self, at: int) -> bool:
        """``Kenya National University-Mombasa``: a town behind a body's hyphen is only which of its houses is meant."""
        tokens = self.document.tokens
        if at < 2 or tokens[at - 1].form not in HYPHENS:
            return False
        body = self.entity_at.get(at - 2)
        glued = tokens[at - 2].end == tokens[at - 1].begin and tokens[at - 1].end == tokens[at].begin
        return glued and body is not None and body.type is EntityType.ORGANIZATION

    def _is_house(self, match: Match) -> bool:
        return match.of(Kind.SEAT) is not None and self.is_branch(match.first)

    def _misplaced(self, match: Match) -> bool:
        """Letters of a party or office of a country that the report never names, while it names others."""
        group = match.of(Kind.GROUP)
        if group is None or group.written is not Written.ACRONYM or group.detail not in LOCAL_KINDS:
            return False
        return bool(self.countries_named) and group.code not in self.countries_named

    def _in_name(self, match: Match) -> bool:
        entity = self.entity_at.get(match.last - 1)
        if entity is None or not is_person(entity):
            return False
        if match.of(Kind.PERSON, Kind.SURNAME):
            return self._is_others(match, entity)
        if match.first <= entity.first and match.last >= entity.last and self._is_no_name(match):
            return False
        return match.last == entity.last or not match.of(Kind.TITLE, Kind.AGENT) or match.first > entity.first

    def _is_surname(self, match: Match) -> bool:
        """``Duma`` is no parliament where the report tells of Sboniso Duma."""
        return match.last - match.first == 1 and bool(self._full_name_words.intersection(self._keys(match)))

    def _is_others(self, match: Match, entity: Entity) -> bool:
        """``Ahmad Nawaf Al-Ahmad`` is not Nawaf al-Ahmad: a given name stands before, and no title."""
        if match.first <= entity.first:
            return False
        titled = any(other.of(Kind.TITLE, Kind.AGENT) for other in self._all_ending.get(match.first, ()))
        return not titled and is_capital(self.document.tokens[match.first - 1].form)

    @cached_property
    def _all_ending(self) -> dict[int, list[Match]]:
        found: dict[int, list[Match]] = {}
        for match in self.matches:
            found.setdefault(match.last, []).append(match)
        return found

    def _is_no_name(self, match: Match) -> bool:
        """A group (Daesh), or an office behind an article (the Amir), that the model took for a person."""
        agent = match.of(Kind.AGENT)
        if match.of(Kind.COUNTRY, Kind.SEAT) and not self._full_name_words.intersection(self._keys(match)):
            return True
        if match.of(Kind.GROUP) and not self._is_surname(match):
            return True
        article = match.first > 0 and self.document.tokens[match.first - 1].form.lower() in load_grammar().determiners
        return agent is not None and article

    def _keys(self, match: Match) -> tuple[str, ...]:
        return keys_of(" ".join(token.form for token in self.document.tokens[match.first : match.last]))

    @cached_property
    def _full_name_words(self) -> frozenset[str]:
        """Words of the persons' names that have more than one; *Da'esh* is one word."""
        full = [item for item in self.document.entities if is_person(item) and item.last - item.first > 1]
        return frozenset(key for entity in full for key in keys_of(self.document.text(entity.span)))

    def _is_name(self, entity: Entity) -> bool:
        match = self.match_at.get(entity.last - 1)
        covers = match is not None and match.first <= entity.first and match.last >= entity.last
        return not (covers and match is not None and not match.of(Kind.PERSON) and self._is_no_name(match))

    @cached_property
    def ending(self) -> dict[int, Match]:
        """Matches by the token after them."""
        return {match.last: match for match in self.known}

    @cached_property
    def starting(self) -> Mapping[int, Sequence[Match]]:
        """Matches by their first token: *ex-president* holds two."""
        found: dict[int, list[Match]] = {}
        for match in self.known:
            found.setdefault(match.first, []).append(match)
        return found

    @cached_property
    def match_at(self) -> Mapping[int, Match]:
        """The match of each token."""
        return {at: match for match in self.known for at in range(match.first, match.last)}


def _open(entry: Entry, word: str) -> Entry:
    """A body as its name alone tells it: of what kind, but not of which country."""
    if entry.kind is not Kind.GROUP:
        return entry
    return replace(entry, name=word, terms=tuple(replace(term, code=None) for term in entry.terms), identifier=None)


def _is_shared(match: Match) -> bool:
    """True for a name that persons of two countries have: King Abdullah."""
    return len({entry.code for entry in match.entries if entry.kind is Kind.PERSON}) > 1
