"""A record as the PLOVER exchange object with the fields that Tacitus adds."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tacitus.notation import iso
from tacitus.records import Basis, Figure, Holder, Mention, Reading, Record, Role, Span, TimeExpression, Unnamed

Object = dict[str, Any]
SIZES = {"killed": "dead", "injured": "injured", "detained": "arrested"}


def event_object(reading: Reading, record: Record, *, with_text: bool) -> Object:
    """One record as an object of the record contract."""
    event, document = record.event, reading.document
    sentence = document.sentences[event.sentence]
    words = [document.tokens[index] for index in event.predicate]
    result: Object = {
        "id": record.id,
        "date": iso(record.begin_date) or "",
        "enddate": iso(record.end_date) or "",
        "actor": [item for role in event.actors for item in role_objects(reading, role)],
        "recipient": [item for role in event.recipients for item in role_objects(reading, role)],
        "event": [event.type],
        "mode": list(event.mode),
        "context": list(event.context),
        "event_loc": place_object(reading, record),
        "event_text": " ".join(word.form for word in sorted(words, key=lambda word: word.index)),
        "quad_code": event.quad,
        "event_scale": event.scale,
        "size": size_object(reading, record),
        "text_info": {
            "report": reading.report.id,
            "sentence": sentence.index,
            "begin": sentence.begin,
            "end": sentence.end,
        },
        "cite_info": cite_object(reading),
        "coder": reading.coder,
        "coded_date": datetime.now(UTC).date().isoformat(),
        "link": reading.records[event.link].id if event.link is not None else None,
        "event_span": [{"begin": word.begin, "end": word.end} for word in words],
        "auxiliary": list(event.auxiliary),
        "status": str(record.attribution.status),
        "according_to": according_object(reading, record),
        "opinion": opinion_object(reading, sentence.span),
        "date_info": date_object(reading, record),
        "dates": [time_object(reading, time) for time in reading.times if sentence.span.contains(time.span)],
        "figures": [figure_object(reading, reading.figures[index]) for index in record.figures],
        "cameo": event.cameo,
        "why": why_object(reading, record),
    }
    if with_text:
        result["text"] = document.text(sentence.span)
    return result


def role_objects(reading: Reading, role: Role) -> list[Object]:
    """The fillers of a role: one object, or one for each member of a plural such as *both sides*."""
    mention = reading.mentions[role.mention] if role.mention is not None else None
    if mention is not None and mention.members:
        members = [reading.mentions[index] for index in mention.members]
        return [entity_object(reading, member, role) for member in members]
    return [entity_object(reading, mention, role)]


def entity_object(reading: Reading, mention: Mention | None, role: Role) -> Object:
    """Who fills a role; the characters are those of the role, the code that of the mention, else of the role."""
    known = role.begin is not None and role.end is not None
    text = reading.report.text[role.begin : role.end] if known else None
    return {
        "code": (mention.code if mention else None) or role.code,
        "sector": role.sector_as(mention),
        "other_sectors": list(mention.other_sectors) if mention and not role.held else [],
        "entity_text": text,
        "identifier_id": mention.identifier_id if mention else None,
        "identifier_text": mention.identifier_text if mention else None,
        "begin": role.begin,
        "end": role.end,
    }


def place_object(reading: Reading, record: Record) -> Object | None:
    """The place of the event; areas have no coordinates, and an implied country has no place name in the text."""
    place = reading.place_of(record)
    if place is None:
        return None
    return {
        "extracted_place": reading.document.text(place.span) if record.place is not None else None,
        "resolved_place": place.name,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
        "country_code": place.country_code,
        "admin1": place.admin1,
        "feature_code": place.feature_code,
        "resolution": place.resolution,
        "basis": str(record.place_basis),
        "begin": place.begin if place.span.end else None,
        "end": place.end or None,
    }


def figure_object(reading: Reading, figure: Figure) -> Object:
    """One count with its bounds."""
    return {
        "kind": figure.kind,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "text": reading.document.text(figure.span),
        "begin": figure.begin,
        "end": figure.end,
        "whom": reading.document.text(figure.whom) if figure.whom else None,
        "cumulative": figure.cumulative,
    }


def size_object(reading: Reading, record: Record) -> dict[str, int]:
    """PLOVER's size: the best value of the first figure of each kind, rather of this event than of all so far."""
    sizes: dict[str, int] = {}
    for figure in sorted((reading.figures[index] for index in record.figures), key=lambda item: item.cumulative):
        if figure.best is not None:
            sizes.setdefault(SIZES.get(figure.kind, figure.kind), figure.best)
    return sizes


