"""Pairs of statements: inconsistent or not, beside a majority and a lexical baseline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from quality.gold import Row, need, read_rows
from quality.measurement import Measurement, Options
from tacitus.weighing.stances import WORD, contradict, matter_stems, stance_in

Judge = Callable[[str, str], bool]


def measure(path: Path, options: Options) -> Measurement:
    """F1 of *inconsistent*, mean F1 of both classes and accuracy of the program, of majority and of a lexical rule.

    A row has ``text1``, ``text2`` and ``label3`` (Inconsistent, Consistent, Unrelated; the last two count as one).
    """
    rows = read_rows(path, options)
    need(path, rows[0], "text1", "text2", "label3")
    gold = [row["label3"] == "Inconsistent" for row in rows]
    most = sum(gold) * 2 >= len(gold)
    judges: dict[str, Judge] = {"": contradict, "majority_": lambda *_: most, "lexical_": lexical}
    values: dict[str, float] = {"pairs": len(rows), "inconsistent": sum(gold)}
    for name, judge in judges.items():
        found = [judge(row["text1"], row["text2"]) for row in rows]
        values |= {f"{name}{key}": value for key, value in scores(gold, found).items()}
    found = [contradict(row["text1"], row["text2"]) for row in rows]
    return Measurement(
        values, tuple(_line(row, yes) for row, yes, right in zip(rows, found, gold, strict=True) if yes != right)
    )


def lexical(first: str, second: str) -> bool:
    """The usual baseline: a word in common, and a word of negation in one of the two alone."""
    negated = [any(stance_in(word) == "not" for word in WORD.findall(text)) for text in (first, second)]
    return bool(matter_stems(first) & matter_stems(second)) and negated[0] != negated[1]


def scores(gold: Sequence[bool], found: Sequence[bool]) -> dict[str, float]:
    """Precision, recall and F1 of the true class, the mean F1 of both classes, and accuracy."""
    yes, no = _f1(gold, found), _f1([not item for item in gold], [not item for item in found])
    right = sum(one == other for one, other in zip(gold, found, strict=True))
    return {
        "precision": yes[0],
        "recall": yes[1],
        "f1": yes[2],
        "macro_f1": (yes[2] + no[2]) / 2,
        "accuracy": right / len(gold),
    }


def _f1(gold: Sequence[bool], found: Sequence[bool]) -> tuple[float, float, float]:
    both = sum(one and other for one, other in zip(gold, found, strict=True))
    precision, recall = both / (sum(found) or 1), both / (sum(gold) or 1)
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


def _line(row: Row, found: bool) -> str:
    return f"{'not ' if found else ''}inconsistent: {row['text1'][:80]} | {row['text2'][:80]}"
