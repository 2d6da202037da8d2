"""Readings as rows of the ledger's tables."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table

from tacitus.ledger.schema import EVIDENCE, FIGURES, ROLES
from tacitus.notation import flat, iso
from tacitus.records import Mention, MentionKind, Reading

Object = dict[str, Any]
NAMING = (MentionKind.NAMED, MentionKind.ROLE, MentionKind.GROUP, MentionKind.PRONOUN)  # best name of an actor first


def report_row(reading: Reading) -> Object:
    """The row of a report."""
    report = reading.report
    return {
        "id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "file": report.file,
        "published": iso(report.published),
        "text": report.text,
        "author": report.author,
        "published_basis": str(report.published_basis),
        "language": report.language,
        "coder": reading.coder,
        "added": datetime.now(UTC).isoformat(timespec="microseconds"),
    }


def sentence_rows(reading: Reading) -> list[Object]:
    """A row a sentence."""
    return [
        {
            "report": reading.report.id,
            "position": sentence.index,
            "begin": sentence.begin,
            "end": sentence.end,
            "kind": str(sentence.kind),
            "paragraph": sentence.paragraph,
            "coder": reading.coder,
        }
        for sentence in reading.document.sentences
    ]


def mention_rows(reading: Reading) -> list[Object]:
    """A row a mention."""
    return [
        {
            "report": reading.report.id,
            "position": position,
            "begin": mention.begin,
            "end": mention.end,
            "kind": str(mention.kind),
            "entity": mention.entity,
            "text": mention.span.of(reading.report.text),
            "code": mention.code,
            "sector": mention.sector,
            "other_sectors": "|".join(mention.other_sectors),
            "identifier_id": mention.identifier_id,
            "identifier_text": mention.identifier_text,
            "coder": reading.coder,
        }
        for position, mention in enumerate(reading.mentions)
    ]


def actor_rows(reading: Reading) -> list[Object]:
    """A row an actor of the report: the mentions that corefer, under the fullest name among them."""
    groups: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        groups.setdefault(mention.entity, []).append(mention)
    return [_actor_row(reading, entity, mentions) for entity, mentions in groups.items()]


def _actor_row(reading: Reading, entity: int, mentions: Sequence[Mention]) -> Object:
    first = min(mentions, key=lambda mention: (NAMING.index(mention.kind), -(mention.end - mention.begin)))
    coded = [mention for mention in mentions if mention.code]
    pairs = Counter((mention.code, mention.sector) for mention in coded)
    code, sector = pairs.most_common(1)[0][0] if pairs else (None, first.sector)
    known = next((mention for mention in mentions if mention.identifier_id), None)
    return {
        "report": reading.report.id,
        "entity": entity,
        "name": (known.identifier_text if known else None) or flat(first.span.of(reading.report.text)),
        "code": code,
        "sector": sector,
        "identifier_id": known.identifier_id if known else None,
        "mentions": len(mentions),
        "coder": reading.coder,
    }


def record_row(position: int, item: Object) -> Object:
    """The row of a record: what queries ask for, and the whole object."""
    place = item.get("event_loc") or {}
    return {
        "report": item["text_info"]["report"],
        "id": item["id"],
        "place": position,
        "type": item["event"][0],
        "status": item["status"],
        "date": item.get("date") or None,
        "coder": item["coder"],
        "object": json.dumps(item, ensure_ascii=False),
        "enddate": item.get("enddate") or None,
        "mode": "|".join(item.get("mode") or ()),
        "sentence": item["text_info"].get("sentence"),
        "place_name": place.get("resolved_place") or place.get("extracted_place"),
        "country": place.get("country_code"),
    }


def _numbered(item: Object, found: Iterable[Object]) -> list[Object]:
    key = {"report": item["text_info"]["report"], "record": item["id"], "coder": item["coder"]}
    return [{**key, "position": position, **row} for position, row in enumerate(found)]


def role_rows(item: Object) -> list[Object]:
    """A row an actor, a recipient and each link of the chain: a source, or a holder who only takes the act up."""
    fillers = [(role, entity) for role in ("actor", "recipient") for entity in item.get(role) or ()]
    told = item.get("according_to") or {}
    holder_role = "source" if told.get("basis", "told") == "told" else "holder"
    fillers += [(holder_role, holder) for holder in told.get("chain") or ()]
    return _numbered(
        item,
        (
            {
                "role": role,
                "code": given.get("code"),
                "sector": given.get("sector"),
                "identifier_id": given.get("identifier_id"),
                "kind": given.get("kind"),
                "text": given.get("entity_text") or given.get("text"),
                "begin": given.get("begin"),
                "end": given.get("end"),
            }
            for role, given in fillers
        ),
    )


def evidence_rows(item: Object) -> list[Object]:
    """A row for each stretch of words that a value of the record rests on."""
    told = item.get("according_to") or {}
    named: list[tuple[str, Object | None]] = [("event", span) for span in item.get("event_span") or ()]
    named += [(what, told.get(what)) for what in ("cue", "content")]
    named += [("date", item.get("date_info")), ("place", item.get("event_loc"))]
    named += [(given["what"], given) for given in told.get("evidence") or ()]
    return _numbered(
        item,
        (
            {"what": what, "begin": given["begin"], "end": given["end"]}
            for what, given in named
            if given and given.get("begin") is not None
        ),
    )


def figure_rows(item: Object) -> list[Object]:
    """A row a count."""
    names = ("kind", "low", "best", "high", "begin", "end", "whom")
    return _numbered(item, ({name: given.get(name) for name in names} for given in item.get("figures") or ()))


def spread_rows(items: Iterable[Object]) -> list[tuple[Table, list[Object]]]:
    """Roles, evidence and figures of records: the rows of each of their tables."""
    kept = list(items)
    makers = ((ROLES, role_rows), (EVIDENCE, evidence_rows), (FIGURES, figure_rows))
    return [(table, [row for item in kept for row in rows_of(item)]) for table, rows_of in makers]
