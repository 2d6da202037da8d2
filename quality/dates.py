"""Time expressions as in TempEval-3 (UzZaman and others 2013): strict and relaxed spans, and values.

Value F1 counts a relaxed match only if its TIMEX3 value is the gold's. A document's own date is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quality.gold import Row, day, find_spans, need, read_rows
from quality.measurement import Measurement, Options
from quality.rooms import Failure, failures, read_all, whole_report
from quality.scoring import Score, exact, pair, share, total
from tacitus.records import Reading, Span


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression; ``value`` is None where the gold gives none."""

    span: Span
    type: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Timed:
    """A document's gold and predicted time expressions."""

    id: str
    text: str
    gold: tuple[Timex, ...]
    found: tuple[Timex, ...]


def measure(path: Path, options: Options) -> Measurement:
    """strict, relaxed and value F1, type and value right among relaxed matches."""
    rows = read_rows(path, options)
    need(path, rows[0], "id", "text", "date")
    results = list(read_all([whole_report(row["id"], row["text"], day(row["date"])) for row in rows], "times"))
    documents = [_timed(row, result) for row, result in zip(rows, results, strict=True)]
    lost = failures(results)
    values = score(documents) | {"documents": len(rows), "failures": len(lost)}
    return Measurement(values, (*lost, *(line for item in documents for line in misses(item))))


def _timed(row: Row, result: Reading | Failure) -> Timed:
    gold = tuple(timex_in(row["text"], item) for item in row.get("spans") or row.get("times") or ())
    if isinstance(result, Failure):
        return Timed(row["id"], row["text"], gold, ())
    found = tuple(Timex(item.span, item.type, item.value) for item in result.times)
    return Timed(row["id"], row["text"], gold, found)


def timex_in(text: str, item: Row) -> Timex:
    """A gold expression, by its offsets or, without them, by its words."""
    span = Span(item["start"], item["end"]) if "start" in item else find_spans(text, item["text"])[0]
    return Timex(span, item["type"], item.get("value"))


def _overlap_and_value(gold: Timex, found: Timex) -> bool:
    return gold.span.overlaps(found.span) and gold.value == found.value


def _same_span(gold: Timex, found: Timex) -> bool:
    return gold.span == found.span


def _overlap(gold: Timex, found: Timex) -> bool:
    return gold.span.overlaps(found.span)


def matches(document: Timed) -> list[tuple[Timex, Timex]]:
    """Relaxed matches, one to one; exact spans first, then overlaps whose values agree."""
    pairs = pair(document.gold, document.found, _same_span, _overlap_and_value, _overlap)
    return [(document.gold[g], document.found[f]) for g, f in pairs]


def score(documents: Sequence[Timed]) -> dict[str, float]:
    """All figures as shares of one."""
    matched = [both for item in documents for both in matches(item)]
    predicted, wanted = sum(len(item.found) for item in documents), sum(len(item.gold) for item in documents)
    valued = [both for both in matched if both[0].value is not None]
    right = sum(a.value == b.value for a, b in valued)
    unvalued = len(matched) - len(valued)
    values = total(exact([a.span for a in item.gold], [b.span for b in item.found]) for item in documents).values(
        "strict"
    )
    values |= Score(len(matched), predicted, wanted).values("relaxed")
    no_value = sum(timex.value is None for item in documents for timex in item.gold)
    values |= Score(right, predicted - unvalued, wanted - no_value).values("value")
    values |= {"value_of_matched": share(right, len(valued))}
    values |= {"type_of_matched": share(sum(a.type == b.type for a, b in matched), len(matched))}
    return values | {"gold": wanted, "predicted": predicted}


def misses(document: Timed) -> Iterator[str]:
    """A line for each missed, surplus, misplaced and misread expression."""
    matched = matches(document)
    hit_gold, hit_found = {id(a) for a, _ in matched}, {id(b) for _, b in matched}
    for gold in document.gold:
        if id(gold) not in hit_gold:
            yield f"missed [{gold.span.of(document.text)}] {gold.value}: {_around(document, gold.span)}"
    for found in document.found:
        if id(found) not in hit_found:
            yield f"surplus [{found.span.of(document.text)}] {found.value}: {_around(document, found.span)}"
    for gold, found in matched:
        if gold.value is not None and gold.value != found.value:
            words = found.span.of(document.text)
            yield f"value [{words}] read {found.value}, gold {gold.value}: {_around(document, gold.span)}"
        elif gold.span != found.span:
            yield f"span [{found.span.of(document.text)}] gold [{gold.span.of(document.text)}]"


def _around(document: Timed, span: Span) -> str:
    words = Span(max(0, span.begin - 60), min(len(document.text), span.end + 40)).of(document.text)
    return f"{document.id}: {' '.join(words.split())}"
