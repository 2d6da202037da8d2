"""Builds ``src/tacitus/data/actors/regions.csv``: provinces and regions with every country that has one of the name.

Run ``python -m training.actors.regions`` after the gazetteer of the places room is built; it reads that alone.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from tacitus.actors.words import keys_of
from tacitus.tables import data_folder, load_table
from training.actors.build import write

LARGE = 100_000  # people of a town that makes a region's name doubtful
MOST = 3  # countries of one name; what more of them share (Northern, Central) tells nothing
SHORTEST = 4
GENERIC = Path(__file__).with_name("not_regions.txt")

DIVISIONS = """
  SELECT n.key, p.name, p.country, MAX(p.population) FROM name n JOIN place p ON p.id = n.place
  WHERE p.code IN ('ADM1', 'RGN') AND n.rank = 0 AND p.country <> '' GROUP BY n.key, p.country
"""
TOWNS = """
  SELECT n.key, p.country FROM name n JOIN place p ON p.id = n.place
  WHERE p.code IN ('PPL', 'PPLC', 'PCLI') AND n.rank = 0 AND p.population >= ?
"""


def main() -> None:
    """Write the table."""
    folder = data_folder()
    with sqlite3.connect(folder / "places" / "gazetteer.db") as gazetteer:
        write(folder / "actors" / "regions.csv", list(read_regions(gazetteer)))


def read_regions(gazetteer: sqlite3.Connection) -> Iterator[Mapping[str, str]]:
    """Name and codes of each region that no table of the room holds yet, the largest country first."""
    taken = {keys_of(name) for row in load_table("actors/cities") for name in row["names"]}
    taken |= {keys_of(name) for row in load_table("actors/country_words") for name in row["names"]}
    generic = set(GENERIC.read_text(encoding="utf-8").partition("\n")[2].split())
    towns: dict[str, set[str]] = defaultdict(set)
    for key, country in gazetteer.execute(TOWNS, (LARGE,)):
        towns[key].add(country)
    found: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for key, name, country, people in gazetteer.execute(DIVISIONS):
        found[key].append((people or 0, country, name))
    for plain, places in sorted(found.items()):
        countries = [country for _, country, _ in sorted(places, reverse=True)]
        codes = [*countries, *sorted(towns[plain] - set(countries))]
        for name in dict.fromkeys((max(places)[2], plain.title())):  # Ma'rib is written Marib too
            keys = keys_of(name)
            telling = len(plain) >= SHORTEST and not generic.issuperset(keys) and all(codes)
            if keys not in taken and len(codes) <= MOST and telling:
                taken.add(keys)
                yield {"name": name, "codes": "|".join(codes)}


if __name__ == "__main__":
    main()
