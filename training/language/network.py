"""The multi-task network: a BERT encoder with word shapes, and heads for tags, trees, entities and sentence starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from tacitus.language.labels import ROLES, SCHEME, Labels
from tacitus.language.shapes import SHAPES


@dataclass(frozen=True, slots=True)
class Sizes:
    """Shape of the network; the encoder's are those of MiniLM-L6-H384."""

    vocabulary: int = 30522
    hidden: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    shape: int = 32
    tagger: int = 256
    arc: int = 256
    relation: int = 128
    speaker: int = 128

    @property
    def width(self) -> int:
        """Numbers of a word's vector: those of its first and last piece and of its shape."""
        return 2 * self.hidden + self.shape


STANDARD = Sizes()


@dataclass(frozen=True, slots=True)
class HeadSizes:
    """Number of classes of each head."""

    upos: int
    features: tuple[int, ...]
    scripts: int
    relations: int
    tags: int
    kinds: int


def labels_of(labels: Labels) -> HeadSizes:
    """Sizes of the heads."""
    return HeadSizes(
        len(labels.upos),
        tuple(len(values) for values in labels.features),
        len(labels.scripts),
        len(labels.relations),
        len(labels.tags),
        len(labels.kinds),
    )


class Layer(nn.Module):
    """One transformer layer of BERT (post-norm)."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.heads = sizes.heads
        self.scale = (sizes.hidden // sizes.heads) ** -0.5
        self.query = nn.Linear(sizes.hidden, sizes.hidden)
        self.key = nn.Linear(sizes.hidden, sizes.hidden)
        self.value = nn.Linear(sizes.hidden, sizes.hidden)
        self.output = nn.Linear(sizes.hidden, sizes.hidden)
        self.attention_norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.up = nn.Linear(sizes.hidden, sizes.inner)
        self.down = nn.Linear(sizes.inner, sizes.hidden)
        self.output_norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States (batch, pieces, hidden) with an additive mask (batch, 1, 1, pieces)."""
        batch, length, hidden = states.shape
        shape = (batch, length, self.heads, hidden // self.heads)
        query = self.query(states).view(shape).transpose(1, 2)
        key = self.key(states).view(shape).transpose(1, 2)
        value = self.value(states).view(shape).transpose(1, 2)
        scores = query @ key.transpose(-1, -2)
        scores = (scores if self.scale == 1.0 else scores * self.scale) + mask
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, hidden)
        states = self.attention_norm(states + self.dropout(self.output(mixed)))
        return self.output_norm(states + self.dropout(self.down(functional.gelu(self.up(states)))))


class Encoder(nn.Module):
    """BERT with an embedding of the word's shape added at the input."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.vocabulary, sizes.hidden)
        self.positions = nn.Embedding(sizes.positions, sizes.hidden)
        self.shapes = nn.Embedding(len(SHAPES), sizes.hidden)
        nn.init.zeros_(self.shapes.weight)
        self.segment = nn.Parameter(torch.zeros(sizes.hidden))
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """Piece ids and shapes (batch, pieces), padded with 0, to states (batch, pieces, hidden)."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.words(pieces) + self.positions(places) + self.segment + self.shapes(shapes)
        states = self.dropout(self.norm(states))
        mask = (pieces == 0).to(states.dtype)[:, None, None, :] * -1e4
        for layer in self.layers:
            states = layer(states, mask)
        return states


