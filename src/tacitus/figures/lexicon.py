"""The word table as frozen look-ups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tacitus.records import Token
from tacitus.tables import Row, load_table

EFFECTS = ("least", "more", "most", "about")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Kinds by class and word, bounds by their words, and the range of vague counts."""

    kinds: Mapping[tuple[str, str], str]
    bounds: Mapping[tuple[str, ...], str]
    vague: Mapping[str, tuple[int | None, int | None]]
    none: frozenset[str]
    other: frozenset[str]
    people: frozenset[str]
    unreal: frozenset[str]
    crowd: frozenset[str]
    sum: frozenset[str]
    cumulative: frozenset[str]
    running: frozenset[str]
    harmless: Mapping[str, frozenset[str]]  # modifiers that make a thing none of its kind, by the thing

    def kind_of(self, group: str, token: Token) -> str | None:
        """What a token tells, by its lemma, else by its form without a past ending."""
        form = token.form.lower()
        for word in (token.lemma, form, form.removesuffix("ed"), form.removesuffix("d")):
            if kind := self.kind(group, word):
                return kind
        return None

    def kind(self, group: str, lemma: str) -> str | None:
        """What a word of a class tells of what is counted."""
        return self.kinds.get((group, lemma.lower()))


@cache
def load_lexicon(user_data: str = "") -> Lexicon:
    """The table ``figures/words``."""
    rows = load_table("figures/words", user_data)
    words = {
        name: frozenset(row["word"] for row in rows if row["class"] == name)
        for name in ("none", "other", "people", "unreal", "crowd", "sum", "cumulative", "running")
    }
    return Lexicon(
        kinds=MappingProxyType({(row["class"], row["word"]): row["kind"] for row in rows if row["kind"]}),
        bounds=MappingProxyType({tuple(row["word"].split()): row["class"] for row in rows if row["class"] in EFFECTS}),
        vague=MappingProxyType({row["word"]: (row["low"], row["high"]) for row in rows if row["class"] == "vague"}),
        harmless=MappingProxyType(_harmless(rows)),
        **words,
    )


def _harmless(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        if row["class"] == "harmless":
            modifier, _, thing = row["word"].rpartition(" ")
            found.setdefault(thing, set()).add(modifier)
    return {thing: frozenset(modifiers) for thing, modifiers in found.items()}
