"""The language model at run time: raw text to sentences, words, trees, named entities and spans of speech."""

from __future__ import annotations

import json
import os
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import islice, tee
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from tacitus.errors import ModelError
from tacitus.inflection import known_lemma
from tacitus.language.encoding import Encoded, Encoder
from tacitus.language.labels import Labels, load_labels
from tacitus.language.lemmas import apply_script
from tacitus.language.repairs import (
    mend_appositions,
    mend_bare_names,
    mend_cases,
    mend_charges,
    mend_contents,
    mend_gerunds,
    mend_guests,
    mend_headlines,
    mend_kinds,
    mend_late_objects,
    mend_modifiers,
    mend_names,
    mend_objects,
    mend_particles,
    mend_shared_subjects,
    mend_subjects,
    mend_voices,
)
from tacitus.language.spans import best_tags, spans_of
from tacitus.language.speech import chance_of_content, speech_spans
from tacitus.language.trees import best_tree
from tacitus.language.windows import Window, is_plain_end, pack
from tacitus.language.words import Word, cut, plain
from tacitus.records import (
    Document,
    Entity,
    EntityType,
    Features,
    Passage,
    PassageKind,
    Report,
    Sentence,
    SpeechSpan,
    Token,
)
from tacitus.tables import data_folder, load_table

Array = NDArray[Any]
VERBS = ("events/verbs", "attribution/cues")  # tables that name verbs, for words that the lemmatiser guesses at
READ = (PassageKind.HEADLINE, PassageKind.BODY)
ENTITY_TYPES = {
    "Date": EntityType.DATE,
    "Facility": EntityType.FACILITY,
    "Location": EntityType.LOCATION,
    "Misc": EntityType.MISCELLANEOUS,
    "Money": EntityType.MONEY,
    "NORP": EntityType.NORP,
    "Organization": EntityType.ORGANIZATION,
    "Person": EntityType.PERSON,
    "Product": EntityType.PRODUCT,
}
START = 0.5  # a word starts a sentence above this score


@dataclass(frozen=True, slots=True)
class Scores:
    """The network's outputs for one window (words first)."""

    upos: Array
    features: Array
    scripts: Array
    kinds: Array
    starts: Array
    tags: Array
    roles: Array
    arcs: Array
    relation_dependent: Array
    relation_head: Array


class LanguageModel:
    """One loaded network with its tokenizer, label sets and lemma lexicon; safe to share between threads.

    Each window is a run of its own: int8 activations are scaled by the largest value of a run, so windows run
    together would change each other a little, and small runs stay in the processor's cache.
    """

    def __init__(self, folder: Path, threads: int = 0) -> None:
        self._session = _session(folder / "model.onnx")
        threads = threads or _processors()
        self._pool = ThreadPoolExecutor(threads, "language") if threads > 1 else None
        self._ahead = threads + 1
        self._labels = load_labels(folder / "labels.json")
        self._relater = _session(folder / "relations.onnx")
        self._lemmas: dict[str, str] = json.loads((folder / "lemmas.json").read_text(encoding="utf-8"))
        self._irregular = {row["form"]: row["lemma"] for row in load_table("language/inflections")}
        self._verbs = frozenset(lemma for key, lemma in self._lemmas.items() if key.startswith("VERB ")) | {
            row["lemma"] for name in VERBS for row in load_table(name) if row["pos"] == "VERB"
        }
        self.charging = frozenset(row["lemma"] for row in load_table("language/charging"))
        self.particles = frozenset((row["lemma"], row["particle"]) for row in load_table("language/particles"))
        self.guests = frozenset((row["lemma"], row["preposition"]) for row in load_table("language/guests"))
        self._encoder = Encoder.load(folder / "tokenizer.json")

    def parse(self, reports: Sequence[Report]) -> list[Document]:
        """Read the headline and body passages of reports; the reading of one does not depend on the others."""
        return [self._document(report) for report in reports]

    def parse_words(self, sentences: Sequence[Sequence[str]]) -> list[Document]:
        """Read sentences that are given as words: one document of one sentence each, words joined by spaces."""
        return list(self._sentences(sentences))

    def _sentences(self, sentences: Sequence[Sequence[str]]) -> Iterator[Document]:
        texts, windows = [], []
        for forms in sentences:
            text = " ".join(forms)
            words: list[Word] = []
            position = 0
            for form in forms:
                words.append(Word(position, position + len(form), _space_before(form, words)))
                position += len(form) + 1
            texts.append(text)
            windows.append(Window(tuple(words), (True,) + (False,) * (len(words) - 1), (0,) * len(words)))
        for text, window, scores in zip(texts, windows, self._scored(zip(texts, windows, strict=True)), strict=True):
            builder = _Builder(self, Report("", text), (PassageKind.BODY,))
            builder.add(window, scores, one_sentence=True)
            yield builder.document()

    def _document(self, report: Report) -> Document:
        passages = report.passages or (Passage(0, len(report.text), PassageKind.BODY),)
        read = [passage for passage in passages if passage.kind in READ]
        cuts = [tuple(cut(report.text, passage.begin, passage.end)) for passage in read]
        builder = _Builder(self, report, tuple(passage.kind for passage in read))
        windows, again = tee(pack(report.text, cuts))
        for window, scores in zip(windows, self._scored((report.text, window) for window in again), strict=True):
            builder.add(window, scores)
        return builder.document()

    def _scored(self, items: Iterable[tuple[str, Window]]) -> Iterator[Scores]:
        """Scores of windows in their order; on more threads than one the next are run while one is decoded."""
        if self._pool is None:
            yield from (self._score(text, window) for text, window in items)
            return
        rest = iter(items)
        waiting = deque(self._pool.submit(self._score, *item) for item in islice(rest, self._ahead))
        while waiting:
            scores = waiting.popleft().result()
            waiting.extend(self._pool.submit(self._score, *item) for item in islice(rest, 1))
            yield scores

    def _score(self, text: str, window: Window) -> Scores:
        forms = [plain(word.of(text)) for word in window.words]
        arrays = self._encoder.encode([forms], [[word.space for word in window.words]])
        return Scores(*(output[0] for output in self._session.run(None, _inputs(arrays))))

    def relations(self, dependents: Array, heads: Array) -> Array:
        """Scores (pairs, relations) of each pair of vectors (pairs, size)."""
        scores: Array = self._relater.run(None, {"dependents": dependents, "heads": heads})[0]
        return scores

    def lemma(self, form: str, upos: str, script: int) -> str:
        """The lemma of a word: an irregular past form, from the lexicon, else by the chosen edit script."""
        key = form if upos == "PROPN" else form.lower()
        found = self._irregular.get(key) if upos in ("VERB", "AUX") else None
        found = found or self._lemmas.get(f"{upos} {key}")
        if found is not None:
            return found
        guessed = apply_script(form, self._labels.scripts[script])
        return known_lemma(guessed, form.lower(), self._verbs) if upos == "VERB" else guessed

    def may_act(self, form: str) -> bool:
        """True for a word that is the present of a verb too: *arrest*."""
        return self._lemmas.get(f"VERB {form.lower()}") == form.lower()

    @property
    def labels(self) -> Labels:
        """The label sets."""
        return self._labels


