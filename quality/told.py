"""One told event, gold or predicted, in the few fields that the event scorers compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tacitus.records import Precision, Reading, Record, Role, Span


@dataclass(frozen=True, slots=True)
class Party:
    """An actor or recipient: its words (None if the text names none), country and sector code.

    ``also`` holds the other places where the same actor is named.
    """

    span: Span | None
    code: str | None
    sector: str | None
    also: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """An event mention. ``predicate`` is the words that name it, its head first; ``day`` is a date as
    finely as it is known (``2016-03-14``, ``2016-03``, ``2016``), None if it is not.
    """

    predicate: tuple[Span, ...]
    sentence: Span
    type: str
    mode: frozenset[str] = frozenset()
    auxiliary: frozenset[str] = frozenset()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    sourced: bool = False
    status: str = ""
    day: str | None = None
    country: str | None = None
    core: bool = True
    quad: int = 0
    lemma: str = ""
    dead: bool = False

    @property
    def counted(self) -> bool:
        """True unless the text says that it did not happen or only supposes it."""
        return not self.auxiliary & {"hypothetical", "negation"}


def told_by(reading: Reading) -> list[Told]:
    """The records of a reading, in order."""
    return [_told(reading, record) for record in reading.records]


def _told(reading: Reading, record: Record) -> Told:
    event, document = record.event, reading.document
    head = document.tokens[event.predicate[0]]
    place = reading.place_of(record)
    return Told(
        predicate=tuple(document.tokens[index].span for index in event.predicate),
        sentence=document.sentence_of(head.index).span,
        type=event.type,
        mode=frozenset(event.mode),
        auxiliary=frozenset(event.auxiliary),
        actors=tuple(_parties(reading, event.actors)),
        recipients=tuple(_parties(reading, event.recipients)),
        sourced=bool(record.attribution.chain),
        status=record.attribution.status.value,
        day=written_day(record.begin_date, record.date_precision),
        country=place.country_code if place else None,
        quad=event.quad,
        lemma=head.lemma.lower(),
        dead=any(reading.figures[index].kind == "killed" for index in record.figures),
    )


def _parties(reading: Reading, roles: Iterable[Role]) -> Iterator[Party]:
    for role in roles:
        span = Span(role.begin, role.end) if role.begin is not None and role.end is not None else None
        if role.mention is None:
            yield Party(span, role.code, role.sector)
            continue
        mention = reading.mentions[role.mention]
        members = [reading.mentions[index] for index in mention.members] if mention.code is None else []
        same = {item.entity for item in (mention, *members)}
        also = tuple(item.span for item in reading.mentions if item.entity in same)
        for item in members or [mention]:
            yield Party(span, item.code or role.code, role.sector_as(item), also)


def written_day(day: date | None, precision: Precision) -> str | None:
    """A date as finely as it is known.

    >>> written_day(date(2016, 3, 1), Precision.MONTH)
    '2016-03'
    """
    if day is None:
        return None
    length = {Precision.MONTH: 7, Precision.QUARTER: 7, Precision.YEAR: 4, Precision.DECADE: 4, Precision.CENTURY: 4}
    return day.isoformat()[: length.get(precision, 10)]
