"""Words of pledges and truces as they stand in running text: exceptions, conditions, stages, breaches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tacitus.notation import flat
from tacitus.weighing.tables import terms

PARAGRAPH = re.compile(r"\n\s*\n")
SENTENCE = re.compile(r"[^.!?]*[.!?]|[^.!?]+$")
OBJECT = re.compile(r"(?:of|the|an?|its|their|his|out|into|down|off|up|through|[A-Z]\w*)\b")
CLAUSE = re.compile(r"(?:[^,.;:!?—–\n]|[.,](?=\d)|(?<=\b[A-Z])\.)*")  # *2.5 million* and *the U.S.* go on


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """Any word of a kind, the longest first, whatever white space stands within it; *as part of* is none."""
    words = (re.escape(word).replace("\\ ", r"\s+") for word in terms(kind))
    return re.compile(rf"(?<!\bas )\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a text, as far as full stops and empty lines tell."""
    for paragraph in PARAGRAPH.split(text):
        yield from SENTENCE.findall(flat(paragraph))


def speaks(text: str, kind: str) -> bool:
    """True if a word of a kind stands in a text."""
    return pattern(kind).search(text) is not None


def breaks_truce(text: str) -> bool:
    """True if a text speaks of a breach, and what is broken is a truce or not said: no law, no airspace.

    >>> breaks_truce("a breach of the truce"), breaks_truce("a breach of the law"), breaks_truce("war broke out")
    (True, False, False)
    """
    for found in pattern("breach").finditer(text):
        clause = CLAUSE.match(text[found.end() :].strip())
        behind = clause[0] if clause else ""
        if not OBJECT.match(behind) or speaks(behind, "truce") or speaks(behind, "agreement"):
            return True
    return False


def found_terms(texts: Iterable[str], kind: str, *, follow: bool = False, bare: bool = False) -> Iterator[str]:
    """The words of a kind as they stand, none twice.

    With ``follow`` the clause behind them comes too, with ``bare`` that clause alone.
    """
    seen = set[str]()
    for text in map(flat, texts):
        for found in pattern(kind).finditer(text):
            clause = CLAUSE.match(text[found.end() :].strip())
            behind = clause[0].strip() if clause else ""
            shown = behind if bare else f"{found[0]} {behind}".strip() if follow else found[0]
            if shown and shown.lower() not in seen:
                seen.add(shown.lower())
                yield shown
