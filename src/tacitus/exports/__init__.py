"""Readings as plain objects, JSON lines and tables for the terminal."""

from tacitus.exports.layers import LAYERS, to_objects, without_opinions
from tacitus.exports.table import print_reading

__all__ = ["LAYERS", "print_reading", "to_objects", "without_opinions"]
