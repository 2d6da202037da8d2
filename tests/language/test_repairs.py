"""Whatever the repairs move, a tree stays a tree."""

from __future__ import annotations

import random

from tacitus.language.repairs import (
    mend_appositions,
    mend_bare_names,
    mend_cases,
    mend_charges,
    mend_guests,
    mend_late_objects,
    mend_modifiers,
    mend_names,
    mend_particles,
    mend_shared_subjects,
    mend_subjects,
)
from tacitus.records import Entity, EntityType, Features, Token

RELATIONS = ("nsubj", "obj", "obl", "nmod", "amod", "conj", "cc", "case", "det", "ccomp", "compound", "acl", "mark")
CLASSES = ("NOUN", "PROPN", "VERB", "ADJ", "CCONJ", "ADP")
LEMMAS = ("lay", "down", "accuse", "of", "party")


def random_tree(chooser: random.Random, size: int) -> list[int]:
    """Heads (1-based, 0 the root) of a tree that may cross."""
    order = chooser.sample(range(size), size)
    heads = [0] * size
    for place in range(1, size):
        heads[order[place]] = chooser.choice(order[:place]) + 1
    return heads


def is_tree(heads: list[int]) -> bool:
    """True if every word reaches the one root."""
    for start in range(len(heads)):
        place, steps = start, 0
        while heads[place]:
            place, steps = heads[place] - 1, steps + 1
            if steps > len(heads):
                return False
    return heads.count(0) == 1


def test_repairs_keep_trees() -> None:
    chooser = random.Random(5)
    for _ in range(3000):
        size = chooser.randint(3, 9)
        heads = random_tree(chooser, size)
        relations = [chooser.choice(RELATIONS) if head else "root" for head in heads]
        classes, lemmas = ([chooser.choice(values) for _ in heads] for values in (CLASSES, LEMMAS))
        heads, relations = mend_appositions(heads, relations, classes)
        heads = mend_modifiers(mend_subjects(heads, relations), relations, classes)
        heads, relations = mend_cases(heads, relations, classes)
        heads, relations = mend_late_objects(heads, relations, classes)
        heads, relations = mend_shared_subjects(heads, relations, classes)
        heads, relations = mend_bare_names(heads, relations, classes)
        heads, relations = mend_particles(heads, relations, lemmas, {("lay", "down")})
        heads, relations = mend_charges(heads, relations, classes, lemmas, {"accuse"})
        assert is_tree(heads), (heads, relations, classes)
        rows = enumerate(zip(heads, relations, classes, lemmas, strict=True))
        tokens = [
            Token(at, at, at + 1, lemma, lemma, upos, Features(), head - 1, relation)
            for at, (head, relation, upos, lemma) in rows
        ]
        first = chooser.randrange(size - 1)
        entity = Entity(first, size, first, size, EntityType.ORGANIZATION)
        named = [token.head + 1 for token in mend_names([entity], tokens)]
        assert is_tree(named), (heads, named, first)


def test_a_visiting_person_is_no_clause() -> None:
    words = ("spoke", "with", "visiting", "Premier", "Ann", "today")
    upos = ("VERB", "SCONJ", "VERB", "PROPN", "PROPN", "NOUN")
    heads, relations = (-1, 2, 0, 4, 2, 2), ("root", "mark", "advcl", "nmod:desc", "obj", "obl:unmarked")
    rows = enumerate(zip(words, upos, heads, relations, strict=True))
    tokens = [
        Token(at, at, at + 1, form, "visit" if form == "visiting" else form, tag, Features(), head, relation)
        for at, (form, tag, head, relation) in rows
    ]
    person = Entity(3, 5, 3, 5, EntityType.PERSON)
    mended = mend_guests([person], tokens, {("visit", "with")})
    assert [(token.head, token.rel) for token in mended] == [
        (-1, "root"),
        (4, "case"),
        (4, "amod"),
        (4, "nmod:desc"),
        (0, "obl"),
        (0, "obl:unmarked"),
    ]
    assert mend_guests([person], tokens, set()) == tuple(tokens)
    assert mend_guests([], tokens, {("visit", "with")}) == tuple(tokens)
