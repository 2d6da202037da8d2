"""Truces: who is party, who is left out, from when to when, and the claims of violation by day and by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tacitus.weighing.identity import Happening
from tacitus.weighing.matters import matter_of
from tacitus.weighing.sources import Sources, origins_of
from tacitus.weighing.tables import types_with
from tacitus.weighing.tellings import Key, Party, Telling
from tacitus.weighing.terms import breaks_truce, found_terms, sentences_of, speaks

CIVILIANS = "CVL"
FAR_APART = 45  # days between mentions from which they are of different truces


@dataclass(frozen=True, slots=True)
class Violation:
    """A claim that a truce was broken: the day it is dated to, the side that is said to have broken it, the telling.

    ``event`` numbers the happening that is told, so that what many tell counts once.
    """

    event: int
    day: date | None
    side: str
    telling: Telling
    denied: bool


@dataclass(frozen=True, slots=True)
class Truce:
    """A truce as the reports speak of it; ``start`` and ``end`` are the first and last day stated, if any."""

    tellings: tuple[Telling, ...]
    parties: tuple[str, ...]
    excluded: tuple[str, ...]
    start: date | None
    end: date | None
    violations: tuple[Violation, ...]
    origins: int

    def counts(self) -> list[tuple[str, str, int]]:
        """Happenings that somebody claims to be a violation, by day and by side."""
        claimed = {
            (item.day.isoformat() if item.day else "?", item.side, item.event)
            for item in self.violations
            if not item.denied
        }
        found = Counter((day, side) for day, side, _ in claimed)
        return sorted((day, side, number) for (day, side), number in found.items())


def find_truces(happenings: Sequence[Happening], sources: Sources, subjects: Mapping[str, str]) -> list[Truce]:
    """Truces: mentions join by happening, by the subject of their reports, or by theatre in one stretch of time.

    ``subjects`` gives the subject of each report by its id.
    """
    by_report: dict[str, list[Telling]] = {}
    for happening in happenings:
        for telling in happening.tellings:
            by_report.setdefault(telling.report, []).append(telling)
    events = {telling.key: number for number, item in enumerate(happenings) for telling in item.tellings}
    reports = [report for report, tellings in by_report.items() if any(is_truce(telling) for telling in tellings)]
    groups = _stretches(reports, sources, {report: _theatre(by_report[report]) for report in reports}, subjects)
    return [_truce(group, by_report, sources, events) for group in groups]


def _stretches(
    reports: Iterable[str], sources: Sources, theatres: dict[str, str], subjects: Mapping[str, str]
) -> list[list[str]]:
    """Reports that speak of one truce, in the order of their days."""
    groups: list[list[str]] = []
    for report in sorted(reports, key=lambda report: (_ordinal(report, sources), report)):
        ties = [
            group
            for group in groups
            if _ordinal(report, sources) - _ordinal(group[-1], sources) <= FAR_APART
            and any(
                subjects.get(other) == subjects.get(report) or (theatres[other] and theatres[other] == theatres[report])
                for other in group
            )
        ]
        if not ties:
            groups.append([report])
            continue
        ties[0].append(report)
        for group in ties[1:]:
            ties[0].extend(group)
            groups.remove(group)
        ties[0].sort(key=lambda name: (_ordinal(name, sources), name))
    return groups


def _ordinal(report: str, sources: Sources) -> int:
    day = sources.reports[report].published
    return day.toordinal() if day else 0


def _theatre(tellings: Iterable[Telling]) -> str:
    """The country that a report's events lie in most, empty if it places none."""
    found = Counter(telling.place.country for telling in tellings if telling.place and telling.place.country)
    return found.most_common(1)[0][0] if found else ""


