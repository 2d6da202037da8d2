"""Tacitus reads reports of conflict and diplomacy and keeps an honest ledger of them.

``tacitus.read(text)`` reads one report; ``tacitus.to_objects(reading)`` gives the records as plain objects.
The public names are loaded when first used, so that a single room can be imported without the others.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tacitus.api import read, read_paths
    from tacitus.errors import InputError, TacitusError
    from tacitus.exports import to_objects
    from tacitus.records import Reading, Report

__version__ = "0.1.0"

__all__ = ["InputError", "Reading", "Report", "TacitusError", "__version__", "read", "read_paths", "to_objects"]

_HOMES = {
    "InputError": "tacitus.errors",
    "Reading": "tacitus.records",
    "Report": "tacitus.records",
    "TacitusError": "tacitus.errors",
    "read": "tacitus.api",
    "read_paths": "tacitus.api",
    "to_objects": "tacitus.exports",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'tacitus' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
