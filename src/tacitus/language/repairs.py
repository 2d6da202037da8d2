"""Mends two mistakes that the scores make now and then: a clause with two subjects, or with two objects and none.

In *Kenya recalled its envoy, the ministry said*, the first subject belongs to the clause that is said. A verb has
one subject (UD guidelines), so a subject that stands before a clausal complement without one is given to it.
"""

from __future__ import annotations

from collections.abc import Sequence

SUBJECTS = ("nsubj", "nsubj:pass")
CLAUSES = ("ccomp", "parataxis")


def mend_subjects(heads: list[int], relations: Sequence[str]) -> list[int]:
    """Heads (1-based, 0 the root) with the first of two subjects moved to the clause that lacks one.

    >>> mend_subjects([4, 4, 2, 0, 4], ["nsubj", "ccomp", "obj", "root", "nsubj"])
    [2, 4, 2, 0, 4]
    """
    subjects: dict[int, list[int]] = {}
    for place, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if relation in SUBJECTS:
            subjects.setdefault(head, []).append(place)
    mended = heads
    for verb, found in subjects.items():
        clause = _bare_clause(heads, relations, subjects, verb, found[0]) if len(found) > 1 and verb else None
        if clause is not None:
            mended = [clause + 1 if place == found[0] else head for place, head in enumerate(mended)]
    return mended


def mend_objects(heads: Sequence[int], relations: list[str]) -> list[str]:
    """Relations where the first of two objects, standing before a verb without a subject, is its subject.

    >>> mend_objects([2, 0, 2], ["obj", "root", "obj"])
    ['nsubj', 'root', 'obj']
    """
    objects: dict[int, list[int]] = {}
    served = set()
    for place, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if relation == "obj":
            objects.setdefault(head, []).append(place)
        elif relation in (*SUBJECTS, "csubj", "expl"):
            served.add(head)
    mistaken = {
        found[0] for verb, found in objects.items() if len(found) > 1 and verb not in served and found[0] + 1 < verb
    }
    return ["nsubj" if place in mistaken else relation for place, relation in enumerate(relations)]


def _bare_clause(
    heads: Sequence[int], relations: Sequence[str], subjects: dict[int, list[int]], verb: int, first: int
) -> int | None:
    """The clause below a verb that stands after a subject and has none of its own."""
    for place in range(first + 1, len(heads)):
        if heads[place] == verb and relations[place] in CLAUSES and place + 1 not in subjects:
            return place
    return None
