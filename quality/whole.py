"""Whole reports in which every political event was annotated by hand.

A gold and a predicted mention pair one to one if their predicates overlap (those of one type first), else if
they stand in the same sentence and have one type. Everything else is measured on the pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quality.gold import GoldError, Row, day, need, read_rows
from quality.measurement import Measurement, Options
from quality.rooms import Failure, failures, read_all, whole_report
from quality.scoring import Score, any_overlap, mean_true, pair, share, total
from quality.told import Party, Told, told_by
from quality.vocabulary import country
from tacitus.records import Span


@dataclass(frozen=True, slots=True)
class Compared:
    """The gold and predicted mentions of one report, and which belong together."""

    id: str
    text: str
    gold: tuple[Told, ...]
    found: tuple[Told, ...]
    pairs: tuple[tuple[int, int], ...]

    @property
    def matched(self) -> list[tuple[Told, Told]]:
        return [(self.gold[g], self.found[f]) for g, f in self.pairs]


def measure(path: Path, options: Options) -> Measurement:
    """Mention F1, recall of core events, and the share of pairs that agree in each field."""
    rows = read_rows(path, options)
    need(path, rows[0], "id", "text", "events")
    results = list(read_all([whole_report(row["id"], row["text"], day(row.get("date"))) for row in rows]))
    compared = [
        compare(str(row["id"]), row["text"], told_in(row), [] if isinstance(result, Failure) else told_by(result))
        for row, result in zip(rows, results, strict=True)
    ]
    lost = failures(results)
    values = score(compared) | {"reports": len(rows), "failures": len(lost)}
    return Measurement(values, (*lost, *(line for item in compared for line in misses(item))))


def told_in(row: Row) -> list[Told]:
    """The annotated events of a report; without offsets the predicate's first place in the text is meant."""
    return [_gold(row["text"], item) for item in row["events"]]


def _gold(text: str, item: Row) -> Told:
    begin, end = _predicate(text, item)
    return Told(
        predicate=(Span(begin, end),),
        sentence=Span(*item["sentence"]) if "sentence" in item else Span(0, len(text)),
        type=item["event"],
        mode=frozenset(item["mode"]),
        auxiliary=frozenset(item["aux"]),
        actors=_parties(item["actor"]),
        recipients=_parties(item["recipient"]),
        sourced=bool(item["chain"]),
        status=item["status"],
        day=item["date"],
        country=country(item["place"]),
        core=item["core"],
    )


def _predicate(text: str, item: Row) -> tuple[int, int]:
    begin = item.get("begin", text.find(item["predicate"]))
    if begin < 0:
        raise GoldError(f"{item['predicate']!r} does not stand in {text[:60]!r}. Quote the words exactly.")
    return begin, item.get("end", begin + len(item["predicate"]))


def _parties(items: Sequence[Row]) -> tuple[Party, ...]:
    return tuple(Party(None, country(item.get("code")), item.get("sector")) for item in items)


def compare(name: str, text: str, gold: Sequence[Told], found: Sequence[Told]) -> Compared:
    """Pair the mentions of one report."""
    pairs = pair(gold, found, _overlap_and_type, _overlap, _sentence_and_type)
    return Compared(name, text, tuple(gold), tuple(found), pairs)


def _overlap(gold: Told, found: Told) -> bool:
    return any_overlap(gold.predicate, found.predicate)


def _overlap_and_type(gold: Told, found: Told) -> bool:
    return gold.type == found.type and _overlap(gold, found)


def _sentence_and_type(gold: Told, found: Told) -> bool:
    return gold.type == found.type and gold.sentence.overlaps(found.predicate[0])


def codes(parties: Sequence[Party]) -> frozenset[str]:
    """The country or organisation codes of a role; a party without one adds nothing."""
    return frozenset(party.code for party in parties if party.code)


def sectors(parties: Sequence[Party]) -> frozenset[str]:
    """The sector codes of a role."""
    return frozenset(party.sector for party in parties if party.sector)


def days_agree(gold: str | None, found: str | None) -> bool:
    """True if both are unknown, or one is the other told more finely."""
    if gold is None or found is None:
        return gold is found
    return gold.startswith(found) or found.startswith(gold)