def _truce(
    group: Sequence[str], by_report: dict[str, list[Telling]], sources: Sources, events: dict[Key, int]
) -> Truce:
    everything = [telling for report in group for telling in by_report[report]]
    tellings = [telling for telling in everything if is_truce(telling)]
    stated = [telling for telling in tellings if telling.basis == "stated" and telling.earliest]
    start = min((telling.earliest for telling in stated if telling.earliest), default=None)
    parties = _parties(everything)
    days = range(_ordinal(group[0], sources), _ordinal(group[-1], sources) + FAR_APART + 1)
    elsewhere = [
        telling
        for report, told in by_report.items()
        if report not in group and _ordinal(report, sources) in days
        for telling in told
        if speaks(telling.text, "truce") and _countries([telling]) & {who[:3] for who in parties}
    ]
    return Truce(
        tuple(tellings),
        parties,
        _excluded(group, sources),
        start,
        max((telling.latest for telling in stated if telling.latest and telling.latest != start), default=None),
        tuple(_violations([*everything, *elsewhere], start, events)),
        len(origins_of(tellings, sources)),
    )


def _parties(everything: Iterable[Telling]) -> tuple[str, ...]:
    """Who agrees, concedes or retreats where the sentence speaks of the truce, the most frequent first."""
    found = Counter(
        party.who
        for telling in everything
        if telling.type in types_with("truce") and (is_truce(telling) or speaks(telling.text, "truce"))
        for party in (*telling.actors, *telling.recipients)
        if party.who and party.sector != CIVILIANS
    )
    return tuple(who for who, _ in found.most_common())


def _countries(tellings: Iterable[Telling]) -> set[str]:
    return {party.code for telling in tellings for party in (*telling.actors, *telling.recipients) if party.code}


def _excluded(group: Iterable[str], sources: Sources) -> tuple[str, ...]:
    """What the reports say the truce leaves out, as they say it; none twice."""
    sentences = (
        sentence
        for report in group
        for sentence in sentences_of(sources.reports[report].text)
        if speaks(sentence, "truce") or speaks(sentence, "agreement")
    )
    return tuple(found_terms(sentences, "excluded", bare=True))


def is_truce(telling: Telling) -> bool:
    """True if a telling is of a truce: what is agreed is one, not only wished for in the same sentence."""
    if "ceasefire" in telling.mode:
        return True
    agreed = matter_of(telling) if telling.at >= 0 else telling.text
    return telling.type == "AGREE" and (speaks(telling.words, "truce") or speaks(agreed, "truce"))


def _violations(tellings: Iterable[Telling], start: date | None, events: dict[Key, int]) -> Iterator[Violation]:
    """Acts of force whose sentence speaks of the truce or its breach; an accusation of breach where no act is read."""
    told = set[tuple[str, int]]()
    accusations = []
    for telling in tellings:
        breach = breaks_truce(telling.text)
        if telling.type == "ACCUSE" and breach:
            accusations.append(telling)
        elif telling.type in types_with("force") and not telling.ahead and (breach or _during(telling, start)):
            told.add((telling.report, telling.sentence))
            for side in _sides(telling.actors):
                yield Violation(events[telling.key], _day(telling), side, telling, telling.against)
    for telling in accusations:
        if (telling.report, telling.sentence) not in told:
            for side in _sides(telling.recipients):
                yield Violation(events[telling.key], _day(telling), side, telling, telling.against)


def _during(telling: Telling, start: date | None) -> bool:
    """True if an act is dated to a day of the truce, or its sentence sets it against the truce."""
    if telling.earliest is not None and telling.earliest == telling.latest and start is not None:
        return telling.earliest >= start
    return telling.earliest is None and speaks(telling.text, "truce") and speaks(telling.text, "amid")


def _sides(parties: Sequence[Party]) -> list[str]:
    """Who is said to have broken it; civilians are party to no truce."""
    return sorted({party.who or party.shown for party in parties if party.sector != CIVILIANS}) or ["unknown"]


def _day(telling: Telling) -> date | None:
    """The day that the text gives, None if it gives none: the report's day is not the day of the act."""
    return telling.earliest if telling.earliest and telling.earliest == telling.latest else None
