"""From a ledger to the weighed view over it, people's corrections obeyed; a filter chooses from it afterwards.

Weighing only what a filter lets through would take away the tellings that disagree with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from tacitus.ledger import Correction, Ledger, Verdict, corrected
from tacitus.weighing import Judgements, Origin, Telling, Weigher, Weighing, Words, telling_of

Stamp = tuple[str, tuple[str, ...]]  # when a report was read, and the corrections of its records


class Watch:
    """A view of a ledger that is kept: each time it is asked for, only reports that changed are weighed anew.

    What is found is what a new weighing would find with the same count of words; when the ledger has outgrown that
    count, everything is weighed anew.
    """

    def __init__(self, ledger: Ledger, words: Words | None = None) -> None:
        self._ledger = ledger
        self._weigher = Weigher(words)
        self._stamps: dict[str, Stamp] = {}

    @property
    def words(self) -> Words | None:
        """The count of words that the view rests on; None before the first view."""
        return self._weigher.words

    def view(self) -> Weighing:
        """The view over all of the ledger as it is now."""
        corrections = self._ledger.corrections()
        given: dict[str, dict[str, list[Correction]]] = {}
        for correction in corrections:
            given.setdefault(correction.report, {}).setdefault(correction.record, []).append(correction)
        stamps = {report: (read, _ids(given.get(report, {}))) for report, read in self._ledger.stamps().items()}
        self._take(stamps, given)
        if self._weigher.outgrown:
            self._weigher, self._stamps = Weigher(), {}
            self._take(stamps, given)
        self._weigher.judge(judgements_of(corrections))
        return self._weigher.view()

    def _take(self, stamps: dict[str, Stamp], given: dict[str, dict[str, list[Correction]]]) -> None:
        for report in self._stamps.keys() - stamps.keys():
            self._weigher.drop(report)
        changed = [report for report, stamp in stamps.items() if self._stamps.get(report) != stamp]
        for item, text, objects in self._ledger.whole(changed):
            published = date.fromisoformat(item.published) if item.published else None
            origin = Origin(item.id, item.outlet, item.title, published, text)
            self._weigher.put(origin, _tellings(objects, given.get(item.id, {})))
        self._stamps = stamps


def weigh_ledger(ledger: Ledger, words: Words | None = None) -> Weighing:
    """The view over all of a ledger, made anew; with ``words`` by a count that was made before."""
    return Watch(ledger, words).view()


def _ids(corrections: dict[str, list[Correction]]) -> tuple[str, ...]:
    return tuple(sorted(item.id for found in corrections.values() for item in found))


def _tellings(objects: Iterable[dict[str, object]], given: dict[str, list[Correction]]) -> Sequence[Telling]:
    right = (corrected(item, given.get(str(item["id"]), ())) for item in objects)
    return [telling_of(item) for item in right if item is not None]


def judgements_of(corrections: Iterable[Correction]) -> Judgements:
    """Which records people say are of one event, and which are not; the last word on a pair counts."""
    last = {
        frozenset((item.key, other)): (item.verdict, (item.key, other))
        for item in corrections
        if (other := item.other) is not None
    }
    return Judgements(
        {pair for verdict, pair in last.values() if verdict is Verdict.MERGE},
        {pair for verdict, pair in last.values() if verdict is Verdict.SPLIT},
    )
