"""The way from gold to the rooms: texts in, readings out. The rooms are imported only when called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from tacitus.records import Basis, Document, Passage, PassageKind, Reading, Report, Span

if TYPE_CHECKING:
    from tacitus.pipeline import Stage


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be read, with the error's words."""

    id: str
    error: str


def sentence_report(name: str, text: str, published: date | None = None) -> Report:
    """A report that is nothing but body: a sentence or a cleaned text."""
    basis = Basis.STATED if published else Basis.UNKNOWN
    passages = (Passage(0, len(text), PassageKind.BODY),)
    return Report(id=name, text=text, passages=passages, published=published, published_basis=basis, language="en")


def opening_sentence(name: str, text: str) -> Report:
    """A sentence that may open a report: a dateline before it is told from its body, as the intake does."""
    from tacitus.intake.headers import find_dateline  # noqa: PLC0415

    dateline = find_dateline(text)
    if dateline is None:
        return sentence_report(name, text)
    cut = (Passage(0, dateline.end, PassageKind.DATELINE), Passage(dateline.end, len(text), PassageKind.BODY))
    return replace(sentence_report(name, text), passages=cut)


def whole_report(name: str, text: str, published: date | None = None, url: str | None = None) -> Report:
    """A report as a user would give it: its passages are told apart by the intake."""
    from tacitus.intake import report_from_text  # noqa: PLC0415

    report = report_from_text(text, id=name, published=published, url=url)
    if published is not None and report.published != published:
        report = replace(report, published=published, published_basis=Basis.STATED)
    return report


def read_all(reports: Sequence[Report], *wanted: str) -> Iterator[Reading | Failure]:
    """One reading for each report, in order; a crash on one report is a failure of that report alone.

    With ``wanted`` (fields of a Reading) only the steps run that lead to them.
    """
    from tacitus.pipeline import STAGES, read_report  # noqa: PLC0415

    stages = stages_to(STAGES, wanted or ("records",))
    for report in reports:
        try:
            yield read_report(report, stages)
        except Exception as error:  # noqa: BLE001 - whatever a room raises counts as a miss, and is named
            yield Failure(report.id, f"{type(error).__name__}: {error}")


def stages_to(stages: Sequence[Stage], wanted: Iterable[str]) -> tuple[Stage, ...]:
    """The steps that the wanted fields depend on, in their order."""
    needed, chosen = set(wanted), []
    for stage in reversed(stages):
        if stage.assigns in needed:
            chosen.append(stage)
            needed |= set(stage.requires)
    return tuple(reversed(chosen))


def language_model() -> Any:
    """The shipped language model."""
    from tacitus.language import load_model  # noqa: PLC0415

    return load_model()


def parse_words(sentences: Sequence[Sequence[str]]) -> list[Document]:
    """Trees and entities of given words, one document a sentence."""
    documents: list[Document] = language_model().parse_words(sentences)
    return documents


def parse_texts(reports: Sequence[Report]) -> list[Document]:
    """Trees and entities of raw text."""
    documents: list[Document] = language_model().parse(reports)
    return documents


def head_span(reading: Reading, token: int) -> Span:
    """Characters of a token of a reading."""
    return reading.document.tokens[token].span


def failures(results: Sequence[Reading | Failure]) -> tuple[str, ...]:
    """A line for each report that could not be read."""
    return tuple(f"failed: {item.id}: {item.error}" for item in results if isinstance(item, Failure))
