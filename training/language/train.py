"""Trains the network: ``python -m training.language.train --help``.

Stops and starts again from its last checkpoint; writes seed, data digests and settings to ``run.json``.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from enum import Enum
from pathlib import Path
from types import MappingProxyType

import torch
from torch import Tensor

from tacitus.language.encoding import Encoder
from tacitus.language.labels import Labels
from training.language.acts import ActHeads, ActSentence, read_acts, read_facts, types_of
from training.language.batching import batches, encode, endless, tensors
from training.language.data import (
    RoleSentence,
    TaggedSentence,
    TreeSentence,
    digest,
    inventory,
    lemma_lexicon,
    read_entities,
    read_roles,
    read_trees,
)
from training.language.losses import Targets, entity_loss, role_loss, start_loss, tree_loss
from training.language.network import Network, Scores, Sizes, labels_of, load_encoder
from training.language.plan import Plan


class Task(Enum):
    """What a batch teaches."""

    TREES = "trees"
    ENTITIES = "entities"
    ROLES = "roles"
    ACTS = "acts"
    FACTS = "facts"


# The share of windows that hold a single sentence; the articles of the roles come as windows.
ALONE: Mapping[Task, float] = MappingProxyType(
    {Task.TREES: 0.4, Task.ENTITIES: 0.3, Task.ROLES: 1.0, Task.ACTS: 1.0, Task.FACTS: 1.0}
)


@dataclass(frozen=True, slots=True)
class Material:
    """The training data."""

    trees: Sequence[TreeSentence]
    entities: Sequence[TaggedSentence]
    roles: Sequence[RoleSentence]
    acts: Sequence[ActSentence] = ()
    facts: Sequence[ActSentence] = ()

    def of(self, task: Task) -> Sequence[TreeSentence] | Sequence[TaggedSentence]:
        """Sentences of a task; those of the other shapes have the fields that batching needs."""
        return getattr(self, task.value)  # type: ignore[no-any-return]


PLANNED = tuple(field.name for field in fields(Plan) if field.name not in ("warmup", "average", "reshaped"))
WARM, TIMED = 20, 80  # steps between which the length of a step is measured


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


def optimizer_of(network: Network, acts: ActHeads, plan: Plan) -> torch.optim.AdamW:
    """AdamW with a low rate for the encoder and a high one for shapes and heads."""
    low = [value for name, value in network.encoder.named_parameters() if not name.startswith("shapes")]
    known = {id(value) for value in low}
    high = [value for value in (*network.parameters(), *acts.parameters()) if id(value) not in known]
    groups = [
        {"params": low, "lr": plan.encoder_rate, "base": plan.encoder_rate},
        {"params": high, "lr": plan.head_rate, "base": plan.head_rate},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


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
        material: Material,
        labels: Labels,
        plan: Plan,
        out: Path,
        device: str = "cpu",
    ) -> None:
        self.device = device
        self.network, self.encoder, self.plan, self.out = network, encoder, plan, out
        self.targets = Targets(labels)
        self.acts = ActHeads(types_of(material.acts), network.sizes).to(device)
        self.optimizer = optimizer_of(network, self.acts, plan)
        self.average = Average(network, plan.average)
        epochs = {
            Task.TREES: plan.tree_epochs,
            Task.ENTITIES: plan.entity_epochs,
            Task.ROLES: plan.role_epochs,
            Task.ACTS: plan.act_epochs,
            Task.FACTS: plan.fact_epochs,
        }
        wanted = {
            task: len(batches(material.of(task), plan, random.Random(0), ALONE[task])) * epochs[task]
            for task in Task
            if material.of(task)
        }
        self.steps = int(wanted[Task.TREES])
        self.ratios = {task: count / self.steps for task, count in wanted.items()}
        self.step = self.resume()
        # after an interruption the order of the data is drawn anew from the step it went on from
        self.streams = {
            task: endless(material.of(task), plan, plan.seed + self.step + number, ALONE[task])
            for number, task in enumerate(wanted)
        }
        self.chooser = random.Random(plan.seed + self.step)

    def train(self, save_every: int, seconds: float = math.inf) -> None:
        """Train to the end of the plan: a batch of trees a step, and of the rest as often as the plan asks.

        The plan is cut to what can be done in so many seconds, judged by its first steps.
        """
        print(f"{self.steps} steps from step {self.step}, {self.ratios} batches a step", flush=True)
        owed, began, seen = dict.fromkeys(self.ratios, 0.0), time.time(), 0
        warmed = began
        self.network.train()
        while self.step < self.steps:
            factor = rate(self.step, self.steps, self.plan)
            for group in self.optimizer.param_groups:
                group["lr"] = group["base"] * factor
            losses = []
            for task, ratio in self.ratios.items():
                owed[task] += ratio
                while owed[task] >= 1 - 1e-9:
                    owed[task] -= 1
                    loss, size = self.learn(task)
                    losses.append((task.name, loss))
                    seen += size
            self.update()
            if self.step == WARM:
                warmed = time.time()
            if self.step == TIMED:
                self.steps = min(self.steps, int(seconds / (time.time() - warmed) * (TIMED - WARM)))
            if self.step % 20 == 0:
                speed = seen / (time.time() - began)
                print(f"{self.step}/{self.steps} losses {losses} words/s {speed:.0f}", flush=True)
            if self.step % save_every == 0:
                self.save()
        self.save()

    def update(self) -> None:
        """One step of the optimiser on the gradients gathered."""
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.average.update(self.network)
        self.step += 1

    def learn(self, task: Task) -> tuple[float, int]:
        """Add the gradients of one batch; returns its loss and its words."""
        batch = next(self.streams[task])
        inputs = tensors(encode(self.encoder, batch, self.chooser, self.plan.reshaped), self.device)
        with torch.autocast(self.device, torch.bfloat16):
            loss = self.loss(task, self.network(*inputs), batch)
        loss.backward()
        return round(float(loss.detach()), 3), sum(len(item.forms) for run in batch for item in run)

    def loss(self, task: Task, scores: Scores, batch: list[list[TreeSentence]]) -> Tensor:
        """The loss of a batch; only trees teach sentence starts, for the other sets' sentences are no gold."""
        if task is Task.TREES:
            return tree_loss(self.network, scores, batch, self.targets) + start_loss(scores, batch, self.targets)
        if task is Task.ENTITIES:
            return 1.5 * entity_loss(scores, batch, self.targets)  # type: ignore[arg-type]
        if task is Task.ROLES:
            return 0.7 * role_loss(scores, batch)  # type: ignore[arg-type]
        return self.acts.loss(scores, batch)  # type: ignore[arg-type]

    def save(self) -> None:
        """Write a checkpoint whole or not at all."""
        state = {
            "step": self.step,
            "network": self.network.state_dict(),
            "acts": self.acts.state_dict(),
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
        state = torch.load(path, weights_only=True, map_location=self.device)
        self.network.load_state_dict(state["network"])
        self.acts.load_state_dict(state["acts"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average.weights, self.average.steps = state["average"], int(state["averaged"])
        return int(state["step"])


def run(options: argparse.Namespace) -> None:
    """Train from the given folders until the plan is done."""
    plan = Plan(**{name: getattr(options, name) for name in PLANNED})
    torch.manual_seed(plan.seed)
    torch.set_num_threads(options.threads)
    material = read_material(options)
    labels = inventory(material.trees, material.entities)
    options.out.mkdir(parents=True, exist_ok=True)
    write(options.out / "labels.json", asdict(labels))
    write(options.out / "lemmas.json", lemma_lexicon(material.trees, labels.scripts))
    network = network_of(options, labels)
    encoder = Encoder.load(options.encoder / "tokenizer.json")
    trainer = Trainer(network, encoder, material, labels, plan, options.out, options.device)
    trainer.train(options.save_every, options.seconds)


def read_material(options: argparse.Namespace) -> Material:
    """The sets that the command line names."""
    return Material(
        [sentence for name in options.trees for sentence in read_trees(name)],
        read_entities(options.entities)[0],
        read_roles(options.roles) if options.roles else [],
        read_acts(options.acts) if options.acts else [],
        [sentence for name in options.facts for sentence in read_facts(name)],
    )


def network_of(options: argparse.Namespace, labels: Labels) -> Network:
    """A network with the public encoder's weights, or those of an earlier run; its origins go to ``run.json``."""
    weights = options.encoder / "model.safetensors"
    given = [*options.trees, options.entities, weights, *options.facts]
    given += [path for path in (options.roles, options.acts) if path]
    origins = {path.name: digest(path) for path in given}
    if options.start:
        origins["start"] = digest(options.start / "checkpoint.pt")
    plan = {name: getattr(options, name) for name in PLANNED}
    record = {"plan": plan, "layers": options.layers, "sources": origins, "torch": str(torch.__version__)}
    write(options.out / "run.json", record)
    network = Network(labels_of(labels), Sizes(layers=len(options.layers)))
    load_encoder(network, weights, options.layers)
    if options.start:
        state = torch.load(options.start / "checkpoint.pt", weights_only=True, map_location="cpu")["average"]
        print("new weights:", network.load_state_dict(state, strict=False).missing_keys, flush=True)
    return network.to(options.device)


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
    parser.add_argument("--roles", type=Path, help="attribution file (JSONL)")
    parser.add_argument("--acts", type=Path, help="file of reports with every political event annotated (JSONL)")
    parser.add_argument("--facts", nargs="*", type=Path, default=[], help="files of events with factuality (JSONL)")
    parser.add_argument("--layers", type=int, nargs="+", default=list(range(6)), help="layers of the encoder to keep")
    parser.add_argument("--device", default="cpu", help="where to train (cpu or cuda)")
    parser.add_argument("--seconds", type=float, default=math.inf, help="cut the plan to what can be done in them")
    parser.add_argument("--start", type=Path, help="folder of an earlier run to start from")
    standard = asdict(Plan())
    for name in PLANNED:
        kind = type(standard[name])
        parser.add_argument(f"--{name.replace('_', '-')}", type=kind, default=standard[name])
    parser.add_argument("--save-every", type=int, default=120, help="steps between checkpoints")
    parser.add_argument("--threads", type=int, default=2)
    run(parser.parse_args())


if __name__ == "__main__":
    main()
