"""Gathers what may be an actor in a report: names, nouns, modifiers and pronouns, each coded by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from tacitus.actors.coding import BEYOND, NOBODY, Coder, Resolution
from tacitus.actors.entries import Entry, Kind
from tacitus.actors.genders import load_genders
from tacitus.actors.grammar import load_grammar
from tacitus.actors.known import COUNTRY_KINDS, Known
from tacitus.actors.lexicon import Match
from tacitus.actors.phrases import read_phrase
from tacitus.actors.pronouns import Pronoun
from tacitus.actors.several import countries_of
from tacitus.actors.spans import grown, head_of, is_person, linked_edge, phrase_span, titled_span
from tacitus.actors.words import is_acronym, keys_of, plurals
from tacitus.records import Entity, EntityType, MentionKind, Token

NAMED_TYPES = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.NORP)
NOMINAL = frozenset(("NOUN", "PROPN"))
MODIFYING = frozenset(("compound", "amod", "flat", "nmod:desc", "fixed", "goeswith", "nummod", "det"))


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
class Gathering(Known):
    """Every mention of a report, each coded by itself."""

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
        acting = (draft for draft in every.values() if not self._is_language(draft))
        return tuple(sorted(acting, key=lambda draft: (draft.first, -draft.last)))

    def _is_language(self, draft: Draft) -> bool:
        """``translated from Persian into French``, ``between Arabic and Vietnamese``: no nation but its language."""
        match, token, grammar = self.match_at.get(draft.head), self.document.tokens[draft.head], load_grammar()
        if match is None or match.of(Kind.ADJECTIVE, Kind.NATIONAL) is None or draft.last - draft.first > 1:
            return False
        if token.features.number == "Plur" or self.document.children(draft.head, "det", "nmod:poss"):
            return False
        first = draft.head
        while self.document.tokens[first].relation == "conj":
            first = self.document.tokens[first].head
        above = self.document.tokens[first].head
        joined = (first, *self.document.children(first, "conj"))
        beside = {self.document.tokens[at].form.lower() for at in joined}
        lemma = (self.document.tokens[above].lemma or self.document.tokens[above].form).lower() if above >= 0 else ""
        told = lemma in grammar.linguistic and self.document.tokens[first].relation != "nsubj"
        return told or bool(beside & grammar.tongues)

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
        """Tokens that a modifier mention need not repeat: the head alone where nobody is told of the rest.

        ``The number of deaths in police firing`` is nobody, the police are.
        """
        return range(draft.first, draft.last) if draft.found.known else range(draft.head, draft.head + 1)

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
        first = self._whole(first, at)
        head = at
        if entity is not None and entity.type in NAMED_TYPES and first <= entity.first and entity.last <= last:
            head = self._name_head(entity, at)
        found = self._told(at, first, last, head)
        letters = entity is None and self.document.tokens[at].form in self._letters
        named = found.named or letters or (entity is not None and entity.type in NAMED_TYPES)
        match = self.match_at.get(head)
        if _noun_name(match) in load_grammar().mass and not named and self._is_mass(at):
            return None
        if _noun_name(match) in load_grammar().collective and self._is_a_time(match):
            return None
        thing = not found.known and self._is_of_a_thing(match)
        if not (found.sector or named or (not thing and self._refers_back(first, match))):
            return None
        agent = match.of(Kind.AGENT) if match else None
        token = self.document.tokens[at]
        return Draft(
            first,
            last,
            at,
            MentionKind.NAMED if named else _kind_of(agent.detail if agent else "", token.features.number),
            found,
            plural=found.plural or (token.features.number == "Plur" and not _is_one(found)),
            name=_name_of(at, entity, match, letters) if named else None,
            entity=entity.type if entity else None,
            noun=_noun_name(match),
            noun_kind=agent.detail if agent else "",
            definite=self._definite(first),
            gender=self._noun_gender(token),
            several=() if named else countries_of(self.document, at, self._inside(first, at), self.match_at, agent),
        )

    def _told(self, at: int, first: int, last: int, head: int) -> Resolution:
        """Who a noun phrase means by its words and by the name in it."""
        entity, found = self.entity_at.get(at), self._for_whom(at, first, last, head)
        if entity is not None and self._is_named_after(entity, at):
            found = NOBODY
        if not found.known and entity is not None and entity.type is EntityType.LOCATION:
            found = self._town(at, entity)
        if not found.known and entity is not None:
            found = self._country_in_name(entity, found)
        if found.place and self.document.tokens[at].upos == "ADJ":
            return replace(found, sector=self._above(at) or found.sector or "GOV", plural=False)
        return found

    def _is_named_after(self, entity: Entity, at: int) -> bool:
        """``King Hussein Bridge``: a place by a person's name is nobody."""
        match = self.match_at.get(entity.first)
        return match is not None and at not in self.match_at and self._names_a_place(match)

    def _names_a_place(self, match: Match) -> bool:
        """The title or office that a place's name opens with."""
        entity = self.entity_at.get(match.first)
        if entity is None or entity.type not in (EntityType.LOCATION, EntityType.FACILITY):
            return False
        opens = match.first == entity.first and match.last < entity.last
        return opens and match.of(Kind.TITLE, Kind.AGENT) is not None and match.of(*COUNTRY_KINDS) is None

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
        if code is None or self.document.tokens[at].rel != "nsubj" or self.is_branch(entity.first):
            return NOBODY
        return Resolution(code, "GOV", named=True, why=("a town that acts",))

    def _refers_back(self, first: int, match: Match | None) -> bool:
        """``the two leaders``, ``the group``: words that mean something only through what they go back to."""
        agent = match.of(Kind.AGENT) if match is not None else None
        if agent is None or agent.detail == "people":
            return False
        each = self.document.tokens[first].form.lower() in load_grammar().each
        return agent.detail in ("person", "envoy") or self._definite(first) or each

    def _is_a_time(self, match: Match | None) -> bool:
        """``the past couple of days``."""
        behind = self.document.children(match.last - 1, "nmod") if match is not None else ()
        return any(self.document.tokens[at].lemma.lower() in load_grammar().measures for at in behind)

    def _is_of_a_thing(self, match: Match | None) -> bool:
        """``the other side of the ocean``: the phrase behind *of* would tell who it is, and tells of nobody."""
        agent = match.of(Kind.AGENT) if match is not None else None
        if match is None or agent is None or agent.weight != "transparent":
            return False
        cases = (self.document.children(item, "case") for item in self.document.children(match.last - 1, "nmod"))
        return any(self.document.tokens[at].form.lower() == "of" for found in cases for at in found)

    def _whole(self, first: int, at: int) -> int:
        """Where a known name that reaches over the left edge begins: the *State of* Kuwait ambassador; no dash."""
        while first < at and self.document.tokens[first].upos == "PUNCT":
            first += 1
        match = self.match_at.get(first)
        if match is not None and match.last <= at and match.of(*COUNTRY_KINDS, Kind.GROUP):
            return match.first
        before = self.ending.get(first)  # IS fighters: letters that the tree takes for a verb
        letters = before is not None and before.of(Kind.GROUP) is not None and before.last - before.first == 1
        if before is not None and letters and self.document.tokens[before.first].upos in ("AUX", "VERB"):
            return before.first
        return first

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
        entities = (entity for entity in self.document.entities if not is_person(entity))
        words = (self.document.tokens[at].form for entity in entities for at in range(entity.first, entity.last))
        return replace(self.coder, near=self.countries_named, names=frozenset(words))

    def place_code(self, entity: Entity) -> str | None:
        """The country of a place: one that its name begins or ends with (Melbourne, Australia), else its town's."""
        for at in (entity.first, entity.last - 1):
            match = self.match_at.get(at)
            entry = match.of(*COUNTRY_KINDS) if match is not None else None
            if entry is not None:
                return entry.code
        return self.town(entity.first, entity.last)

    def town_of(self, entity: Entity) -> str | None:
        """The country of the town that a body's name begins with (``Mombasa High Court``), if a noun follows."""
        if self._inside(entity.first, entity.last) and entity.first not in self.match_at:
            stop = next(at for at in range(entity.first, entity.last) if at in self.match_at)
            return self.town(entity.first, stop)
        return None

    def _inside(self, first: int, last: int) -> list[Match]:
        """Matches that lie wholly in a stretch of tokens."""
        starting = (match for at in range(first, last) for match in self.starting.get(at, ()))
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
            if self._is_venue(match, last) or self._names_a_place(match):
                continue
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

    def _is_venue(self, match: Match, last: int) -> bool:
        """``the Minsk agreements``: a capital that something was signed in is no party to it."""
        above = self.document.tokens[self.document.tokens[last].head]
        seat = match.of(Kind.SEAT) is not None and match.of(Kind.COUNTRY) is None
        return seat and (above.lemma or above.form).lower() in load_grammar().venues

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


def _is_one(found: Resolution) -> bool:
    """A country or union of countries is one however it is written (the United States, the United Nations)."""
    return found.place or (found.named and found.code in BEYOND)


def _tokens(match: Match) -> range:
    return range(match.first, match.last)


def _name_of(at: int, entity: Entity | None, match: Match | None, letters: bool) -> tuple[int, int] | None:
    """The first token of a name and the one behind it: of the entity, of the known words, or of letters in brackets."""
    if entity is not None:
        return entity.first, entity.last
    if match is not None:
        return match.first, match.last
    return (at, at + 1) if letters else None


def _noun_name(match: Match | None) -> str:
    agent = match.of(Kind.AGENT) if match is not None else None
    return agent.name if agent is not None else ""


def _noun_kind(match: Match | None) -> str:
    agent = match.of(Kind.AGENT) if match is not None else None
    return agent.detail if agent is not None else ""


def _kind_of(detail: str, number: str) -> MentionKind:
    return MentionKind.ROLE if detail in ("person", "envoy") and number != "Plur" else MentionKind.GROUP
