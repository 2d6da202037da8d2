"""The cue and mark tables as frozen look-ups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tacitus.errors import DataError
from tacitus.records import Act, Certainty, Document, Token
from tacitus.tables import load_table

NO_MARKS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes: what the source does, how sure it is, where the content stands."""

    lemma: str
    pos: str
    act: Act
    certainty: Certainty
    complement: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues by part of speech and lemma, and the marks by kind."""

    cues: Mapping[tuple[str, str], Cue]
    marks: Mapping[str, frozenset[str]]

    def cue(self, token: Token) -> Cue | None:
        """The cue that a token can be, if any."""
        return self.cues.get((token.upos, token.lemma.lower()))

    def marked(self, kind: str, token: Token) -> bool:
        """True if a token's lemma or form is a mark of a kind."""
        words = self.marks.get(kind, NO_MARKS)
        return token.lemma.lower() in words or token.form.lower() in words


@cache
def load_lexicon(user_data: str = "") -> Lexicon:
    """Cues and marks from ``attribution/cues`` and ``attribution/marks``; raises DataError for an unknown act."""
    cues: dict[tuple[str, str], Cue] = {}
    for row in load_table("attribution/cues", user_data):
        try:
            act, certainty = Act(row["act"]), Certainty(row["certainty"])
        except ValueError as error:
            raise DataError(f"attribution/cues: {row['lemma']}: {error}. Use a word of the column's help.") from error
        cue = Cue(row["lemma"], row["pos"], act, certainty, frozenset(row["complement"]))
        cues.setdefault((cue.pos, cue.lemma), cue)
    marks: dict[str, set[str]] = {}
    for row in load_table("attribution/marks", user_data):
        marks.setdefault(row["kind"], set()).add(row["word"])
    return Lexicon(MappingProxyType(cues), MappingProxyType({kind: frozenset(words) for kind, words in marks.items()}))


def negated(document: Document, lexicon: Lexicon, index: int) -> bool:
    """True if a negation hangs directly on a token."""
    return any(
        lexicon.marked("negation", document.tokens[child]) for child in document.children(index, "advmod", "det", "cc")
    )
