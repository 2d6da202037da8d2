"""The country where an event happened that no place name tells: what its parties or the whole report imply.

An act among people of one country is taken to happen there. Force against people of one country by others happens
where its victims are, a visit where its hosts are. Where the parties say less, a report whose people and places
mostly belong to one country lends that country to acts that name nobody of another. The country is always an
area, marked as implied, with the words that imply it; acts between countries otherwise stay without a place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cache

from tacitus.records import Event, Mention, Role, Span, Toponym
from tacitus.tables import load_table

FORCE = frozenset(("ASSAULT", "AID"))  # acts that happen where those are whom they reach
ABROAD = frozenset(("ASSAULT", "AID", "CONSULT", "COOPERATE"))  # acts whose other side is often another country's
SPEECH = frozenset(("ACCUSE", "SUPPORT", "AGREE", "CONSULT", "COOPERATE", "REJECT"))  # which anybody may say of anybody
LYING = "most places of the report lie there"
DEEDS = frozenset(("ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "PROTEST"))
MEETING = frozenset(("CONSULT", "COOPERATE"))
OFFICIAL = frozenset(("COP", "JUD"))
SEATED = frozenset(("NGO", "MNC"))  # codes of those who are of no state but sit in the country they act in
SPEAKING = SPEECH | {"REQUEST", "THREATEN"}
FEW = 3  # people and places that must agree before a report is about one country
HOME = 0.6  # and their share


@dataclass(frozen=True, slots=True)
class Country:
    """A country of the table: its name and its number in GeoNames."""

    code: str
    name: str
    geonameid: int


@dataclass(frozen=True, slots=True)
class Implied:
    """A country as the place of an event, and why."""

    place: Toponym
    why: str


@cache
def load_countries() -> dict[str, Country]:
    """Countries by code."""
    return {row["code"]: Country(row["code"], row["name"], row["geonameid"]) for row in load_table("places/countries")}


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part: its code (None if unknown) and the words that name it."""

    code: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Homes:
    """The country that most people and places of a report belong to, and the one that its places lie in."""

    people: str | None
    places: str | None


def homes_of(mentions: Iterable[Mention], places: Iterable[Toponym]) -> Homes:
    """The countries that a report is about as a whole; None where no country prevails."""
    lying = Counter(place.country_code for place in places if place.country_code)
    everything = Counter(mention.code for mention in mentions if mention.code)
    everything.update(lying)
    return Homes(_prevailing(everything), _prevailing(lying))


def _prevailing(codes: Counter[str]) -> str | None:
    if not codes:
        return None
    country, count = codes.most_common(1)[0]
    return country if country in load_countries() and count >= FEW and count >= HOME * codes.total() else None


@dataclass(frozen=True, slots=True)
class Sides:
    """The parties of an act, the codes of both sides, and the states among these."""

    parties: tuple[Party, ...]
    mine: frozenset[str]
    theirs: frozenset[str]

    @property
    def codes(self) -> frozenset[str]:
        return self.mine | self.theirs

    @property
    def states(self) -> frozenset[str]:
        return self.codes & load_countries().keys()

    @property
    def only(self) -> str | None:
        """The one state that takes part."""
        return next(iter(self.states)) if len(self.states) == 1 else None


def implied_country(event: Event, mentions: Sequence[Mention], homes: Homes) -> Implied | None:
    """The country that the parties of an event, or the country that the report is about, imply."""
    actors, recipients = _parties(event.actors, mentions), _parties(event.recipients, mentions)
    sides = Sides((*actors, *recipients), _codes(actors), _codes(recipients))
    if not sides.states:
        return _of_the_report(event, bool(sides.codes), homes)
    return _of_a_side(event, sides, homes) or _of_the_only_state(event, sides, homes)


