"""Finds the table entry behind an inflected form where the lemma is not in the tables.

A lemmatiser guesses at words it has not seen (``brutalised`` -> ``brutalis``); the tables know the word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

DOUBLED = frozenset("bdgklmnprt")


def known_lemma(lemma: str, form: str, known: Collection[str]) -> str:
    """The lemma, or a base form of ``form`` that is known.

    >>> known_lemma("brutalis", "brutalised", {"brutalise"})
    'brutalise'
    >>> known_lemma("begg", "begged", {"beg"})
    'beg'
    """
    if lemma in known:
        return lemma
    return next((base for base in base_forms(form) if base in known), lemma)


def base_forms(form: str) -> Iterator[str]:
    """Base forms that a regular English inflection can come from, the likeliest first."""
    yield form
    for ending, replacements in (
        ("ies", ("y", "ie")),
        ("ied", ("y", "ie")),
        ("ying", ("y", "ie")),
        ("men", ("man",)),
        ("es", ("e", "")),
        ("s", ("",)),
        ("ed", ("e", "")),
        ("ing", ("e", "")),
    ):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form[: -len(ending)]
            yield from (stem + replacement for replacement in replacements)
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in DOUBLED:
                yield stem[:-1]
