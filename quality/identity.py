"""The same event across reports: gold mentions are given, topics are not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from quality.conll import conll
from quality.gold import Row, need, read_rows
from quality.measurement import Measurement, Options
from tacitus.weighing import Origin, Telling, act_words, same_events


def measure(path: Path, options: Options) -> Measurement:
    """CoNLL F1 of the program's events.

    A row has ``doc_id``, ``mention_id``, ``sent_id``, ``sentence``, ``trigger`` and ``cluster_id``; a report is known
    by the sentences that its mentions stand in. Arguments, topics and event types of the gold are not looked at.
    """
    rows = read_rows(path, options)
    need(path, rows[0], "doc_id", "mention_id", "sent_id", "sentence", "trigger", "cluster_id")
    gold = {row["mention_id"]: row["cluster_id"] for row in rows}
    found = clusters(rows)
    values: dict[str, float] = {**conll(gold, found)}
    values |= {"mentions": len(gold), "gold_events": len(set(gold.values())), "events": len(set(found.values()))}
    return Measurement(values, tuple(_misses(rows, gold, found)))


def clusters(rows: list[Row]) -> Mapping[str, int]:
    """The event of each mention, numbered."""
    sentences: dict[str, dict[int, str]] = defaultdict(dict)
    for row in rows:
        sentences[row["doc_id"]][row["sent_id"]] = row["sentence"]
    reports = [Origin(name, text=" ".join(lines[key] for key in sorted(lines))) for name, lines in sentences.items()]
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
