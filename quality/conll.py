"""The CoNLL measure of clusterings: the mean of MUC, B³ and CEAF by entities, single mentions included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping

import numpy as np
from numpy.typing import NDArray

Clustering = Mapping[str, Hashable]  # the cluster of each mention
Groups = Mapping[Hashable, set[str]]


def conll(gold: Clustering, found: Clustering) -> dict[str, float]:
    """F1 of each measure and their mean, in percent; both clusterings must hold the same mentions."""
    golden, ours = _groups(gold), _groups(found)
    muc = _f1(_muc(ours, gold), _muc(golden, found))
    b_cubed = _f1(_b_cubed(ours, golden, gold), _b_cubed(golden, ours, found))
    similarity = _best(golden, ours, found)
    ceaf = _f1(similarity / len(ours), similarity / len(golden)) if ours and golden else 0.0
    values = {"muc_f1": muc, "b_cubed_f1": b_cubed, "ceaf_f1": ceaf, "conll_f1": (muc + b_cubed + ceaf) / 3}
    return {name: 100 * value for name, value in values.items()}


def _groups(clustering: Clustering) -> Groups:
    groups: dict[Hashable, set[str]] = defaultdict(set)
    for mention, cluster in clustering.items():
        groups[cluster].add(mention)
    return groups


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _muc(groups: Groups, other: Clustering) -> float:
    """Links of the groups that the other clustering has too (Vilain and others, 1995)."""
    needed = sum(len(group) - 1 for group in groups.values())
    kept = sum(len(group) - len({other[mention] for mention in group}) for group in groups.values())
    return kept / needed if needed else 0.0


def _b_cubed(groups: Groups, others: Groups, other: Clustering) -> float:
    """The mean share of a mention's group that its other group holds (Bagga and Baldwin, 1998)."""
    shares = [len(group & others[other[mention]]) / len(group) for group in groups.values() for mention in group]
    return sum(shares) / len(shares) if shares else 0.0


def _best(golden: Groups, ours: Groups, found: Clustering) -> float:
    """The similarity of groups matched one to one as well as can be (Luo, 2005), part by connected part."""
    touching: dict[Hashable, set[Hashable]] = {name: {found[item] for item in group} for name, group in golden.items()}
    back: dict[Hashable, set[Hashable]] = defaultdict(set)
    for name, names in touching.items():
        for other in names:
            back[other].add(name)
    total, seen = 0.0, set[Hashable]()
    for start in golden:
        if start in seen:
            continue
        rows, columns = _part(start, touching, back)
        seen |= rows
        total += best_total(np.array([[_alike(golden[row], ours[column]) for column in columns] for row in rows]))
    return total


def _part(
    start: Hashable, touching: Mapping[Hashable, set[Hashable]], back: Mapping[Hashable, set[Hashable]]
) -> tuple[set[Hashable], set[Hashable]]:
    rows, columns, stack = {start}, set[Hashable](), [start]
    while stack:
        for column in touching[stack.pop()] - columns:
            columns.add(column)
            stack.extend(back[column] - rows)
            rows |= back[column]
    return rows, columns


def _alike(first: set[str], second: set[str]) -> float:
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
