"""The whole view as plain objects: happenings with origins and disagreements, pledges, truces, the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from tacitus.notation import flat, iso
from tacitus.weighing.disagreements import Disagreement, find_disagreements, range_of
from tacitus.weighing.identity import Happening
from tacitus.weighing.pledges import Pledge, find_pledges
from tacitus.weighing.sources import Known, chain_of, origins_of
from tacitus.weighing.tellings import Telling
from tacitus.weighing.truces import Truce, find_truces
from tacitus.weighing.weigher import Weighing

Object = dict[str, Any]
Grades = Mapping[tuple[str, str], str]
UNDATED = "~"  # stands after every day


def happening_id(happening: Happening) -> str:
    """A steady name for a happening: that of its first record, by report and id."""
    first = min(telling.key for telling in happening.tellings)
    return sha256(" ".join(first).encode()).hexdigest()[:12]


def day_of(happening: Happening) -> tuple[date | None, date | None]:
    """The narrowest days that a telling gives; days that are only assumed where none gives any."""
    dated = [(item.earliest, item.latest, item.basis) for item in happening.tellings if item.earliest and item.latest]
    if not dated:
        return None, None
    told = [item for item in dated if item[2] != "assumed"] or dated
    earliest, latest, _ = min(told, key=lambda item: (item[1] - item[0], item[2] != "stated"))
    return earliest, latest


# --- objects ------------------------------------------------------------------------------------


def telling_object(telling: Telling, weighing: Weighing) -> Object:
    """One telling: where it stands, who tells it, its status and words; see ``graded`` for its grades."""
    report = weighing.sources.reports[telling.report]
    return {
        "report": telling.report,
        "record": telling.id,
        "outlet": report.outlet,
        "published": iso(report.published),
        "status": telling.status,
        "chain": list(chain_of(telling, weighing.sources)),
        "sentence": telling.sentence,
        "text": flat(telling.text),
        "reliability": None,
        "credibility": None,
    }


def happening_object(happening: Happening, weighing: Weighing) -> Object:
    """One happening: what, when, who, where, how many, and from how many origins it is known."""
    first = happening.tellings[0]
    begin, end = day_of(happening)
    origins = origins_of(happening.tellings, weighing.sources)
    tellings = [
        telling_object(telling, weighing) | {"because": list(reasons)}
        for telling, reasons in zip(happening.tellings, happening.reasons, strict=True)
    ]
    return {
        "event": happening_id(happening),
        "date": iso(begin),
        "enddate": iso(end),
        "told_as": told_as(happening),
        "type": first.type,
        "mode": sorted({mode for telling in happening.tellings for mode in telling.mode}),
        "words": sorted({telling.words for telling in happening.tellings if telling.words}),
        "actors": _shown(telling.actors for telling in happening.tellings),
        "recipients": _shown(telling.recipients for telling in happening.tellings),
        "places": sorted({telling.place.name for telling in happening.tellings if telling.place}),
        "origins": [origin_object(origin) for origin in origins],
        "independent": len(origins),
        "figures": figures_by_day(happening, weighing),
        "tellings": tellings,
    }


def told_as(happening: Happening) -> str:
    """happened (a report says so itself), said, promised, demanded, supposed, denied or disputed."""
    statuses = {telling.status for telling in happening.tellings}
    against = {telling.against for telling in happening.tellings}
    if against == {True, False}:
        return "disputed"
    if against == {True}:
        return "denied"
    for status, words in (
        ("asserted", "happened"),
        ("attributed", "said"),
        ("alleged", "said"),
        ("promised", "promised"),
        ("demanded", "demanded"),
    ):
        if status in statuses:
            return words
    return "supposed"


def origin_object(origin: Known) -> Object:
    """One origin, and the chains by which it is told; see ``graded`` for its reliability."""
    return {
        "name": origin.name,
        "kind": origin.kind,
        "reliability": None,
        "reports": sorted({telling.report for telling in origin.tellings}),
        "chains": [list(chain) for chain in dict.fromkeys(origin.chains)],
    }


def figures_by_day(happening: Happening, weighing: Weighing) -> list[Object]:
    """Counts as of each day, each with its bounds and who gives it, the earlier first."""
    found = [
        {
            "as_of": iso(weighing.sources.published(telling)),
            "kind": count.kind,
            "low": count.low,
            "best": count.best,
            "high": count.high,
            "according_to": list(chain_of(telling, weighing.sources)),
        }
        for telling in happening.tellings
        for count in telling.counts
        if range_of(count)
    ]
    return sorted(found, key=lambda item: (str(item["as_of"]), str(item["kind"]), item["low"] or item["best"] or 0))


def graded(item: Object, grades: Grades) -> Object:
    """An object of the view with the grades that people set: of each origin, and of each telling in it."""
    for origin in item["origins"] if "event" in item else ():  # of a truce they are only counted
        origin["reliability"] = grades.get(("reliability", origin["name"]))
    for telling in tellings_in(item):
        telling["reliability"] = grades.get(("reliability", telling["chain"][0]))
        telling["credibility"] = grades.get(("credibility", f"{telling['report']} {telling['record']}"))
    return item


def tellings_in(item: Object) -> Iterator[Object]:
    """Every telling that an object of the view shows."""
    for name in ("tellings", "bearings", "violations"):
        yield from item.get(name, ())
    for difference in item.get("disagreements", ()):
        for value in difference["values"]:
            yield from value["tellings"]


def _shown(roles: Iterable[Iterable[Any]]) -> list[str]:
    return list(dict.fromkeys(party.shown for parties in roles for party in parties if party.text or party.who))


def timeline(weighing: Weighing) -> Iterator[Object]:
    """Every happening by day, those without a day last, by the day of their first report."""

    def order(happening: Happening) -> tuple[str, str, str]:
        begin, _ = day_of(happening)
        days = [iso(weighing.sources.published(telling)) or UNDATED for telling in happening.tellings]
        return iso(begin) or UNDATED, min(days), happening_id(happening)

    for happening in sorted(weighing.happenings, key=order):
        yield happening_object(happening, weighing)


def disagreements(weighing: Weighing) -> Iterator[Object]:
    """Every happening of which tellings differ, with what differs and who tells what."""
    for happening in weighing.happenings:
        if len(happening.tellings) < 2:
            continue
        found = find_disagreements(happening.tellings, weighing.sources)
        if found:
            yield happening_object(happening, weighing) | {
                "disagreements": [disagreement_object(item, weighing) for item in found]
            }


def disagreement_object(item: Disagreement, weighing: Weighing) -> Object:
    """One difference: each value with the tellings that give it."""
    return {
        "what": item.what,
        "kind": item.kind or None,
        "changed_by": item.changed or None,
        "values": [
            {"value": value, "tellings": [telling_object(telling, weighing) for telling in tellings]}
            for value, tellings in item.values
        ],
    }


def pledges(weighing: Weighing) -> Iterator[Object]:
    """Every pledge with its state, the reason for it, and what bears on it."""
    for pledge in find_pledges(weighing.happenings, weighing.sources, weighing.subjects):
        yield pledge_object(pledge, weighing)


def pledge_object(pledge: Pledge, weighing: Weighing) -> Object:
    """One pledge."""
    base = happening_object(pledge.happening, weighing)
    return base | {
        "made": iso(pledge.made),
        "due": iso(pledge.due),
        "matter": list(pledge.matter),
        "extent": list(pledge.extent),
        "exceptions": list(pledge.exceptions),
        "conditions": list(pledge.conditions),
        "state": str(pledge.state),
        "because": pledge.because,
        "bearings": [
            telling_object(item.telling, weighing)
            | {"bears": item.bears, "how": item.how, "stage": item.stage or None, "because": item.reason}
            for item in pledge.bearings
        ],
    }


def truces(weighing: Weighing) -> Iterator[Object]:
    """Every truce with the claims of its violation by day and by side."""
    for truce in find_truces(weighing.happenings, weighing.sources, weighing.subjects):
        yield truce_object(truce, weighing)


def truce_object(truce: Truce, weighing: Weighing) -> Object:
    """One truce."""
    return {
        "parties": list(truce.parties),
        "excluded": list(truce.excluded),
        "start": iso(truce.start),
        "end": iso(truce.end),
        "origins": truce.origins,
        "reports": sorted({telling.report for telling in truce.tellings}),
        "claims": [{"day": day, "side": side, "count": count} for day, side, count in truce.counts()],
        "violations": [
            telling_object(item.telling, weighing)
            | {"event": happening_id(weighing.happenings[item.event])}
            | {"day": iso(item.day), "side": item.side, "denied": item.denied}
            for item in truce.violations
        ],
    }
