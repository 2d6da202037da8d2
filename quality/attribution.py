"""Who says what: spans and relations of attribution, and statements that became facts.

A gold and a predicted attribution pair one to one if their contents share half their characters (Jaccard of
.5 or more) and their sources overlap, or both have none. Spans are exact, edges of white space apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quality.gold import Row, day, find_spans, need, read_rows
from quality.measurement import Measurement, Options
from quality.rooms import Failure, failures, head_span, read_all, whole_report
from quality.scoring import Score, any_overlap, exact, jaccard, merged, pair, share, total
from quality.vocabulary import vocabulary
from tacitus.records import Footing, Reading, Span, SpeechPart, Statement

SAME_CONTENT = 0.5  # the threshold of the published comparisons of attribution systems
QUOTES = "\"“”‘’'«»"


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution: the spans of its source, cue and content."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """An event record: the characters of its head, whether it carries a chain, and whether whoever the chain names
    only takes it up (condemns, welcomes, plans it) and the report itself tells it.
    """

    head: Span
    sourced: bool
    taken_up: bool = False


@dataclass(frozen=True, slots=True)
class Sayings:
    """A report's gold and predicted attributions, and its event records."""

    id: str
    text: str
    gold: tuple[Saying, ...]
    found: tuple[Saying, ...]
    events: tuple[Placed, ...] = ()
    marked: Saying = Saying((), (), ())  # what the network marks of each part, unjoined


Classify = Callable[[str, Saying], str]


def measure(path: Path, options: Options) -> Measurement:
    """Relations, spans, classes and false assertions; GUM's frames if the rows hold those."""
    rows = [row for row in read_rows(path, options) if row.get("primary", True)]
    need(path, rows[0], "id", "text", "attributions")
    results = list(
        read_all([whole_report(row["id"], row["text"], day(row.get("date"))) for row in rows], "statements", "records")
    )
    reports = [_sayings(row, result) for row, result in zip(rows, results, strict=True)]
    framed = any("frame" in item for row in rows for item in row["attributions"])
    lost = failures(results)
    values = score_frames(reports) if framed else score(reports)
    lines = [line for item in reports for line in misses(item)]
    return Measurement(values | {"reports": len(rows), "failures": len(lost)}, (*lost, *sorted(lines)))


def _sayings(row: Row, result: Reading | Failure) -> Sayings:
    text = row["text"]
    gold = tuple(said_in(text, item) for item in row["attributions"])
    if isinstance(result, Failure):
        return Sayings(row["id"], text, gold, ())
    found = tuple(_said(text, item) for item in result.statements)
    events = (
        Placed(
            head_span(result, item.event.predicate[0]),
            bool(item.attribution.chain),
            item.attribution.basis in (Footing.PRESUPPOSED, Footing.ATTITUDE),
        )
        for item in result.records
    )
    return Sayings(row["id"], text, gold, found, tuple(events), _marked(result))


def _marked(reading: Reading) -> Saying:
    spans = [
        tuple(item.span for item in reading.document.speech if item.part is part)
        for part in (SpeechPart.SOURCE, SpeechPart.CUE, SpeechPart.CONTENT)
    ]
    return Saying(*spans)


def said_in(text: str, item: Row) -> Saying:
    """A gold attribution; a frame (source and cue in one) stands for both."""
    if "frame" in item:
        frame = _trimmed(text, find_spans(text, item["frame"]))
        return Saying(frame, frame, _trimmed(text, find_spans(text, item["content"])))
    return Saying(*(_trimmed(text, find_spans(text, item[key])) for key in ("source", "cue", "content")))


def _said(text: str, item: Statement) -> Saying:
    return Saying(*(_trimmed(text, spans) for spans in (item.source, item.cue, item.content)))


