"""What every task gives back, and what it may be asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """``limit`` keeps the first rows of a file; ``part`` is dev, train or all where a file holds both."""

    limit: int | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """The figures of one file by name, and a line for each miss."""

    values: Mapping[str, float]
    misses: tuple[str, ...] = ()
