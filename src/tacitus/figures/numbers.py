"""Numbers in running text: their words, their value and the bounds that the words around them set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tacitus.figures.lexicon import Lexicon
from tacitus.numerals import numeral_words, read_number
from tacitus.records import Document, Sentence, Token

GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
SCALE_WORDS = 3  # tens of thousands
BEGINNINGS = ("between", "both")
SHARE_WORDS = 7  # a third of the town's residents
LONGEST_BOUND = 4  # words of the longest phrase such as "no fewer than"


@dataclass(frozen=True, slots=True)
class Number:
    """A number: tokens ``first`` up to ``last`` with the words of its bounds, its core from ``core``, its range."""

    first: int
    last: int
    core: int
    low: int | None
    best: int | None
    high: int | None
    why: str


def find_numbers(document: Document, sentence: Sentence, lexicon: Lexicon) -> Iterator[Number]:
    """Numbers of a sentence in order; ranges (*20 to 30*) are one number."""
    index = sentence.first
    while index < sentence.last:
        if not _may_begin(document.tokens[index], lexicon):
            index += 1
            continue
        found = _range(document, index, sentence.last) or _plain(document, index, sentence.last, lexicon)
        if found is None:
            index += 1
            continue
        yield _bounded(document, found, sentence.first, lexicon)
        index = found.last


def _may_begin(token: Token, lexicon: Lexicon) -> bool:
    """False for a word that begins no number, without trying; most words do not."""
    form = token.form.lower()
    if form in BEGINNINGS or token.lemma.lower() in lexicon.vague or any(map(str.isdigit, form)):
        return True
    known = numeral_words()
    return any(piece in known or piece.removesuffix("s") in known for piece in form.split("-"))


def _run(document: Document, first: int, end: int, *, joined: bool = True) -> tuple[int, float] | None:
    """The longest run of tokens from ``first`` that reads as one number; not ``joined``: it ends before *and*."""
    best: tuple[int, float] | None = None
    for last in range(first + 1, min(first + 8, end) + 1):
        words = [token.form for token in document.tokens[first:last]]
        if words[-1] == "and" and (not joined or words[0][:1].isdigit()):
            break
        if not _numeric(words[-1]) and words[-1] not in ("and", "a", "-"):
            break
        value = read_number(words)
        if value is not None and words[-1] != "-":
            best = (last, value)
    return best


def _grouped(document: Document, first: int, end: int) -> tuple[int, float] | None:
    """*1.000 people*: full stops that group digits, where no scale follows."""
    form = document.tokens[first].form
    following = numeral_words().get(document.tokens[first + 1].form.lower()) if first + 1 < end else None
    if not GROUPED.fullmatch(form) or (following is not None and following.kind == "scale"):
        return None
    return first + 1, float(form.replace(".", ""))


def _numeric(word: str) -> bool:
    return word[:1].isdigit() or word.lower() in numeral_words() or read_number([word]) is not None


def _plain(document: Document, first: int, end: int, lexicon: Lexicon) -> Number | None:
    token = document.tokens[first]
    scaled = _vague_scale(document, first, end) or _several_scale(document, first, end, lexicon)
    if scaled is not None:
        return scaled
    share = _share(document, first, end, lexicon)
    if share is not None:
        return share
    if token.form.lower() == "both" and token.relation == "det":
        return Number(first, first + 1, first, 2, 2, 2, "both are two")
    vague = lexicon.vague.get(token.lemma.lower())
    if vague and _is_vague(document, first):
        return Number(first, first + 1, first, vague[0], None, vague[1], f"{token.form} is vague")
    numeral = numeral_words().get(token.form.lower())
    if numeral and numeral.kind in ("article", "joint", "fraction") and not _scaled(document, first, end):
        return None
    if first and document.tokens[first - 1].form.lower() in lexicon.none:
        return None
    run = _grouped(document, first, end) or _run(document, first, end)
    if run is None or run[1] != int(run[1]):
        return None
    value = int(run[1])
    return Number(first, run[0], first, value, value, value, "a number")


def _vague_scale(document: Document, first: int, end: int) -> Number | None:
    """*Tens of thousands*, *hundreds of thousands*: a vague count of a scale."""
    words = [token.form.lower() for token in document.tokens[first : min(first + 3, end)]]
    if len(words) < SCALE_WORDS or words[1] != "of" or not all(word.endswith("s") for word in (words[0], words[2])):
        return None
    factor, scale = (numeral_words().get(words[place].removesuffix("s")) for place in (0, 2))
    if factor is None or scale is None or scale.kind != "scale" or factor.value >= scale.value:
        return None
    low, high = int(2 * factor.value * scale.value), int(10 * factor.value * scale.value) - 1
    return Number(first, first + SCALE_WORDS, first + 2, low, None, high, f"{' '.join(words)} is vague")


def _several_scale(document: Document, first: int, end: int, lexicon: Lexicon) -> Number | None:
    """*Several hundred*, *a few thousand*, *a couple of dozen*: twice to ten times the scale."""
    token = document.tokens[first]
    if token.lemma.lower() not in lexicon.vague or first + 1 >= end:
        return None
    place = first + 2 if document.tokens[first + 1].form.lower() == "of" and first + 2 < end else first + 1
    numeral = numeral_words().get(document.tokens[place].form.lower())
    if numeral is None or numeral.kind != "scale":
        return None
    low, high = int(2 * numeral.value), int(10 * numeral.value) - 1
    return Number(first, place + 1, first, low, None, high, f"{token.form} {document.tokens[place].form} is vague")


def _share(document: Document, first: int, end: int, lexicon: Lexicon) -> Number | None:
    """*Half the population*: a share of a whole, no number."""
    numeral = numeral_words().get(document.tokens[first].form.lower())
    if numeral is None or numeral.kind != "fraction":
        return None
    for token in document.tokens[first + 1 : min(first + SHARE_WORDS, end)]:
        if lexicon.kind("whole", token.lemma):
            return Number(first, first + 1, first, None, None, None, f"a share: {token.form}")
    return None


def _scaled(document: Document, first: int, end: int) -> bool:
    after = [numeral_words().get(token.form.lower()) for token in document.tokens[first + 1 : min(first + 3, end)]]
    if len(after) > 1 and after[0] is not None and after[0].kind == "article":
        after = after[1:]
    following = after[0] if after else None
    return following is not None and following.kind == "scale"


def _is_vague(document: Document, index: int) -> bool:
    token = document.tokens[index]
    plural = token.form.lower() != token.lemma.lower() or token.lemma.lower() in ("several", "few")
    before = document.tokens[index - 1].form if index else ""
    after = document.tokens[index + 1].form.lower() if index + 1 < len(document.tokens) else ""
    joined = before.lower() == "and" and not _numeric(document.tokens[index - 2].form if index > 1 else "")
    return plural and (joined or not _numeric(before)) and before.lower() != "as" and after != "than"


def _range(document: Document, first: int, end: int) -> Number | None:
    """*between 20 and 30*, *20 to 30*, *20-30*."""
    between = document.tokens[first].lemma.lower() == "between"
    begin = first + 1 if between else first
    low = _run(document, begin, end, joined=not between) if begin < end else None
    if low is None or low[0] + 1 >= end:
        return None
    joint = document.tokens[low[0]].form.lower()
    if joint not in (("and",) if between else ("to", "-", "–")):
        return None
    high = _run(document, low[0] + 1, end)
    if high is None or high[1] <= low[1] or (joint != "and" and high[1] > 100 * max(low[1], 1)):
        return None
    return Number(first, high[0], begin, int(low[1]), None, int(high[1]), "a range")


def _bounded(document: Document, number: Number, start: int, lexicon: Lexicon) -> Number:
    for length in range(LONGEST_BOUND, 0, -1):
        begin = number.first - length
        if begin < start:
            continue
        words = tuple(token.form.lower() for token in document.tokens[begin : number.first])
        effect = lexicon.bounds.get(words)
        if effect:
            return _with_bound(number, begin, effect, " ".join(words))
    return number


def _with_bound(number: Number, begin: int, effect: str, words: str) -> Number:
    low, best, high = number.low, number.best, number.high
    if effect == "about":
        low, high = (None, None) if best is not None else (low, high)
    elif effect == "most":
        low = None
    else:
        high = None
    return Number(begin, number.last, number.core, low, best, high, f"{number.why}, {words}")
