"""What the uncased encoder cannot see of a word: its shape, and whether a space stands before it."""

from __future__ import annotations

SHAPES = ("pad", "lower", "title", "upper", "initial", "mixed", "digits", "number", "alphanumeric", "mark", "other")


def word_shape(word: str) -> int:
    """The index into ``SHAPES`` of a word.

    >>> SHAPES[word_shape("Moscow")], SHAPES[word_shape("UN")], SHAPES[word_shape("250,000")]
    ('title', 'upper', 'number')
    """
    return SHAPES.index(_shape_name(word))


def _shape_name(word: str) -> str:
    if word.isalpha():
        return _letters(word)
    if word.isdigit():
        return "digits"
    if not any(c.isalnum() for c in word):
        return "mark"
    if not any(c.isalpha() for c in word):
        return "number"
    if any(c.isdigit() for c in word):
        return "alphanumeric"
    letters = "".join(c for c in word if c.isalpha())
    return _letters(letters) if letters else "other"


def _letters(word: str) -> str:
    if word.islower():
        return "lower"
    if word.isupper():
        return "initial" if len(word) == 1 else "upper"
    if word[0].isupper() and word[1:].islower():
        return "title"
    return "mixed"
