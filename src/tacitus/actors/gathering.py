"""Gathers what may be an actor in a report: names, nouns, modifiers and pronouns, each coded by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from tacitus.actors.coding import BEYOND, NOBODY, Coder, Resolution
from tacitus.actors.entries import LOCAL_KINDS, Entry, Kind, Written
from tacitus.actors.genders import load_genders
from tacitus.actors.grammar import load_grammar
from tacitus.actors.lexicon import Lexicon, Match, at_home
from tacitus.actors.namesakes import Settled, load_namesakes, settle
from tacitus.actors.phrases import read_phrase
from tacitus.actors.pronouns import Pronoun
from tacitus.actors.several import countries_of
from tacitus.actors.spans import grown, head_of, is_person, linked_edge, phrase_span, titled_span
from tacitus.actors.words import is_acronym, is_capital, keys_of, plurals
from tacitus.records import Document, Entity, EntityType, MentionKind, Token

NAMED_TYPES = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.NORP)
NOMINAL = frozenset(("NOUN", "PROPN"))
MODIFYING = frozenset(("compound", "amod", "flat", "nmod:desc", "fixed", "goeswith", "nummod", "det"))
COUNTRY_KINDS = (Kind.COUNTRY, Kind.ADJECTIVE, Kind.SEAT)


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention before it is known what it corefers with. ``name`` holds the tokens of a proper name."""

    first: int
    last: int
    head: int
    kind: MentionKind
    found: Resolution
    plural: bool = False
    name: tuple[int, int] | None = None
    entity: EntityType | None = None
    noun: str = ""  # the dictionary's noun that heads it
    noun_kind: str = ""
    many: bool = False  # the noun before a name is a plural
    definite: bool = False
    pronoun: Pronoun | None = None
    gender: str = ""
    several: tuple[int, ...] = ()  # heads of the countries that a plural is of (Turkish and Iranian ministers)


