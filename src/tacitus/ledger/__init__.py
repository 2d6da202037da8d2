"""The store: reports, what was read from them, and beside it what people corrected."""

from tacitus.ledger.corrections import Correction, Verdict, corrected, read_corrections, write_corrections
from tacitus.ledger.derived import Item, KeptView
from tacitus.ledger.filters import Filter
from tacitus.ledger.grades import SCALES, UNGRADED, Grade
from tacitus.ledger.store import Found, Ledger, StoredReport, Unresolved, open_ledger

__all__ = [
    "SCALES",
    "UNGRADED",
    "Correction",
    "Filter",
    "Found",
    "Grade",
    "Item",
    "KeptView",
    "Ledger",
    "StoredReport",
    "Unresolved",
    "Verdict",
    "corrected",
    "open_ledger",
    "read_corrections",
    "write_corrections",
]