def cite_object(reading: Reading) -> Object:
    """Where the report comes from."""
    report = reading.report
    return {
        "title": report.title,
        "publication": report.outlet,
        "url": report.url,
        "date": iso(report.published),
        "date_basis": str(report.published_basis),
        "date_earliest": iso(report.published_earliest or report.published),
        "date_latest": iso(report.published_latest or report.published),
        "date_why": list(report.published_why),
        "author": report.author,
        "file": report.file,
    }


def holder_object(reading: Reading, holder: Holder) -> Object:
    """One link of a chain of sources."""
    mention = reading.mentions[holder.mention] if holder.mention is not None else None
    known = holder.begin is not None and holder.end is not None
    return {
        "text": reading.report.text[holder.begin : holder.end] if known else None,
        "begin": holder.begin,
        "end": holder.end,
        "code": mention.code if mention else None,
        "sector": mention.sector if mention else None,
        "identifier_id": mention.identifier_id if mention else None,
        "identifier_text": mention.identifier_text if mention else None,
        "kind": str(holder.kind),
        "unnamed": unnamed_object(reading, holder.unnamed) if holder.unnamed else None,
    }


def unnamed_object(reading: Reading, unnamed: Unnamed) -> Object:
    """Which body an unnamed source belongs to, how many they are, why the name is kept back; no verdict on them."""
    body = unnamed.body
    return {
        "body": {"text": body.of(reading.report.text), "begin": body.begin, "end": body.end} if body else None,
        "least": unnamed.least,
        "most": unnamed.most,
        "withheld": span_object(unnamed.withheld),
        "reason": span_object(unnamed.reason),
    }


def according_object(reading: Reading, record: Record) -> Object:
    """According to whom, and how certain."""
    told = record.attribution
    return {
        "chain": [holder_object(reading, holder) for holder in told.chain],
        "basis": str(told.basis),
        "act": str(told.act),
        "polarity": str(told.polarity),
        "certainty": str(told.certainty),
        "reality": str(told.reality),
        "quotation": str(told.quotation),
        "cue": span_object(told.cue),
        "content": span_object(told.content),
        "evidence": [{"what": item.what, "begin": item.begin, "end": item.end} for item in told.evidence],
    }


def span_object(span: Span | None) -> Object | None:
    """Offsets of a span."""
    return {"begin": span.begin, "end": span.end} if span else None


def opinion_object(reading: Reading, span: Span) -> Object | None:
    """How far the report's own voice judges in a sentence, by which words; None where it only reports."""
    found = next((item for item in reading.opinions if item.span.contains(span)), None)
    if found is None:
        return None
    words = [{"what": item.what, "begin": item.begin, "end": item.end} for item in found.words]
    return {"score": found.score, "words": words}


def time_object(reading: Reading, time: TimeExpression) -> Object:
    """A time expression in the sentence of a record, whether it dates the event or, say, bounds a promise."""
    return {
        "text": reading.document.text(time.span),
        "value": time.value,
        "earliest": iso(time.earliest),
        "latest": iso(time.latest),
        "begin": time.begin,
        "end": time.end,
    }


def date_object(reading: Reading, record: Record) -> Object:
    """When, how precisely, and on what that rests."""
    time = reading.times[record.time] if record.time is not None else None
    begin, end = record.begin_date, record.end_date
    value = time.value if time else (begin.isoformat() if begin and record.date_basis is not Basis.UNKNOWN else None)
    return {
        "text": reading.document.text(time.span) if time else None,
        "value": value,
        "earliest": iso(begin),
        "latest": iso(end),
        "precision": str(record.date_precision),
        "basis": str(record.date_basis),
        "begin": time.begin if time else None,
        "end": time.end if time else None,
    }


def why_object(reading: Reading, record: Record) -> Object:
    """What fired for each part of a record."""
    roles = {
        name: [
            {"path": role.path, "who": list(reading.mentions[role.mention].why) if role.mention is not None else []}
            for role in fillers
        ]
        for name, fillers in (("actor", record.event.actors), ("recipient", record.event.recipients))
    }
    place = reading.place_of(record)
    return {
        "event": list(record.event.why),
        **roles,
        "according_to": list(record.attribution.why),
        "binding": list(record.why),
        "place": list(place.why) if place else [],
    }
