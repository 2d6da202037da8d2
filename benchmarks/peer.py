"""``python -m benchmarks.peer --trees FILE … --entities FILE --out FOLDER``: trains a spaCy CNN to time against.

The pipeline is that of spaCy's efficiency settings (hash embeddings, four convolutions of width 96) with tagger,
parser and entity recogniser on one shared layer, trained on the files that the language model is trained on.
spaCy is no dependency: install it in an environment of its own with the package.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

from training.language.data import TaggedSentence, TreeSentence, read_entities, read_trees

BATCH = 64  # sentences of a step


def pipeline_of(spacy: Any) -> Any:
    """An untrained pipeline: three components that listen to one convolutional layer."""
    language = spacy.blank("en")
    language.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.HashEmbedCNN.v2", **CONVOLUTIONS}})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": CONVOLUTIONS["width"], "upstream": "tok2vec"}
    for name, model in HEADS.items():
        language.add_pipe(name, config={"model": {**model, "tok2vec": listener}})
    return language


CONVOLUTIONS = {
    "pretrained_vectors": None,
    "width": 96,
    "depth": 4,
    "embed_size": 2000,
    "window_size": 1,
    "maxout_pieces": 3,
    "subword_features": True,
}
STATES = {"@architectures": "spacy.TransitionBasedParser.v2", "hidden_width": 64, "maxout_pieces": 2, "use_upper": True}
HEADS: dict[str, dict[str, Any]] = {
    "tagger": {"@architectures": "spacy.Tagger.v2"},
    "parser": {**STATES, "state_type": "parser", "extra_state_tokens": False},
    "ner": {**STATES, "state_type": "ner", "extra_state_tokens": False},
}


def examples(
    language: Any, trees: list[TreeSentence], entities: list[TaggedSentence], chooser: random.Random
) -> Iterator[Any]:
    """One example a sentence, in a new order each time; what a sentence's set does not tell is left out."""
    example = import_module("spacy.training").Example
    document = import_module("spacy.tokens").Doc
    items: list[TreeSentence | TaggedSentence] = [*trees, *entities]
    chooser.shuffle(items)
    for item in items:
        spaces = [*item.spaces[1:], False]
        given: dict[str, Any] = {}
        if isinstance(item, TreeSentence):
            heads = [place if head == 0 else head - 1 for place, head in enumerate(item.heads)]
            given = {"tags": list(item.upos), "heads": heads, "deps": [rel.partition(":")[0] for rel in item.relations]}
        else:
            given = {"entities": [SCHEME[tag[0]] + tag[1:] for tag in item.tags]}
        try:
            yield example.from_dict(document(language.vocab, words=list(item.forms), spaces=spaces), given)
        except ValueError:  # a few rows of the entity set end an entity that never began
            continue


SCHEME = {"O": "O", "B": "B", "I": "I", "E": "L", "S": "U"}


def train(given: argparse.Namespace) -> None:
    """Train for so many seconds and write the pipeline with a line about how far it came."""
    spacy = import_module("spacy")
    chooser = random.Random(7)
    trees = [item for path in given.trees for item in read_trees(path)]
    entities, _ = read_entities(given.entities)
    language = pipeline_of(spacy)
    first = [*examples(language, trees[:2000], entities[:2000], chooser)]
    optimizer = language.initialize(lambda: first)
    begin, words = perf_counter(), 0
    while perf_counter() - begin < given.seconds:
        stream = examples(language, trees, entities, chooser)
        while batch := [item for _, item in zip(range(BATCH), stream, strict=False)]:
            language.update(batch, sgd=optimizer, drop=0.1)
            words += sum(len(item.reference) for item in batch)
            if perf_counter() - begin > given.seconds:
                break
    language.to_disk(given.out)
    sys.stdout.write(f"{words} words read in {perf_counter() - begin:.0f} s of training\n")


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peer", description=__doc__)
    parser.add_argument("--trees", nargs="+", type=Path, required=True, help="treebank files (JSONL)")
    parser.add_argument("--entities", type=Path, required=True, help="entity file (JSONL)")
    parser.add_argument("--out", type=Path, required=True, help="folder of the pipeline")
    parser.add_argument("--seconds", type=float, default=1500, help="how long to train")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
