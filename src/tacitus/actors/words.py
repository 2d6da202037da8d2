"""Words as keys: how a name written one way is found written another."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile(r"[^a-z0-9]+")
_SPLIT_FORM = re.compile(r"[-–/\s]+")
_SPECIAL = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"})


def keys_of(text: str) -> tuple[str, ...]:
    """The keys of a word or name: no case, accents, full stops, hyphens or apostrophes.

    >>> keys_of("al-Qa'ida"), keys_of("U.S.-led")
    (('al', 'qa', 'ida'), ('us', 'led'))
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
        text = "".join(char for char in text if not unicodedata.combining(char)).replace("’", "'")
    return tuple(part for part in _BREAKS.split(text.lower().replace(".", "")) if part)


def singulars(key: str) -> tuple[str, ...]:
    """What a key may be the plural of, likeliest first.

    >>> singulars("policemen"), singulars("authorities"), singulars("boss")
    (('policeman',), ('authority', 'authoritie'), ())
    """
    if key.endswith("men") and len(key) > 3:
        return (key[:-3] + "man",)
    if len(key) < 4 or not key.endswith("s") or key.endswith("ss"):
        return ()
    if key.endswith("ies"):
        return (key[:-3] + "y", key[:-1])
    if key.endswith(("ches", "shes", "sses", "xes")):
        return (key[:-2], key[:-1])
    return (key[:-1],)


def plurals(key: str) -> tuple[str, ...]:
    """Regular plurals of a key.

    >>> plurals("gunman"), plurals("ministry"), plurals("chief")
    (('gunmen',), ('ministries',), ('chiefs',))
    """
    if key.endswith("man") and key not in ("german", "roman", "human", "shaman"):
        return (key[:-3] + "men",)
    if key.endswith("y") and key[-2:-1] not in "aeiou":
        return (key[:-1] + "ies",)
    if key.endswith(("ch", "sh", "s", "x")):
        return (key + "es",)
    return (key + "s",)


def is_acronym(text: str) -> bool:
    """True for words of capitals that mean something else in small letters (US, IS, WHO)."""
    letters = [char for char in text if char.isalpha()]
    return 1 < len(letters) <= 6 and all(char.isupper() for char in letters) and " " not in text.strip()


def is_capital(form: str) -> bool:
    """True if some part of the word begins with a capital."""
    return any(part[:1].isupper() for part in _SPLIT_FORM.split(form.lstrip("'\"“‘(")))
