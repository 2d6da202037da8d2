"""Words, tags, lemmas and trees against Universal Dependencies.

Gold words: UPOS, lemma and features by token, UAS and LAS with punctuation counted and subtypes dropped.
Raw text: the CoNLL 2018 evaluation (Zeman and others 2018): words and sentences must have the same
characters, spaces apart; tags, lemmas and arcs are scored as F1 over words that do. All in percent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from quality.gold import Row, need, read_rows
from quality.measurement import Measurement, Options
from quality.rooms import parse_texts, parse_words, sentence_report
from quality.scoring import Score, exact, share
from tacitus.records import Document

FEATURES: Mapping[str, str] = {
    "VerbForm": "verb_form",
    "Tense": "tense",
    "Mood": "mood",
    "Voice": "voice",
    "Number": "number",
    "Person": "person",
}
ANY_LEMMA = "_"  # the gold gives none: whatever is predicted counts


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word; ``head`` counts words of the sentence from 0, a root has -1."""

    form: str
    lemma: str
    upos: str
    head: int
    rel: str
    features: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence of a document with its raw text."""

    document: str
    text: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class RawWord:
    """A word of running text: its place among the characters that are no spaces, its head's place."""

    place: tuple[int, int]
    head: tuple[int, int] | None
    word: Word


@dataclass(frozen=True, slots=True)
class RawText:
    """Words and sentences of running text, placed among its characters that are no spaces."""

    words: tuple[RawWord, ...]
    sentences: tuple[tuple[int, int], ...]


def measure(path: Path, options: Options) -> Measurement:
    """Every figure of a treebank file: upos, uas, las, las_subtypes, lemma, feats_*, raw_*, and las_in_* by genre."""
    rows = read_rows(path, options)
    need(path, rows[0], "form", "lemma", "upos", "feats", "head", "rel", "text", "doc")
    gold = [tree_of(row) for row in rows]
    found = [tree_of_document(item) for item in parse_words([[word.form for word in tree.words] for tree in gold])]
    values = score_trees(gold, found) | score_genres(gold, found)
    values |= score_raw(raw_of_gold(gold), raw_of_documents(_parse_raw(gold)))
    return Measurement(values, tuple(_misses(gold, found)))


def tree_of(row: Row) -> Tree:
    """A gold sentence."""
    cells = zip(row["form"], row["lemma"], row["upos"], row["head"], row["rel"], row["feats"], strict=True)
    words = (Word(form, lemma, upos, head - 1, rel, features(text)) for form, lemma, upos, head, rel, text in cells)
    return Tree(str(row["doc"]), row["text"], tuple(words))


def features(text: str) -> dict[str, str]:
    """The features that the project keeps, out of UD's ``Name=Value|Name=Value``."""
    pairs = (item.partition("=") for item in text.split("|"))
    return {name: value for name, _, value in pairs if name in FEATURES}


def tree_of_document(document: Document) -> Tree:
    """A parsed sentence, heads counted within it."""
    return Tree(document.report.id, document.report.text, tuple(_words(document)))


def _words(document: Document) -> Iterator[Word]:
    for token in document.tokens:
        kept = {name: getattr(token.features, key) for name, key in FEATURES.items()}
        given = {name: value for name, value in kept.items() if value}
        yield Word(token.form, token.lemma, token.upos, token.head, token.rel, given)


def universal(rel: str) -> str:
    """A relation without its subtype."""
    return rel.partition(":")[0]


def score_trees(gold: Sequence[Tree], found: Sequence[Tree]) -> dict[str, float]:
    """Accuracy in percent over all words of trees with the same words."""
    pairs = [pair for a, b in zip(gold, found, strict=True) for pair in zip(a.words, b.words, strict=True)]
    values = {name: 100 * share(sum(test(a, b) for a, b in pairs), len(pairs)) for name, test in TESTS.items()}
    values |= {f"feats_{name}": 100 * _feature_score(name, pairs).f1 for name in FEATURES}
    return values | {"tokens": len(pairs), "sentences": len(gold)}


def genre_of(document: str) -> str:
    """The genre that a treebank writes into its document names.

    >>> genre_of("weblog-blogspot.com_x_2004"), genre_of("GUM_news_x"), genre_of("reviews-001")
    ('weblog', 'news', 'reviews')
    """
    head, _, rest = document.partition("_")
    return rest.partition("_")[0] if head == "GUM" else document.partition("-")[0]


def score_genres(gold: Sequence[Tree], found: Sequence[Tree]) -> dict[str, float]:
    """LAS in percent of each genre, where a file has several."""
    pairs: dict[str, list[tuple[Word, Word]]] = {}
    for a, b in zip(gold, found, strict=True):
        pairs.setdefault(genre_of(a.document), []).extend(zip(a.words, b.words, strict=True))
    if len(pairs) < 2:
        return {}
    return {
        f"las_in_{genre}": 100 * share(sum(_same_arc(a, b) for a, b in words), len(words))
        for genre, words in sorted(pairs.items())
    }


