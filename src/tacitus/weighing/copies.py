"""Near copies and wire stories: which reports are one text, and which agency a report credits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tacitus.weighing.tables import agencies, terms
from tacitus.weighing.tellings import Origin
from tacitus.weighing.words import WORD

LENGTH = 5  # words of a shingle
KEPT = 8  # one shingle in so many is kept, chosen by its hash, so that the sketches of two texts meet
SHORT = 400  # words up to which every shingle is kept
SHARED = 0.4  # share of the shorter text's shingles from which it counts as a copy: rewritten tops, cut tails
FEW = 40  # shingles of a text too short for such a share to say much
SHARED_OF_FEW = 0.75
SERIES = 0.25  # share from which reports of one outlet, of different days, count as a series: a form filled anew
SAME_AGAIN = 0.95  # share from which such a report is the earlier one again
CROWD = 200  # reports that may share a shingle before it counts as boilerplate
HEAD, TAIL = 500, 400  # characters where a credit stands
DATELINE = re.compile(r"^[A-Z][A-Z'.-]+\b[^\n]{0,60}?\(([A-Z][\w.&’' -]{1,40})\)\s*[-–—:]", re.MULTILINE)
Sketch = NDArray[np.uint32]
Owners = NDArray[np.int32]
Pairs = NDArray[np.int64]
PART_BITS = 4  # of a shingle: sixteen parts
AT_ONCE = 1_000_000  # pairs
NAMED = r"[: ]\s*([A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3})"


def sketch(text: str) -> Sketch:
    """Hashes of a text's shingles, sorted: all of a short text, a steady eighth of a long one's."""
    words = [word.lower() for word in WORD.findall(text)]
    whole = {crc32(" ".join(words[at : at + LENGTH]).encode()) for at in range(max(0, len(words) - LENGTH + 1))}
    found = np.unique(np.fromiter(whole, np.uint32, len(whole)))
    return found if len(words) <= SHORT else _thinned(found)


def _thinned(values: Sketch) -> Sketch:
    kept: Sketch = values[values % KEPT == 0]
    return kept


def find_copies(sketches: Sequence[Sketch], reports: Sequence[Origin] = ()) -> list[int]:
    """For each report the number of the first report that it is a near copy of, its own number if of none.

    Where the ``reports`` are given, those of a series are no copies of one another.
    """
    first, tried = list(range(len(sketches))), np.zeros(0, np.int64)
    for pairs in _sharing(sketches):
        for pair in np.setdiff1d(pairs, tried, assume_unique=True).tolist():
            one, other = divmod(pair, len(sketches))
            low, high = sorted((_root(first, one), _root(first, other)))
            if low == high:
                continue
            if reports and in_series(reports[one], reports[other], sketches[one], sketches[other]):
                continue
            if _copied(sketches[one], sketches[other]):
                first[high] = low
        tried = np.union1d(tried, pairs)
    return [_root(first, number) for number in range(len(sketches))]


def _sharing(sketches: Sequence[Sketch]) -> Iterator[Pairs]:
    """Pairs of reports that share a shingle which is no boilerplate, as one number each; none twice in one part.

    Shingles are looked at in parts, so that what they take beside the sketches stays small.
    """
    if not sketches:
        return
    values = np.concatenate(sketches)
    owners = np.repeat(np.arange(len(sketches), dtype=np.int32), [len(each) for each in sketches])
    for part in range(1 << PART_BITS):
        mine = values >> (32 - PART_BITS) == part
        yield _pairs(values[mine], owners[mine], len(sketches))


def _pairs(values: Sketch, owners: Owners, count: int) -> Pairs:
    """Pairs of the ``count`` reports that own one value."""
    order = np.argsort(values, kind="stable")
    values, owners = values[order], owners[order]
    starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1]]) if len(values) else np.zeros(0, np.intp)
    lengths = np.diff(np.r_[starts, len(values)])
    found = np.zeros(0, np.int64)
    for length in np.unique(lengths[(lengths > 1) & (lengths <= CROWD)]).tolist():
        groups = owners[starts[lengths == length][:, None] + np.arange(length)].astype(np.int64)
        one, other = np.triu_indices(length, 1)
        for some in np.array_split(groups, -(-len(groups) * len(one) // AT_ONCE)):
            found = np.union1d(found, some[:, one] * count + some[:, other])
    return found


def in_series(first: Origin, second: Origin, mine: Sketch, theirs: Sketch) -> bool:
    """True if one outlet tells in the same form of another day, as daily communiqués do."""
    if not first.outlet or first.outlet != second.outlet:
        return False
    if first.published is None or second.published is None or first.published == second.published:
        return False
    return SERIES <= _shared(mine, theirs) < SAME_AGAIN


def _root(first: list[int], number: int) -> int:
    while first[number] != number:
        number = first[number]
    return number


def _copied(first: Sketch, second: Sketch) -> bool:
    few = min(len(first), len(second)) < FEW
    return _shared(first, second) >= (SHARED_OF_FEW if few else SHARED)


def _shared(first: Sketch, second: Sketch) -> float:
    """The share of the smaller sketch that stands in the larger; both thinned if they are of different lengths."""
    if not len(first) or not len(second):
        return 0.0
    mine, theirs = _thinned(first), _thinned(second)
    if len(mine) < len(first) and len(theirs) < len(second):
        mine, theirs = first, second
    small = min(len(mine), len(theirs))
    return len(np.intersect1d(mine, theirs, assume_unique=True)) / small if small else 0.0


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
