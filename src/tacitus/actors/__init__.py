"""Who acts: mentions with country, sector and identity."""

from __future__ import annotations

from tacitus.actors.coding import Resolution
from tacitus.actors.finding import find_actors
from tacitus.actors.resolving import resolve_phrase

__all__ = ["Resolution", "find_actors", "resolve_phrase"]
