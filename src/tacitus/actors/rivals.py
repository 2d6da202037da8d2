"""Things that a pronoun may mean in place of an actor: ``the film … accused it of lying`` is no country."""

from __future__ import annotations

from functools import cache

from tacitus.actors.gathering import Draft
from tacitus.actors.links import Links
from tacitus.records import Token
from tacitus.tables import load_table

PASSIVE = "nsubj:pass"
OUTER = "nsubj:outer"


@cache
def saying_verbs() -> frozenset[str]:
    """Verbs whose subject says, thinks, asks or promises: the cues of attribution."""
    return frozenset(row["lemma"] for row in load_table("attribution/cues") if row["pos"] == "VERB")


@cache
def doing_verbs() -> frozenset[str]:
    """Verbs whose subject acts: those that tell events, and those of saying."""
    return saying_verbs() | {row["lemma"] for row in load_table("events/verbs")}


@cache
def acts() -> frozenset[str]:
    """Nouns that tell events."""
    return frozenset(row["lemma"] for row in load_table("events/nouns"))


class Rivals(Links):
    """Says where a thing is as good an antecedent as the actor that was found."""

    def _is_empty(self, draft: Draft) -> bool:
        """``it is alleged that …``, ``it was a murder``: a subject that means the clause behind it, or an act."""
        token = self.document.tokens[draft.head]
        if draft.pronoun is None or draft.pronoun.animacy != "thing" or token.relation != "nsubj" or token.head < 0:
            return False
        predicate = self.document.tokens[token.head]
        copular = bool(self.document.children(predicate.index, "cop"))
        if token.rel == OUTER:
            return True  # it is about asking people
        if copular and predicate.upos == "NOUN" and predicate.lemma.lower() in acts():
            return predicate.index not in self.at_head
        if predicate.lemma.lower() in self.grammar.happening or self._takes_place(predicate.index):
            return True
        clauses = (at for at in self.document.children(predicate.index, "ccomp", "csubj") if at > predicate.index)
        passive = token.rel == PASSIVE and predicate.lemma.lower() in saying_verbs()
        if passive and predicate.lemma.lower() in self.grammar.stating:
            return not self.document.children(predicate.index, "xcomp", "obj")  # it was said in the proverb
        return (passive or copular) and next(clauses, None) is not None

    def _takes_place(self, verb: int) -> bool:
        words = (self.document.tokens[at].form.lower() for at in self.document.children(verb, "obj"))
        return self.document.tokens[verb].lemma.lower() == "take" and "place" in words

    def _is_rivalled(self, draft: Draft, item: int | None) -> bool:
        """True if a thing between the actor found and a pronoun, or before it in its sentence, fits better.

        What says something goes back to what said something, what does something to what did something; anything
        else to whatever was spoken of, subjects first.
        """
        pronoun = draft.pronoun
        if item is None or pronoun is None or pronoun.person != 3:
            return False
        head = self.document.tokens[draft.head]
        here, there = self._sentence_at(draft.head).index, self._sentence(item).index
        if self.drafts[item].pronoun is not None and here == there:
            return False  # it goes on from another it
        reach = 1 if pronoun.animacy == "person" else here - there + 1  # he is somebody of his own sentence only
        for back in range(reach):
            for at in self._things(here - back, draft):
                if self.document.tokens[at].relation == "obl" and back != here - there:
                    continue
                if self._speaks_for(at, item):
                    continue
                if back == here - there and not self._goes_before(at, item, head):
                    continue
                if self._may_mean(at, head, item):
                    return True
        return False

    def _speaks_for(self, at: int, item: int) -> bool:
        """``warned the union's declaration``: what it says its owner says."""
        owners = (self.at_head.get(child) for child in self.document.children(at, "compound", "nmod:poss", "nmod"))
        owned = any(owner is not None and self.entity[owner] == self.entity[item] for owner in owners)
        return owned and bool(self._verbs(self.document.tokens[at]) & saying_verbs())

    def _things(self, sentence: int, draft: Draft) -> list[int]:
        """Subjects and objects of a sentence that are no actors, of the number of a pronoun before which they stand."""
        assert draft.pronoun is not None
        plural, person = draft.pronoun.number == "Plur", draft.pronoun.animacy == "person"
        place, above = self.document.sentences[sentence], set(self.document.ancestors(draft.head))
        tokens = self.document.tokens[place.first : min(place.last, draft.first)]
        free = [token for token in tokens if token.index not in self.at_head and token.index not in above]
        return [token.index for token in free if self._is_thing(token, plural=plural, person=person)]

    def _is_thing(self, token: Token, *, plural: bool, person: bool) -> bool:
        if token.relation not in ("nsubj", "obj", "iobj", "obl"):
            return False
        if token.lemma.lower() in self.grammar.anybody:
            return plural or person
        if token.upos == "PROPN" and token.relation != "obl":  # a name that is no actor's: a product, a god
            entity = self.gathering.entity_at.get(token.index)
            return not plural and (entity is None or not person)
        if person:
            return False
        several = token.features.number == "Plur" or bool(self.document.children(token.index, "conj"))
        counts = token.upos == "NUM" and bool(self.document.children(token.index, "nmod"))
        noun = token.upos == "NOUN" and token.lemma.lower() not in self.grammar.measures
        return (noun or counts) and several == plural

    def _is_one_body(self, item: int) -> bool:
        draft = self.drafts[item]
        return not draft.plural and item not in self.members and draft.pronoun is None

    def _goes_before(self, at: int, item: int, head: Token) -> bool:
        """In one sentence: subjects before others, left before right; who acts may be the nearer subject."""
        mine, other = self.document.tokens[at], self.document.tokens[self.drafts[item].head]
        if self._is_where(item):
            return True
        if at in self.document.ancestors(other.index) and mine.relation != "nsubj":  # approve of the state's response
            return head.relation != "nsubj"
        if mine.relation == "obl":
            return False
        plural = mine.features.number == "Plur" and self._is_one_body(item)
        if plural and head.relation != "nsubj" and head.features.number == "Plur":
            return True  # backs down on most of them: no single body
        subject, theirs = mine.relation == "nsubj", other.relation == "nsubj"
        if subject != theirs:
            return subject
        return at < other.index and not (head.relation == "nsubj" and self._verbs(head) & doing_verbs())

    def _may_mean(self, at: int, head: Token, item: int) -> bool:
        """True if a thing can stand where the pronoun stands; who is told or accused is seldom one."""
        thing = self.document.tokens[at]
        if head.rel == "nmod:poss":
            return False
        if thing.lemma.lower() in self.grammar.anybody:
            return thing.relation == "nsubj"
        if head.relation == "nsubj" and head.rel != PASSIVE:
            return thing.relation == "nsubj" and (self._does_alike(thing, head) or self._is_aside(item, head))
        spoken = bool(self._verbs(head) & saying_verbs())
        if head.rel == PASSIVE and thing.relation == "nsubj" and not self._is_argument(item):
            return True  # the visit of the chamber … is intended
        return self._is_where(item) or not spoken

    def _is_argument(self, item: int) -> bool:
        return self.document.tokens[self.drafts[item].head].relation in ("nsubj", "obj", "iobj")

    def _is_aside(self, item: int, head: Token) -> bool:
        """A country in another's phrase (``the people of Senegal``), or any actor there that is not said to speak."""
        inside = self.document.tokens[self.drafts[item].head].relation == "nmod"
        return inside and (self._is_place(item) or not self._verbs(head) & saying_verbs())

    def _does_alike(self, thing: Token, head: Token) -> bool:
        for verbs in (saying_verbs(), doing_verbs()):
            if self._verbs(head) & verbs:
                return thing.rel != PASSIVE and bool(self._verbs(thing) & verbs)
        return True

    def _verbs(self, token: Token) -> set[str]:
        """The verb that a word hangs on, and what it tries, fails or wants to do."""
        tokens = self.document.tokens
        if token.head < 0:
            return set()
        also = self.document.children(token.head, "xcomp") if token.relation == "nsubj" else ()
        return {tokens[at].lemma.lower() for at in (token.head, *also) if tokens[at].upos == "VERB"}