class _Builder:
    """Gathers windows into one document."""

    def __init__(self, model: LanguageModel, report: Report, kinds: Sequence[PassageKind]) -> None:
        self._model = model
        self._report = report
        self._kinds = kinds
        self._tokens: list[Token] = []
        self._sentences: list[Sentence] = []
        self._entities: list[Entity] = []
        self._speech: list[SpeechSpan] = []
        self._told: list[float] = []

    def document(self) -> Document:
        """What was gathered."""
        tokens, sentences = mend_names(self._entities, self._tokens), tuple(self._sentences)
        tokens = mend_guests(self._entities, tokens, self._model.guests)
        entities = mend_kinds(self._entities, tokens)
        return Document(self._report, tokens, sentences, entities, tuple(self._speech), tuple(self._told))

    def add(self, window: Window, scores: Scores, one_sentence: bool = False) -> None:
        """Decode one window: its sentences, their trees and entities, its spans of speech."""
        size = len(window.words)
        starts = [0] + [
            place
            for place in range(1, size)
            if window.forced[place]
            or (not one_sentence and (scores.starts[place] > START or is_plain_end(self._report.text, window, place)))
        ]
        heads = np.zeros(size, np.int64)
        for first, last in zip(starts, [*starts[1:], size], strict=True):
            block = np.concatenate([scores.arcs[first:last, :1], scores.arcs[first:last, first + 1 : last + 1]], 1)
            local = best_tree(block)
            heads[first:last] = np.where(local == 0, 0, local + first)
        relations = self._relations(scores, heads)
        for first, last in zip(starts, [*starts[1:], size], strict=True):
            local = np.where(heads[first:last] == 0, 0, heads[first:last] - first)
            self._headline(window, scores, local, relations, range(first, last))
        heads, relations = self._mended(window, scores, heads.tolist(), relations)
        base = len(self._tokens)
        for place, word in enumerate(window.words):
            self._tokens.append(self._token(base, place, word, scores, int(heads[place]), relations[place]))
        for first, last in zip(starts, [*starts[1:], size], strict=True):
            self._sentence(window, base, first, last)
            self._name(scores, base, first, last)
        self._hear(scores, base)

    def _headline(self, window: Window, scores: Scores, heads: Array, relations: list[str], words: range) -> None:
        """Turn a headline's noun that stands for a verb into one, in the scores and the relations."""
        upos = self._model.labels.upos
        given = [upos[tag] for tag in scores.upos[words.start : words.stop]]
        if {"VERB", "AUX"} & set(given):
            return
        forms = [window.words[place].of(self._report.text) for place in words]
        acting = {place for place, form in enumerate(forms) if given[place] == "NOUN" and self._model.may_act(form)}
        mended, classes = mend_headlines(heads.tolist(), relations[words.start : words.stop], given, acting)
        relations[words.start : words.stop] = mended
        scores.upos[words.start : words.stop] = [upos.index(name) for name in classes]

    def _mended(
        self, window: Window, scores: Scores, heads: list[int], relations: list[str]
    ) -> tuple[NDArray[np.int64], list[str]]:
        classes = [self._model.labels.upos[tag] for tag in scores.upos[: len(heads)]]
        heads, relations = mend_appositions(heads, relations, classes)
        heads = mend_modifiers(mend_subjects(heads, relations), relations, classes)
        heads, relations = mend_cases(heads, relations, classes)
        heads, relations = mend_late_objects(heads, relations, classes)
        relations = mend_gerunds(heads, mend_voices(heads, relations), classes)
        heads, relations = mend_shared_subjects(heads, relations, classes)
        heads, relations = mend_bare_names(heads, mend_objects(heads, relations), classes)
        lemmas = [
            self._model.lemma(plain(word.of(self._report.text)), upos, int(script))
            for word, upos, script in zip(window.words, classes, scores.scripts, strict=False)
        ]
        heads, relations = mend_particles(heads, relations, lemmas, self._model.particles)
        heads, relations = mend_charges(heads, relations, classes, lemmas, self._model.charging)
        return np.array(heads, np.int64), mend_contents(heads, relations, lemmas)

    def _relations(self, scores: Scores, heads: Array) -> list[str]:
        names = self._model.labels.relations
        best = self._model.relations(scores.relation_dependent, scores.relation_head[heads])
        root = names.index("root")
        best[:, root] = np.where(heads == 0, np.inf, -np.inf)
        return [names[index] for index in best.argmax(1)]

    def _token(self, base: int, place: int, word: Word, scores: Scores, head: int, relation: str) -> Token:
        labels = self._model.labels
        form = word.of(self._report.text)
        upos = labels.upos[scores.upos[place]]
        features = _features(labels.features, tuple(int(value) for value in scores.features[place]))
        lemma = self._model.lemma(plain(form), upos, int(scores.scripts[place]))
        index = base + place
        return Token(
            index, word.begin, word.end, form, lemma, upos, features, -1 if head == 0 else base + head - 1, relation
        )

    def _sentence(self, window: Window, base: int, first: int, last: int) -> None:
        passage = window.passages[first]
        begin, end = window.words[first].begin, window.words[last - 1].end
        index = len(self._sentences)
        self._sentences.append(Sentence(index, begin, end, base + first, base + last, self._kinds[passage], passage))

    def _name(self, scores: Scores, base: int, first: int, last: int) -> None:
        tags = self._model.labels.tags
        block = scores.tags[first:last]
        best = best_tags(block, tags)
        for begin, end, name in spans_of([tags[index] for index in best]):
            chosen = block[np.arange(begin, end), best[begin:end]]
            score = float(np.exp(chosen - np.logaddexp.reduce(block[begin:end], 1)).mean())
            low, high = base + first + begin, base + first + end
            place = (self._tokens[low].begin, self._tokens[high - 1].end)
            self._entities.append(Entity(*place, low, high, ENTITY_TYPES[name], round(score, 3)))

    def _hear(self, scores: Scores, base: int) -> None:
        """Sources, cues and contents of a window, in the order of their beginnings."""
        for marked in sorted(speech_spans(scores.roles), key=lambda item: (item.first, item.last)):
            low, high = base + marked.first, base + marked.last
            place = (self._tokens[low].begin, self._tokens[high - 1].end)
            self._speech.append(SpeechSpan(*place, low, high, marked.part, marked.score))
        self._told.extend(chance_of_content(scores.roles).round(3).tolist())


