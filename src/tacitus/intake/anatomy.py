"""Tells headline, byline, dateline, body and page furniture of a report apart, by offsets.

Body is never dropped on suspicion: a paragraph is body unless its words or its shape show otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from tacitus.intake.furniture import credit_begin, furniture_entry, is_address, is_menu, is_menu_entry
from tacitus.intake.headers import Dateline, Header, copyright_holder, find_dateline, is_place, read_header
from tacitus.intake.paragraphs import Paragraph, find_paragraphs
from tacitus.records import Passage, PassageKind, Span

_TERMINAL = re.compile(r"(?:[.!?…:]|,(?=['\"”’»]))['\"”’»)\]]*$")
_ASKING = re.compile(r"^[^.!?…]+[!?]+['\"”’]?$")
_SUFFIX = re.compile(r"\s+[|–—-]\s+|\s*::\s*")
_SPEAKER = re.compile(r"^[A-Z][A-Z .'’-]{1,40}:\s")
_PLACE_ALONE = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ .,'’/-]{2,40}\s?(?::|[-–—]{1,2})$")
_SIGNED_OFF = re.compile(r"^[-–—~]\s?\S")
_TRAILING = re.compile(r"[\s|:–—-]+$")
_HEADING_MARK = re.compile(r"#{1,6}[ \t]+(?=\S)")
_LETTERS = re.compile(r"[^\W_]+")

_LONG = 25  # words from which a paragraph is prose however it ends
_LONG_WITH_DATELINE = 12
_LONGEST_QUESTION = 15  # words of a headline that ends in ? or !
_LONGEST_NOTE = 60  # words that are said of the author below the body
_LONGEST_HEADLINE = 300  # characters
_LONGEST_SHORT = 500  # characters up to which a paragraph is looked at as a line
_ENOUGH = 600  # characters of prose above a comment form that make an article
_REPEATED = 60  # letters and digits from which a paragraph told twice is an accident of the page
_DATELINES = 3  # paragraphs of prose that may open with a dateline
_WORDS_COMPARED = 40_000  # characters of the body in which the words of a bare name are looked up


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The passages of a text and what its header lines tell."""

    passages: tuple[Passage, ...]
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    day: date | None = None
    dateline_place: Span | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its words, and its kind where that is known already."""

    begin: int
    end: int
    text: str
    words: int
    kind: PassageKind | None = None
    reach: str = "line"
    header: Header | None = None

    def marked(self, kind: PassageKind) -> Block:
        return replace(self, kind=kind)


def dissect(text: str, title: str | None = None) -> Anatomy:
    """The anatomy of a text; ``title`` is the headline if it is known from elsewhere.

    >>> [passage.kind.value for passage in dissect("Share\\n\\nTalks resumed in Geneva on Monday.").passages]
    ['furniture', 'body']
    """
    blocks = [_block(text, paragraph) for paragraph in find_paragraphs(text)]
    blocks = _mark_menus([_by_its_words(block) for block in blocks])
    prose = _first_prose(blocks, title)
    blocks = _mark_headers(blocks, prose, title)
    blocks = _mark_reaches(blocks, prose)
    blocks = _mark_repeats(_mark_end(_mark_datelines(blocks)))
    passages, dateline, place = _cut(blocks)
    return _anatomy(text, blocks, passages, dateline, place)


def _block(text: str, paragraph: Paragraph) -> Block:
    mark = _HEADING_MARK.match(text, paragraph.begin, paragraph.end)
    begin = mark.end() if mark else paragraph.begin
    content = text[begin : paragraph.end]
    words = content.count(" ") + 1 if len(content) > _LONGEST_SHORT else len(content.split())
    return Block(begin, paragraph.end, content, words)


def _by_its_words(block: Block) -> Block:
    if len(block.text) > _LONGEST_SHORT:
        return block
    if is_address(block.text) or is_menu(block.text):
        return block.marked(PassageKind.FURNITURE)
    entry = furniture_entry(block.text)
    return block if entry is None else replace(block, kind=PassageKind(entry.kind), reach=entry.reach)


def _mark_menus(blocks: Sequence[Block]) -> list[Block]:
    """Marks runs of three or more menu entries, each on a line of its own."""
    marked = list(blocks)
    run: list[int] = []
    for index in range(len(blocks) + 1):
        if index < len(blocks) and blocks[index].words <= 4 and _in_menu(blocks[index]):
            run.append(index)
            continue
        if len(run) >= 3:
            for position in run:
                marked[position] = blocks[position].marked(PassageKind.FURNITURE)
        run = []
    return marked


def _in_menu(block: Block) -> bool:
    return block.kind is PassageKind.FURNITURE or is_menu_entry(block.text)


# --- the header ---------------------------------------------------------------------------------


def _is_prose(block: Block) -> bool:
    if block.kind is not None:
        return False
    if block.words >= _LONG:
        return True
    closed = _TERMINAL.search(block.text[-8:]) is not None
    if find_dateline(block.text) is not None and (closed or block.words >= _LONG_WITH_DATELINE):
        return True
    return block.words >= 4 and closed and not _is_title_case(block.text)


def _is_title_case(line: str) -> bool:
    words = [word for word in line.split() if len(word) > 4 and word[0].isalpha()]
    return len(words) >= 3 and all(word[0].isupper() for word in words)


def _first_prose(blocks: Sequence[Block], title: str | None) -> int:
    """The index of the paragraph that the body begins with; the number of blocks if there is none."""
    seen = False
    for index, block in enumerate(blocks):
        if not _is_prose(block) or _same(block.text, title) or read_header(block.text) is not None:
            seen = seen or (block.kind is None and read_header(block.text) is None)
            continue
        asks = (
            not seen
            and block.words <= _LONGEST_QUESTION
            and _ASKING.match(block.text)
            and not _SPEAKER.match(block.text)
        )
        if asks and any(_is_prose(later) for later in blocks[index + 1 : index + 6]):
            seen = True
            continue
        return index
    return len(blocks)


def _same(line: str, title: str | None) -> bool:
    return title is not None and _key(line) == _key(title)


def _key(line: str) -> str:
    return " ".join(_LETTERS.findall(line.casefold()))


def _mark_headers(blocks: Sequence[Block], prose: int, title: str | None) -> list[Block]:
    marked = list(blocks)
    body_words = _words_of_body(blocks[prose:])
    for index, block in enumerate(blocks[:prose]):
        if block.kind is None or block.kind is PassageKind.BYLINE:
            marked[index] = _as_header(block, body_words)
    free = [i for i, block in enumerate(marked[:prose]) if block.kind is None and credit_begin(block.text) is None]
    if prose == len(blocks) and len(blocks) < 3 and not any(_same(block.text, title) for block in blocks):
        return marked
    if free:
        _mark_headline(marked, free, _headline(marked, free, title))
    return marked


def _words_of_body(blocks: Sequence[Block]) -> frozenset[str]:
    words: set[str] = set()
    length = 0
    for block in blocks:
        words.update(_LETTERS.findall(block.text[:_WORDS_COMPARED].casefold()))
        length += len(block.text)
        if length > _WORDS_COMPARED:
            break
    return frozenset(words)


def _as_header(block: Block, body_words: frozenset[str]) -> Block:
    """A block of the header marked as byline or dateline where it is one.

    A bare name is a byline only if the body uses none of its words: headlines are taken up in the body,
    reporters are not.
    """
    header = read_header(block.text)
    if header is None:
        bare = _bare_place(block.text) and len(body_words) > 0
        return block.marked(PassageKind.DATELINE) if bare else block
    if header.bare_name:
        words = set(_LETTERS.findall((header.author or block.text).casefold()))
        if not body_words or words & body_words:
            return block
    if header.place is not None and header.author is None and block.text.startswith(header.place):
        return replace(block, kind=PassageKind.DATELINE, header=header)
    return replace(block, kind=PassageKind.BYLINE, header=header)


def _bare_place(line: str) -> bool:
    core = line.rstrip(" .:-–—")
    return core.isupper() and len(core) < 40 and all(is_place(part) for part in core.split(",")[:1])


def _headline(blocks: Sequence[Block], free: Sequence[int], title: str | None) -> int:
    """The headline among the lines above the body that are nothing else."""
    for index in free:
        if _same(read_headline(blocks[index].text).text, title) or _same(blocks[index].text, title):
            return index
    keys = [_key(blocks[index].text) for index in free]
    counts = Counter(keys)
    for index, key in zip(free, keys, strict=True):
        if counts[key] > 1 and blocks[index].words >= 3:
            return index
    fit = [index for index in free if len(blocks[index].text) <= _LONGEST_HEADLINE]
    for least in (4, 2):
        for index in fit:
            if blocks[index].words >= least:
                return index
    return free[0]


def _mark_headline(blocks: list[Block], free: Sequence[int], headline: int) -> None:
    """Marks the headline, what is said under it, and the section labels above it."""
    key = _key(read_headline(blocks[headline].text).text)
    for index in free:
        block = blocks[index]
        if index == headline:
            blocks[index] = block.marked(PassageKind.HEADLINE)
        elif _key(read_headline(block.text).text) == key or (index < headline and block.words <= 3):
            blocks[index] = block.marked(PassageKind.FURNITURE)
        elif block.words >= 4:
            blocks[index] = block.marked(PassageKind.HEADLINE)


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline told from what stands behind it on its line: an outlet, a day, a byline."""

    text: str
    rest: int  # where what stands behind it begins
    headers: tuple[Header, ...] = ()


