"""``python -m benchmarks.language FILE``: words a second from raw text to trees and entities.

The model is run in a process of its own for each number of threads, so that neither warms the other's
memory. ``--spacy NAME`` times that spaCy pipeline on the same texts in the same way and prints the ratio.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from time import perf_counter

from benchmarks.gauge import Text, peak_megabytes, read_texts, words_in
from tacitus.records import Passage, PassageKind, Report

THREADS = (1, 2)


def time_tacitus(texts: list[Text], threads: int) -> dict[str, float]:
    """Words a second of the shipped model, its own words counted between white space as a peer's are."""
    from tacitus.language import load_model  # noqa: PLC0415

    model = load_model(threads=threads)
    reports = [_report(item) for item in texts]
    model.parse(reports[:1])
    begin = perf_counter()
    documents = model.parse(reports)
    seconds = perf_counter() - begin
    found = {"sentences": sum(len(item.sentences) for item in documents)}
    return {"words_per_second": words_in(texts) / seconds, "memory": peak_megabytes(), **found}


def _report(item: Text) -> Report:
    return Report(item.id, item.text, (Passage(0, len(item.text), PassageKind.BODY),))


def time_spacy(texts: list[Text], name: str) -> dict[str, float]:
    """Words a second of a spaCy pipeline in this process; one thread is what OMP_NUM_THREADS says."""
    pipeline = import_module("spacy").load(name)
    list(pipeline.pipe([texts[0].text]))
    begin = perf_counter()
    documents = list(pipeline.pipe(item.text for item in texts))
    seconds = perf_counter() - begin
    found = {"sentences": sum(1 for item in documents for _ in item.sents)}
    return {"words_per_second": words_in(texts) / seconds, "memory": peak_megabytes(), **found}


def _apart(given: argparse.Namespace, who: str, threads: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.language", str(given.file), "--child", who, "--threads", str(threads)]
    command += ["--limit", str(given.limit)] + (["--spacy", given.spacy] if given.spacy else [])
    environment = os.environ | {"OMP_NUM_THREADS": str(threads), "OMP_WAIT_POLICY": "PASSIVE"}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    values: dict[str, float] = json.loads(done.stdout)
    return values


def main(arguments: Sequence[str] | None = None) -> int:
    """Time the model on one and two threads, and a peer if it is named."""
    given = _parser().parse_args(arguments)
    if given.child:
        texts = read_texts(given.file, given.limit)
        timed = time_tacitus(texts, given.threads) if given.child == "tacitus" else time_spacy(texts, given.spacy)
        print(json.dumps(timed))
        return 0
    for threads in THREADS:
        ours = _apart(given, "tacitus", threads)
        print(_line("tacitus", threads, ours))
        if given.spacy:
            theirs = _apart(given, "spacy", threads)
            print(_line(given.spacy, threads, theirs))
            print(f"ratio            {ours['words_per_second'] / theirs['words_per_second']:.2f}")
    return 0


def _line(who: str, threads: int, values: dict[str, float]) -> str:
    rate, memory = values["words_per_second"], values["memory"]
    return f"{who:<16} {threads} thread(s) {rate:8.0f} words/s {memory:6.0f} MiB {values['sentences']:.0f} sentences"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.language", description=__doc__)
    parser.add_argument("file", type=Path, help="reports as JSONL")
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--spacy", help="a spaCy pipeline to time beside it, if it is installed")
    parser.add_argument("--child", choices=("tacitus", "spacy"), help=argparse.SUPPRESS)
    parser.add_argument("--threads", type=int, default=1, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
