"""Pronouns that can stand for actors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tacitus.tables import load_table


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun: grammatical person (0 for who), number, animacy (person, thing or any) and gender."""

    form: str
    person: int
    number: str
    animacy: str
    gender: str
    reflexive: bool = False


@cache
def load_pronouns(user_data: str = "") -> Mapping[str, Pronoun]:
    """Pronouns by their lower-case form."""
    return MappingProxyType(
        {
            row["form"]: Pronoun(
                row["form"],
                row["person"],
                row["number"] or "",
                row["animacy"],
                row["gender"] or "",
                bool(row["reflexive"]),
            )
            for row in load_table("actors/pronouns", user_data)
        }
    )
