"""The room's public functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from tacitus.places.candidates import Guess, read_name
from tacitus.places.cues import gap_to_container, is_part_of
from tacitus.places.focus import country_focus
from tacitus.places.gazetteer import Gazetteer, Place, kind_of, load_gazetteer
from tacitus.places.names import fold
from tacitus.places.recognition import find_spans
from tacitus.places.resolution import Choice, choose, group_names
from tacitus.records import Candidate, Document, Span, Toponym
from tacitus.settings import Settings

DEFAULTS = Settings()
FEW = 3  # places that must agree on a country before an unknown village is taken to lie there
HOME = 0.75  # and their share of all places of the report
OPEN = Toponym(0, 0)
FAR = 0.5  # degrees between a town and what can be a part of it
POINT = 4  # the resolution from which a place is a point


def find_places(document: Document, settings: Settings = DEFAULTS) -> tuple[Toponym, ...]:
    """The place names of a report, each with the entry it means, in the order of the text.

    Names of people and organisations that merely sound like places are left out, adjectives ("Syrian") too.
    """
    spans = find_spans(document, load_gazetteer(settings.user_data))
    return _resolve(document, spans, settings, given=False)


def resolve_spans(document: Document, spans: Sequence[Span], settings: Settings = DEFAULTS) -> tuple[Toponym, ...]:
    """One place for each given span, in the order given; the spans may also be adjectives and abbreviations."""
    order = sorted(range(len(spans)), key=lambda item: spans[item])
    found = _resolve(document, [spans[item] for item in order], settings, given=True)
    back = {position: found[rank] for rank, position in enumerate(order)}
    return tuple(back[position] for position in range(len(spans)))


def locate(place: Toponym | Candidate) -> tuple[float, float] | None:
    """The middle of a place in degrees, for measuring distance: areas too, which no map may draw as a point."""
    if place.lat is not None and place.lon is not None:
        return place.lat, place.lon
    entry = _entry(place)
    return (entry.lat, entry.lon) if entry else None


def _entry(place: Toponym | Candidate) -> Place | None:
    gazetteer = load_gazetteer()
    if place.geonameid is not None:
        return gazetteer.place(place.geonameid)
    if place.name is None:
        return None
    code = place.feature_code if isinstance(place, Toponym) else None
    named = [entry for entry, _ in gazetteer.lookup(fold(place.name)) if entry.name == place.name]
    fitting = [entry for entry in named if entry.country == (place.country_code or "") and code in (None, entry.code)]
    return max(fitting, key=lambda entry: (entry.geonameid is None, entry.radius), default=None)


def _resolve(document: Document, spans: Sequence[Span], settings: Settings, *, given: bool) -> tuple[Toponym, ...]:
    text = document.report.text
    names = [read_name(text, span.begin, span.end) for span in spans]
    gazetteer = load_gazetteer(settings.user_data)
    groups, owner = group_names(gazetteer, names, _containers(text, spans), given=given)
    choices = choose(groups, country_focus(document), given=given)
    found = [_toponym(span, choices[group], settings, gazetteer) for span, group in zip(spans, owner, strict=True)]
    for inner, outer in sorted(_containers(text, spans).items(), reverse=True):
        if is_part_of(text, spans[inner].end, spans[outer].begin) and _is_far(found[inner], found[outer]):
            found[inner] = replace(OPEN, begin=spans[inner].begin, end=spans[inner].end, why=("a namesake far away",))
        found[inner] = _inside(found[inner], found[outer])
    country = _only_country(found)
    return tuple(_at_home(place, country) for place in found)


def _only_country(places: Sequence[Toponym]) -> str | None:
    """The country that nearly all the places of a report lie in; None if there is none."""
    codes = Counter(place.country_code for place in places if place.name is not None and place.country_code)
    if not codes:
        return None
    country, count = codes.most_common(1)[0]
    return country if count >= FEW and count >= HOME * codes.total() else None


def _at_home(place: Toponym, country: str | None) -> Toponym:
    """A place that the gazetteer lacks, taken to lie where the other places of the report lie."""
    if place.name is not None or place.country_code is not None or country is None:
        return place
    return replace(place, country_code=country, why=(*place.why, "nearly all other places of the report lie there"))


def _inside(place: Toponym, container: Toponym) -> Toponym:
    """A place that the gazetteer lacks, with the country and division of the place it is said to lie in."""
    if place.name is not None or container.country_code is None:
        return place
    why = (*place.why, f"said to lie in {container.name}")
    return replace(place, country_code=container.country_code, admin1=container.admin1, why=why)


def _is_far(part: Toponym, town: Toponym) -> bool:
    """True for a place that lies too far from a town to be a part of it."""
    here, there = locate(part), locate(town)
    if here is None or there is None or town.resolution < POINT:
        return False
    return max(abs(here[0] - there[0]), abs(here[1] - there[1])) > FAR


def _containers(text: str, spans: Sequence[Span]) -> Mapping[int, int]:
    """Which name is said to lie in which: the next one behind a comma, "in" or "of"."""
    found = {}
    for index, (span, after) in enumerate(pairwise(spans)):
        if gap_to_container(text, span.end, after.begin):
            found[index] = index + 1
    return found


def _toponym(span: Span, choice: Choice, settings: Settings, gazetteer: Gazetteer) -> Toponym:
    candidates = tuple(_candidate(guess) for guess in choice.guesses[: settings.candidates])
    if not choice.guesses:
        return Toponym(span.begin, span.end, why=("no entry of the gazetteer has this name",))
    if choice.open:
        why = "a lesser town in a country that nothing else here is about, so left open"
        return Toponym(span.begin, span.end, candidates=candidates, why=(why,))
    guess = choice.guesses[0]
    place, resolution = guess.place, kind_of(guess.place).resolution
    point = resolution >= POINT
    admin1 = gazetteer.place(place.admin1) if place.admin1 else None
    return Toponym(
        begin=span.begin,
        end=span.end,
        name=place.name,
        geonameid=place.geonameid,
        lat=place.lat if point else None,
        lon=place.lon if point else None,
        country_code=place.country or None,
        admin1=place.name if place.code == "ADM1" else admin1.name if admin1 else None,
        feature_code=place.code,
        resolution=resolution,
        candidates=candidates,
        why=guess.why,
    )


def _candidate(guess: Guess) -> Candidate:
    place = guess.place
    point = kind_of(place).resolution >= POINT
    lat, lon = (place.lat, place.lon) if point else (None, None)
    return Candidate(place.geonameid, place.name, place.country or None, lat, lon, guess.score, guess.why)
