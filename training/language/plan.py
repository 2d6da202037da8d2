"""The settings of a training run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """Settings of a run."""

    seed: int = 7
    tree_epochs: float = 9.0
    entity_epochs: float = 3.0
    role_epochs: float = 2.0
    act_epochs: float = 8.0
    fact_epochs: float = 3.0
    batch_words: int = 1100
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    warmup: float = 0.06
    average: float = 0.998
    reshaped: float = 0.06  # share of windows shown in capitals, in title case or in small letters
