"""Passages where the author judges rather than reports: loaded words, exhortations and asides in the report's voice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from tacitus.attribution.lexicon import Lexicon, load_lexicon
from tacitus.records import Document, Evidence, Opinion, Sentence, Statement, Token
from tacitus.tables import load_table

Loaded = Mapping[tuple[str, str], tuple[str, float]]
EXHORTING = 0.5  # a duty laid on the reader or on a party, in the author's own voice
ASKING = 0.4  # a question that nobody else puts
FIRST_PERSON = 0.4  # *I* or *we* outside every quotation
LONGEST = 40  # characters of a hyphenated word
MARKS = ",.;:!?\"'”’)"
LEAST = 0.4  # below it a sentence is no opinion: one word of intensity or a mild name makes none


@cache
def load_loaded(user_data: str = "") -> Loaded:
    """Kind and weight of loaded words by lemma and part of speech, from ``attribution/loaded``."""
    rows = load_table("attribution/loaded", user_data)
    return MappingProxyType({(row["word"], row["pos"]): (row["kind"], row["weight"]) for row in reversed(rows)})


def find_opinions(document: Document, statements: Sequence[Statement], user_data: str = "") -> tuple[Opinion, ...]:
    """Sentences in which the report's own voice judges, in text order; linear in the length of the text.

    What stands in the content of a statement or between quotation marks is its source's judgement and counts
    nothing. The score is the chance that at least one sign is meant, each weighing for itself. No side is taken:
    the table holds words by what they do, and names nobody.
    """
    told = _told(document, statements)
    lexicon, loaded = load_lexicon(user_data), load_loaded(user_data)
    found = []
    for sentence in document.sentences:
        signs = tuple(_signs(document, lexicon, loaded, sentence, told))
        score = 1.0
        for _, weight in signs:
            score *= 1 - weight
        if 1 - score >= LEAST:
            words = tuple(item for item, _ in signs)
            found.append(Opinion(sentence.begin, sentence.end, round(1 - score, 2), words))
    return tuple(found)


def _told(document: Document, statements: Sequence[Statement]) -> frozenset[int]:
    """Tokens that somebody else than the author answers for."""
    spans = (span for statement in statements if not statement.attitude for span in statement.content)
    return frozenset(token.index for span in spans for token in document.tokens_in(span))


def _signs(
    document: Document, lexicon: Lexicon, loaded: Loaded, sentence: Sentence, told: frozenset[int]
) -> Iterator[tuple[Evidence, float]]:
    own = [document.tokens[index] for index in range(sentence.first, sentence.last) if index not in told]
    for token in own:
        found = _entry(document, loaded, token)
        if found is not None and not _is_named(document, token):
            yield Evidence(found[0], token.begin, token.end), found[1]
        elif _exhorts(document, lexicon, token):
            yield Evidence("exhortation", token.begin, token.end), EXHORTING
        elif token.upos == "PRON" and lexicon.marked("first", token):
            yield Evidence("first person", token.begin, token.end), FIRST_PERSON
    if own and own[-1].form == "?":
        yield Evidence("question", own[-1].begin, own[-1].end), ASKING


def _entry(document: Document, loaded: Loaded, token: Token) -> tuple[str, float] | None:
    """Kind and weight of a word, by its lemma, its form, or the hyphenated word that it begins (*so-called*)."""
    text = document.report.text
    if text[token.end : token.end + 1] == "-":
        return loaded.get((text[token.begin : token.begin + LONGEST].split()[0].strip(MARKS).lower(), "ADJ"))
    return loaded.get((token.lemma.lower(), token.upos)) or loaded.get((token.form.lower(), token.upos))


def _is_named(document: Document, token: Token) -> bool:
    """True for a word inside a name: *the Brave Rifles regiment*."""
    return any(
        entity.first <= token.index < entity.last
        for entity in document.entities
        if entity.begin <= token.begin < entity.end
    )


def _exhorts(document: Document, lexicon: Lexicon, token: Token) -> bool:
    """*The council must act*, *it is time to act*: a modal of duty on a main verb."""
    return token.upos == "AUX" and lexicon.marked("duty", token) and _is_main(document, token.head)


def _is_main(document: Document, verb: int) -> bool:
    return verb >= 0 and document.tokens[verb].relation in ("root", "parataxis", "conj")
