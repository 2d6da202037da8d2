"""According to whom, and how certain."""

from tacitus.attribution.attributing import attribute
from tacitus.attribution.finding import find_statements
from tacitus.attribution.opinions import find_opinions

__all__ = ["attribute", "find_opinions", "find_statements"]
