"""Weighs reports as they come: what is new is compared, what it touches is grouped anew, all else stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from tacitus.weighing.identity import NONE, Happening, Happenings, Judgements, telling_words
from tacitus.weighing.sources import Copies, Sources, bare
from tacitus.weighing.subjects import Subjects, report_words
from tacitus.weighing.tellings import Origin, Telling
from tacitus.weighing.words import Vocabulary

GROWN = 1.25  # from so many times the reports that the words were counted in, they are counted anew


@dataclass(frozen=True, slots=True)
class Weighing:
    """Everything that the reports of a ledger tell together; ``subjects`` names the subject of each report."""

    happenings: tuple[Happening, ...]
    sources: Sources
    subjects: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """How rare words are in reports and in sentences. With the same words the same is found, however it came."""

    reports: Vocabulary
    sentences: Vocabulary


def words_of(tellings: Iterable[Telling], reports: Iterable[Origin]) -> Words:
    """Count the words of reports and of the sentences of their tellings."""
    return Words(Vocabulary.of(map(report_words, reports)), Vocabulary.of(map(telling_words, tellings)))


class Weigher:
    """A weighing that goes on: put reports in, take them out, and ask for the view.

    ``words`` are counted once, when the first view is asked for, or given.
    """

    def __init__(self, words: Words | None = None) -> None:
        self.words = words
        self._reports: dict[str, tuple[Origin, tuple[Telling, ...]]] = {}
        self._waiting = set[str]()
        self._gone = set[str]()
        self._judgements: Judgements = NONE
        self._copies = Copies()
        self._subjects: Subjects | None = None
        self._happenings: Happenings | None = None
        self._numbers: dict[str, int] = {}
        self._next = 0

    def put(self, report: Origin, tellings: Sequence[Telling]) -> None:
        """A report with its tellings; one of the same id is replaced."""
        self.drop(report.id)
        self._reports[report.id] = report, tuple(tellings)
        self._waiting.add(report.id)

    def drop(self, report: str) -> None:
        """Take a report and its tellings out."""
        if self._reports.pop(report, None) is None:
            return
        if report in self._waiting:
            self._waiting.discard(report)
        else:
            self._gone.add(report)

    def __contains__(self, report: object) -> bool:
        return report in self._reports

    def judge(self, judgements: Judgements) -> None:
        """What people decided from now on."""
        self._judgements = judgements

    @property
    def outgrown(self) -> bool:
        """True if so many reports came since the words were counted that a new weigher should count them."""
        return self.words is not None and len(self._reports) > GROWN * self.words.reports.texts

    def view(self) -> Weighing:
        """The weighing of everything that is in now."""
        if self.words is None:
            found = self._reports.values()
            tellings = chain.from_iterable(tellings for _, tellings in found)
            self.words = words_of(tellings, (report for report, _ in found))
        if self._subjects is None or self._happenings is None:
            self._subjects = Subjects(self.words.reports)
            self._happenings = Happenings(self.words.sentences, self._subjects, self._copies)
        self._take_out(self._subjects, self._happenings)
        self._take_in(self._subjects, self._happenings)
        self._happenings.judge(self._judgements)
        happenings = tuple(self._happenings.settle())
        of = {name: self._subjects.of[number] for name, number in self._numbers.items()}
        return Weighing(happenings, self._copies.sources(), of)

    def _take_out(self, subjects: Subjects, happenings: Happenings) -> None:
        for name in sorted(self._gone):
            for number in happenings.of_report(name):
                happenings.drop(number)
            subjects.drop(self._numbers.pop(name))
            self._copies.drop(name)
        self._gone.clear()

    def _take_in(self, subjects: Subjects, happenings: Happenings) -> None:
        coming = sorted(self._waiting)
        for name in coming:
            self._numbers[name] = self._number()
            subjects.put(self._numbers[name], self._reports[name][0])
            report, tellings = self._reports[name]
            self._copies.put(report)
            self._reports[name] = bare(report), tellings  # its text is not asked for again
        moved = subjects.settle()
        for name, number in self._numbers.items():
            if number in moved and name not in self._waiting:
                for place in happenings.of_report(name):
                    happenings.move(place)
        for name in coming:
            report, tellings = self._reports[name]
            for telling in tellings:
                happenings.put(self._number(), telling, self._numbers[name], report.published)
        self._waiting.clear()

    def _number(self) -> int:
        self._next += 1
        return self._next


def weigh(
    tellings: Iterable[Telling], reports: Iterable[Origin], judgements: Judgements = NONE, words: Words | None = None
) -> Weighing:
    """Weigh the tellings of many reports against one another."""
    weigher, of = Weigher(words), dict[str, list[Telling]]()
    for telling in tellings:
        of.setdefault(telling.report, []).append(telling)
    for report in reports:
        weigher.put(report, of.get(report.id, ()))
    weigher.judge(judgements)
    return weigher.view()


def same_events(
    tellings: Iterable[Telling], reports: Iterable[Origin], judgements: Judgements = NONE
) -> tuple[Happening, ...]:
    """Group tellings by the event they are of; every telling comes in one group, most groups have one."""
    return weigh(tellings, reports, judgements).happenings