FIELDS: Mapping[str, Callable[[Told, Told], bool]] = {
    "type": lambda gold, found: gold.type == found.type,
    "mode": lambda gold, found: gold.mode == found.mode,
    "aux": lambda gold, found: gold.auxiliary == found.auxiliary,
    "actor_codes": lambda gold, found: codes(gold.actors) == codes(found.actors),
    "actor_sectors": lambda gold, found: sectors(gold.actors) == sectors(found.actors),
    "recipient_codes": lambda gold, found: codes(gold.recipients) == codes(found.recipients),
    "recipient_sectors": lambda gold, found: sectors(gold.recipients) == sectors(found.recipients),
    "sourced": lambda gold, found: gold.sourced == found.sourced,
    "status": lambda gold, found: gold.status == found.status,
    "date": lambda gold, found: days_agree(gold.day, found.day),
    "place": lambda gold, found: gold.country == found.country,
}
WHOLLY = ("type", "aux", "actor_codes", "recipient_codes", "sourced")


def score(reports: Sequence[Compared]) -> dict[str, float]:
    """All figures as shares of one; ``wholly_right``: predicted records that are right in every field of WHOLLY."""
    mentions = total(Score(len(item.pairs), len(item.found), len(item.gold)) for item in reports)
    core_hits = [item.gold[g].core for item in reports for g, _ in item.pairs]
    core_all = sum(event.core for item in reports for event in item.gold)
    matched = [both for item in reports for both in item.matched]
    values = mentions.values("mention") | {"core_recall": share(sum(core_hits), core_all)}
    values |= {name: mean_true(test(*both) for both in matched) for name, test in FIELDS.items()}
    values |= _given(matched)
    right = sum(all(FIELDS[name](*both) for name in WHOLLY) for both in matched)
    values |= {"wholly_right": share(right, mentions.predicted), "wholly_right_of_matched": share(right, len(matched))}
    return values | {"gold": mentions.gold, "predicted": mentions.predicted, "matched": len(matched)}


def _given(matched: Sequence[tuple[Told, Told]]) -> dict[str, float]:
    """Fields where the gold gives something: those that a guess of nothing would not get right."""
    given: Mapping[str, Callable[[Told], object]] = {
        "aux": lambda told: told.auxiliary,
        "mode": lambda told: told.mode,
        "actor_codes": lambda told: codes(told.actors),
        "recipient_codes": lambda told: codes(told.recipients),
        "date": lambda told: told.day,
        "place": lambda told: told.country,
    }
    return {
        f"{name}_if_given": mean_true(FIELDS[name](*both) for both in matched if has(both[0]))
        for name, has in given.items()
    }


def misses(report: Compared) -> Iterator[str]:
    """A line for each missed and false mention and for each pair that differs in a field of WHOLLY."""
    hit_gold, hit_found = {g for g, _ in report.pairs}, {f for _, f in report.pairs}
    for index, told in enumerate(report.gold):
        if index not in hit_gold:
            yield f"missed {'core' if told.core else 'arguable'} {_quoted(report, told)}"
    for index, told in enumerate(report.found):
        if index not in hit_found:
            yield f"false {_quoted(report, told)}"
    for gold, found in report.matched:
        wrong = [name for name in WHOLLY if not FIELDS[name](gold, found)]
        if wrong:
            fields = f"read {_fields(found)} ; gold {_fields(gold)}"
            yield f"differs in {', '.join(wrong)}: {_quoted(report, gold)} ; {fields}"


def _fields(told: Told) -> str:
    parts = (told.type, *sorted(told.auxiliary), *sorted(codes(told.actors)), "→", *sorted(codes(told.recipients)))
    return " ".join(parts) + (" sourced" if told.sourced else "")


def _quoted(report: Compared, told: Told) -> str:
    sentence = " ".join(told.sentence.of(report.text).split())[:300]
    words = " … ".join(span.of(report.text) for span in told.predicate)
    return f"{told.type} [{words}] {report.id}: {sentence}"
