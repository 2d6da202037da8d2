"""Where: the place names of a report and the gazetteer entry that each one means."""

from tacitus.places.room import find_places, locate, resolve_spans

__all__ = ["find_places", "locate", "resolve_spans"]
