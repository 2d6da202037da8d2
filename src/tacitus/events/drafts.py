"""The event while it is being read: a predicate with what the steps have found out about it so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tacitus.events.handings import Handing
from tacitus.events.senses import Predicate
from tacitus.records import Modality, Role


def names_any(roles: Iterable[Role]) -> bool:
    """True where the words of the text name at least one of the parties."""
    return any(role.begin is not None for role in roles)


@dataclass(frozen=True, slots=True)
class Draft:
    """An event on its way: every step returns a new one."""

    predicate: Predicate
    chain: tuple[Handing, ...]
    type: str
    mode: tuple[str, ...]
    context: tuple[str, ...] = ()
    auxiliary: tuple[str, ...] = ()
    modality: Modality = Modality.NONE
    actors: tuple[Role, ...] = ()
    recipients: tuple[Role, ...] = ()
    extra: tuple[int, ...] = ()
    why: tuple[str, ...] = ()

    @property
    def head(self) -> int:
        return self.predicate.head

    @property
    def tokens(self) -> tuple[int, ...]:
        """Tokens that name the event, the head first."""
        rest = sorted({*self.predicate.tokens[1:], *self.extra} - {self.head})
        return (self.head, *rest)

    def because(self, *reasons: str) -> Draft:
        """The draft with further reasons."""
        return replace(self, why=(*self.why, *reasons))

    def with_auxiliary(self, *names: str) -> Draft:
        """The draft with further auxiliary modes."""
        return replace(self, auxiliary=tuple(sorted({*self.auxiliary, *names})))

    def without_auxiliary(self, *names: str) -> Draft:
        """The draft without some auxiliary modes."""
        return replace(self, auxiliary=tuple(item for item in self.auxiliary if item not in names))
