"""Who it is: phrases with country and sector expected, and mentions of actors in reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from quality.coreference import measure_links
from quality.gold import GoldError, Row, day, need, read_rows
from quality.measurement import Measurement, Options
from quality.rooms import Failure, failures, read_all, whole_report
from quality.scoring import Score, mean_true, share
from quality.vocabulary import country
from tacitus.actors.pronouns import load_pronouns
from tacitus.records import MentionKind, Reading, Span

ACTOR_TYPES = ("Person", "Organisation", "Nationality")


def measure(path: Path, options: Options) -> Measurement:
    """Links in a text file of cases; phrases if the rows hold ``expect``, mentions if they hold ``entities``."""
    if path.suffix == ".txt":
        return measure_links(path, options)
    row = read_rows(path, Options(limit=1))[0]
    if "expect" in row:
        return measure_phrases(path, options)
    if "entities" in row:
        return measure_mentions(path, options)
    raise GoldError(f"{path}: neither expect nor entities is there. Name a file of actor phrases or of reports.")


# --- phrases --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase on a day, and the country and sector expected (empty for none)."""

    text: str
    when: date | None
    country: str
    sector: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The country and sector given, empty for none."""

    country: str
    sector: str
    other_sectors: tuple[str, ...] = ()


def measure_phrases(path: Path, options: Options) -> Measurement:
    """Share of phrases whose country and sector are both right; phrases that expect neither are left out."""
    gold = [phrase for phrase in map(phrase_in, read_rows(path, options)) if phrase is not None]
    found = [ask(phrase) for phrase in gold]
    lines = (
        f"[{phrase.text}] read {answer.country or '-'} {answer.sector or '-'}, "
        f"gold {phrase.country or '-'} {phrase.sector or '-'}"
        for phrase, answer in zip(gold, found, strict=True)
        if not right(phrase, answer)
    )
    return Measurement(score_phrases(gold, found), tuple(lines))


def phrase_in(row: Row) -> Phrase | None:
    """A row's phrase; None if it asks for something else than country and sector (an article's title)."""
    expect, given = row["expect"], [str(item or "") for item in row["args"]]
    if not {"country", "code_1", "cc", "code"} & set(expect) or not given:
        return None
    asked = row["kwargs"].get("query_date") or (given[2] if len(given) > 2 else "")
    place = expect.get("country") or expect.get("cc") or ""
    code = expect.get("code_1") or ""
    if expect.get("code"):
        place, code = str(expect["code"])[:3], str(expect["code"])[3:6]
    return Phrase(given[0], day(asked), country(place) or "", code)


def ask(phrase: Phrase) -> Answer:
    """What the room says."""
    from tacitus.actors import resolve_phrase  # noqa: PLC0415

    found = resolve_phrase(phrase.text, phrase.when)
    return Answer(found.code or "", found.sector or "", tuple(found.other_sectors))


def right(phrase: Phrase, answer: Answer) -> bool:
    """Country and sector agree; a bare country may stand for its government, where the gold names no sector."""
    return phrase.country == answer.country and _sector_right(phrase, answer)


def _sector_right(phrase: Phrase, answer: Answer) -> bool:
    return phrase.sector == answer.sector or (not phrase.sector and bool(answer.country) and answer.sector == "GOV")


def score_phrases(gold: Sequence[Phrase], found: Sequence[Answer]) -> dict[str, float]:
    """Shares of one."""
    both = list(zip(gold, found, strict=True))
    return {
        "both_right": mean_true(right(phrase, answer) for phrase, answer in both),
        "both_right_strict": mean_true((p.country, p.sector) == (a.country, a.sector) for p, a in both),
        "country_right": mean_true(p.country == a.country for p, a in both),
        "sector_right": mean_true(_sector_right(p, a) for p, a in both),
        "phrases": len(both),
    }


# --- mentions -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Named:
    """A mention: its characters, its type (gold) or how it refers (found), whether a code was given."""

    span: Span
    kind: str
    coded: bool = False


@dataclass(frozen=True, slots=True)
class Peopled:
    """A report's gold and found mentions."""

    id: str
    text: str
    gold: tuple[Named, ...]
    found: tuple[Named, ...]


