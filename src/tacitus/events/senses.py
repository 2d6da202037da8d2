"""Chooses what a predicate means: the most specific sense whose tests hold."""

from __future__ import annotations

from dataclasses import dataclass

from tacitus.events.constraints import consumed_by, holds, literal_fillers
from tacitus.events.lexicon import Sense, Test
from tacitus.events.scene import Scene
from tacitus.records import EntityType

NO_EVENT = "NONE"
NOUN_RELATIONS = ("nsubj", "csubj", "obj", "obl", "nmod", "compound")
NAMES = (EntityType.ORGANIZATION, EntityType.MISCELLANEOUS)
NAME_RELATIONS = ("compound", "nmod", "flat")  # of a word in a name to the word before it
NOMINAL = {"PROPN": "NOUN", "AUX": "VERB"}


@dataclass(frozen=True, slots=True)
class Predicate:
    """A token read as a sense; ``tokens`` holds the head first, ``rejected`` the senses that lost and why.

    ``consumed`` are the nouns that decided the sense (the talks in ``call off the talks``).
    """

    head: int
    tokens: tuple[int, ...]
    sense: Sense
    rejected: tuple[str, ...] = ()

    consumed: tuple[int, ...] = ()

    @property
    def is_event(self) -> bool:
        return self.sense.type != NO_EVENT


def find_predicates(scene: Scene) -> tuple[Predicate, ...]:
    """Every token that the sense tables know, read as its best sense, in text order."""
    found: dict[int, Predicate] = {}
    covered: set[int] = set()
    for index in range(len(scene.tokens)):
        predicate = None if scene.is_date(index) or is_in_name(scene, index) else read_sense(scene, index)
        if predicate is None or index in covered:
            continue
        if len(predicate.sense.words) > 1:
            covered.update(predicate.tokens)
            found = {head: item for head, item in found.items() if head not in predicate.tokens}
        found[predicate.head] = predicate
    return tuple(found[head] for head in sorted(found))


def is_in_name(scene: Scene, index: int) -> bool:
    """True for a word inside a name: the High Negotiations Committee negotiates nothing by its name."""
    token = scene.tokens[index]
    if token.upos != "PROPN":
        return False
    if scene.is_below_name(index):  # the Forum on China-Africa Cooperation
        return True
    if token.relation not in NAME_RELATIONS:
        return False
    return scene.entity_type(index) in NAMES and scene.entity_type(index) is scene.entity_type(token.head)


def read_sense(scene: Scene, index: int) -> Predicate | None:
    """The predicate that starts at a token; None if no sense of it fits."""
    rejected: list[str] = []
    for sense in sorted(_senses_at(scene, index), key=_specificity, reverse=True):
        tokens = _matched_words(scene, index, sense)
        if not tokens:
            continue
        failed = _failed_test(scene, tokens[0], sense)
        if failed is None:
            consumed = tuple(item for test in sense.tests for item in consumed_by(scene, tokens[0], test))
            return Predicate(tokens[0], _extended(scene, tokens, sense), sense, tuple(rejected), consumed)
        rejected.append(f"not {sense.id}: {failed} does not hold")
    return None


def objections(scene: Scene, index: int, chosen: Sense | None = None) -> tuple[str, ...]:
    """Every sense of a word but the chosen one, most specific first, and why it was not taken."""
    found = []
    for sense in sorted(_senses_at(scene, index), key=_specificity, reverse=True):
        tokens = _matched_words(scene, index, sense)
        if sense == chosen or not tokens:
            continue
        failed = _failed_test(scene, tokens[0], sense)
        found.append(f"not {sense.id}: " + (f"{failed} does not hold" if failed else "another one is more specific"))
    return tuple(found)


def _senses_at(scene: Scene, index: int) -> tuple[Sense, ...]:
    lemma, form = scene.grammar.lemma(index), scene.tokens[index].form.lower()
    found = scene.lexicon.senses.get(lemma, ())
    return found if form == lemma else (*found, *scene.lexicon.senses.get(form, ()))


def _specificity(sense: Sense) -> tuple[int, float, int]:
    weight = sum(_strength(test) for test in sense.tests)
    return len(sense.words), weight + 0.75 * sense.priority, sense.priority


def _pos_fits(scene: Scene, index: int, sense: Sense) -> bool:
    """The part of speech, with two known confusions: ``fighting`` as a noun, ``opposed`` as an adjective."""
    token = scene.tokens[index]
    if NOMINAL.get(token.upos, token.upos) == sense.pos and not scene.grammar.is_gerund_noun(index):
        return sense.words[0] == scene.grammar.lemma(index)
    if token.upos != "VERB" or sense.words[0] != token.form.lower():
        return False
    if scene.grammar.is_gerund_noun(index):
        return sense.pos == "NOUN"
    return sense.pos == "ADJ" or (sense.pos == "NOUN" and token.relation in NOUN_RELATIONS)


def _strength(test: Test) -> float:
    """A named word or class says more than the kind of a filler, that more than its mere presence."""
    if test.negated:
        return 0.5
    if any(value in ("*", "-") for value in test.values):
        return 0.6
    return 0.8 if any(value.startswith("?") for value in test.values) else 1.0


def _matched_words(scene: Scene, index: int, sense: Sense) -> tuple[int, ...]:
    """The tokens of the sense's words, their head first; empty if they do not stand here."""
    if len(sense.words) == 1:
        return (index,) if _pos_fits(scene, index, sense) else ()
    indices = tuple(range(index, index + len(sense.words)))
    if indices[-1] >= len(scene.tokens):
        return ()
    if not all(_is_word(scene, item, word) for item, word in zip(indices, sense.words, strict=True)):
        return ()
    head = next(item for item in indices if scene.tokens[item].head not in indices)
    token = scene.tokens[head]
    if sense.pos == "NOUN" and token.upos == "VERB" and token.relation not in NOUN_RELATIONS:
        return ()
    if sense.pos == "VERB" and token.upos not in ("VERB", "AUX") and "-" in sense.words:
        return ()  # lobbed tear-gas shells
    return (head, *(item for item in indices if item != head))


def _is_word(scene: Scene, index: int, word: str) -> bool:
    return word in (scene.grammar.lemma(index), scene.tokens[index].form.lower())


def _failed_test(scene: Scene, index: int, sense: Sense) -> Test | None:
    return next((test for test in sense.tests if not holds(scene, index, test)), None)


def _extended(scene: Scene, tokens: tuple[int, ...], sense: Sense) -> tuple[int, ...]:
    """Adds particles and the words that the sense's tests name."""
    named = [
        item
        for test in sense.tests
        if (test.slot,) != next(iter(sense.recipient), ())  # whom it is done to is no part of what is done
        for item in literal_fillers(scene, tokens[0], test)
    ]
    extra = sorted({*named, *scene.grammar.particles(tokens[0])} - set(tokens))
    return (*tokens, *extra)
