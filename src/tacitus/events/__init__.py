"""Predicates and their arguments become PLOVER events with mode, context, auxiliary mode and roles."""

from tacitus.events.finding import find_events

__all__ = ["find_events"]
