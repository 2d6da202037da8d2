"""From the words of a phrase to country, sector and identity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tacitus.actors.entries import FORCES, LOCAL_KINDS, MOVEMENTS, NAMES, Entry, Kind, Term
from tacitus.actors.grammar import load_grammar
from tacitus.actors.lexicon import Lexicon, Match, armed_before
from tacitus.actors.phrases import Phrase, Segment, city_in
from tacitus.actors.words import is_acronym, is_capital
from tacitus.records import HYPHENS, Tenure

PLACES = (Kind.COUNTRY, Kind.SEAT, Kind.ADJECTIVE, Kind.NATIONAL)
# Officials of the table that ends in January 2014 are taken to hold an open office for two more years.
HORIZON = date(2015, 12, 31)
ELITE = frozenset(("GOV", "LEG", "MIL", "SPY", "JUD", "COP", "PTY"))
PRESIDING = frozenset(("president", "vice president"))
BEYOND = frozenset(("UNO", "IGO", "NGO"))
SEATS = frozenset(("UNO", "IGO", "EUR"))
TRADES = frozenset(("JRN", "MED", "EDU"))
FREE = frozenset(("BUS", "JRN", "EDU", "MED", "LAB"))  # bodies that bear a region's name without being its own
ALLIANCES = frozenset(("IGO", "EUR"))
# Nouns that a word for armed men, or for civilians, before them does not make so: an Islamist party, tribal fighters.
UNARMED: Mapping[str, frozenset[str]] = {
    "UAF": frozenset(("PTY", "REL", "EDU", "NGO", "JRN", "MED", "LEG")),
    "CVL": frozenset(("UAF", "REB", "MIL", "PRM", "CRM", "COP")),
}
OF_BODIES = ("of", "for", "from")
AT_BODIES = ("at", "with", "in", "to")
PLACED = frozenset(("EDU", "MED"))
OWN_TRADE = frozenset(("JRN", "MED", "NGO", "REF"))  # an opposition newspaper is a newspaper


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a phrase means: PLOVER country and sectors, identity, and the reasons; None where it cannot be told."""

    code: str | None = None
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    identifier_id: str | None = None
    identifier_text: str | None = None
    named: bool = False
    plural: bool = False
    place: bool = False
    apart: bool = False  # an ally, rival or critic: whoever it is tied to does not tell its country
    office: str | None = None
    why: tuple[str, ...] = ()
    tenures: tuple[Tenure, ...] = ()

    @property
    def known(self) -> bool:
        """True if anything was told."""
        return bool(self.code or self.sector or self.identifier_text)


NOBODY = Resolution()


