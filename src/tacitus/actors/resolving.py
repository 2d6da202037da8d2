"""A bare phrase, without a report or a tree, as an actor."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from tacitus.actors.coding import Coder, Resolution
from tacitus.actors.lexicon import at_home, load_lexicon
from tacitus.actors.phrases import read_phrase

_WORD = re.compile(r"[\w.&]+(?:[-’'](?!s\b)\w+)*|['’]s\b|[^\w\s]")


def resolve_phrase(phrase: str, on: date | None = None, user_data: str = "") -> Resolution:
    """Who a bare phrase means on a day (today's offices if none is given): country, sectors, name.

    >>> resolve_phrase("the Syrian foreign minister", date(2016, 3, 14)).identifier_text
    'Walid al-Moallem'
    """
    forms = tuple(_WORD.findall(phrase))
    if not forms:
        return Resolution()
    lexicon = load_lexicon(user_data)
    coder = Coder(lexicon, on, today=date.max)
    read = read_phrase(forms, at_home(lexicon.matches(forms), None))
    found = coder.code(read)
    for segment in read.complements(locating=False):
        if segment.opening == "," and not (found.code and found.sector):
            more = coder.code(read.part(segment))
            found = _merged(found, more)
    if not found.known and (code := lexicon.city(" ".join(forms))):
        return Resolution(code, why=("town",))
    return found


def _merged(found: Resolution, more: Resolution) -> Resolution:
    """What an apposition adds."""
    sector, others = (found.sector, found.other_sectors) if found.sector else (more.sector, more.other_sectors)
    return replace(
        found, code=found.code or more.code, sector=sector, other_sectors=others, why=(*found.why, *more.why)
    )
