"""Mends a mistake that the arc scores make now and then: one clause with two subjects.

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


def _bare_clause(
    heads: Sequence[int], relations: Sequence[str], subjects: dict[int, list[int]], verb: int, first: int
) -> int | None:
    """The clause below a verb that stands after a subject and has none of its own."""
    for place in range(first + 1, len(heads)):
        if heads[place] == verb and relations[place] in CLAUSES and place + 1 not in subjects:
            return place
    return None