@dataclass(frozen=True)
class Gathering:
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
        plain = (self._without_surname(match) for match in self.matches)
        matches = [self._localised(self._settled(match)) for match in at_home(tuple(plain), self._home)]
        inside = (self._in_name, self._is_dated, self._misplaced)
        return tuple(match for match in matches if not any(lies(match) for lies in inside))

    def _without_surname(self, match: Match) -> Match:
        """``Christian`` politicians are named after no president: a word that means something else, in no name."""
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
        article = match.first > 0 and self.document.tokens[match.first - 1].form.lower() in load_grammar().determiners
        return match.of(Kind.GROUP) is not None or (agent is not None and article)

    def _keys(self, match: Match) -> tuple[str, ...]:
        return keys_of(" ".join(token.form for token in self.document.tokens[match.first : match.last]))

    @cached_property
    def _full_name_words(self) -> frozenset[str]:
        """Words of the persons' names that have more than one."""
        names = [keys_of(self.document.text(entity.span)) for entity in self.document.entities if is_person(entity)]
        return frozenset(key for name in names if len(name) > 1 for key in name)

    def _is_name(self, entity: Entity) -> bool:
        match = self.match_at.get(entity.last - 1)
        covers = match is not None and match.first <= entity.first and match.last >= entity.last
        return not (covers and match is not None and not match.of(Kind.PERSON) and self._is_no_name(match))

    @cached_property
    def ending(self) -> dict[int, Match]:
        """Matches by the token after them."""
        return {match.last: match for match in self.known}

    @cached_property
    def match_at(self) -> Mapping[int, Match]:
        """The match of each token."""
        return {at: match for match in self.known for at in range(match.first, match.last)}

    # --- drafts -----------------------------------------------------------------------------------

    def drafts(self) -> tuple[Draft, ...]:
        """Every mention, in text order, the longer first."""
        people = list(self._people())
        taken = {at for draft in people for at in range(draft.first, draft.last)}
        nouns = [draft for draft in self._nouns(taken) if draft is not None]
        heads = {draft.head for draft in (*people, *nouns)}
        covered = taken | {at for draft in nouns for at in self._core(draft)}
        nouns.extend(part for draft in tuple(nouns) for part in self._parts(draft))
        rest = list(self._modifiers(heads, covered))
        every = {(draft.first, draft.last): draft for draft in (*rest, *self._pronouns(), *nouns, *people)}
        return tuple(sorted(every.values(), key=lambda draft: (draft.first, -draft.last)))

    def _parts(self, draft: Draft) -> Iterator[Draft]:
        """Each of the countries that a plural is of, as one of those meant: ``Turkish`` and ``Iranian`` ministers."""
        for at in draft.several:
            if at < draft.head:
                match, mine = self.match_at[at], draft.found
                found = self._coded(match.first, match.last, at)
                found = replace(
                    found, sector=mine.sector, other_sectors=mine.other_sectors, identifier_id=None,
                    identifier_text=None, named=False, place=False, plural=False, why=(*found.why, *mine.why[:1]),
                )  # fmt: skip
                yield Draft(match.first, match.last, at, MentionKind.GROUP, found)

    def _core(self, draft: Draft) -> range:
        """Tokens that a modifier mention need not repeat."""
        return range(draft.first, draft.last)

    def _people(self) -> Iterator[Draft]:
        for entity in self._person_entities():
            first, last = titled_span(self.document, entity, self.ending)
            first = min(first, self._full_name(entity))
            head = head_of(self.document, first, last)
            found = self._coded(first, last, last - 1)
            title = self.ending.get(entity.first) if first < entity.first else None
            yield Draft(
                first,
                last,
                head,
                MentionKind.NAMED,
                replace(found, named=True),
                name=(entity.first, entity.last),
                entity=EntityType.PERSON,
                noun=_noun_name(title),
                noun_kind=_noun_kind(title),
                many=title is not None and self._is_plural(title),
                gender=self._gender(first, entity.first, entity.last),
            )

    def _full_name(self, entity: Entity) -> int:
        """The first token of the known name that a person's name ends: *King* Abdullah."""
        match = self.match_at.get(entity.last - 1)
        known = match is not None and match.last == entity.last and match.of(Kind.PERSON) is not None
        return match.first if match is not None and known else entity.first

    def _is_plural(self, match: Match) -> bool:
        agent = match.of(Kind.AGENT)
        return agent is not None and self._keys(match)[-1] in plurals(keys_of(agent.name)[-1])

    def _person_entities(self) -> Iterator[Entity]:
        """Persons of the language model, and known full names that it missed."""
        for entity in self.document.entities:
            if is_person(entity) and self._is_name(entity) and not self._in_date(entity.first, entity.last):
                yield entity
        for match in self.known:
            missed = not any(is_person(self.entity_at.get(at)) for at in _tokens(match))
            proper = self.document.tokens[match.last - 1].upos == "PROPN" and not self._in_date(match.first, match.last)
            if match.of(Kind.PERSON) and missed and proper:
                span = self.document.span(match.first, match.last)
                yield Entity(span.begin, span.end, match.first, match.last, EntityType.PERSON)
        yield from self._surnames()

    def _surnames(self) -> Iterator[Entity]:
        """Single names that the model missed, of persons whom the report names in full."""
        full = [entity for entity in self.document.entities if is_person(entity) and entity.last - entity.first > 1]
        known = {self.document.tokens[entity.last - 1].form for entity in full}
        for token in self.document.tokens:
            at = token.index
            free = at not in self.entity_at and at not in self.match_at and token.rel not in MODIFYING
            if free and token.upos == "PROPN" and token.form in known:
                yield Entity(token.begin, token.end, at, at + 1, EntityType.PERSON)

    def _in_date(self, first: int, last: int) -> bool:
        """True for one word beside a number: 3 May 2019 is no Mrs May."""
        beside = (first - 1, last) if last - first == 1 else ()
        tokens = self.document.tokens
        return any(0 <= at < len(tokens) and tokens[at].form[:1].isdigit() for at in beside)

    def _gender(self, start: int, first: int, last: int) -> str:
        """What a title, a noun or the given name tells: empty if none does."""
        titles = [title for match in self._inside(start, last) if (title := match.of(Kind.TITLE)) is not None]
        told = next((title.detail for title in titles if title.detail), "")
        forms = tuple(token.form for token in self.document.tokens[start:last])
        nouns = load_genders().nouns
        told = told or next((nouns[form.lower()] for form in forms[: first - start] if form.lower() in nouns), "")
        return told or load_genders().of_name(forms[first - start :])

    def _nouns(self, taken: set[int]) -> Iterator[Draft | None]:
        done: set[int] = set()
        for token in self.document.tokens:
            at = token.index
            if at in taken or at in done or not self._heads(at):
                continue
            draft = self._noun(at)
            if draft is not None:
                done.update(self._inner(draft))
                yield draft

    @cached_property
    def _letters(self) -> frozenset[str]:
        """Letters in brackets behind a name: later they are a name themselves."""
        tokens = self.document.tokens
        return frozenset(
            token.form
            for token in tokens[1:-1]
            if is_acronym(token.form) and tokens[token.index - 1].form == "(" and tokens[token.index + 1].form == ")"
        )

    def _inner(self, draft: Draft) -> Iterator[int]:
        """Tokens of a name that head nothing else."""
        if draft.name is not None:
            yield from range(*draft.name)

    def _heads(self, at: int) -> bool:
        """True if a token may head a mention of its own."""
        token = self.document.tokens[at]
        name = self.entity_at.get(at)
        if name is not None and token.relation == "conj" and self.entity_at.get(token.head) is name:
            return False  # the Justice and Development Party is no justice
        nominal = token.upos in NOMINAL or (at in self.match_at and token.upos in ("ADJ", "VERB", "NUM", "X"))
        match = self.match_at.get(at)
        if match is not None and match.of(Kind.GROUP):
            return token.rel not in MODIFYING and token.upos != "CCONJ"
        if not nominal or (token.upos == "VERB" and not self.document.children(at, "det")):
            return False
        if token.upos == "ADJ" and not self.document.children(at, "det", "case"):
            return (
                token.relation in ("nsubj", "obj", "conj", "root") and self.match_at[at].of(*COUNTRY_KINDS) is not None
            )
        return token.rel not in MODIFYING

    def _noun(self, at: int) -> Draft | None:
        entity = self.entity_at.get(at)
        first, last = grown(phrase_span(self.document, at), at, self._names_at(at))
        head = at
        if entity is not None and entity.type in NAMED_TYPES and first <= entity.first and entity.last <= last:
            head = self._name_head(entity, at)
        found = self._for_whom(at, first, last, head)
        if not found.known and entity is not None and entity.type is EntityType.LOCATION:
            found = self._town(at, entity)
        if not found.known and entity is not None:
            found = self._country_in_name(entity, found)
        if found.place and self.document.tokens[at].upos == "ADJ":
            found = replace(found, sector=self._above(at) or found.sector or "GOV", plural=False)
        letters = entity is None and self.document.tokens[at].form in self._letters
        named = found.named or letters or (entity is not None and entity.type in NAMED_TYPES)
        match = self.match_at.get(head)
        if _noun_name(match) in load_grammar().mass and not named and self._is_mass(at):
            return None
        if not (found.sector or named or self._refers_back(first, match)):
            return None
        name = (
            (entity.first, entity.last)
            if entity and named
            else ((match.first, match.last) if match and named else ((at, at + 1) if letters else None))
        )
        agent = match.of(Kind.AGENT) if match else None
        token = self.document.tokens[at]
        return Draft(
            first,
            last,
            at,
            MentionKind.NAMED if named else _kind_of(agent.detail if agent else "", token.features.number),
            found,
            plural=found.plural or (token.features.number == "Plur" and not _is_one(found)),
            name=name,
            entity=entity.type if entity else None,
            noun=_noun_name(match),
            noun_kind=agent.detail if agent else "",
            definite=self._definite(first),
            gender=self._noun_gender(token),
            several=() if named else countries_of(self.document, at, self._inside(first, at), self.match_at, agent),
        )

    def _noun_gender(self, token: Token) -> str:
        """What a noun tells, or a word before it (``a female officer``)."""
        nouns = load_genders().nouns
        children = self.document.children(token.index, "amod", "compound")
        before = [self.document.tokens[at].form.lower() for at in children]
        told = next((nouns[form] for form in before if form in nouns), "")
        return nouns.get((token.lemma or token.form).lower(), "") or told

    def _is_mass(self, at: int) -> bool:
        """``the use of force``: no article, number or owner."""
        token = self.document.tokens[at]
        told = self.document.children(at, "det", "nummod", "nmod:poss", "amod", "compound")
        return token.features.number != "Plur" and not told

    def _for_whom(self, at: int, first: int, last: int, head: int) -> Resolution:
        """Who a noun phrase means; ``a spokesman for the rebels`` is of those whom he speaks for."""
        found = self._coded(first, last, head)
        if found.code is not None or _noun_kind(self.match_at.get(head)) not in ("person", "envoy"):
            return found
        reach = linked_edge(self.document, at, last)
        wider = self._coded(first, reach, head) if reach > last else found
        return wider if wider.code or not found.sector else found

    def _above(self, at: int) -> str | None:
        """``French and British jets``: the sector of the noun that a second country stands before."""
        while self.document.tokens[at].relation == "conj":
            at = self.document.tokens[at].head
        match = self.match_at.get(self.document.tokens[at].head)
        agent = match.of(Kind.AGENT) if match is not None else None
        return agent.sector if agent is not None else self._deed(at)

    def _town(self, at: int, entity: Entity) -> Resolution:
        """A town that does something stands for its authorities."""
        code = self.town(entity.first, entity.last)
        if code is None or self.document.tokens[at].rel != "nsubj":
            return NOBODY
        return Resolution(code, "GOV", named=True, why=("a town that acts",))

    def _refers_back(self, first: int, match: Match | None) -> bool:
        """``the two leaders``, ``the group``: words that mean something only through what they go back to."""
        agent = match.of(Kind.AGENT) if match is not None else None
        if agent is None or agent.detail == "people":
            return False
        each = self.document.tokens[first].form.lower() in load_grammar().each
        return agent.detail in ("person", "envoy") or self._definite(first) or each

    def _names_at(self, at: int) -> list[tuple[int, int]]:
        entity, match = self.entity_at.get(at), self.match_at.get(at)
        spans = [(entity.first, entity.last)] if entity is not None and entity.type in NAMED_TYPES else []
        return [*spans, (match.first, match.last)] if match is not None else spans

    def _name_head(self, entity: Entity, at: int) -> int:
        """In a name headed by its first word (Bank of England) that word, else the last word."""
        match = self.match_at.get(at)
        if match is not None and match.last >= entity.last:
            return at
        return at if match is not None and match.of(Kind.AGENT, Kind.GROUP) else entity.last - 1

    def _definite(self, first: int) -> bool:
        return self.document.tokens[first].form.lower() in load_grammar().articles

    def _coded(self, first: int, last: int, head: int) -> Resolution:
        matches = [
            replace(match, first=match.first - first, last=match.last - first) for match in self._inside(first, last)
        ]
        forms = [token.form for token in self.document.tokens[first:last]]
        return self._near_coder.code(read_phrase(forms, matches, head - first))

    @cached_property
    def _near_coder(self) -> Coder:
        return replace(self.coder, near=self.countries_named)

    def place_code(self, entity: Entity) -> str | None:
        """The country of a place: one that its name begins or ends with (Melbourne, Australia), else its town's."""
        for at in (entity.first, entity.last - 1):
            match = self.match_at.get(at)
            entry = match.of(*COUNTRY_KINDS) if match is not None else None
            if entry is not None:
                return entry.code
        return self.town(entity.first, entity.last)

    def town(self, first: int, last: int) -> str | None:
        """The country of the town or region that words name; the report decides between namesakes."""
        return self.lexicon.city(self.document.text(self.document.span(first, last)), self.countries_named)

    def town_of(self, entity: Entity) -> str | None:
        """The country of the town that a body's name begins with (``Mombasa High Court``), if a noun follows."""
        if self._inside(entity.first, entity.last) and entity.first not in self.match_at:
            stop = next(at for at in range(entity.first, entity.last) if at in self.match_at)
            return self.town(entity.first, stop)
        return None

    def _inside(self, first: int, last: int) -> list[Match]:
        """Matches that lie wholly in a stretch of tokens."""
        starting = (
            self.match_at[at] for at in range(first, last) if at in self.match_at and self.match_at[at].first == at
        )
        return [match for match in starting if match.last <= last]

    # --- modifiers of nouns that are no actors ----------------------------------------------------

    def _modifiers(self, heads: set[int], covered: set[int]) -> Iterator[Draft]:
        """``Turkish`` airstrikes, ``police`` raid, ``UN`` resolution."""
        for match in self.known:
            last = match.last - 1
            token = self.document.tokens[last]
            if last in covered or token.rel not in ("compound", "amod", "nmod:desc", "flat", "conj") or last in heads:
                continue
            agent = match.of(Kind.AGENT)
            if match.of(*COUNTRY_KINDS, Kind.GROUP, Kind.PEOPLE) or (
                agent and (agent.weight == "strong" or self._is_league(agent, last)) and token.upos in NOMINAL
            ):
                yield self._modifier(match, last)
        for entity in self.document.entities:
            last = entity.last - 1
            if entity.type in NAMED_TYPES and not any(
                at in covered or at in self.match_at for at in range(entity.first, entity.last)
            ):
                yield self._unknown(entity, last)

    def _modifier(self, match: Match, last: int) -> Draft:
        first = self._owner(match)
        found = self._coded(first, match.last, last)
        country, agent = match.of(*COUNTRY_KINDS), match.of(Kind.AGENT)
        if agent is not None and self._is_league(agent, last):
            found = replace(found, code="IGO", sector="MIL", why=(*found.why, "several countries' forces"))
        if country is not None:
            sector = self._deed(last) or found.sector or "GOV"
            found = replace(found, sector=sector, plural=False, why=(*found.why, "modifies an act"))
        return Draft(
            first, match.last, last, MentionKind.NAMED if found.named else MentionKind.GROUP, found,
            name=(match.first, match.last) if found.named else None, noun=_noun_name(match),
        )  # fmt: skip

    def _is_league(self, agent: Entry, last: int) -> bool:
        """``coalition`` air strikes: forces of several countries."""
        return agent.name in load_grammar().leagues and self._deed(last) == "MIL"

    def _owner(self, match: Match) -> int:
        """Where a country right before a noun begins (``Burma's regime``)."""
        at = match.first
        if at > 0 and self.document.tokens[at - 1].form in load_grammar().possessives:
            at -= 1
        before = self.ending.get(at)
        owned = match.of(Kind.AGENT) is not None and before is not None and before.of(*COUNTRY_KINDS) is not None
        return before.first if owned and before is not None else match.first

    def _deed(self, at: int) -> str | None:
        """The sector of who does what the noun above names."""
        above = self.document.tokens[self.document.tokens[at].head]
        lemma = above.lemma or above.form
        beside = " ".join(self.document.tokens[item].form for item in self.document.children(above.index, "compound"))
        return self.lexicon.deeds.get(keys_of(f"{beside} {lemma}")) or self.lexicon.deeds.get(keys_of(lemma))

    def _unknown(self, entity: Entity, last: int) -> Draft:
        head = head_of(self.document, entity.first, entity.last)
        found = replace(self._coded(entity.first, entity.last, last), named=True)
        name = (entity.first, entity.last)
        return Draft(entity.first, entity.last, head, MentionKind.NAMED, found, name=name, entity=entity.type)

    def _country_in_name(self, entity: Entity, found: Resolution) -> Resolution:
        """The country that the name of an organisation nobody knows opens with: *Kenya* Airways."""
        match = self.match_at.get(entity.first)
        opens = match is not None and match.first == entity.first and match.last < entity.last
        country = match.of(Kind.COUNTRY) if match is not None and opens else None
        if entity.type is not EntityType.ORGANIZATION or country is None:
            return found
        return replace(found, code=country.code, why=(*found.why, "country in its name"))

    def _pronouns(self) -> Iterator[Draft]:
        for token in self.document.tokens:
            pronoun = self.pronouns.get(token.form.lower()) if token.upos in ("PRON", "DET") else None
            if pronoun is None or token.relation == "expl" or (token.form == "US"):
                continue
            at = token.index
            plural = pronoun.number == "Plur"
            yield Draft(
                at, at + 1, at, MentionKind.PRONOUN, Resolution(), plural, pronoun=pronoun, gender=pronoun.gender
            )


def _open(entry: Entry, word: str) -> Entry:
    """A body as its name alone tells it: of what kind, but not of which country."""
    if entry.kind is not Kind.GROUP:
        return entry
    return replace(entry, name=word, terms=tuple(replace(term, code=None) for term in entry.terms), identifier=None)


def _is_shared(match: Match) -> bool:
    """True for a name that persons of two countries have: King Abdullah."""
    return len({entry.code for entry in match.entries if entry.kind is Kind.PERSON}) > 1


def _is_one(found: Resolution) -> bool:
    """A country or union of countries is one however it is written (the United States, the United Nations)."""
    return found.place or (found.named and found.code in BEYOND)


def _tokens(match: Match) -> range:
    return range(match.first, match.last)


def _noun_name(match: Match | None) -> str:
    agent = match.of(Kind.AGENT) if match is not None else None
    return agent.name if agent is not None else ""


def _noun_kind(match: Match | None) -> str:
    agent = match.of(Kind.AGENT) if match is not None else None
    return agent.detail if agent is not None else ""


def _kind_of(detail: str, number: str) -> MentionKind:
    return MentionKind.ROLE if detail in ("person", "envoy") and number != "Plur" else MentionKind.GROUP
