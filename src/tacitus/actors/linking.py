"""Numbers the actors of a report: names, titles, nouns and pronouns that mean the same one."""

from __future__ import annotations

from functools import cached_property

from tacitus.actors.describing import Describing
from tacitus.actors.homing import Homing
from tacitus.actors.naming import Naming
from tacitus.actors.owning import Owning
from tacitus.actors.referring import Referring
from tacitus.actors.standing import Standing
from tacitus.records import Mention, MentionKind


class Linker(Naming, Describing, Referring, Standing, Owning):
    """Works through the drafts of one document and gives each its entity number and final resolution."""

    def link(self) -> tuple[Mention, ...]:
        """The mentions, numbered."""
        self.number()
        Homing(self).settle()
        kept = [index for index in range(len(self.drafts)) if self._tells(index)]
        place = {index: at for at, index in enumerate(kept)}
        return tuple(self._mention(index, place) for index in kept)

    def number(self) -> None:
        """Give each draft its entity number and what the report's words tell of it."""
        self._names()
        self._acronyms()
        self._of_bodies()
        self._appositions()
        self._countries_beside()
        self._introduced_unnamed()
        self._origins()
        self._spread()
        self._of_bodies()
        told = [found.code for found in self.found]
        self._inherit()
        self._nouns()
        self._pronouns()
        self._owners(told)

    def _tells(self, index: int) -> bool:
        """False for a country that only says where, and for a word that should go back to something and does not."""
        draft = self.drafts[index]
        if self._is_where(index):
            return index in self._of_several  # famine in Kenya and Norway: the two countries
        known = self.found[index].known or index in self.members
        named = draft.kind is not MentionKind.GROUP or draft.noun in self.grammar.sides
        return known or named or draft.noun_kind in ("person", "envoy")

    @cached_property
    def _of_several(self) -> frozenset[int]:
        """Whom plurals stand for."""
        return frozenset(item for members in self.members.values() for item in members)

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
            tuple(place[item] for item in self.members.get(index, ()) if item in place),
            tuple(dict.fromkeys(found.why)),
            found.tenures,
        )
