"""What quantisation costs: ``python -m training.language.compare FILE MODEL OTHER`` scores two exported models."""

from __future__ import annotations

import argparse
from pathlib import Path

from quality.gold import read_rows
from quality.measurement import Options
from quality.syntax import score_trees, tree_of, tree_of_document
from tacitus.language import load_model


def scores(file: Path, folder: Path, limit: int | None) -> dict[str, float]:
    """UPOS, UAS, LAS and lemma of an exported model on a treebank file, gold words, in percent."""
    gold = [tree_of(row) for row in read_rows(file, Options(limit))]
    documents = load_model(str(folder)).parse_words([[word.form for word in tree.words] for tree in gold])
    return dict(score_trees(gold, [tree_of_document(item) for item in documents]))


def main() -> None:
    """Read the command line and print both models' figures side by side."""
    parser = argparse.ArgumentParser(description="Compare two exported language models on a treebank file.")
    parser.add_argument("file", type=Path)
    parser.add_argument("models", type=Path, nargs=2)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    first, second = (scores(options.file, folder, options.limit) for folder in options.models)
    for name in ("upos", "uas", "las", "lemma"):
        print(f"{name:8} {first[name]:8.2f} {second[name]:8.2f} {second[name] - first[name]:+7.2f}")


if __name__ == "__main__":
    main()
