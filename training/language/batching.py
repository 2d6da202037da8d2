"""Batches of windows, and the arrays that the network reads of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor

from tacitus.language.encoding import Encoded, Encoder
from training.language.data import TaggedSentence, TreeSentence, windows
from training.language.plan import Plan

LONGEST = 110  # words of a window of several sentences, as at run time


def batches(
    sentences: Sequence[TreeSentence] | Sequence[TaggedSentence], plan: Plan, chooser: random.Random, alone: float
) -> list[list[list[TreeSentence]]]:
    """One epoch of batches of windows of about equal length, shuffled."""
    runs = list(windows(list(sentences), chooser, alone, LONGEST))  # type: ignore[type-var]
    runs.sort(key=lambda run: sum(len(item.forms) for item in run) + chooser.random() * 6)
    result: list[list[list[TreeSentence]]] = [[]]
    longest = 0
    for run in runs:
        size = sum(len(item.forms) for item in run)
        longest = max(longest, size)
        if result[-1] and longest * (len(result[-1]) + 1) > plan.batch_words:
            result.append([])
            longest = size
        result[-1].append(run)  # type: ignore[arg-type]
    chooser.shuffle(result)
    return result


def reshape(words: list[str], chooser: random.Random, share: float) -> list[str]:
    """Sometimes show a window as a headline would: the encoder sees only the shapes change."""
    if chooser.random() >= share:
        return words
    way = chooser.choice(("upper", "title", "lower"))
    return [getattr(word, way)() if word.isalpha() else word for word in words]


def encode(encoder: Encoder, batch: Sequence[Sequence[TreeSentence]], chooser: random.Random, share: float) -> Encoded:
    """Arrays of a batch of windows."""
    rows = [reshape([word for item in run for word in item.forms], chooser, share) for run in batch]
    return encoder.encode(rows, [[space for item in run for space in item.spaces] for run in batch])


def tensors(arrays: Encoded, device: str) -> tuple[Tensor, ...]:
    """The network's inputs."""
    names = ("pieces", "piece_shapes", "firsts", "lasts", "shapes")
    return tuple(torch.from_numpy(getattr(arrays, name)).to(device) for name in names)


def table(rows: Sequence[Sequence[int]], width: int, fill: int, device: str) -> Tensor:
    """Padded integer rows."""
    result = np.full((len(rows), width), fill, np.int64)
    for index, row in enumerate(rows):
        result[index, : len(row)] = row
    return torch.from_numpy(result).to(device)


def endless(
    sentences: Sequence[TreeSentence] | Sequence[TaggedSentence], plan: Plan, seed: int, alone: float
) -> Iterator[list[list[TreeSentence]]]:
    """Batches of epoch after epoch."""
    epoch = 0
    while True:
        yield from batches(sentences, plan, random.Random(seed * 1000 + epoch), alone)
        epoch += 1
