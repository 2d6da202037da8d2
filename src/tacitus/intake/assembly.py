"""Puts a report together from its text and what came with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from tacitus.errors import EmptyInput, TooLarge, WrongLanguage
from tacitus.intake.anatomy import Anatomy, dissect
from tacitus.intake.days import day_of_address, day_of_value
from tacitus.intake.tongue import language_of
from tacitus.records import Basis, PassageKind, Report
from tacitus.settings import Settings

_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Given:
    """What came with a text, from a line of JSON, a page's markup or the caller."""

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    file: str | None = None
    published: date | None = None
    stated: date | None = None  # a day that a page's markup states


def report_from_text(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    url: str | None = None,
    file: str | None = None,
    published: date | str | None = None,
    settings: Settings | None = None,
) -> Report:
    """A report from plain text, with its passages; what is given wins over what the text says.

    ``published`` is a date, or text that names one. Raises EmptyInput, TooLarge or WrongLanguage.

    >>> report_from_text("Talks resume\\n\\nTalks on Syria resumed in Geneva on Monday.").title
    'Talks resume'
    """
    day = day_of_value(published) if isinstance(published, str) else published
    return assemble(text, Given(id, title, outlet, author, url, file, day), settings or Settings())


def assemble(text: str, given: Given, settings: Settings) -> Report:
    """The report that a text and its fields make; raises EmptyInput, TooLarge or WrongLanguage."""
    name = given.file or given.id or "the text"
    check_length(len(text), name, settings)
    text = _LONE_SURROGATE.sub("\ufffd", text)
    anatomy = dissect(text, given.title)
    if not anatomy.passages:
        raise EmptyInput(name, "there is no text in it", "Give a report with at least one sentence.")
    language = language_of(_read_text(text, anatomy))
    if language is not None and language not in settings.languages:
        happened = f"the text is not in {' or '.join(settings.languages)} but, it seems, in the language {language!r}"
        raise WrongLanguage(name, happened, "Give the report in English, or translate it first.")
    return _report(text, anatomy, given, language)


def check_length(length: int, name: str, settings: Settings) -> None:
    """Raises TooLarge if a text of so many characters is longer than a report may be."""
    if length > settings.longest_report:
        happened = f"{length:,} characters are more than the {settings.longest_report:,} that one report may hold"
        remedy = "Split it into its reports (one JSON object a line), or raise the setting longest_report."
        raise TooLarge(name, happened, remedy)


def _read_text(text: str, anatomy: Anatomy) -> str:
    """The words that a language is told by: the body, or everything where there is none."""
    read = [p for p in anatomy.passages if p.kind in (PassageKind.BODY, PassageKind.HEADLINE)] or anatomy.passages
    parts, length = [], 0
    for passage in read:
        parts.append(passage.span.of(text))
        length += passage.end - passage.begin
        if length > 6000:
            break
    return "\n".join(parts)


def digest_of(text: str) -> str:
    """What a text without a name is known by: the first 16 hexadecimal digits of its SHA-256."""
    return sha256(text.encode("utf-8")).hexdigest()[:16]


def _report(text: str, anatomy: Anatomy, given: Given, language: str | None) -> Report:
    url = given.url or anatomy.url
    published, basis = _published(anatomy, given, url)
    return Report(
        id=given.id or digest_of(text),
        text=text,
        passages=anatomy.passages,
        title=given.title or anatomy.title,
        outlet=given.outlet or anatomy.outlet,
        author=given.author or anatomy.author,
        url=url,
        file=given.file,
        published=published,
        published_basis=basis,
        dateline_place=anatomy.dateline_place,
        language=language,
    )


def _published(anatomy: Anatomy, given: Given, url: str | None) -> tuple[date | None, Basis]:
    """The day of publication and what it rests on: given, stated on the page, or inferred from its address."""
    if given.published is not None:
        return given.published, Basis.PUBLICATION
    stated = given.stated or anatomy.day
    if stated is not None:
        return stated, Basis.STATED
    carried = day_of_address(url) if url else None
    return carried, Basis.INFERRED if carried else Basis.UNKNOWN
