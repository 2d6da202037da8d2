"""Chooses the entry that each name of a report means, all names of the report together.

Every name has its candidates' own scores (kind, inhabitants, spelling). Each round then adds what the other
names say: a larger place named beside it, the countries and divisions the report is about, how near the other
places lie. A name keeps one meaning through a report, so that "Paris, Texas" settles every later "Paris".
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from tacitus.places.candidates import ANOTHER_NAME, Guess, Name, guesses
from tacitus.places.gazetteer import Gazetteer, Place, distance, lies_in
from tacitus.places.names import fold

ROUNDS = 3
KNOWN = 400_000  # inhabitants from which a town is meant also in reports about other countries
MIDDLING, MANY = 250_000, 5  # inhabitants of a town that as many places elsewhere speak against
FEW = 2  # places elsewhere that speak against a lesser town
CLOSE = 1.5  # between the scores of two candidates, either of which may be meant
GOOD_PART = 0.2  # of the places of a report
EXACT, ALIKE = 100.0, 88.0  # likeness of a name to that of a place (rapidfuzz ratio)
# The weights below were chosen by trying half and double of each on every second document of LGL and GeoVirus;
# the optimum is flat, so none of them matters to the second digit.
KEPT = 30  # candidates of one name that are weighed; names like San Antonio have hundreds
IN_NAMED_AREA = 3.0
CHIEF_TOWN = 20_000  # inhabitants that a town needs to be what its division's name alone means
NAMESAKE_TOWN = 0.3  # "Kharkiv" alone means the city, not the division around it
COUNTRY = 5.0  # times the share of a report's places that lie in the country
DIVISION = 2.2
LARGE = 100_000  # inhabitants from which a town is news in a report that only names its country
OF_SMALL = 0.3  # what a country's own name counts for a smaller town: "USA" does not make Geneva the one in Illinois
FOCUS = 2.0  # how many names of towns a report full of one country's adjectives counts for
NEAR = 2.5
NEIGHBOURS = 60  # names before and after that bear on a name: more only cost time in a very long report
NEAR_SCALE = 200.0  # kilometres


@dataclass(frozen=True, slots=True)
class Group:
    """All occurrences of one name: its candidates, how often it stands, the groups it is said to lie in."""

    name: Name
    guesses: tuple[Guess, ...]
    count: int
    containers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A group's candidates in the order of their final scores."""

    guesses: tuple[Guess, ...]
    open: bool = False  # none of them can be told to be meant


def group_names(
    gazetteer: Gazetteer, names: Sequence[Name], containers: Mapping[int, int], *, given: bool
) -> tuple[list[Group], list[int]]:
    """Groups of equal names, and the group of each name; ``containers`` maps a name to the one it lies in."""
    order: dict[tuple[str, tuple[str, ...]], int] = {}
    owner = [order.setdefault((name.key, name.codes), len(order)) for name in names]
    held: dict[int, set[int]] = defaultdict(set)
    for inner, outer in containers.items():
        if owner[inner] != owner[outer]:
            held[owner[inner]].add(owner[outer])
    first: dict[int, Name] = {}
    for name, group in zip(names, owner, strict=True):
        if group not in first or name.behind_comma:
            first[group] = name
    groups = [
        Group(
            first[index],
            guesses(gazetteer, first[index], given=given)[:KEPT],
            owner.count(index),
            tuple(sorted(held[index])),
        )
        for index in range(len(order))
    ]
    return groups, owner


def choose(groups: Sequence[Group], focus: Mapping[str, float], *, given: bool = False) -> list[Choice]:
    """The candidates of each group, best first, after the groups have weighed on each other.

    ``focus`` holds countries that the report is about for other reasons than its place names (0..1). Of names that
    are ``given`` each has a meaning; of others a town that only chance may have put there is left open.
    """
    scores = [_own_scores(group) for group in groups]
    current = scores
    for _ in range(ROUNDS):
        chances = [_chances(row) for row in current]
        current = [_reweigh(index, groups, scores, chances, focus) for index in range(len(groups))]
    choices = [_ranked(group, row, groups) for group, row in zip(groups, current, strict=True)]
    named = _named(groups, choices)
    told = {code for code, weight in focus.items() if weight}
    lying = Counter[str]()
    for place, count in named.items():
        lying[place.country] += count
    good = {code for code, count in lying.items() if count >= GOOD_PART * lying.total()} | told
    choices = [_without_chance_likeness(choice, good) for choice in choices]
    return [
        replace(choice, open=True) if not given and _is_stray(group, choice, choices, named, told) else choice
        for group, choice in zip(groups, choices, strict=True)
    ]


