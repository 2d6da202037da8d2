"""Time, memory and words: what every benchmark reads off."""

from __future__ import annotations

import json
import resource
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Text:
    """A report's id and text."""

    id: str
    text: str


def read_texts(path: Path, limit: int | None = None) -> list[Text]:
    """The reports of a JSONL file with ``text`` and perhaps ``id``."""
    texts: list[Text] = []
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream):
            if limit is not None and number >= limit:
                break
            row = json.loads(line)
            texts.append(Text(str(row.get("id", number)), row["text"]))
    return texts


def words_in(texts: list[Text]) -> int:
    """Words between white space."""
    return sum(len(item.text.split()) for item in texts)


def peak_megabytes() -> float:
    """The most memory that this process has held, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
