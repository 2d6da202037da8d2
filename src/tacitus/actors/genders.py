"""Given names and nouns that tell a person's gender, for pronouns that do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tacitus.tables import load_table


@dataclass(frozen=True, slots=True)
class Genders:
    """Gender (m or f) by given name as written, and by noun in small letters."""

    names: Mapping[str, str]
    nouns: Mapping[str, str]

    def of_name(self, forms: Sequence[str]) -> str:
        """The gender that the given name tells; empty if it tells none or there is none.

        >>> load_genders().of_name(("Angela", "Merkel")), load_genders().of_name(("Merkel",))
        ('f', '')
        """
        return self.names.get(forms[0], "") if len(forms) > 1 else ""


@cache
def load_genders(user_data: str = "") -> Genders:
    """The table, a user's rows first."""
    rows = load_table("actors/genders", user_data)[::-1]

    def having(kind: str) -> Mapping[str, str]:
        return {row["word"]: row["gender"] for row in rows if row["kind"] == kind}

    return Genders(having("name"), having("noun"))
