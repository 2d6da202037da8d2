"""Words that shape a phrase, and nouns that refer back, from their table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from types import MappingProxyType

from tacitus.tables import load_table

ROLES = {  # of the fields that are not called as their role in the table is
    "stops": "stop",
    "possessives": "possessive",
    "particles": "particle",
    "articles": "article",
    "determiners": "determiner",
    "sides": "side",
    "chiefs": "chief",
    "armies": "army",
    "directions": "direction",
    "leagues": "league",
    "measures": "measure",
    "venues": "venue",
    "owners": "owner",
    "others": "another",
    "examples": "example",
    "negations": "negation",
    "homes": "home",
    "tongues": "tongue",
    "papers": "paper",
    "mates": "mate",
    "seconds": "second",
}


@dataclass(frozen=True, slots=True)
class Grammar:
    """Sets of lower-case words by what they do; ``bodies`` gives the sector that a body must have (or none)."""

    locating: frozenset[str]
    linking: frozenset[str]
    stops: frozenset[str]
    possessives: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    indefinite: frozenset[str]
    determiners: frozenset[str]
    two: frozenset[str]
    away: tuple[str, ...]
    ties: tuple[str, ...]
    bodies: Mapping[str, str]
    anyone: frozenset[str]
    sides: frozenset[str]
    chiefs: frozenset[str]
    leading: frozenset[str]
    apart: frozenset[str]
    each: frozenset[str]
    where: frozenset[str]
    armies: frozenset[str]
    elsewhere: frozenset[str]
    saying: frozenset[str]
    directions: frozenset[str]
    leagues: frozenset[str]
    anybody: frozenset[str]
    measures: frozenset[str]
    sole: frozenset[str]
    central: frozenset[str]
    mass: frozenset[str]
    venues: frozenset[str]
    pointing: frozenset[str]
    identifying: frozenset[str]
    naming: frozenset[str]
    owners: frozenset[str]
    others: frozenset[str]
    examples: frozenset[str]
    negations: frozenset[str]
    homes: frozenset[str]
    belonging: frozenset[str]
    relating: frozenset[str]
    tongues: frozenset[str]
    collective: frozenset[str]
    ruling: frozenset[str]
    serving: frozenset[str]
    happening: frozenset[str]
    stating: frozenset[str]
    mates: frozenset[str]
    seconds: frozenset[str]
    knowing: frozenset[str]
    tied: frozenset[str]
    papers: frozenset[str]
    linguistic: frozenset[str]

    def opens(self, word: str) -> bool:
        """True if a word begins another part of the phrase."""
        return word in self.locating or word in self.linking or word in self.stops


@cache
def load_grammar() -> Grammar:
    """The words by role."""
    rows = load_table("actors/function_words")

    def having(role: str) -> frozenset[str]:
        return frozenset(row["word"] for row in rows if row["role"] == role)

    plain = (field.name for field in fields(Grammar) if field.name not in ("away", "ties", "bodies"))
    return Grammar(
        away=tuple(f"{word}-" for word in sorted(having("away"))),
        ties=tuple(f"-{word}" for word in sorted(having("tie"))),
        bodies=MappingProxyType({row["word"]: row["sector"] or "" for row in rows if row["role"] == "body"}),
        **{name: having(ROLES.get(name, name)) for name in plain},
    )
