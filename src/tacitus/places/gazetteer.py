"""Reads the gazetteer: one SQLite file in the package, opened at its first use and never written."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from tacitus.places.names import fold, skeleton
from tacitus.tables import Row, data_folder, load_table, own_rows

PRIMARY, ALTERNATE, ADJECTIVE, ABBREVIATION = range(4)
SUPPLEMENT = "places/supplement"
SAME_PLACE = 25.0  # kilometres within which a row of a user's is about a place that the gazetteer has
OWN_WEIGHT = 200_000  # inhabitants that a user's place counts for where its row tells none
OWN_FROM = 1 << 40  # numbers below minus this are a user's
_COLUMNS = "p.id, p.name, p.code, p.country, p.admin1, p.admin2, p.lat, p.lon, p.population, p.radius"


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the gazetteer. ``radius`` (kilometres) is 0 for a point; a negative id is our own, not GeoNames'."""

    id: int
    name: str
    code: str
    country: str
    admin1: int
    admin2: int
    lat: float
    lon: float
    population: int
    radius: int

    @property
    def geonameid(self) -> int | None:
        return self.id if self.id > 0 else None


@dataclass(frozen=True, slots=True)
class Kind:
    """What a feature code says: PLOVER resolution and how readily it is meant."""

    resolution: int
    weight: float


@dataclass(frozen=True, slots=True)
class OwnPlaces:
    """The rows that a user adds: places by folded name, by sound, and by number."""

    names: Mapping[str, tuple[tuple[Place, int], ...]]
    sounds: Mapping[str, tuple[tuple[str, Place], ...]]
    numbers: Mapping[int, Place]


NO_PLACES = OwnPlaces({}, {}, {})


class Gazetteer:
    """Looks names up; safe to share between threads, since it only reads. A user's places come first."""

    def __init__(self, path: str, own: OwnPlaces = NO_PLACES) -> None:
        self._base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._own = own
        self.lookup = lru_cache(maxsize=20000)(self._lookup)
        self.place = lru_cache(maxsize=20000)(self._place)
        self.sounding = lru_cache(maxsize=5000)(self._sounding)

    @cached_property
    def capitals(self) -> Mapping[str, tuple[Place, ...]]:
        """The seats of government by country."""
        rows = self._base.execute(f"SELECT {_COLUMNS} FROM place p WHERE p.code = 'PPLC'")
        found: dict[str, tuple[Place, ...]] = {}
        for place in map(_place, rows):
            found[place.country] = (*found.get(place.country, ()), place)
        return found

    def _lookup(self, key: str) -> tuple[tuple[Place, int], ...]:
        rows = self._base.execute(
            f"SELECT {_COLUMNS}, n.rank FROM name n JOIN place p ON p.id = n.place WHERE n.key = ?", (key,)
        )
        own = self._own.names.get(key, ())
        mine = {place.id for place, _ in own}
        return own + tuple((_place(row[:10]), row[10]) for row in rows if row[0] not in mine)

    def _place(self, number: int) -> Place | None:
        if number in self._own.numbers:
            return self._own.numbers[number]
        row = self._base.execute(f"SELECT {_COLUMNS} FROM place p WHERE p.id = ?", (number,)).fetchone()
        return _place(row) if row else None

    def _sounding(self, key: str) -> tuple[tuple[str, Place], ...]:
        """Keys that transliterate the same name as ``key`` does, with their places."""
        rows = self._base.execute(
            f"SELECT s.name, {_COLUMNS} FROM sound s JOIN place p ON p.id = s.place WHERE s.key = ?", (skeleton(key),)
        )
        return self._own.sounds.get(skeleton(key), ()) + tuple((row[0], _place(row[1:])) for row in rows)


def _place(row: tuple[int, str, str, str, int | None, int | None, int, int, int, int | None]) -> Place:
    number, name, code, country, admin1, admin2, lat, lon, population, radius = row
    return Place(number, name, code, country, admin1 or 0, admin2 or 0, lat / 1e4, lon / 1e4, population, radius or 0)


@cache
def load_gazetteer(user_data: str = "") -> Gazetteer:
    """The package's gazetteer, with the rows of a user's own ``places/supplement.csv``."""
    path = str(data_folder() / "places" / "gazetteer.db")
    base = Gazetteer(path)
    rows = tuple(own_rows(SUPPLEMENT, user_data))
    return Gazetteer(path, own_places(rows, base)) if rows else base


def own_places(rows: Iterable[Row], base: Gazetteer) -> OwnPlaces:
    """The places of rows laid out as ``places/supplement``; a row about a place of the gazetteer renames that place."""
    names: dict[str, list[tuple[Place, int]]] = {}
    sounds: dict[str, list[tuple[str, Place]]] = {}
    numbers: dict[int, Place] = {}
    for count, row in enumerate(rows, start=1):
        place = _own_place(row, -count - OWN_FROM, base)
        numbers[place.id] = place
        for key in dict.fromkeys(fold(name) for name in (row["name"], *row["names"])):
            names.setdefault(key, []).append((place, PRIMARY))
            sounds.setdefault(skeleton(key), []).append((key, place))
    return OwnPlaces(
        {key: tuple(found) for key, found in names.items()},
        {key: tuple(found) for key, found in sounds.items()},
        numbers,
    )


def _own_place(row: Row, number: int, base: Gazetteer) -> Place:
    country, admin1 = row["country"] or "", 0
    if row["admin1"]:
        divisions = [place for place, _ in base.lookup(fold(row["admin1"])) if place.code == "ADM1"]
        admin1 = next((place.id for place in divisions if place.country == country), 0)
    place = Place(number, row["name"], row["code"], country, admin1, 0, row["lat"], row["lon"],
                  row["weight"] or OWN_WEIGHT, row["radius"] or 0)  # fmt: skip
    for name in (row["name"], *row["names"]):
        for other, _ in base.lookup(fold(name)):
            if (other.country, other.code[:3]) == (country, place.code[:3]) and distance(other, place) <= SAME_PLACE:
                return replace(place, id=other.id, population=max(place.population, other.population),
                               admin1=admin1 or other.admin1, admin2=other.admin2)  # fmt: skip
    return place


@cache
def load_kinds() -> dict[str, Kind]:
    """Kinds by feature code."""
    return {row["code"]: Kind(row["resolution"], row["weight"]) for row in load_table("places/kinds")}


def kind_of(place: Place) -> Kind:
    """The kind of a place."""
    return load_kinds().get(place.code) or Kind(0, 0.0)


def distance(place: Place, other: Place) -> float:
    """Kilometres between the middles of two places (haversine)."""
    north, east = math.radians(other.lat - place.lat) / 2, math.radians(other.lon - place.lon) / 2
    latitudes = math.cos(math.radians(place.lat)) * math.cos(math.radians(other.lat))
    chord = math.sin(north) ** 2 + latitudes * math.sin(east) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(chord)))


def lies_in(place: Place, area: Place) -> bool:
    """True if ``place`` is known to lie in ``area`` (a country, a division, or a region by its extent)."""
    if area.code == "PCLI":
        return place.country == area.country and place.code != "PCLI"
    if area.id in (place.admin1, place.admin2):
        return True
    if area.country and place.country and area.country != place.country:
        return False
    return area.radius > 0 and place.radius < area.radius and distance(place, area) <= 1.2 * area.radius