@dataclass(frozen=True)
class Coder:
    """Codes phrases as they stood on a day; without a day persons have the office they last held."""

    lexicon: Lexicon
    on: date | None = None
    today: date | None = None
    slack: timedelta = timedelta(0)
    near: frozenset[str] = frozenset()  # countries that the report names
    names: frozenset[str] | None = None  # words of the report's names that are no persons'

    def code(self, phrase: Phrase) -> Resolution:
        """Who a phrase means."""
        found = self._core(phrase)
        if found.code is None and not found.apart:
            found = self._with_country(phrase, found)
        if found.office and found.code and not found.identifier_text:
            found = self._with_holder(found)
        return replace(found, why=tuple(dict.fromkeys(found.why)))

    # --- the core ---------------------------------------------------------------------------------

    def _core(self, phrase: Phrase) -> Resolution:
        core = phrase.core
        start = core.first if phrase.possessive is None else phrase.possessive + 1
        matches = phrase.inside(start, max((m.last for m in phrase.matches if m.first < core.last), default=core.last))
        heads = [match for match in matches if match.first <= phrase.head < match.last]
        head = next((match for match in heads if match.of(Kind.AGENT)), next(iter(heads), None))  # ex-mayor is one word
        before = tuple(match for match in phrase.inside(core.first, phrase.head + 1) if match != head)
        if head is not None:
            name = next((match for match in matches if match.first == head.last and match.of(Kind.GROUP)), None)
            group = name.of(Kind.GROUP) if name and head.of(Kind.AGENT) else None
            found = self.group(group) if group is not None else self._headed(phrase, head, before)
            if found.known or found.apart:
                return found
        title = self._title(phrase, before)
        if title is not None:
            rest = tuple(match for match in before if match != title and match.last <= title.last)
            return replace(self._titled(phrase, title, rest), named=True)
        return self._equipment(phrase, before)

    def _equipment(self, phrase: Phrase, before: tuple[Match, ...]) -> Resolution:
        """``Royal Navy Lynxes``: what forces send by a name of its own is theirs."""
        owner = before[-1].of(Kind.GROUP) if before else None
        if owner is None or owner.detail not in FORCES or before[-1].last != phrase.head:
            return NOBODY
        return self.group(owner)

    def _headed(self, phrase: Phrase, head: Match, before: tuple[Match, ...]) -> Resolution:
        """The head word is known."""
        person = _persons(phrase, head)
        if person:
            return self.person(person, self._told_by_title(phrase, before), self._country(phrase, before))
        group = head.of(Kind.GROUP)
        if group is not None:
            return self._local(phrase, head, group, before)
        agent = head.of(Kind.AGENT)
        place = head.of(*PLACES)
        if agent is not None and (place is None or head.last - head.first > 1):
            return self._agent(phrase, agent, before)
        people = head.of(Kind.PEOPLE)
        if place is not None:
            return self.place(head.of(Kind.COUNTRY, Kind.SEAT) or head.of(Kind.NATIONAL) or place)
        return self.group(people) if people is not None else NOBODY

    def _local(self, phrase: Phrase, head: Match, group: Entry, before: tuple[Match, ...]) -> Resolution:
        """A body by a name that others have too is of the country beside it: ``the Labour Party of Fiji``."""
        found = self.group(group)
        shared = group.detail in LOCAL_KINDS and self.lexicon.is_common(phrase.forms[head.first : head.last])
        if not shared or found.code in BEYOND:
            return found
        behind = next(iter(phrase.complements()), None)
        near = phrase.inside(behind.first, behind.last) if behind is not None and behind.opening == "of" else ()
        code = self._country(phrase, before) or self._country(phrase, near)
        if code is None or code == found.code:
            return found
        return replace(found, code=code, identifier_text=None, why=(*found.why, f"the one of {code}"))

    def _title(self, phrase: Phrase, before: tuple[Match, ...]) -> Match | None:
        """The title or office right before an unknown name."""
        titles = [match for match in before if match.of(Kind.TITLE) or _names_persons(match.of(Kind.AGENT))]
        if not titles:
            return None
        between = range(titles[-1].last, phrase.head + 1)
        return titles[-1] if between and all(_in_name(phrase.forms, at) for at in between) else None

    def _titled(self, phrase: Phrase, title: Match, before: tuple[Match, ...]) -> Resolution:
        """A person of unknown name after a title."""
        agent = title.of(Kind.AGENT)
        if agent is not None and agent.weight != "transparent":
            return replace(self._agent(phrase, agent, before), office=None)
        given = title.of(Kind.TITLE)
        sector = given.sector if given else None
        why = (f"title {given.name}",) if given and sector else ()
        behind = (match for match in before if match.last != title.first or not match.of(Kind.COUNTRY, Kind.SEAT))
        return Resolution(self._country(phrase, behind), sector, why=why)  # envoy to Kenya Dr Roe: no Kenyan

    def _told_by_title(self, phrase: Phrase, before: tuple[Match, ...]) -> Resolution:
        """What the words before a known name tell of the office."""
        titles = [match for match in before if (agent := match.of(Kind.AGENT)) and agent.sector]
        if not titles:
            past = _past(before)
            return Resolution(sector="ELI", why=("former",)) if past else NOBODY
        agent = titles[-1].of(Kind.AGENT)
        if agent is None:
            return NOBODY
        found = self._agent(phrase, agent, tuple(m for m in before if m != titles[-1]))
        return replace(found, office=agent.terms[-1].office)

    # --- persons, groups, places ------------------------------------------------------------------

    def person(self, entries: Sequence[Entry], told: Resolution = NOBODY, home: str | None = None) -> Resolution:
        """A known person as of the day, unless a title before the name tells the office."""
        entry = self._likeliest(entries, home)
        term, over = self.term_of(entry)
        if told.office and (term is None or term.office != told.office):
            named = [item for item in entry.terms if item.office == told.office and self._begun(item)]
            term = named[-1] if named else term
        sector, others = (term.sector, term.other_sectors) if term else (None, ())
        why = [f"person {entry.name}"]
        if over and sector in ELITE:
            sector, others = "ELI", ()
            why.append("office is over")
        elif term and term.office:
            why.append(f"office {term.office}")
        held = {item.sector for item in entry.terms}
        if entry.detail == "to 2014" and told.sector and not _may_hold(told.sector, held):
            return replace(told, named=True, office=None)  # a namesake of the official
        fits = over or sector is None or told.sector in ("ELI", *held)
        code = term.code if term else entry.code
        if told.code in SEATS and told.code != code:  # now of a body beyond states: the UN envoy who was a president
            return replace(told, identifier_text=entry.name, named=True, why=(*why, *told.why))
        if told.sector and fits:
            sector, others = told.sector, told.other_sectors
            why.extend(told.why)
        office = term.office if term and not over else None
        return Resolution(
            code, sector, others, None, entry.name, named=True, office=office, why=tuple(why), tenures=entry.tenures
        )

    def _likeliest(self, entries: Sequence[Entry], home: str | None) -> Entry:
        """Of namesakes who is of the country named with it, then of one the report names, then in office on the day."""
        day = self.on or self.today
        return max(
            entries,
            key=lambda entry: (
                any(term.code == home for term in entry.terms) if home else False,
                any(term.code in self.near for term in entry.terms),
                not entry.detail,
                day is not None and any(term.holds(day) for term in entry.terms),
                any(term.end is None for term in entry.terms),
            ),
        )

    def term_of(self, entry: Entry) -> tuple[Term | None, bool]:
        """The term that holds on the day, else the last before it, and whether that is over."""
        terms = [_capped(term) for term in entry.terms] if entry.detail == "to 2014" else list(entry.terms)
        day = self.on or self.today
        if day is None:
            return (terms[-1] if terms else None), False
        for on in dict.fromkeys((day, day + self.slack, day - self.slack) if self.slack else (day,)):
            held = [term for term in terms if term.holds(on)]
            if held:
                return held[-1], False
        past = [term for term in terms if term.end is not None and term.end < day]
        if past:
            return max(past, key=lambda term: term.end or date.max), True
        if self.slack and terms:  # of whom a report tells, he is known by then: its day is later than its years
            return terms[0], False
        return Term(entry.code, None), False

    def _begun(self, term: Term) -> bool:
        day = self.on or self.today
        return day is None or term.start is None or term.start <= day

    def group(self, entry: Entry) -> Resolution:
        """A body or group as of the day."""
        day = self.on or self.today
        held = [term for term in entry.terms if day is None or term.holds(day)]
        term = (held or list(entry.terms))[-1]
        why = (f"{entry.kind.value} {entry.name}", *((f"as of {day}",) if day and len(entry.terms) > 1 else ()))
        return Resolution(term.code, term.sector, term.other_sectors, None, entry.name, named=True, why=why)

    def place(self, entry: Entry) -> Resolution:
        """A country, its people, or a seat that stands for its government."""
        sector, others = entry.sector, entry.other_sectors
        if sector == "GOV" and "PRE" in others:  # its authorities are no generally recognised government
            sector, others = "PRE", ("GOV",)
        plural = entry.kind is Kind.NATIONAL
        why = (f"{entry.kind.value} of {entry.name}", *((entry.detail,) if entry.detail else ()))
        return Resolution(
            entry.code, sector, others, entry.identifier, entry.name, named=True, plural=plural, place=True, why=why
        )

    # --- nouns ------------------------------------------------------------------------------------

    def _agent(self, phrase: Phrase, agent: Entry, before: tuple[Match, ...]) -> Resolution:
        """A noun for an actor with what stands before and behind it."""
        if agent.name in load_grammar().apart:
            return self._apart(phrase, agent, before)
        if agent.weight == "transparent":
            return self._through(phrase, agent, before)
        if agent.name in load_grammar().knowing:
            before = tuple(match for match in before if not _is_subject_of_study(phrase, match))
        code = self._country(phrase, before) or _region(phrase, agent) or self._lone_home(agent)
        sector, others = _own_sector(phrase, agent), agent.other_sectors
        why: tuple[str, ...] = (f"noun {agent.name}",)
        group = self._served(phrase, agent, before)
        if group is not None:
            return self._shifted(replace(group, code=code or group.code, why=(*why, *group.why)), before)
        if agent.weight == "weak":
            beside = self._beside(phrase, agent, before)
            if beside.sector:
                sector, others, why = beside.sector, beside.other_sectors, (*why, *beside.why)
                code = code or beside.code
            elif sector is None and code and code not in BEYOND and agent.detail == "person":
                sector, why = "GOV", (*why, "speaks or acts for the country")
        elif agent.terms[-1].office in PRESIDING:
            body = self._presided(phrase, agent, before)
            if body is not None:
                return self._shifted(replace(body, code=code or body.code, why=(*why, *body.why)), before)
        if code in BEYOND and agent.detail == "body":
            sector = None  # a council or board of the United Nations is no government
        elif code in BEYOND - {"NGO"} and sector in ("EDU", "LAB"):
            sector = None  # its experts are its own
        found = Resolution(code, sector, others, why=why, office=agent.terms[-1].office)
        return self._shifted(found, before)

    def _apart(self, phrase: Phrase, agent: Entry, before: tuple[Match, ...]) -> Resolution:
        """Allies, rivals, critics: of the people that an adjective names, never of the state they are tied to."""
        named = self._told_apart(phrase, before)
        if named is not None:
            return replace(self._telling_group(named), why=(f"noun {agent.name}", f"group {named.name}"))
        code = None if phrase.possessive is not None else self._country(phrase, self._telling_apart(before))
        code = code or self._living_in(phrase)
        if code is None and agent.sector == "OPP":  # who opposes a leader is of the leader's country
            code = next(
                (self.person(people).code for match in phrase.matches if (people := _persons(phrase, match))), None
            )
        sector: str | None = agent.sector
        if agent.detail == "states" and phrase.possessive is not None:
            owned = phrase.inside(phrase.core.first, phrase.possessive)
            sector = sector if self._country(phrase, owned) else None  # the government's ally is no state
        found = Resolution(code, sector, agent.other_sectors, apart=True, why=(f"noun {agent.name}",))
        return self._shifted(found, before)

    def _told_apart(self, phrase: Phrase, before: tuple[Match, ...]) -> Entry | None:
        """``their Hezbollah allies``: with an owner before it, a group right before the noun is who they are."""
        owned = any(form.lower() in load_grammar().owners for form in phrase.forms[phrase.core.first : phrase.head])
        group = before[-1].of(Kind.GROUP) if before and before[-1].last == phrase.head else None
        return group if owned and phrase.possessive is None else None

    def _telling_apart(self, before: tuple[Match, ...]) -> tuple[Match, ...]:
        """Adjectives, and alliances whose members are meant (``NATO allies``)."""
        return tuple(
            match
            for match in before
            if match.of(Kind.ADJECTIVE, Kind.PEOPLE)
            or ((group := match.of(Kind.GROUP)) is not None and self.group(group).code in ALLIANCES)
        )

    def _living_in(self, phrase: Phrase) -> str | None:
        """``partners in Syria``: the country behind ``in``."""
        places = (phrase.inside(item.first, item.last) for item in phrase.complements() if item.opening == "in")
        return next((code for matches in places if (code := self._country(phrase, matches))), None)

    def _served(self, phrase: Phrase, agent: Entry, before: tuple[Match, ...]) -> Resolution | None:
        """The movement that an envoy, negotiator or minister is of: nobody's of the state."""
        armed = armed_before(phrase.head, agent, before)
        if armed is not None:
            return replace(self._telling_group(armed), why=(f"group {armed.name}",))
        if agent.sector != "GOV" or agent.detail not in ("person", "envoy"):
            return None
        owner = next((match.of(Kind.AGENT) for match in before if match.last == phrase.possessive), None)
        if owner is not None and owner.sector == "PTY":
            return Resolution(None, "PTY", why=(f"of the {owner.name}",))
        behind = (item for item in phrase.complements(locating=False) if item.opening in ("of", "for", "from"))
        matches = [*before, *(match for item in behind for match in phrase.inside(item.first, item.last))]
        groups = [group for match in matches if (group := match.of(Kind.GROUP)) and not _tied(phrase, match)]
        found = self._telling_group(groups[0]) if groups else NOBODY
        return found if found.sector in MOVEMENTS else None

    def _presided(self, phrase: Phrase, agent: Entry, before: tuple[Match, ...]) -> Resolution | None:
        """What a president presides over if it is no country: a party, a court, a company, letters of some body."""
        of = (item for item in phrase.complements() if item.opening == "of")
        behind = next((phrase.inside(item.first, item.last) for item in of), ())
        groups = [group for match in (*reversed(behind), *before) if (group := match.of(Kind.GROUP))]
        beside = self._telling_group(groups[-1]) if groups else self._beside(phrase, agent, before)
        if beside.sector not in (None, "GOV", "CVL"):
            return beside
        title = next((match for match in phrase.matches if match.of(Kind.AGENT) is agent), None)
        at = (title.first if title is not None else phrase.head) - 1
        known = any(match.first <= at < match.last for match in phrase.matches)
        if at >= phrase.core.first and not known and is_acronym(phrase.forms[at]):
            return Resolution(why=(f"of {phrase.forms[at]}",))
        return None

    def _through(self, phrase: Phrase, agent: Entry, before: tuple[Match, ...]) -> Resolution:
        """``a group of soldiers``: the phrase behind ``of`` says who."""
        code = self._country(phrase, before)
        behind = next((item for item in phrase.complements() if item.opening == "of"), None)
        found = self.code(phrase.part(behind)) if behind else NOBODY
        if not found.sector:
            beside = self._beside(phrase, agent, before)
            found = replace(found, sector=beside.sector, other_sectors=beside.other_sectors, why=beside.why + found.why)
        if code and not found.named:
            found = replace(found, code=code)
            if code not in BEYOND and found.sector is None and agent.name in load_grammar().sides:
                found = replace(found, sector="GOV")  # the Kenyan side
        if not found.known and agent.detail == "people":
            return Resolution(code, "CVL", why=(f"people counted: {agent.name}",))
        why = (f"noun {agent.name}", *found.why)
        found = replace(found, named=False, place=False, office=None, why=why) if found.known else NOBODY
        return self._shifted(found, before) if found.known else NOBODY

    def _beside(self, phrase: Phrase, agent: Entry, before: tuple[Match, ...]) -> Resolution:
        """What the nearest telling word before a noun, or else the phrase behind it, says of the sector."""
        for match in reversed(before):
            if _tied(phrase, match):
                continue
            found = self._telling(phrase, match, agent)
            if found.sector:
                return found
        for segment in phrase.complements(locating=False):
            if segment.opening in OF_BODIES or (segment.opening in AT_BODIES and not _are_placed(agent)):
                found = self.code(phrase.part(segment))
                if found.sector in ("CVL", "REF") and agent.sector:
                    continue
                if found.sector and not (found.sector == "GOV" and found.named and found.identifier_id):
                    return replace(found, why=(f"{segment.opening} {' '.join(_words(phrase, segment))}",))
                if found.sector == "GOV" and segment.opening == "of" and agent.sector is None:
                    return Resolution(found.code, "GOV", why=("of a country",))
        return NOBODY

    def _telling(self, phrase: Phrase, match: Match, agent: Entry) -> Resolution:
        if agent.sector == "LAB" and match.of(Kind.AGENT):
            return NOBODY  # a nurses' union
        group = match.of(Kind.GROUP)
        if group is not None:
            return self._telling_group(group)
        modifier = match.of(Kind.MODIFIER)
        if modifier is not None and modifier.sector and _fills(modifier, agent):
            return Resolution(
                None, modifier.sector, modifier.other_sectors, why=(f"{modifier.name} before {agent.name}",)
            )
        noun = match.of(Kind.AGENT)
        if noun is not None and _is_told_by(phrase, match, noun, agent):
            owned = match.last == phrase.possessive
            why = f"of the {noun.name}" if owned else f"{noun.name} before {agent.name}"
            return Resolution(None, noun.sector, noun.other_sectors, why=(why,))
        person = _persons(phrase, match)
        if person and agent.sector is None and noun is None:
            return replace(self.person(person), named=False, identifier_text=None)
        return NOBODY

    def _telling_group(self, group: Entry) -> Resolution:
        return replace(self.group(group), named=False, identifier_text=None)

    def _shifted(self, found: Resolution, before: tuple[Match, ...]) -> Resolution:
        """Former, opposition, rebel: words that move the sector."""
        for match in before:
            modifier = match.of(Kind.MODIFIER)
            if modifier is None:
                continue
            if modifier.detail == "override" and found.sector != modifier.sector and found.sector not in OWN_TRADE:
                others = (*((found.sector,) if found.sector in ("LEG", "PTY") else ()), *modifier.other_sectors)
                found = replace(found, sector=modifier.sector, other_sectors=others, why=(*found.why, modifier.name))
        if _past(before) and (found.sector in ELITE or found.sector is None):
            found = replace(found, sector="ELI", other_sectors=(), office=None, why=(*found.why, "former"))
        return found

    def _lone_home(self, noun: Entry | None) -> str | None:
        """The one country that has an office or body under this noun."""
        homes = self.lexicon.homes.get(noun.name, ()) if noun is not None else ()
        return homes[0] if len(homes) == 1 else None

    # --- country ----------------------------------------------------------------------------------

    def _country(self, phrase: Phrase, before: Iterable[Match]) -> str | None:
        """The country that the words before the head name."""
        told = [match for match in before if not _tied(phrase, match)]
        for match in sorted(told, key=lambda match: _seated(phrase, match)):  # a London-based Syrian group is Syrian
            code = self._code_of(phrase, match)
            if code:
                return code
        return None

    def _code_of(self, phrase: Phrase, match: Match) -> str | None:
        entry = match.of(*PLACES, Kind.PEOPLE)
        if entry is not None and entry.code:
            return entry.code
        entry = match.of(Kind.GROUP)
        if entry is not None:
            return self.group(entry).code
        person = _persons(phrase, match)
        return self.person(person).code if person else self._lone_home(match.of(Kind.AGENT))

    def _with_country(self, phrase: Phrase, found: Resolution) -> Resolution:
        """The country named by a town before the head, or by the phrases behind it."""
        if found.named and found.identifier_text:
            return found
        core = phrase.core
        beside = phrase.inside(core.first, phrase.head)
        if _in_name(phrase.forms, phrase.head):  # Chad Smith is no country's
            beside = tuple(match for match in beside if match.of(Kind.ADJECTIVE) or _tells_seat(phrase, match))
        if not found.known and (code := self._country(phrase, beside)):
            return Resolution(code, why=("country beside an unknown noun",))
        before = Segment("", core.first, phrase.head)
        city = (
            city_in(phrase, before, self.lexicon, self.near, self.names) if found.sector and not found.named else None
        )
        if city:
            return replace(found, code=city[0], why=(*found.why, f"town {city[1]}"))
        for segment in phrase.complements():
            if code := self._country(phrase, phrase.inside(segment.first, segment.last)):
                return self._behind(phrase, found, segment, code)
        if found.sector in TRADES:  # a reporter for a Mexican newspaper
            behind = phrase.complements(locating=False)
            codes = (
                self._country(phrase, phrase.inside(s.first, s.last)) for s in behind if s.opening in ("for", "with")
            )
            if code := next(filter(None, codes), None):
                return replace(found, code=code, why=(*found.why, "works for"))
        for segment in phrase.complements() if found.known else ():
            city = city_in(phrase, segment, self.lexicon, self.near, self.names)
            if city:
                return replace(found, code=city[0], why=(*found.why, f"{segment.opening} {city[1]}"))
        return found

    def _behind(self, phrase: Phrase, found: Resolution, segment: Segment, code: str) -> Resolution:
        """What is found with the country of a phrase behind the head, and how that country is recognised."""
        others = (*found.other_sectors, *self._recognition(phrase, segment))
        sector = found.sector
        if sector == "GOV" and "PRE" in others:  # as for the place itself
            sector, others = "PRE", ("GOV",)
        others = tuple(item for item in others if item != sector)
        why = (*found.why, f"{segment.opening} {' '.join(_words(phrase, segment))}")
        return replace(found, code=code, sector=sector, other_sectors=others, why=why)

    def _recognition(self, phrase: Phrase, segment: Segment) -> tuple[str, ...]:
        matches = phrase.inside(segment.first, segment.last)
        return next((entry.other_sectors for match in matches if (entry := match.of(Kind.COUNTRY))), ())

    def _with_holder(self, found: Resolution) -> Resolution:
        """The name of who holds the office on the day."""
        holder = self.lexicon.holder(found.code or "", found.office or "", self.on)
        if holder is None:
            return found
        return replace(found, identifier_text=holder.name, why=(*found.why, f"{found.office} on {self.on}"))


