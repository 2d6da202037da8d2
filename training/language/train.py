"""Trains the network: ``python -m training.language.train --help``.

Stops and starts again from its last checkpoint; writes seed, data digests, settings and dev scores to ``run.json``.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from tacitus.language.encoding import Encoded, Encoder
from training.language.data import (
    Inventory,
    TaggedSentence,
    TreeSentence,
    digest,
    inventory,
    lemma_lexicon,
    read_entities,
    read_trees,
    windows,
)
from training.language.network import Labels, Network, Scores, load_encoder

IGNORED = -100


@dataclass(frozen=True, slots=True)
class Plan:
    """Settings of a run."""

    seed: int = 7
    tree_epochs: float = 8
    entity_epochs: float = 3
    batch_words: int = 1100
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    warmup: float = 0.06
    average: float = 0.998
    reshaped: float = 0.06  # share of windows shown in capitals, in title case or in small letters


def labels_of(labels: Inventory) -> Labels:
    """Sizes of the heads."""
    return Labels(
        len(labels.upos),
        tuple(len(values) for values in labels.features),
        len(labels.scripts),
        len(labels.relations),
        len(labels.tags),
        len(labels.kinds),
    )


def batches(
    sentences: Sequence[TreeSentence] | Sequence[TaggedSentence], plan: Plan, chooser: random.Random, alone: float
) -> list[list[list[TreeSentence]]]:
    """One epoch of batches of windows of about equal length, shuffled."""
    runs = list(windows(list(sentences), chooser, alone, 110))  # type: ignore[type-var]
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


class Targets:
    """Turns sentences into target tensors."""

    def __init__(self, labels: Inventory) -> None:
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


class Average:
    """A running mean of the weights, which is what is measured and shipped."""

    def __init__(self, network: Network, decay: float) -> None:
        self.decay = decay
        self.steps = 0
        self.weights = {name: value.detach().clone() for name, value in network.state_dict().items()}

    @torch.no_grad()
    def update(self, network: Network) -> None:
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        mine, theirs = [], []
        for name, value in network.state_dict().items():
            mine.append(self.weights[name])
            theirs.append(value)
        torch._foreach_lerp_(mine, theirs, 1 - decay)


def optimizer_of(network: Network, plan: Plan) -> torch.optim.AdamW:
    """AdamW with a low rate for the encoder and a high one for shapes and heads."""
    low = [value for name, value in network.encoder.named_parameters() if not name.startswith("shapes")]
    known = {id(value) for value in low}
    high = [value for value in network.parameters() if id(value) not in known]
    groups = [
        {"params": low, "lr": plan.encoder_rate, "base": plan.encoder_rate},
        {"params": high, "lr": plan.head_rate, "base": plan.head_rate},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)


def rate(step: int, total: int, plan: Plan) -> float:
    """Linear warm-up, then a cosine down to nothing."""
    warm = max(1, int(total * plan.warmup))
    if step < warm:
        return (step + 1) / warm
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (step - warm) / max(1, total - warm))))


def endless(
    sentences: Sequence[TreeSentence] | Sequence[TaggedSentence], plan: Plan, seed: int, alone: float
) -> Iterator[list[list[TreeSentence]]]:
    """Batches of epoch after epoch."""
    epoch = 0
    while True:
        yield from batches(sentences, plan, random.Random(seed * 1000 + epoch), alone)
        epoch += 1


def run(options: argparse.Namespace) -> None:
    """Train from the given folders until the plan is done."""
    plan = Plan(tree_epochs=options.tree_epochs, entity_epochs=options.entity_epochs, batch_words=options.batch_words)
    torch.manual_seed(plan.seed)
    torch.set_num_threads(options.threads)
    trees = [sentence for name in options.trees for sentence in read_trees(Path(name))]
    entities, kept = read_entities(Path(options.entities))
    labels = inventory(trees, entities)
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "labels.json").write_text(json.dumps(asdict(labels), ensure_ascii=False), encoding="utf-8")
    (out / "lemmas.json").write_text(
        json.dumps(lemma_lexicon(trees, labels.scripts), ensure_ascii=False), encoding="utf-8"
    )
    sources = {
        Path(name).name: digest(Path(name))
        for name in [*options.trees, options.entities, Path(options.encoder) / "model.safetensors"]
    }
    (out / "run.json").write_text(
        json.dumps({"plan": asdict(plan), "sources": sources, "torch": torch.__version__}, indent=1), encoding="utf-8"
    )
    network = Network(labels_of(labels))
    load_encoder(network, Path(options.encoder) / "model.safetensors")
    encoder = Encoder.load(Path(options.encoder) / "tokenizer.json")
    loop(network, encoder, trees, entities, labels, plan, options)


def loop(
    network: Network,
    encoder: Encoder,
    trees: list[TreeSentence],
    entities: list[TaggedSentence],
    labels: Inventory,
    plan: Plan,
    options: argparse.Namespace,
) -> None:
    """The training loop: a batch of trees, and of entities at the rate the plan asks for."""
    out, targets = Path(options.out), Targets(labels)
    optimizer, average = optimizer_of(network, plan), Average(network, plan.average)
    tree_steps = int(len(batches(trees, plan, random.Random(0), 0.4)) * plan.tree_epochs)
    entity_steps = int(len(batches(entities, plan, random.Random(0), 0.3)) * plan.entity_epochs)
    step = resume(out, network, optimizer, average)
    tree_source, entity_source = endless(trees, plan, plan.seed, 0.4), endless(entities, plan, plan.seed + 1, 0.3)
    chooser = random.Random(plan.seed + step)
    if step:  # go on with data not seen since the start of the epoch that was interrupted
        tree_source, entity_source = (
            endless(trees, plan, plan.seed + step, 0.4),
            endless(entities, plan, plan.seed + step + 1, 0.3),
        )
    ratio, owed, began, seen = entity_steps / tree_steps, 0.0, time.time(), 0
    print(f"{tree_steps} steps of trees, {entity_steps} of entities, from step {step}", flush=True)
    network.train()
    while step < tree_steps:
        factor = rate(step, tree_steps, plan)
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * factor
        owed += ratio
        batch = next(tree_source)
        losses = [train_batch(network, encoder, batch, targets, chooser, plan, True)]
        seen += sum(len(item.forms) for run_ in batch for item in run_)
        while owed >= 1:
            owed -= 1
            batch = next(entity_source)
            seen += sum(len(item.forms) for run_ in batch for item in run_)
            losses.append(train_batch(network, encoder, batch, targets, chooser, plan, False))
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimizer.step()
        optimizer.zero_grad()
        average.update(network)
        step += 1
        if step % 20 == 0:
            print(f"{step}/{tree_steps} losses {losses} words/s {seen / (time.time() - began):.0f}", flush=True)
        if step % options.save_every == 0 or step == tree_steps:
            save(out, step, network, optimizer, average)


def train_batch(
    network: Network,
    encoder: Encoder,
    batch: list[list[TreeSentence]],
    targets: Targets,
    chooser: random.Random,
    plan: Plan,
    tree: bool,
) -> float:
    """Add the gradients of one batch; returns its loss."""
    inputs = tensors(encode(encoder, batch, chooser, plan.reshaped), "cpu")
    with torch.autocast("cpu", torch.bfloat16):
        scores = network(*inputs)
        if tree:
            loss = tree_loss(network, scores, batch, targets) + start_loss(scores, batch, targets)
        else:  # the entity set's own sentences are no gold: it teaches no sentence starts
            loss = 1.5 * entity_loss(scores, batch, targets)  # type: ignore[arg-type]
    loss.backward()
    return round(float(loss.detach()), 3)


def save(out: Path, step: int, network: Network, optimizer: torch.optim.AdamW, average: Average) -> None:
    """Write a checkpoint whole or not at all."""
    state = {
        "step": step,
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "average": average.weights,
        "averaged": average.steps,
    }
    part = out / "checkpoint.part"
    torch.save(state, part)
    part.replace(out / "checkpoint.pt")


def resume(out: Path, network: Network, optimizer: torch.optim.AdamW, average: Average) -> int:
    """Go on from the last checkpoint, if there is one; returns its step."""
    path = out / "checkpoint.pt"
    if not path.is_file():
        return 0
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    average.weights, average.steps = state["average"], int(state["averaged"])
    return int(state["step"])


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description="Train the language model.")
    parser.add_argument("--trees", nargs="+", required=True, help="treebank files (JSONL)")
    parser.add_argument("--entities", required=True, help="entity file (JSONL)")
    parser.add_argument(
        "--encoder", required=True, help="folder with model.safetensors and tokenizer.json of MiniLM-L6"
    )
    parser.add_argument("--out", required=True, help="folder for checkpoints, outside the tree")
    parser.add_argument("--tree-epochs", type=float, default=8)
    parser.add_argument("--entity-epochs", type=float, default=3)
    parser.add_argument("--batch-words", type=int, default=1100)
    parser.add_argument("--save-every", type=int, default=100)
    parser.add_argument("--threads", type=int, default=2)
    run(parser.parse_args())


if __name__ == "__main__":
    main()
