"""Events in single sentences: pairs of actors, the standard's gold records, five classes, police acts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quality.gold import Row, need, read_rows
from quality.measurement import Measurement, Options
from quality.rooms import Failure, failures, opening_sentence, read_all
from quality.scoring import Score, any_overlap, macro_f1, mean_true
from quality.told import Party, Told, told_by
from quality.vocabulary import vocabulary
from tacitus.records import Span

NOTHING = "none"
UNDONE = frozenset({"planned", "demanded", "promised", "threatened", "conditional", "hypothetical"})


def merged_type(kind: str) -> str:
    """A type where CONCEDE and RETREAT are one."""
    return vocabulary().types.get(kind, kind)


def read_sentences(texts: Sequence[str]) -> tuple[list[list[Told]], tuple[str, ...]]:
    """The events of each text, and a line for each text that failed."""
    results = list(read_all([opening_sentence(str(number), text) for number, text in enumerate(texts)]))
    return [[] if isinstance(item, Failure) else told_by(item) for item in results], failures(results)


# --- one event with its source and target marked --------------------------------------------------


@dataclass(frozen=True, slots=True)
class MarkedPair:
    """A sentence with an event from a source to a target; a side that the sentence does not name is None."""

    text: str
    source: Span | None
    target: Span | None
    type: str


def measure_pairs(path: Path, options: Options) -> Measurement:
    """PLV shape: is there a record of the type from the source to the target?"""
    rows = read_rows(path, options)
    need(path, rows[0], "marked", "event")
    gold = [marked_pair(row) for row in rows]
    found, lost = read_sentences([item.text for item in gold])
    values = score_pairs(gold, found) | {"sentences": len(gold), "failures": len(lost)}
    return Measurement(values, (*lost, *_pair_misses(gold, found)))


def marked_pair(row: Row) -> MarkedPair:
    """The marks ``<s> </s> <t> </t>`` taken out, their places kept."""
    text, places = "", {}
    for part in re.split(r"(</?[st]>)", row["marked"]):
        if re.fullmatch(r"</?[st]>", part):
            places[part] = len(text)
        else:
            text += part
    source, target = (_between(places, mark) for mark in "st")
    return MarkedPair(text, source, target, row["event"])


def _between(places: Mapping[str, int], mark: str) -> Span | None:
    return Span(places[f"<{mark}>"], places[f"</{mark}>"]) if f"<{mark}>" in places else None


def touches(parties: Iterable[Party], span: Span | None) -> bool:
    """True if a party's words overlap a span; a side that is not named is touched by anything."""
    return span is None or any(party.span is not None and party.span.overlaps(span) for party in parties)


def names(parties: Iterable[Party], span: Span | None) -> bool:
    """The same, by any words that name the party in the text."""
    return span is None or any(
        place.overlaps(span) for party in parties for place in (party.span, *party.also) if place
    )


def directed(gold: MarkedPair, told: Told) -> bool:
    """True if the event goes from the source to the target."""
    return touches(told.actors, gold.source) and touches(told.recipients, gold.target)


def joined(gold: MarkedPair, told: Told) -> bool:
    """True if the event goes from source to target, or both do it together."""
    return directed(gold, told) or (touches(told.actors, gold.source) and touches(told.actors, gold.target))


def resolved(gold: MarkedPair, told: Told) -> bool:
    """True if the event goes from source to target where pronouns stand for what they refer to."""
    return names(told.actors, gold.source) and names(told.recipients, gold.target)


def pair_type(gold: MarkedPair, events: Sequence[Told]) -> str:
    """The type told of the pair: the gold type if any event of the pair has it, else the first one's, else none."""
    types = [merged_type(told.type) for told in events if directed(gold, told)]
    return gold.type if gold.type in types else next(iter(types), NOTHING)


Test = Callable[[MarkedPair, Told], bool]


