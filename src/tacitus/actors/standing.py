"""Pronouns that stand for somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from tacitus.actors.coding import NOBODY
from tacitus.actors.entries import MOVEMENTS
from tacitus.actors.gathering import Draft
from tacitus.actors.links import BRACKETS
from tacitus.actors.rivals import Rivals, saying_verbs
from tacitus.records import EntityType, MentionKind

REACH = 4  # sentences back that a pronoun may look
AFFECTING = ("of", "for")
ARGUMENTS = ("nsubj", "obj", "iobj", "obl")
JOINED = ("obj", "iobj", "obl")


class Standing(Rivals):
    """Numbers the pronouns of a report."""

    def _pronouns(self) -> None:
        self.genders = {self.entity[at]: draft.gender for at, draft in enumerate(self.drafts) if draft.gender}
        pronouns = [index for index, draft in enumerate(self.drafts) if draft.pronoun is not None]
        for index in sorted(pronouns, key=self._is_first_person):  # who speaks may be a pronoun himself
            draft = self.drafts[index]
            other, why = self._referent(index, draft)
            several = self._several(draft, other)
            if several:
                self._stand_for(index, several)
            elif other is None:
                self.entity[index] = self._number(f"mention {index}")
                self.found[index] = NOBODY
            else:
                self._join(index, other, why)
                if draft.gender:
                    self.genders.setdefault(self.entity[index], draft.gender)

    def _is_first_person(self, index: int) -> bool:
        pronoun = self.drafts[index].pronoun
        return pronoun is not None and pronoun.person == 1

    def _several(self, draft: Draft, other: int | None) -> tuple[int, ...]:
        """``Turkey and Iran … they``: the joined subjects of this sentence or the one before, if none is nearer."""
        pronoun = draft.pronoun
        if pronoun is None or pronoun.person != 3 or pronoun.number != "Plur":
            return ()
        here = self._sentence_at(draft.head).index
        nearest = self._sentence(other).index if other is not None else here - 1
        for back in range(min(here - nearest, 1) + 1):
            for item in self.in_sentence.get(here - back, ()):
                joined = self._joined(item)
                before = bool(joined) and max(self.drafts[one].last for one in joined) <= draft.first
                before = before and not self._is_outranked(item, draft)
                if before and not (back == 0 and self._same_clause(item, draft)):
                    return joined
        return self._joined_beside(draft, other)

    def _joined_beside(self, draft: Draft, other: int | None) -> tuple[int, ...]:
        """``thanked Kenya and Norway for their help``: those joined in the clause, if no plural subject is nearer."""
        here = self._sentence_at(draft.head)
        if other is not None and self._sentence(other) == here and self._is_subject(other):
            return ()
        above = set(self.document.ancestors(draft.head))
        for item in self.in_sentence.get(here.index, ()):
            token = self.document.tokens[self.drafts[item].head]
            if token.relation in JOINED and token.head in above and self._is_one_named(item):
                joined = self._with_joined(item)
                if joined and self.drafts[joined[-1]].last <= draft.first and not self._same_clause(item, draft):
                    return joined
        return ()

    def _is_outranked(self, item: int, draft: Draft) -> bool:
        """True if another subject stands before those joined, in the clause above theirs."""
        others = self.in_sentence.get(self._sentence(item).index, ())
        several = (other for other in others if other < item and self._is_subject(other) and self._is_several(other))
        return any(self.drafts[other].last <= self.drafts[item].first and self._fits(other, draft) for other in several)

    def _joined(self, item: int) -> tuple[int, ...]:
        """A subject that is named and those joined to it."""
        if not (self._is_subject(item) and (self._is_one_named(item) or self._is_known_pronoun(item))):
            return ()
        return self._with_joined(item)

    def _with_joined(self, item: int) -> tuple[int, ...]:
        """A mention and those joined to it, if all of them are named."""
        children = self.document.children(self.drafts[item].head, "conj")
        others = dict.fromkeys(self._holding(child) for child in children)
        found = [other for other in others if other is not None and self._is_one_named(other)]
        return (item, *found) if found and len(found) == len(others) else ()

    def _is_known_pronoun(self, item: int) -> bool:
        """``He and a colleague``: a pronoun of the third person that is somebody."""
        pronoun = self.drafts[item].pronoun
        return pronoun is not None and pronoun.person == 3 and self.entity[item] >= 0 and bool(self.found[item].why)

    def _holding(self, token: int) -> int | None:
        """The mention that a token heads, else a name that it stands in."""
        if token in self.at_head:
            return self.at_head[token]
        near = self.in_sentence.get(self._sentence_at(token).index, ())
        names = (item for item in near if self.drafts[item].name is not None)
        return next((item for item in names if self.drafts[item].first <= token < self.drafts[item].last), None)

    def _is_one_named(self, item: int) -> bool:
        draft = self.drafts[item]
        return draft.kind is not MentionKind.PRONOUN and self.entity[item] >= 0

    def _stand_for(self, index: int, several: tuple[int, ...]) -> None:
        self.members[index] = several
        numbers = " ".join(str(self.entity[item]) for item in several)
        self.entity[index] = self._number(f"together {numbers}")
        names = " and ".join(self._text(item) for item in several)
        self.found[index] = replace(NOBODY, why=(f"stands for {names}",))

    def _referent(self, index: int, draft: Draft) -> tuple[int | None, str]:
        pronoun = draft.pronoun
        assert pronoun is not None
        if pronoun.person == 0:
            return self._relative(draft), "the noun before who"
        if pronoun.person == 1:
            return self._speaker(index), "the speaker"
        told = self._told_in_brackets(draft)
        if told is not None:
            return told, f"in brackets: {self._text(told)}"
        if self._is_own(draft):
            other = self._subject_above(draft)
            return other, f"its own subject: {self._text(other)}" if other is not None else ""
        other = self._salient(index, draft) if not self._is_empty(draft) else None
        if self._is_rivalled(draft, other):
            return None, ""
        return other, f"nearest fitting actor before: {self._text(other)}" if other is not None else ""

    def _is_own(self, draft: Draft) -> bool:
        """``represses its own base``: of the subject of the clause, whatever that is."""
        tokens = self.document.tokens
        if tokens[draft.head].rel != "nmod:poss":
            return False
        owned = self.document.children(tokens[draft.head].head, "amod")
        return any(tokens[at].form.lower() == "own" for at in owned) and self._clause_above(draft) is not None

    def _clause_above(self, draft: Draft) -> int | None:
        above = self.document.ancestors(draft.head)
        verb = next((at for at in above if self.document.children(at, "nsubj")), None)
        subjects = self.document.children(verb, "nsubj") if verb is not None else ()
        return verb if any(at < draft.head for at in subjects) else None

    def _subject_above(self, draft: Draft) -> int | None:
        verb = self._clause_above(draft)
        item = self._subject(verb) if verb is not None else None
        return item if item is not None and self.entity[item] >= 0 and self._compatible(item, draft) else None

    def _told_in_brackets(self, draft: Draft) -> int | None:
        """``they (the Labour Party) will march``: who a pronoun means, put behind it."""
        tokens, first = self.document.tokens, draft.last + 1
        if first >= len(tokens) or tokens[draft.last].form not in BRACKETS:
            return None
        near = self.in_sentence.get(self._sentence_at(draft.head).index, ())
        told = (item for item in near if self.drafts[item].first == first and self.entity[item] >= 0)
        closed = (item for item in told if tokens[self.drafts[item].last].form == BRACKETS[tokens[draft.last].form])
        return next(closed, None)

    def _relative(self, draft: Draft) -> int | None:
        for above in self.document.ancestors(draft.head):
            if self.document.tokens[above].rel == "acl:relcl":
                head = self.document.tokens[above].head
                beside = self.document.children(head, "appos", "conj")
                return next((item for at in (head, *beside) if (item := self._heading(at)) is not None), None)
        return None

    def _speaker(self, index: int) -> int | None:
        """The subject of the verb above the clause, else that of the sentence before."""
        head = self.drafts[index].head
        chain = list(self.document.ancestors(head))
        for above in chain:
            token = self.document.tokens[above]
            if token.relation in ("ccomp", "parataxis") or token.head < 0:
                for verb in (token.head, above):
                    subject = self._subject(verb) if verb >= 0 else None
                    if subject is not None and subject != index and self._may_speak(subject, head):
                        return subject
                for child in self.document.children(above, "parataxis", "ccomp"):
                    subject = self._subject(child)
                    if subject is not None and subject != index and self._may_speak(subject, head):
                        return subject
        return self._quoted_speaker(index) if self.quoted[head] else (self._announced(head) or self._reported(head))

    def _reported(self, head: int) -> int | None:
        """Who speaks text without quotation marks that goes on: ``… he said`` at the end of a sentence behind it."""
        here = self._sentence_at(head)
        for number in range(here.index + 1, min(here.index + 1 + REACH, len(self.document.sentences))):
            sentence = self.document.sentences[number]
            if sentence.paragraph != here.paragraph:
                return None
            for at in range(sentence.last - 1, sentence.first, -1):
                verb = self.document.tokens[at]
                item = self._subject(at) if verb.lemma.lower() in self.grammar.saying else None
                if item is not None and self._is_outside(item) and verb.relation in ("parataxis", "root"):
                    content = self.document.children(at, "ccomp", "parataxis")
                    trailing = verb.relation == "parataxis" or any(other < at for other in content)
                    return item if trailing else None
        return None

    def _may_speak(self, item: int, head: int = -1) -> bool:
        """A name, a noun, or a pronoun of the third person that is known; nobody inside the quotation of ``head``."""
        pronoun = self.drafts[item].pronoun
        if head >= 0 and self.quoted[head] and self.quoted[self.drafts[item].head]:
            return False
        if self.drafts[item].first <= head < self.drafts[item].last:
            return False  # my son is not me
        linked = self.found[item].known or bool(self.found[item].why)
        return self.entity[item] >= 0 and (pronoun is None or (pronoun.person == 3 and linked))

    def _quoted_speaker(self, index: int) -> int | None:
        """Who speaks a quotation: the subject of its sentence, of the one it ends in, or of those before."""
        head = self.drafts[index].head
        here = self._sentence_at(head).index
        end = next((at for at in range(head, len(self.quoted)) if not self.quoted[at]), head)
        last = self._sentence_at(end)
        after = (last.index,) if last.paragraph == self._sentence_at(head).paragraph else ()
        back = range(here - 1, max(-1, here - REACH), -1) if self._opens_a_speech(head) else ()
        for number in (here, *after, *back):
            sentence = self.document.sentences[number]
            items = [self.at_head[at] for at in range(sentence.first, sentence.last) if at in self.at_head]
            fits = [item for item in items if item != index and self._is_outside(item)]
            saying = [item for item in fits if self._says(item)]
            if saying or fits:
                return (saying or fits)[0]
        return None

    def _is_outside(self, item: int) -> bool:
        """A subject that stands in no quotation and can speak."""
        outside = self._is_subject(item) and not self.quoted[self.drafts[item].head]
        return outside and self.entity[item] >= 0 and self._may_speak(item)

    def _says(self, item: int) -> bool:
        """The subject of a verb of saying or thinking."""
        return bool(self._verbs(self.document.tokens[self.drafts[item].head]) & saying_verbs())

    def _announced(self, head: int) -> int | None:
        """Who speaks text without quotation marks: ``The minister said:`` before it."""
        return next((item for at, item in reversed(self._announcements) if at < head), None)

    @cached_property
    def _announcements(self) -> tuple[tuple[int, int], ...]:
        """Colons behind a verb of saying, with its subject; a quotation behind it is no such text."""
        tokens, found = self.document.tokens, []
        for token in tokens[:-1]:
            if token.form != ":" or self.quoted[token.index] or self.quoted[token.index + 1]:
                continue
            sentence = self._sentence_at(token.index)
            said = [at for at in range(sentence.first, token.index) if tokens[at].lemma.lower() in self.grammar.saying]
            item = self._subject(said[-1]) if said else None
            if item is not None and self._may_speak(item):
                found.append((token.index, item))
        return tuple(found)

    def _salient(self, index: int, draft: Draft) -> int | None:
        """Sentence by sentence back, subjects before others, left before right."""
        here = self._sentence_at(draft.head).index
        ahead = self._ahead(draft)
        if ahead is not None:
            return ahead
        speaker = self._last_speaker(index, draft)
        trailing = speaker is not None and self._trails(draft.head)
        telling = self._telling(draft.head)
        beside = self._beside(draft) | self._speaking(index)
        for back in range(REACH):
            items = [
                item
                for item in self.in_sentence.get(here - back, ())
                if item < index
                and self.drafts[item].last <= draft.first
                and self._is_heard(item, draft)
                and not self._is_predicate(item)
            ]
            for item in sorted(items, key=lambda item: (_place(item, telling), self._rank(item, draft))):
                if back and not self._reaches(item, draft, back):
                    continue
                apart = self.entity[item] not in beside and beside.isdisjoint(self._parts(item))
                if apart and (self._fits(item, draft) or self._is_who(item, telling)):
                    above = self._is_subject(item) and not trailing
                    return item if speaker is None or back == 0 or above else speaker
        return self._named_behind(draft)

    def _parts(self, item: int) -> Iterator[int]:
        return (self.entity[member] for member in self.members.get(item, ()))

    def _named_behind(self, draft: Draft) -> int | None:
        """``His suspension of the auditor was lawful, the president's lawyers said``: in a report's first words."""
        tokens, here = self.document.tokens, self._sentence_at(draft.head)
        if tokens[draft.head].rel != "nmod:poss" or draft.pronoun is None or draft.pronoun.animacy != "person":
            return None
        subject = next((at for at in self.document.ancestors(draft.head) if tokens[at].relation == "nsubj"), -1)
        if subject < 0 or any(at < here.first for at in (self.drafts[item].first for item in self._persons())):
            return None
        behind = (item for item in self.in_sentence[here.index] if self.drafts[item].first > draft.head)
        named = (item for item in behind if self._is_person(item) and self.entity[item] >= 0)
        heads = (item for item in named if self._leads_above(item))
        return next((item for item in heads if self._compatible(item, draft)), None)

    def _persons(self) -> Iterator[int]:
        return (item for item in range(len(self.drafts)) if self._is_person(item))

    def _leads_above(self, item: int) -> bool:
        """The subject of the sentence, or who owns it."""
        tokens = self.document.tokens
        head = tokens[self.drafts[item].head]
        head = tokens[head.head] if head.rel == "nmod:poss" else head
        return head.relation == "nsubj" and head.head >= 0 and tokens[head.head].relation in ("root", "conj")

    def _is_predicate(self, item: int) -> bool:
        """``would not be a mute spectator``: what somebody is called is nobody else."""
        draft = self.drafts[item]
        bare = draft.plural and draft.first == draft.head and draft.kind is not MentionKind.NAMED
        if not bare and self.document.tokens[draft.first].form.lower() not in self.grammar.indefinite:
            return False
        subject = self._subject(draft.head) if self.document.children(draft.head, "cop") else None
        return subject is not None and self.drafts[subject].pronoun is None

    def _last_speaker(self, index: int, draft: Draft) -> int | None:
        """``However, she says``: who spoke last goes before whoever was only spoken of since."""
        if not (self._is_subject(index) and self._says(index)) or self.quoted[draft.head]:
            return None
        here = self._sentence_at(draft.head).index
        for back in range(1, REACH + 1):
            items = (item for item in self.in_sentence.get(here - back, ()) if self._is_outside(item))
            said = [item for item in items if self._says(item) and self._fits(item, draft)]
            if said:
                return next((item for item in reversed(said) if self._heads_sentence(item)), said[-1])
        return None

    def _trails(self, head: int) -> bool:
        """``The vote was unfair, he said``: what comes before goes on with what was said before."""
        verb = self.document.tokens[self.document.tokens[head].head]
        before = (at for at in self.document.children(verb.index, "ccomp", "parataxis") if at < head)
        return next(before, None) is not None or (verb.relation == "parataxis" and verb.head < head)

    def _heads_sentence(self, item: int) -> bool:
        """The subject of a sentence, not of a clause in it."""
        verb = self.document.tokens[self.drafts[item].head].head
        return verb >= 0 and self.document.tokens[verb].relation in ("root", "conj", "parataxis")

    def _telling(self, head: int) -> tuple[int, ...]:
        """Who is likelier than others: who does what *if X does this, he …* opens with, then who says it."""
        tokens = self.document.tokens
        opening: tuple[int, ...] = ()
        if tokens[head].relation == "nsubj" and tokens[head].head >= 0:
            opening = tuple(at for at in self.document.children(tokens[head].head, "advcl") if at < head)
        above = [at for at in (head, *self.document.ancestors(head)) if tokens[at].relation == "ccomp"]
        verbs = (*opening, *(tokens[at].head for at in above))
        subjects = (self._subject_or_noun(verb) for verb in verbs if verb >= 0)
        told = [item for item in (*subjects, *self._tellers(head)) if item is not None]
        return (*told, *(owner for item in told for owner in self._spoken_for(item)))

    def _spoken_for(self, item: int) -> Iterator[int]:
        """``a spokesman for the ministry said it …``: the body that somebody speaks for."""
        draft = self.drafts[item]
        inside = (self.at_head.get(at) for at in self.document.children(draft.head, "nmod", "nmod:poss", "compound"))
        return (other for other in inside if other is not None and not self._is_person(other))

    def _tellers(self, head: int) -> Iterator[int | None]:
        """``the minister's remark that she …``: whose word it is that a clause fills."""
        tokens = self.document.tokens
        for at in (head, *self.document.ancestors(head)):
            noun = tokens[at].head
            if tokens[at].rel == "acl" and noun >= 0 and self.document.children(at, "mark", "nsubj"):
                yield from (self.at_head.get(owner) for owner in self.document.children(noun, "nmod:poss"))

    def _subject_or_noun(self, verb: int) -> int | None:
        """The subject of a verb; of *the union, which said* the union."""
        item = self._subject(verb)
        token = self.document.tokens[verb]
        return self._heading(token.head) if item is None and token.rel == "acl:relcl" else item

    def _is_who(self, item: int, telling: tuple[int, ...]) -> bool:
        """``those who said they …``: they are whoever said it."""
        pronoun = self.drafts[item].pronoun
        return item in telling and pronoun is not None and pronoun.person == 0

    def _ahead(self, draft: Draft) -> int | None:
        """``Throughout his visit, Francis …``: the subject behind the phrase that a sentence opens with."""
        tokens = self.document.tokens
        if tokens[draft.head].rel != "nmod:poss":
            return None
        above = list(self.document.ancestors(draft.head))
        verb = next((at for at in above if tokens[at].upos == "VERB"), None)
        if verb is None or not any(tokens[at].relation == "obl" and tokens[at].head == verb for at in above):
            return None
        item = self._subject(verb)
        if item is None or self.drafts[item].first <= draft.head or self.drafts[item].pronoun is not None:
            return None
        return item if self._fits(item, draft) else None

    def _reaches(self, item: int, draft: Draft, back: int) -> bool:
        """They of another sentence were many, or the subject of the one before; others reach further."""
        pronoun = draft.pronoun
        if pronoun is None or pronoun.number != "Plur" or pronoun.person != 3 or self._is_subject(item):
            return True
        object_ = self.document.tokens[self.drafts[item].head].relation == "obj"
        return back == 1 and (object_ or self._is_several(item))

    def _is_heard(self, item: int, draft: Draft) -> bool:
        """What stands only inside a quotation is not gone back to from outside it."""
        return self.quoted[draft.head] or not self.quoted[self.drafts[item].head]

    def _speaking(self, index: int) -> set[int]:
        """Who speaks a quotation says no *he* of himself; words quoted in the middle of a clause are no speech."""
        head = self.drafts[index].head
        if not self.quoted[head] or not self._opens_a_speech(head):
            return set()
        speaker = self._quoted_speaker(index)
        return {self.entity[speaker]} if speaker is not None and self._says(speaker) else set()

    def _opens_a_speech(self, head: int) -> bool:
        """True if the quotation around a token begins a sentence or stands behind a comma or colon."""
        first = head
        while first > 0 and self.quoted[first - 1]:
            first -= 1
        before = self.document.tokens[first - 1].form if first else ""
        return first == self._sentence_at(first).first or before in (",", ":")

    def _rank(self, item: int, draft: Draft) -> tuple[bool, bool, bool, int]:
        """Subjects before others, who is told to be of its gender before who may be, left before right.

        For a plural, plurals before bodies.
        """
        pronoun = draft.pronoun
        several = pronoun is not None and pronoun.number == "Plur" and pronoun.person == 3
        told = bool(draft.gender) and self.genders.get(self.entity[item], "") == draft.gender
        mine, other = self.document.tokens[draft.head], self.drafts[item].pronoun
        goes_on = mine.relation != "nsubj" and other is not None and bool(other.gender) and other.gender == draft.gender
        if goes_on and self._sentence(item).index == self._sentence_at(draft.head).index:
            return False, False, False, -item  # her … her
        if mine.rel == "nmod:poss" and self._is_affected(item, draft):
            return False, False, False, -1
        return several and not self._is_several(item), not self._is_subject(item), not told, item

    def _is_affected(self, item: int, draft: Draft) -> bool:
        """``emptied Kenya of its people``, ``thanked Kenya for its help``: the object of the verb above such words."""
        tokens = self.document.tokens
        above = self.document.ancestors(draft.head)
        owned = next(iter(above), -1)
        cases = {tokens[at].form.lower() for at in self.document.children(owned, "case")} if owned >= 0 else set()
        verb = next((at for at in above if tokens[at].upos == "VERB"), -1)
        head = tokens[self.drafts[item].head]
        affected = head.head == verb >= 0 and head.relation in ("obj", "iobj") and head.index < draft.first
        return affected and not cases.isdisjoint(AFFECTING)

    def _is_several(self, item: int) -> bool:
        """A plural, or a force or people by name (the Taliban)."""
        other = self.drafts[item]
        named = other.kind is MentionKind.NAMED and self.found[item].sector in MOVEMENTS
        return other.plural or named or (other.pronoun is not None and other.pronoun.number == "Plur")

    def _beside(self, draft: Draft) -> set[int]:
        """Who the other arguments of the verb are: they are somebody else, unless the word is reflexive or owns."""
        mine = self.document.tokens[draft.head]
        pronoun = draft.pronoun
        if mine.rel == "nmod:poss" or mine.head < 0 or (pronoun is not None and pronoun.reflexive):
            return set()
        heads = [mine.head]
        while self.document.tokens[heads[-1]].relation in ("nmod", "obj") and mine.rel == "nmod":
            if self.document.children(heads[-1], "nmod:poss"):  # a neighbour's help for him
                return set()
            heads.append(self.document.tokens[heads[-1]].head)
        while self.document.tokens[heads[-1]].relation == "xcomp":  # asked him to leave: who asked is not him
            if mine.relation != "nsubj" and self.document.children(heads[-1], "nsubj"):
                break  # waits for someone to tell him
            above = self.document.tokens[heads[-1]].head
            asked = [at for at in self.document.children(above, "obj", "iobj") if at != draft.head]
            if asked and mine.relation != "nsubj":  # let them ask him: who lets may be him
                return {self.entity[item] for at in asked if (item := self.at_head.get(at)) is not None}
            heads.append(above)
        children = [child for head in heads for child in self.document.children(head, *ARGUMENTS)]
        children.extend(self.document.children(self._leading(heads[-1]), "nsubj"))
        items = [self.at_head.get(child) for child in children if child != draft.head]
        return {self.entity[item] for item in items if item is not None and self.entity[item] >= 0}

    def _leading(self, verb: int) -> int:
        """The verb whose subject another one shares: who came and accused him, or came accusing him, is not him."""
        tokens = self.document.tokens
        while (
            tokens[verb].relation in ("conj", "advcl")
            and tokens[tokens[verb].head].upos == "VERB"
            and not self.document.children(verb, "nsubj")
        ):
            verb = tokens[verb].head
        return verb

    def _compatible(self, item: int, draft: Draft) -> bool:
        """No mention of the actor, and no pronoun for it, tells the other gender."""
        told = self.genders.get(self.entity[item], "")
        return not (told and draft.gender and told != draft.gender)

    def _fits(self, item: int, draft: Draft) -> bool:
        other, pronoun = self.drafts[item], draft.pronoun
        assert pronoun is not None
        if self.entity[item] < 0:
            return False
        if other.pronoun is not None:
            return (
                other.pronoun.person == pronoun.person
                and other.pronoun.animacy == pronoun.animacy
                and self._compatible(item, draft)
            )
        collective = other.definite and other.noun in self.grammar.collective
        if pronoun.animacy == "person":
            one = not collective and (
                self._is_person(item)
                or other.kind is MentionKind.ROLE
                or (other.noun_kind == "people" and not other.plural)
            )
            return one and self._compatible(item, draft)
        if pronoun.animacy == "thing":
            return (
                not self._is_person(item)
                and not other.plural
                and (collective or other.kind is not MentionKind.ROLE)
                and self.document.tokens[other.head].upos != "ADJ"
                and (other.kind is MentionKind.NAMED or self.document.tokens[other.head].relation != "compound")
                and (self.found[item].known or other.entity is EntityType.ORGANIZATION)
            )
        one = bool(other.gender) or other.kind is MentionKind.ROLE or self._is_person(item) or self._is_place(item)
        return other.plural or collective or not one

    def _same_clause(self, item: int, draft: Draft) -> bool:
        """Two arguments of one verb are two actors, unless the pronoun is a possessive."""
        mine, other = self.document.tokens[draft.head], self.document.tokens[self.drafts[item].head]
        return mine.head == other.head and mine.rel != "nmod:poss"


def _place(item: int, order: tuple[int, ...]) -> int:
    """The place of an item in an order; behind all of it if it is not there."""
    return order.index(item) if item in order else len(order)