def _named(groups: Sequence[Group], choices: Sequence[Choice]) -> Counter[Place]:
    """How often a report names each place, of those that the gazetteer has as they are written."""
    named: Counter[Place] = Counter()
    for group, choice in zip(groups, choices, strict=True):
        if choice.guesses and _is_exact(choice.guesses[0]) and choice.guesses[0].place.country:
            named[choice.guesses[0].place] += group.count
    return named


def _is_stray(
    group: Group, choice: Choice, choices: Sequence[Choice], named: Mapping[Place, int], told: Set[str]
) -> bool:
    """True for a lesser town in a country that nothing else in the report is about, where others are spoken of.

    So is one that does not lie where the text says, and one that has a namesake elsewhere nearly as likely.
    """
    if not choice.guesses:
        return False
    best, place = choice.guesses[0], choice.guesses[0].place
    if not place.code.startswith("PPL") or place.code == "PPLC" or place.population >= KNOWN:
        return False
    holding = [choices[outer].guesses[0].place for outer in group.containers if choices[outer].guesses]
    if holding:
        return place.population < LARGE and all(area.country not in ("", place.country) for area in holding)
    beside = sum(count for other, count in named.items() if other.country == place.country and other.id != place.id)
    elsewhere = sum(count for other, count in named.items() if other.country != place.country)
    if beside or place.country in told or elsewhere < FEW:
        return False
    namesakes = (item for item in choice.guesses[1:] if item.place.country != place.country)
    lesser = MIDDLING if elsewhere >= MANY else LARGE
    return place.population < lesser or any(best.score - item.score <= CLOSE for item in namesakes)


def _is_exact(guess: Guess) -> bool:
    return guess.likeness == EXACT


def _without_chance_likeness(choice: Choice, meant: Set[str]) -> Choice:
    """A choice without places that a name only sounds like, in countries that the report has nothing to do with.

    Only a close likeness to the name of a large town counts by itself.
    """
    return Choice(tuple(guess for guess in choice.guesses if _is_exact(guess) or _may_be_meant(guess, meant)))


def _may_be_meant(guess: Guess, meant: Set[str]) -> bool:
    place = guess.place
    return place.country in meant or (guess.likeness >= ALIKE and (place.population >= LARGE or place.id < 0))


def _own_scores(group: Group) -> list[float]:
    scores = [guess.score for guess in group.guesses]
    if group.name.codes:
        return scores
    for index, guess in enumerate(group.guesses):
        division = _namesake_division(guess.place, group)
        if division is not None and not (ANOTHER_NAME in guess.why and ANOTHER_NAME not in division.why):
            scores[index] = max(scores[index], division.score + NAMESAKE_TOWN)
    return scores


def _namesake_division(town: Place, group: Group) -> Guess | None:
    """The division of this name that holds the town, where the town is the largest of the name in it."""
    if not town.code.startswith("PPL") or town.population < CHIEF_TOWN:
        return None
    if fold(town.name) != group.name.key and fold(town.name) in group.name.key:
        return None  # "Okinawa Prefecture" is not the town
    for guess in group.guesses:
        area = guess.place
        if area.code == "ADM1" and area.country == town.country and lies_in(town, area):
            towns = [other.place for other in group.guesses if other.place.code.startswith("PPL")]
            if town.population == max(other.population for other in towns if lies_in(other, area)):
                return guess
    return None


