"""Whether it happened, according to the text: events graded from −3 (certainly not) to +3 (certainly).

Grades become three classes: + from 1 up, − from −1 down, 0 between. The annotators of UW were asked how sure it
is that the event did or will happen (Lee and others 2015), so what is told as certain to come counts as +.
Any word can be an event here, so each gold word is handed to the attribution room as if it were one.

Rows with ``slinks`` (TimeML) are measured by link: whether what a word makes of another event is found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quality.gold import Row, need, read_rows
from quality.measurement import Measurement, Options
from quality.rooms import parse_texts, sentence_report
from quality.scoring import macro_f1, mean_true
from tacitus.records import Act, Attribution, Certainty, Document, Event, Polarity, Reality, Span

LIKELY = 1.0
CLASSES = ("+", "0", "-")
OPEN_ACTS = (Act.PROMISE, Act.THREATEN, Act.DEMAND, Act.PREDICT, Act.ASK, Act.DECLINE)


@dataclass(frozen=True, slots=True)
class Graded:
    """An event word with its grade."""

    span: Span
    grade: float


def measure(path: Path, options: Options) -> Measurement:
    """macro_f1 over the classes +, 0, − and accuracy."""
    rows = read_rows(path, options)
    need(path, rows[0], "text", "events")
    if "slinks" in rows[0]:
        return measure_links(rows)
    documents = parse_texts([sentence_report(str(number), row["text"]) for number, row in enumerate(rows)])
    gold, found, lines = [], [], []
    for row, document in zip(rows, documents, strict=True):
        events = [Graded(Span(*item["span"]), item["factuality"]) for item in row["events"]]
        for event, given in zip(events, judge(document, [event.span for event in events]), strict=True):
            gold.append(grade_class(event.grade))
            found.append(given)
            if gold[-1] != given:
                lines.append(f"{gold[-1]} read {given} [{event.span.of(row['text'])}] {row['text']}")
    return Measurement(score(gold, found), tuple(lines))


def grade_class(grade: float) -> str:
    """The class of a grade."""
    if grade >= LIKELY:
        return "+"
    return "-" if grade <= -LIKELY else "0"


def measure_links(rows: Sequence[Row]) -> Measurement:
    """The share of links found, by class (evidential, modal, conditional, counter-factive …)."""
    documents = parse_texts([sentence_report(row["id"], row["text"]) for row in rows])
    hits: dict[str, list[bool]] = {}
    lines = []
    for row, document in zip(rows, documents, strict=True):
        links = [link for link in row["slinks"] if {link["main"], link["sub"]} <= set(row["events"])]
        spans = [Span(*row["events"][link["sub"]]["span"]) for link in links]
        for link, span, given in zip(links, spans, attributions(document, spans), strict=True):
            found = given is not None and shows(link["rel"], given)
            hits.setdefault(link["rel"].lower(), []).append(found)
            if not found:
                main = Span(*row["events"][link["main"]]["span"]).of(row["text"])
                around = row["text"][max(0, span.begin - 120) : span.end + 60]
                lines.append(f"{link['rel']} missed {main} > {span.of(row['text'])}: {' '.join(around.split())}")
    values = {name: mean_true(found) for name, found in sorted(hits.items())}
    return Measurement(values | {"links": sum(map(len, hits.values()))}, tuple(lines))


def shows(link: str, item: Attribution) -> bool:
    """True if an attribution says of an event what a TimeML link says of it."""
    told = bool(item.chain) or any(evidence.what == "attitude" for evidence in item.evidence)
    settled = item.reality is Reality.ACTUAL and item.certainty is Certainty.CERTAIN
    match link:
        case "EVIDENTIAL":
            return told
        case "NEG_EVIDENTIAL":
            return told and item.polarity is not Polarity.POSITIVE
        case "COUNTER_FACTIVE":
            return item.polarity is not Polarity.POSITIVE
        case "CONDITIONAL":
            return item.reality is Reality.CONDITIONAL
        case "MODAL":
            return not settled or item.act in OPEN_ACTS
    return item.polarity is Polarity.POSITIVE and item.reality is Reality.ACTUAL


def judge(document: Document, spans: Sequence[Span]) -> list[str]:
    """The class that the rooms give to words; a word that they do not see is read as having happened."""
    return ["+" if item is None else attribution_class(item) for item in attributions(document, spans)]


def attributions(document: Document, spans: Sequence[Span]) -> list[Attribution | None]:
    """What the attribution room makes of words, as if each were an event; None where no token stands."""
    from tacitus.actors import find_actors  # noqa: PLC0415
    from tacitus.attribution import attribute, find_statements  # noqa: PLC0415

    heads = [next((token.index for token in document.tokens_in(span)), None) for span in spans]
    known = [head for head in heads if head is not None]
    events = tuple(Event((head,), document.sentence_of(head).index, "") for head in known)
    mentions = find_actors(document)
    found = iter(attribute(document, mentions, events, find_statements(document, mentions)))
    return [None if head is None else next(found) for head in heads]


def attribution_class(item: Attribution) -> str:
    """The class of an attribution."""
    if item.polarity is Polarity.NEGATIVE:
        return "-"
    real = item.reality in (Reality.ACTUAL, Reality.FUTURE) and item.certainty is not Certainty.POSSIBLE
    return "+" if real and item.polarity is Polarity.POSITIVE else "0"


def score(gold: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """Shares of one."""
    both = list(zip(gold, found, strict=True))
    values = {"macro_f1": macro_f1(gold, found, CLASSES), "accuracy": mean_true(a == b for a, b in both)}
    for label in CLASSES:
        values[f"recall_{label}"] = mean_true(b == label for a, b in both if a == label)
    return values | {"events": len(both)}
