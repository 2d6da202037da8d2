"""The tests of senses: SLOT=VALUES against one predicate of a scene."""

from __future__ import annotations

from collections.abc import Callable

from tacitus.events.grammar import Filler
from tacitus.events.lexicon import Test
from tacitus.events.scene import CLAUSE_SLOTS, Scene
from tacitus.records import BEYOND_STATES, EntityType

STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", ""})
PARTY_SECTORS = frozenset({"PTY", "OPP", "LEG"})  # who attacks with words
ARMED_SECTORS = frozenset({"MIL", "REB", "COP", "PRM", "UAF", "SPY"})
PRIVATE = frozenset({"", "CVL"})  # of whoever is of a country and nothing more: an author stresses the need to sell
SECTORS = {"state": STATE_SECTORS, "armed": ARMED_SECTORS, "party": PARTY_SECTORS}
BORROWED = frozenset({"animal"})  # classes from which groups take their names
MODIFIERS = ("amod", "compound", "advmod", "nummod", "nmod:unmarked", "nmod:desc", "det")
UNCONSUMED = ("subject", "complement", "purpose")  # an act in them is one of its own
PREDICATIVES = ("xcomp", "advmod", "amod", "advcl", "obl", "obj", "compound")


def holds(scene: Scene, index: int, test: Test) -> bool:
    """True when the predicate passes the test."""
    return _passes(scene, index, test) != test.negated


def passes_all(scene: Scene, index: int, tests: tuple[Test, ...]) -> bool:
    """True when the predicate passes every test."""
    return all(holds(scene, index, test) for test in tests)


def literal_fillers(scene: Scene, index: int, test: Test) -> tuple[int, ...]:
    """Tokens that a test names by word: they belong to the predicate (turn the screws, shot dead)."""
    if test.negated or test.slot not in ("particle", "object", "predicative"):
        return ()
    return tuple(token for token in candidates(scene, index, test.slot) if scene.grammar.lemma(token) in test.values)


def consumed_by(scene: Scene, index: int, test: Test) -> tuple[int, ...]:
    """Nouns that decide the sense by word or class: they are part of it and no events of their own."""
    values = tuple(value for value in test.values if value[0] not in "?*-")
    if test.negated or test.slot in WORD_SLOTS or not values:
        return ()
    slots = [slot for slot in test.slot.split("/") if slot not in TOKEN_SLOTS and slot not in UNCONSUMED]
    found = [token for slot in slots for token in candidates(scene, index, slot)]
    return tuple(token for token in found if any(_matches(scene, (token,), value) for value in values))


def _passes(scene: Scene, index: int, test: Test) -> bool:
    if test.slot in WORD_SLOTS:
        words = WORD_SLOTS[test.slot](scene, index)
        return any(_word_matches(scene, words, value) for value in test.values)
    tokens = tuple(item for slot in test.slot.split("/") for item in candidates(scene, index, slot))
    return any(_matches(scene, tokens, value) for value in test.values)


def candidates(scene: Scene, index: int, slot: str) -> tuple[int, ...]:
    """Tokens that a test looks at, coordinated ones included."""
    if slot in TOKEN_SLOTS:
        return TOKEN_SLOTS[slot](scene, index)
    first, dot, rest = slot.rpartition(".")
    if dot and rest in TOKEN_SLOTS:
        return tuple(item for filler in scene.slot(index, first) for item in TOKEN_SLOTS[rest](scene, filler.token))
    found = scene.slot(index, slot) or _under_object(scene, index, slot)
    return tuple(token for filler in found for token in scene.coordinated(filler.token))


def _under_object(scene: Scene, index: int, slot: str) -> tuple[Filler, ...]:
    """A prepositional phrase that the parser hung under the object (cleared the minister of fraud)."""
    if "." in slot or slot in CLAUSE_SLOTS or slot == "by" or not scene.grammar.is_verbal(index):
        return ()
    return scene.slot(index, f"object.{slot}")


def _matches(scene: Scene, tokens: tuple[int, ...], value: str) -> bool:
    if value == "*":
        return bool(tokens)
    if value == "-":
        return not tokens
    if value.startswith("?"):
        return any(_is_kind(scene, token, value[1:]) for token in tokens)
    if value.startswith("@"):
        return any(in_class(scene, token, value[1:]) for token in tokens)
    counted = (item for token in tokens for item in (token, *_measured(scene, token)))
    return any(scene.grammar.lemma(token) == value for token in counted)


def _measured(scene: Scene, token: int) -> tuple[int, ...]:
    return _counted(scene, token) if scene.is_quantity(token) else ()


def in_class(scene: Scene, token: int, name: str) -> bool:
    """True when a class holds the token, or what it counts: ``dozens of villages``, ``the main part of its forces``."""
    return any(_is_in(scene, item, name) for item in (token, *_measured(scene, token)))


def _counted(scene: Scene, token: int) -> tuple[int, ...]:
    below = scene.document.children(token, "nmod")
    return tuple(item for item in below if scene.grammar.preposition(item) == "of")


