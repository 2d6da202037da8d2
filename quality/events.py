"""Events against five public shapes of gold; which one a file has is told by its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from quality import event_sentences, whole
from quality.gold import GoldError, read_rows
from quality.measurement import Measurement, Options

# The field that tells a shape, in the order of asking; whole reports come last, they have the plainest fields.
SHAPES: Mapping[str, Callable[[Path, Options], Measurement]] = {
    "marked": event_sentences.measure_pairs,
    "markup": event_sentences.measure_standard,
    "penta": event_sentences.measure_classes,
    "KILL": event_sentences.measure_police,
    "events": whole.measure,
}


def measure(path: Path, options: Options) -> Measurement:
    """The figures of whichever shape the file has; raises GoldError for a shape that is not known."""
    row = read_rows(path, Options(limit=1))[0]
    for field, measure_shape in SHAPES.items():
        if field in row:
            return measure_shape(path, options)
    raise GoldError(f"{path}: none of the fields {', '.join(SHAPES)} is there. Name a file of a known shape.")
