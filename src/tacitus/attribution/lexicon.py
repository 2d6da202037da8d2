"""The cue and mark tables as frozen look-ups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tacitus.errors import DataError
from tacitus.records import Act, Certainty, Document, Footing, Token
from tacitus.tables import Row, load_table

ENDINGS = (
    ("ied", ("y", "ie", "i")),
    ("ies", ("y", "ie", "i")),
    ("ing", ("", "e")),
    ("ed", ("", "e")),
    ("es", ("e", "")),
    ("s", ("",)),
)
SHORTEST_STEM = 1
MODIFYING = ("advmod", "amod")
NO_MARKS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes: what the source does, how sure it is, where the content stands.

    ``voice``: told, or how an attitude stands to its object, which stays in the voice of whoever tells it.
    """

    lemma: str
    pos: str
    act: Act
    certainty: Certainty
    complement: frozenset[str]
    voice: Footing = Footing.TOLD

    @property
    def is_attitude(self) -> bool:
        """True for a cue that takes its object up (praises, wants it) without telling that it happened."""
        return self.voice is not Footing.TOLD


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All senses of cues by part of speech and lemma, and the marks by kind."""

    cues: Mapping[tuple[str, str], tuple[Cue, ...]]
    marks: Mapping[str, frozenset[str]]

    def senses(self, token: Token) -> tuple[Cue, ...]:
        """The cues that a token can be, the likelier first; by the endings of its form if its lemma is no cue."""
        found = self.cues.get((token.upos, token.lemma.lower()))
        if found is not None or token.upos != "VERB":
            return found or ()
        return next(
            (self.cues[("VERB", stem)] for stem in stems(token.form.lower()) if ("VERB", stem) in self.cues), ()
        )

    def hearsay(self, token: Token) -> Cue | None:
        """The sense of a word before a noun or verb that leaves open who says so: *reportedly*, *the alleged raid*.

        A participle before a noun can be tagged as a verb.
        """
        pos = "ADJ" if token.upos == "VERB" else token.upos
        word = token.form.lower() if token.upos == "VERB" else token.lemma.lower()
        plain = token.relation in MODIFYING and pos in ("ADJ", "ADV")
        senses = self.cues.get((pos, word), ()) if plain else ()
        return senses[0] if senses and not senses[0].complement else None

    def only_takes_up(self, token: Token) -> bool:
        """True for a cue in none of whose senses its source tells anything: praise, wishes, plans."""
        senses = self.senses(token)
        return bool(senses) and all(sense.is_attitude for sense in senses)

    def marked(self, kind: str, token: Token) -> bool:
        """True if a token's lemma or form is a mark of a kind."""
        words = self.marks.get(kind, NO_MARKS)
        return token.lemma.lower() in words or token.form.lower() in words


@cache
def load_lexicon(user_data: str = "") -> Lexicon:
    """Cues and marks from ``attribution/cues`` and ``attribution/marks``; raises DataError for an unknown act."""
    cues: dict[tuple[str, str], list[Cue]] = {}
    for row in load_table("attribution/cues", user_data):
        cue = _cue(row)
        cues.setdefault((cue.pos, cue.lemma), []).append(cue)
    marks: dict[str, set[str]] = {}
    for row in load_table("attribution/marks", user_data):
        marks.setdefault(row["kind"], set()).add(row["word"])
    return Lexicon(
        MappingProxyType({key: tuple(senses) for key, senses in cues.items()}),
        MappingProxyType({kind: frozenset(words) for kind, words in marks.items()}),
    )


def _cue(row: Row) -> Cue:
    try:
        act, certainty, voice = Act(row["act"]), Certainty(row["certainty"]), Footing(row["voice"] or Footing.TOLD)
    except ValueError as error:
        raise DataError(f"attribution/cues: {row['lemma']}: {error}. Use a word of the column's help.") from error
    return Cue(row["lemma"], row["pos"], act, certainty, frozenset(row["complement"]), voice)


def stems(form: str) -> tuple[str, ...]:
    """Base forms that a regular verb form can come from.

    >>> stems("denied")
    ('deny', 'denie', 'deni')
    """
    for ending, bases in ENDINGS:
        if form.endswith(ending) and len(form) > len(ending) + SHORTEST_STEM:
            stem = form[: -len(ending)]
            single = (stem[:-1],) if stem[-1] == stem[-2] else ()
            return (*(stem + base for base in bases), *single)
    return ()


def negated(document: Document, lexicon: Lexicon, index: int) -> bool:
    """True if a negation hangs directly on a token or is the determiner of its subject (*nobody*, *no state*)."""
    near = list(document.children(index, "advmod", "det", "cc"))
    for subject in document.children(index, "nsubj"):
        near.extend((subject, *document.children(subject, "det")))
    return any(lexicon.marked("negation", document.tokens[child]) for child in near)