def _chances(scores: Sequence[float]) -> list[float]:
    if not scores:
        return []
    top = max(scores)
    weights = [math.exp(score - top) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def _reweigh(
    index: int,
    groups: Sequence[Group],
    own: Sequence[Sequence[float]],
    chances: Sequence[Sequence[float]],
    focus: Mapping[str, float],
) -> list[float]:
    near = range(max(0, index - NEIGHBOURS), min(len(groups), index + NEIGHBOURS + 1))
    others = [(other, groups[other]) for other in near if other != index]
    countries, divisions, abroad = _support(others, chances)
    for country, weight in focus.items():
        abroad[country] += FOCUS * weight
    total = sum(countries.values()) + sum(abroad.values())
    scores = []
    for guess, alone in zip(groups[index].guesses, own[index], strict=True):
        place, score = guess.place, alone
        if place.country:
            by_name = abroad[place.country] * (1.0 if place.population >= LARGE or place.radius else OF_SMALL)
            score += COUNTRY * (countries[place.country] + by_name) / (1.0 + total)
        if place.code != "PCLI":
            division = place.admin1 or (place.id if place.code == "ADM1" else 0)
            score += DIVISION * _saturate(divisions[division]) if division else 0.0
            score += NEAR * _nearness(place, others, chances)
        score += IN_NAMED_AREA * _contained(place, groups[index], groups, chances)
        scores.append(score)
    return _countries_first(groups[index], scores)


def _countries_first(group: Group, scores: list[float]) -> list[float]:
    """Scores in which a country's bare name means the country, not a town or division of the same name in it."""
    if group.name.codes:
        return scores
    tops = {
        guess.place.country: score
        for guess, score in zip(group.guesses, scores, strict=True)
        if guess.place.code == "PCLI"
    }
    return [
        min(score, tops[guess.place.country] - 1.0)
        if guess.place.code != "PCLI" and guess.place.country in tops
        else score
        for guess, score in zip(group.guesses, scores, strict=True)
    ]


def _support(
    others: Iterable[tuple[int, Group]], chances: Sequence[Sequence[float]]
) -> tuple[defaultdict[str, float], defaultdict[int, float], defaultdict[str, float]]:
    """What the other names say for countries by their towns, for divisions, and for countries by their own names."""
    countries: defaultdict[str, float] = defaultdict(float)
    abroad: defaultdict[str, float] = defaultdict(float)
    divisions: defaultdict[int, float] = defaultdict(float)
    for other, group in others:
        weight = 0.5 + 0.5 * math.log2(1 + group.count)
        for guess, chance in zip(group.guesses, chances[other], strict=True):
            named = abroad if guess.place.code == "PCLI" else countries
            named[guess.place.country] += weight * chance
            division = guess.place.admin1 or (guess.place.id if guess.place.code == "ADM1" else 0)
            if division:
                divisions[division] += weight * chance
    return countries, divisions, abroad


def _saturate(support: float) -> float:
    return support / (1.0 + support)


def _nearness(place: Place, others: Iterable[tuple[int, Group]], chances: Sequence[Sequence[float]]) -> float:
    total = 0.0
    for other, group in others:
        for guess, chance in zip(group.guesses, chances[other], strict=True):
            if chance > 0.05 and guess.place.code not in ("PCLI", "CONT") and guess.place.id != place.id:
                total += chance * math.exp(-distance(place, guess.place) / NEAR_SCALE)
    return _saturate(total)


def _contained(place: Place, group: Group, groups: Sequence[Group], chances: Sequence[Sequence[float]]) -> float:
    best = 0.0
    for outer in group.containers:
        best = max(
            best,
            sum(
                chance
                for guess, chance in zip(groups[outer].guesses, chances[outer], strict=True)
                if lies_in(place, guess.place)
            ),
        )
    return best


def _ranked(group: Group, scores: Sequence[float], groups: Sequence[Group]) -> Choice:
    order = sorted(range(len(scores)), key=lambda item: (-scores[item], group.guesses[item].place.id))
    named = tuple(f"in {groups[outer].name.key}" for outer in group.containers)
    ranked = [(group.guesses[item], scores[item]) for item in order]
    return Choice(tuple(replace(guess, score=round(score, 2), why=guess.why + named) for guess, score in ranked))