def _same_upos(gold: Word, found: Word) -> bool:
    return gold.upos == found.upos


def _same_head(gold: Word, found: Word) -> bool:
    return gold.head == found.head


def _same_arc(gold: Word, found: Word) -> bool:
    return gold.head == found.head and universal(gold.rel) == universal(found.rel)


def _same_full_arc(gold: Word, found: Word) -> bool:
    return gold.head == found.head and gold.rel == found.rel


def _same_lemma(gold: Word, found: Word) -> bool:
    return gold.lemma in (ANY_LEMMA, found.lemma)


TESTS = {
    "upos": _same_upos,
    "uas": _same_head,
    "las": _same_arc,
    "las_subtypes": _same_full_arc,
    "lemma": _same_lemma,
}


def _feature_score(name: str, pairs: Iterable[tuple[Word, Word]]) -> Score:
    values = [(a.features.get(name), b.features.get(name)) for a, b in pairs]
    right = sum(a == b and a is not None for a, b in values)
    return Score(right, sum(b is not None for _, b in values), sum(a is not None for a, _ in values))


# --- raw text ------------------------------------------------------------------------------------


def raw_texts(gold: Sequence[Tree]) -> list[tuple[str, str]]:
    """Name and running text of each document: its sentences joined by a space."""
    groups = groupby(gold, key=lambda tree: tree.document)
    return [(name, " ".join(tree.text for tree in trees)) for name, trees in groups]


def _parse_raw(gold: Sequence[Tree]) -> list[Document]:
    return parse_texts([sentence_report(name, text) for name, text in raw_texts(gold)])


def raw_of_gold(gold: Sequence[Tree]) -> RawText:
    """Gold words and sentences placed in the running text of all documents."""
    words: list[RawWord] = []
    sentences: list[tuple[int, int]] = []
    position = 0
    for tree in gold:
        places = _places([word.form for word in tree.words], position)
        words.extend(_raw_words(places, tree.words))
        end = places[-1][1] if places else position
        sentences.append((position, end))
        position = end
    return RawText(tuple(words), tuple(sentences))


def _places(forms: Iterable[str], position: int) -> list[tuple[int, int]]:
    places = []
    for form in forms:
        end = position + len("".join(form.split()))
        places.append((position, end))
        position = end
    return places


def _raw_words(places: Sequence[tuple[int, int]], words: Sequence[Word]) -> Iterator[RawWord]:
    for place, word in zip(places, words, strict=True):
        yield RawWord(place, places[word.head] if word.head >= 0 else None, word)


def raw_of_documents(documents: Sequence[Document]) -> RawText:
    """Predicted words and sentences placed in the running text of all documents."""
    words: list[RawWord] = []
    sentences: list[tuple[int, int]] = []
    offset = 0
    for document in documents:
        before = _solid_before(document.report.text)
        places = [(offset + before[token.begin], offset + before[token.end]) for token in document.tokens]
        words.extend(_raw_words(places, tuple(_words(document))))
        sentences.extend((places[item.first][0], places[item.last - 1][1]) for item in document.sentences)
        offset += before[-1]
    return RawText(tuple(words), tuple(sentences))


def _solid_before(text: str) -> list[int]:
    """For each position of a text, how many characters before it are no spaces."""
    counts = [0]
    for character in text:
        counts.append(counts[-1] + (not character.isspace()))
    return counts


def score_raw(gold: RawText, found: RawText) -> dict[str, float]:
    """CoNLL 2018 F1 in percent under ``raw_words``, ``raw_sentences``, ``raw_upos``, ``raw_uas`` …"""
    at = {item.place: item for item in found.words}
    aligned = [(item, at[item.place]) for item in gold.words if item.place in at]
    right = {
        "words": len(aligned),
        "upos": sum(_same_upos(a.word, b.word) for a, b in aligned),
        "uas": sum(a.head == b.head for a, b in aligned),
        "las": sum(a.head == b.head and universal(a.word.rel) == universal(b.word.rel) for a, b in aligned),
        "lemma": sum(_same_lemma(a.word, b.word) for a, b in aligned),
    }
    sizes = (len(found.words), len(gold.words))
    values = {f"raw_{name}": 100 * Score(count, *sizes).f1 for name, count in right.items()}
    return values | {"raw_sentences": 100 * exact(gold.sentences, found.sentences).f1}


def _misses(gold: Sequence[Tree], found: Sequence[Tree]) -> Iterator[str]:
    """The commonest confusions of relations, most frequent first."""
    pairs = ((a, b) for one, two in zip(gold, found, strict=True) for a, b in zip(one.words, two.words, strict=True))
    confused = Counter((universal(a.rel), universal(b.rel)) for a, b in pairs if not _same_arc(a, b))
    for (wanted, given), count in confused.most_common():
        yield f"{count:6} {wanted} read as {given}" if wanted != given else f"{count:6} {wanted} with a wrong head"
