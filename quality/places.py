"""Place names: spans, and how far from the gold point they are put.

Accuracy within 161 km (100 miles) and the median error are the usual measures of toponym resolution (Gritta and
others 2020). A gold name without a point counts for the spans only. For an area the room's reference point is
measured, which it keeps for this and never draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quality.gold import Row, day, find_spans, need, read_rows
from quality.measurement import Measurement, Options
from quality.rooms import Failure, failures, read_all, whole_report
from quality.scoring import Score, exact, kilometres, middle, pair, relaxed, share, total
from tacitus.records import Document, Reading, Span, Toponym

NEAR_KM = 161.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Pin:
    """A place name and its point (latitude, longitude), None if there is none."""

    span: Span
    point: Point | None


@dataclass(frozen=True, slots=True)
class Mapped:
    """A document's gold names, the names found, and the points given to the gold names."""

    id: str
    text: str
    gold: tuple[Pin, ...]
    found: tuple[Pin, ...]
    resolved: tuple[Pin, ...]


def measure(path: Path, options: Options) -> Measurement:
    """Spans, resolution of gold spans, and both together."""
    rows = read_rows(path, options)
    need(path, rows[0], "id", "text")
    results = list(
        read_all([whole_report(str(row["id"]), row["text"], day(row.get("date"))) for row in rows], "places")
    )
    documents = [_mapped(row, result) for row, result in zip(rows, results, strict=True)]
    lost = failures(results)
    values = score(documents) | {"documents": len(rows), "failures": len(lost)}
    return Measurement(values, (*lost, *(line for item in documents for line in misses(item))))


def _mapped(row: Row, result: Reading | Failure) -> Mapped:
    gold = tuple(pin_in(row["text"], item) for item in row.get("spans") or row.get("places") or ())
    if isinstance(result, Failure):
        return Mapped(str(row["id"]), row["text"], gold, (), tuple(Pin(pin.span, None) for pin in gold))
    found = tuple(_pin(item) for item in result.places)
    return Mapped(str(row["id"]), row["text"], gold, found, resolve(result.document, [pin.span for pin in gold]))


def pin_in(text: str, item: Row) -> Pin:
    """A gold name, by its offsets or, without them, by its words."""
    span = Span(item["start"], item["end"]) if "start" in item else find_spans(text, item["text"])[0]
    return Pin(span, (item["lat"], item["lon"]) if item.get("lat") is not None else None)


def resolve(document: Document, spans: Sequence[Span]) -> tuple[Pin, ...]:
    """The points that the room gives to names at known places of the text, in order."""
    from tacitus.places import resolve_spans  # noqa: PLC0415

    at = {item.span: _pin(item) for item in resolve_spans(document, sorted(set(spans)))}
    return tuple(at.get(span, Pin(span, None)) for span in spans)


def _pin(item: Toponym) -> Pin:
    from tacitus.places import locate  # noqa: PLC0415

    return Pin(item.span, locate(item))


def error_km(gold: Pin, found: Pin) -> float | None:
    """The distance of two pins, None if one has no point."""
    if gold.point is None or found.point is None:
        return None
    return kilometres(gold.point, found.point)


def near(gold: Pin, found: Pin) -> bool:
    """True if the found pin is within 161 km of the gold one."""
    error = error_km(gold, found)
    return error is not None and error <= NEAR_KM


def score(documents: Sequence[Mapped]) -> dict[str, float]:
    """F1 and shares of one; median error in km over the names that got a point."""
    values = total(relaxed(_spans(item.gold), _spans(item.found)) for item in documents).values("overlap")
    values |= total(exact(_spans(item.gold), _spans(item.found)) for item in documents).values("exact")
    both = [pins for item in documents for pins in zip(item.gold, item.resolved, strict=True) if pins[0].point]
    errors = [error for error in (error_km(*pins) for pins in both) if error is not None]
    values |= {
        "within_161km": share(sum(near(*pins) for pins in both), len(both)),
        "median_error_km": middle(errors),
        "resolved": share(len(errors), len(both)),
    }
    values |= total(_end_to_end(item) for item in documents).values("end_to_end")
    return values | {"gold": sum(len(item.gold) for item in documents), "gold_points": len(both)}


def _spans(pins: Sequence[Pin]) -> list[Span]:
    return [pin.span for pin in pins]


def _end_to_end(document: Mapped) -> Score:
    """Found and near, of the gold names that have a point; names that match a gold one without count nowhere."""
    pairs = pair(document.gold, document.found, _overlap_and_near, _overlap)
    pointed = [(document.gold[g], document.found[f]) for g, f in pairs if document.gold[g].point]
    predicted = len(document.found) - (len(pairs) - len(pointed))
    wanted = sum(pin.point is not None for pin in document.gold)
    return Score(sum(near(*both) for both in pointed), predicted, wanted)


def _overlap(gold: Pin, found: Pin) -> bool:
    return gold.span.overlaps(found.span)


def _overlap_and_near(gold: Pin, found: Pin) -> bool:
    return _overlap(gold, found) and near(gold, found)


def misses(document: Mapped) -> Iterator[str]:
    """A line for each name put elsewhere or nowhere, missed, or found where the gold has none."""
    for gold, found in zip(document.gold, document.resolved, strict=True):
        if gold.point and not near(gold, found):
            error = error_km(gold, found)
            put = "nowhere" if error is None else f"{error:.0f} km away"
            yield f"far {put} [{gold.span.of(document.text)}] {document.id}"
    pairs = pair(_spans(document.gold), _spans(document.found), Span.overlaps)
    hit_gold, hit_found = {g for g, _ in pairs}, {f for _, f in pairs}
    for label, pins, hit in (("missed", document.gold, hit_gold), ("surplus", document.found, hit_found)):
        for index, pin in enumerate(pins):
            if index not in hit:
                yield f"{label} [{pin.span.of(document.text)}] {document.id}"
