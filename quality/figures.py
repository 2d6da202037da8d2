"""How many: counts in reports, and deaths that a headline names against a hand-coded range."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quality.gold import Row, day, find_spans, need, read_rows
from quality.measurement import Measurement, Options
from quality.rooms import Failure, failures, read_all, sentence_report, whole_report
from quality.scoring import Score, mean_true, pair, total
from tacitus.records import Figure, Reading, Span


@dataclass(frozen=True, slots=True)
class Count:
    """A count: its characters, kind, and bounds (None where the text sets none)."""

    span: Span
    kind: str
    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Counted:
    """A report's gold and predicted counts."""

    id: str
    text: str
    gold: tuple[Count, ...]
    found: tuple[Count, ...]


def measure(path: Path, options: Options) -> Measurement:
    """Headlines against ranges if the rows hold ``source_headline``, else counts in reports (``figures``)."""
    rows = read_rows(path, options)
    if "source_headline" in rows[0]:
        return measure_headlines(rows)
    need(path, rows[0], "id", "text", "figures")
    results = list(read_all([whole_report(row["id"], row["text"], day(row.get("date"))) for row in rows], "figures"))
    reports = [_counted(row, result) for row, result in zip(rows, results, strict=True)]
    lost = failures(results)
    values = score(reports) | {"reports": len(rows), "failures": len(lost)}
    return Measurement(values, (*lost, *(line for item in reports for line in misses(item))))


def _counted(row: Row, result: Reading | Failure) -> Counted:
    gold = tuple(count_in(row["text"], item) for item in row["figures"])
    found = () if isinstance(result, Failure) else tuple(map(_count, result.figures))
    return Counted(row["id"], row["text"], gold, found)


def count_in(text: str, item: Row) -> Count:
    """A gold count, by its offsets or, without them, by its words."""
    span = Span(item["begin"], item["end"]) if "begin" in item else find_spans(text, item["text"])[0]
    return Count(span, item["kind"], item["low"], item["best"], item["high"])


def _count(item: Figure) -> Count:
    return Count(item.span, item.kind, item.low, item.best, item.high)


def _overlap(gold: Count, found: Count) -> bool:
    return gold.span.overlaps(found.span)


def _overlap_and_kind(gold: Count, found: Count) -> bool:
    return gold.kind == found.kind and _overlap(gold, found)


def same(gold: Count, found: Count) -> bool:
    """Kind and all bounds agree."""
    return (gold.kind, gold.low, gold.best, gold.high) == (found.kind, found.low, found.best, found.high)


def score(reports: Sequence[Counted]) -> dict[str, float]:
    """Finding by overlap, and kind and bounds right."""
    found, right = [], []
    for item in reports:
        pairs = pair(item.gold, item.found, _overlap_and_kind, _overlap)
        found.append(Score(len(pairs), len(item.found), len(item.gold)))
        agree = sum(same(item.gold[g], item.found[f]) for g, f in pairs)
        right.append(Score(agree, len(item.found), len(item.gold)))
    values = total(found).values("found") | total(right).values("right")
    return values | {"gold": total(found).gold, "predicted": total(found).predicted}


def misses(report: Counted) -> Iterator[str]:
    """A line for each count that was not read rightly."""
    pairs = dict(pair(report.gold, report.found, _overlap_and_kind, _overlap))
    for index, gold in enumerate(report.gold):
        found = report.found[pairs[index]] if index in pairs else None
        if found is None or not same(gold, found):
            yield f"{_line(gold)} read {_line(found) if found else 'nothing'} | {report.text}"


def _line(count: Count) -> str:
    return f"{count.kind} {count.low}/{count.best}/{count.high}"


# --- headlines ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Toll:
    """A headline with the deaths counted for its event."""

    headline: str
    low: int
    high: int


def toll_in(row: Row) -> Toll | None:
    """A row's headline, None where the row has none or several joined in one."""
    headline = row["source_headline"]
    if not isinstance(headline, str) or ";" in headline or not headline.strip():
        return None
    return Toll(headline, int(row["low"]), int(row["high"]))


def measure_headlines(rows: Sequence[Row]) -> Measurement:
    """Share of headlines naming deaths whose count lies in the range (a headline may speak of more than its event)."""
    tolls = [toll for toll in map(toll_in, rows) if toll is not None]
    results = list(
        read_all([sentence_report(str(number), toll.headline) for number, toll in enumerate(tolls)], "figures")
    )
    deaths = [_deaths(result) for result in results]
    named = [(toll, values) for toll, values in zip(tolls, deaths, strict=True) if values]
    lines = (
        f"{toll.low}-{toll.high} read {values} | {toll.headline}" for toll, values in named if not agrees(toll, values)
    )
    values = {
        "in_range": mean_true(agrees(*item) for item in named),
        "naming_deaths": len(named),
        "headlines": len(tolls),
        "failures": len(failures(results)),
    }
    return Measurement(values, tuple(lines))


def _deaths(result: Reading | Failure) -> list[int]:
    if isinstance(result, Failure):
        return []
    return [item.best for item in result.figures if item.kind == "killed" and item.best is not None]


def agrees(toll: Toll, values: Sequence[int]) -> bool:
    """True if one of the counts, or their sum, lies in the range."""
    return any(toll.low <= value <= toll.high for value in (*values, sum(values)))
