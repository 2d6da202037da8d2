"""The label sets of the network, shared by the reader and the training."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

ROLES = ("source", "cue", "content")  # spans of an attribution, each tagged on its own
SCHEME = ("O", "B", "I", "E", "S")


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets in the order of the network's outputs; ``features`` holds one set for each feature."""

    upos: tuple[str, ...]
    features: tuple[tuple[str, ...], ...]
    scripts: tuple[str, ...]
    relations: tuple[str, ...]
    tags: tuple[str, ...]
    kinds: tuple[str, ...]


def load_labels(path: Path) -> Labels:
    """Label sets from the ``labels.json`` of a model or a training run."""
    given = json.loads(path.read_text(encoding="utf-8"))
    features = tuple(tuple(values) for values in given.pop("features"))
    return Labels(features=features, **{name: tuple(values) for name, values in given.items()})