def read_headline(line: str) -> Headline:
    """A headline without what stands behind it on its line.

    >>> read_headline("Jets leave Syria | The Harbour Gazette").text
    'Jets leave Syria'
    """
    headline = Headline(line, len(line))
    breaks = list(_SUFFIX.finditer(line)) if len(line) <= _LONGEST_HEADLINE else []
    for found in reversed(breaks):
        header = read_header(line[found.end() : len(headline.text)])
        if (
            not _TRAILING.sub("", line[: found.start()])
            or header is None
            or header.bare_name
            or not (header.outlet or header.signed)
        ):
            break
        headline = Headline(line[: found.start()], found.end(), (header, *headline.headers))
    return headline


# --- below the header ---------------------------------------------------------------------------


def _mark_reaches(blocks: Sequence[Block], prose: int) -> list[Block]:
    """Marks what stands under a heading of furniture: to the next prose, or to the end.

    To the end only where enough stands above, or a credit that closes an article: a link to the comments
    may also stand above one.
    """
    marked = list(blocks)
    reach = "line"
    above, whole, signed = 0, _length_of_prose(blocks), False
    for index in range(prose, len(blocks)):
        block = blocks[index]
        heads = block.kind is PassageKind.FURNITURE and block.reach != "line"
        if heads and block.reach == "rest" and (signed or above >= _ENOUGH or 2 * above >= whole):
            reach = "rest"
        elif heads and reach != "rest":
            reach = "section"
        elif reach == "section" and _is_prose(block):
            reach = "line"
        elif reach != "line":
            marked[index] = block.marked(PassageKind.FURNITURE)
        above += _length_of_prose((block,))
        signed = signed or block.kind is PassageKind.BYLINE
    return marked


