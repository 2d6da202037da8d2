"""Gathers the gazetteer entries that a name could mean, each with what speaks for it by itself."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rapidfuzz import fuzz

from tacitus.places.cues import TypeWord, kind_before, kind_behind, load_type_words
from tacitus.places.gazetteer import (
    ABBREVIATION,
    ADJECTIVE,
    ALTERNATE,
    PRIMARY,
    Gazetteer,
    Place,
    kind_of,
)
from tacitus.places.names import fold, without_article
from tacitus.places.words import words_of

# Logarithm of inhabitants, weighed so that ten times as many outweigh an alternate name.
_PER_TENFOLD = 0.7
_ALTERNATE_NAME = -0.7
_OTHER_SPELLING = -1.5
_RIGHT_KIND = 3.0
_WRONG_KIND = -1.5
CAPITAL = "PPLC"
ANOTHER_NAME = "by another name"
KNOWN_TOWN = 100_000  # inhabitants under which a name in capitals ("EU") is an acronym, not the town of Eu
_LIKENESS = 75.0  # rapidfuzz ratio under which two spellings of one skeleton are different names


@dataclass(frozen=True, slots=True)
class Guess:
    """A place that a name could mean: its score by itself and the reasons."""

    place: Place
    score: float
    why: tuple[str, ...]
    likeness: float = 100.0  # under 100 for a name that only sounds like that of the place


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, with the kinds that its type word asks for (none: any)."""

    key: str
    codes: tuple[str, ...] = ()
    behind_comma: bool = False
    acronym: bool = False
    ground: bool = False  # the adjective of a country before a noun for its ground


def read_name(text: str, begin: int, end: int) -> Name:
    """The name under a span, with the type word around it."""
    written = text[begin:end]
    if written.endswith(("'s", "’s")):
        written = written[:-2]
    kind = kind_behind(text, end) or kind_before(text, begin)
    *front, last = written.split() or [""]
    if front and last in words_of("ground"):
        return Name(fold(" ".join(front)), (CAPITAL,) if last == "capital" else (), ground=True)
    letters = written.replace(".", "")
    return Name(
        key=fold(written),
        codes=kind.codes if kind else (),
        behind_comma=text[max(0, begin - 3) : begin].rstrip().endswith((",", "(")),
        acronym=letters.isupper() and len(letters) <= 4,
    )


def known(gazetteer: Gazetteer, key: str) -> bool:
    """True if the gazetteer has a place of just this name."""
    return any(rank < ADJECTIVE for _, rank in gazetteer.lookup(key))


def guesses(gazetteer: Gazetteer, name: Name, *, given: bool = False) -> tuple[Guess, ...]:
    """Entries for a name, best first; ``given`` spans may be adjectives and bare abbreviations."""
    if name.ground:
        return _on_ground(gazetteer, name)
    found = _exact(gazetteer, name, given)
    if not found:
        found = _with_kind_in_name(gazetteer, name, given)
    if not found and without_article(name.key) != name.key:
        found = _exact(gazetteer, Name(without_article(name.key), name.codes), given)
    if not found:
        found = [
            item
            for prefix in ("al", "ar", "as", "el")
            for item in _exact(gazetteer, Name(f"{prefix} {name.key}", name.codes), given)
        ]
    if not found:
        found = _respelled(gazetteer, name)
    best: dict[int, Guess] = {}
    for guess in sorted(found, key=lambda item: -item.score):
        best.setdefault(guess.place.id, guess)
    return tuple(best.values())


def _on_ground(gazetteer: Gazetteer, name: Name) -> tuple[Guess, ...]:
    """*Syrian territory* is the country as an area, *the Syrian capital* its seat of government."""
    countries = [place for place, rank in gazetteer.lookup(name.key) if rank == ADJECTIVE and place.code == "PCLI"]
    if CAPITAL in name.codes:
        countries = [place for country in countries for place in gazetteer.capitals.get(country.country, ())]
    return tuple(Guess(place, _RIGHT_KIND, ("told by the adjective of the country",)) for place in countries)


def _exact(gazetteer: Gazetteer, name: Name, given: bool) -> list[Guess]:
    found = []
    for place, rank in gazetteer.lookup(name.key):
        if rank == ADJECTIVE and not given:
            continue
        if rank == ABBREVIATION and not (given or name.behind_comma):
            continue
        if name.acronym and place.code.startswith("PPL") and place.population < KNOWN_TOWN:
            continue
        found.append(_guess(place, rank, name))
    return found


def _guess(place: Place, rank: int, name: Name) -> Guess:
    kind = kind_of(place)
    score = kind.weight + _PER_TENFOLD * math.log10(place.population + 10)
    why = [f"{place.code}, {place.population} inhabitants"]
    if rank == ALTERNATE:
        score += _ALTERNATE_NAME if place.code != "PCLI" else 0.0
        why.append(ANOTHER_NAME)
    if name.codes:
        if place.code in name.codes or place.code[:3] in name.codes:
            code = place.code if place.code in name.codes else place.code[:3]
            score += _RIGHT_KIND - 0.7 * name.codes.index(code)
            why.append("the kind that the text names")
        else:
            score += _WRONG_KIND
    return Guess(place, score, tuple(why))


def _with_kind_in_name(gazetteer: Gazetteer, name: Name, given: bool) -> list[Guess]:
    """ "Songkhla Province", "Lake Qattinah": the name without its type word."""
    behind, before = load_type_words()
    words = name.key.split()
    options: list[tuple[str, TypeWord | None]] = []
    if len(words) > 1:
        options.append((" ".join(words[:-1]), behind.get(words[-1])))
        options.append((" ".join(words[1:]), before.get(words[0])))
    if len(words) > 2:
        options.append((" ".join(words[2:]), before.get(" ".join(words[:2]))))
    for key, kind in options:
        if kind is not None:
            found = _exact(gazetteer, Name(key, kind.codes), given)
            if found:
                return found
    return []


def _respelled(gazetteer: Gazetteer, name: Name) -> list[Guess]:
    if len(name.key) < 5:
        return []
    found = []
    for key, place in gazetteer.sounding(name.key):
        likeness = fuzz.ratio(name.key, key)
        if likeness >= _LIKENESS and not _is_longer(name.key, key):
            guess = _guess(place, PRIMARY, name)
            score = guess.score + _OTHER_SPELLING - (100 - likeness) / 20
            found.append(Guess(place, score, (*guess.why, f"spelled like {key}"), likeness))
    return found


def _is_longer(one: str, other: str) -> bool:
    """True for two names of which one goes on where the other ends: *Patil* is not Patiala."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and len(long) - len(short) > 1
