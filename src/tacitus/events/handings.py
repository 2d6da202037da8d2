"""Words above an event that hand their arguments down to it: launch an attack, plan to attack, fail to attack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tacitus.events.constraints import passes_all
from tacitus.events.grammar import Filler
from tacitus.events.lexicon import Governor
from tacitus.events.scene import Scene

DEPTH = 5


@dataclass(frozen=True, slots=True)
class Handing:
    """One governor over an event: its token, its row and the slot that the event stands in."""

    token: int
    row: Governor
    slot: str

    def __str__(self) -> str:
        return f"{self.row.lemma} ({self.slot})"


def handings(scene: Scene, index: int) -> tuple[Handing, ...]:
    """The governors over a predicate, nearest first."""
    found: list[Handing] = []
    current = index
    for _ in range(DEPTH):
        handing = next(_governors_of(scene, current), None)
        if handing is None or any(handing.token == other.token for other in found):
            break
        found.append(handing)
        current = handing.token
    return tuple(found)


def handed_fillers(scene: Scene, chain: tuple[Handing, ...], role: str) -> tuple[Filler, ...]:
    """What the nearest governor that knows it hands down as actor or recipient."""
    for handing in chain:
        for slot, given in handing.row.gives:
            if given == role:
                found = scene.slot(handing.token, slot)
                if found:
                    return tuple(Filler(item.token, f"{handing} > {item.path}") for item in found)
    return ()


def _governors_of(scene: Scene, index: int) -> Iterator[Handing]:
    for token, slot in _places(scene, index):
        upos = scene.tokens[token].upos
        for row in scene.lexicon.governors.get((scene.grammar.lemma(token), "NOUN" if upos == "PROPN" else upos), ()):
            if slot in row.slots and _particle_fits(scene, token, row) and passes_all(scene, token, row.tests):
                yield Handing(token, row, slot)


def _particle_fits(scene: Scene, token: int, row: Governor) -> bool:
    particles = [scene.grammar.lemma(item) for item in scene.grammar.particles(token)]
    return row.particle in particles if row.particle else not particles


def _places(scene: Scene, index: int) -> Iterator[tuple[int, str]]:
    """The tokens that an event may hang from, each with the slot it fills there."""
    head = scene.tokens[index].head
    relation = scene.tokens[index].relation
    for item in scene.document.children(index, "acl"):
        yield from _clause_place(scene, item, index)
    if head < 0:
        return
    if relation == "conj":
        yield from _places(scene, head)
        return
    preposition = scene.grammar.preposition(index) if relation in ("obl", "nmod", "advcl", "acl") else ""
    if preposition and scene.grammar.is_verbal(index):
        yield head, preposition  # kept them from marching: more than that it governs a clause
    if index in scene.grammar.complements(head):
        yield head, "complement"
    if relation == "compound":
        yield head, "compound"
    if relation in ("nsubj", "obj", "csubj"):
        yield from _clause_place(scene, head, index)
    if relation in ("obl", "nmod", "advcl", "acl"):
        yield head, preposition or "unmarked"
    if scene.tokens[head].rel == "appos":
        return


def _clause_place(scene: Scene, verb: int, index: int) -> Iterator[tuple[int, str]]:
    for name in ("object", "subject"):
        if any(filler.token == index for filler in scene.slot(verb, name)):
            yield verb, name
