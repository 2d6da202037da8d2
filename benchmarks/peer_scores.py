"""``python -m benchmarks.peer_scores PIPELINE FILE …``: what the spaCy CNN of ``benchmarks.peer`` reaches, gold words.

A treebank file gives UPOS, UAS and LAS of its sentences, a file of articles the F1 of its held-out entities,
measured as ``quality`` measures the language model. spaCy is no dependency: run it where the CNN was trained.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from quality.entities import FULL_NAMES, Named, chosen, decode, score
from quality.gold import read_rows
from quality.measurement import Options
from quality.syntax import Tree, Word, score_trees, tree_of


def parsed(language: Any, sentences: Sequence[Sequence[str]]) -> Iterator[Any]:
    """spaCy's reading of sentences whose words are given; every sentence is one tree."""
    document = import_module("spacy.tokens").Doc
    made = (document(language.vocab, words=list(words)) for words in sentences)
    yield from language.pipe(made, batch_size=64)


def tree_scores(language: Any, path: Path) -> dict[str, float]:
    """UPOS, UAS and LAS in percent; where the CNN splits a sentence the later roots count as wrong heads."""
    gold = [tree_of(row) for row in read_rows(path, Options())]
    found = [_tree(item) for item in parsed(language, [[word.form for word in tree.words] for tree in gold])]
    values = score_trees(gold, found)
    return {name: values[name] for name in ("upos", "uas", "las")}


def _tree(parse: Any) -> Tree:
    words = (
        Word(token.text, "_", token.tag_, -1 if token.head.i == token.i else token.head.i, token.dep_.lower())
        for token in parse
    )
    return Tree("", parse.text, tuple(words))


def entity_scores(language: Any, path: Path) -> dict[str, float]:
    """F1 of exact spans and types over the held-out articles, and of persons and places."""
    rows = chosen(read_rows(path, Options()), "dev")
    sentences = [item for row in rows for item in row["sentences"]]
    gold = [entity for number, item in enumerate(sentences) for entity in decode(item["tags"], number)]
    readings = parsed(language, [item["tokens"] for item in sentences])
    found = [
        Named(number, span.start, span.end, FULL_NAMES.get(span.label_.lower(), span.label_.lower()))
        for number, item in enumerate(readings)
        for span in item.ents
    ]
    values = score(gold, found)
    return {name: values[name] for name in ("f1", "person_f1", "location_f1")}


def main() -> None:
    """Read the command line and print a line for each file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peer_scores", description=__doc__)
    parser.add_argument("pipeline", type=Path, help="folder that benchmarks.peer wrote")
    parser.add_argument("files", nargs="+", type=Path, help="treebank or entity files (JSONL)")
    given = parser.parse_args()
    language = import_module("spacy").load(given.pipeline)
    for path in given.files:
        measure = entity_scores if "sentences" in read_rows(path, Options(limit=1))[0] else tree_scores
        shown = "  ".join(f"{name} {value:.1f}" for name, value in measure(language, path).items())
        sys.stdout.write(f"{path.name}: {shown}\n")


if __name__ == "__main__":
    main()
