"""Takes a report out of an HTML page.

The report's text is the text taken from the page: the headline, a blank line, then the paragraphs of the
article with a blank line between them. Offsets count characters of that text, because offsets into markup
would mean nothing to a reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from html import unescape
from html.parser import HTMLParser

from tacitus.errors import EmptyInput
from tacitus.intake.assembly import Given, assemble
from tacitus.intake.days import day_of_value
from tacitus.intake.headers import outlet_name
from tacitus.records import Report
from tacitus.settings import Settings

_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|p|article|meta|title|br|h[1-6]|span|section|table)\b", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{3,30})", re.I)
_TITLE = re.compile(r"<title\b[^>]*>([^<]{1,500})", re.I)
_SUFFIX = re.compile(r"\s+[|–—-]\s+")
_LEAST = 200  # characters; less than this from trafilatura and the plain reading is looked at too
_FIRST_LINES = 8  # paragraphs among which the headline may stand already
_LONGEST_ROW = 300  # characters of a row of a table of data
_FEWEST_WORDS = 3
_BLOCKS = re.compile(r"p|div|article|section|h[1-6]|li|t[rdh]|br|blockquote|pre|main|body")
_UNSEEN = re.compile(r"script|style|noscript|template|svg|iframe|head")
_ASIDE = re.compile(rf"{_UNSEEN.pattern}|nav|footer|aside|form|button|select")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page tells: its article's text and what its markup says of it."""

    text: str
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    day: date | None = None
    url: str | None = None


def looks_like_markup(text: str) -> bool:
    """True if a text begins like an HTML page.

    >>> looks_like_markup("<p>Talks resumed.</p>"), looks_like_markup("Talks <resumed>.")
    (True, False)
    """
    return text.lstrip("\ufeff \t\r\n").startswith("<") and _MARKUP.search(text[:2000]) is not None


def declared_charset(content: bytes) -> str | None:
    """The character set that a page declares in its first kilobytes, or None."""
    match = _CHARSET.search(content[:4096])
    return match.group(1).decode("ascii").lower() if match else None


def read_page(markup: str, given: Given, settings: Settings) -> Report:
    """The report in an HTML page; raises EmptyInput where no text can be taken from it."""
    page = extract(markup, given.url)
    name = given.file or "the page"
    if len(page.text.split()) < _FEWEST_WORDS:
        raise EmptyInput(name, "no text can be taken from the page", "Save the article as plain text and give that.")
    known = Given(
        given.id,
        given.title or page.title,
        given.outlet or page.outlet,
        given.author or page.author,
        given.url or page.url,
        given.file,
        given.published,
        page.day,
    )
    return assemble(_with_title(page), known, settings)


def _with_title(page: Page) -> str:
    if page.title is None or page.title in page.text.split("\n\n", _FIRST_LINES)[:_FIRST_LINES]:
        return page.text
    return f"{page.title}\n\n{page.text}"


def extract(markup: str, url: str | None = None) -> Page:
    """The article of a page by trafilatura; broken pages are read plainly, block by block."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to load, and plain text needs none of it

    found = bare_extraction(
        markup,
        url=url,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = _paragraphs(getattr(found, "text", None) or "")
    if len(text) < _LEAST or _is_layout(text):
        plain = _paragraphs(plain_text(markup))
        text = plain if len(plain.split()) >= len(text.split()) - 2 or _is_layout(text) else text
    title, outlet = _title(markup, _clean(getattr(found, "title", None)), _clean(getattr(found, "sitename", None)))
    return Page(
        text=text,
        title=title,
        author=_clean(getattr(found, "author", None)),
        outlet=outlet,
        day=day_of_value(getattr(found, "date", None)),
        url=_clean(getattr(found, "url", None)),
    )


def _is_layout(text: str) -> bool:
    """True if a table that only lays the page out was taken for a table of data."""
    return any(line.startswith("|") and len(line) > _LONGEST_ROW for line in text.splitlines())


def _paragraphs(text: str) -> str:
    return "\n\n".join(line.strip() for line in text.splitlines() if line.strip())


def _clean(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _title(markup: str, title: str | None, outlet: str | None) -> tuple[str | None, str | None]:
    """The headline and the outlet of a page, told from a title like "Headline - Outlet"."""
    match = _TITLE.search(markup)
    whole = _clean(unescape(match.group(1))) if match else None
    if whole is not None and title is not None and outlet is None:
        head, _, tail = _split_title(whole)
        if head and tail.casefold() == title.casefold():  # the first heading was the name of the site
            return head, tail
        if head == title and outlet_name(tail) is not None:
            return title, tail
    head, _, tail = _split_title(title or "")
    if head and (tail.casefold() == (outlet or "").casefold() or outlet_name(tail) is not None):
        return head, outlet or tail
    return title, outlet


def _split_title(title: str) -> tuple[str, str, str]:
    """A title before its last separator, the separator, and what follows; empty strings where there is none."""
    breaks = list(_SUFFIX.finditer(title))
    if not breaks or breaks[-1].start() == 0:
        return "", "", title
    return title[: breaks[-1].start()], breaks[-1].group(), title[breaks[-1].end() :]


class _PlainReader(HTMLParser):
    """Collects the text of a page by blocks, without what stands in the tags of ``unseen``."""

    def __init__(self, unseen: re.Pattern[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = unseen
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's own signature
        if tag == "body":
            self._open.clear()  # a head that was never closed
        if self._unseen.fullmatch(tag):
            self._open.append(tag)
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            del self._open[self._open.index(tag) :]
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._open:
            self.parts.append(data.replace("\n", " "))

    def _break(self, tag: str) -> None:
        if _BLOCKS.fullmatch(tag):
            self.parts.append("\n")


def plain_text(markup: str) -> str:
    """The visible text of a page, a line for each block; menus and forms only where there is little else.

    >>> plain_text("<nav>Home</nav><p>Talks <b>resumed</b>.<p>The truce holds")
    'Home\\nTalks resumed.\\nThe truce holds'
    """
    text = _read_plainly(markup, _ASIDE)
    return text if len(text) >= _LEAST else max(text, _read_plainly(markup, _UNSEEN), key=len)


def _read_plainly(markup: str, unseen: re.Pattern[str]) -> str:
    reader = _PlainReader(unseen)
    reader.feed(markup)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line)
