"""Words that tell the country a report is from though they name none: its money, its offices, its divisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tacitus.tables import load_table


@dataclass(frozen=True, slots=True)
class Signs:
    """Countries by word; words without capitals stand in small letters."""

    codes: Mapping[str, tuple[str, ...]]

    def of(self, form: str) -> tuple[str, ...]:
        """The countries that use a word; a sum written with its sign counts (``N$200``).

        >>> load_signs().of("Ringgit"), load_signs().of("NT$200"), load_signs().of("money")
        (('MYS',), ('TWN',), ())
        """
        word = form.rstrip("0123456789.,") if form[-1:].isdigit() else form
        return self.codes.get(word) or self.codes.get(word.lower(), ())


@cache
def load_signs(user_data: str = "") -> Signs:
    """The table, a user's rows first."""
    return Signs({row["word"]: row["codes"] for row in load_table("actors/signs", user_data)[::-1]})
