"""One table of settings: name, default, help. A user's TOML file overrides single keys.

>>> load_settings().longest_report
20000000
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from tacitus.errors import DataError


def _setting(default: Any, help_text: str) -> Any:
    return field(default=default, metadata={"help": help_text})


@dataclass(frozen=True, slots=True)
class Settings:
    """Every value a user can set."""

    longest_report: int = _setting(20_000_000, "Characters above which one report is refused as too large.")
    languages: tuple[str, ...] = _setting(("en",), "Languages (ISO 639-1) that are read; others are refused.")
    threads: int = _setting(0, "Threads of the language model; 0 lets the machine decide.")
    user_data: str = _setting("", "Folder with tables of your own, laid out as the package's data folder.")
    candidates: int = _setting(5, "Gazetteer candidates kept for each place name.")


def load_settings(path: Path | None = None) -> Settings:
    """Settings from a TOML file over the defaults; raises DataError for an unknown key or a wrong type."""
    settings = Settings()
    if path is None:
        return settings
    with path.open("rb") as stream:
        try:
            given = tomllib.load(stream)
        except tomllib.TOMLDecodeError as error:
            raise DataError(f"{path}: not valid TOML ({error}). Mend the line it names.") from error
    for key, value in given.items():
        settings = _override(settings, path, key, value)
    return settings


def _override(settings: Settings, path: Path, key: str, value: object) -> Settings:
    known: dict[str, Any] = {item.name: getattr(settings, item.name) for item in fields(settings)}
    if key not in known:
        raise DataError(f"{path}: there is no setting {key!r}. Known settings: {', '.join(known)}.")
    if isinstance(value, list):
        value = tuple(value)
    if type(value) is not type(known[key]):
        raise DataError(f"{path}: {key} must be {type(known[key]).__name__}, not {type(value).__name__}.")
    changed: dict[str, Any] = {key: value}
    return replace(settings, **changed)
