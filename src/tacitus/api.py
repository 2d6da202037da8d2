"""The Python door: one function for one report, one for paths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tacitus.errors import EmptyInput, InputError
from tacitus.intake import read_inputs, report_from_text
from tacitus.pipeline import read_report
from tacitus.records import Reading, Report


def read(
    report: str | Report,
    *,
    published: date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    id: str | None = None,
) -> Reading:
    """Read one report, given as text or as a Report; raises EmptyInput for a text without a word.

    >>> reading = read("Kenya recalled its ambassador from Sudan on 3 May 2019.")
    >>> reading.records[0].event.type
    'SANCTION'
    """
    if isinstance(report, Report):
        return read_report(report)
    if not report.strip():
        raise EmptyInput("text", "there is nothing in it", "Give the text of a report.")
    return read_report(report_from_text(report, published=published, title=title, outlet=outlet, url=url, id=id))


def read_paths(paths: Sequence[str], *, published: date | None = None) -> Iterator[Reading | InputError]:
    """Read files, folders and JSONL; an input that cannot be read comes as its InputError, and the rest goes on."""
    for item in read_inputs(paths, published=published):
        yield item if isinstance(item, InputError) else read_report(item)
