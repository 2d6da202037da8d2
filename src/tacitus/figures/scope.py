"""What a count covers: several fates told by one number, and what went before this one event."""

from __future__ import annotations

from tacitus.figures.lexicon import Lexicon
from tacitus.records import Document, Sentence, Token

HARM = ("killed", "injured", "missing", "casualties")
JOINT = "casualties"
OWN = ("nsubj", "nsubj:pass", "obj", "nummod")  # what makes a second fate a count of its own
LONGEST_CUE = 2  # words


def fate(lexicon: Lexicon, token: Token) -> str | None:
    """The harm that a word tells, as a verb or as a state."""
    kinds = (lexicon.kind_of(group, token) for group in ("patient", "agent", "state"))
    return next((kind for kind in kinds if kind in HARM), None)


def is_joint(document: Document, lexicon: Lexicon, kind: str, anchor: int) -> bool:
    """True where one number counts two fates: *40 died or disappeared*, *10,000 dead or missing*."""
    if kind not in HARM:
        return False
    token = document.tokens[anchor]
    others = list(document.children(anchor, "conj"))
    if token.relation == "conj" and token.head >= 0:
        others.append(token.head)
    for index in others:
        other = fate(lexicon, document.tokens[index])
        if other is None or other == kind or document.children(max(anchor, index), "nsubj", "nsubj:pass", "nummod"):
            continue
        first, last = sorted((anchor, index))
        counted = any(_counts(lexicon, item) for item in document.tokens[first + 1 : last])
        if not counted and not (_has_own(document, anchor) and _has_own(document, index)):
            return True
    return False


def _has_own(document: Document, index: int) -> bool:
    return bool(document.children(index, *OWN))


def _counts(lexicon: Lexicon, token: Token) -> bool:
    return token.upos == "NUM" or token.lemma.casefold() in lexicon.vague


def is_cumulative(document: Document, lexicon: Lexicon, anchor: int, path: str) -> bool:
    """True for a count of all so far: *the toll rose to 40*, *12 people have been killed since May*."""
    verb = _verb(document, anchor)
    above = (document.tokens[index].lemma.casefold() for index in document.ancestors(anchor))
    running = any(lemma in lexicon.running for lemma in above)
    if path.startswith(("toll", "sum")) and running:
        return True
    sentence = document.sentence_of(anchor)
    return any(_bears(document, cue, anchor, verb) for cue in _cues(document, sentence, lexicon))


def _verb(document: Document, index: int) -> int | None:
    return next((at for at in (index, *document.ancestors(index)) if document.tokens[at].upos == "VERB"), None)


def _cues(document: Document, sentence: Sentence, lexicon: Lexicon) -> list[int]:
    found = []
    for first in range(sentence.first, sentence.last):
        for last in range(first + 1, min(first + LONGEST_CUE, sentence.last) + 1):
            if " ".join(token.form.casefold() for token in document.tokens[first:last]) in lexicon.cumulative:
                found.append(first)
    return found


def _bears(document: Document, cue: int, anchor: int, verb: int | None) -> bool:
    """True for a cue under the verb of the count; *since* before a clause may mean *because* without a perfect."""
    above = list(document.ancestors(cue))
    if verb not in above and anchor not in above:
        return False
    if document.tokens[cue].relation != "mark" or verb is None:
        return True
    return any(document.tokens[child].lemma == "have" for child in document.children(verb, "aux"))
