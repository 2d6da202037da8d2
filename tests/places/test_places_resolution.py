"""Which entry a name means: kind, containment, the report around it; areas never get a point."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import pytest

from tacitus.places import locate, resolve_spans
from tacitus.records import Document, Report, Span, Toponym
from tacitus.settings import Settings

CASES = Path(__file__).parents[1] / "cases" / "places"


def resolve(text: str, *names: str, settings: Settings | None = None) -> list[Toponym]:
    """The places of names in a text, each at its first occurrence."""
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    document = Document(Report("test", text))
    return list(resolve_spans(document, spans, settings) if settings else resolve_spans(document, spans))


def kilometres(place: tuple[float, float], other: tuple[float, float]) -> float:
    north, east = (math.radians(other[axis] - place[axis]) / 2 for axis in (0, 1))
    latitudes = math.cos(math.radians(place[0])) * math.cos(math.radians(other[0]))
    return 12742 * math.asin(math.sqrt(math.sin(north) ** 2 + latitudes * math.sin(east) ** 2))


def test_resolution_knows_the_spellings_of_places_in_wars() -> None:
    wrong = []
    with (CASES / "spellings.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        place = resolve(f"Fighting was reported in {row['spelling']} on Monday.", row["spelling"])[0]
        point = locate(place)
        near = point is not None and kilometres(point, (float(row["lat"]), float(row["lon"]))) <= 50
        if not near or (place.country_code or "") != row["country"]:
            wrong.append(row["spelling"])
    assert len(rows) >= 82
    assert len(wrong) <= 2, wrong


@pytest.mark.parametrize(
    "name", ["Syria", "Latakia province", "the Donbas", "the Black Sea", "the Middle East", "Africa"]
)
def test_resolution_gives_areas_no_point(name: str) -> None:
    place = resolve(f"Fighting was reported in {name} on Monday.", name)[0]
    assert place.name is not None
    assert place.resolution < 4
    assert (place.lat, place.lon) == (None, None)
    assert locate(place) is not None
    assert all(item.lat is None for item in place.candidates if item.name == place.name and item.country_code is None)


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("A man was charged in Alexandria, Louisiana, on Monday.", "Alexandria", "USA", "Louisiana"),
        ("A blast hit Alexandria, Egypt, on Monday.", "Alexandria", "EGY", "Alexandria"),
        ("He was born in Paris, Texas. Friends in Paris mourn him.", "Paris", "USA", "Texas"),
        ("Shells fell on Tripoli, Lebanon, overnight.", "Tripoli", "LBN", None),
        ("Shells fell on Tripoli, Libya, overnight.", "Tripoli", "LBY", None),
    ],
)
def test_resolution_follows_the_container(text: str, name: str, country: str, admin1: str | None) -> None:
    names = [name, text[text.index(name) + len(name) + 2 :].split(",", maxsplit=1)[0].split(".", maxsplit=1)[0]]
    place = resolve(text, *names)[0]
    assert place.country_code == country
    assert admin1 is None or place.admin1 == admin1


def test_resolution_lets_type_words_choose_the_kind() -> None:
    city = resolve("Rebels entered Idlib on Monday.", "Idlib")[0]
    province = resolve("Rebels entered Idlib province on Monday.", "Idlib")[0]
    assert (city.resolution, province.resolution) == (4, 2)


def test_resolution_keeps_famous_cities_in_mixed_reports() -> None:
    text = "Talks on Syria resumed in Geneva. The US, Russia and the USA sent envoys, Washington said in the US."
    place = resolve(text, "Syria", "Geneva", "US", "Russia", "Washington")[1]
    assert place.country_code == "CHE"


def test_resolution_uses_the_adjectives_of_a_report() -> None:
    place = resolve("Lebanese police and Lebanese soldiers patrolled Tripoli.", "Tripoli")[0]
    assert place.country_code == "LBN"


def test_resolution_means_the_country_by_a_countrys_name() -> None:
    place = resolve("Police in Mexico freed hostages in Tijuana and Mexicali.", "Mexico", "Tijuana", "Mexicali")[0]
    assert place.feature_code == "PCLI"


def test_resolution_leaves_unknown_names_open() -> None:
    place = resolve("He spoke in Qwxzrtville.", "Qwxzrtville")[0]
    assert (place.name, place.geonameid, place.candidates) == (None, None, ())
    assert place.why


def test_resolution_keeps_as_many_candidates_as_set() -> None:
    place = resolve("He lives in Springfield.", "Springfield", settings=Settings(candidates=2))[0]
    assert len(place.candidates) == 2
    assert place.candidates[0].score >= place.candidates[1].score


def test_resolution_reads_given_adjectives() -> None:
    assert resolve("Syrian rebels advanced.", "Syrian")[0].country_code == "SYR"


def test_resolution_answers_in_the_order_asked() -> None:
    text = "From Aleppo to Damascus."
    spans = [Span(15, 23), Span(5, 11)]
    places = resolve_spans(Document(Report("test", text)), spans)
    assert [place.name for place in places] == ["Damascus", "Aleppo"]


@pytest.mark.parametrize(
    ("text", "name", "resolution"),
    [
        ("Floods killed ten people in Bihar and Gujarat in India.", "Bihar", 2),
        ("The summit took place in Okinawa Prefecture in Japan.", "Okinawa Prefecture", 2),
        ("Shells fell on Kharkiv in Ukraine.", "Kharkiv", 4),
    ],
)
def test_resolution_a_town_is_not_its_division_by_another_name(text: str, name: str, resolution: int) -> None:
    assert resolve(text, name)[0].resolution == resolution
