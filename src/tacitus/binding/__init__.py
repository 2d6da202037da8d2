"""Gives each event its time, its place, its figures and its name."""

from tacitus.binding.room import bind

__all__ = ["bind"]