def _of_a_side(event: Event, sides: Sides, homes: Homes) -> Implied | None:
    """The country of one side, where the act by its kind happens there whoever the other side is."""
    reached = sides.theirs & sides.states
    if event.type in FORCE and len(reached) == 1:
        return _implied(next(iter(reached)), sides.parties, "those it reaches belong to this country")
    if event.type in FORCE and sides.only in (homes.people, homes.places) and sides.states != sides.codes:
        return _implied(sides.only, sides.parties, "one side and most of the report belong to this country")
    if event.type == "PROTEST" and len(sides.mine) == 1 and sides.mine <= sides.states:
        return _implied(next(iter(sides.mine)), sides.parties, "those who protest belong to this country")
    if event.type == "COERCE" and (sides.mine == {homes.people} or not sides.mine):
        return _implied(homes.people, sides.parties, "those who use power belong to the country of the report")
    seated = sides.codes - sides.states
    if sides.only == homes.people and seated and seated <= SEATED and event.type not in MEETING:
        return _implied(homes.people, sides.parties, "one side and most of the report belong to this country")
    return None


def _of_the_only_state(event: Event, sides: Sides, homes: Homes) -> Implied | None:
    """The country of both sides, or of the one that is known, where the other can hardly be of another."""
    country = sides.only
    if country is None or sides.states != sides.codes:
        return None
    if event.type in MEETING and homes.places not in (None, country):
        return None  # those who meet are of one country, and the places of the report lie in another
    if _may_be_abroad(event, sides.mine, sides.theirs) and country not in (homes.people, homes.places):
        return _implied(homes.places, (), LYING) if event.type in FORCE else None
    if (
        event.type in SPEAKING
        and not _is_official(event)
        and not sides.theirs
        and country not in (homes.people, homes.places)
    ):
        return None  # a word about somebody else's country may fall anywhere
    one = "who acts belongs" if sides.mine else "those it reaches belong"
    why = "both sides belong" if sides.mine and sides.theirs else one
    return _implied(country, sides.parties, f"{why} to this country")


def _of_the_report(event: Event, known: bool, homes: Homes) -> Implied | None:
    """The country of an act whose sides are of no country: the report's; of deeds else where its places lie."""
    if known:
        return _implied(homes.places, (), LYING) if event.type == "ASSAULT" else None
    if homes.people is None and event.type in DEEDS:
        return _implied(homes.places, (), LYING)
    return _implied(homes.people, (), "most people and places of the report belong to this country")


def _is_official(event: Event) -> bool:
    """True for an inquiry or charge by police and courts, who act at home."""
    return "investigate" in event.mode or any(role.sector in OFFICIAL for role in event.actors)


def _may_be_abroad(event: Event, mine: Set[str], theirs: Set[str]) -> bool:
    """True if the side that is not known may well be of another country: who bombs whom, who speaks of whom, a host."""
    if mine and not theirs:
        return event.type in ABROAD or "withdraw" in event.mode
    return not mine and event.type in SPEECH


def area_of(place: Toponym) -> Toponym | None:
    """The country that a place lies in, with the words of the place; None for a place of no country."""
    country = load_countries().get(place.country_code or "")
    return _area(country, place.span, (f"{place.name} lies there",)) if country else None


def _parties(roles: Iterable[Role], mentions: Sequence[Mention]) -> tuple[Party, ...]:
    found: list[Party] = []
    for role in roles:
        span = Span(role.begin, role.end) if role.begin is not None and role.end is not None else None
        if role.mention is None:
            found.append(Party(None, span))
            continue
        mention = mentions[role.mention]
        members = [mentions[index] for index in mention.members] if mention.code is None else []
        found.extend(Party(item.code, item.span) for item in members or [mention])
    return tuple(found)


def _codes(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(party.code for party in parties if party.code)


def _implied(code: str | None, parties: Iterable[Party], why: str) -> Implied | None:
    country = load_countries().get(code or "")
    if country is None:
        return None
    span = next((party.span for party in parties if party.code == code and party.span), None)
    place = _area(country, span or Span(0, 0), (why,))
    return Implied(place, f"{why}: {country.name}, as a whole")


def _area(country: Country, span: Span, why: tuple[str, ...]) -> Toponym:
    return Toponym(
        begin=span.begin,
        end=span.end,
        name=country.name,
        geonameid=country.geonameid,
        country_code=country.code,
        feature_code="PCLI",
        resolution=1,
        why=why,
    )
