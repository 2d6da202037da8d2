"""What is admitted as a political event: parties that are political, no sport, film or figure of speech."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from tacitus.events.drafts import Draft
from tacitus.events.judging import NOMINAL, Weights, features_of, probability
from tacitus.events.roles import is_known
from tacitus.events.scene import Scene
from tacitus.events.story import Story, dead_of, is_lead
from tacitus.events.surroundings import Surroundings
from tacitus.events.timing import Calendar

FOREIGN = frozenset({"sport", "film", "market", "figurative"})
THREATEN = "THREATEN"
FOREIGN_WORDS, FOREIGN_SHARE = 5, 0.02  # of a report about sport, film or the market
LENIENCE = 0.1  # between .3 and .4 one in four of such acts in unread reports was an event, above it every second
FITTED = 10
SOFT = ("historical: past perfect", "historical: earlier")  # what the judge may overrule
STATES = frozenset({"ceasefire", "withdraw"})
SELF_EVIDENT = frozenset({"none"})


def admitted(scene: Scene, calendar: Calendar, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts that are political events of the document.

    An act with the parties that its sense needs is one unless the judge is sure that it is not; an act
    without them is none unless the judge is sure that it is. The score stands among the reasons.
    """
    return tuple(draft for draft, objection in sifted(scene, calendar, drafts) if not objection)


def sifted(scene: Scene, calendar: Calendar, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, str]]:
    """Each draft with the score among its reasons, and why it is no event; empty if it is one."""
    weights = scene.lexicon.judges.get("event", {})
    density, enough = share_known(scene, drafts), enough_foreign(scene)
    around = Surroundings(scene)
    least = weights.get("threshold", 0.5)
    if around.is_short:  # nothing stands around its acts
        least = weights.get("threshold_alone", least)
    for draft in drafts:
        features = (*features_of(scene, calendar, draft, density), *around.features(draft))
        score = probability(weights, features)
        known = has_parties(scene, draft)
        bound = least - (LENIENCE if known else 0.0)
        objection = ""
        if score < bound:
            parties = "with" if known else "without"
            objection = f"judged no event: {score:.2f}, and one {parties} the parties it needs must reach {bound:.2f}"
        elif is_foreign(scene, draft, enough):
            objection = "words of sport, film or market stand in the sentence"
        elif is_mere_word(scene, draft):
            objection = "names a state of things, and nothing starts, ends or decides it"
        elif is_attribute(scene, draft):
            objection = "a present participle before its noun says what that is, not what was done"
        yield draft.because(f"judged an event: {score:.2f}"), objection


def share_known(scene: Scene, drafts: Sequence[Draft]) -> float:
    """The share of drafts whose parties are known."""
    return sum(has_parties(scene, draft) for draft in drafts) / max(1, len(drafts))


def judge_time(scene: Scene, calendar: Calendar, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Sets ``historical`` where the judge, who knows what the rules found, takes a past act for background."""
    weights = scene.lexicon.judges.get("historical", {})
    dead = dead_of(scene, drafts)
    told = (_told_of_the_dead(scene, draft, dead) for draft in drafts)
    story = Story(scene, calendar, drafts)
    return tuple(_judged_time(story, weights, draft) for draft in told)


def _told_of_the_dead(scene: Scene, draft: Draft, dead: Collection[int]) -> Draft:
    """What somebody did whose death is the news of the report is background, outside its lead."""
    if is_lead(scene, draft.head) or not scene.entities(draft.actors) & set(dead):
        return draft
    return draft.with_auxiliary("historical").because("historical: done by somebody whose death the lead tells")


def _judged_time(story: Story, weights: Weights, draft: Draft) -> Draft:
    if set(draft.auxiliary) & {"future", "hypothetical"} or len(weights) < FITTED:
        return draft
    features = (*features_of(story.scene, story.calendar, draft), *story.features(draft))
    score = probability(weights, features)
    if score >= weights.get("threshold", 0.5):
        return draft.with_auxiliary("historical").because(f"historical: judged background, {score:.2f}")
    if any(reason.startswith("historical:") and reason not in SOFT for reason in draft.why):
        return draft
    return draft.without_auxiliary("historical").because(f"judged no background: {score:.2f}")


def has_parties(scene: Scene, draft: Draft) -> bool:
    """True when the parties are political that the sense needs to be."""
    need = draft.predicate.sense.need
    actor, recipient = is_known(scene, draft.actors), is_known(scene, draft.recipients)
    if need == "actor":
        return actor
    if need == "recipient":
        return recipient
    if need == "both" and draft.predicate.sense.reciprocal:
        return actor and len(draft.actors) > 1
    if need == "both":
        return actor and recipient
    return need in SELF_EVIDENT or actor or recipient


def is_mere_word(scene: Scene, draft: Draft) -> bool:
    """A truce or pullout without parties that nothing starts, ends or decides: a word for a state, not an act."""
    if draft.type != "RETREAT" or not set(draft.mode) & STATES or scene.tokens[draft.head].upos not in NOMINAL:
        return False
    return not draft.chain and not draft.auxiliary and not draft.actors and not draft.recipients


def is_attribute(scene: Scene, draft: Draft) -> bool:
    """An attributive present participle: the investigating officer, striking workers; a threatening letter does it."""
    token = scene.tokens[draft.head]
    return (
        draft.type != THREATEN and token.rel == "amod" and token.upos == "VERB" and token.form.lower().endswith("ing")
    )


def is_foreign(scene: Scene, draft: Draft, enough: int = 2) -> bool:
    """Two words of sport, film or market in one sentence show that its war words are borrowed."""
    sentence = scene.document.sentence_of(draft.head)
    return len(set(_foreign(scene, range(sentence.first, sentence.last)))) >= enough


def enough_foreign(scene: Scene) -> int:
    """How many such words a sentence needs: one is enough in a report that is full of them."""
    found = list(_foreign(scene, range(len(scene.tokens))))
    full = len(set(found)) >= FOREIGN_WORDS and len(found) >= FOREIGN_SHARE * len(scene.tokens)
    return 1 if full else 2


def _foreign(scene: Scene, words: range) -> Iterator[tuple[str, ...]]:
    for index in words:
        for cue in scene.lexicon.cues.get(scene.grammar.lemma(index), ()):
            if cue.name in FOREIGN and len(cue.words) == 1:
                yield cue.words
