"""Named entities: exact span and type over words, as BIO or BIOES tags give them. All in percent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from quality.gold import Row, need, read_rows
from quality.measurement import Measurement, Options
from quality.rooms import parse_words
from quality.scoring import exact
from tacitus.records import Document

FULL_NAMES: Mapping[str, str] = {"misc": "miscellaneous"}
DEVELOPMENT_PARTS = 10  # one article in ten is held out, chosen by its id


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An entity: the number of its sentence, words ``first`` up to ``last``, its type."""

    sentence: int
    first: int
    last: int
    type: str


def measure(path: Path, options: Options) -> Measurement:
    """f1, precision, recall, and an F1 for each type; from gold words."""
    rows = read_rows(path, Options(part=options.part))
    need(path, rows[0], "id", "sentences")
    sentences = [item for row in chosen(rows, _part(path, options))[: options.limit] for item in row["sentences"]]
    gold = [entity for number, item in enumerate(sentences) for entity in decode(item["tags"], number)]
    documents = parse_words([item["tokens"] for item in sentences])
    found = [entity for number, item in enumerate(documents) for entity in of_document(item, number)]
    values = score(gold, found) | {"sentences": len(sentences)}
    return Measurement(values, tuple(_misses(gold, found, [item["tokens"] for item in sentences])))


def _part(path: Path, options: Options) -> str:
    return options.part or ("dev" if path.name == "worldwide_train.jsonl" else "all")


def held_out(name: str) -> bool:
    """True for the articles that are kept back for development."""
    return int(sha256(name.encode()).hexdigest(), 16) % DEVELOPMENT_PARTS == 0


def chosen(rows: Sequence[Row], part: str) -> list[Row]:
    """The rows of a part: dev (held out), train (the others) or all."""
    return [row for row in rows if part == "all" or held_out(str(row["id"])) == (part == "dev")]


def decode(tags: Sequence[str], sentence: int = 0) -> list[Named]:
    """Entities out of BIO or BIOES tags; a continuation without its beginning begins an entity.

    >>> decode(["B-Person", "E-Person", "O"])
    [Named(sentence=0, first=0, last=2, type='person')]
    """
    found: list[Named] = []
    opened = ""
    for index, tag in enumerate(tags):
        mark, _, written = tag.partition("-")
        kind = FULL_NAMES.get(written.lower(), written.lower())
        if mark in ("I", "E") and kind == opened:
            found[-1] = Named(sentence, found[-1].first, index + 1, kind)
        elif mark != "O":
            found.append(Named(sentence, index, index + 1, kind))
        opened = "" if mark in ("O", "E", "S") else kind
    return found


def of_document(document: Document, sentence: int) -> list[Named]:
    """The entities that were predicted in one sentence."""
    return [Named(sentence, item.first, item.last, item.type.value) for item in document.entities]


def score(gold: Sequence[Named], found: Sequence[Named]) -> dict[str, float]:
    """F1 in percent: of all, of the spans alone, and of each type of the gold."""
    overall = exact(gold, found)
    bare = exact([(a.sentence, a.first, a.last) for a in gold], [(b.sentence, b.first, b.last) for b in found])
    values = {"f1": overall.f1, "precision": overall.precision, "recall": overall.recall, "span_f1": bare.f1}
    for kind in sorted({item.type for item in gold}):
        same = exact([a for a in gold if a.type == kind], [b for b in found if b.type == kind])
        values[f"{kind}_f1"] = same.f1
    return {name: 100 * value for name, value in values.items()} | {"entities": overall.gold}


def _misses(gold: Sequence[Named], found: Sequence[Named], words: Sequence[Sequence[str]]) -> Iterator[str]:
    wanted, given = set(gold), set(found)
    lines = Counter(f"missed {_quoted(item, words)}" for item in wanted - given)
    lines += Counter(f"false  {_quoted(item, words)}" for item in given - wanted)
    for line, count in sorted(lines.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:4} {line}"


def _quoted(item: Named, words: Sequence[Sequence[str]]) -> str:
    return f"{item.type}: {' '.join(words[item.sentence][item.first : item.last])}"
