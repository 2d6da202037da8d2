"""Words to the arrays that the network reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tacitus.language.shapes import SHAPES, word_shape

Ids = NDArray[np.int64]
MARKS = ("[UNK]", "[CLS]", "[SEP]")
MOST_PIECES = 8  # pieces kept of one word: a web address must not fill a window


@dataclass(frozen=True, slots=True)
class Encoded:
    """Arrays of one batch: pieces and their shapes (batch, pieces), the rest (batch, words)."""

    pieces: Ids
    piece_shapes: Ids
    firsts: Ids
    lasts: Ids
    shapes: Ids


class Encoder:
    """Cuts words into the vocabulary's pieces, remembering the words it has seen."""

    def __init__(self, tokenizer: Tokenizer, remembered: int = 100_000) -> None:
        self._tokenizer = tokenizer
        self._memory: dict[str, tuple[tuple[int, ...], int]] = {}
        self._remembered = remembered
        self._unknown, self._start, self._stop = (int(tokenizer.token_to_id(name) or 0) for name in MARKS)

    @classmethod
    def load(cls, path: Path) -> Encoder:
        """An encoder from a ``tokenizer.json``."""
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(tokenizer)

    def pieces(self, word: str) -> tuple[tuple[int, ...], int]:
        """Piece ids of a word (at least one) and its shape."""
        known = self._memory.get(word)
        if known is None:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:MOST_PIECES]
            known = (tuple(ids) or (self._unknown,), word_shape(word))
            if len(self._memory) >= self._remembered:
                self._memory.clear()
            self._memory[word] = known
        return known

    def encode(self, windows: Sequence[Sequence[str]], spaces: Sequence[Sequence[bool]]) -> Encoded:
        """Arrays of a batch of windows of words, padded with zeros."""
        cut = [[self.pieces(word) for word in window] for window in windows]
        longest = 2 + max(sum(len(ids) for ids, _ in window) for window in cut)
        words = max(len(window) for window in windows)
        pieces = np.zeros((len(windows), longest), np.int64)
        piece_shapes = np.zeros_like(pieces)
        firsts = np.zeros((len(windows), words), np.int64)
        lasts, shapes = np.zeros_like(firsts), np.zeros_like(firsts)
        for row, window in enumerate(cut):
            flat, flat_shapes, begins, ends = [self._start], [0], [], []
            for ids, shape in window:
                begins.append(len(flat))
                flat.extend(ids)
                flat_shapes.extend([shape] * len(ids))
                ends.append(len(flat) - 1)
            flat.append(self._stop)
            pieces[row, : len(flat)] = flat
            piece_shapes[row, : len(flat_shapes)] = flat_shapes
            count = len(window)
            firsts[row, :count] = begins
            lasts[row, :count] = ends
            shapes[row, :count] = [
                shape + (0 if space else len(SHAPES)) for (_, shape), space in zip(window, spaces[row], strict=True)
            ]
        return Encoded(pieces, piece_shapes, firsts, lasts, shapes)
