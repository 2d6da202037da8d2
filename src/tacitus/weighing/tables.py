"""The room's tables, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from tacitus.tables import load_table


@cache
def families() -> Mapping[str, str]:
    """The family of a word as written."""
    found: dict[str, str] = {}
    for row in load_table("weighing/families"):
        for word in (row["family"], *row["words"]):
            found.setdefault(word, f"#{row['family']}")
    return MappingProxyType(found)


@cache
def suffixes() -> tuple[tuple[str, str], ...]:
    """Endings with what takes their place, the longest first."""
    rows = [(row["ending"], row["instead"] or "") for row in load_table("weighing/suffixes")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def stops(kind: str) -> frozenset[str]:
    """Words left out: empty, particle or light."""
    return frozenset(word for row in load_table("weighing/stops") if row["kind"] == kind for word in row["words"])


@cache
def weights() -> Mapping[str, float]:
    """The weight of each sign."""
    return MappingProxyType({row["sign"]: row["weight"] for row in load_table("weighing/weights")})


@cache
def sign_words() -> Mapping[str, str]:
    """Each sign in words."""
    return MappingProxyType({row["sign"]: row["help"] for row in load_table("weighing/weights")})


@cache
def agencies() -> Mapping[str, str]:
    """The agency that a mark in a credit names."""
    return MappingProxyType({mark: row["name"] for row in load_table("weighing/agencies") for mark in row["marks"]})


@cache
def types_with(trait: str) -> frozenset[str]:
    """Types that have a trait of the table of types: disputed, speech, pledge, force, truce, word or joint."""
    return frozenset(row["type"] for row in load_table("weighing/types") if row[trait])


@cache
def sides() -> Mapping[str, str]:
    """The side that a sector belongs to within its country."""
    return MappingProxyType({row["sector"]: row["side"] for row in load_table("weighing/sectors")})


@cache
def terms(kind: str) -> tuple[str, ...]:
    """Words of a kind, the longest first."""
    found = {word for row in load_table("weighing/terms") if row["kind"] == kind for word in row["words"]}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def bearings() -> Mapping[tuple[str, str], str]:
    """What a deed does to a pledge: keeps, fulfils, breaks or withdraws."""
    return MappingProxyType({(row["pledge"], row["deed"]): row["bears"] for row in load_table("weighing/bearings")})
