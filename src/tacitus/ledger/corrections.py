"""What people say about what the program read: kept beside it, never over it.

A correction names a record by its report and id, which a report read again keeps for the same words. Whoever wants
the corrected view asks ``corrected`` for a copy.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import uuid4

from tacitus.errors import TacitusError
from tacitus.ledger.grades import Grade


class Verdict(StrEnum):
    """What a person says of a record."""

    RIGHT = "right"
    WRONG = "wrong"  # nothing of the kind is told
    MERGE = "merge"  # the same event as the other record
    SPLIT = "split"  # not the same event as the other record
    CHANGE = "change"  # a field has another value


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction; merge and split name another record, change names a field (dots lead inward) and its value.

    Raises TacitusError if what its verdict needs is missing.
    """

    report: str
    record: str
    verdict: Verdict
    who: str
    why: str = ""
    other_report: str | None = None
    other_record: str | None = None
    field: str | None = None
    value: Any = None
    at: str = dataclasses.field(default_factory=_now)
    id: str = dataclasses.field(default_factory=lambda: uuid4().hex)

    def __post_init__(self) -> None:
        pairing = self.verdict in (Verdict.MERGE, Verdict.SPLIT)
        if pairing and self.other is None:
            raise TacitusError(f"a {self.verdict} must name the other record. Give other_report and other_record.")
        if self.verdict is Verdict.CHANGE and not self.field:
            raise TacitusError("a change must name the field. Give field and value.")
        if not self.who:
            raise TacitusError("a correction must say who made it. Give who.")

    @property
    def key(self) -> tuple[str, str]:
        """The record it speaks of: report and id."""
        return self.report, self.record

    @property
    def other(self) -> tuple[str, str] | None:
        """The other record of a merge or split."""
        both = self.other_report is not None and self.other_record is not None
        return (str(self.other_report), str(self.other_record)) if both else None


def corrected(item: dict[str, Any], corrections: Iterable[Correction]) -> dict[str, Any] | None:
    """A copy of a record's object with the changes made, the later over the earlier; None if it is judged wrong.

    A record once judged wrong comes back if a later correction calls it right.
    """
    standing = True
    changed: dict[str, Any] | None = None
    for correction in sorted(corrections, key=lambda given: given.at):
        if correction.verdict in (Verdict.RIGHT, Verdict.WRONG):
            standing = correction.verdict is Verdict.RIGHT
        elif correction.verdict is Verdict.CHANGE and correction.field:
            changed = json.loads(json.dumps(item)) if changed is None else changed
            _set(changed, correction.field.split("."), correction.value)
    if not standing:
        return None
    return item if changed is None else changed


def _set(target: Any, path: list[str], value: Any) -> None:
    for name in path[:-1]:
        target = target.setdefault(name, {})
        if not isinstance(target, dict):
            raise TacitusError(f"the field {'.'.join(path)} leads through {name}, which has no fields. Change {name}.")
    target[path[-1]] = value


def write_corrections(path: Path, corrections: Iterable[Correction | Grade]) -> int:
    """Write corrections, and grades beside them, as JSON Lines; returns how many."""
    count = 0
    with path.open("w", encoding="utf-8") as stream:
        for correction in corrections:
            stream.write(json.dumps(dataclasses.asdict(correction), ensure_ascii=False) + "\n")
            count += 1
    return count


def read_corrections(path: Path) -> Iterator[Correction | Grade]:
    """Corrections and grades (lines with a scale) from JSON Lines; raises TacitusError with the line that is none."""
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                yield _given(json.loads(line))
            except (KeyError, TypeError, ValueError, TacitusError) as error:
                raise TacitusError(f"{path}:{number}: no correction ({error}). Mend the line.") from error


def _given(given: dict[str, Any]) -> Correction | Grade:
    kind = Grade if "scale" in given else Correction
    known = {item.name for item in dataclasses.fields(kind)}
    values = {name: value for name, value in given.items() if name in known}
    return Grade(**values) if kind is Grade else Correction(**values | {"verdict": Verdict(given["verdict"])})
