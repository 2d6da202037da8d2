"""Grades of the Admiralty code: how reliable a source is, how credible one item; set by people, never guessed."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType

from tacitus.errors import TacitusError

SCALES: Mapping[str, str] = MappingProxyType({"reliability": "ABCDEF", "credibility": "123456"})
UNGRADED = "-"  # takes a grade back


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade: reliability A-F of a source by its name, or credibility 1-6 of a record by report and id.

    ``grade`` ``-`` takes one back. Raises TacitusError for a scale or grade that the code does not have.
    """

    scale: str
    subject: str
    grade: str
    who: str
    why: str = ""
    at: str = dataclasses.field(default_factory=_now)

    def __post_init__(self) -> None:
        if self.scale not in SCALES or self.grade not in (*SCALES[self.scale], UNGRADED):
            raise TacitusError(f"{self.scale} {self.grade!r} is no grade. Reliability is A to F, credibility 1 to 6.")
        if not self.subject or not self.who:
            raise TacitusError("a grade must say of what and who gave it. Give subject and who.")
