"""The country where an event happened that no place name tells: what its parties or the whole report imply.

An act among people of one country is taken to happen there. Force against people of one country by others happens
where its victims are, a visit where its hosts are. Where the parties say less, a report whose people and places
mostly belong to one country lends that country to acts that name nobody of another. The country is always an
area, marked as implied, with the words that imply it; acts between countries otherwise stay without a place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from tacitus.records import Event, Mention, Role, Span, Toponym
from tacitus.tables import load_table

FORCE = frozenset(("ASSAULT", "AID"))  # acts that happen where those are whom they reach
ABROAD = frozenset(("ASSAULT", "AID", "CONSULT", "COOPERATE"))  # acts whose other side is often another country's
SPEECH = frozenset(("ACCUSE", "SUPPORT", "AGREE", "CONSULT", "COOPERATE", "REJECT"))  # which anybody may say of anybody
LYING = "most places of the report lie there"
DEEDS = frozenset(("ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "PROTEST"))
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


def implied_country(event: Event, mentions: Sequence[Mention], homes: Homes) -> Implied | None:
    """The country that the parties of an event, or the country that the report is about, imply."""
    actors, recipients = _parties(event.actors, mentions), _parties(event.recipients, mentions)
    mine, theirs = _codes(actors), _codes(recipients)
    states = (mine | theirs) & load_countries().keys()
    if not states:
        return _of_the_report(event, bool(mine | theirs), homes)
    if event.type in FORCE and len(theirs & states) == 1:
        return _implied(next(iter(theirs & states)), recipients, "those it reaches belong to this country")
    country = next(iter(states))
    if len(states) == 1 and states != mine | theirs and event.type in FORCE and country in (homes.people, homes.places):
        return _implied(country, (*actors, *recipients), "one side and most of the report belong to this country")
    if event.type == "PROTEST" and len(mine) == 1 and mine <= states:
        return _implied(next(iter(mine)), actors, "those who protest belong to this country")
    if len(states) > 1 or states != mine | theirs:
        return None
    if _may_be_abroad(event, mine, theirs) and country not in (homes.people, homes.places):
        return _implied(homes.places, (), LYING) if event.type == "ASSAULT" else None
    if event.type in SPEAKING and not theirs and country not in (homes.people, homes.places):
        return None  # a word about somebody else's country may fall anywhere
    why = "both sides belong" if mine and theirs else "who acts belongs" if mine else "those it reaches belong"
    return _implied(country, (*actors, *recipients), f"{why} to this country")


def _of_the_report(event: Event, known: bool, homes: Homes) -> Implied | None:
    """The country of an act whose sides are of no country: the report's; of deeds else where its places lie."""
    if known:
        return _implied(homes.places, (), LYING) if event.type == "ASSAULT" else None
    if homes.people is None and event.type in DEEDS:
        return _implied(homes.places, (), LYING)
    return _implied(homes.people, (), "most people and places of the report belong to this country")


def _may_be_abroad(event: Event, mine: set[str], theirs: set[str]) -> bool:
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


def _codes(parties: Iterable[Party]) -> set[str]:
    return {party.code for party in parties if party.code}


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
