"""Words as they meet across reports: families, stems, and vectors that weigh rare words more."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from tacitus.weighing.tables import families, stops, suffixes

WORD = re.compile(r"[^\W_]+")
LEAST_STEM = 3
STEPS = 1 << 15  # of a weight between 0 and 1: it takes 16 bits
ID_BYTES, WEIGHT_BYTES = 4, 2


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


@lru_cache(maxsize=200_000)
def act_words(words: str) -> frozenset[str]:
    """The stems that name an act: no particles, no light verb beside another word.

    >>> sorted(act_words("gave a warning")), sorted(act_words("took"))
    (['#threaten'], ['#take'])
    """
    given = [word for word in WORD.findall(words) if word.lower() not in stops("particle")]
    found = [stem(word) for word in given] or [stem(word) for word in WORD.findall(words)]
    heavy = [word for word in found if word.removeprefix("#") not in stops("light")]
    return frozenset(heavy or found)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """In how many of how many texts a word stands: what makes it rare."""

    texts: int
    counts: Mapping[str, int]

    @classmethod
    def of(cls, texts: Iterable[Iterable[str]]) -> Vocabulary:
        """Count the words of texts given as stems."""
        counts: Counter[str] = Counter()
        number = 0
        for words in texts:
            counts.update(set(words))
            number += 1
        return cls(number, counts)

    def rarity(self, word: str) -> float:
        """The log of how rare a word is; one that was not counted is as rare as can be."""
        return math.log((self.texts + 1) / self.counts.get(word, 1))


class Vectors:
    """A vector of length 1 for each text: the log of a word's count times its rarity.

    Weights are whole steps of 1/32768, so that sums are exact and depend neither on an order nor on a machine.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._numbers: dict[str, int] = {}
        self._words: list[str] = []
        self._rarity: list[float] = []
        self._filled: dict[int, bytes] = {}  # ids, then weights: a fifth of what arrays of their own would take
        self._scratch = np.zeros(1024, np.int64)

    def put(self, item: int, words: Iterable[str]) -> None:
        """Make the vector of a text given as stems."""
        counts = Counter(words)
        ids = np.fromiter((self._number(word) for word in counts), np.int32, len(counts))
        values = np.fromiter((1 + math.log(number) for number in counts.values()), np.float64, len(counts))
        values *= np.fromiter((self._rarity[number] for number in ids), np.float64, len(counts))
        length = math.sqrt(float(values @ values)) or 1.0
        self._filled[item] = ids.tobytes() + np.rint(values * (STEPS / length)).astype(np.uint16).tobytes()

    def drop(self, item: int) -> None:
        """Forget the vector of a text."""
        del self._filled[item]

    def _number(self, word: str) -> int:
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self._numbers)
            self._words.append(word)
            self._rarity.append(self._vocabulary.rarity(word))
            if number >= len(self._scratch):
                self._scratch = np.zeros(2 * len(self._scratch), np.int64)
        return number

    def strongest(self, item: int, count: int) -> list[str]:
        """The words that weigh most in a text."""
        ids, steps = _parted(self._filled[item])
        words = [self._words[number] for number in np.frombuffer(ids, np.int32)]
        weights = np.frombuffer(steps, np.uint16).tolist()
        return [word for _, word in sorted(zip((-weight for weight in weights), words, strict=True))[:count]]

    def cosines(self, item: int, others: Sequence[int]) -> list[float]:
        """How alike a text is to each of others, 0 to 1."""
        filled = [other for other in others if self._filled[other]]
        if not filled:
            return [0.0] * len(others)
        own, steps = _parted(self._filled[item])
        ids, weights = zip(*(_parted(self._filled[other]) for other in filled), strict=True)
        scratch, mine = self._scratch, np.frombuffer(own, np.int32)
        scratch[mine] = np.frombuffer(steps, np.uint16)
        products = scratch[np.frombuffer(b"".join(ids), np.int32)] * np.frombuffer(b"".join(weights), np.uint16)
        scratch[mine] = 0
        starts = np.cumsum([0, *(len(each) // ID_BYTES for each in ids[:-1])])
        sums = np.add.reduceat(products, starts) / (STEPS * STEPS)
        found = dict(zip(filled, sums.tolist(), strict=True))
        return [found.get(other, 0.0) for other in others]


def _parted(filled: bytes) -> tuple[bytes, bytes]:
    """Ids and weights of a vector."""
    end = len(filled) // (ID_BYTES + WEIGHT_BYTES) * ID_BYTES
    return filled[:end], filled[end:]
