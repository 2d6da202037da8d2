"""Names: short ones go to full ones, letters to what they stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from tacitus.actors.gathering import Draft
from tacitus.actors.links import Links
from tacitus.actors.spelling import Spellings
from tacitus.actors.words import is_capital
from tacitus.records import EntityType, MentionKind

BODIES = frozenset(("body", "group"))  # kinds of nouns that name an institution


class Naming(Links):
    """Numbers the names of a report."""

    def _names(self) -> None:
        full: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        names = self._full_names()
        spellings = Spellings(names)
        for name, index in names.items():
            for key in set(name):
                full[key].append((name, index))
        for index, draft in enumerate(self.drafts):
            if draft.kind is not MentionKind.NAMED:
                continue
            keys = self._name_keys(draft)
            if draft.entity is EntityType.PERSON:
                longer = _longer(keys, self._likelier(keys, full), index)
                if longer in (None, index) and not self.found[index].identifier_text:
                    longer = spellings.of(keys, index)
                if longer is not None and longer != index:
                    self._as_person(index, longer)
                    continue
            known = self.found[index].identifier_text
            plural = "people " if self.found[index].plural else ""
            self.entity[index] = self._number(f"name {plural}{known or ' '.join(keys)}")
        for index, draft in enumerate(self.drafts):
            if draft.noun and draft.entity is EntityType.PERSON and self.entity[index] >= 0:
                self.called[self.entity[index]].add(draft.noun)

    def _likelier(
        self,
        keys: tuple[str, ...],
        full: Mapping[str, Sequence[tuple[tuple[str, ...], int]]],
    ) -> Sequence[tuple[tuple[str, ...], int]]:
        """The full names with a name's last word: the surnames of known persons if any has it."""
        having = full.get(keys[-1], ()) if keys else ()
        known = [item for item in having if item[0][-1] == keys[-1] and self.found[item[1]].identifier_text]
        return known if len(keys) == 1 and known else having

    def _as_person(self, index: int, longer: int) -> None:
        """A short name of a person named in full elsewhere."""
        key = self.found[longer].identifier_text or " ".join(self._name_keys(self.drafts[longer]))
        number = self.entity[longer]
        self.entity[index] = number if number >= 0 else self._number(f"name {key}")
        mine, known = self.found[index], self.found[longer]
        told = mine.sector if self.drafts[index].noun else None
        self.found[index] = replace(
            mine,
            code=known.code or (mine.code if not mine.identifier_text else None),
            sector=told or known.sector or (mine.sector if not mine.identifier_text else None),
            other_sectors=mine.other_sectors if told else known.other_sectors,
            identifier_id=known.identifier_id,
            identifier_text=known.identifier_text,
            tenures=known.tenures,
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

    def _acronyms(self) -> None:
        """``Nigeria Labour Congress (NLC)``: the letters mean the name before them; so do its bare initials later."""
        short = self.short = self._introduced()
        for index, draft in enumerate(self.drafts):
            letters = _unnumbered(self._text(index).removeprefix("the ").removeprefix("The "))
            other, why = short.get(letters), "letters in brackets"
            if other is None and draft.kind is MentionKind.NAMED and letters.isupper() and not self.found[index].known:
                other, why = short.get(f"initials {letters}"), "initials of the name"
            if other is not None and other != index:
                self.found[index] = replace(self.found[other], why=(*self.found[other].why, why))
                if self._numbers(index) in ("", self._numbers(other)):  # the 2nd BCT is not the 3rd Brigade Combat Team
                    self.entity[index] = self.entity[other]

    def _numbers(self, index: int) -> str:
        return "".join(char for char in self._text(index) if char.isdigit())

    def _introduced(self) -> dict[str, int]:
        """Names by the letters that stand in brackets behind them, and by their initials."""
        tokens = self.document.tokens
        short: dict[str, int] = {}
        for index, draft in enumerate(self.drafts):
            named = draft.kind is MentionKind.NAMED or is_capital(tokens[draft.head].form)
            if not named or draft.entity is EntityType.PERSON or draft.pronoun is not None:
                continue
            at = draft.last
            if at < len(tokens) and tokens[at].form in self.grammar.possessives:
                at += 1
            if at + 1 < len(tokens) and tokens[at].form == "(" and self._is_short(at + 1, draft):
                short.setdefault(tokens[at + 1].form, index)
            body = draft.noun_kind in BODIES
            for initials in dict.fromkeys((self._initials(draft, capitals=True), self._opening(draft))):
                if len(initials) > (1 if body else 2):
                    short.setdefault(f"initials {initials}", index)
        return short

    def _is_short(self, at: int, draft: Draft) -> bool:
        """True for letters in brackets that stand for a name: by its initials, or a body's in its own language."""
        tokens = self.document.tokens
        form = tokens[at].form
        alone = at + 1 < len(tokens) and tokens[at + 1].form == ")" and form[:1].isupper() and form.isalpha()
        unknown = at not in self.gathering.match_at and not self._is_placed(at)
        return self._stands_for(form, draft) or (draft.noun_kind in BODIES and alone and unknown)

    def _is_placed(self, at: int) -> bool:
        entity = self.gathering.entity_at.get(at)
        return entity is not None and entity.type in (EntityType.LOCATION, EntityType.PERSON)

    def _opening(self, draft: Draft) -> str:
        """The initials up to the first small word: EC of the Election Commission of Kenya."""
        words = [token.form for token in self.document.tokens[draft.first : draft.last]]
        words = words[1:] if words[0].lower() in self.grammar.articles else words
        capitals = takewhile(lambda word: word[:1].isupper(), words)
        return "".join(word[0] for word in capitals)

    def _initials(self, draft: Draft, *, capitals: bool) -> str:
        tokens = self.document.tokens[draft.first : draft.last]
        tokens = tokens[1:] if tokens[0].form.lower() in self.grammar.articles else tokens
        words = [part for token in tokens for part in token.form.split("-") if part[:1].isalpha()]
        return "".join(word[0] for word in words if word[0].isupper() or not capitals).upper()

    def _stands_for(self, letters: str, draft: Draft) -> bool:
        """True if letters, most of them capitals, follow the initials in order."""
        capitals = [letter for letter in letters if letter.isupper()]
        wanted = iter(self._initials(draft, capitals=False))
        return len(capitals) > 1 and all(letter in wanted for letter in capitals[:3])


def _unnumbered(text: str) -> str:
    """``507th ARW``, ``CTF 50``: the letters without the number of one of several."""
    words = [word for word in text.split() if not word[0].isdigit()]
    return words[0] if len(words) == 1 else text


def _longer(keys: tuple[str, ...], full: Sequence[tuple[tuple[str, ...], int]], at: int) -> int | None:
    """The full name that a short one belongs to: the nearest before, else the first after."""
    whole = [index for name, index in full if index < at and len(name) > len(keys) > 1 and _ends(keys, name)]
    if whole:
        return max(whole)
    fits = [index for name, index in full if name == keys or _short_for(keys, name)]
    before = [index for index in fits if index <= at]
    return max(before) if before else min(fits, default=None)


def _ends(keys: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """``González Jiménez`` after Edel González Jiménez."""
    return name[-len(keys) :] == keys


def _short_for(keys: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return 0 < len(keys) < len(name) and (
        name[-len(keys) :] == keys or keys == name[: len(keys)] or set(keys) <= set(name)
    )
