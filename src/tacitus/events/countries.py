"""The country of somebody whom the text leaves unnamed, or tells by words that no country stands in.

``Nine were arrested after the riot``, ``called on writers to publish``: readers know of which country these are, though
not always who. Where a role is empty, or filled by somebody of no known country, a small model weighs the countries
that the report names and nobody (a choice among alternatives: a conditional logit; McFadden 1974). A role that it
fills has a code and no words, unless it had words. The features tell how much of the report is about a country, whether
it is that of the other side, and what its people do in the other acts; never which it is. Weights stand in
``data/events/judge.csv``; ``training/events/countries`` fits them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from tacitus.events.drafts import Draft, names_any
from tacitus.events.judging import Weights
from tacitus.events.parties import lacks
from tacitus.events.scene import Scene
from tacitus.logistic import log_odds, shares
from tacitus.records import BEYOND_STATES, Event, PassageKind, Role, Span

NOBODY = ""  # the code of the alternative that no country is meant
PARTS = {"actor": "recipient", "recipient": "actor"}  # each with the other side
TASK = "{}.country"
SHARES = (0.05, 0.2, 0.4, 0.6, 0.8)
MOST = 0.5  # of the coded mentions of a report
LEADING = 2  # countries named most, which are weighed though they stand nowhere near
OPENING = 2  # sentences
FAR = 4
FEW, MANY = 3, 5
# How likely a country must be: as likely as not; more where words may mean no party at all (the matter, the process).
LEAST = {"none": 0.5, "mention": 0.5, "words": 0.6}
WHOLE = 8  # mentions with a country from which on a report tells what it is about; single sentences do not


@dataclass(frozen=True, slots=True)
class Alternative:
    """A country that may be meant, or nobody, with the features that speak for and against it."""

    code: str
    features: tuple[str, ...]


class Countries:
    """The countries of a report: how often each is named, where, and what its people do in which acts."""

    def __init__(self, scene: Scene, events: Sequence[Event]) -> None:
        self._scene = scene
        self._events = events

    @cached_property
    def told(self) -> Counter[str]:
        """How many mentions each country has."""
        return Counter(mention.code for mention in self._scene.mentions if mention.code)

    @cached_property
    def ranked(self) -> list[str]:
        """The countries, that named most first."""
        return [code for code, _ in self.told.most_common()]

    @cached_property
    def opening(self) -> frozenset[str]:
        """The countries that the first sentences name."""
        return frozenset(code for code, places in self.places.items() if places[0] < OPENING)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The sentences that name each country, in order."""
        found: dict[str, list[int]] = {}
        for mention in sorted(self._scene.mentions, key=lambda item: item.head):
            if mention.code:
                found.setdefault(mention.code, []).append(self._scene.document.sentence_of(mention.head).index)
        return found

    def distance(self, code: str, sentence: int) -> int:
        """How many sentences away the country is named nearest; ``FAR`` if never."""
        places = self.places.get(code, [])
        after = bisect_left(places, sentence)
        return min((abs(place - sentence) for place in places[max(0, after - 1) : after + 1]), default=FAR)

    def near(self, sentence: int) -> list[str]:
        """The countries that the sentences around name, that named first in the report first."""
        around = range(sentence - FAR + 2, sentence + FAR - 1)
        found = {code for place in around for code in self._named_in.get(place, ())}
        return sorted(found, key=lambda code: self._first[code])

    @cached_property
    def _first(self) -> dict[str, int]:
        """The place of each country among those of the report, by where it is named first."""
        return {code: place for place, code in enumerate(self.places)}

    @cached_property
    def _named_in(self) -> dict[int, set[str]]:
        """The countries that each sentence names."""
        found: dict[int, set[str]] = defaultdict(set)
        for code, places in self.places.items():
            for place in places:
                found[place].add(code)
        return found

    @cached_property
    def _filled(self) -> dict[tuple[str, str], Counter[tuple[int | None, str | None]]]:
        """How many acts have a party of a country in a role: by word and type, by either, and in all."""
        found: dict[tuple[str, str], Counter[tuple[int | None, str | None]]] = defaultdict(Counter)
        for event in self._events:
            keys = tuple(product((event.predicate[0], None), (event.type, None)))
            for part, key in product(PARTS, keys):
                for code in codes_of(self._scene, roles_of(event, part)):
                    found[part, code][key] += 1
        return found

    def in_other_acts(self, event: Event, part: str, code: str) -> tuple[int, int]:
        """In how many other acts the role is filled from the country: acts of the type, acts of every type."""
        filled, head = self._filled.get((part, code), Counter()), event.predicate[0]
        return filled[None, event.type] - filled[head, event.type], filled[None, None] - filled[head, None]


