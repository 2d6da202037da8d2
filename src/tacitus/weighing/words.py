"""Words as they meet across reports: families, stems, and vectors that weigh rare words more."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from tacitus.weighing.tables import families, stops, suffixes

WORD = re.compile(r"[^\W_]+")
LEAST_STEM = 3
Vector = Mapping[str, float]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word's family (``#kill``), or what is left of it without its ending.

    >>> stem("wounded"), stem("withdrawals"), stem("sanctioning") == stem("sanctions")
    ('#injure', '#withdraw', True)
    """
    word = word.lower()
    known = families()
    if word in known:
        return known[word]
    bare = _without_ending(word)
    for form in (bare, bare + "e"):
        if form in known:
            return known[form]
    return bare.rstrip("e") if len(bare) > LEAST_STEM else bare


def _without_ending(word: str) -> str:
    bare = word
    if not word.endswith(("ss", "us", "is")):
        for ending, instead in suffixes():
            if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
                bare = word[: -len(ending)] + instead
                break
    doubled = len(bare) > LEAST_STEM and bare[-1] == bare[-2] and bare[-1] not in "sl"
    return bare[:-1] if doubled else bare


def stems(text: str) -> list[str]:
    """The stems of a text's words, empty words left out."""
    left_out = stops("empty")
    return [stem(word) for word in WORD.findall(text) if word.lower() not in left_out]


def act_words(words: str) -> frozenset[str]:
    """The stems that name an act: no particles, no light verb beside another word.

    >>> sorted(act_words("gave a warning")), sorted(act_words("took"))
    (['#threaten'], ['#take'])
    """
    given = [word for word in WORD.findall(words) if word.lower() not in stops("particle")]
    found = [stem(word) for word in given] or [stem(word) for word in WORD.findall(words)]
    heavy = [word for word in found if word.removeprefix("#") not in stops("light")]
    return frozenset(heavy or found)


def vectors(texts: Sequence[Iterable[str]]) -> list[Vector]:
    """A vector of length 1 for each list of stems: the log of the count times the log of the rarity."""
    counts = [Counter(words) for words in texts]
    documents: Counter[str] = Counter()
    for count in counts:
        documents.update(count.keys())
    rarity = {word: math.log((len(counts) + 1) / number) for word, number in documents.items()}
    return [_unit({word: (1 + math.log(number)) * rarity[word] for word, number in count.items()}) for count in counts]


def _unit(vector: dict[str, float]) -> Vector:
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {word: value / length for word, value in vector.items()}


def cosine(first: Vector, second: Vector) -> float:
    """How alike two vectors are, 0 to 1."""
    return sum(first[word] * second[word] for word in sorted(first.keys() & second.keys()))
