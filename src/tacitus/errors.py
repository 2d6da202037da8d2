"""The exception tree.

TacitusError
├── RecordError (ValueError)       a record that contradicts itself
├── InputError (ValueError)        something a user gave cannot be read
│   ├── MissingInput               the path does not exist
│   ├── EmptyInput                 nothing to read in it
│   ├── NotText                    binary content, or no decodable text
│   ├── TooLarge                   more text than one report may hold
│   └── WrongLanguage              not written in English
├── DataError (ValueError)         a data file breaks its schema
└── ModelError (RuntimeError)      the language model cannot be loaded or run

Every message says what happened, the value seen, and the remedy.
"""

from __future__ import annotations


class TacitusError(Exception):
    """The base of every error that Tacitus raises on purpose."""


class RecordError(TacitusError, ValueError):
    """A record that contradicts itself."""


class InputError(TacitusError, ValueError):
    """Something a user gave cannot be read; ``name`` is the file or line, ``remedy`` what to do."""

    def __init__(self, name: str, happened: str, remedy: str) -> None:
        super().__init__(f"{name}: {happened}. {remedy}")
        self.name = name
        self.happened = happened
        self.remedy = remedy


class MissingInput(InputError):
    """The path does not exist."""


class EmptyInput(InputError):
    """There is nothing to read in the input."""


class NotText(InputError):
    """The input is binary, or cannot be decoded as text."""


class TooLarge(InputError):
    """The input holds more text than one report may."""


class WrongLanguage(InputError):
    """The text is not written in English."""


class DataError(TacitusError, ValueError):
    """A data file breaks its schema; the message names file, line and column."""


class ModelError(TacitusError, RuntimeError):
    """The language model cannot be loaded or run."""