def add_countries(scene: Scene, drafts: Sequence[Draft], events: Sequence[Event]) -> tuple[Event, ...]:
    """The events with the likeliest country in the roles that nobody fills or only words do, where it is likely enough.

    ``drafts`` are the acts that the events were made of, one each.
    """
    countries = Countries(scene, events)
    if countries.told.total() < WHOLE:
        return tuple(events)
    return tuple(_settled(scene, countries, draft, event) for draft, event in zip(drafts, events, strict=True))


def _settled(scene: Scene, countries: Countries, draft: Draft, event: Event) -> Event:
    for part in PARTS:
        weights = scene.lexicon.judges.get(TASK.format(part), {})
        state = state_of(scene, draft, event, part)
        if state and weights:
            found = alternatives(scene, countries, draft, event, part, state)
            event = _with_country(event, part, *chosen(found, weights, state))
    return event


def _with_country(event: Event, part: str, code: str, score: float) -> Event:
    if code == NOBODY:
        return event
    roles = roles_of(event, part) or (Role(None, None, None, "not named, of the country judged likeliest"),)
    coded = tuple(replace(role, code=code) for role in roles)
    reason = f"{part}: of {code}, judged the likeliest country in the report, {score:.2f}"
    changed = replace(event, actors=coded) if part == "actor" else replace(event, recipients=coded)
    return replace(changed, why=(*event.why, reason))


def chosen(found: Sequence[Alternative], weights: Weights, state: str) -> tuple[str, float]:
    """The likeliest country and how likely it is; nobody where that is less than such roles ask for."""
    chances = shares(log_odds(weights, item.features) for item in found)
    likely = [(chance, -place) for place, chance in enumerate(chances) if found[place].code != NOBODY]
    chance, place = max(likely, default=(0.0, 0))
    return (found[-place].code, chance) if chance >= LEAST[state] else (NOBODY, chance)


def state_of(scene: Scene, draft: Draft, event: Event, part: str) -> str:
    """How a role lacks a country: ``none`` fills it, ``words`` do, or a ``mention`` without one; empty if it has one.

    An attacker of whom nothing is known gets none; that of an implied institution is told by where it acts.
    """
    roles = roles_of(event, part)
    mentions = [scene.mentions[role.mention] for role in roles if role.mention is not None]
    if codes_of(scene, roles) or any(mention.members for mention in mentions):
        return ""
    if names_any(roles):
        return "mention" if mentions else "words"
    return "none" if not roles and lacks(scene, draft, part) else ""


def roles_of(event: Event, part: str) -> tuple[Role, ...]:
    """The fillers of a role."""
    return event.actors if part == "actor" else event.recipients


def codes_of(scene: Scene, roles: Iterable[Role]) -> frozenset[str]:
    """The countries of those who fill a role, of the members in place of groups."""
    found = {role.code for role in roles}
    for mention in (scene.mentions[role.mention] for role in roles if role.mention is not None):
        found |= {mention.code} if mention.code else {scene.mentions[item].code for item in mention.members}
    return frozenset(code for code in found if code)


