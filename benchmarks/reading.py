"""``python -m benchmarks.reading FILE``: documents and words a second through the whole pipeline, peak memory.

Every document is read; one that raises is named and counted, and the others go on.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

from benchmarks.gauge import Text, given_texts, peak_megabytes, words_in


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one document gave: how many records, or the error."""

    id: str
    records: int
    error: str = ""


def read(texts: Iterable[Text]) -> Iterator[Outcome]:
    """Every document through intake and pipeline."""
    from tacitus.intake import report_from_text  # noqa: PLC0415
    from tacitus.pipeline import read_report  # noqa: PLC0415

    for item in texts:
        try:
            reading = read_report(report_from_text(item.text, id=item.id))
        except Exception as error:  # noqa: BLE001 - whatever is raised is what this counts
            yield Outcome(item.id, 0, f"{type(error).__name__}: {error}")
        else:
            yield Outcome(item.id, len(reading.records))


def main(arguments: Sequence[str] | None = None) -> int:
    """Read a file and print the rates; 1 if a document failed."""
    texts = given_texts("reading", __doc__, arguments)
    list(read(texts[:1]))  # loads the model and the tables
    loaded = peak_megabytes()
    begin = perf_counter()
    outcomes = list(read(texts))
    seconds = perf_counter() - begin
    failed = [item for item in outcomes if item.error]
    print(f"documents        {len(outcomes)}")
    print(f"records          {sum(item.records for item in outcomes)}")
    print(f"seconds          {seconds:.1f}")
    print(f"documents/s      {len(outcomes) / seconds:.1f}")
    print(f"words/s          {words_in(texts) / seconds:.0f}")
    print(f"memory loaded    {loaded:.0f} MiB")
    print(f"memory peak      {peak_megabytes():.0f} MiB")
    print(f"failures         {len(failed)}")
    for error, count in Counter(item.error for item in failed).most_common():
        print(f"  {count} {error}, first in {next(item.id for item in failed if item.error == error)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
