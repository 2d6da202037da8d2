"""What each actor of a report does, and has done to it, in the acts that the grammar tells.

Who bombed, was condemned or invited in one sentence is likely meant where the next tells such an act without naming
anybody. The index answers for one actor, and lists the parties of the acts alike that stand nearest to an act.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tacitus.events.drafts import Draft
from tacitus.events.scene import Scene

PARTS = ("actor", "recipient")
FAR = 2  # sentences away from which distance no longer counts
ALIKE = 6  # acts alike on each side whose parties are considered


@dataclass(frozen=True)
class Doings:
    """Acts by the actors that take part in them, and by their kind; heads in text order."""

    parts: dict[tuple[int, str], dict[str, list[int]]] = field(default_factory=dict)
    alike: dict[tuple[int, str, str], list[int]] = field(default_factory=dict)
    kinds: dict[str, list[int]] = field(default_factory=dict)
    parties: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def near(self, draft: Draft) -> Iterator[int]:
        """The mentions that take part in the acts alike nearest to an act, in text order."""
        heads = sorted({head for kind in kinds_of(draft) for head in self.kinds.get(kind, ())})
        at = bisect_left(heads, draft.head)
        for head in heads[max(0, at - ALIKE) : at + ALIKE + 1]:
            if head != draft.head:
                yield from self.parties[head]

    def does_alike(self, draft: Draft, entity: int, *parts: str) -> bool:
        """True for a party of another act of the kind."""
        return any(
            set(self.alike.get((entity, part, kind), ())) - {draft.head}
            for part in parts or PARTS
            for kind in kinds_of(draft)
        )

    def features(self, scene: Scene, draft: Draft, item: int) -> Iterator[str]:
        """Features of what a mention's actor does elsewhere in the report, as seen from one act."""
        done, entity = False, scene.mentions[item].entity
        for part in PARTS:
            acts = self.parts.get((entity, part), {})
            for kind in sorted(acts):
                away = _nearest(scene, acts[kind], draft.head)
                if away is None:
                    continue
                done = True
                yield f"did={part}&same={kind == draft.type}&near={min(away, FAR)}"
                yield f"did={part}:{kind}&{draft.type}"
            if self.does_alike(draft, entity, part):
                yield f"did={part}&alike"
        if not done:
            yield "did=nothing"


def doings_of(scene: Scene, drafts: Sequence[Draft]) -> Doings:
    """The index over the acts of a report."""
    parts: dict[tuple[int, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    alike: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    kinds: dict[str, list[int]] = defaultdict(list)
    parties: dict[int, tuple[int, ...]] = {}
    for draft in sorted(drafts, key=lambda item: item.head):
        roles = (("actor", draft.actors), ("recipient", draft.recipients))
        named = [(part, role.mention) for part, filled in roles for role in filled if role.mention is not None]
        parties[draft.head] = tuple(mention for _, mention in named)
        for kind in kinds_of(draft):
            kinds[kind].append(draft.head)
        for part, mention in named:
            entity = scene.mentions[mention].entity
            parts[entity, part][draft.type].append(draft.head)
            for kind in kinds_of(draft):
                alike[entity, part, kind].append(draft.head)
    return Doings(dict(parts), dict(alike), dict(kinds), parties)


def kinds_of(draft: Draft) -> tuple[str, str]:
    """The keys that acts alike share: their sense, and their type with their modes."""
    return draft.predicate.sense.id, f"{draft.type} {'+'.join(draft.mode)}"


def _nearest(scene: Scene, heads: Sequence[int], head: int) -> int | None:
    """Sentences between an act and the nearest of others; None if there is no other."""
    at = bisect_left(heads, head)
    near = [item for item in heads[max(0, at - 1) : at + 2] if item != head]
    here = scene.document.sentence_of(head).index
    return min((abs(scene.document.sentence_of(item).index - here) for item in near), default=None)
