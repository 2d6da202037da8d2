"""MUC, B³ and CEAF of chains of mentions, and the CoNLL measure, their mean; for one text or many.

A mention that one side does not have counts as alone there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quality.scoring import share

Chain = frozenset[Any]
Chains = Sequence[Chain]
Counted = tuple[float, float]  # what was kept, of what


def conll(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> dict[str, float]:
    """F1 of each measure and their mean, in percent, of clusterings that give the cluster of each mention."""
    values = score_chains([(chains_of(gold), chains_of(found))])
    return {name: 100 * value for name, value in (values | {"conll_f1": sum(values.values()) / 3}).items()}


def chains_of(clustering: Mapping[str, Hashable]) -> Chains:
    """The chains of a clustering."""
    groups: dict[Hashable, set[str]] = defaultdict(set)
    for mention, cluster in clustering.items():
        groups[cluster].add(mention)
    return [frozenset(group) for group in groups.values()]


def score_chains(texts: Sequence[tuple[Chains, Chains]]) -> dict[str, float]:
    """F1 of each measure, 0 to 1, over texts given as their gold and their found chains."""
    alike = sum(ceaf(gold, found) for gold, found in texts)
    return {
        "muc_f1": _f1([muc(gold, found) for gold, found in texts], [muc(found, gold) for gold, found in texts]),
        "b3_f1": _f1([b_cubed(gold, found) for gold, found in texts], [b_cubed(found, gold) for gold, found in texts]),
        "ceaf_f1": share(2 * alike, sum(len(gold) + len(found) for gold, found in texts)),
    }


def _f1(recalled: Sequence[Counted], precise: Sequence[Counted]) -> float:
    recall, precision = (share(sum(a for a, _ in given), sum(b for _, b in given)) for given in (recalled, precise))
    return share(2 * precision * recall, precision + recall)


def _home(chains: Chains) -> dict[Any, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def muc(gold: Chains, found: Chains) -> Counted:
    """Links kept of the links needed (Vilain and others, 1995)."""
    home = _home(found)
    parts = sum(len({home.get(mention, (mention,)) for mention in chain}) for chain in gold)
    return sum(map(len, gold)) - parts, sum(map(len, gold)) - len(gold)


def b_cubed(gold: Chains, found: Chains) -> Counted:
    """For each mention the share of its chain that it keeps (Bagga and Baldwin, 1998)."""
    home = _home(found)
    kept = (Counter(home[mention] for mention in chain if mention in home) for chain in gold)
    total = sum(sum(n * n for n in part.values()) / len(chain) for part, chain in zip(kept, gold, strict=True))
    return total, sum(map(len, gold))


def ceaf(gold: Chains, found: Chains) -> float:
    """The similarity of chains matched one to one as well as can be (Luo, 2005), part by connected part."""
    home, back = _home(found), _home(gold)
    touching = [{home[mention] for mention in chain if mention in home} for chain in gold]
    touched = [{back[mention] for mention in chain if mention in back} for chain in found]
    total, seen = 0.0, set[int]()
    for start in range(len(gold)):
        if start not in seen:
            rows, columns = _part(start, touching, touched)
            seen |= rows
            if columns:
                alike = [[_alike(gold[row], found[column]) for column in columns] for row in rows]
                total += best_total(np.array(alike))
    return total


def _part(start: int, touching: Sequence[set[int]], touched: Sequence[set[int]]) -> tuple[set[int], set[int]]:
    rows, columns, stack = {start}, set[int](), [start]
    while stack:
        for column in touching[stack.pop()] - columns:
            columns.add(column)
            stack.extend(touched[column] - rows)
            rows |= touched[column]
    return rows, columns


def _alike(first: Chain, second: Chain) -> float:
    return 2 * len(first & second) / (len(first) + len(second))


def best_total(values: NDArray[np.float64]) -> float:
    """The greatest sum of cells, one a row and column at most (Kuhn, 1955, by shortest paths)."""
    if values.shape[0] > values.shape[1]:
        values = values.T
    rows, columns = values.shape
    cost = values.max() - values
    rise, fall = np.zeros(rows + 1), np.zeros(columns + 1)
    row_of, way = np.zeros(columns + 1, dtype=int), np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        row_of[0], column = row, 0
        least, used = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=bool)
        while row_of[column]:
            used[column] = True
            here = row_of[column]
            reduced = cost[here - 1] - rise[here] - fall[1:]
            better = ~used[1:] & (reduced < least[1:])
            least[1:][better], way[1:][better] = reduced[better], column
            column = int(np.where(used, np.inf, least)[1:].argmin()) + 1
            step = least[column]
            rise[row_of[used]] += step
            fall[used] -= step
            least[~used] -= step
        while column:
            row_of[column], column = row_of[way[column]], int(way[column])
    return float(sum(values[row_of[column] - 1, column - 1] for column in range(1, columns + 1) if row_of[column]))