def alternatives(
    scene: Scene, countries: Countries, draft: Draft, event: Event, part: str, state: str
) -> tuple[Alternative, ...]:
    """The countries that an open role may be of, and nobody."""
    other = codes_of(scene, roles_of(event, PARTS[part]))
    alike = [code for code in countries.ranked if countries.in_other_acts(event, part, code)[0]]
    codes = dict.fromkeys((*countries.ranked[:LEADING], *sorted(other), *countries.near(event.sentence), *alike))
    own = [Alternative(code, tuple(_of_country(scene, countries, event, part, code))) for code in codes]
    features = ("nobody", *(f"nobody&{name}" for name in _of_act(scene, draft, event, part, state)))
    return (*own, Alternative(NOBODY, features))


def _of_country(scene: Scene, countries: Countries, event: Event, part: str, code: str) -> Iterator[str]:
    share = countries.told[code] / max(1, countries.told.total())
    much = sum(share >= bound for bound in SHARES)
    other = codes_of(scene, roles_of(event, PARTS[part]))
    yield f"share={much}"
    yield f"share={much}&{event.type}"
    yield f"rank={min(countries.ranked.index(code), 2) if code in countries.told else 'none'}"
    yield f"beyond={code in BEYOND_STATES}"
    yield f"other={code in other}&n={min(len(other), 2)}"
    yield f"other={code in other}&{event.type}&n={min(len(other), 1)}"
    yield f"other={code in other}&most={share > MOST}"
    yield f"other={code in other}&{event.type}&most={share > MOST}"
    yield f"opening={code in countries.opening}"
    yield f"countries={min(len(countries.told), FAR)}"
    yield f"near={countries.distance(code, event.sentence)}"
    alike, done = countries.in_other_acts(event, part, code)
    yield f"alike={min(alike, FEW)}"
    yield f"done={min(done, MANY)}"


def _of_act(scene: Scene, draft: Draft, event: Event, part: str, state: str) -> Iterator[str]:
    sense = draft.predicate.sense
    noun = "v" if scene.grammar.is_verbal(draft.head) else "n"
    other = roles_of(event, PARTS[part])
    yield f"state={state}"
    yield f"state={state}&{event.type}"
    yield f"type={event.type}"
    yield f"type={event.type}&{noun}"
    yield f"mode={'+'.join(event.mode) or 'none'}"
    yield f"form={noun}"
    yield f"need={sense.need}"
    yield f"family={sense.family}"
    yield f"other={bool(other)}&coded={bool(codes_of(scene, other))}"
    yield f"passive={scene.grammar.passive(draft.head)}"
    yield f"rel={scene.tokens[draft.head].relation}&{noun}"
    yield f"takes={bool(sense.recipient)}"
    yield f"object={bool(scene.slot(draft.head, 'object'))}&{event.type}"
    yield f"complement={bool(scene.slot(draft.head, 'complement'))}&{event.type}"
    yield from (f"aux={name}" for name in event.auxiliary)
    yield f"headline={scene.document.sentences[event.sentence].kind is PassageKind.HEADLINE}"
    yield from _of_words(scene, event, part)


def _of_words(scene: Scene, event: Event, part: str) -> Iterator[str]:
    """What kind of thing the words of a role tell: people, a name, something that is somebody's."""
    for role in roles_of(event, part)[:1]:
        if role.mention is not None or role.begin is None or role.end is None:
            continue
        overlapping = scene.document.tokens_in(Span(role.begin, role.end))
        inside = [token for token in overlapping if role.begin <= token.begin]
        own = {token.index for token in inside}
        head = next((token for token in inside if token.head not in own), None)
        if head is None:
            continue
        lemma = scene.grammar.lemma(head.index)
        entity = scene.entity_type(head.index)
        yield f"words={head.upos}&{head.features.number}"
        yield f"words={entity.name if entity else 'none'}"
        yield f"words.people={scene.lexicon.has('people', lemma)}"
        yield f"words.length={min(len(inside), MANY)}"
        yield f"words.act={lemma in scene.lexicon.senses}"
        yield f"words.path={role.path.rpartition(' ')[2]}"
        below = scene.document.children(head.index, "det", "nmod:poss")
        opening = [scene.grammar.lemma(item) for item in below if scene.tokens[item].upos != "PROPN"]
        yield from (f"words.opening={word}" for word in opening)
        yield f"words.named={any(scene.entity_type(token.index) for token in inside)}"
