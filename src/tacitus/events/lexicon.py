"""The event tables as frozen data: senses, frames, classes, governors, embeddings, contexts, cues.

Loaded once and never changed; ``load_lexicon`` is the only reader of ``data/events``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from types import MappingProxyType
from typing import TypeVar

from tacitus.errors import DataError
from tacitus.tables import Row, load_table

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)

RolePath = tuple[tuple[str, ...], ...]
"""Alternatives in order; each is a set of slots whose fillers belong together."""


@dataclass(frozen=True, slots=True)
class Test:
    """One constraint of a sense: SLOT=VALUES, or with ``negated`` SLOT!=VALUES; slots a/b look at both."""

    slot: str
    values: tuple[str, ...]
    negated: bool = False

    def __str__(self) -> str:
        return f"{self.slot}{'!=' if self.negated else '='}{','.join(self.values)}"


@dataclass(frozen=True, slots=True)
class Sense:
    """What a predicate means under its tests; ``words`` is the lemma, or contiguous words."""

    id: str
    words: tuple[str, ...]
    pos: str
    type: str
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    cameo: str | None = None
    actor: RolePath = ()
    recipient: RolePath = ()
    reciprocal: bool = False
    tests: tuple[Test, ...] = ()
    family: str = ""
    need: str = "any"
    priority: int = 0


@dataclass(frozen=True, slots=True)
class Governor:
    """A word that hands its arguments to the event below it."""

    lemma: str
    pos: str
    particle: str
    slots: tuple[str, ...]
    gives: tuple[tuple[str, str], ...]
    tests: tuple[Test, ...]
    auxiliary: tuple[str, ...]
    modality: str
    effect: str


@dataclass(frozen=True, slots=True)
class Embedding:
    """What a governing sense becomes when a certain act stands in its complement."""

    family: str
    embedded: str
    type: str
    mode: tuple[str, ...]
    own: bool
    modality: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that signals a context or decides an auxiliary mode."""

    name: str
    words: tuple[str, ...]
    pos: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Agent:
    """The sectors that act in a type and mode of event when the text names nobody.

    ``implied`` is the sector of the state that acts so where none of them is named nearby either.
    """

    type: str
    mode: str
    sectors: tuple[str, ...]
    without: tuple[str, ...] = ()
    implied: str = ""
    context: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """All event tables, indexed the way the engine asks."""

    senses: Mapping[str, tuple[Sense, ...]]
    classes: Mapping[str, frozenset[str]]
    governors: Mapping[tuple[str, str], tuple[Governor, ...]]
    embeddings: Mapping[str, tuple[Embedding, ...]]
    contexts: Mapping[str, tuple[Cue, ...]]
    cues: Mapping[str, tuple[Cue, ...]]
    quads: Mapping[str, int]
    scales: Mapping[tuple[str, str], float]
    cameo: Mapping[tuple[str, str, str, str], str]
    agents: tuple[Agent, ...] = ()
    plain: frozenset[tuple[str, str]] = frozenset()
    judges: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every lemma that a table of predicates, classes or contexts knows."""
        governors = {lemma for lemma, _ in self.governors} | {cue.words[-1] for _, cue in self._signals()}
        words = {word for senses in self.senses.values() for sense in senses for word in sense.words}
        return frozenset(governors | words | {lemma for found in self.classes.values() for lemma in found})

    def _signals(self) -> Iterator[tuple[str, Cue]]:
        return ((word, cue) for word, cues in self.contexts.items() for cue in cues)

    @cached_property
    def words(self) -> Mapping[str, frozenset[str]]:
        """The single words of each kind of cue: particles (push back), modals, conditions, aims."""
        found: dict[str, set[str]] = {}
        for word, cues in self.cues.items():
            for cue in cues:
                if len(cue.words) == 1:
                    found.setdefault(cue.name, set()).add(word)
        return MappingProxyType({kind: frozenset(words) for kind, words in found.items()})

    def has(self, name: str, lemma: str) -> bool:
        """True if the class ``name`` holds the lemma."""
        return lemma in self.classes.get(name, frozenset())


def parse_path(text: str | None) -> RolePath:
    """A role path out of its notation.

    >>> parse_path("between+with|poss")
    (('between', 'with'), ('poss',))
    """
    if not text or text == "-":
        return ()
    return tuple(tuple(slot.strip() for slot in part.split("+")) for part in text.split("|"))


def parse_test(text: str) -> Test:
    """A test out of its notation; raises DataError without an equals sign.

    >>> str(parse_test("object!=@weapon,missile"))
    'object!=@weapon,missile'
    """
    slot, sign, values = text.partition("=")
    if not sign:
        raise DataError(f"events: the test {text!r} has no '='. Write SLOT=VALUES or SLOT!=VALUES.")
    parts = tuple(value.strip().lower() if not value.startswith("@") else value.strip() for value in values.split(","))
    return Test(slot.rstrip("! "), parts, slot.rstrip().endswith("!"))


@cache
def load_lexicon(user_data: str = "") -> Lexicon:
    """All event tables; raises DataError when a row breaks its schema or names an unknown frame or class."""
    classes = _classes(load_table("events/classes", user_data))
    frames = {row["name"]: row for row in load_table("events/frames", user_data)}
    rows = (*load_table("events/verbs", user_data), *load_table("events/nouns", user_data))
    senses = tuple(_sense(row, frames) for row in rows)
    _check_classes(senses, classes)
    return Lexicon(
        senses=_index(senses, lambda sense: sense.words[0]),
        classes=classes,
        governors=_index(
            map(_governor, load_table("events/governors", user_data)), lambda item: (item.lemma, item.pos)
        ),
        embeddings=_index(map(_embedding, load_table("events/embeddings", user_data)), lambda item: item.family),
        contexts=_index(_cues("context", load_table("events/contexts", user_data)), lambda cue: cue.words[0]),
        cues=_index(_cues("kind", load_table("events/cues", user_data)), lambda cue: cue.words[0]),
        quads=MappingProxyType({row["type"]: row["quad"] for row in load_table("events/types")}),
        scales=MappingProxyType(
            {(row["type"], row["mode"] or ""): row["score"] for row in load_table("events/scales")}
        ),
        cameo=MappingProxyType(_cameo(load_table("events/cameo"))),
        judges=_judges(load_table("events/judge", user_data)),
        plain=frozenset((row["lemma"], row["pos"]) for row in load_table("events/plain", user_data)),
        agents=tuple(_agent(row) for row in load_table("events/agents", user_data)),
    )


def _index(items: Iterable[Item], key: Callable[[Item], Key]) -> Mapping[Key, tuple[Item, ...]]:
    table: dict[Key, list[Item]] = {}
    for item in items:
        table.setdefault(key(item), []).append(item)
    return MappingProxyType({key_: tuple(found) for key_, found in table.items()})


def _classes(rows: Iterable[Row]) -> Mapping[str, frozenset[str]]:
    direct: dict[str, set[str]] = {}
    for row in rows:
        direct.setdefault(row["class"], set()).add(row["lemma"])
    return MappingProxyType({name: frozenset(_spread(name, direct, frozenset())) for name in direct})


def _spread(name: str, direct: Mapping[str, set[str]], above: frozenset[str]) -> set[str]:
    if name in above:
        raise DataError(f"events/classes: the class {name!r} includes itself. Break the circle.")
    found: set[str] = set()
    for lemma in direct.get(name, ()):
        found |= _spread(lemma[1:], direct, above | {name}) if lemma.startswith("@") else {lemma.lower()}
    return found


def _sense(row: Row, frames: Mapping[str, Row]) -> Sense:
    frame = _frame(row, frames)
    return Sense(
        id=row["id"],
        words=tuple(row["lemma"].lower().split()),
        pos=row["pos"],
        type=row["type"],
        mode=row["mode"],
        context=row["context"],
        cameo=row["cameo"],
        actor=parse_path(row["actor"] or frame["actor"]),
        recipient=() if row["reciprocal"] else parse_path(row["recipient"] or frame["recipient"]),
        reciprocal=bool(row["reciprocal"]),
        tests=tuple(parse_test(text) for text in row["when"]),
        family=row["family"] or "",
        need=row["need"] or "any",
        priority=row["priority"] or 0,
    )


def _frame(row: Row, frames: Mapping[str, Row]) -> Row:
    name = row["frame"]
    if name and name not in frames:
        raise DataError(f"events: the sense {row['id']} names the frame {name!r}. Frames: {', '.join(frames)}.")
    return frames[name] if name else {"actor": None, "recipient": None}


def _check_classes(senses: Iterable[Sense], classes: Mapping[str, frozenset[str]]) -> None:
    for sense in senses:
        for test in sense.tests:
            for value in test.values:
                if value.startswith("@") and value[1:] not in classes:
                    raise DataError(f"events: the sense {sense.id} tests the class {value!r}, which classes.csv lacks.")


def _governor(row: Row) -> Governor:
    return Governor(
        lemma=row["lemma"].lower(),
        pos=row["pos"],
        particle=row["particle"] or "",
        slots=row["slot"],
        gives=tuple(_pair(item) for item in row["gives"] if item != "-"),
        tests=tuple(parse_test(text) for text in row["when"]),
        auxiliary=row["auxiliary"],
        modality=row["modality"] or "",
        effect=row["effect"] or "",
    )


def _pair(text: str) -> tuple[str, str]:
    slot, _, role = text.partition("=")
    return slot.strip(), role.strip()


def _embedding(row: Row) -> Embedding:
    own = bool(row["own"])
    return Embedding(row["family"], row["embedded"], row["type"], row["mode"], own, row["modality"] or "")


def _cues(column: str, rows: Iterable[Row]) -> Iterator[Cue]:
    for row in rows:
        yield Cue(row[column], tuple(row["lemma"].lower().split()), row["pos"] or "", row.get("weight") or 1.0)


def _judges(rows: Iterable[Row]) -> Mapping[str, Mapping[str, float]]:
    tasks: dict[str, dict[str, float]] = {}
    for row in rows:
        tasks.setdefault(row["task"], {})[row["feature"]] = row["weight"]
    return MappingProxyType({task: MappingProxyType(weights) for task, weights in tasks.items()})


def _agent(row: Row) -> Agent:
    return Agent(
        row["type"],
        row["mode"] or "",
        row["sectors"] or (),
        row["without"] or (),
        row["implied"] or "",
        row["context"] or "",
        row["words"] or (),
    )


def _cameo(rows: Iterable[Row]) -> dict[tuple[str, str, str, str], str]:
    return {(row["type"], row["mode"] or "", row["context"] or "", row["was"] or ""): row["code"] for row in rows}