def perceptron(inputs: int, outputs: int, dropout: float) -> nn.Sequential:
    """One hidden projection of a head."""
    return nn.Sequential(nn.Linear(inputs, outputs), nn.GELU(), nn.Dropout(dropout))


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of each word; arcs are (batch, words, 1 + words) with the root first."""

    upos: Tensor
    features: tuple[Tensor, ...]
    scripts: Tensor
    tags: Tensor
    kinds: Tensor
    roles: Tensor  # (batch, words, roles, scheme)
    starts: Tensor
    arcs: Tensor
    relation_dependent: Tensor
    relation_head: Tensor
    words: Tensor  # (batch, words, width), what the heads read


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(
        self, labels: HeadSizes, sizes: Sizes = Sizes(), dropout: float = 0.1, head_dropout: float = 0.25
    ) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes, dropout)
        self.shapes = nn.Embedding(2 * len(SHAPES), sizes.shape)
        width = sizes.width
        self.drop = nn.Dropout(head_dropout)
        self.tagger = perceptron(width, sizes.tagger, head_dropout)
        self.upos = nn.Linear(sizes.tagger, labels.upos)
        self.features = nn.ModuleList(nn.Linear(sizes.tagger, size) for size in labels.features)
        self.scripts = nn.Linear(sizes.tagger, labels.scripts)
        self.namer = perceptron(width, sizes.tagger, head_dropout)
        self.tags = nn.Linear(sizes.tagger, labels.tags)
        self.kinds = nn.Linear(sizes.tagger, labels.kinds)
        self.speaker = perceptron(width, sizes.speaker, head_dropout)
        self.roles = nn.Linear(sizes.speaker, len(ROLES) * len(SCHEME))
        self.segmenter = perceptron(width, 64, head_dropout)
        self.starts = nn.Linear(64, 1)
        self.arc_dependent = perceptron(width, sizes.arc, head_dropout)
        self.arc_head = perceptron(width, sizes.arc, head_dropout)
        self.arc = nn.Parameter(torch.zeros(sizes.arc + 1, sizes.arc))
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.relation_dependent = perceptron(width, sizes.relation, head_dropout)
        self.relation_head = perceptron(width, sizes.relation, head_dropout)
        self.relation = nn.Parameter(torch.zeros(labels.relations, sizes.relation + 1, sizes.relation + 1))
        nn.init.orthogonal_(self.arc)

    def words(self, pieces: Tensor, piece_shapes: Tensor, firsts: Tensor, lasts: Tensor, shapes: Tensor) -> Tensor:
        """Word vectors (batch, words, width) from first and last piece and the shape."""
        states = self.encoder(pieces, piece_shapes)
        size = states.shape[-1]
        first = states.gather(1, firsts[..., None].expand(-1, -1, size))
        last = states.gather(1, lasts[..., None].expand(-1, -1, size))
        return torch.cat([first, last, self.shapes(shapes)], -1)

    def forward(self, pieces: Tensor, piece_shapes: Tensor, firsts: Tensor, lasts: Tensor, shapes: Tensor) -> Scores:
        """Scores of every head."""
        words = self.words(pieces, piece_shapes, firsts, lasts, shapes)
        words = self.drop(words)
        tagger, namer = self.tagger(words), self.namer(words)
        root = self.root.expand(words.shape[0], 1, -1)
        heads = torch.cat([root, words], 1)
        dependent = self.arc_dependent(words)
        dependent = torch.cat([dependent, torch.ones_like(dependent[..., :1])], -1)
        arcs = (dependent @ self.arc) @ self.arc_head(heads).transpose(1, 2)
        return Scores(
            upos=self.upos(tagger),
            features=tuple(head(tagger) for head in self.features),
            scripts=self.scripts(tagger),
            tags=self.tags(namer),
            kinds=self.kinds(namer),
            roles=self.roles(self.speaker(words)).unflatten(-1, (len(ROLES), len(SCHEME))),
            starts=self.starts(self.segmenter(words))[..., 0],
            arcs=arcs,
            relation_dependent=self.relation_dependent(words),
            relation_head=self.relation_head(heads),
            words=words,
        )

    def relate(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Relation scores (pairs, relations) of chosen pairs (pairs, size)."""
        dependents = torch.cat([dependents, torch.ones_like(dependents[..., :1])], -1)
        heads = torch.cat([heads, torch.ones_like(heads[..., :1])], -1)
        return torch.einsum("pi,rij,pj->pr", dependents, self.relation, heads)


def load_encoder(network: Network, weights: Path, layers: Sequence[int] = range(6)) -> None:
    """Fill the encoder from the public MiniLM-L6 weights (safetensors, BERT names); ``layers`` are those it keeps."""
    given = load_file(str(weights))
    encoder = network.encoder
    with torch.no_grad():
        encoder.words.weight.copy_(given["embeddings.word_embeddings.weight"])
        encoder.positions.weight.copy_(given["embeddings.position_embeddings.weight"])
        encoder.segment.copy_(given["embeddings.token_type_embeddings.weight"][0])
        _copy(encoder.norm, given, "embeddings.LayerNorm")
        for index, layer in zip(layers, encoder.layers, strict=True):
            assert isinstance(layer, Layer)
            base = f"encoder.layer.{index}"
            _copy(layer.query, given, f"{base}.attention.self.query")
            _copy(layer.key, given, f"{base}.attention.self.key")
            _copy(layer.value, given, f"{base}.attention.self.value")
            _copy(layer.output, given, f"{base}.attention.output.dense")
            _copy(layer.attention_norm, given, f"{base}.attention.output.LayerNorm")
            _copy(layer.up, given, f"{base}.intermediate.dense")
            _copy(layer.down, given, f"{base}.output.dense")
            _copy(layer.output_norm, given, f"{base}.output.LayerNorm")


def _copy(module: nn.Linear | nn.LayerNorm, given: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(given[f"{name}.weight"])
    assert module.bias is not None
    module.bias.copy_(given[f"{name}.bias"])
