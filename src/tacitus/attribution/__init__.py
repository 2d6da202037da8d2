"""According to whom, and how certain."""

from tacitus.attribution.attributing import attribute
from tacitus.attribution.finding import find_statements

__all__ = ["attribute", "find_statements"]
