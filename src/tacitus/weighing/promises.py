"""Which tellings are of a promise or an order, and which of them are of one promise that is told in several words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tacitus.weighing.identity import Happening
from tacitus.weighing.matters import due_of, matter_of
from tacitus.weighing.signs import parties_of
from tacitus.weighing.sources import Sources
from tacitus.weighing.tables import sides, types_with
from tacitus.weighing.tellings import Telling
from tacitus.weighing.terms import pattern, speaks

MADE = frozenset({"asserted", "attributed"})
QUOTES = " \"'”’)"
AGAIN = 14  # days within which the same side promises the same act but once
ONE = "the same side promises the same act in reports on the same matter"


@dataclass(frozen=True, slots=True)
class Told:
    """What a promise is recognised by in other words: the act, the sides, the reports' subjects, its days."""

    modes: frozenset[str]
    sides: frozenset[str]
    subjects: frozenset[str]
    days: tuple[date, ...]
    due: frozenset[date]

    def is_of(self, other: Told) -> bool:
        """True if both are of one promise."""
        if self.modes.isdisjoint(other.modes) or self.sides.isdisjoint(other.sides):
            return False
        if self.subjects.isdisjoint(other.subjects) or (self.due and other.due and self.due != other.due):
            return False
        return any(abs((mine - theirs).days) <= AGAIN for mine in self.days for theirs in other.days)


def in_one_promise(
    happenings: Sequence[Happening], sources: Sources, subjects: Mapping[str, str]
) -> Iterator[Happening]:
    """Happenings that are pledges; those of one promise come as one, under the first of them."""
    groups: list[list[Happening]] = []
    known: dict[tuple[str, str, str], list[tuple[Told, list[Happening]]]] = {}
    for happening in happenings:
        pledged = [telling for telling in happening.tellings if is_pledge(telling)]
        if not pledged:
            continue
        told = _told(pledged, sources, subjects)
        keys = [(mode, side, name) for mode in told.modes for side in told.sides for name in told.subjects]
        near = (group for key in keys for other, group in known.get(key, ()) if told.is_of(other))
        group = next(near, None)
        if group is None:
            group = list[Happening]()
            groups.append(group)
        group.append(happening)
        for key in keys:
            known.setdefault(key, []).append((told, group))
    return (group[0] if len(group) == 1 else _joined(group) for group in groups)


def _told(pledged: Sequence[Telling], sources: Sources, subjects: Mapping[str, str]) -> Told:
    published = [sources.published(telling) for telling in pledged]
    dues = [due_of(telling, day) for telling, day in zip(pledged, published, strict=True)]
    return Told(
        frozenset(mode for telling in pledged for mode in telling.mode),
        frozenset(side for telling in pledged for side in parties_of(telling.actors).sides),
        frozenset(subjects[telling.report] for telling in pledged if telling.report in subjects),
        tuple(day for day in published if day),
        frozenset(day for day in dues if day),
    )


def _joined(group: Sequence[Happening]) -> Happening:
    """Happenings as one, each later one with the reason why it is here."""
    found = list(zip(group[0].tellings, group[0].reasons, strict=True))
    for other in group[1:]:
        found += [(telling, reasons or (ONE,)) for telling, reasons in zip(other.tellings, other.reasons, strict=True)]
    return Happening(tuple(telling for telling, _ in found), tuple(reasons for _, reasons in found))


def is_pledge(telling: Telling) -> bool:
    """True if somebody promises it, or orders those under him to do it; what is asked of others is no pledge.

    An agreement that is denied is none.
    """
    if telling.status == "promised" or (telling.type in types_with("pledge") and telling.status in MADE):
        unbinding = (_bare_accord, _opinion, _proposal, _question)
        return _by_somebody(telling) and not any(found(telling) for found in unbinding)
    return telling.status == "demanded" and _own_order(telling)


def _by_somebody(telling: Telling) -> bool:
    """True if it is told who promises; a truce stands where nobody is named."""
    return any(party.text or party.who for party in telling.actors) or "ceasefire" in telling.mode


def _opinion(telling: Telling) -> bool:
    """True if people only agree *that* something is so, or must be; *that it would* be done is a promise."""
    matter = matter_of(telling)
    if telling.type != "AGREE" or speaks(matter, "ahead"):
        return False
    if pattern("opinion").match(matter):
        return True
    return speaks(matter, "duty") and not pattern("complement").match(matter)


def _proposal(telling: Telling) -> bool:
    """True if somebody only proposes or invites, congratulates or condoles: nobody is bound by it."""
    words = telling.words.split()
    return telling.type == "AGREE" and bool(words) and all(pattern("proposal").fullmatch(word) for word in words)


def _question(telling: Telling) -> bool:
    """True if the sentence asks."""
    return telling.text.rstrip(QUOTES).endswith("?")


def _bare_accord(telling: Telling) -> bool:
    """True if an agreement is only named, and its words do not say to what."""
    if telling.type != "AGREE" or not pattern("accord").fullmatch(telling.words):
        return False
    return not pattern("complement").match(matter_of(telling))


def _own_order(telling: Telling) -> bool:
    """True if an order goes to those under whoever gives it: forces and officials of the same side, or nobody named."""
    if not any(pattern("order").fullmatch(word) for word in telling.words.split()):
        return False
    mine = {party.code for party in telling.actors}
    return all(party.code in mine and party.sector in sides() for party in telling.recipients)
