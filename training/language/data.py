"""Reads public treebanks and entity sets (JSONL shapes) into windows of consecutive sentences."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tacitus.language.labels import ROLES, SCHEME, Labels
from tacitus.language.lemmas import script_of
from tacitus.language.windows import Window, pack
from tacitus.language.words import Word, cut, plain

# GUM genres whose texts are non-commercial or under terms of their own stay out of a shipped model.
CLOSED_GENRES = frozenset({"essay", "fiction", "letter", "podcast", "whow", "reddit"})
FEATURES = ("VerbForm", "Tense", "Mood", "Voice", "Number", "Person")
RARE_RELATIONS = {"obl:npmod": "obl:unmarked", "obl:tmod": "obl:unmarked", "nmod:npmod": "nmod:unmarked"}
PARAGRAPH = re.compile(r"\s*\n\s*")
NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'’”")
NO_SPACE_AFTER = frozenset("([{$£€“")


@dataclass(frozen=True, slots=True)
class TreeSentence:
    """A sentence of a treebank; heads count from 1, 0 is the root."""

    document: str
    forms: tuple[str, ...]
    spaces: tuple[bool, ...]
    upos: tuple[str, ...]
    features: tuple[tuple[str, ...], ...]
    scripts: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    kinds: tuple[str, ...] | None  # entity type of the head of a mention, GUM only


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """A sentence of an entity set with BIOES tags."""

    document: str
    forms: tuple[str, ...]
    spaces: tuple[bool, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleSentence:
    """A stretch of an article with BIOES marks (indices of SCHEME) of source, cue and content."""

    document: str
    forms: tuple[str, ...]
    spaces: tuple[bool, ...]
    roles: tuple[tuple[int, ...], ...]  # one row a role


T = TypeVar("T", TreeSentence, TaggedSentence, RoleSentence)


def digest(path: Path) -> str:
    """SHA-256 of a file, recorded with every model."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def held_out(article: str) -> bool:
    """True for the tenth of the entity articles kept for choosing the model."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % 10 == 0


def read_trees(path: Path) -> list[TreeSentence]:
    """Sentences of one treebank file without the closed genres."""
    sentences = []
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            parts = row["doc"].split("_")
            if parts[0] == "GUM" and parts[1] in CLOSED_GENRES:
                continue
            sentences.append(_tree(row))
    return sentences


def _tree(row: dict[str, list[str]]) -> TreeSentence:
    forms = row["form"]
    return TreeSentence(
        document=str(row["doc"]),
        forms=tuple(forms),
        spaces=_spaces(forms, str(row["text"])),
        upos=tuple(row["upos"]),
        features=tuple(_features(cell) for cell in row["feats"]),
        scripts=tuple(script_of(form, lemma) for form, lemma in zip(forms, row["lemma"], strict=True)),
        lemmas=tuple(row["lemma"]),
        heads=tuple(int(head) for head in row["head"]),
        relations=tuple(RARE_RELATIONS.get(rel, rel) for rel in row["rel"]),
        kinds=tuple(row["ht"]) if "ht" in row else None,
    )


def _features(cell: str) -> tuple[str, ...]:
    given = dict(part.split("=", 1) for part in cell.split("|") if "=" in part)
    return tuple(given.get(name, "") for name in FEATURES)


def _spaces(forms: Sequence[str], text: str) -> tuple[bool, ...]:
    position = 0
    spaces: list[bool] = []
    for form in forms:
        found = text.find(form, position)
        if found < 0:
            return guess_spaces(forms)
        spaces.append(found > position or not spaces)
        position = found + len(form)
    return tuple(spaces)


def guess_spaces(forms: Sequence[str]) -> tuple[bool, ...]:
    """Whether a space stands before each word, where only the words are known."""
    spaces: list[bool] = []
    for index, form in enumerate(forms):
        previous = forms[index - 1] if index else ""
        glued = form[0] in NO_SPACE_BEFORE or form == "n't" or "-" in (form, previous) or previous in NO_SPACE_AFTER
        spaces.append(index == 0 or not glued)
    return tuple(spaces)


def read_entities(path: Path) -> tuple[list[TaggedSentence], list[TaggedSentence]]:
    """The training and the held-out part of an entity file."""
    train: list[TaggedSentence] = []
    kept: list[TaggedSentence] = []
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            part = kept if held_out(row["id"]) else train
            for sentence in row["sentences"]:
                forms = sentence["tokens"]
                tags = bioes(sentence["tags"])
                part.append(TaggedSentence(row["id"], tuple(forms), guess_spaces(forms), tags))
    return train, kept


def windows_of(text: str) -> Iterator[Window]:
    """The windows of a text whose lines are paragraphs, as the reader packs them."""
    passages, begin = [], 0
    for part in (*PARAGRAPH.finditer(text), None):
        end = part.start() if part else len(text)
        passages.append(tuple(cut(text, begin, end)))
        begin = part.end() if part else end
    return pack(text, [passage for passage in passages if passage])


def read_roles(path: Path) -> list[RoleSentence]:
    """Windows of the articles of an attribution file, the first annotator's where there are several."""
    result: list[RoleSentence] = []
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            if row.get("primary", True):
                result.extend(_role_windows(row))
    return result


