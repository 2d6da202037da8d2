"""Reads the lines above and below a report's body: who wrote it, for whom, when, from where."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tacitus.intake.days import find_day
from tacitus.intake.furniture import furniture_entry
from tacitus.intake.lexicons import (
    agencies,
    byline_words,
    calendar,
    dateline_places,
    function_words,
    labels,
    menu_words,
    outlet_words,
)

_PART_BREAK = re.compile(
    r"\s*[|•·,;»()\[\]\t]\s*|\s+[-–—/]+\s+|\s{3,}|^[-–—/\s]+|\s*[-–—:]+\s*$|\.\s*/|/\.?\s*$|\s*\n\s*"
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}([:.]\d{2})?\s?([ap]\.?m\b\.?|h\b)?|\b\d{1,2}\s?[ap]\.?m\b\.?", re.I)
_WORD = re.compile(r"[^\s,]+")
_DATELINE_BREAK = re.compile(r"\s*\.?[-–—]{1,3}\s+|\s+[-–—]{1,3}\s*|\s*—\s*|\.\s*/[^/\n]{2,30}/\.?\s+|\s?:\s+")
_NAME_WORD = re.compile(r"^[^\W\d_][\w'’.\-]*$")
_LONGEST_HEADER = 200  # characters
_LONGEST_DATELINE = 90
_LONGEST_PLACE = 5  # words
_LONGEST_LABEL = 4  # words, a colon that stands alone included
_COPYRIGHT = re.compile(r"^(?:©|\(c\)|copyright)[\s©]*(?:\(c\))?\s*\d{4}(?:\s*[-–]\s*\d{4})?,?\s*([^.|,–—/]+)", re.I)
_MOST_DAYS = 3  # in one header line
_UPDATE = 2  # the number of labels like "updated"
_ORDER_OF_DAYS = {1: 0, None: 1, _UPDATE: 2}
_DAY_MARK = "\x00"


@dataclass(frozen=True, slots=True)
class Header:
    """What one header line tells; ``signed`` is True when it could be nothing else than a header."""

    author: str | None = None
    outlet: str | None = None
    day: date | None = None
    is_update: bool = False
    signed: bool = False
    labelled: bool = False  # a word like "published" stands before the day
    bare_name: bool = False
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The dateline at the beginning of a paragraph: where it ends there, its place, agency and day."""

    end: int
    place_begin: int | None
    place_end: int | None
    outlet: str | None
    day: date | None


def plain(words: str) -> str:
    """Words in lower case without diacritics.

    >>> plain("YAOUNDÉ")
    'yaounde'
    """
    decomposed = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


def outlet_name(part: str) -> str | None:
    """The name of an outlet if a few words are one, or None.

    >>> outlet_name("AP"), outlet_name("The Harbour Gazette"), outlet_name("Syria")
    ('Associated Press', 'The Harbour Gazette', None)
    """
    part = part.strip().strip("/").strip()
    known = agencies().get(part.casefold())
    if known is not None:
        return known
    words = part.split()
    shaped = 2 <= len(words) <= 5 and all(_is_capitalised(word) or word in ("of", "the", "and", "&") for word in words)
    return part if shaped and any(word.casefold() in outlet_words() for word in words) else None


def copyright_holder(line: str) -> str | None:
    """The outlet that a copyright line names, or None.

    >>> copyright_holder("© 2016 The Harbour Gazette. All rights reserved.")
    'The Harbour Gazette'
    """
    match = _COPYRIGHT.match(line[:_LONGEST_HEADER])
    return outlet_name(match.group(1).strip()) if match else None


def is_place(words: str) -> bool:
    """True for a place that datelines often name."""
    stripped = plain(words.strip(" ."))
    return stripped in dateline_places() or any(
        half in dateline_places() for half in re.split(r" and | & |/", stripped)
    )


def _is_capitalised(word: str) -> bool:
    letters = word.lstrip("'’\"“(")
    return bool(letters) and (letters[0].isupper() or letters[:1].isdigit() or letters[:3] in ("al-", "el-"))


def is_name(part: str) -> bool:
    """True for words shaped like the name of a person: two to five, capitalised, nothing else.

    >>> is_name("Dr. Abdul Ruff"), is_name("Leila van der Berg"), is_name("Russia leaves Syria")
    (True, True, False)
    """
    words = part.split()
    if not 2 <= len(words) <= 5 or not all(_NAME_WORD.match(word) for word in words):
        return False
    full = [word for word in words if word.lower().rstrip(".") not in byline_words("particle")]
    return len(full) >= 2 and all(word[0].isupper() for word in full)


