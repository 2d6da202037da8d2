"""The same event across reports: with gold mentions, and with the program's own; topics are not given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from quality.conll import conll
from quality.gold import Row, need, read_rows
from quality.measurement import Measurement, Options
from quality.rooms import Failure, read_all, sentence_report
from quality.scoring import share
from tacitus.exports import to_objects
from tacitus.records import Report
from tacitus.weighing import Origin, Telling, act_words, same_events, telling_of


def measure(path: Path, options: Options) -> Measurement:
    """CoNLL F1 of the program's events, with gold mentions (``conll_f1``) and with its own (``own_conll_f1``).

    A row has ``doc_id``, ``mention_id``, ``sent_id``, ``sentence``, ``trigger`` and ``cluster_id``; a report is known
    by the sentences that its mentions stand in. Arguments, topics and event types of the gold are not looked at.
    Own mentions are read from the sentences; where rows say where the trigger stands (``trigger_char_span``), a record
    whose words overlap it is that mention. ``own_paired_conll_f1`` looks at mentions that both sides have alone.
    """
    rows = read_rows(path, options)
    need(path, rows[0], "doc_id", "mention_id", "sent_id", "sentence", "trigger", "cluster_id")
    gold = {row["mention_id"]: row["cluster_id"] for row in rows}
    found = clusters(rows)
    values: dict[str, float] = {**conll(gold, found)}
    values |= {"mentions": len(gold), "gold_events": len(set(gold.values())), "events": len(set(found.values()))}
    if rows[0].get("trigger_char_span"):
        values |= own_values(rows, gold)
    return Measurement(values, tuple(_misses(rows, gold, found)))


def own_values(rows: list[Row], gold: Mapping[str, str]) -> dict[str, float]:
    """The figures with the program's own mentions."""
    found = own_clusters(rows)
    paired = {name: cluster for name, cluster in found.items() if name in gold}
    of_pairs = conll({name: gold[name] for name in paired}, paired)["conll_f1"] if paired else 0.0
    return {
        "own_conll_f1": conll(gold, found)["conll_f1"],
        "own_paired_conll_f1": of_pairs,
        "own_mentions": len(found),
        "own_precision": 100 * share(len(paired), len(found)),
        "own_recall": 100 * share(len(paired), len(gold)),
    }


def own_clusters(rows: list[Row]) -> dict[str, int]:
    """The event of each record that is read, by the gold mention that its words overlap, else by its own id."""
    places = _places(rows)
    reports = [_report(name, lines) for name, lines in _sentences(rows).items()]
    tellings: list[Telling] = []
    for reading in read_all(reports):
        if not isinstance(reading, Failure):
            tellings += (telling_of(item) for item in to_objects(reading))
    names, taken = dict[tuple[str, str], str](), set[str]()
    for telling in tellings:
        name = _mention_at(places[telling.report], telling) or ""
        names[telling.key] = name if name and name not in taken else " ".join(telling.key)
        taken.add(name)
    origins = [Origin(report.id, text=report.text) for report in reports]
    happenings = enumerate(same_events(tellings, origins))
    return {names[telling.key]: number for number, happening in happenings for telling in happening.tellings}


def _report(name: str, lines: Mapping[int, str]) -> Report:
    return sentence_report(name, "\n".join(lines[key] for key in sorted(lines)))


def _places(rows: list[Row]) -> dict[str, dict[str, tuple[int, int]]]:
    """By report where each mention's trigger stands in the text of its sentences."""
    found: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    begins: dict[tuple[str, int], int] = {}
    for name, lines in _sentences(rows).items():
        position = 0
        for key in sorted(lines):
            begins[name, key] = position
            position += len(lines[key]) + 1
    for row in rows:
        begin, (low, high) = begins[row["doc_id"], row["sent_id"]], row["trigger_char_span"]
        found[row["doc_id"]][row["mention_id"]] = begin + low, begin + high
    return found


def _mention_at(places: Mapping[str, tuple[int, int]], telling: Telling) -> str | None:
    at = telling.begin + telling.at
    return next((name for name, (low, high) in places.items() if low < at + len(telling.words) and at < high), None)


def _sentences(rows: list[Row]) -> dict[str, dict[int, str]]:
    sentences: dict[str, dict[int, str]] = defaultdict(dict)
    for row in rows:
        sentences[row["doc_id"]][row["sent_id"]] = row["sentence"]
    return sentences


def clusters(rows: list[Row]) -> Mapping[str, int]:
    """The event of each mention, numbered."""
    named = _sentences(rows).items()
    reports = [Origin(name, text=" ".join(lines[key] for key in sorted(lines))) for name, lines in named]
    tellings = [
        Telling(
            row["doc_id"],
            row["mention_id"],
            "",
            words=row["trigger"],
            act=act_words(row["trigger"]),
            sentence=row["sent_id"],
            text=row["sentence"],
        )
        for row in rows
    ]
    return {
        telling.id: number
        for number, happening in enumerate(same_events(tellings, reports))
        for telling in happening.tellings
    }


def _misses(rows: list[Row], gold: Mapping[str, str], found: Mapping[str, int]) -> Iterator[str]:
    """Pairs of neighbours in a gold event that were not brought together."""
    last: dict[str, Row] = {}
    for row in rows:
        before = last.get(gold[row["mention_id"]])
        if before and found[before["mention_id"]] != found[row["mention_id"]]:
            yield f"apart: {before['trigger']} | {row['trigger']}: {row['sentence'][:100]}"
        last[gold[row["mention_id"]]] = row
