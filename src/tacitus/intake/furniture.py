"""Tells page furniture by its words: share bars, log-in lines, comment forms, menus, credits."""

from __future__ import annotations

import re

from tacitus.intake.lexicons import Entry, furniture, menu_words

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " ", "\u2011": "-"})
_BULLETS = " \t•·*|[>»–—-▶►→+✓☰×"
_ENDING = " \t.:!…»›>|*-–—→▼▾×"
_ADDRESS = re.compile(r"^<?(https?://|www\.)\S+>?$", re.IGNORECASE)
_MENU_BREAK = re.compile(r"\s*[|»›>/•·]\s*|\s{2,}|\t")
_LONGEST_LINE = 400  # characters; anything longer is no line of furniture
_LONGEST_MENU = 200


def normal(line: str) -> str:
    """A line in lower case with straight quotes and single blanks.

    >>> normal("Editors’  Picks ")
    "editors' picks"
    """
    return " ".join(line.translate(_STRAIGHT).lower().split())


def furniture_entry(line: str) -> Entry | None:
    """The entry of the furniture list that a line matches, or None.

    >>> furniture_entry("Leave a Reply").reach
    'rest'
    """
    if len(line) > _LONGEST_LINE:
        return None
    plain = normal(line)
    core = plain.lstrip(_BULLETS)
    known = furniture()
    whole = known.wholes.get(core) or known.wholes.get(core.rstrip(_ENDING))
    if whole is not None:
        return whole
    words = plain.count(" ") + 1
    forms = dict.fromkeys((plain, core, core.rstrip(_ENDING)))
    return _starting(core, words) or next((entry for form in forms if (entry := _matching(form, words))), None)


def _starting(core: str, words: int) -> Entry | None:
    first = core.split(" ", 1)[0]
    for entry in furniture().starts.get(first, ()):
        if words <= entry.words and core.startswith(entry.pattern) and _ends_word(core, entry.pattern):
            return entry
    return None


def _ends_word(core: str, pattern: str) -> bool:
    rest = core[len(pattern) :]
    return not rest or not pattern[-1].isalnum() or not (rest[0].isalnum() or rest[0] in "'-")


def _matching(plain: str, words: int) -> Entry | None:
    for entry in furniture().regexes:
        if words <= entry.words and entry.regex is not None and entry.regex.match(plain):
            return entry
    return None


def credit_begin(paragraph: str) -> int | None:
    """Where the picture credit at the end of a caption begins, in characters of the paragraph, or None."""
    offset = max(0, len(paragraph) - 90)
    for entry in furniture().tails:
        found = entry.regex.search(paragraph, offset) if entry.regex is not None else None
        if found:
            return found.start() + len(found.group()) - len(found.group().lstrip())
    return None


def is_address(line: str) -> bool:
    """True for a line that holds nothing but a web address."""
    return bool(_ADDRESS.match(line))


def is_menu(line: str) -> bool:
    """True for a line that lists sections of a site: three or more short entries, most of them known.

    >>> is_menu("Home | World | Middle East | Sport")
    True
    >>> is_menu("World powers meet in Vienna")
    False
    """
    if len(line) > _LONGEST_MENU:
        return False
    parts = [part for part in _MENU_BREAK.split(normal(line).strip(_BULLETS)) if part]
    if len(parts) >= 2:
        known = sum(part in menu_words() for part in parts)
        return (known == len(parts) or (known >= 1 and len(parts) >= 3)) and all(p.count(" ") < 4 for p in parts)
    words = parts[0].split() if parts else []
    return len(words) >= 3 and all(word in menu_words() or word == "&" for word in words)


def is_menu_entry(line: str) -> bool:
    """True for one entry of a menu that stands on a line of its own."""
    return normal(line).strip(_BULLETS) in menu_words()
