"""Acts and those who take part in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tacitus.records.world import Mention


@dataclass(frozen=True, slots=True)
class Role:
    """A filler of actor or recipient: the mention (by index) if there is one, its characters, the path to it.

    A role without characters (``begin`` None) is an actor that the text does not name; ``sector`` then says UNK
    or UAF, or which institution of the country ``code`` does such things. ``code`` is the country where no mention
    tells it: that of an institution, or the one judged likeliest. ``held`` is the sector that a known person had on
    the day of the act, where it is another than on the report's day.
    """

    mention: int | None
    begin: int | None
    end: int | None
    path: str
    sector: str | None = None
    code: str | None = None
    held: str | None = None

    def sector_as(self, mention: Mention | None) -> str | None:
        """The sector of one whom the role is filled by: on the day of the act, by its words, or by the act alone."""
        return self.held or (mention.sector if mention is not None else None) or self.sector


class Modality(StrEnum):
    """What governs an act that is not simply told as done."""

    NONE = "none"
    PROMISED = "promised"
    DEMANDED = "demanded"
    THREATENED = "threatened"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"
    ALLEGED = "alleged"  # a holder accuses somebody of it


@dataclass(frozen=True, slots=True)
class Event:
    """A political event read at a predicate, before it is known who says so.

    ``predicate`` holds token indices, the head first. ``auxiliary`` is a subset of historical, future,
    hypothetical, negation. ``modality`` tells what governs the act (promised, demanded, …).
    """

    predicate: tuple[int, ...]
    sentence: int
    type: str
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    auxiliary: tuple[str, ...] = ()
    modality: Modality = Modality.NONE
    actors: tuple[Role, ...] = ()
    recipients: tuple[Role, ...] = ()
    cameo: str | None = None
    quad: int = 0
    scale: float = 0.0
    link: int | None = None  # index of the event of the same report that tells it most fully
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A word that could tell an event and does not: what it would be (empty if no sense fits), the reason, and more."""

    token: int
    kind: str
    reason: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passed:
    """The senses of a predicate that were not taken, each with the reason."""

    token: int
    senses: tuple[str, ...]
