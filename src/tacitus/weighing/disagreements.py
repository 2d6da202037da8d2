"""Where tellings of one happening differ, and where one source has come to tell it differently."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tacitus.notation import shown_count
from tacitus.weighing.signs import parties_of
from tacitus.weighing.sources import Sources, gathered, named_source, same_source, source_words
from tacitus.weighing.tables import types_with
from tacitus.weighing.tellings import CITY, Count, Telling, exclude

TO_COME = frozenset({"promised", "planned"})
Counted = tuple[Count, Telling]
Values = tuple[tuple[str, tuple[Telling, ...]], ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What differs (happened, who, to whom, when, where, how many, described), and who tells what.

    ``kind`` says which count for how many. ``changed`` names the source whose own statements differ.
    """

    what: str
    values: Values
    kind: str = ""
    changed: str = ""


def find_disagreements(tellings: Sequence[Telling], sources: Sources) -> tuple[Disagreement, ...]:
    """Everything that differs between tellings of one happening; what a telling leaves open differs from nothing."""
    found = [item for item in (_aspect(name, tellings, value) for name, value in ASPECTS) if item]
    found += _figures(tellings)
    found += _changes(tellings, sources)
    return tuple(found)


def _happened(telling: Telling) -> str:
    if telling.ahead:
        return "will not happen" if telling.against else "is to happen" if telling.status in TO_COME else ""
    return "did not happen" if telling.against else "happened"


def _who(telling: Telling) -> str:
    return ", ".join(sorted({party.who for party in telling.actors if party.who}))


def _to_whom(telling: Telling) -> str:
    return ", ".join(sorted({party.who for party in telling.recipients if party.who}))


def _when(telling: Telling) -> str:
    if telling.earliest is None or telling.basis == "assumed":
        return ""
    if telling.latest is None or telling.latest == telling.earliest:
        return telling.earliest.isoformat()
    return f"{telling.earliest.isoformat()}…{telling.latest.isoformat()}"


def _where(telling: Telling) -> str:
    return telling.place.name if telling.place and telling.place.resolution >= CITY else ""


def _described(telling: Telling) -> str:
    return ", ".join(telling.mode)


ASPECTS: tuple[tuple[str, Callable[[Telling], str]], ...] = (
    ("happened", _happened),
    ("who", _who),
    ("to whom", _to_whom),
    ("when", _when),
    ("where", _where),
    ("described", _described),
)


def _aspect(name: str, tellings: Sequence[Telling], value: Callable[[Telling], str]) -> Disagreement | None:
    values: dict[str, list[Telling]] = {}
    if name == "to whom" and tellings[0].type in types_with("speech"):
        return None  # what is said or done again and again is for many
    for telling in tellings:
        given = value(telling)
        if given:
            values.setdefault(given, []).append(telling)
    if not any(_differ(name, first[0], second[0]) for first, second in combinations(values.values(), 2)):
        return None
    return Disagreement(name, tuple((given, tuple(members)) for given, members in values.items()))


def _differ(name: str, first: Telling, second: Telling) -> bool:
    """True if two values exclude each other; a fuller value does not differ from a shorter one."""
    if name == "happened":
        return first.against != second.against
    if name == "who":
        return not parties_of(first.actors).sides & parties_of(second.actors).sides
    if name == "to whom":
        return not parties_of(first.recipients).sides & parties_of(second.recipients).sides
    if name == "described":
        return not set(first.mode) & set(second.mode)
    if name == "where" and first.place and second.place:
        return first.place.resolution == second.place.resolution  # a quarter may lie in the town that another names
    if name == "when" and first.earliest and first.latest and second.earliest and second.latest:
        return first.latest < second.earliest or second.latest < first.earliest
    return True


def range_of(count: Count) -> str:
    """A count for people."""
    return shown_count(count.low, count.best, count.high)


def _figures(tellings: Sequence[Telling]) -> Iterator[Disagreement]:
    kinds: dict[str, dict[str, list[tuple[Count, Telling]]]] = {}
    for telling in tellings:
        for count in telling.counts:
            if range_of(count):
                kinds.setdefault(count.kind, {}).setdefault(range_of(count), []).append((count, telling))
    for kind, ranges in sorted(kinds.items()):
        if any(_told_otherwise(first, second) for first, second in combinations(ranges.values(), 2)):
            values = tuple((shown, tuple(telling for _, telling in given)) for shown, given in ranges.items())
            yield Disagreement("how many", values, kind)


def _told_otherwise(first: Sequence[Counted], second: Sequence[Counted]) -> bool:
    """True if two counts exclude each other; where one source of one report gives both, they are of two things."""
    if not exclude(first[0][0], second[0][0]):
        return False
    return {_teller(telling) for _, telling in first} != {_teller(telling) for _, telling in second}


def _teller(telling: Telling) -> tuple[str, frozenset[str]]:
    source = named_source(telling)
    return telling.report, source_words(source) if source else frozenset()


def _changes(tellings: Sequence[Telling], sources: Sources) -> Iterator[Disagreement]:
    """Statements of one source about one happening that differ between reports of different days."""
    named = (((source_words(source), source.shown), item) for item in tellings if (source := named_source(item)))
    for (_, name), members in gathered(named, lambda first, second: same_source(first[0], second[0])):
        days = {sources.published(telling) for telling in members}
        if len(days) > 1:
            ordered = sorted(members, key=lambda telling: (str(sources.published(telling)), telling.begin))
            changed = [_aspect("happened", ordered, _happened), *_figures(ordered)]
            yield from (Disagreement(item.what, item.values, item.kind, name) for item in changed if item)
