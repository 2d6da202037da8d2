"""Which reports are about one subject: average linkage over the words they share."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from tacitus.weighing.blocks import Blocks, Order
from tacitus.weighing.grouping import Group
from tacitus.weighing.linkage import Pair
from tacitus.weighing.matching import Matching
from tacitus.weighing.tellings import Origin
from tacitus.weighing.words import Vectors, Vocabulary, stems

LEAST = 0.18  # mean cosine within a subject; .12 to .20 differ by less than a point on the training part of ECB+
FAINT = 0.02  # cosines below are left out
PROBES = 24  # words of a report by which others are found
REACH = 200  # neighbours in time that are compared where very many reports share a word
DAYS = 14  # reports further apart are not compared


def report_words(report: Origin) -> list[str]:
    """The stems of a report's title and text."""
    return stems(f"{report.title or ''} {report.text}")


class Subjects:
    """Reports by number, and the subject of each: the id of the first report that is about it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._reports: dict[int, Origin] = {}
        self._vectors = Vectors(vocabulary)
        blocks = Blocks(_reach, self._order)
        self._matching = Matching(blocks, self._compare, LEAST, lambda number: self._reports[number].id, _nothing)
        self.of: dict[int, str] = {}

    def put(self, number: int, report: Origin) -> None:
        """A new report."""
        self._reports[number] = report
        self._vectors.put(number, report_words(report))
        self._matching.put(number, self._vectors.strongest(number, PROBES))

    def drop(self, number: int) -> None:
        """Take a report away."""
        self._matching.drop(number)
        self._vectors.drop(number)
        del self._reports[number]
        self.of.pop(number, None)

    def settle(self) -> set[int]:
        """Find the subjects after reports came or went; returns the reports that are of another subject now."""
        moved = set[int]()
        for number in self._matching.settle():
            subject = self._reports[self._matching.grouping.group_of(number)[0]].id
            if self.of.get(number) != subject:
                self.of[number] = subject
                moved.add(number)
        return moved

    def alike(self, report: int, others: Sequence[int]) -> list[float]:
        """How alike a report is to each of others, 0 to 1."""
        return self._vectors.cosines(report, others)

    def _order(self, number: int) -> Order:
        report = self._reports[number]
        return _ordinal(report), report.id

    def _compare(self, item: int, others: Sequence[int]) -> dict[int, float]:
        mine = self._reports[item]
        near = [other for other in others if _apart(mine, self._reports[other]) <= DAYS]
        scores = zip(near, self._vectors.cosines(item, near), strict=True)
        return {other: score for other, score in scores if score > FAINT}


def _reach(_key: Hashable) -> int:
    return REACH


def _nothing(_component: Group) -> Iterable[Pair]:
    return ()


def _ordinal(report: Origin) -> int:
    return report.published.toordinal() if report.published else 0


def _apart(first: Origin, second: Origin) -> int:
    if first.published is None or second.published is None:
        return 0
    return abs((first.published - second.published).days)
