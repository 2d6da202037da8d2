"""From a ledger to the weighed view over it, people's corrections obeyed; a filter chooses from it afterwards.

Weighing only what a filter lets through would take away the tellings that disagree with it. The view is kept in the
ledger beside what was read, with a marker of what it was made from and by which rules; a view of another marker is
never shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Protocol

from tacitus.errors import TacitusError
from tacitus.ledger import Correction, Filter, Item, Ledger, Verdict, corrected
from tacitus.weighing import (
    Judgements,
    Origin,
    Telling,
    Weigher,
    Weighing,
    Words,
    disagreements,
    pledges,
    telling_of,
    timeline,
    truces,
)

Object = dict[str, Any]
KINDS: Mapping[str, Callable[[Weighing], Iterator[Object]]] = MappingProxyType(
    {"event": timeline, "disagreement": disagreements, "pledge": pledges, "truce": truces}
)
CHOSEN_BY: Mapping[str, str] = MappingProxyType({"truce": "violations"})  # else by its tellings
RULES = ("weighing", "data/weighing", "weighed.py", "notation.py", "tables.py", "ledger/corrections.py")
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


class View(Protocol):
    """What a ledger tells together, as objects by kind: event, disagreement, pledge, truce."""

    def items(self, kind: str, wanted: Filter) -> Iterator[Object]:
        """The objects of a kind of which a record is wanted, each whole."""
        ...


class MadeView:
    """A view made for this once, where it cannot be kept; ``why`` says why."""

    def __init__(self, ledger: Ledger, weighing: Weighing, why: str) -> None:
        self._ledger = ledger
        self._weighing = weighing
        self.why = why

    def items(self, kind: str, wanted: Filter) -> Iterator[Object]:
        """The objects of a kind of which a record is wanted, each whole."""
        keys = None if wanted.is_empty else self._ledger.keys(wanted)
        for item in items_of(self._weighing, kind):
            if keys is None or not keys.isdisjoint(item.keys):
                yield item.object


@contextmanager
def looked_at(ledger: Ledger) -> Iterator[View]:
    """The view over all of a ledger as it is now: the one that was kept, else one made anew and kept.

    What is written while it is open is not seen.
    """
    marker = marker_of(ledger)
    with ledger.kept_view(marker) as kept:
        if kept is not None:
            yield kept
            return
    weighing, why = weigh_ledger(ledger), "it was replaced at once"
    try:
        ledger.keep_view(marker, (item for kind in KINDS for item in items_of(weighing, kind)))
    except TacitusError as error:
        why = str(error)
    with ledger.kept_view(marker) as kept:
        yield kept or MadeView(ledger, weighing, why)


def items_of(weighing: Weighing, kind: str) -> Iterator[Item]:
    """The objects of a kind with the records that they are chosen by."""
    for item in KINDS[kind](weighing):
        tellings = item[CHOSEN_BY.get(kind, "tellings")]
        yield Item(kind, item, {(telling["report"], telling["record"]) for telling in tellings})


def marker_of(ledger: Ledger) -> str:
    """What a view of a ledger would be made from, and by which rules."""
    return f"{ledger.marker()} {rules()}"


@cache
def rules() -> str:
    """A mark of the rules and tables by which views are made: other rules, another view."""
    told, waiting = sha256(), [files("tacitus").joinpath(name) for name in RULES]
    while waiting:
        item = waiting.pop()
        if item.is_dir():
            waiting += sorted(item.iterdir(), key=lambda part: part.name)
        elif item.name.endswith((".py", ".csv", ".toml")):
            told.update(item.name.encode() + b"\0" + item.read_bytes())
    return told.hexdigest()[:16]


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
