"""Trains the network: ``python -m training.language.train --help``.

Stops and starts again from its last checkpoint; writes seed, data digests and settings to ``run.json``.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch

from tacitus.language.encoding import Encoder
from tacitus.language.labels import Labels
from training.language.batching import batches, encode, endless, tensors
from training.language.data import (
    TaggedSentence,
    TreeSentence,
    digest,
    inventory,
    lemma_lexicon,
    read_entities,
    read_trees,
)
from training.language.losses import Targets, entity_loss, start_loss, tree_loss
from training.language.network import Network, labels_of, load_encoder
from training.language.plan import Plan

ALONE_TREES, ALONE_ENTITIES = 0.4, 0.3  # share of windows that hold a single sentence


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


class Trainer:
    """A run in progress: network, optimiser, running mean, data and plan."""

    def __init__(
        self,
        network: Network,
        encoder: Encoder,
        trees: Sequence[TreeSentence],
        entities: Sequence[TaggedSentence],
        labels: Labels,
        plan: Plan,
        out: Path,
    ) -> None:
        self.network, self.encoder, self.plan, self.out = network, encoder, plan, out
        self.targets = Targets(labels)
        self.optimizer = optimizer_of(network, plan)
        self.average = Average(network, plan.average)
        tree_batches = len(batches(trees, plan, random.Random(0), ALONE_TREES))
        entity_batches = len(batches(entities, plan, random.Random(0), ALONE_ENTITIES))
        self.steps = int(tree_batches * plan.tree_epochs)
        self.ratio = entity_batches * plan.entity_epochs / self.steps
        self.step = self.resume()
        # after an interruption the order of the data is drawn anew from the step it went on from
        self.trees = endless(trees, plan, plan.seed + self.step, ALONE_TREES)
        self.entities = endless(entities, plan, plan.seed + self.step + 1, ALONE_ENTITIES)
        self.chooser = random.Random(plan.seed + self.step)

    def train(self, save_every: int) -> None:
        """Train to the end of the plan: a batch of trees a step, and of entities as often as the plan asks."""
        print(f"{self.steps} steps from step {self.step}, {self.ratio:.2f} entity batches a step", flush=True)
        owed, began, seen = 0.0, time.time(), 0
        self.network.train()
        while self.step < self.steps:
            factor = rate(self.step, self.steps, self.plan)
            for group in self.optimizer.param_groups:
                group["lr"] = group["base"] * factor
            owed += self.ratio
            losses, words = [], 0
            for kind in (True, *(False,) * int(owed)):
                loss, size = self.learn(kind)
                losses.append(loss)
                words += size
            owed -= int(owed)
            self.update()
            seen += words
            if self.step % 20 == 0:
                speed = seen / (time.time() - began)
                print(f"{self.step}/{self.steps} losses {losses} words/s {speed:.0f}", flush=True)
            if self.step % save_every == 0 or self.step == self.steps:
                self.save()

    def update(self) -> None:
        """One step of the optimiser on the gradients gathered."""
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.average.update(self.network)
        self.step += 1

    def learn(self, tree: bool) -> tuple[float, int]:
        """Add the gradients of one batch; returns its loss and its words."""
        batch = next(self.trees) if tree else next(self.entities)
        inputs = tensors(encode(self.encoder, batch, self.chooser, self.plan.reshaped), "cpu")
        with torch.autocast("cpu", torch.bfloat16):
            scores = self.network(*inputs)
            if tree:
                loss = tree_loss(self.network, scores, batch, self.targets) + start_loss(scores, batch, self.targets)
            else:  # the entity set's own sentences are no gold: it teaches no sentence starts
                loss = 1.5 * entity_loss(scores, batch, self.targets)  # type: ignore[arg-type]
        loss.backward()
        return round(float(loss.detach()), 3), sum(len(item.forms) for run in batch for item in run)

    def save(self) -> None:
        """Write a checkpoint whole or not at all."""
        state = {
            "step": self.step,
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average.weights,
            "averaged": self.average.steps,
        }
        part = self.out / "checkpoint.part"
        torch.save(state, part)
        part.replace(self.out / "checkpoint.pt")

    def resume(self) -> int:
        """Go on from the last checkpoint, if there is one; returns its step."""
        path = self.out / "checkpoint.pt"
        if not path.is_file():
            return 0
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average.weights, self.average.steps = state["average"], int(state["averaged"])
        return int(state["step"])


def run(options: argparse.Namespace) -> None:
    """Train from the given folders until the plan is done."""
    plan = Plan(tree_epochs=options.tree_epochs, entity_epochs=options.entity_epochs, batch_words=options.batch_words)
    torch.manual_seed(plan.seed)
    torch.set_num_threads(options.threads)
    trees = [sentence for name in options.trees for sentence in read_trees(name)]
    entities, _ = read_entities(options.entities)
    labels = inventory(trees, entities)
    weights = options.encoder / "model.safetensors"
    options.out.mkdir(parents=True, exist_ok=True)
    write(options.out / "labels.json", asdict(labels))
    write(options.out / "lemmas.json", lemma_lexicon(trees, labels.scripts))
    sources = {path.name: digest(path) for path in (*options.trees, options.entities, weights)}
    write(options.out / "run.json", {"plan": asdict(plan), "sources": sources, "torch": str(torch.__version__)})
    network = Network(labels_of(labels))
    load_encoder(network, weights)
    encoder = Encoder.load(options.encoder / "tokenizer.json")
    Trainer(network, encoder, trees, entities, labels, plan, options.out).train(options.save_every)


def write(path: Path, value: object) -> None:
    """Write a value as JSON."""
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description="Train the language model.")
    parser.add_argument("--trees", nargs="+", type=Path, required=True, help="treebank files (JSONL)")
    parser.add_argument("--entities", type=Path, required=True, help="entity file (JSONL)")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with weights and tokenizer of MiniLM-L6")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints, outside the tree")
    parser.add_argument("--tree-epochs", type=float, default=9)
    parser.add_argument("--entity-epochs", type=float, default=3)
    parser.add_argument("--batch-words", type=int, default=1100)
    parser.add_argument("--save-every", type=int, default=120, help="steps between checkpoints")
    parser.add_argument("--threads", type=int, default=2)
    run(parser.parse_args())


if __name__ == "__main__":
    main()
