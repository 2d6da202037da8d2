"""Tells the language of a report, and only when it can be told."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from tacitus.intake.lexicons import function_words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 6000  # characters
_ENGLISH_SHARE = 0.2  # common English words in running English: .35 to .5; in other languages below .1
_FOREIGN_SHARE = 0.1  # above it a text may quote another language but is English
_FEWEST_WORDS = 6
_FEWEST_LETTERS = 12
_SURE = 0.9  # probability from which a language is believed


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text, None where it is too short or holds names only.

    Common English words settle most reports. Otherwise py3langid is asked, and believed when it is sure
    and the text has running words: lower-case words, or words in a script that has no capitals.

    >>> language_of("The rebels said that the truce had been broken by the army.")
    'en'
    >>> language_of("Jabhat al-Nusra, Ahrar al-Sham, Jaysh al-Islam") is None
    True
    """
    sample = text[:_SAMPLE]
    words = [word for word in _WORD.findall(sample) if word[0].islower() or not word[0].isupper()]
    common = sum(word in function_words() for word in words)
    share = common / max(1, len(words))
    if common >= 2 and share >= _ENGLISH_SHARE:
        return "en"
    latin = sum(letter < "\u0250" for letter in sample if letter.isalpha())
    letters = sum(letter.isalpha() for letter in sample)
    if share > _FOREIGN_SHARE or letters < _FEWEST_LETTERS:
        return None
    foreign_script = latin * 2 < letters
    if len(words) < _FEWEST_WORDS and not foreign_script:
        return None
    code, probability = _identifier().classify(sample)
    if foreign_script:
        return str(code) if code != "en" else None
    return str(code) if probability >= _SURE else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - slow, and most reports need none

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
