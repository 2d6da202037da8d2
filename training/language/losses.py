"""Targets from sentences, and the loss of each head."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from tacitus.language.labels import Labels
from training.language.batching import table
from training.language.data import RoleSentence, TaggedSentence, TreeSentence
from training.language.network import Network, Scores

IGNORED = -100


class Targets:
    """Turns sentences into target tensors."""

    def __init__(self, labels: Labels) -> None:
        self.upos = {name: index for index, name in enumerate(labels.upos)}
        self.features = [{name: index for index, name in enumerate(values)} for values in labels.features]
        self.scripts = {name: index for index, name in enumerate(labels.scripts)}
        self.relations = {name: index for index, name in enumerate(labels.relations)}
        self.tags = {name: index for index, name in enumerate(labels.tags)}
        self.kinds = {name: index for index, name in enumerate(labels.kinds)}

    def starts(self, batch: Sequence[Sequence[TreeSentence | TaggedSentence]], width: int, device: str) -> Tensor:
        rows = [[int(place == 0) for item in run for place in range(len(item.forms))] for run in batch]
        target = table(rows, width, IGNORED, device)
        target[:, 0] = IGNORED
        return target

    def heads(self, batch: Sequence[Sequence[TreeSentence]], width: int, device: str) -> tuple[Tensor, Tensor]:
        """Heads as columns of the arc scores, and the number of the sentence of each word."""
        rows, owners = [], []
        for run in batch:
            row: list[int] = []
            owner: list[int] = []
            for number, item in enumerate(run):
                base = len(row)
                row.extend(0 if head == 0 else base + head for head in item.heads)
                owner.extend([number] * len(item.forms))
            rows.append(row)
            owners.append(owner)
        return table(rows, width, IGNORED, device), table(owners, width, -1, device)


def entropy(scores: Tensor, target: Tensor) -> Tensor:
    """Cross-entropy over the words that have a target."""
    return functional.cross_entropy(scores.flatten(0, -2).float(), target.flatten(), ignore_index=IGNORED)


def tree_loss(network: Network, scores: Scores, batch: Sequence[Sequence[TreeSentence]], targets: Targets) -> Tensor:
    """The loss of every head that a treebank teaches."""
    width, device = scores.upos.shape[1], str(scores.upos.device)

    def row(name: str, index: dict[str, int]) -> Tensor:
        return table(
            [[index.get(cell, IGNORED) for item in run for cell in getattr(item, name)] for run in batch],
            width,
            IGNORED,
            device,
        )

    loss = entropy(scores.upos, row("upos", targets.upos)) + 0.5 * entropy(
        scores.scripts, row("scripts", targets.scripts)
    )
    for place, head in enumerate(scores.features):
        index = targets.features[place]
        cells = [[index[cell[place]] for item in run for cell in item.features] for run in batch]
        loss = loss + 0.3 * entropy(head, table(cells, width, IGNORED, device))
    kinds = [
        [targets.kinds.get(cell, 0) if item.kinds else IGNORED for item in run for cell in item.kinds or item.forms]
        for run in batch
    ]
    if any(cell != IGNORED for line in kinds for cell in line):
        loss = loss + 0.3 * entropy(scores.kinds, table(kinds, width, IGNORED, device))
    heads, owners = targets.heads(batch, width, device)
    same = owners[:, :, None] == owners[:, None, :]
    allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    loss = loss + entropy(scores.arcs.float().masked_fill(~allowed, -1e4), heads)
    chosen = heads != IGNORED
    rows, columns = chosen.nonzero(as_tuple=True)
    pairs = network.relate(scores.relation_dependent[rows, columns], scores.relation_head[rows, heads[rows, columns]])
    relations = row("relations", targets.relations)[rows, columns]
    return loss + functional.cross_entropy(pairs.float(), relations, ignore_index=IGNORED)


def start_loss(scores: Scores, batch: Sequence[Sequence[TreeSentence]], targets: Targets) -> Tensor:
    """The loss of the sentence starts; none where a window holds one sentence only."""
    target = targets.starts(batch, scores.starts.shape[1], str(scores.starts.device))
    known = target != IGNORED
    if not bool(known.any()):
        return scores.starts.sum() * 0
    return functional.binary_cross_entropy_with_logits(scores.starts[known].float(), target[known].float())


def entity_loss(scores: Scores, batch: Sequence[Sequence[TaggedSentence]], targets: Targets) -> Tensor:
    """The loss of the named entities."""
    width = scores.tags.shape[1]
    cells = [[targets.tags[tag] for item in run for tag in item.tags] for run in batch]
    return entropy(scores.tags, table(cells, width, IGNORED, str(scores.tags.device)))


def role_loss(scores: Scores, batch: Sequence[Sequence[RoleSentence]]) -> Tensor:
    """The loss of the marks of source, cue and content."""
    width, device = scores.roles.shape[1], str(scores.roles.device)
    loss = scores.roles.sum() * 0
    for place in range(scores.roles.shape[2]):
        cells = [[mark for item in run for mark in item.roles[place]] for run in batch]
        loss = loss + entropy(scores.roles[:, :, place], table(cells, width, IGNORED, device))
    return loss
