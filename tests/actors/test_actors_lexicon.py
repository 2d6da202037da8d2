"""The dictionary: spelling, longest names, time to load."""

from __future__ import annotations

import time

from tacitus.actors.entries import Kind
from tacitus.actors.lexicon import load_lexicon
from tacitus.actors.words import keys_of, plurals, singulars
from tacitus.tables import load_table

FREQUENT = ("COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK")
RARE = ("AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "NGO")
SECTORS = frozenset((*FREQUENT, *RARE))
SECTOR_TABLES = ("agents", "groups", "modifiers", "officeholders", "organizations", "titles")


def kinds(text: str) -> list[tuple[str, Kind]]:
    words = text.split()
    return [(" ".join(words[m.first : m.last]), m.entries[0].kind) for m in load_lexicon().matches(words)]


def test_lexicon_finds_the_longest_name() -> None:
    assert kinds("the Syrian Democratic Forces advanced")[0] == ("Syrian Democratic Forces", Kind.GROUP)


def test_lexicon_minds_capitals_of_acronyms() -> None:
    assert kinds("US troops told us") == [("US", Kind.COUNTRY), ("troops", Kind.AGENT)]
    assert kinds("IS fighters") == [("IS", Kind.GROUP), ("fighters", Kind.AGENT)]
    assert not [kind for _, kind in kinds("this is who it is") if kind is Kind.GROUP]


def test_lexicon_finds_names_however_they_are_hyphenated() -> None:
    for text in ("al-Qaida", "al - Qaida", "Al Qaida"):
        assert kinds(text)[0][1] is Kind.GROUP


def test_lexicon_has_only_sectors_of_the_standard() -> None:
    for table in SECTOR_TABLES:
        for row in load_table(f"actors/{table}"):
            given = (row["sector"], *(row.get("other_sectors") or ()))
            assert {sector for sector in given if sector} <= SECTORS, (table, row)


def test_lexicon_terms_run_forward_in_time() -> None:
    for row in load_table("actors/officeholders"):
        assert row["end"] is None or row["start"] < row["end"], row["name"]


def test_lexicon_knows_every_code_it_uses() -> None:
    known = {row["code"] for row in load_table("actors/countries")} | {"IGO", "UNO", "EUR", "NGO", "IMG"}
    for table in ("country_words", "officeholders", "groups", "cities"):
        assert {row["code"] for row in load_table(f"actors/{table}") if row["code"]} <= known, table


def test_lexicon_loads_in_well_under_a_second() -> None:
    load_lexicon.cache_clear()
    begin = time.process_time()
    load_lexicon()
    assert time.process_time() - begin < 2.0  # 0.6 measured; machines differ


def test_words_fold_case_accents_and_hyphens() -> None:
    assert keys_of("Nicolás-Maduro") == ("nicolas", "maduro")
    assert keys_of("U.S.") == ("us",)


def test_words_plurals_go_back_to_singulars() -> None:
    for word in ("gunman", "ministry", "chief", "boss", "church", "leader"):
        assert word in singulars(plurals(word)[0])
