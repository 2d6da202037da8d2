"""Countries that share a name: told apart by what else the report names, or left open with the candidates."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tacitus.actors.words import keys_of
from tacitus.tables import load_table


@dataclass(frozen=True, slots=True)
class Namesake:
    """One country that a word can mean; ``signs`` are the keys of words that tell it."""

    code: str
    likeliest: bool
    region: bool
    signs: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """The country that a word means, None if that stays open, and why."""

    code: str | None
    why: str
    region: bool = False


@cache
def load_namesakes(user_data: str = "") -> Mapping[tuple[str, ...], tuple[Namesake, ...]]:
    """What each shared word can mean, by its keys."""
    found: dict[tuple[str, ...], list[Namesake]] = {}
    for row in load_table("actors/namesakes", user_data):
        signs = tuple(keys_of(sign) for sign in row["signs"])
        item = Namesake(row["code"], bool(row["likeliest"]), bool(row["region"]), signs)
        found.setdefault(keys_of(row["word"]), []).append(item)
    return MappingProxyType({word: tuple(items) for word, items in found.items()})


def settle(candidates: Sequence[Namesake], text: str, named: Container[str]) -> Settled:
    """Which of several countries a word means in a report.

    ``text`` is the report's keys, each between spaces; ``named`` the countries that other words name. The candidate
    that alone has signs wins; where several or none have, the likeliest if nothing speaks for another.

    >>> settle(load_namesakes()["congo",], " congo brazzaville ", ()).code
    'COG'
    """
    told = [item for item in candidates if _has_sign(item, text)]
    told = told or [item for item in candidates if not item.region and item.code in named]
    codes = " or ".join(item.code for item in candidates)
    if len(told) == 1:
        return Settled(told[0].code, f"of {codes} the one that the report tells of", told[0].region)
    likeliest = next((item for item in candidates if item.likeliest), None)
    if told or likeliest is None:
        return Settled(None, f"may be {codes}")
    return Settled(likeliest.code, f"likelier than {' or '.join(i.code for i in candidates if i is not likeliest)}")


def _has_sign(item: Namesake, text: str) -> bool:
    return any(f" {' '.join(sign)} " in text for sign in item.signs)