def score_pairs(gold: Sequence[MarkedPair], found: Sequence[Sequence[Told]]) -> dict[str, float]:
    """Shares of sentences, and the macro-F1 of the type where the pair is found."""
    types = [pair_type(item, events) for item, events in zip(gold, found, strict=True)]
    both = [(item.type, kind) for item, kind in zip(gold, types, strict=True) if kind != NOTHING]
    values = {
        "type_and_pair": mean_true(item.type == kind for item, kind in zip(gold, types, strict=True)),
        "pair_found": mean_true(kind != NOTHING for kind in types),
        "macro_f1": macro_f1([a for a, _ in both], [b for _, b in both]),
        "type_and_joint_pair": _share(gold, found, lambda item, told: joined(item, told) and _typed(item, told)),
        "type_and_resolved_pair": _share(gold, found, lambda item, told: resolved(item, told) and _typed(item, told)),
        "type_anywhere": _share(gold, found, _typed),
        "source_found": _share(gold, found, lambda item, told: touches(told.actors, item.source)),
        "target_found": _share(gold, found, lambda item, told: touches(told.recipients, item.target)),
        "no_record": mean_true(not events for events in found),
    }
    return values | {f"type_and_pair_{kind}": value for kind, value in _by_type(gold, types).items()}


def _typed(gold: MarkedPair, told: Told) -> bool:
    return merged_type(told.type) == gold.type


def _share(gold: Sequence[MarkedPair], found: Sequence[Sequence[Told]], test: Test) -> float:
    return mean_true(any(test(item, told) for told in events) for item, events in zip(gold, found, strict=True))


def _by_type(gold: Sequence[MarkedPair], types: Sequence[str]) -> dict[str, float]:
    both = list(zip((item.type for item in gold), types, strict=True))
    return {kind: mean_true(b == kind for a, b in both if a == kind) for kind in sorted({a for a, _ in both})}


def _pair_misses(gold: Sequence[MarkedPair], found: Sequence[Sequence[Told]]) -> Iterator[str]:
    for item, events in zip(gold, found, strict=True):
        if pair_type(item, events) != item.type:
            pair = " → ".join(
                f"[{side.of(item.text)}]" if side else "[not named]" for side in (item.source, item.target)
            )
            yield f"{item.type} {pair} read {_lines(item.text, events)} | {item.text}"


def _lines(text: str, events: Sequence[Told]) -> str:
    return "; ".join(_line(text, told) for told in events) or "nothing"


def _line(text: str, told: Told) -> str:
    sides = (
        ", ".join(party.span.of(text) for party in side if party.span is not None)
        for side in (told.actors, told.recipients)
    )
    return f"{told.type} {told.predicate[0].of(text)!r} ({' → '.join(sides)})"


# --- the standard's gold records ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StandardEvent:
    """A text with the words of its event, type and mode (None if the gold gives none)."""

    text: str
    words: tuple[Span, ...]
    type: str
    mode: str | None


def measure_standard(path: Path, options: Options) -> Measurement:
    """PLOVER gold records: type, and type with mode, of the record that overlaps the marked words."""
    rows = read_rows(path, options)
    need(path, rows[0], "text", "markup", "events")
    gold = [standard_event(row) for row in rows]
    found, lost = read_sentences([item.text for item in gold])
    values = score_standard(gold, found) | {"sentences": len(gold), "failures": len(lost)}
    return Measurement(values, (*lost, *_standard_misses(gold, found)))


def standard_event(row: Row) -> StandardEvent:
    """The first event of a row, its old names put in today's."""
    event, text = row["events"][0], row["text"]
    words = re.findall(r"\([A-Z/]*EVT[A-Z/]*: ([^()]*)\)", row["markup"])
    spans = tuple(Span(text.find(item), text.find(item) + len(item)) for item in words if item in text)
    mode = event["mode"]
    kind = event.get("event_0_8") or event["event"]
    return StandardEvent(text, spans or (Span(0, len(text)),), kind, vocabulary().modes.get(mode, mode) or None)


def score_standard(gold: Sequence[StandardEvent], found: Sequence[Sequence[Told]]) -> dict[str, float]:
    """``type_mode`` leaves the mode free where the gold gives none; ``type_mode_strict`` wants none there."""
    marked = [(item, _marked(item, events)) for item, events in zip(gold, found, strict=True)]
    return {
        "type": mean_true(any(told.type == item.type for told in events) for item, events in marked),
        "type_mode": mean_true(any(_mode_fits(item, told) for told in events) for item, events in marked),
        "type_mode_strict": mean_true(any(_mode_same(item, told) for told in events) for item, events in marked),
        "marked_found": mean_true(bool(events) for _, events in marked),
        "type_anywhere": mean_true(
            any(told.type == item.type for told in events) for item, events in zip(gold, found, strict=True)
        ),
    }


def _marked(gold: StandardEvent, events: Sequence[Told]) -> list[Told]:
    return [told for told in events if any_overlap(told.predicate, gold.words)]


def _mode_fits(gold: StandardEvent, told: Told) -> bool:
    return told.type == gold.type and (gold.mode is None or gold.mode in told.mode)


