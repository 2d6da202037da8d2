"""Writes a trained network as the files that the package ships: ``python -m training.language.export --help``."""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from tacitus.language.labels import load_labels
from training.language.network import Layer, Network, Sizes, labels_of

INPUTS = ("pieces", "piece_shapes", "firsts", "lasts", "shapes")
VECTORS = ("arcs", "relation_dependent", "relation_head")
OUTPUTS = ("upos", "features", "scripts", "kinds", "starts", "tags", "roles", *VECTORS)
AXES = {
    "pieces": {0: "batch", 1: "pieces"},
    "piece_shapes": {0: "batch", 1: "pieces"},
    **{name: {0: "batch", 1: "words"} for name in (*INPUTS[2:], *OUTPUTS)},
}


class Exported(nn.Module):
    """The network with what the reader needs as outputs: classes where only the best one matters."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: Tensor, piece_shapes: Tensor, firsts: Tensor, lasts: Tensor, shapes: Tensor
    ) -> tuple[Tensor, ...]:
        scores = self.network(pieces, piece_shapes, firsts, lasts, shapes)
        return (
            scores.upos.argmax(-1),
            torch.stack([head.argmax(-1) for head in scores.features], -1),
            scores.scripts.argmax(-1),
            scores.kinds.argmax(-1),
            scores.starts.sigmoid(),
            scores.tags,
            scores.roles,
            scores.arcs,
            scores.relation_dependent,
            scores.relation_head,
        )


class Relater(nn.Module):
    """Scores of every relation for pairs of vectors, laid out so that one product serves all relations."""

    def __init__(self, relation: Tensor) -> None:
        super().__init__()
        relations, size, _ = relation.shape
        self.relations, self.size = relations, size
        # the rows of the constant 1 that biases the head's side and, in the last one, the dependent's too
        self.mixing = nn.Linear(size - 1, relations * size)
        flat = relation.detach().permute(1, 0, 2).reshape(size, -1)
        self.mixing.weight = nn.Parameter(flat[:-1].T.contiguous())
        self.mixing.bias = nn.Parameter(flat[-1].clone())

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        mixed = self.mixing(dependents).unflatten(1, (self.relations, self.size))
        return (mixed[:, :, :-1] @ heads[:, :, None])[:, :, 0] + mixed[:, :, -1]


def fold_scale(network: Network) -> None:
    """Move the scale of the attention scores into the query weights, which gives the same scores for less."""
    for layer in network.encoder.layers:
        assert isinstance(layer, Layer)
        factor = (layer.query.out_features // layer.heads) ** -0.5
        with torch.no_grad():
            layer.query.weight.mul_(factor)
            assert layer.query.bias is not None
            layer.query.bias.mul_(factor)
        layer.scale = 1.0


def export(run: Path, encoder: Path, out: Path, quantised: bool = True) -> None:
    """Write model, label sets, lemma lexicon and tokenizer of a run into a folder."""
    labels = load_labels(run / "labels.json")
    record = json.loads((run / "run.json").read_text(encoding="utf-8"))
    network = Network(labels_of(labels), Sizes(layers=len(record["layers"])))
    state = torch.load(run / "checkpoint.pt", weights_only=True, map_location="cpu")
    network.load_state_dict(state["average"])
    network.eval()
    fold_scale(network)
    out.mkdir(parents=True, exist_ok=True)
    finish = quantise if quantised else shutil.copy
    with tempfile.TemporaryDirectory() as folder:
        whole, relater = Path(folder) / "whole.onnx", Path(folder) / "relater.onnx"
        write_onnx(network, whole)
        finish(whole, out / "model.onnx")
        write_relater(network, relater)
        finish(relater, out / "relations.onnx")
    tokenizer = json.loads((encoder / "tokenizer.json").read_text(encoding="utf-8"))
    (out / "tokenizer.json").write_text(
        json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    shutil.copy(run / "labels.json", out / "labels.json")
    shutil.copy(run / "lemmas.json", out / "lemmas.json")
    record["step"] = state["step"]
    (out / "run.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def write_onnx(network: Network, path: Path) -> None:
    """Trace the network into an ONNX file with free batch, piece and word counts."""
    pieces = torch.randint(1000, 2000, (2, 12))
    words = torch.arange(1, 9).repeat(2, 1)
    inputs = (pieces, torch.ones_like(pieces), words, words, torch.ones_like(words))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Exported(network),
            inputs,
            str(path),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=AXES,
            opset_version=17,
            dynamo=False,
        )


def write_relater(network: Network, path: Path) -> None:
    """Trace the relation scores into an ONNX file with a free number of pairs."""
    relater = Relater(network.relation)
    pairs = torch.randn(3, relater.size - 1)
    names = ["dependents", "heads"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            relater,
            (pairs, pairs),
            str(path),
            input_names=names,
            output_names=["relations"],
            dynamic_axes={name: {0: "pairs"} for name in (*names, "relations")},
            opset_version=17,
            dynamo=False,
        )


def quantise(whole: Path, path: Path) -> None:
    """Weights and embeddings as int8, seven bits used, so that processors without VNNI give the same result."""
    quantize_dynamic(
        whole,
        path,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
    )


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description="Export a trained language model.")
    parser.add_argument("--run", type=Path, required=True, help="folder of the training run")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with tokenizer.json of MiniLM-L6")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--whole", action="store_true", help="do not quantise")
    options = parser.parse_args()
    export(options.run, options.encoder, options.out, not options.whole)


if __name__ == "__main__":
    main()