def _trimmed(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans without white space at their edges, in order; empty ones left out."""
    result = []
    for span in spans:
        words = span.of(text)
        begin = span.begin + len(words) - len(words.lstrip())
        end = span.begin + len(words.rstrip())
        if begin < end:
            result.append(Span(begin, end))
    return tuple(sorted(result))


# --- scores ---------------------------------------------------------------------------------------


def same_saying(gold: Saying, found: Saying) -> bool:
    """The pairing rule of relations."""
    if jaccard(gold.content, found.content) < SAME_CONTENT:
        return False
    if not gold.source or not found.source:
        return not gold.source and not found.source
    return any_overlap(gold.source, found.source)


def same_content(gold: Saying, found: Saying) -> bool:
    """The same without the source."""
    return jaccard(gold.content, found.content) >= SAME_CONTENT


def score(reports: Sequence[Sayings]) -> dict[str, float]:
    """All figures as shares of one."""
    values = total(_relations(item) for item in reports).values("relation")
    contents = total(
        Score(len(pair(item.gold, item.found, same_content)), len(item.found), len(item.gold)) for item in reports
    )
    values |= {"content_only_f1": contents.f1}
    for part in ("source", "cue", "content"):
        values |= total(exact(_chunks(item.gold, part), _chunks(item.found, part)) for item in reports).values(part)
        marked = total(exact(_chunks(item.gold, part), _chunks([item.marked], part)) for item in reports)
        values[f"marked_{part}_f1"] = marked.f1
    values |= _by_class(reports, quotation) | _by_class(reports, source_kind)
    return values | score_assertions(reports) | {"gold": sum(len(item.gold) for item in reports)}


def _relations(item: Sayings) -> Score:
    return Score(len(pair(item.gold, item.found, same_saying)), len(item.found), len(item.gold))


def _chunks(sayings: Iterable[Saying], part: str) -> set[Span]:
    return {span for item in sayings for span in getattr(item, part)}


def _by_class(reports: Sequence[Sayings], classify: Classify) -> dict[str, float]:
    """Relation F1 by class: a pair counts in the class of its gold, an unpaired prediction in its own."""
    scores: dict[str, Score] = {}
    for item in reports:
        pairs = pair(item.gold, item.found, same_saying)
        hit = {f for _, f in pairs}
        for g, _ in pairs:
            _add(scores, classify(item.text, item.gold[g]), Score(1, 1, 0))
        for gold in item.gold:
            _add(scores, classify(item.text, gold), Score(0, 0, 1))
        for index, found in enumerate(item.found):
            if index not in hit:
                _add(scores, classify(item.text, found), Score(0, 1, 0))
    return {f"relation_{name}_f1": value.f1 for name, value in sorted(scores.items())}


def _add(scores: dict[str, Score], name: str, value: Score) -> None:
    scores[name] = scores.get(name, Score()) + value


def quotation(text: str, saying: Saying) -> str:
    """direct (all of the content in quotation marks), mixed (some of it), indirect."""
    words = [span.of(text) for span in merged(saying.content)]
    if not any(mark in item for item in words for mark in QUOTES[:3]):
        return "indirect"
    quoted = all(item[0] in QUOTES and item.rstrip(".,;!?")[-1:] in QUOTES for item in words)
    return "direct" if quoted else "mixed"


def source_kind(text: str, saying: Saying) -> str:
    """none, pronoun, named (a capital inside the source) or anonymous."""
    words = " ".join(span.of(text) for span in saying.source).split()
    if not words:
        return "no_source"
    if len(words) == 1 and words[0].lower() in vocabulary().pronouns:
        return "pronoun"
    named = any(word[:1].isupper() for word in words[1:]) or (words[0][:1].isupper() and not _function(words[0]))
    return "named" if named else "anonymous"


def _function(word: str) -> bool:
    return word.lower() in vocabulary().function_words


def score_assertions(reports: Sequence[Sayings]) -> dict[str, float]:
    """``false_assertions``: of records whose head stands in a gold content, those without a chain, and ``taken_up``
    those whose chain only takes them up; ``false_attributions``: of the others, those with a chain.
    """
    inside: list[Placed] = []
    outside: list[Placed] = []
    for item in reports:
        contents = merged(span for saying in item.gold for span in saying.content)
        for event in item.events:
            (inside if any_overlap([event.head], contents) else outside).append(event)
    return {
        "false_assertions": share(sum(not event.sourced for event in inside), len(inside)),
        "taken_up": share(sum(event.taken_up for event in inside), len(inside)),
        "false_attributions": share(sum(event.sourced for event in outside), len(outside)),
        "records_inside": len(inside),
        "records_outside": len(outside),
    }


def score_frames(reports: Sequence[Sayings]) -> dict[str, float]:
    """GUM: the frame overlaps source or cue, the contents share half their characters."""
    scores = (Score(len(pair(item.gold, item.found, _framed)), len(item.found), len(item.gold)) for item in reports)
    return total(scores).values("relation") | {"gold": sum(len(item.gold) for item in reports)}


def _framed(gold: Saying, found: Saying) -> bool:
    return same_content(gold, found) and any_overlap(gold.source, (*found.source, *found.cue))


def misses(report: Sayings) -> Iterator[str]:
    """A line for each false assertion, missed and false attribution."""
    contents = merged(span for saying in report.gold for span in saying.content)
    for event in report.events:
        if not event.sourced and any_overlap([event.head], contents):
            around = Span(max(0, event.head.begin - 150), event.head.end + 80).of(report.text)
            yield f"asserted [{event.head.of(report.text)}] {report.id}: {' '.join(around.split())}"
    pairs = pair(report.gold, report.found, same_saying)
    hit_gold, hit_found = {g for g, _ in pairs}, {f for _, f in pairs}
    for label, sayings, hit in (("missed", report.gold, hit_gold), ("surplus", report.found, hit_found)):
        for index, item in enumerate(sayings):
            if index not in hit:
                yield f"{label} {_quoted(report.text, item)}"


def _quoted(text: str, saying: Saying) -> str:
    parts = (" … ".join(span.of(text) for span in spans) for spans in (saying.source, saying.cue, saying.content))
    return " | ".join(" ".join(part.split())[:160] for part in parts)
