"""What quantisation costs: ``python -m training.language.compare FILE MODEL OTHER`` scores two exported models."""

from __future__ import annotations

import argparse
from pathlib import Path

from quality.entities import chosen, decode, of_document, score
from quality.gold import Row, read_rows
from quality.measurement import Options
from quality.syntax import score_trees, tree_of, tree_of_document
from tacitus.language import load_model


def scores(file: Path, folder: Path, limit: int | None) -> dict[str, float]:
    """An exported model's figures in percent on gold words: of trees or, for articles, of held-out entities."""
    rows = read_rows(file, Options())
    if "sentences" in rows[0]:
        return entity_scores(chosen(rows, "dev")[:limit], folder)
    gold = [tree_of(row) for row in rows[:limit]]
    documents = load_model(str(folder)).parse_words([[word.form for word in tree.words] for tree in gold])
    values = score_trees(gold, [tree_of_document(item) for item in documents])
    return {name: values[name] for name in ("upos", "uas", "las", "lemma")}


def entity_scores(articles: list[Row], folder: Path) -> dict[str, float]:
    """F1 of all entities and of each type."""
    sentences = [item for row in articles for item in row["sentences"]]
    documents = load_model(str(folder)).parse_words([item["tokens"] for item in sentences])
    gold = [entity for number, item in enumerate(sentences) for entity in decode(item["tags"], number)]
    values = score(gold, [entity for number, item in enumerate(documents) for entity in of_document(item, number)])
    return {name: value for name, value in values.items() if name.endswith("f1")}


def main() -> None:
    """Read the command line and print both models' figures side by side."""
    parser = argparse.ArgumentParser(description="Compare two exported language models on a treebank or entity file.")
    parser.add_argument("file", type=Path)
    parser.add_argument("models", type=Path, nargs=2)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    first, second = (scores(options.file, folder, options.limit) for folder in options.models)
    for name in first:
        print(f"{name:16} {first[name]:8.2f} {second[name]:8.2f} {second[name] - first[name]:+7.2f}")


if __name__ == "__main__":
    main()
