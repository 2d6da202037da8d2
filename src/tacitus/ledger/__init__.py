"""The store of reports and records."""

from tacitus.ledger.store import Ledger, open_ledger

__all__ = ["Ledger", "open_ledger"]
