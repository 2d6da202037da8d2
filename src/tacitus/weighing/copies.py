"""Near copies and wire stories: which reports are one text, and which agency a report credits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations
from zlib import crc32

from tacitus.weighing.tables import agencies, terms
from tacitus.weighing.tellings import Origin
from tacitus.weighing.words import WORD

LENGTH = 5  # words of a shingle
KEPT = 8  # one shingle in so many is kept, chosen by its hash, so that the sketches of two texts meet
SHORT = 400  # words up to which every shingle is kept
SHARED = 0.4  # share of the shorter text's shingles from which it counts as a copy: rewritten tops, cut tails
FEW = 40  # shingles of a text too short for such a share to say much
SHARED_OF_FEW = 0.75
CROWD = 200  # reports that may share a shingle before it counts as boilerplate
HEAD, TAIL = 500, 400  # characters where a credit stands
DATELINE = re.compile(r"^[A-Z][A-Z'.-]+\b[^\n]{0,60}?\(([A-Z][\w.&’' -]{1,40})\)\s*[-–—:]", re.MULTILINE)
NAMED = r"[: ]\s*([A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3})"


def sketch(text: str) -> frozenset[int]:
    """Hashes of a text's shingles: all of a short text, a steady eighth of a long one's."""
    words = [word.lower() for word in WORD.findall(text)]
    whole = {crc32(" ".join(words[at : at + LENGTH]).encode()) for at in range(max(0, len(words) - LENGTH + 1))}
    return frozenset(whole if len(words) <= SHORT else _thinned(whole))


def _thinned(values: Iterable[int]) -> set[int]:
    return {value for value in values if value % KEPT == 0}


def find_copies(reports: Sequence[Origin]) -> list[int]:
    """For each report the number of the first report that it is a near copy of, its own number if of none."""
    sketches = [sketch(report.text) for report in reports]
    counts: Counter[tuple[int, int]] = Counter()
    standing: dict[int, list[int]] = {}
    for number, values in enumerate(sketches):
        for value in values:
            standing.setdefault(value, []).append(number)
    for numbers in standing.values():
        if 1 < len(numbers) <= CROWD:
            counts.update(combinations(numbers, 2))
    first = list(range(len(reports)))
    for (one, other), _ in sorted(counts.items()):
        if _copied(sketches[one], sketches[other]):
            low, high = sorted((_root(first, one), _root(first, other)))
            first[high] = low
    return [_root(first, number) for number in range(len(reports))]


def _root(first: list[int], number: int) -> int:
    while first[number] != number:
        number = first[number]
    return number


def _copied(first: frozenset[int], second: frozenset[int]) -> bool:
    few = min(len(first), len(second)) < FEW
    return _shared(first, second) >= (SHARED_OF_FEW if few else SHARED)


def _shared(first: frozenset[int], second: frozenset[int]) -> float:
    """The share of the smaller sketch that stands in the larger; both thinned if they are of different lengths."""
    mine, theirs = set(first), set(second)
    if not mine or not theirs:
        return 0.0
    if len(_thinned(mine)) == len(mine) or len(_thinned(theirs)) == len(theirs):
        mine, theirs = _thinned(mine), _thinned(theirs)
    small = min(len(mine), len(theirs))
    return len(mine & theirs) / small if small else 0.0


@cache
def _credits() -> re.Pattern[str]:
    return re.compile(rf"(?i:{'|'.join(map(re.escape, terms('credit')))}){NAMED}")


def wire_of(report: Origin) -> str | None:
    """The agency that a report credits: in brackets in its dateline, or by a credit at its head or foot.

    An agency's own dateline names it in the same way, so that the original and what was taken from it meet.
    """
    known = agencies()
    found = DATELINE.search(report.text[:HEAD])
    if found:
        return known.get(found[1], found[1])
    for part in (report.text[:HEAD], report.text[-TAIL:]):
        for credit in _credits().finditer(part):
            words = credit[1].split()
            for length in range(len(words), 0, -1):
                name = known.get(" ".join(words[:length]))
                if name:
                    return name
    return known.get(report.outlet or "")
