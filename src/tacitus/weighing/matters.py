"""What a pledge is about, in its own words: the thing promised, agreed or ordered, how much of it, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tacitus.notation import flat
from tacitus.weighing.tables import terms
from tacitus.weighing.tellings import Telling
from tacitus.weighing.terms import CLAUSE, pattern
from tacitus.weighing.words import act_words, stems

LENGTH = re.compile(r"^P(\d+)([DWMY])$")
SETTING = re.compile(r" by | at (?!.* (?:to|that) )")  # by whom or where it was promised, not what
DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
NAMED = 5  # words of a matter that can name the deed


def names_a_promise(telling: Telling) -> bool:
    """True if the words of a telling are of promising or ordering, and what is promised stands behind them."""
    return bool(telling.act & act_words(" ".join(terms("promising"))))


def matter_of(telling: Telling) -> str:
    """What is promised: the clause behind the words of promising, or the deed with its clause; empty if not told.

    >>> words = "Turkey and Greece agreed on Tuesday to hold talks in Ankara, a spokesman said."
    >>> matter_of(Telling("r", "1", "AGREE", words="agreed", act=act_words("agreed"), text=words, at=18))
    'on Tuesday to hold talks in Ankara'
    >>> words = "Turkey gave the order at a meeting in Ankara."
    >>> matter_of(Telling("r", "1", "REQUEST", words="order", act=act_words("order"), text=words, at=16))
    ''
    """
    if not 0 <= telling.at < len(telling.text):
        return ""
    last = telling.words.split()[-1] if telling.words else ""
    behind = telling.text.find(last, telling.at) + len(last)
    found = CLAUSE.match(telling.text, behind)
    words = found[0] if found else ""
    if names_a_promise(telling):
        return "" if SETTING.match(words) else flat(words)
    onward = pattern("onward").search(words)
    return flat(telling.text[telling.at : behind] + (words[: onward.start()] if onward else words))


def matters_of(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """What tellings say is promised, none twice; a bare word only where there is no more."""
    found = dict.fromkeys(matter for telling in tellings if (matter := matter_of(telling)))
    return tuple(matter for matter in found if " " in matter) or tuple(found)


def matter_words(telling: Telling) -> frozenset[str]:
    """The stems that can name the deed that is promised: the first of the clause behind the words of promising."""
    if not names_a_promise(telling):
        return frozenset()
    return frozenset(stems(_undated(telling))[:NAMED])


def _undated(telling: Telling) -> str:
    """The matter without an *on Tuesday* at its beginning."""
    words = matter_of(telling)
    for dated in telling.dates:
        if dated.text and words.partition(" ")[2].startswith(flat(dated.text)):
            return words.partition(" ")[2][len(flat(dated.text)) :]
    return words


def scope_of(telling: Telling) -> str:
    """The words that say how much is promised: the sentence up to the end of the clause of the promise."""
    found = CLAUSE.match(telling.text, max(telling.at, 0))
    return telling.text[: found.end()] if found and telling.at >= 0 else telling.text


def due_of(telling: Telling, published: date | None) -> date | None:
    """The last day that a promise is for, if the text tells one after the day of the report.

    A day behind *by*, *before*, *until* or *within* is the one; else a coming day in the clause of the promise, or the
    day of the deed if the text states it.
    """
    if published is None:
        return None
    days = [*_deadlines(telling, published), *_coming(telling)]
    if telling.basis == "stated" and telling.latest:
        days.append(telling.latest)
    return next((day for day in days if day > published), None)


def _deadlines(telling: Telling, published: date) -> Iterator[date]:
    for dated in telling.dates:
        before = [found for found in pattern("deadline").finditer(telling.text, 0, dated.at) if dated.at > telling.at]
        if not before or telling.text[before[-1].end() : dated.at].strip():
            continue
        length = LENGTH.match(dated.value)
        if length:
            yield published + timedelta(days=int(length[1]) * DAYS[length[2]])
        elif dated.latest:
            yield dated.latest - timedelta(days=1) if before[-1][0].lower() == "before" else dated.latest


def _coming(telling: Telling) -> Iterator[date]:
    end = len(scope_of(telling))
    for dated in telling.dates:
        if telling.at < dated.at < end and dated.latest:
            yield dated.latest
