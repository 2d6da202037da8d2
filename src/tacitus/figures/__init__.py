"""How many: counts of people and things, with their bounds."""

from tacitus.figures.finding import find_figures

__all__ = ["find_figures"]
