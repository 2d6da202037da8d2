"""Which reports are about one subject: average linkage over the words they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tacitus.weighing.linkage import Pair, average_linkage
from tacitus.weighing.tellings import Origin
from tacitus.weighing.words import Vector, cosine, stems, vectors

LEAST = 0.18  # mean cosine within a subject; .12 to .20 differ by less than a point on the training part of ECB+
PROBES = 24  # words of a report by which others are found
CROWD = 400  # reports that a word may stand in to find others by it
DAYS = 14  # reports further apart are not compared


@dataclass(frozen=True, slots=True)
class Subjects:
    """The subject of each report (by place in the sequence given), and the reports' vectors."""

    of: tuple[int, ...]
    vectors: tuple[Vector, ...]

    def alike(self, first: int, second: int) -> float:
        """How alike two reports are, 0 to 1."""
        return cosine(self.vectors[first], self.vectors[second])


def find_subjects(reports: Sequence[Origin]) -> Subjects:
    """Group reports by what they are about; near-linear, for only reports that share a telling word are compared."""
    found = vectors([stems(f"{report.title or ''} {report.text}") for report in reports])
    pairs = {
        pair: score for pair in _candidates(reports, found) if (score := cosine(found[pair[0]], found[pair[1]])) > 0.02
    }
    of = [0] * len(reports)
    for number, group in enumerate(average_linkage(len(reports), pairs, LEAST)):
        for report in group:
            of[report] = number
    return Subjects(tuple(of), tuple(found))


def _candidates(reports: Sequence[Origin], found: Sequence[Vector]) -> set[Pair]:
    places: dict[str, list[int]] = {}
    for number, vector in enumerate(found):
        for word in sorted(vector, key=lambda word: (-vector[word], word))[:PROBES]:
            places.setdefault(word, []).append(number)
    return {
        (first, second) for numbers in places.values() for first, second in _near(reports, numbers) if first != second
    }


def _near(reports: Sequence[Origin], numbers: list[int]) -> list[Pair]:
    """Pairs of reports not too far apart in time; of a crowd only neighbours in time."""
    order = sorted(numbers, key=lambda number: (_ordinal(reports[number]), number))
    reach = len(order) if len(order) <= CROWD else max(1, CROWD * CROWD // (2 * len(order)))
    pairs = []
    for place, first in enumerate(order):
        for second in order[place + 1 : place + 1 + reach]:
            if _apart(reports[first], reports[second]) > DAYS:
                break
            pairs.append((min(first, second), max(first, second)))
    return pairs


def _ordinal(report: Origin) -> int:
    return report.published.toordinal() if report.published else 0


def _apart(first: Origin, second: Origin) -> int:
    if first.published is None or second.published is None:
        return 0
    return abs((first.published - second.published).days)


def places_of(reports: Sequence[Origin]) -> Mapping[str, int]:
    """The place of each report in the sequence, by its id."""
    return {report.id: number for number, report in enumerate(reports)}
