"""Names that gold files spell in older ways, and the few words that scorers go by: ``vocabulary.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How older names map on today's, what a police act is, and how sources are named."""

    types: Mapping[str, str]
    modes: Mapping[str, str]
    countries: Mapping[str, str]
    police: frozenset[str]
    fatal: frozenset[str]
    arrest_modes: frozenset[str]
    pronouns: frozenset[str]
    function_words: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The words that stand beside this file."""
    given = tomllib.loads((Path(__file__).parent / "vocabulary.toml").read_text(encoding="utf-8"))
    acts, sources = given["police"], given["sources"]
    return Vocabulary(
        types=given["types"],
        modes=given["modes"],
        countries=given["countries"],
        police=frozenset(acts["sectors"]),
        fatal=frozenset(acts["fatal"]),
        arrest_modes=frozenset(acts["arrest_modes"]),
        pronouns=frozenset(sources["pronouns"]),
        function_words=frozenset(sources["function"]),
    )


def country(code: str | None) -> str | None:
    """A country code as PLOVER writes it today."""
    return vocabulary().countries.get(code, code) if code else None
