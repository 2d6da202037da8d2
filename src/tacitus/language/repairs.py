"""Mends mistakes that the scores make now and then, told by the grammar alone.

A clause has two subjects, or two objects and none; a proper noun stands bare behind a verb as an adverbial, or bare
before a noun as its possessor; what somebody is accused of hangs under the accused.

In *Kenya recalled its envoy, the ministry said*, the first subject belongs to the clause that is said. A verb has
one subject (UD guidelines), so a subject that stands before a clausal complement without one is given to it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

SUBJECTS = ("nsubj", "nsubj:pass")
CLAUSES = ("ccomp", "parataxis")
OBJECTS = ("obj", "iobj", "ccomp", "xcomp")
CHARGED = ("obj", "nsubj:pass")


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


def mend_bare_names(heads: list[int], relations: list[str], classes: Sequence[str]) -> tuple[list[int], list[str]]:
    """Heads and relations where a proper noun that no case marks is an object: *met Maduro*, *gave Chad a loan*.

    A possessor without its *'s* right before the object of a verb to its left is the one who receives.

    >>> mend_bare_names([2, 0, 4, 2], ["nsubj", "root", "nmod:poss", "obj"], ["PROPN", "VERB", "PROPN", "NOUN"])
    ([2, 0, 2, 2], ['nsubj', 'root', 'iobj', 'obj'])
    >>> mend_bare_names([2, 0, 2], ["nsubj", "root", "obl"], ["PROPN", "VERB", "PROPN"])
    ([2, 0, 2], ['nsubj', 'root', 'obj'])
    """
    marked = {head - 1 for head, relation in zip(heads, relations, strict=True) if relation == "case"}
    served = {head for head, relation in zip(heads, relations, strict=True) if relation in OBJECTS}
    new_heads, new_relations = list(heads), list(relations)
    for place, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if classes[place] != "PROPN" or place in marked or head == 0:
            continue
        if relation == "obl" and head <= place and head not in served and classes[head - 1] == "VERB":
            new_relations[place] = "obj"
        elif relation == "nmod:poss" and relations[head - 1] == "obj" and 0 < heads[head - 1] <= place:
            new_heads[place], new_relations[place] = heads[head - 1], "iobj"
    return new_heads, new_relations


def mend_charges(
    heads: list[int], relations: list[str], classes: Sequence[str], lemmas: Sequence[str], charging: Collection[str]
) -> tuple[list[int], list[str]]:
    """Heads and relations where an *of* clause under the object of a verb of charging belongs to the verb.

    >>> mend_charges([0, 1, 4, 2], ["root", "obj", "mark", "acl"], ["VERB", "NOUN", "SCONJ", "VERB"],
    ...              ["accuse", "militia", "of", "burn"], {"accuse"})
    ([0, 1, 4, 1], ['root', 'obj', 'mark', 'advcl'])
    """
    new_heads, new_relations = list(heads), list(relations)
    marks = {head - 1 for place, head in enumerate(heads) if lemmas[place] == "of" and relations[place] == "mark"}
    for place, head in enumerate(heads):
        above = heads[head - 1] if head else 0
        charged = above and relations[head - 1] in CHARGED and lemmas[above - 1] in charging
        if charged and relations[place] == "acl" and place in marks and classes[place] == "VERB":
            new_heads[place], new_relations[place] = above, "advcl"
    return new_heads, new_relations


def _bare_clause(
    heads: Sequence[int], relations: Sequence[str], subjects: dict[int, list[int]], verb: int, first: int
) -> int | None:
    """The clause below a verb that stands after a subject and has none of its own."""
    for place in range(first + 1, len(heads)):
        if heads[place] == verb and relations[place] in CLAUSES and place + 1 not in subjects:
            return place
    return None