@cache
def _features(names: tuple[tuple[str, ...], ...], chosen: tuple[int, ...]) -> Features:
    return Features(*(values[index] for values, index in zip(names, chosen, strict=True)))


def _space_before(form: str, words: Sequence[Word]) -> bool:
    return not words or not (form[0] in ".,;:!?)]}%'’”" or form in ("n't", "n’t", "-"))


def _inputs(arrays: Encoded) -> dict[str, Array]:
    return {
        "pieces": arrays.pieces,
        "piece_shapes": arrays.piece_shapes,
        "firsts": arrays.firsts,
        "lasts": arrays.lasts,
        "shapes": arrays.shapes,
    }


def _processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _session(path: Path) -> onnxruntime.InferenceSession:
    if not path.is_file():
        raise ModelError(f"{path}: the language model is not there. Install the package again, or run `make train`.")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ModelError(
            f"{path}: onnxruntime cannot load the language model ({error}). Install the package again."
        ) from error


@cache
def model_version(folder: str = "") -> str:
    """A short name of the weights, for records."""
    path = Path(folder) if folder else data_folder() / "model"
    return f"{zlib.crc32((path / 'model.onnx').read_bytes()):08x}"


@cache
def load_model(folder: str = "", threads: int = 0) -> LanguageModel:
    """The shipped model, or one from a folder, run on so many threads (0: one a processor); ModelError if not there."""
    return LanguageModel(Path(folder) if folder else data_folder() / "model", threads)
