"""Whether two statements contradict each other: about one matter, and one for it where the other is against it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from tacitus.tables import load_table
from tacitus.weighing.words import stem, stems

WORD = re.compile(r"[^\W_]+?(?=n['’]t\b)|n['’]t\b|[^\W_]+")
SHARED = 2  # words that two statements on one matter share at least; one is often shared by two matters


@cache
def stance_words() -> Mapping[str, str]:
    """for, against or not, by word, and by stem where the stem is no family of words."""
    found: dict[str, str] = {}
    for row in load_table("weighing/stances"):
        for word in row["words"]:
            for form in (word, stem(word)):
                if not form.startswith("#"):
                    found.setdefault(form, row["stance"])
    return MappingProxyType(found)


def stance_in(word: str) -> str:
    """The stance that a word tells, empty if none."""
    form = word.lower().replace("’", "'")
    known = stance_words()
    return known.get(form) or known.get(stem(form)) or ""


def stance_of(text: str) -> int:
    """1 for the matter, -1 against it, 0 if no word tells: against and not each turn it round.

    >>> stance_of("We will not reduce quotas"), stance_of("Quotas must be cut"), stance_of("A word on quotas")
    (1, -1, 0)
    """
    told = [stance for word in WORD.findall(text) if (stance := stance_in(word))]
    if not told:
        return 0
    return -1 if sum(stance != "for" for stance in told) % 2 else 1


def matter_stems(text: str) -> frozenset[str]:
    """The stems of what a statement is about: no empty words, no words of a stance."""
    kept = " ".join(word for word in WORD.findall(text) if not stance_in(word))
    return frozenset(stems(kept))


def contradict(first: str, second: str) -> bool:
    """True if two statements share words of their matter and take opposite stances on it."""
    if len(matter_stems(first) & matter_stems(second)) < SHARED:
        return False
    return stance_of(first) * stance_of(second) == -1
