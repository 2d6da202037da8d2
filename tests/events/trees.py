"""Builds small documents by hand: one word a line, ``form lemma upos head relation features``."""

from __future__ import annotations

from tacitus.records import Document, Features, Report, Sentence, Token

FIELDS = {"VerbForm": "verb_form", "Tense": "tense", "Mood": "mood", "Voice": "voice", "Number": "number"}


def tree(lines: str) -> Document:
    """A one-sentence document; heads count words from 1, 0 is the root."""
    rows = [line.split() for line in lines.strip().splitlines()]
    tokens, begin = [], 0
    for index, row in enumerate(rows):
        form, lemma, upos, head, rel = row[:5]
        given = dict(part.split("=") for part in row[5].split("|")) if len(row) > 5 else {}
        features = Features(**{FIELDS[name]: value for name, value in given.items()})
        tokens.append(Token(index, begin, begin + len(form), form, lemma, upos, features, int(head) - 1, rel))
        begin += len(form) + 1
    text = " ".join(row[0] for row in rows)
    return Document(Report("tree", text), tuple(tokens), (Sentence(0, 0, len(text), 0, len(tokens)),))