def _own_sector(phrase: Phrase, agent: Entry) -> str | None:
    """The sector that a noun tells by itself; somebody's deputies are no parliament's."""
    return None if agent.name in load_grammar().seconds and _is_owned(phrase) else agent.sector


def _is_told_by(phrase: Phrase, match: Match, noun: Entry, agent: Entry) -> bool:
    """True if a noun before another tells its sector: a farmers' association, the victims' committee."""
    if noun.sector is None or (noun.sector == "CRM" and agent.sector) or noun.name in load_grammar().mates:
        return False  # a fellow resident teaches nothing
    rank = noun.sector == "MIL" and noun.detail == "person"
    if rank and agent.detail in ("body", "group") and phrase.forms[match.first].istitle():
        return False  # the General Petroleum Company
    if noun.detail == "states" and agent.detail == "people":
        return False  # the country's youth
    if noun.detail == "people":
        return match.last == phrase.possessive and agent.detail == "body"
    return noun.weight != "transparent"


def _is_owned(phrase: Phrase) -> bool:
    words = (form.lower() for form in phrase.forms[phrase.core.first : phrase.head])
    return phrase.possessive is not None or any(word in load_grammar().owners for word in words)


def _is_subject_of_study(phrase: Phrase, match: Match) -> bool:
    """``a China specialist``: a country's name, not its adjective or letters, right before who knows it."""
    adjective = match.of(Kind.ADJECTIVE) is not None or is_acronym(phrase.forms[match.first])
    return match.of(Kind.COUNTRY) is not None and not adjective and match.last == phrase.head