def _is_in(scene: Scene, token: int, name: str) -> bool:
    """True when a class holds the token's lemma, alone or with the modifier before it (``air defence``).

    Names of places and persons are in no class: Turkey is no animal; nor are groups that bear its name, the Tigers.
    """
    if scene.entity_type(token) in (EntityType.LOCATION, EntityType.PERSON):
        return False
    if name in BORROWED and scene.is_political(token):
        return False
    lemma = scene.grammar.lemma(token)
    if scene.lexicon.has(name, lemma):
        return True
    before = scene.document.children(token, "compound", "amod")
    return any(scene.lexicon.has(name, f"{scene.grammar.lemma(item)} {lemma}") for item in before)


def _is_kind(scene: Scene, token: int, kind: str) -> bool:
    if kind == "actor":
        return scene.is_political(token)
    if kind in SECTORS:
        return scene.is_political(token) and scene.sector(token) in SECTORS[kind]
    if kind == "private":
        item = scene.mention_at(token)
        return item is not None and scene.mentions[item].code not in BEYOND_STATES and scene.sector(token) in PRIVATE
    if kind == "time":
        return scene.is_time(token)
    if kind == "stated":
        return scene.grammar.is_stated(token)
    if kind == "place":
        return scene.entity_type(token) in (EntityType.LOCATION, EntityType.FACILITY)
    if kind == "person":
        return scene.entity_type(token) is EntityType.PERSON or scene.lexicon.has("people", scene.grammar.lemma(token))
    return scene.mention_at(token) is not None


def _word_matches(scene: Scene, words: frozenset[str], value: str) -> bool:
    if value == "*":
        return bool(words)
    if value == "-":
        return not words
    if value.startswith("@"):
        return bool(words & scene.lexicon.classes.get(value[1:], frozenset()))
    return value in words


# --- slots that only tests know


def _particle(scene: Scene, index: int) -> tuple[int, ...]:
    return scene.grammar.particles(index)


def _modifier(scene: Scene, index: int) -> tuple[int, ...]:
    direct = scene.document.children(index, *MODIFIERS)
    deeper = [other for item in direct for other in scene.document.children(item, "compound", "conj", "amod")]
    return (*direct, *deeper)


def _predicative(scene: Scene, index: int) -> tuple[int, ...]:
    return tuple(item for item in scene.document.children(index, *PREDICATIVES) if not scene.grammar.preposition(item))


def _head(scene: Scene, index: int) -> tuple[int, ...]:
    head = scene.tokens[index].head
    return (head,) if head >= 0 else ()


def _marker(scene: Scene, index: int) -> tuple[int, ...]:
    """What opens a clause that fills a slot: asked them *to* leave, asked them *whether* they had left."""
    return scene.document.children(index, "mark")


def _voice(scene: Scene, index: int) -> frozenset[str]:
    return frozenset({"passive" if scene.grammar.passive(index) else "active"})


def _form(scene: Scene, index: int) -> frozenset[str]:
    return frozenset({scene.tokens[index].form.lower()})


def _number(scene: Scene, index: int) -> frozenset[str]:
    number = scene.tokens[index].features.number
    return frozenset({"plural" if number in ("Plur", "Ptan") else "singular"})


def _sentence(scene: Scene, index: int) -> frozenset[str]:
    sentence = scene.document.sentence_of(index)
    return frozenset(scene.grammar.lemma(item) for item in range(sentence.first, sentence.last))


def _report(scene: Scene, _: int) -> frozenset[str]:
    """The words of the whole report: what it is about tells a word that has two meanings."""
    return scene.lemmas


def _mark(scene: Scene, index: int) -> frozenset[str]:
    """What opens the predicate's own clause: *to* strengthen, *by* strengthening."""
    return frozenset(scene.grammar.lemma(item) for item in scene.document.children(index, "mark"))


def _relation(scene: Scene, index: int) -> frozenset[str]:
    """The predicate's place in the tree, in UD's words: a compound, an adverbial clause, an attribute."""
    return frozenset({scene.tokens[index].relation})


def _copula(scene: Scene, index: int) -> frozenset[str]:
    """The copula of a predicate that is no verb: the strike *is* illegal, it *was* a sham."""
    return frozenset(scene.grammar.lemma(item) for item in scene.document.children(index, "cop"))


def _preposition(scene: Scene, index: int) -> frozenset[str]:
    """The predicate's own preposition: *in* support of, *after* consultation with."""
    return frozenset({scene.grammar.preposition(index)} - {""})


TOKEN_SLOTS: dict[str, Callable[[Scene, int], tuple[int, ...]]] = {
    "particle": _particle,
    "modifier": _modifier,
    "predicative": _predicative,
    "head": _head,
    "marker": _marker,
}
WORD_SLOTS: dict[str, Callable[[Scene, int], frozenset[str]]] = {
    "voice": _voice,
    "form": _form,
    "number": _number,
    "sentence": _sentence,
    "report": _report,
    "preposition": _preposition,
    "mark": _mark,
    "relation": _relation,
    "copula": _copula,
}