def _role_windows(row: dict[str, Any]) -> Iterator[RoleSentence]:
    text = row["text"]
    spans = {role: _outermost(row["attributions"], role) for role in ROLES}
    for window in windows_of(text):
        words = window.words
        yield RoleSentence(
            row["id"],
            tuple(plain(word.of(text)) for word in words),
            tuple(word.space for word in words),
            tuple(_marks(words, spans[role]) for role in ROLES),
        )


def _outermost(attributions: Sequence[dict[str, Any]], role: str) -> list[tuple[int, int]]:
    """Spans of a role that lie in no other one."""
    spans = sorted(
        {(begin, end) for item in attributions for begin, end in item[role]}, key=lambda span: span[0] - span[1]
    )
    kept: list[tuple[int, int]] = []
    for begin, end in spans:
        if not any(low < end and begin < high for low, high in kept):
            kept.append((begin, end))
    return kept


def _marks(words: Sequence[Word], spans: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    tags = ["O"] * len(words)
    for begin, end in spans:
        inside = [place for place, word in enumerate(words) if word.begin < end and begin < word.end]
        for place in inside:
            tags[place] = "B-" if place == inside[0] else "I-"
    return tuple(SCHEME.index(tag[0]) for tag in bioes(tags))


def bioes(tags: Sequence[str]) -> tuple[str, ...]:
    """BIO or BIOES tags as BIOES."""
    plain = [tag.replace("E-", "I-").replace("S-", "B-") if tag[:2] in ("E-", "S-") else tag for tag in tags]
    return tuple(_closed(tag, following) for tag, following in zip(plain, [*plain[1:], "O"], strict=True))


def _closed(tag: str, following: str) -> str:
    """A BIO tag as BIOES, given the tag after it."""
    if tag == "O" or (following.startswith("I-") and following[2:] == tag[2:]):
        return tag
    return ("S" if tag.startswith("B-") else "E") + tag[1:]


def windows(sentences: Sequence[T], chooser: random.Random, alone: float, longest: int) -> Iterator[list[T]]:
    """Runs of consecutive sentences of one document: single with chance ``alone``, else up to ``longest`` words."""
    run: list[T] = []
    words, limit = 0, 0
    for sentence in sentences:
        size = len(sentence.forms)
        if run and (run[0].document != sentence.document or words + size > limit):
            yield run
            run, words = [], 0
        if not run:
            limit = 0 if chooser.random() < alone else chooser.randint(20, longest)
        run.append(sentence)
        words += size
    if run:
        yield run


def inventory(trees: Sequence[TreeSentence], entities: Sequence[TaggedSentence]) -> Labels:
    """Label sets found in the training data; lemma scripts seen at least three times."""
    scripts = Counter(script for sentence in trees for script in sentence.scripts)
    features = tuple(
        tuple(sorted({cell[place] for sentence in trees for cell in sentence.features}))
        for place in range(len(FEATURES))
    )
    tags = sorted({tag for sentence in entities for tag in sentence.tags} - {"O"})
    kinds = sorted({kind for sentence in trees for kind in sentence.kinds or ()} - {"O"})
    return Labels(
        upos=tuple(sorted({tag for sentence in trees for tag in sentence.upos})),
        features=features,
        scripts=tuple(script for script, count in scripts.most_common() if count >= 3),
        relations=tuple(sorted({rel for sentence in trees for rel in sentence.relations})),
        tags=("O", *tags),
        kinds=("O", *kinds),
    )


def lemma_lexicon(trees: Sequence[TreeSentence], scripts: Sequence[str]) -> dict[str, str]:
    """``UPOS form`` to lemma, where the commonest script of the tag would not find it or it is frequent."""
    counts: dict[str, Counter[str]] = {}
    for sentence in trees:
        for form, upos, lemma in zip(sentence.forms, sentence.upos, sentence.lemmas, strict=True):
            if "\t" not in form and lemma != "_":
                key = form if upos == "PROPN" else form.lower()
                counts.setdefault(f"{upos} {key}", Counter())[lemma] += 1
    lexicon = {}
    for key, lemmas in counts.items():
        lemma, count = lemmas.most_common(1)[0]
        upos, form = key.split(" ", 1)
        rare = upos != "VERB" and lemmas.total() < 2 and script_of(form, lemma) in scripts
        if count / lemmas.total() > 0.8 and not rare:
            lexicon[key] = lemma
    return lexicon