def _length_of_prose(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks if _is_prose(block))


def _mark_datelines(blocks: Sequence[Block]) -> list[Block]:
    """Marks a place in capitals and a colon or dash on a line of its own above one of the first paragraphs."""
    marked = list(blocks)
    for index, (block, below) in enumerate(pairwise(blocks[: 2 * _DATELINES])):
        alone = block.kind is None and block.words <= 4 and _PLACE_ALONE.match(block.text) is not None
        if alone and _is_prose(below) and not _SPEAKER.match(below.text):
            marked[index] = block.marked(PassageKind.DATELINE)
    return marked


def _mark_end(blocks: Sequence[Block]) -> list[Block]:
    """Marks bylines and dates of publication that stand below or between the body, and what is said of the author."""
    marked = list(blocks)
    last = max((index for index, block in enumerate(blocks) if _is_prose(block)), default=len(blocks))
    authors = tuple(block.header.author for block in blocks if block.header is not None and block.header.author)
    for index, block in enumerate(blocks):
        if block.kind is not None:
            continue
        header = _header_below(block, index > last)
        if header is not None:
            marked[index] = replace(block, kind=PassageKind.BYLINE, header=header)
        elif index == last and authors and block.text.startswith(authors) and block.words <= _LONGEST_NOTE:
            marked[index] = block.marked(PassageKind.BYLINE)
    return marked


def _header_below(block: Block, below: bool) -> Header | None:
    """What a line within (or ``below``) the body tells if it is certainly a header's line."""
    header = read_header(block.text) if block.words <= _LONGEST_QUESTION else None
    if header is None or (_TERMINAL.search(block.text[-8:]) and not header.labelled):
        return None
    if header.author is not None and header.signed and not header.bare_name:
        return header
    signed_off = header.outlet is not None or _SIGNED_OFF.match(block.text) is not None
    labelled = header.day is not None and not block.text[:1].isdigit()
    return header if below and (signed_off or labelled) else None


