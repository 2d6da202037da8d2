"""What ``--layer`` chooses: events, statements, opinions, mentions, dates, places or figures, one object a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from tacitus.errors import TacitusError
from tacitus.exports.objects import Object, event_object, figure_object, holder_object
from tacitus.notation import iso
from tacitus.records import Reading, Record, Span


def to_objects(reading: Reading, layer: str = "events", with_text: bool = True) -> Iterator[Object]:
    """Objects of one layer of a reading; raises TacitusError for a layer that is not there."""
    if layer not in LAYERS:
        raise TacitusError(f"there is no layer {layer!r}. Choose one of {', '.join(LAYERS)}.")
    return LAYERS[layer](reading, with_text)


def without_opinions(reading: Reading) -> Reading:
    """The reading less the records whose predicate stands where the report's own voice judges."""
    passages = [opinion.span for opinion in reading.opinions]

    def judged(record: Record) -> bool:
        head = reading.document.tokens[record.event.predicate[0]].span
        return not record.attribution.is_told and any(passage.contains(head) for passage in passages)

    kept = [index for index, record in enumerate(reading.records) if not judged(record)]
    places = {old: new for new, old in enumerate(kept)}
    records = tuple(_linked(reading.records[index], places) for index in kept)
    return replace(reading, records=records)


def _linked(record: Record, places: Mapping[int, int]) -> Record:
    """A record whose link to the fullest telling counts the records that are kept."""
    link = record.event.link
    return replace(record, event=replace(record.event, link=None if link is None else places.get(link)))


def _base(reading: Reading, span: Span, with_text: bool) -> Object:
    base: Object = {"report": reading.report.id, "begin": span.begin, "end": span.end}
    if with_text:
        base["text"] = reading.document.text(span)
    return base


def events(reading: Reading, with_text: bool) -> Iterator[Object]:
    """One object a record."""
    for record in reading.records:
        yield event_object(reading, record, with_text=with_text)


def statements(reading: Reading, with_text: bool) -> Iterator[Object]:
    """Every attribution, whether an event stands in it or not."""
    for statement in reading.statements:
        spans = (*statement.source, *statement.cue, *statement.content)
        whole = Span(min(span.begin for span in spans), max(span.end for span in spans))
        yield {
            **_base(reading, whole, with_text),
            "source": _spans(statement.source),
            "cue": _spans(statement.cue),
            "content": _spans(statement.content),
            "chain": [holder_object(reading, holder) for holder in statement.chain],
            "act": str(statement.act),
            "polarity": str(statement.polarity),
            "certainty": str(statement.certainty),
            "reality": str(statement.reality),
            "quotation": str(statement.quotation),
            "attitude": statement.attitude,
            "evidence": [{"what": item.what, "begin": item.begin, "end": item.end} for item in statement.evidence],
            "why": list(statement.why),
        }


def opinions(reading: Reading, with_text: bool) -> Iterator[Object]:
    """Every passage in which the report's own voice judges."""
    for opinion in reading.opinions:
        words = [{"what": item.what, "begin": item.begin, "end": item.end} for item in opinion.words]
        yield {**_base(reading, opinion.span, with_text), "score": opinion.score, "words": words}


def _spans(spans: tuple[Span, ...]) -> list[Object]:
    return [{"begin": span.begin, "end": span.end} for span in spans]


def mentions(reading: Reading, with_text: bool) -> Iterator[Object]:
    """Every mention of an actor."""
    for mention in reading.mentions:
        yield {
            **_base(reading, mention.span, with_text),
            "type": str(mention.kind),
            "code": mention.code,
            "sector": mention.sector,
            "other_sectors": list(mention.other_sectors),
            "identifier_id": mention.identifier_id,
            "identifier_text": mention.identifier_text,
            "entity": mention.entity,
            "why": list(mention.why),
        }


def dates(reading: Reading, with_text: bool) -> Iterator[Object]:
    """Every time expression."""
    for time in reading.times:
        yield {
            **_base(reading, time.span, with_text),
            "type": time.type,
            "value": time.value,
            "earliest": iso(time.earliest),
            "latest": iso(time.latest),
            "precision": str(time.precision),
            "basis": str(time.basis),
            "why": list(time.why),
        }


def places(reading: Reading, with_text: bool) -> Iterator[Object]:
    """Every place name."""
    for place in reading.places:
        yield {
            **_base(reading, place.span, with_text),
            "name": place.name,
            "geonameid": place.geonameid,
            "lat": place.lat,
            "lon": place.lon,
            "country_code": place.country_code,
            "admin1": place.admin1,
            "feature_code": place.feature_code,
            "resolution": place.resolution,
            "candidates": [
                {
                    "geonameid": candidate.geonameid,
                    "name": candidate.name,
                    "country_code": candidate.country_code,
                    "lat": candidate.lat,
                    "lon": candidate.lon,
                    "score": candidate.score,
                    "why": list(candidate.why),
                }
                for candidate in place.candidates
            ],
            "why": list(place.why),
        }


def figures(reading: Reading, with_text: bool) -> Iterator[Object]:
    """Every count."""
    for figure in reading.figures:
        entry = figure_object(reading, figure)
        if not with_text:
            del entry["text"]
        yield {"report": reading.report.id, **entry, "why": list(figure.why)}


LAYERS: Mapping[str, Callable[[Reading, bool], Iterator[Object]]] = MappingProxyType(
    {
        "events": events,
        "statements": statements,
        "opinions": opinions,
        "mentions": mentions,
        "dates": dates,
        "places": places,
        "figures": figures,
    }
)
