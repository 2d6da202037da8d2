"""Deep roles over a dependency tree: what fills the subject, the object, a preposition of a predicate.

The grammar undoes passives, relative clauses, participles, control and shared subjects, so that the
tables can speak of ``subject`` and ``object`` alone. Relations are those of Universal Dependencies 2.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tacitus.inflection import known_lemma
from tacitus.records import Document, Token

CLAUSE_HOLDERS = ("xcomp", "ccomp", "advcl", "acl")
DEPTH = 12
ORDINAL = re.compile(r"\d+(st|nd|rd|th)")


@dataclass(frozen=True, slots=True)
class Filler:
    """A token that fills a slot, and the path that led to it."""

    token: int
    path: str


class Grammar:
    """Questions about the clause structure of one document."""

    def __init__(
        self,
        document: Document,
        vocabulary: Collection[str] = (),
        words: Mapping[str, frozenset[str]] = MappingProxyType({}),
    ) -> None:
        self.document = document
        self._words = words  # the kinds of cue that clause structure asks for: particle, promising, commanding
        self.tokens = document.tokens
        self._nouns = frozenset(token.index for token in document.tokens if self._is_gerund_noun(token, vocabulary))
        self._lemmas = tuple(self._known(token, vocabulary) for token in document.tokens)

    def _is_gerund_noun(self, token: Token, vocabulary: Collection[str]) -> bool:
        """``died in police firing``: a noun of action that was taken for a clause, known by what it lacks.

        It stands behind a preposition, has no object, and whoever does it stands right before it or behind *by*.
        """
        form, index = token.form.lower(), token.index
        if token.upos != "VERB" or token.relation not in ("advcl", "acl", "obl", "nmod") or not form.endswith("ing"):
            return False
        if form not in vocabulary or self.child(index, "obj", "xcomp", "ccomp", "aux", "advcl") is not None:
            return False
        behind = [item for item in self.document.children(index, "mark", "case") if item < index]
        doer = self._doer_before(index)
        first = index if doer is None else min(self.document.subtree(doer))
        bare = doer is None or doer == index - 1
        agent = doer is not None or self.child(index, "obl:agent") is not None or self._has_by(index)
        return agent and bare and bool(behind) and max(self._last_word(item) for item in behind) == first - 1

    def _doer_before(self, index: int) -> int | None:
        """The subject of a gerund, or a noun right before it without a preposition of its own: *police* firing."""
        doer = self.child(index, "nsubj")
        joined = self.document.children(index, "compound", "obl", "nmod")
        bare = (item for item in joined if item == index - 1 and not self.document.children(item, "case"))
        return doer if doer is not None else next(bare, None)

    def _has_by(self, index: int) -> bool:
        below = (word for item in self.document.children(index, "obl") for word in self.document.children(item, "case"))
        return any(self.tokens[word].form.lower() == "by" for word in below)

    def _last_word(self, index: int) -> int:
        return max(index, *self.document.children(index, "fixed"), index)

    def is_gerund_noun(self, index: int) -> bool:
        """True for a noun in -ing that the parser took for the verb of a clause."""
        return index in self._nouns

    def _known(self, token: Token, vocabulary: Collection[str]) -> str:
        if token.index in self._nouns:
            return token.form.lower()
        lemma = token.lemma.lower()
        inflected = vocabulary and token.upos in ("VERB", "NOUN", "ADJ", "PROPN")
        return known_lemma(lemma, token.form.lower(), vocabulary) if inflected else lemma

    def _is(self, index: int, kind: str) -> bool:
        return self.lemma(index) in self._words.get(kind, frozenset())

    # --- plain tree questions

    def child(self, index: int, *rels: str) -> int | None:
        """The first dependent with one of the relations."""
        found = self.document.children(index, *rels)
        return found[0] if found else None

    def lemma(self, index: int) -> str:
        """The lemma in lower case, as the tables write it."""
        return self._lemmas[index]

    def particles(self, index: int) -> tuple[int, ...]:
        """Verb particles (carry out), also those taken for adverbs."""
        adverbs = self.document.children(index, "advmod")
        near = [item for item in adverbs if item == index + 1 and self._is(item, "particle")]
        return tuple(sorted({*self.document.children(index, "compound:prt"), *near}))

    def preposition(self, index: int) -> str:
        """The preposition before a noun or clause: ``against``, ``out_of``; empty if there is none."""
        cases = self.document.children(index, "case") or self._markers(index)
        words = [word for case in cases for word in (case, *self.document.children(case, "fixed"))]
        return "_".join(self.lemma(word) for word in words if word < index and self.tokens[word].upos != "PART")

    def _markers(self, index: int) -> tuple[int, ...]:
        marks = self.document.children(index, "mark")
        fixed = (item for item in marks if self.document.children(item, "fixed"))  # due to
        return (*(item for item in marks if self.tokens[item].upos in ("ADP", "SCONJ")), *fixed)[:1]

    def is_verbal(self, index: int) -> bool:
        """True for verbs."""
        return self.tokens[index].upos in ("VERB", "AUX") and index not in self._nouns

    def is_infinitive(self, index: int) -> bool:
        """True for a verb under the marker ``to``."""
        return any(self.lemma(item) == "to" for item in self.document.children(index, "mark"))

    def is_stated(self, index: int) -> bool:
        """True for a clause told as a fact: in a tense and under no modal, which has none (UD)."""
        words = [self.tokens[item] for item in (index, *self.document.children(index, "aux", "cop"))]
        finite = [word for word in words if word.features.verb_form == "Fin"]
        return bool(finite) and all(word.features.tense for word in finite)

    def is_participle(self, index: int) -> bool:
        """True for a verb in -ing or a past participle that heads no finite clause."""
        return self.tokens[index].features.verb_form in ("Part", "Ger") and not self._has_auxiliary(index)

    def _has_auxiliary(self, index: int) -> bool:
        return bool(self.document.children(index, "aux"))

    def _is_past_participle(self, index: int) -> bool:
        features = self.tokens[index].features
        return features.verb_form == "Part" and features.tense == "Past"

    # --- voice

    def passive(self, index: int, depth: int = 0) -> bool:
        """True when the surface subject is what the act is done to."""
        token = self.tokens[index]
        if not self.is_verbal(index) or depth > DEPTH:
            return False
        if self.child(index, "aux:pass", "nsubj:pass", "csubj:pass", "obl:agent") is not None:
            return True
        if self._is_headline_passive(index, depth):
            return True
        if not self._is_past_participle(index) or self._has_auxiliary(index):
            return False
        if token.rel in ("acl", "amod", "advcl", "xcomp", "dep"):
            return True
        if token.relation == "conj" and self.child(index, "nsubj") is None:
            return self.passive(token.head, depth + 1)
        return token.rel in ("root", "parataxis") and self.child(index, "obj", "nsubj") is None

    def _is_headline_passive(self, index: int, depth: int) -> bool:
        """``Dozens of villagers killed in the hills``: a verb that has to have an object lacks its *were*.

        So it does in *nine were killed and five others injured*.
        """
        token = self.tokens[index]
        joined = token.relation == "conj" and self.passive(token.head, depth + 1)
        standing = joined or token.rel in ("root", "parataxis")
        bare = standing and token.features.tense == "Past" and not self._has_auxiliary(index)
        return bare and self._is(index, "undergone") and self.child(index, "obj", "ccomp", "xcomp") is None

    # --- subjects

    def surface_subject(self, index: int, depth: int = 0) -> Filler | None:
        """The subject as written, or the one that the clause shares with another."""
        own = self._own_subject(index)
        if own is not None:
            return own
        return self._shared_subject(index, depth) if depth < DEPTH else None

    def _own_subject(self, index: int) -> Filler | None:
        for item in self.document.children(index, "nsubj", "csubj"):
            if self._is_joined(item, index):
                doer = self.child(item, "compound")
                return None if doer is None else Filler(doer, "nsubj > compound")
            antecedent = self.antecedent(item)
            if antecedent is not None:
                return Filler(antecedent, f"{self.tokens[item].rel} > acl:relcl")
            return Filler(item, self.tokens[item].rel)
        return None

    def _is_joined(self, item: int, verb: int) -> bool:
        """``baton-charged``: a word that a hyphen joins to the verb is part of it, not its subject."""
        return item == verb - 2 and self.tokens[item + 1].form == "-"

    def antecedent(self, index: int) -> int | None:
        """The noun that a relative pronoun stands for."""
        if not self.tokens[index].is_relative or self.tokens[index].upos not in ("PRON", "DET", "SCONJ"):
            return None
        for above in self.document.ancestors(index):
            if self.tokens[above].rel == "acl:relcl":
                return self.tokens[above].head
        return None

    def _shared_subject(self, index: int, depth: int) -> Filler | None:
        token = self.tokens[index]
        if token.head < 0:
            return None
        shared = {
            "conj": self._subject_of_conjunct,
            "acl": self._subject_at_noun,
            "xcomp": self._controller,
            "ccomp": self._controller,
            "advcl": self._subject_of_adverbial,
            "amod": self._subject_at_noun,
        }.get(token.relation)
        found = shared(index, depth) if shared else None
        return Filler(found.token, f"{token.rel} < {found.path}") if found else None

    def _subject_of_conjunct(self, index: int, depth: int) -> Filler | None:
        head = self.tokens[index].head
        if self.is_verbal(index) and self.tokens[head].upos == "NOUN" and self.child(head, "cop") is None:
            return None
        if self._may_follow_relative(head, index):
            return None
        return self.surface_subject(head, depth + 1)

    def _may_follow_relative(self, head: int, index: int) -> bool:
        """True where a verb joined without a conjunction may go on a relative clause that stands before it.

        ``ordered a push to end the war that has dragged on, killed thousands``: who killed cannot be told.
        """
        if self.child(index, "cc") is not None or not self.is_verbal(index):
            return False
        between = range(head + 1, index)
        return any(self.tokens[item].rel == "acl:relcl" and self.is_verbal(item) for item in between)

    def _subject_at_noun(self, index: int, depth: int) -> Filler | None:
        token = self.tokens[index]
        if token.rel == "acl:relcl":
            return None if self._adverbial_gap(index) else Filler(token.head, "head")
        if self.is_headline_infinitive(index):
            return Filler(token.head, "head")
        if token.rel == "acl" and self.is_infinitive(index) and self.is_singled_out(token.head):
            return self._own_subject(token.head) or Filler(token.head, "head")
        if token.rel == "acl" and (self.is_infinitive(index) or self.preposition(index)):
            return self._credited(index, token.head) or self._holder_of_noun(token.head, depth)
        return Filler(token.head, "head")

    def is_singled_out(self, noun: int) -> bool:
        """``she was the first president to visit Kigali``: whom an ordinal or the like picks is who does it."""
        modifiers = (noun, *self.document.children(noun, "amod", "nummod", "advmod"))
        return any(self._is(item, "ordinal") or ORDINAL.fullmatch(self.lemma(item)) for item in modifiers)

    def is_headline_infinitive(self, index: int) -> bool:
        """``Chad to send troops``: a name with an infinitive, and no other verb."""
        token = self.tokens[index]
        named = token.head >= 0 and self.tokens[token.head].upos == "PROPN" and self.tokens[token.head].rel == "root"
        return named and token.rel == "acl" and self.is_infinitive(index)

    def _adverbial_gap(self, index: int) -> bool:
        return any(self.lemma(item) in ("where", "when", "why") for item in self.document.children(index, "advmod"))

    def _holder_of_noun(self, noun: int, depth: int) -> Filler | None:
        for item in self.document.children(noun, "nmod:poss", "nmod", "compound", "amod"):
            named = self.tokens[item].upos == "PROPN" or self.tokens[item].rel == "nmod:poss"
            if named and self.preposition(item) in ("", "by", "of"):
                return Filler(item, f"{self.tokens[item].rel} of {self.tokens[noun].form}")
        head = self.tokens[noun].head
        held = head >= 0 and self.tokens[noun].relation in ("obj", "obl") and self.is_verbal(head)
        told = self._is(head, "viewing") or self._is(noun, "accusing")
        if held and not told:  # who discusses a campaign to do something, or files a case of it, does not do it
            return self.surface_subject(head, depth + 1)
        return None

    def _controller(self, index: int, depth: int) -> Filler | None:
        head = self.tokens[index].head
        target = self.child(head, "obj", "iobj")
        subject_control = self._is(head, "promising")
        controlled = self.tokens[index].rel == "xcomp" or self._controls(index)
        if target is not None and controlled and not subject_control:
            resolved = self.antecedent(target)
            return Filler(resolved if resolved is not None else target, self.tokens[target].rel)
        return self.surface_subject(head, depth + 1)

    def _controls(self, index: int) -> bool:
        """``accused them of leaving``, ``stopped them from leaving``: the object does what stands behind such words."""
        return self.preposition(index) in self._words.get("controlling", ())

    def _credited(self, index: int, above: int) -> Filler | None:
        """``gratitude to Oman for mediating``, ``gave medals to nurses for saving lives``: who is thanked did it."""
        noun = above if self._is(above, "crediting") else self.child(above, "obj")
        if noun is None or self.preposition(index) != "for" or not self._is(noun, "crediting"):
            return None
        for holder in (noun, self.tokens[noun].head):
            for item in self.document.children(holder, "nmod", "obl") if holder >= 0 else ():
                if self.preposition(item) == "to":
                    return Filler(item, f"{self.tokens[item].rel} of {self.tokens[noun].form}")
        return None

    def _subject_of_adverbial(self, index: int, depth: int) -> Filler | None:
        head = self.tokens[index].head
        credited = self._credited(index, head)
        if credited is not None:
            return credited
        speaking = self._speaking(index)
        if speaking is not None:
            return self.surface_subject(speaking, depth + 1)
        commanded = self._commanded(index) and not self._is(head, "promising")  # called him to offer help
        if self._controls(index) or commanded:
            found = self.object(head)
            if found is not None:
                return found
        return self.surface_subject(head, depth + 1)

    def _speaking(self, index: int) -> int | None:
        """``said that the rebels had fled, accusing Kenya of …``: the verb whose subject goes on speaking."""
        free = self.tokens[index - 1].form == "," or self.tokens[max(index - 2, 0)].form == ","  # also telling
        if not (free and self._is(index, "voicing") and self.is_participle(index)):
            return None
        above = self.tokens[index].head
        while above >= 0 and self.tokens[above].relation in ("xcomp", "conj", "advcl"):
            above = self.tokens[above].head
        told = above >= 0 and self.tokens[above].relation == "ccomp"
        saying = self.tokens[above].head if told else -1
        return saying if 0 <= saying < above and self.is_verbal(saying) else None

    def _commanded(self, index: int) -> bool:
        head = self.tokens[index].head
        return self.is_infinitive(index) and self._is(head, "commanding")

    # --- deep roles

    def subject(self, index: int) -> Filler | None:
        """Who does it: the subject of an active verb, the by-agent of a passive one."""
        if not self.passive(index):
            return self.surface_subject(index)
        agent = self.child(index, "obl:agent")
        if agent is None:
            agent = next(
                (item for item in self.document.children(index, "obl") if self.preposition(item) == "by"), None
            )
        return Filler(agent, self.tokens[agent].rel) if agent is not None else None

    def object(self, index: int) -> Filler | None:
        """What it is done to: the object of an active verb, the subject of a passive one."""
        own = self.child(index, "obj")
        if self.passive(index) and not self.keeps_object(index):
            return self.surface_subject(index)
        if own is not None:
            antecedent = self.antecedent(own)
            return Filler(own if antecedent is None else antecedent, "obj")
        indirect = self.child(index, "iobj")
        if indirect is not None:
            return Filler(indirect, "iobj")
        return self._bare_oblique(index) or self._object_gap(index) or self._shared_object(index)

    def keeps_object(self, index: int) -> bool:
        """``the editor was given a sentence``: the subject of such a passive is whom it is given to."""
        return self.passive(index) and self._is(index, "giving") and self.child(index, "obj") is not None

    def _bare_oblique(self, index: int) -> Filler | None:
        """An object after a particle that was taken for an adverbial (call off the strike)."""
        for item in self.document.children(index, "obl"):
            if self.tokens[item].rel == "obl" and not self.preposition(item) and self.particles(index):
                return Filler(item, "obl")
        return None

    def _object_gap(self, index: int) -> Filler | None:
        token = self.tokens[index]
        if token.rel != "acl:relcl" or self._adverbial_gap(index):
            return None
        own = self.child(index, "nsubj")
        if own is None or self.antecedent(own) is not None:
            return None
        if any(self.antecedent(item) is not None for item in self.document.children(index, "obl")):
            return None
        return Filler(token.head, "acl:relcl")

    def _shared_object(self, index: int) -> Filler | None:
        """``attacked and burned the embassy``: an object after the last verb belongs to the first too."""
        for item in self.document.children(index, "conj"):
            between = self.document.children(item, "nsubj", "aux", "mark", "punct")
            own = self.child(item, "obj")
            if self.is_verbal(item) and own is not None and not between and self._is_bare(index):
                return Filler(own, "conj > obj")
        return self._object_of_first(index)

    def _object_of_first(self, index: int) -> Filler | None:
        """``arrested and sentenced nine men``: an object behind both verbs that was hung from the first."""
        first = self.tokens[index].head
        if self.tokens[index].relation != "conj" or first < 0 or not (self.is_verbal(index) and self.is_verbal(first)):
            return None
        own = self.child(first, "obj")
        joined = not self.document.children(index, "nsubj", "aux", "mark") and self.child(index, "ccomp") is None
        return Filler(own, "conj < obj") if own is not None and own > index and joined else None

    def _is_bare(self, index: int) -> bool:
        return self.child(index, "obl", "xcomp", "ccomp", "advcl") is None

    def prepositional(self, index: int, preposition: str) -> Iterator[Filler]:
        """Dependents behind a preposition, nouns and nominal relative gaps."""
        for item in self.document.children(index, "obl", "nmod", "acl", "advcl", "advmod", "xcomp"):
            token = self.tokens[item]
            if token.rel in ("nmod:poss", "obl:agent") and preposition != "by":
                continue
            if self.preposition(item) == preposition and not self.is_verbal(item):
                antecedent = self.antecedent(item)
                yield Filler(item if antecedent is None else antecedent, f"{token.rel}:{preposition}")
        if not self.is_verbal(index):
            yield from self._behind_participles(index, preposition)
        if self.tokens[index].relation == "conj" and self._shares_modifiers(index):
            yield from self.prepositional(self.tokens[index].head, preposition)
        if preposition in self._words.get("unplaced", ()):
            yield from self._behind_places(index, preposition)
        if preposition == "to" and self.is_verbal(index):
            yield from self._behind_origin(index)
        if preposition == "against" and self._is(index, "accusing"):
            yield from self._behind_matter(index)
        if not self.is_verbal(index):
            yield from self._behind_last(index, preposition)

    def _behind_matter(self, noun: int) -> Iterator[Filler]:
        """``a case of murder against a senator``: whom a case is against, hung under what it is about."""
        for matter in self.document.children(noun, "nmod", "acl"):
            for item in self.document.children(matter, "nmod", "obl") if self.preposition(matter) == "of" else ():
                if self.preposition(item) == "against":
                    yield Filler(item, "nmod:of > nmod:against")

    def _behind_last(self, noun: int, preposition: str) -> Iterator[Filler]:
        """``supplies and flights to Chad``: what stands behind the last of joined nouns belongs to all of them."""
        joined = [item for item in self.document.children(noun, "conj") if not self.is_verbal(item)]
        if joined and not self.document.children(noun, "nmod"):
            for item in self.document.children(joined[-1], "nmod"):
                if self.preposition(item) == preposition and self.tokens[item].rel != "nmod:poss":
                    yield Filler(item, f"conj > nmod:{preposition}")

    def _behind_places(self, index: int, preposition: str) -> Iterator[Filler]:
        """``held talks in Rome with Kenya``: what was hung under the name of a place, which takes no such phrase.

        Nor does a bare adverbial of time: *gave food every month to the villagers*.
        """
        for item in self.document.children(index, "obl", "nmod"):
            placed = self.tokens[item].upos == "PROPN" and self.preposition(item) in self._words.get("placing", ())
            if placed or self.tokens[item].rel == "obl:unmarked":
                for deeper in self.document.children(item, "nmod"):
                    if self.preposition(deeper) == preposition:
                        yield Filler(deeper, f"{self.tokens[item].rel}:{self.preposition(item)} > nmod:{preposition}")

    def _behind_origin(self, verb: int) -> Iterator[Filler]:
        """``brought the files from a vault to Rome``: where a thing goes, hung under where it comes from."""
        own = self.document.children(verb, "obj")
        for item in (found for above in (verb, *own) for found in self.document.children(above, "obl", "nmod")):
            for deeper in self.document.children(item, "nmod") if self.preposition(item) == "from" else ():
                if self.preposition(deeper) == "to":
                    yield Filler(deeper, f"{self.tokens[item].rel}:from > nmod:to")

    def _behind_participles(self, noun: int, preposition: str) -> Iterator[Filler]:
        """``sanctions imposed on Mali``, ``an appeal filed by lawyers``: a participle hands on what is behind it."""
        for verb in self.document.children(noun, "acl"):
            ing = self.tokens[verb].form.lower().endswith("ing")
            if self.tokens[verb].rel == "acl" and not ing and not self.is_infinitive(verb):
                for item in self.document.children(verb, "obl"):
                    if self.preposition(item) == preposition:
                        yield Filler(item, f"acl > {self.tokens[item].rel}:{preposition}")

    def _shares_modifiers(self, index: int) -> bool:
        """A noun joined to another without dependents of its own shares what stands with the first."""
        head = self.tokens[index].head
        return self.tokens[index].upos == "NOUN" == self.tokens[head].upos and not self.document.children(index, "nmod")

    def complements(self, index: int) -> tuple[int, ...]:
        """Verbs of the clauses that say what is promised, demanded, decided, with their conjuncts."""
        found: list[int] = []
        for item in self.document.children(index, *CLAUSE_HOLDERS):
            if self.tokens[item].rel != "acl:relcl" and self._is_complement(item):
                found.append(item)
                found.extend(other for other in self.document.children(item, "conj") if self.is_verbal(other))
        return tuple(found)

    def purposes(self, index: int, *, benefiting: bool) -> tuple[int, ...]:
        """Verbs that say what something is done or given for, with their conjuncts: *gave food to help the poor*."""
        found: list[int] = []
        for item in self.document.children(index, "advcl", "acl", "xcomp"):
            if self.is_verbal(item) and self.is_infinitive(item):
                joined = (other for other in self.document.children(item, "conj") if self.is_verbal(other))
                found.extend((item, *joined))
        return tuple(item for item in found if not benefiting or self._is(item, "benefiting"))

    def _is_complement(self, item: int) -> bool:
        relation = self.tokens[item].relation
        if not (self.is_verbal(item) or self.child(item, "cop") is not None):
            return False
        if relation in ("xcomp", "ccomp"):
            return True
        if relation == "acl":
            return self.is_infinitive(item) or bool(self.preposition(item)) or not self.is_participle(item)
        commanded = self._commanded(item)
        return commanded or self.preposition(item) in ("of", "for", "from", "against", "on", "into", "with", "to")
