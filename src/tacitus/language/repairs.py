"""Mends mistakes that the scores make now and then, told by the grammar alone.

A clause has two subjects, or two objects and none; a proper noun stands bare behind a verb as an adverbial, or bare
before a noun as its possessor; what somebody is accused of hangs under the accused; an adjective leaps over the verb
to the next noun; a second verb hangs under the object of the first; a verb with an object has a passive subject. A
name joined to those of places behind *in* is taken for a person; a gerund that opens a sentence for no subject; the
particle of a verb for a preposition; what a noun is of for a relative clause; the verb of a headline for a noun; a
preposition goes to the noun before it or to a clause; an apposition stands before its noun; an object that comes late
for a second subject.

In *Kenya recalled its envoy, the ministry said*, the first subject belongs to the clause that is said. A verb has
one subject (UD guidelines), so a subject that stands before a clausal complement without one is given to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from tacitus.records import Entity, EntityType, Token

SUBJECTS = ("nsubj", "nsubj:pass")
CLAUSES = ("ccomp", "parataxis")
OBJECTS = ("obj", "iobj", "ccomp", "xcomp")
PLACING = "in"
BEFORE = 2  # a preposition and an article before a name
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


def mend_modifiers(heads: Sequence[int], relations: Sequence[str], classes: Sequence[str]) -> list[int]:
    """Heads where an adjective right before a noun, taken to a noun beyond the verb, belongs to its neighbour.

    >>> mend_modifiers([4, 3, 0, 3], ["amod", "nsubj", "root", "obj"], ["ADJ", "NOUN", "VERB", "NOUN"])
    [2, 3, 0, 3]
    """
    mended = list(heads)
    for place, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        near = place + 1
        beyond = relation == "amod" and head > near + 1 and classes[near] in ("NOUN", "PROPN")
        subject = beyond and relations[near] in SUBJECTS and not _is_below(heads, near, place)
        if subject and "VERB" in classes[near + 1 : head]:
            mended[place] = near + 1
    return mended


def mend_voices(heads: Sequence[int], relations: Sequence[str]) -> list[str]:
    """Relations where the passive subject of a verb with an object and no passive auxiliary is its plain subject.

    >>> mend_voices([2, 0, 2], ["nsubj:pass", "root", "obj"])
    ['nsubj', 'root', 'obj']
    """
    passive = {head for head, relation in zip(heads, relations, strict=True) if relation == "aux:pass"}
    served = {head for head, relation in zip(heads, relations, strict=True) if relation == "obj"}
    return [
        "nsubj" if relation == "nsubj:pass" and head in served and head not in passive else relation
        for head, relation in zip(heads, relations, strict=True)
    ]


def mend_headlines(
    heads: Sequence[int], relations: list[str], classes: list[str], may_act: Collection[int]
) -> tuple[list[str], list[str]]:
    """Relations and classes where a headline's noun that can be a verb stands between its doer and its object.

    *Police arrest opposition leader*: a bare noun behind it without a comma is no apposition. ``may_act`` are the
    places of nouns whose form is also a verb's present.

    >>> mend_headlines([2, 0, 2], ["compound", "root", "appos"], ["NOUN", "NOUN", "NOUN"], {1})
    (['nsubj', 'root', 'obj'], ['NOUN', 'VERB', 'NOUN'])
    """
    new_relations, new_classes = list(relations), list(classes)
    for place, head in enumerate(heads):
        if head or place not in may_act or not place:
            continue
        doer = heads[place - 1] == place + 1 and relations[place - 1] == "compound" and classes[place - 1] == "NOUN"
        below = [item for item in range(place + 1, len(heads)) if heads[item] == place + 1]
        if doer and below and relations[below[0]] in ("appos", "obj", "nsubj") and classes[below[0]] == "NOUN":
            new_relations[place - 1], new_relations[below[0]], new_classes[place] = "nsubj", "obj", "VERB"
    return new_relations, new_classes


def mend_gerunds(heads: Sequence[int], relations: Sequence[str], classes: Sequence[str]) -> list[str]:
    """Relations where a verb that opens a sentence up to the root, which has no subject, is its subject.

    *Fighting between rebels and soldiers killed five.*

    >>> mend_gerunds([3, 1, 0, 3], ["advcl", "obl", "root", "obj"], ["VERB", "NOUN", "VERB", "NOUN"])
    ['csubj', 'obl', 'root', 'obj']
    """
    served = {head for head, relation in zip(heads, relations, strict=True) if relation in (*SUBJECTS, "csubj", "expl")}
    mended = list(relations)
    for place, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        opens = relation == "advcl" and classes[place] == "VERB" and (place == 0 or relations[place - 1] == "punct")
        onward = head > place + 2 and relations[head - 1] == "root" and classes[head - 2] != "PUNCT"
        marked = any(heads[item] == place + 1 and relations[item] == "mark" for item in range(len(heads)))
        if opens and onward and not marked and head not in served and classes[head - 1] == "VERB":
            mended[place] = "csubj"
    return mended


def mend_contents(heads: Sequence[int], relations: Sequence[str], lemmas: Sequence[str]) -> list[str]:
    """Relations where a clause that *that* only marks says what its noun is of: *no sign that talks took place*.

    In a relative clause *that* is one of its parties (UD guidelines: ``acl:relcl``).

    >>> mend_contents([0, 3, 1], ["root", "mark", "acl:relcl"], ["sign", "that", "take"])
    ['root', 'mark', 'acl']
    """
    marked = {head for place, head in enumerate(heads) if relations[place] == "mark" and lemmas[place] == "that"}
    return ["acl" if name == "acl:relcl" and place in marked else name for place, name in enumerate(relations, 1)]


def mend_particles(
    heads: list[int], relations: list[str], lemmas: Sequence[str], particles: Collection[tuple[str, str]]
) -> tuple[list[int], list[str]]:
    """Heads and relations where a preposition right behind a verb that takes it as particle belongs to the verb.

    >>> mend_particles([0, 4, 4, 1], ["root", "case", "det", "obl"], ["lay", "down", "its", "arm"], {("lay", "down")})
    ([0, 1, 4, 1], ['root', 'compound:prt', 'det', 'obj'])
    """
    new_heads, new_relations = list(heads), list(relations)
    for place in range(1, len(heads)):
        noun = heads[place] - 1
        known = relations[place] == "case" and (lemmas[place - 1], lemmas[place]) in particles
        if known and relations[noun] in ("obl", "obj") and heads[noun] == place:
            new_heads[place], new_relations[place], new_relations[noun] = place, "compound:prt", "obj"
    return new_heads, new_relations


def mend_cases(heads: list[int], relations: list[str], classes: Sequence[str]) -> tuple[list[int], list[str]]:
    """Heads and relations where a preposition belongs to the noun right behind it, which has none.

    It stands before its noun (UD: ``case``), but was taken to the noun before it (*held talks in Rome with Ann*) or for
    the mark of a clause (*called on the army to leave*).

    >>> mend_cases([0, 3, 1, 3, 1], ["root", "case", "obl", "case", "obl"], ["VERB", "ADP", "PROPN", "ADP", "PROPN"])[0]
    [0, 3, 1, 5, 1]
    >>> mend_cases([0, 4, 1, 1], ["root", "mark", "obl", "advcl"], ["VERB", "ADP", "NOUN", "VERB"])
    ([0, 3, 1, 1], ['root', 'case', 'obl', 'advcl'])
    """
    new_heads, new_relations = list(heads), list(relations)
    marked = {head - 1 for place, head in enumerate(heads) if relations[place] == "case" and head - 1 > place}
    for place, head in enumerate(heads):
        behind = relations[place] == "case" and 0 < head <= place
        beyond = relations[place] == "mark" and head > place + 2
        if classes[place] != "ADP" or place + 1 >= len(heads) or not (behind or beyond):
            continue
        noun = _top_behind(heads, place)
        free = noun not in marked and relations[noun] in ("nmod", "obl") and classes[noun] in ("NOUN", "PROPN", "PRON")
        if free and (behind or noun < head - 1) and not _is_below(new_heads, noun, place):
            new_heads[place], new_relations[place] = noun + 1, "case"
    return new_heads, new_relations


def _top_behind(heads: Sequence[int], place: int) -> int:
    """The highest word that the word behind a place hangs from without leaving what stands behind it."""
    top = place + 1
    while heads[top] - 1 > place:
        top = heads[top] - 1
    return top


def mend_shared_subjects(heads: list[int], relations: list[str], classes: Sequence[str]) -> tuple[list[int], list[str]]:
    """Heads and relations where a verb joined to another's object, with an object behind it, is joined to that verb.

    In *killed 12 people and wounded 20 others* the second noun may hang beside the verb before it.

    >>> mend_shared_subjects([0, 1, 4, 2, 2], ["root", "obj", "cc", "conj", "conj"],
    ...                      ["VERB", "NOUN", "CCONJ", "VERB", "NOUN"])
    ([0, 1, 4, 1, 4], ['root', 'obj', 'cc', 'conj', 'obj'])
    """
    new_heads, new_relations = list(heads), list(relations)
    for place, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if relation != "conj" or classes[place] != "VERB" or relations[head - 1] != "obj":
            continue
        verb = heads[head - 1]
        after = [item for item in range(place + 1, len(heads)) if heads[item] == head and relations[item] == "conj"]
        after = [item for item in after if classes[item] in ("NOUN", "PROPN")][:1]
        if after and verb and classes[verb - 1] == "VERB":
            new_heads[place] = verb
            new_heads[after[0]], new_relations[after[0]] = place + 1, "obj"
    return new_heads, new_relations


def mend_appositions(
    heads: Sequence[int], relations: Sequence[str], classes: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Heads and relations where an apposition before its noun is the subject of the verb between: *Ruto met the envoy*.

    An apposition stands behind what it explains (UD guidelines). A noun that a preposition marks is no subject:
    *Ruto declined, according to an envoy*.

    >>> mend_appositions([4, 0, 4, 2], ["appos", "root", "det", "obj"], ["PROPN", "VERB", "DET", "NOUN"])
    ([2, 0, 4, 2], ['nsubj', 'root', 'det', 'obj'])
    >>> mend_appositions([4, 0, 4, 2], ["appos", "root", "case", "nsubj"], ["PROPN", "VERB", "ADP", "NOUN"])
    ([2, 0, 4, 2], ['nsubj', 'root', 'case', 'obl'])
    """
    new_heads, new_relations = list(heads), list(relations)
    served = {head for head, relation in zip(heads, relations, strict=True) if relation in (*SUBJECTS, "csubj")}
    marked = {head for head, relation in zip(heads, relations, strict=True) if relation == "case"}
    for place, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        verb = heads[head - 1] if head else 0
        between = place + 1 < verb < head
        false = head in marked and relations[head - 1] in SUBJECTS
        if relation == "appos" and between and (verb not in served or false) and classes[verb - 1] == "VERB":
            new_heads[place], new_relations[place] = verb, "nsubj"
            new_relations[head - 1] = "obl" if false else new_relations[head - 1]
    return new_heads, new_relations


