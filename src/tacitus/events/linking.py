"""Links between the mentions of one event across a report, and the parties that linked mentions share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tacitus.events.drafts import names_any
from tacitus.events.scene import Scene
from tacitus.records import Event, Role


def link_events(scene: Scene, events: Sequence[Event]) -> tuple[Event, ...]:
    """Sets ``link`` of every mention to the event of the report that tells the same act most fully."""
    groups = _grouped(scene, events)
    links = dict(_links(events, groups))
    together = {index: group for group in groups for index in group}
    return tuple(
        _completed(scene, replace(event, link=links.get(index)), [events[other] for other in together[index]])
        for index, event in enumerate(events)
    )


def _grouped(scene: Scene, events: Sequence[Event]) -> list[list[int]]:
    """Indices of the mentions of each event, found through the parties that they share."""
    groups: list[list[int]] = []
    by_party: dict[tuple[str, int], list[int]] = {}
    for index, event in enumerate(events):
        parties = scene.entities((*event.actors, *event.recipients))
        near = sorted({place for party in parties for place in by_party.get((event.type, party), ())})
        group = next((p for p in near if _same_event(scene, [events[i] for i in groups[p]], event)), None)
        if group is None:
            group = len(groups)
            groups.append([])
        groups[group].append(index)
        for party in parties:
            places = by_party.setdefault((event.type, party), [])
            if group not in places[-1:]:
                places.append(group)
    return groups


def _completed(scene: Scene, event: Event, group: Sequence[Event]) -> Event:
    """A mention takes over the parties that it leaves out and that another mention of the event names."""
    ranked = sorted((other for other in group if _is_visit(other) == _is_visit(event)), key=_fullness, reverse=True)
    actors = _first_named(event.actors, [other.actors for other in ranked])
    own = scene.entities(actors)
    others = (tuple(role for role in other.recipients if not scene.entities((role,)) & own) for other in ranked)
    recipients = _first_named(event.recipients, others)
    if actors == event.actors and recipients == event.recipients:
        return event
    return replace(event, actors=actors, recipients=recipients, why=(*event.why, "parties of the linked mention"))


def _is_visit(event: Event) -> bool:
    """A visit has a guest and a host, a meeting has those who meet."""
    return "visit" in event.mode


def _first_named(own: tuple[Role, ...], others: Iterable[tuple[Role, ...]]) -> tuple[Role, ...]:
    if names_any(own):
        return own
    return next((roles for roles in others if names_any(roles)), own)


def _links(events: Sequence[Event], groups: list[list[int]]) -> Iterator[tuple[int, int]]:
    for group in groups:
        fullest = max(group, key=lambda index: (_fullness(events[index]), -index))
        for index in group:
            if index != fullest:
                yield index, fullest


def _fullness(event: Event) -> int:
    named = sum(role.begin is not None for role in (*event.actors, *event.recipients))
    return 2 * named + len(event.mode)


def _same_event(scene: Scene, group: list[Event], event: Event) -> bool:
    return all(_compatible(scene, other, event) for other in group) and _shares_party(scene, group, event)


def _compatible(scene: Scene, one: Event, other: Event) -> bool:
    same = one.type == other.type and one.auxiliary == other.auxiliary and one.sentence != other.sentence
    if not same or (one.mode and other.mode and not set(one.mode) & set(other.mode)):
        return False
    return _agree(scene, one.actors, other.actors) and _agree(scene, one.recipients, other.recipients)


def _agree(scene: Scene, one: tuple[Role, ...], other: tuple[Role, ...]) -> bool:
    first, second = scene.entities(one), scene.entities(other)
    return first <= second or second <= first


def _shares_party(scene: Scene, group: list[Event], event: Event) -> bool:
    parties = scene.entities((*event.actors, *event.recipients))
    return any(parties & scene.entities((*other.actors, *other.recipients)) for other in group)
