"""Predicates and their arguments become PLOVER events with mode, context, auxiliary mode and roles."""

from tacitus.events.dropping import find_dropped
from tacitus.events.finding import find_events
from tacitus.events.unknown import Unknown, find_unknown

__all__ = ["Unknown", "find_dropped", "find_events", "find_unknown"]
