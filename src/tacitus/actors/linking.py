"""Numbers the actors of a report: names, titles, nouns and pronouns that mean the same one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tacitus.actors.coding import NOBODY, Resolution
from tacitus.actors.focus import Focus
from tacitus.actors.gathering import Draft, Gathering
from tacitus.actors.grammar import load_grammar
from tacitus.actors.words import keys_of
from tacitus.records import Document, EntityType, Mention, MentionKind, Sentence

NOT_DOMESTIC = frozenset(("UAF", "REF", "NGO", "UNK"))
ABROAD = frozenset(("states", "thing", "envoy"))
LOOK_BACK = 300  # mentions back that a definite description may go: it keeps long reports linear
REACH = 4  # sentences back that a pronoun may look


class Linker:
    """Works through the drafts of one document and gives each its entity number and final resolution."""

    def __init__(self, gathering: Gathering, drafts: Sequence[Draft], focus: Focus) -> None:
        self.document: Document = gathering.document
        self.gathering = gathering
        self.drafts = tuple(drafts)
        self.focus = focus
        self.grammar = load_grammar()
        self.found: list[Resolution] = [draft.found for draft in drafts]
        self.entity: list[int] = [-1] * len(drafts)
        self.members: dict[int, tuple[int, ...]] = {}
        self.numbers: dict[str, int] = {}
        self.at_head: dict[int, int] = {draft.head: index for index, draft in enumerate(drafts)}
        self.in_sentence: dict[int, list[int]] = defaultdict(list)
        for index, draft in enumerate(drafts):
            self.in_sentence[self._sentence_at(draft.head).index].append(index)
        self.quoted = _quoted(self.document)
        self.told: dict[str, set[str]] = defaultdict(set)
        for draft in drafts:
            if draft.noun and draft.found.code and draft.kind is not MentionKind.NAMED:
                self.told[draft.noun].add(draft.found.code)

    def link(self) -> tuple[Mention, ...]:
        """The mentions, numbered."""
        self._names()
        self._acronyms()
        self._appositions()
        self._spread()
        self._inherit()
        self._nouns()
        self._pronouns()
        kept = [index for index in range(len(self.drafts)) if self._tells(index)]
        place = {index: at for at, index in enumerate(kept)}
        return tuple(self._mention(index, place) for index in kept)

    def _tells(self, index: int) -> bool:
        """False for a word that should go back to something and does not."""
        draft = self.drafts[index]
        known = self.found[index].known or index in self.members
        return known or draft.kind is not MentionKind.GROUP or draft.noun_kind in ("person", "envoy")

    # --- numbers ----------------------------------------------------------------------------------

    def _number(self, key: str) -> int:
        return self.numbers.setdefault(key, len(self.numbers))

    def _join(self, index: int, other: int, why: str, *, yielding: bool = False) -> None:
        """Give a draft the entity of another and what is known of it; ``yielding``, it gives up its own guesses."""
        self.entity[index] = self.entity[other]
        mine, known = self.found[index], self.found[other]
        if yielding:
            own = self.drafts[index].found
            mine = replace(mine, code=own.code, sector=None if own.sector == "UAF" and known.sector else mine.sector)
        self.found[index] = replace(
            mine,
            code=mine.code or known.code,
            sector=mine.sector or known.sector,
            other_sectors=mine.other_sectors if mine.sector else known.other_sectors,
            identifier_id=mine.identifier_id or known.identifier_id,
            identifier_text=mine.identifier_text or known.identifier_text,
            why=(*mine.why, why),
        )

    # --- names ------------------------------------------------------------------------------------

    def _names(self) -> None:
        full: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        for name, index in self._full_names().items():
            for key in set(name):
                full[key].append((name, index))
        for index, draft in enumerate(self.drafts):
            if draft.kind is not MentionKind.NAMED:
                continue
            keys = self._name_keys(draft)
            if draft.entity is EntityType.PERSON:
                longer = _longer(keys, full.get(keys[-1], []) if keys else [], index)
                if longer is not None and longer != index:
                    self._as_person(index, longer)
                    continue
            known = self.found[index].identifier_text
            plural = "people " if self.found[index].plural else ""
            self.entity[index] = self._number(f"name {plural}{known or ' '.join(keys)}")

    def _as_person(self, index: int, longer: int) -> None:
        """A short name of a person named in full elsewhere."""
        key = self.found[longer].identifier_text or " ".join(self._name_keys(self.drafts[longer]))
        self.entity[index] = self._number(f"name {key}")
        mine, known = self.found[index], self.found[longer]
        told = mine.sector if self.drafts[index].noun else None
        self.found[index] = replace(
            mine,
            code=known.code or (mine.code if not mine.identifier_text else None),
            sector=told or known.sector or (mine.sector if not mine.identifier_text else None),
            other_sectors=mine.other_sectors if told else known.other_sectors,
            identifier_id=known.identifier_id,
            identifier_text=known.identifier_text,
            why=(*known.why, f"short for {self._text(longer)}"),
        )

    def _full_names(self) -> dict[tuple[str, ...], int]:
        """Persons by their whole name; of one person the mention that tells most."""
        found: dict[tuple[str, ...], int] = {}
        for index, draft in enumerate(self.drafts):
            if draft.entity is EntityType.PERSON:
                keys = self._name_keys(draft)
                if len(keys) > 1 and (keys not in found or self._worth(index) > self._worth(found[keys])):
                    found[keys] = index
        return found

    def _worth(self, index: int) -> tuple[bool, bool]:
        return bool(self.found[index].sector), bool(self.found[index].code)

    def _name_keys(self, draft: Draft) -> tuple[str, ...]:
        first, last = draft.name or (draft.first, draft.last)
        keys = [key for token in self.document.tokens[first:last] for key in keys_of(token.form)]
        return tuple(keys[1:] if keys[:1] == ["the"] else keys)

    def _text(self, index: int) -> str:
        draft = self.drafts[index]
        first, last = draft.name or (draft.first, draft.last)
        return self.document.text(self.document.span(first, last))

    def _acronyms(self) -> None:
        """``Nigeria Labour Congress (NLC)``: the letters mean the name before them; so do its bare initials later."""
        short = self._introduced()
        for index, draft in enumerate(self.drafts):
            letters = self._text(index).removeprefix("the ").removeprefix("The ")
            other, why = short.get(letters), "letters in brackets"
            if other is None and draft.kind is MentionKind.NAMED and letters.isupper() and not self.found[index].known:
                other, why = short.get(f"initials {letters}"), "initials of the name"
            if other is not None and other != index:
                self.found[index] = replace(self.found[other], why=(*self.found[other].why, why))
                self.entity[index] = self.entity[other]

    def _introduced(self) -> dict[str, int]:
        """Names by the letters that stand in brackets behind them, and by their initials."""
        tokens = self.document.tokens
        short: dict[str, int] = {}
        for index, draft in enumerate(self.drafts):
            if draft.kind is not MentionKind.NAMED or draft.entity is EntityType.PERSON:
                continue
            at = draft.last
            if at + 1 < len(tokens) and tokens[at].form == "(" and self._stands_for(tokens[at + 1].form, draft):
                short.setdefault(tokens[at + 1].form, index)
            initials = self._initials(draft, capitals=True)
            if len(initials) > 2:
                short.setdefault(f"initials {initials}", index)
        return short

    def _initials(self, draft: Draft, *, capitals: bool) -> str:
        words = [token.form for token in self.document.tokens[draft.first : draft.last] if token.form[:1].isalpha()]
        return "".join(word[0] for word in words if word[0].isupper() or not capitals).upper()

    def _stands_for(self, letters: str, draft: Draft) -> bool:
        """True if letters, most of them capitals, follow the initials in order."""
        capitals = [letter for letter in letters if letter.isupper()]
        wanted = iter(self._initials(draft, capitals=False))
        return len(capitals) > 1 and all(letter in wanted for letter in capitals[:3])

    # --- what is said of them ---------------------------------------------------------------------

    def _appositions(self) -> None:
        """``Staffan de Mistura, the UN envoy``; ``Jiménez is a lawyer``."""
        for index, draft in enumerate(self.drafts):
            other = self._equated(draft)
            if other is None or other == index:
                continue
            subject, told = (other, index) if self.drafts[other].kind is MentionKind.NAMED else (index, other)
            if self.drafts[subject].kind is not MentionKind.NAMED or self.entity[subject] < 0:
                continue
            if self.drafts[told].kind is MentionKind.NAMED or self.drafts[told].plural != self.drafts[subject].plural:
                continue
            self._learn(subject, told)

    def _equated(self, draft: Draft) -> int | None:
        token = self.document.tokens[draft.head]
        if token.relation == "appos":
            return self.at_head.get(token.head)
        if self.document.children(draft.head, "cop") and draft.kind is not MentionKind.NAMED:
            subjects = self.document.children(draft.head, "nsubj")
            return self.at_head.get(subjects[0]) if subjects else None
        return None

    def _learn(self, subject: int, told: int) -> None:
        """The named one takes what the description tells and is not known; both are one actor."""
        mine, other = self.found[subject], self.found[told]
        why = f"described as {self.document.text(self.document.span(self.drafts[told].first, self.drafts[told].last))}"
        if not mine.sector or not mine.code:
            self.found[subject] = replace(
                mine,
                code=mine.code or other.code,
                sector=mine.sector or other.sector,
                other_sectors=mine.other_sectors if mine.sector else other.other_sectors,
                why=(*mine.why, why),
            )
        self._join(told, subject, f"describes {self._text(subject)}", yielding=True)

    def _spread(self) -> None:
        """What one mention of a name tells holds for all of them."""
        best: dict[int, int] = {}
        for index, number in enumerate(self.entity):
            if number >= 0 and (number not in best or self._worth(index) > self._worth(best[number])):
                best[number] = index
        for index, number in enumerate(self.entity):
            if number >= 0 and self._worth(index) < self._worth(best[number]):
                self._join(index, best[number], f"same as {self._text(best[number])}")

    def _inherit(self) -> None:
        """A bare role, a force or a person without a country belongs to the one country of the report."""
        for index, draft in enumerate(self.drafts):
            found = self.found[index]
            if found.plural and found.sector is None:
                found = self.found[index] = replace(found, sector="CVL", why=(*found.why, "its people"))
            if found.code is not None or draft.kind is MentionKind.PRONOUN:
                continue
            if found.sector == "NGO":
                self.found[index] = replace(found, code="NGO", sector=None)
            elif self.focus.code is not None and (self._domestic(draft, found) or self._is_home(draft)):
                self.found[index] = replace(found, code=self.focus.code, why=(*found.why, "report focus"))

    def _domestic(self, draft: Draft, found: Resolution) -> bool:
        if draft.noun_kind in ABROAD:
            return False
        if draft.kind is MentionKind.NAMED:
            return draft.entity in (EntityType.PERSON, EntityType.ORGANIZATION) or bool(found.sector)
        return found.sector not in NOT_DOMESTIC and (found.sector is not None or draft.definite)

    def _is_home(self, draft: Draft) -> bool:
        """``the country``, ``the kingdom``: the one that the report is about."""
        return draft.noun_kind == "states" and draft.definite and not draft.plural and draft.last - draft.first == 2

    # --- nouns ------------------------------------------------------------------------------------

    def _nouns(self) -> None:
        for index, draft in enumerate(self.drafts):
            if self.entity[index] >= 0 or draft.kind is MentionKind.PRONOUN:
                continue
            other = self._antecedent(index, draft) if draft.definite or self._is_office(index) else None
            if other is None:
                self._like_others(index)
            found = self.found[index]
            if other is not None:
                self._join(index, other, f"the {draft.noun} means {self._text(other)}", yielding=True)
            elif found.identifier_text:
                self.entity[index] = self._number(f"name {found.identifier_text}")
            elif self._same_everywhere(draft):
                self.entity[index] = self._number(f"noun {draft.noun} {found.code} {found.sector}")
            else:
                self.entity[index] = self._number(f"mention {index}")
            self._find_members(index, draft)

    def _is_office(self, index: int) -> bool:
        """``Russian president`` without an article."""
        draft = self.drafts[index]
        first = self.document.tokens[draft.first].form.lower()
        return bool(draft.found.office and draft.found.code) and first not in self.grammar.indefinite

    def _like_others(self, index: int) -> None:
        """``the opposition`` where the report speaks of the Syrian opposition and of no other."""
        draft, found = self.drafts[index], self.found[index]
        codes = self.told.get(draft.noun, set())
        if found.code is None and len(codes) == 1 and (draft.definite or draft.plural) and self._common(draft):
            (code,) = codes
            self.found[index] = replace(found, code=code, why=(*found.why, f"like the other {draft.noun}"))

    def _common(self, draft: Draft) -> bool:
        return draft.noun_kind in ("group", "body") and draft.kind is not MentionKind.NAMED

    def _same_everywhere(self, draft: Draft) -> bool:
        """Bodies and forces are the same at each mention; men and suspects are not."""
        if draft.noun_kind == "body":
            return True
        tokens = self.document.tokens[draft.first : draft.last]
        counted = any(token.upos == "NUM" or token.form.lower() in self.grammar.indefinite for token in tokens)
        return not counted and bool(draft.noun) and draft.noun_kind in ("group", "people", "person")

    def _antecedent(self, index: int, draft: Draft) -> int | None:
        """What a definite description goes back to."""
        if draft.plural:
            return None
        if draft.noun in self.grammar.bodies and draft.last - draft.first == 2:
            wanted = self.grammar.bodies[draft.noun]
            return self._last(index, lambda item: self._is_body(item) and wanted in ("", self.found[item].sector))
        if draft.noun_kind in ("person", "envoy"):
            office, code = self.found[index].office, draft.found.code
            tests = (
                lambda item: self.drafts[item].noun == draft.noun,
                lambda item: self._holds(item, office),
                lambda item: self._loose(item, draft),
            )
            for test in tests:
                other = self._last(index, lambda item, test=test: self._is_compatriot(item, code) and test(item))
                if other is not None:
                    return other
        return None

    def _is_compatriot(self, item: int, code: str | None) -> bool:
        return self._is_person(item) and (code is None or self.found[item].code == code)

    def _loose(self, item: int, draft: Draft) -> bool:
        """``the official`` right after one person."""
        near = self._sentence(item).index >= self._sentence_at(draft.head).index - 1
        return (
            draft.noun in self.grammar.anyone
            and near
            and draft.last - draft.first == 2
            and self.found[item].sector == "GOV"
        )

    def _holds(self, item: int, office: str | None) -> bool:
        return office is not None and self.found[item].office == office

    def _is_body(self, item: int) -> bool:
        draft = self.drafts[item]
        return (
            draft.kind is MentionKind.NAMED
            and draft.entity in (EntityType.ORGANIZATION, None)
            and not self._is_place(item)
        )

    def _is_place(self, item: int) -> bool:
        return self.found[item].place

    def _is_person(self, item: int) -> bool:
        return self.drafts[item].entity is EntityType.PERSON

    def _last(self, index: int, fits: object) -> int | None:
        assert callable(fits)
        begin = self.drafts[index].first
        return next(
            (
                item
                for item in range(index - 1, max(-1, index - LOOK_BACK), -1)
                if self.entity[item] >= 0 and self.drafts[item].last <= begin and fits(item)
            ),
            None,
        )

    def _leads(self, item: int) -> bool:
        """True for who leads a country."""
        return self.found[item].office in self.grammar.leading and self.drafts[item].pronoun is None

    def _is_party(self, item: int) -> bool:
        return self.drafts[item].kind is MentionKind.NAMED and (self._is_place(item) or self._is_body(item))

    def _find_members(self, index: int, draft: Draft) -> None:
        """``both sides``, ``the two leaders``: the last two of the kind."""
        words = {token.form.lower() for token in self.document.tokens[draft.first : draft.last]}
        if not (draft.plural and words & self.grammar.two and draft.noun in self.grammar.sides | self.grammar.chiefs):
            return
        person = draft.noun in self.grammar.chiefs
        fits = self._leads if draft.noun == "leader" else self._is_person if person else self._is_party
        found: dict[int, int] = {}
        for item in range(index - 1, max(-1, index - LOOK_BACK), -1):
            if self.entity[item] >= 0 and fits(item):
                found.setdefault(self.entity[item], item)
            if len(found) == 2:
                self.members[index] = tuple(sorted(found.values()))
                self.found[index] = replace(
                    self.found[index], code=None, why=(*self.found[index].why, "both named before")
                )
                return

    # --- pronouns ---------------------------------------------------------------------------------

    def _pronouns(self) -> None:
        for index, draft in enumerate(self.drafts):
            if draft.pronoun is None:
                continue
            other, why = self._referent(index, draft)
            if other is None:
                self.entity[index] = self._number(f"mention {index}")
                self.found[index] = NOBODY
            else:
                self._join(index, other, why)

    def _referent(self, index: int, draft: Draft) -> tuple[int | None, str]:
        pronoun = draft.pronoun
        assert pronoun is not None
        if pronoun.person == 0:
            return self._relative(draft), "the noun before who"
        if pronoun.person == 1:
            return self._speaker(index), "the speaker"
        other = self._salient(index, draft)
        return other, f"nearest fitting actor before: {self._text(other)}" if other is not None else ""

    def _relative(self, draft: Draft) -> int | None:
        for above in self.document.ancestors(draft.head):
            if self.document.tokens[above].rel == "acl:relcl":
                return self._heading(self.document.tokens[above].head)
        return None

    def _heading(self, head: int) -> int | None:
        index = self.at_head.get(head)
        return index if index is not None and self.entity[index] >= 0 else None

    def _speaker(self, index: int) -> int | None:
        """The subject of the verb above the clause, else that of the sentence before."""
        head = self.drafts[index].head
        chain = list(self.document.ancestors(head))
        for above in chain:
            token = self.document.tokens[above]
            if token.relation in ("ccomp", "parataxis") or token.head < 0:
                for verb in (token.head, above):
                    subject = self._subject(verb) if verb >= 0 else None
                    if subject is not None and subject != index and self.drafts[subject].pronoun is None:
                        return subject
                for child in self.document.children(above, "parataxis", "ccomp"):
                    subject = self._subject(child)
                    if subject is not None and subject != index and self.entity[subject] >= 0:
                        return subject
        return self._quoted_speaker(index) if self.quoted[head] else None

    def _quoted_speaker(self, index: int) -> int | None:
        """Who speaks a quotation that names no speaker beside: the subject of its sentence or of those before."""
        here = self._sentence_at(self.drafts[index].head).index
        for number in range(here, max(-1, here - REACH), -1):
            sentence = self.document.sentences[number]
            for at in range(sentence.first, sentence.last):
                item = self.at_head.get(at)
                if item is None or item == index or not self._is_subject(item) or self.drafts[item].pronoun:
                    continue
                if self.entity[item] >= 0 and not self.quoted[at]:
                    return item
        return None

    def _subject(self, verb: int) -> int | None:
        for child in self.document.children(verb, "nsubj"):
            index = self.at_head.get(child)
            if index is not None:
                return index
        return None

    def _salient(self, index: int, draft: Draft) -> int | None:
        """Sentence by sentence back, subjects before others, left before right."""
        here = self._sentence_at(draft.head).index
        for back in range(REACH):
            items = [
                item
                for item in self.in_sentence.get(here - back, ())
                if item < index and self.drafts[item].last <= draft.first
            ]
            for item in sorted(items, key=lambda item: (not self._is_subject(item), item)):
                if self._fits(item, draft) and not (back == 0 and self._same_clause(item, draft)):
                    return item
        return None

    def _fits(self, item: int, draft: Draft) -> bool:
        other, pronoun = self.drafts[item], draft.pronoun
        assert pronoun is not None
        if self.entity[item] < 0:
            return False
        if other.pronoun is not None:
            return (
                other.pronoun.person == pronoun.person
                and other.pronoun.animacy == pronoun.animacy
                and (other.gender == draft.gender)
            )
        if pronoun.animacy == "person":
            one = (
                self._is_person(item)
                or other.kind is MentionKind.ROLE
                or (other.noun_kind == "people" and not other.plural)
            )
            return one and not (other.gender and draft.gender and other.gender != draft.gender)
        if pronoun.animacy == "thing":
            return (
                not self._is_person(item)
                and not other.plural
                and other.kind is not MentionKind.ROLE
                and self.document.tokens[other.head].upos != "ADJ"
                and bool(self.found[item].code or self.found[item].sector)
            )
        return other.plural or (
            not self._is_person(item) and other.kind is not MentionKind.ROLE and not self._is_place(item)
        )

    def _is_subject(self, item: int) -> bool:
        return self.document.tokens[self.drafts[item].head].relation == "nsubj"

    def _same_clause(self, item: int, draft: Draft) -> bool:
        """Two arguments of one verb are two actors, unless the pronoun is a possessive."""
        mine, other = self.document.tokens[draft.head], self.document.tokens[self.drafts[item].head]
        return mine.head == other.head and mine.rel != "nmod:poss"

    def _sentence(self, item: int) -> Sentence:
        return self._sentence_at(self.drafts[item].head)

    def _sentence_at(self, token: int) -> Sentence:
        return self.document.sentence_of(token)

    # --- the mention ------------------------------------------------------------------------------

    def _mention(self, index: int, place: dict[int, int]) -> Mention:
        draft, found = self.drafts[index], self.found[index]
        span = self.document.span(draft.first, draft.last)
        return Mention(
            span.begin,
            span.end,
            draft.first,
            draft.last,
            draft.head,
            draft.kind,
            self.entity[index],
            found.code,
            found.sector,
            found.other_sectors,
            found.identifier_id,
            found.identifier_text,
            draft.plural,
            tuple(place[item] for item in self.members.get(index, ())),
            tuple(dict.fromkeys(found.why)),
        )


def _quoted(document: Document) -> list[bool]:
    """For each token, whether it stands in a quotation that opened in its paragraph."""
    grammar = load_grammar()
    inside, paragraph, found = False, -1, []
    for sentence in document.sentences:
        inside = inside and sentence.paragraph == paragraph
        paragraph = sentence.paragraph
        for token in document.tokens[sentence.first : sentence.last]:
            if token.form == '"':
                inside = not inside
            elif token.form in grammar.opening or (token.form in grammar.closing and not inside):
                inside = True
            elif token.form in grammar.closing:
                inside = False
            found.append(inside)
    return found


def _longer(keys: tuple[str, ...], full: Sequence[tuple[tuple[str, ...], int]], at: int) -> int | None:
    """The full name that a short one belongs to: the nearest before, else the first after."""
    fits = [index for name, index in full if name == keys or _short_for(keys, name)]
    before = [index for index in fits if index <= at]
    return max(before) if before else min(fits, default=None)


def _short_for(keys: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return 0 < len(keys) < len(name) and (
        name[-len(keys) :] == keys or keys == name[: len(keys)] or set(keys) <= set(name)
    )