def read_header(line: str) -> Header | None:
    """What a line tells if it is a byline, a line of dates, an outlet or a mix of them; None if it is not.

    >>> read_header("By Leila Haddad | The Harbour Gazette | 15 March 2016").author
    'Leila Haddad'
    >>> read_header("By Monday nothing had changed.") is None
    True
    """
    if len(line) > _LONGEST_HEADER:
        return None
    days, rest = _days(line)
    clock = _CLOCK.search(rest) is not None
    rest = _CLOCK.sub(" ", rest)
    header = Header(signed=bool(days) or clock)
    if days:
        number, value = min(days, key=lambda pair: _ORDER_OF_DAYS[pair[0]])
        header = replace(header, day=value, is_update=number == _UPDATE)
    opened = re.match(r"^[-–—~]+\s?(?=\w)", line) is not None
    for part in _parts(rest):
        told = _read_part(header, part, opened)
        if told is None:
            return None
        header = told
    return header if header.signed or header.outlet or header.author else None


def _days(line: str) -> tuple[list[tuple[int | None, date | None]], str]:
    """The days of a line with the number of the label before each, and the line with marks in their place."""
    found: list[tuple[int | None, date | None]] = []
    while len(found) < _MOST_DAYS and (day := find_day(line)) is not None:
        above = line[: day.begin].rpartition(_DAY_MARK)[2].split()[-_LONGEST_LABEL:]
        numbers = (_without_label(" ".join(above[start:])) for start in range(len(above)))
        number = next((number for rest, number in numbers if number is not None and not rest), None)
        found.append((number, day.value))
        line = f"{line[: day.begin]} {_DAY_MARK} {line[day.end :]}"
    return found, line


def _without_label(line: str) -> tuple[str, int | None]:
    """A line without the words before a date ("Published on"), and the number of those words' entry."""
    words = line.split()[:_LONGEST_LABEL]
    for count in range(len(words), 0, -1):
        label = " ".join(words[:count])
        number = calendar("label").get(label.rstrip(" :").lower())
        if number is not None:
            rest = line.split(maxsplit=count)
            return rest[count] if len(rest) > count else "", number
    return line, None


def _parts(line: str) -> Iterator[str]:
    for part in _PART_BREAK.split(line.replace(_DAY_MARK, "|")):
        words = part.strip(" \t./-–—:").split()
        while words and _beside_day(words[-1]):
            words.pop()
        while words and _beside_day(words[0]):
            words.pop(0)
        core = " ".join(words)
        if core and not _says_nothing(core):
            yield core


def _beside_day(word: str) -> bool:
    small = word.lower().replace(".", "")
    return small in calendar("weekday") or small in calendar("clock")


def _says_nothing(part: str) -> bool:
    """True for counters and buttons that stand beside a date: 3 min read, 12 comments, 5 years ago."""
    entry = furniture_entry(part)
    return entry is not None and entry.kind == "furniture" and part.lower() not in menu_words()


def _read_part(header: Header, part: str, opened: bool) -> Header | None:
    """The header with one more part read, or None when the part is none of a header's."""
    name = _after_opener(part)
    if name is not None:
        return _with_author(header, name, signed=True)
    if part.lower() in byline_words("role") or part.lower() in menu_words():
        return header
    rest, number = _without_label(part)
    if number is not None:
        labelled = replace(header, labelled=True)
        return _read_part(labelled, rest, opened) if rest else replace(labelled, signed=True)
    outlet = outlet_name(part)
    if outlet is not None:
        return replace(header, outlet=header.outlet or outlet)
    staff = part.rpartition(" ")
    if staff[2].lower() in byline_words("role") and (outlet := outlet_name(staff[0])) is not None:
        return replace(header, outlet=header.outlet or outlet)
    if is_place(part) and (header.signed or header.author):
        return replace(header, place=header.place or part)
    if is_name(part) or (header.author and _is_credit(part)):
        return _with_author(header, part, signed=opened or (header.signed and header.author is not None))
    return replace(header, place=part) if is_place(part) and header.place is None else None


def _with_author(header: Header, name: str, signed: bool) -> Header | None:
    if name.lower() in byline_words("role"):
        return replace(header, signed=True)
    outlet = outlet_name(name)
    if outlet is not None:
        return replace(header, outlet=header.outlet or outlet, signed=True)
    written, place = _split_place(name)
    halves = re.split(r"\s+(?:and|&)\s+", written)
    shaped = all(is_name(half) or outlet_name(half) for half in halves) or (signed and _is_single_name(written))
    if not shaped and not _is_credit(written):
        return None
    joins = header.author is not None and len(halves) > 1 and all(is_name(half) for half in halves)
    author = f"{header.author}, {written}" if joins else header.author
    return replace(
        header,
        author=author or written,
        signed=header.signed or signed,
        bare_name=header.bare_name or not signed,
        place=header.place or place,
    )


def _is_single_name(written: str) -> bool:
    return _NAME_WORD.match(written) is not None and written[0].isupper()


