"""Time, memory and words: what every benchmark reads off."""

from __future__ import annotations

import argparse
import json
import resource
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Self


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


def given_texts(name: str, description: str | None, arguments: Sequence[str] | None) -> list[Text]:
    """The reports that the command line of a benchmark names: a file, and how many of it."""
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{name}", description=description)
    parser.add_argument("file", type=Path, help="reports as JSONL")
    parser.add_argument("--limit", type=int)
    given = parser.parse_args(arguments)
    return read_texts(given.file, given.limit)


def words_in(texts: list[Text]) -> int:
    """Words between white space."""
    return sum(len(item.text.split()) for item in texts)


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process has used: seconds by the clock and of the processor, and why the two differ.

    ``pushed_off`` counts how often another process took the core, ``waited`` how often this one gave it up to wait,
    ``reads`` blocks that came from the disk, ``faults`` pages that had to be fetched (swapping).
    """

    seconds: float
    work: float
    pushed_off: int
    waited: int
    reads: int
    faults: int

    @classmethod
    def now(cls) -> Self:
        """Since the process began; two of them are told apart by ``since``."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        work = used.ru_utime + used.ru_stime
        return cls(perf_counter(), work, used.ru_nivcsw, used.ru_nvcsw, used.ru_inblock, used.ru_majflt)

    def since(self, before: Usage) -> Usage:
        """What was used between two moments."""
        return Usage(
            self.seconds - before.seconds,
            self.work - before.work,
            self.pushed_off - before.pushed_off,
            self.waited - before.waited,
            self.reads - before.reads,
            self.faults - before.faults,
        )


def peak_megabytes() -> float:
    """The most memory that this process has held, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