def _are_placed(agent: Entry) -> bool:
    """``women at a restaurant``, ``a student in a ministry``: where people are, or learn, makes them nothing else."""
    return agent.detail in ("people", "states") or agent.sector in PLACED


def _region(phrase: Phrase, agent: Entry) -> str | None:
    """IGO for a body by name of a region: the Central American Court, the Development Bank of Latin America."""
    if agent.detail not in ("body", "group") or not is_capital(phrase.forms[phrase.head]):
        return None
    behind = [item for item in phrase.complements() if item.opening == "of"]
    beside = () if agent.sector in FREE else phrase.inside(phrase.core.first, phrase.head)
    matches = (*beside, *(match for item in behind for match in phrase.inside(item.first, item.last)))
    return "IGO" if any(_is(match, "region") for match in matches) else None


def _names_persons(agent: Entry | None) -> bool:
    return agent is not None and agent.detail not in ("states", "body", "thing")


def _in_name(forms: Sequence[str], at: int) -> bool:
    form = forms[at]
    if at > 0 and forms[at - 1] in HYPHENS:
        return True
    return is_capital(form) or form.lower() in load_grammar().particles or not any(map(str.isalnum, form))


def _words(phrase: Phrase, segment: Segment) -> tuple[str, ...]:
    return phrase.forms[segment.first : segment.last]