def measure_mentions(path: Path, options: Options) -> Measurement:
    """F1 of finding persons, organisations and nationalities by overlap, and how many got a code.

    ``overlap_f1`` leaves out the pronouns found, though the gold has some; ``overlap_f1_pronouns`` takes those in
    that the program says stand for an actor; ``overlap_f1_words`` leaves pronouns out on both sides.
    """
    rows = read_rows(path, options)
    need(path, rows[0], "id", "text", "entities")
    results = list(read_all([whole_report(str(row["id"]), row["text"]) for row in rows], "mentions"))
    reports = [_peopled(row, result) for row, result in zip(rows, results, strict=True)]
    lost = failures(results)
    referring = [_peopled(row, result, pronouns=True) for row, result in zip(rows, results, strict=True)]
    values = score_mentions(reports)
    with_pronouns = score_mentions(referring)
    values["overlap_f1_pronouns"] = with_pronouns["overlap_f1"]
    coded = [name for name in with_pronouns if name.startswith("coded_")]
    values |= {f"{name}_pronouns": with_pronouns[name] for name in coded}
    values["overlap_f1_words"] = score_mentions([_without_pronouns(item) for item in reports])["overlap_f1"]
    values |= {"reports": len(rows), "failures": len(lost)}
    return Measurement(values, (*lost, *(line for item in reports for line in mention_misses(item))))


def _without_pronouns(report: Peopled) -> Peopled:
    gold = tuple(item for item in report.gold if item.span.of(report.text).lower() not in load_pronouns())
    return replace(report, gold=gold)


def _peopled(row: Row, result: Reading | Failure, *, pronouns: bool = False) -> Peopled:
    entities = [item for item in row["entities"] if item["type"] in ACTOR_TYPES]
    gold = tuple(Named(Span(item["begin"], item["end"]), item["type"]) for item in entities)
    if isinstance(result, Failure):
        return Peopled(str(row["id"]), row["text"], gold, ())
    found = tuple(
        Named(item.span, item.kind.value, item.code is not None)
        for item in result.mentions
        if item.kind is not MentionKind.PRONOUN or (pronouns and bool(item.why))
    )
    return Peopled(str(row["id"]), row["text"], gold, found)


def score_mentions(reports: Sequence[Peopled]) -> dict[str, float]:
    """``overlap_*``: gold that any mention overlaps, mentions that overlap any gold (names nest, so not one to one);
    ``coded_TYPE``: gold of a type that a mention with a code overlaps.
    """
    hit_gold = sum(_touched(gold, item.found) for item in reports for gold in item.gold)
    hit_found = sum(_touched(found, item.gold) for item in reports for found in item.found)
    recall = share(hit_gold, sum(len(item.gold) for item in reports))
    precision = share(hit_found, sum(len(item.found) for item in reports))
    values = {
        "overlap_f1": share(2 * precision * recall, precision + recall),
        "overlap_precision": precision,
        "overlap_recall": recall,
    }
    for kind in ACTOR_TYPES:
        gold = [(item, named) for item in reports for named in item.gold if named.kind == kind]
        values[f"recall_{kind}"] = mean_true(_touched(named, item.found) for item, named in gold)
        values[f"coded_{kind}"] = mean_true(
            _touched(named, [found for found in item.found if found.coded]) for item, named in gold
        )
    actors = [(item, named) for item in reports for named in item.gold if named.kind in ("Person", "Organisation")]
    values["coded_Person_or_Organisation"] = mean_true(
        _touched(named, [found for found in item.found if found.coded]) for item, named in actors
    )
    named = Score(0, sum(len(item.found) for item in reports), sum(len(item.gold) for item in reports))
    return values | {"gold": named.gold, "predicted": named.predicted}


def _touched(one: Named, others: Sequence[Named]) -> bool:
    return any(one.span.overlaps(other.span) for other in others)


def mention_misses(report: Peopled) -> Iterator[str]:
    """A line for each gold mention that none overlaps, and each mention that overlaps none."""
    for gold in report.gold:
        if not _touched(gold, report.found):
            yield f"missed {gold.kind} [{gold.span.of(report.text)}] {report.id}"
    for found in report.found:
        if not _touched(found, report.gold):
            yield f"surplus {found.kind} [{found.span.of(report.text)}] {report.id}"
