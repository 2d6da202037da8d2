"""Independent sources: from how many origins a happening is known, and by which chain each telling comes to us."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from tacitus.weighing.copies import Sketch, find_copies, in_series, sketch, wire_of
from tacitus.weighing.tellings import Origin, Party, Telling
from tacitus.weighing.terms import sentences_of, speaks
from tacitus.weighing.words import stems

NAMELESS = frozenset({"anonymous", "pronoun"})
TOLD_BY = ("staying", "excluded")  # words of sentences that are looked for in the whole of a report
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Known:
    """One origin: its name, whether it is a source that is quoted, a wire or a report, and who tells it after it.

    Each chain runs from the report outward to the origin.
    """

    name: str
    kind: str  # source, wire, report
    tellings: tuple[Telling, ...]
    chains: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """What is known of the reports: by id the report, the first of its near copies, and the agency it credits."""

    reports: Mapping[str, Origin]
    copies: Mapping[str, str]
    wires: Mapping[str, str | None]

    def published(self, telling: Telling) -> date | None:
        """The day of the report that a telling stands in."""
        report = self.reports.get(telling.report)
        return report.published if report else None

    def root(self, report: str) -> tuple[str, str]:
        """Kind and name of where a report's own words come from."""
        wire = self.wires.get(report)
        first = self.copies.get(report, report)
        wire = wire or self.wires.get(first)
        return ("wire", wire) if wire else ("report", self.reports[first].outlet or first)


class Copies:
    """What near copies and credits are told by, taken from each report once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Sketch, str | None]] = {}
        self._reports: dict[str, Origin] = {}

    def put(self, report: Origin) -> None:
        """A new report."""
        self._known[report.id] = sketch(report.text), wire_of(report)
        self._reports[report.id] = bare(report)

    def drop(self, report: str) -> None:
        """Take a report away."""
        del self._known[report], self._reports[report]

    def in_series(self, first: str, second: str) -> bool:
        """True if two reports are of a series, each telling of its own day."""
        return in_series(self._reports[first], self._reports[second], self._known[first][0], self._known[second][0])

    def sources(self) -> Sources:
        """Near copies and credits of the reports."""
        ordered = [self._reports[name] for name in sorted(self._reports)]
        first = find_copies([self._known[report.id][0] for report in ordered], ordered)
        return Sources(
            {report.id: report for report in ordered},
            {report.id: ordered[number].id for report, number in zip(ordered, first, strict=True)},
            {report.id: self._known[report.id][1] for report in ordered},
        )


def bare(report: Origin) -> Origin:
    """A report with no more of its text than the sentences that pledges and truces are told by."""
    if not any(speaks(report.text, kind) for kind in TOLD_BY):
        return replace(report, text="")
    kept = (found for found in sentences_of(report.text) if any(speaks(found, kind) for kind in TOLD_BY))
    return replace(report, text="\n\n".join(kept))


def find_sources(reports: Iterable[Origin]) -> Sources:
    """Look for near copies and credits in all reports."""
    copies = Copies()
    for report in reports:
        copies.put(report)
    return copies.sources()


def origins_of(tellings: Iterable[Telling], sources: Sources) -> tuple[Known, ...]:
    """The origins of a happening's tellings, in order of appearance.

    The last named source of a chain is the origin, else the report's agency, the report that it copies, or itself.
    A source without a name counts as somebody known to its report alone: copies of it count once with it.
    """
    groups = gathered(((_origin(telling, sources), telling) for telling in tellings), _same_origin)
    return tuple(
        Known(
            sources.reports[name].name if kind == "report" and name in sources.reports else name,
            kind,
            tuple(members),
            tuple(chain_of(telling, sources) for telling in members),
        )
        for (kind, name, _), members in groups
    )


def gathered(
    tellings: Iterable[tuple[Key, Telling]], same: Callable[[Key, Key], bool]
) -> list[tuple[Key, list[Telling]]]:
    """Tellings under the first key that is the same as their own, in order of appearance."""
    groups: list[tuple[Key, list[Telling]]] = []
    for key, telling in tellings:
        members = next((members for known, members in groups if same(known, key)), None)
        if members is None:
            groups.append((key, [telling]))
        else:
            members.append(telling)
    return groups


def _origin(telling: Telling, sources: Sources) -> tuple[str, str, frozenset[str]]:
    source = named_source(telling)
    if source is None:
        kind, name = sources.root(telling.report)
        return kind, name, frozenset()
    return "source", source.shown, source_words(source)


def named_source(telling: Telling) -> Party | None:
    """The outermost source of a chain that has a name, a code or an identity; None in the report's own voice."""
    for party in reversed(telling.chain):
        if party.identifier or (party.text and party.kind not in NAMELESS) or party.who:
            return party
    return None


def source_words(source: Party) -> frozenset[str]:
    """What a source is known by: its identity, else its words with its code; a pronoun's words say nothing."""
    if source.identifier:
        return frozenset({source.identifier})
    if source.kind in NAMELESS:
        return frozenset({source.code} if source.code else ())
    return frozenset(stems(source.text or "")) | ({source.code} if source.code else set())


def _same_origin(first: tuple[str, str, frozenset[str]], second: tuple[str, str, frozenset[str]]) -> bool:
    if first[0] != second[0]:
        return False
    return first[1] == second[1] if first[0] != "source" else same_source(first[2], second[2])


def same_source(first: frozenset[str], second: frozenset[str]) -> bool:
    """True if one names the other more fully: *the Observatory*, *the Syrian Observatory for Human Rights*."""
    return bool(first) and bool(second) and (first <= second or second <= first)


def chain_of(telling: Telling, sources: Sources) -> tuple[str, ...]:
    """From the report outward: the outlet, the report it copies or its agency, and the sources that it names."""
    report = sources.reports.get(telling.report)
    chain = [report.name if report else telling.report]
    first = sources.copies.get(telling.report, telling.report)
    if first != telling.report and first in sources.reports:
        chain.append(sources.reports[first].name)
    wire = sources.wires.get(telling.report)
    if wire and wire not in chain:
        chain.append(wire)
    return (*chain, *(party.shown for party in telling.chain))