def mend_late_objects(heads: list[int], relations: list[str], classes: Sequence[str]) -> tuple[list[int], list[str]]:
    """Heads and relations where a noun behind a verb whose subject stands before it is no second subject.

    It is the object (*freed on bail two men*), or joined to the object that there is (*praised Chad and those who*).
    Behind the mark of a clause it may be the subject of that.

    >>> mend_late_objects([2, 0, 4, 2, 2], ["nsubj", "root", "case", "obl", "nsubj:pass"],
    ...                   ["NOUN", "VERB", "ADP", "NOUN", "NOUN"])
    ([2, 0, 4, 2, 2], ['nsubj', 'root', 'case', 'obl', 'obj'])
    >>> mend_late_objects([2, 0, 2, 5, 2], ["nsubj", "root", "obj", "cc", "nsubj"],
    ...                   ["NOUN", "VERB", "PROPN", "CCONJ", "PRON"])
    ([2, 0, 2, 5, 3], ['nsubj', 'root', 'obj', 'cc', 'conj'])
    """
    rows = list(enumerate(zip(heads, relations, strict=True)))
    before = {head for place, (head, relation) in rows if relation == "nsubj" and place + 1 < head}
    served = {head for _, (head, relation) in rows if relation in (*OBJECTS, "aux:pass", "cop", "expl")}
    objects = {head: place for place, (head, relation) in rows if relation == "obj"}
    joined = {head - 1 for head, relation in zip(heads, relations, strict=True) if relation == "cc"}
    new_heads, new_relations = list(heads), list(relations)
    for place, (head, relation) in rows:
        if (
            relation not in SUBJECTS
            or place + 1 <= head
            or "mark" in relations[head:place]
            or classes[head - 1] != "VERB"
        ):
            continue
        if head in before - served and classes[place] in ("NOUN", "PROPN"):
            new_relations[place] = "obj"
        elif place in joined and head < objects.get(head, place) + 1 <= place:
            new_heads[place], new_relations[place] = objects[head] + 1, "conj"
    return new_heads, new_relations


