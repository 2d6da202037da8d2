"""What was read as no event, and why: for people who ask why an act is missing.

The steps of ``find_events`` are taken once more; whatever one of them takes away is kept with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tacitus.events.admission import sifted
from tacitus.events.drafts import Draft
from tacitus.events.embedding import embed
from tacitus.events.finding import complete, first_drafts, standing
from tacitus.events.lexicon import load_lexicon
from tacitus.events.merging import gathered, unite
from tacitus.events.scene import Scene
from tacitus.events.senses import Predicate, find_predicates, is_in_name, objections
from tacitus.events.timing import Calendar
from tacitus.records import Document, Dropped, Mention, Passed, TimeExpression


def find_dropped(
    document: Document, mentions: Sequence[Mention], times: Sequence[TimeExpression], user_data: str = ""
) -> tuple[tuple[Dropped, ...], tuple[Passed, ...]]:
    """Words and acts that did not become events, in text order, and the senses that lost at each predicate."""
    scene = Scene(document, tuple(mentions), tuple(times), load_lexicon(user_data))
    found = find_predicates(scene)
    dropped = [*_unread(scene, found), *_no_acts(found), *_lost(scene, found)]
    passed = (Passed(item.head, objections(scene, item.tokens[0], item.sense)) for item in found)
    return tuple(sorted(dropped, key=lambda item: item.token)), tuple(item for item in passed if item.senses)


def _unread(scene: Scene, found: Sequence[Predicate]) -> Iterator[Dropped]:
    """Words that the tables know, but that no sense fits here."""
    read = {token for predicate in found for token in predicate.tokens}
    for token in scene.tokens:
        if token.index in read:
            continue
        senses = objections(scene, token.index)
        if senses and is_in_name(scene, token.index):
            yield Dropped(token.index, "", "it stands in a name")
        elif senses and scene.is_date(token.index):
            yield Dropped(token.index, "", "it stands in a date")
        elif senses:
            yield Dropped(token.index, "", "no sense of it fits", senses)


def _no_acts(found: Sequence[Predicate]) -> Iterator[Dropped]:
    consumed = {token: predicate for predicate in found for token in predicate.consumed}
    for predicate in found:
        if predicate.head in consumed:
            sense = consumed[predicate.head].sense.id
            yield Dropped(predicate.head, _kind(predicate), f"it is part of the predicate of {sense}")
        elif not predicate.is_event:
            yield Dropped(predicate.head, "", f"{predicate.sense.id} tells no event")


def _kind(predicate: Predicate) -> str:
    return "/".join((predicate.sense.type, *predicate.sense.mode)) if predicate.is_event else ""


def _lost(scene: Scene, found: Sequence[Predicate]) -> Iterator[Dropped]:
    """Acts that a step took away, each step with its reason."""
    calendar = Calendar(scene)
    first = first_drafts(scene, found)
    stand = standing(first)
    yield from _without(first, stand, "it only governs another act")
    met = gathered(scene, stand)
    yield from _without(stand, met, "it only says what the gathering above it was about")
    embedded = embed(scene, met)
    yield from _without(met, embedded, "the act that demands, promises, threatens or refuses it tells it")
    merged = unite(scene, embedded)
    yield from _without(embedded, merged, "another word of the clause tells the same act")
    for draft, objection in sifted(scene, calendar, complete(scene, calendar, merged)):
        if objection:
            yield Dropped(draft.head, _told(draft), objection, draft.why)


def _without(before: Sequence[Draft], after: Sequence[Draft], reason: str) -> Iterator[Dropped]:
    kept = {draft.head for draft in after}
    yield from (Dropped(draft.head, _told(draft), reason) for draft in before if draft.head not in kept)


def _told(draft: Draft) -> str:
    return "/".join((draft.type, *draft.mode))