def _persons(phrase: Phrase, match: Match) -> list[Entry]:
    """The persons that a match can mean: a surname behind an unknown given name is somebody else's."""
    full = [entry for entry in match.entries if entry.kind is Kind.PERSON]
    titles = [m for m in phrase.matches if m.last == match.first and not m.of(*NAMES)]
    if match.first > phrase.core.first and not titles:
        before = phrase.forms[match.first - 1]
        article = before.lower() in load_grammar().determiners
        if before[:1].isalpha() and is_capital(before) and not article:
            return full
    return full or [entry for entry in match.entries if entry.kind is Kind.SURNAME]


def _may_hold(sector: str, held: Iterable[str | None]) -> bool:
    """True if who held offices of some sectors may well be told with another: a minister was a deputy, no rebel."""
    return sector in held or (sector in ELITE | {"ELI"} and any(item in ELITE for item in held))


def _past(before: Iterable[Match]) -> bool:
    return any((item := match.of(Kind.MODIFIER)) is not None and item.detail == "past" for match in before)


def _fills(modifier: Entry, agent: Entry) -> bool:
    """True if a modifier gives its sector to this noun."""
    if modifier.detail == "faith":
        return agent.detail == "person"
    if modifier.detail == "arm":
        return agent.detail == "people" or agent.sector is None
    if modifier.detail == "cause":  # a rights group, no lawyer for human rights
        return agent.detail in ("group", "body", "people") and agent.sector in (None, "CVL", "GOV", "NGO")
    if agent.sector in UNARMED.get(modifier.sector or "", ()):
        return False
    if modifier.detail == "fill":
        return agent.detail != "people" or modifier.sector in ("LAB", "EDU", "CVL")
    return modifier.detail == "override"