def _mode_same(gold: StandardEvent, told: Told) -> bool:
    return told.type == gold.type and (gold.mode in told.mode if gold.mode else not told.mode)


def _standard_misses(gold: Sequence[StandardEvent], found: Sequence[Sequence[Told]]) -> Iterator[str]:
    for item, events in zip(gold, found, strict=True):
        if not any(_mode_fits(item, told) for told in _marked(item, events)):
            told = "; ".join(f"{_line(item.text, event)} {'/'.join(sorted(event.mode))}" for event in events)
            words = " … ".join(span.of(item.text) for span in item.words)
            yield f"{item.type} {item.mode or ''} [{words}] read {told or 'nothing'} | {item.text}"


# --- five classes ---------------------------------------------------------------------------------


def measure_classes(path: Path, options: Options) -> Measurement:
    """PENTA shape: 0 is no event, 1 to 4 are the quad classes."""
    rows = read_rows(path, options)
    need(path, rows[0], "text", "penta")
    found, lost = read_sentences([row["text"] for row in rows])
    gold = [int(row["penta"]) for row in rows]
    values = score_classes(gold, found) | {"sentences": len(gold), "failures": len(lost)}
    lines = (
        f"{kind} read {_lines(row['text'], events)} | {row['text']}"
        for kind, row, events in zip(gold, rows, found, strict=True)
        if not _class_right(kind, events)
    )
    return Measurement(values, (*lost, *lines))


def _class_right(kind: int, events: Sequence[Told]) -> bool:
    if kind == 0:
        return not any(told.counted for told in events)
    return any(told.quad == kind for told in events)


def score_classes(gold: Sequence[int], found: Sequence[Sequence[Told]]) -> dict[str, float]:
    """The false alarms of class 0, and how many of the others yield a record of the right class."""
    both = list(zip(gold, found, strict=True))
    values = {
        "false_alarm_rate": mean_true(not _class_right(0, events) for kind, events in both if kind == 0),
        "right_quad": mean_true(_class_right(kind, events) for kind, events in both if kind),
        "any_record": mean_true(bool(events) for kind, events in both if kind),
    }
    return values | {
        f"right_quad_{number}": mean_true(_class_right(kind, events) for kind, events in both if kind == number)
        for number in sorted(set(gold) - {0})
    }


# --- police acts ----------------------------------------------------------------------------------


def measure_police(path: Path, options: Options) -> Measurement:
    """F1 of KILL, ARREST and FORCE by police in the sentences of a newspaper."""
    rows = read_rows(path, options)
    need(path, rows[0], "text", "KILL", "ARREST", "FORCE")
    found, lost = read_sentences([row["text"] for row in rows])
    given = [police_acts(events) for events in found]
    values: dict[str, float] = {}
    for act in ("KILL", "ARREST", "FORCE"):
        values |= score_act([bool(row[act]) for row in rows], [act in acts for acts in given]).values(act)
    lines = (
        f"{act} gold {row[act]} read {_lines(row['text'], events)} | {row['text']}"
        for act in ("KILL", "ARREST", "FORCE")
        for row, acts, events in zip(rows, given, found, strict=True)
        if bool(row[act]) != (act in acts)
    )
    return Measurement(values | {"sentences": len(rows), "failures": len(lost)}, (*lost, *lines))


def score_act(gold: Sequence[bool], found: Sequence[bool]) -> Score:
    """Score of one act over sentences."""
    return Score(sum(a and b for a, b in zip(gold, found, strict=True)), sum(found), sum(gold))


def police_acts(events: Iterable[Told]) -> frozenset[str]:
    """KILL, ARREST, FORCE, as far as records tell them of police or other forces of order.

    An arrest is by police unless the records say otherwise; force is any assault by police; it kills if its
    verb does or if deaths are counted with it. What is to come, asked for or supposed has not been done.
    """
    return frozenset(act for told in events if told.counted and told.status not in UNDONE for act in _acts(told))


def _acts(told: Told) -> Iterator[str]:
    words = vocabulary()
    police = any(party.sector in words.police for party in told.actors)
    unnamed = all(party.sector is None and party.code is None for party in told.actors)
    if told.type in ("COERCE", "ASSAULT") and told.mode & words.arrest_modes and (police or unnamed):
        yield "ARREST"
    elif told.type == "ASSAULT" and police:
        yield "FORCE"
        if told.dead or told.lemma in words.fatal:
            yield "KILL"