def _is_credit(part: str) -> bool:
    """True for what stands beside a name: Leila Haddad Diplomatic Editor, Director of Research at the Harbour Bank."""
    lower = part.lower()
    if any(lower.endswith(" " + role) or lower.startswith(role + " ") for role in byline_words("role")):
        return True
    small = byline_words("particle") | byline_words("link")
    words = [word for word in part.split() if word.lower() not in small]
    return bool(words) and all(_is_capitalised(word) for word in words)


def _split_place(name: str) -> tuple[str, str | None]:
    name = re.sub(r"\s+(?:on|at|in)$", "", name)
    match = re.match(r"^(.+?)\s+(?:in|at|for|from)\s+(.+)$", name)
    if match and all(_is_capitalised(word) or word in ("and", "the") for word in match.group(2).split()):
        return match.group(1), match.group(2)
    return name, None


def _after_opener(part: str) -> str | None:
    lower = part.lower()
    for opener in byline_words("opener"):
        if lower.startswith(opener) and lower[len(opener) : len(opener) + 1] in (" ", ":"):
            return part[len(opener) :].lstrip(" :")
    return None


def find_dateline(paragraph: str, transcript: bool = False) -> Dateline | None:
    """The dateline at the beginning of a paragraph of prose, or None.

    ``transcript`` says that other paragraphs open with a speaker and a colon, so that capitals before a
    colon are no evidence of a place.

    >>> find_dateline("GENEVA (Reuters) - Talks resumed on Monday at the UN.").outlet
    'Reuters'
    >>> find_dateline("Moscow: the city where it began") is None
    True
    """
    window = paragraph[: _LONGEST_DATELINE + 40]
    best: Dateline | None = None
    evidence = 0
    for match in _DATELINE_BREAK.finditer(window):
        if match.start() > _LONGEST_DATELINE:
            break
        head = window[: match.end() if "/" in match.group() else match.start()]
        rest = paragraph[match.end() : match.end() + 40].lstrip("\"'“‘« ([")
        if len(rest) < 12 or not (rest[0].isupper() or rest[0].isdigit()):
            continue
        told = _read_dateline(head, match.end(), colon=":" in match.group(), transcript=transcript)
        if told is not None and told[1] > evidence:
            best, evidence = told
    return best


def _read_dateline(head: str, end: int, colon: bool, transcript: bool) -> tuple[Dateline, int] | None:
    """The dateline that a head is, with the weight of its evidence: 3 a day or agency, 2 a place, 1 capitals."""
    day = find_day(head)
    rest = head if day is None else head[: day.begin] + "|" * (day.end - day.begin) + head[day.end :]
    parts = [part for part in _parts(rest) if part.strip("|")]
    outlets = [outlet for part in parts[:4] if (outlet := _agency(part, rest, colon)) is not None]
    places = [part for part in parts if _agency(part, rest, colon) is None]
    if len(places) > 3 or not all(_place_shaped(part) for part in places):
        return None
    weight = _weight(places, day is not None or bool(outlets), capitals=not (colon and transcript))
    if weight == 0:
        return None
    place = places[0].strip(" .-–—") if places else ""
    begin = head.find(place) if place and outlet_name(place) is None else -1
    dateline = Dateline(
        end,
        begin if begin >= 0 else None,
        begin + len(place) if begin >= 0 else None,
        outlets[0] if outlets else outlet_name(place) if place else None,
        day.value if day else None,
    )
    return dateline, weight


def _agency(part: str, head: str, colon: bool) -> str | None:
    """The outlet that a part signs for: an agency, a paper before a dash, any words in brackets or slashes.

    A paper before a colon is no signature: it is a source ("NY Post: …").
    """
    known = outlet_name(part)
    if known is not None and (part.casefold() in agencies() or not (colon or part.isupper())):
        return known
    bracketed = re.search(rf"[(/]\s*{re.escape(part)}\s*[)/]", head)
    return (known or part) if bracketed and not part.islower() else None


def _weight(places: list[str], dated: bool, capitals: bool) -> int:
    first = places[0] if places else ""
    if first.lower().strip(" .") in labels() or (first and not first[0].isalpha()):
        return 0
    if dated:
        return 3
    if is_place(first):
        return 2
    words = first.split()
    shouted = first.isupper() and len(first) >= 3 and len(words) <= 4 and len(places) <= 2
    return 1 if shouted and capitals and not any(word.lower() in function_words() for word in words) else 0


def _place_shaped(part: str) -> bool:
    words = [word for word in _WORD.findall(part) if word.lower() not in ("and", "&", "de", "del", "la", "las", "los")]
    if not 1 <= len(words) <= _LONGEST_PLACE:
        return False
    full = [word for word in words if word not in ("of", "el", "y", "the")]
    return all(_is_capitalised(word) and not word[0].isdigit() for word in full)
