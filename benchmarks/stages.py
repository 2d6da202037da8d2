"""``python -m benchmarks.stages FILE``: the seconds that each step of the pipeline takes, and what the three rooms that
tell when, where and how many, and the room that tells according to whom, add to the rest (at most 15 % each).

Processor time of this process, so that a busy machine changes little.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from time import process_time

from benchmarks.gauge import Text, given_texts

ADDED = ("publication", "dates", "places", "figures")
TELLING = ("statements", "opinions", "attribution")
WANTED = 0.15


def measure(texts: Iterable[Text]) -> dict[str, float]:
    """Seconds of processor time of each step, by its name, over all texts."""
    from tacitus.intake import report_from_text  # noqa: PLC0415
    from tacitus.pipeline import STAGES, State  # noqa: PLC0415

    seconds = dict.fromkeys((stage.name for stage in STAGES), 0.0)
    for item in texts:
        state = State(report_from_text(item.text, id=item.id))
        for stage in STAGES:
            begin = process_time()
            result = stage.function(*(getattr(state, name) for name in stage.requires))
            seconds[stage.name] += process_time() - begin
            state = replace(state, **{stage.assigns: result})
    return seconds


def added_share(seconds: Mapping[str, float], steps: Sequence[str] = ADDED) -> float:
    """What some steps add, as a share of the time of all others."""
    added = sum(seconds[name] for name in steps)
    return added / (sum(seconds.values()) - added)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the seconds of each step and the shares of the rooms; 1 if one is more than wanted."""
    texts = given_texts("stages", __doc__, arguments)
    measure(texts[:1])  # loads the model and the tables
    seconds = measure(texts)
    total = sum(seconds.values())
    for name, value in seconds.items():
        print(f"{name:<14} {value:8.2f} s  {value / total:6.1%}")
    shares = {steps: added_share(seconds, steps) for steps in (ADDED, TELLING)}
    for steps, share in shares.items():
        print(f"{'added':<14} {share:.1%} by {', '.join(steps)} to the rest (at most {WANTED:.0%})")
    return 0 if max(shares.values()) <= WANTED else 1


if __name__ == "__main__":
    sys.exit(main())