def _tied(phrase: Phrase, match: Match) -> bool:
    """``pro-Russian``, ``US-backed``: the country is not whose the thing is."""
    near = (match.last, match.last + 1)
    behind = any(m.first in near and _is(m, "tie") for m in phrase.matches)
    ahead = any(m.last in (match.first, match.first - 1) and _is(m, "away") for m in phrase.matches)
    before = phrase.forms[match.first - 1] if match.first else ""
    after = phrase.forms[match.last] if match.last < len(phrase.forms) else ""
    return (behind and after in HYPHENS) or (ahead and before in HYPHENS) or _fused(phrase, match)


def _seated(phrase: Phrase, match: Match) -> bool:
    """``Geneva-based``, as one word or several."""
    behind = phrase.forms[match.last : match.last + 2]
    apart = len(behind) > 1 and behind[0] in HYPHENS and behind[1].lower() == "based"
    return apart or phrase.forms[match.last - 1].lower().endswith(("-based", "–based"))


def _tells_seat(phrase: Phrase, match: Match) -> bool:
    """A country that an unknown name is based in, or that owns it (``Egypt's Banque Misr``)."""
    return _seated(phrase, match) or match.last == phrase.possessive


def _is(match: Match, effect: str) -> bool:
    item = match.of(Kind.MODIFIER)
    return item is not None and item.detail == effect


def _fused(phrase: Phrase, match: Match) -> bool:
    """The same where the tokenizer left the hyphen inside: ``US-backed`` as one word."""
    grammar = load_grammar()
    first, last = phrase.forms[match.first].lower(), phrase.forms[match.last - 1].lower()
    return first.startswith(grammar.away) or last.endswith(grammar.ties)


def _capped(term: Term) -> Term:
    """An open term of the table that ends in 2014."""
    return term if term.end is not None else replace(term, end=HORIZON)
