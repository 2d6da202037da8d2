"""What a pile of reports says of political actors in words that no table knows, the most frequent first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tacitus.actors import find_actors
from tacitus.events import Unknown, find_unknown
from tacitus.places import find_places
from tacitus.records import Document, Report
from tacitus.settings import Settings
from tacitus.tables import load_table

SPEAKING = "attribution/cues"


@dataclass(frozen=True, slots=True)
class UnknownPredicate:
    """A verb or noun of action: how often it has a political actor, how often two, where it stands for example."""

    lemma: str
    pos: str
    count: int
    pairs: int
    report: str
    begin: int
    end: int
    example: str


def unknown_predicates(reports: Iterable[Report], settings: Settings) -> tuple[UnknownPredicate, ...]:
    """Words with political actors as arguments that neither an event nor a source is read from.

    Most of them tell no political event; those that do belong into ``data/events``. The order is by the number of
    uses with two actors, then by the number of all uses.
    """
    from tacitus.pipeline import parse  # noqa: PLC0415 - loads the language model

    spoken = {(row["lemma"], row["pos"]) for row in load_table(SPEAKING, settings.user_data)}
    found: dict[tuple[str, str], UnknownPredicate] = {}
    for report in reports:
        document = parse(report, settings)
        mentions = find_actors(document, settings.user_data, find_places(document, settings))
        for item in find_unknown(document, mentions, settings.user_data):
            key = (item.lemma, item.pos)
            if key not in spoken:
                found[key] = _counted(found.get(key), document, item)
    return tuple(sorted(found.values(), key=lambda item: (-item.pairs, -item.count, item.lemma, item.pos)))


def _counted(before: UnknownPredicate | None, document: Document, item: Unknown) -> UnknownPredicate:
    """The entry with one use more; its example is the first use that has two actors, else the first."""
    count, pairs = (before.count, before.pairs) if before else (0, 0)
    pair = item.actors > 1
    if before is not None and (pairs or not pair):
        example = (before.report, before.begin, before.end, before.example)
    else:
        sentence = document.sentence_of(item.token)
        text = document.report.text[sentence.begin : sentence.end]
        example = (document.report.id, sentence.begin, sentence.end, " ".join(text.split()))
    return UnknownPredicate(item.lemma, item.pos, count + 1, pairs + pair, *example)