def mend_names(entities: Sequence[Entity], tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Tokens where an organisation's name with *and* is one: its words, and what stands before it, hang on the last.

    *The budget of the Justice and Development Party.*
    """
    mended = list(tokens)
    for entity in entities:
        words, last = range(entity.first, entity.last), entity.last - 1
        joined = any(tokens[at].upos == "CCONJ" for at in words)
        if entity.type is not EntityType.ORGANIZATION or not joined or tokens[last].head in words:
            continue
        for at in range(max(0, entity.first - BEFORE), last):
            token = tokens[at]
            loose = at in words and token.head not in words and token.relation != "cc"
            ahead = at not in words and token.head in words and token.relation in ("case", "det")
            if (loose or ahead) and not _is_below([token.head + 1 for token in mended], last, at):
                mended[at] = replace(token, head=last, rel=token.rel if ahead else "compound")
    return tuple(mended)


def mend_guests(
    entities: Sequence[Entity], tokens: Sequence[Token], guests: Collection[tuple[str, str]]
) -> tuple[Token, ...]:
    """Tokens where a participle behind a preposition describes the person behind it: *talks with visiting Premier Li*.

    ``guests`` are the lemmas of such participles, each with a preposition.
    """
    persons = {at for entity in entities if entity.type is EntityType.PERSON for at in range(entity.first, entity.last)}
    mended = list(tokens)
    children: dict[int, list[int]] = defaultdict(list)
    for token in tokens:
        children[token.head].append(token.index)
    for mark in tokens[:-1]:
        verb = tokens[mark.index + 1]
        above = tokens[verb.head]
        known = (verb.lemma, mark.form.lower()) in guests and verb.form.lower().endswith("ing")
        if not known or mark.head != verb.index or verb.relation not in ("acl", "advcl") or verb.head > mark.index:
            continue
        below = [mended[at] for at in children[verb.index] if at > verb.index and mended[at].head == verb.index]
        named = [token.index for token in below if token.relation == "obj" and token.index in persons]
        if not named:
            continue
        name = named[-1]
        role = "obl" if above.upos == "VERB" else "nmod"
        mended[mark.index] = replace(mark, upos="ADP", head=name, rel="case")
        mended[verb.index] = replace(verb, head=name, rel="amod")
        for token in below:
            title = token.relation == "obj" and token.index != name
            mended[token.index] = replace(
                token, head=name if title else verb.head, rel="nmod:desc" if title else token.rel
            )
        mended[name] = replace(mended[name], head=verb.head, rel=role)
    return tuple(mended)


def mend_kinds(entities: Sequence[Entity], tokens: Sequence[Token]) -> tuple[Entity, ...]:
    """Entities where a person of one word joined to a place behind *in* is a place: *in Seoul, Busan and Daegu*."""
    at = {entity.last - 1: entity for entity in entities if entity.last == entity.first + 1}
    placed = {token.head for token in tokens if token.relation == "case" and token.lemma == PLACING}
    mended = []
    for entity in entities:
        token = tokens[entity.first]
        single = entity.first in at and entity.type is EntityType.PERSON
        while single and token.relation == "conj" and tokens[token.head].upos == "PROPN":
            token = tokens[token.head]
        found = at.get(token.index)
        place = single and token.index in placed and found is not None and found.type is EntityType.LOCATION
        mended.append(replace(entity, type=EntityType.LOCATION) if place else entity)
    return tuple(mended)


def _is_below(heads: Sequence[int], place: int, other: int) -> bool:
    """True for a word that stands somewhere under another one."""
    while heads[place]:
        place = heads[place] - 1
        if place == other:
            return True
    return False


def _bare_clause(
    heads: Sequence[int], relations: Sequence[str], subjects: dict[int, list[int]], verb: int, first: int
) -> int | None:
    """The clause below a verb that stands after a subject and has none of its own."""
    for place in range(first + 1, len(heads)):
        if heads[place] == verb and relations[place] in CLAUSES and place + 1 not in subjects:
            return place
    return None