def _mark_repeats(blocks: Sequence[Block]) -> list[Block]:
    """Marks paragraphs that the page tells a second time, and the headline below itself."""
    marked = list(blocks)
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        if block.kind not in (None, PassageKind.HEADLINE):
            continue
        key = _key(block.text)
        if key in seen:
            marked[index] = block.marked(PassageKind.FURNITURE)
        elif len(key) >= _REPEATED or block.kind is PassageKind.HEADLINE:
            seen.add(key)
    return marked


# --- the passages -------------------------------------------------------------------------------


def _cut(blocks: Sequence[Block]) -> tuple[tuple[Passage, ...], Dateline | None, Span | None]:
    """The passages of the blocks, with the first dateline and the characters of its place."""
    passages: list[Passage] = []
    first: Dateline | None = None
    place: Span | None = None
    looked = 0
    transcript = sum(_SPEAKER.match(block.text) is not None for block in blocks if block.kind is None) > 1
    for block in blocks:
        dateline = None
        if block.kind is None and looked < _DATELINES and (len(blocks) > 1 or block.words > 3):
            looked += 1
            dateline = find_dateline(block.text, transcript)
        if dateline is not None and first is None:
            first, place = dateline, _place_in(block, dateline)
        elif block.kind is PassageKind.DATELINE and place is None:
            place = _place_of(block)
        passages.extend(_pieces(block, dateline))
    return tuple(passages), first, place


def _place_in(block: Block, dateline: Dateline) -> Span | None:
    if dateline.place_begin is None or dateline.place_end is None:
        return None
    return Span(block.begin + dateline.place_begin, block.begin + dateline.place_end)


def _place_of(block: Block) -> Span | None:
    name = block.header.place if block.header is not None else re.split(r"[,:–—-]", block.text)[0].strip()
    if not name or name not in block.text:
        return None
    begin = block.begin + block.text.index(name)
    return Span(begin, begin + len(name))


def _pieces(block: Block, dateline: Dateline | None) -> Iterator[Passage]:
    begin, end = block.begin, block.end
    kind = block.kind or PassageKind.BODY
    suffix = len(block.text)
    if kind is PassageKind.HEADLINE:
        suffix = read_headline(block.text).rest
    elif kind is PassageKind.BODY:
        suffix = credit_begin(block.text) or suffix
    if dateline is not None:
        head = block.text[: dateline.end].rstrip()
        yield Passage(begin, begin + len(head), PassageKind.DATELINE)
        begin += dateline.end
    if suffix < len(block.text) and block.begin + suffix > begin:
        shown = block.text[:suffix]
        shown = _TRAILING.sub("", shown) if kind is PassageKind.HEADLINE else shown.rstrip()
        yield Passage(begin, block.begin + len(shown), kind)
        yield Passage(block.begin + suffix, end, PassageKind.FURNITURE)
    elif begin < end:
        yield Passage(begin, end, kind)


def _anatomy(
    text: str, blocks: Sequence[Block], passages: tuple[Passage, ...], dateline: Dateline | None, place: Span | None
) -> Anatomy:
    headers = [block.header for block in blocks if block.header is not None]
    title = next((p for p in passages if p.kind is PassageKind.HEADLINE), None)
    headlines = [read_headline(block.text) for block in blocks if block.kind is PassageKind.HEADLINE]
    headers.extend(header for headline in headlines for header in headline.headers)
    owners = (copyright_holder(block.text) for block in blocks[-30:] if block.kind is PassageKind.FURNITURE)
    outlets = [*(header.outlet for header in headers), dateline.outlet if dateline else None, *owners]
    stated = [header.day for header in headers if header.day is not None and not header.is_update]
    updates = [header.day for header in headers if header.day is not None and header.is_update]
    days = [*stated, *([dateline.day] if dateline and dateline.day else []), *updates]
    addresses = (block.text.strip("<>") for block in blocks[:6] if is_address(block.text))
    return Anatomy(
        passages,
        title.span.of(text) if title else None,
        next((header.author for header in headers if header.author), None),
        next((outlet for outlet in outlets if outlet), None),
        next(addresses, None),
        days[0] if days else None,
        place,
    )
