"""The one country that a report is about, if there is one; and the day its offices are read on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tacitus.actors.entries import LOCAL_KINDS, WIDESPREAD, Kind, Written
from tacitus.actors.gathering import Gathering
from tacitus.actors.lexicon import Lexicon
from tacitus.actors.signs import load_signs
from tacitus.actors.words import keys_of
from tacitus.records import BEYOND_STATES, Document, EntityType, PassageKind, Report, Span, Toponym

SEATED = frozenset((EntityType.LOCATION, EntityType.FACILITY, EntityType.ORGANIZATION))
# Weights and bounds found on whole reports, SENTENCES on those for training: of the values tried these named the
# right country most often while naming none for reports about two countries.
HEADLINE, DATELINE, OUTLET, DOMAIN = 3.0, 4.0, 3.0, 4.0
ELSEWHERE = 0.25  # of the weight for companies and news agencies: any country's reports name them
LEAST_SHARE, LEAST_LEAD = 0.4, 1.5
SENTENCES = 24  # a country that a long report names less often than once in so many sentences is not its own
YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-4]\d)\b")


@dataclass(frozen=True, slots=True)
class Focus:
    """The one country of a report; None if it is about several or none can be told."""

    code: str | None = None


def report_focus(gathering: Gathering, places: Sequence[Toponym] = ()) -> Focus:
    """The country that most of a report's names point to, its place names among them."""
    scores: dict[str, float] = defaultdict(float)
    for code, position, share in _evidence(gathering, places):
        scores[code] += share * _weight(gathering.document, position)
    for code, weight in _outside(gathering.document.report, gathering.lexicon):
        scores[code] += weight
    ranked = sorted(scores.items(), key=lambda item: -item[1])[:2]
    if not ranked:
        return Focus()
    (code, best), second = ranked[0], ranked[1][1] if len(ranked) > 1 else 0.0
    share = best / sum(scores.values())
    told = best * SENTENCES >= len(gathering.document.sentences)
    return Focus(code if told and share >= LEAST_SHARE and best >= LEAST_LEAD * second else None)


def _evidence(gathering: Gathering, places: Sequence[Toponym]) -> Iterator[tuple[str, int, float]]:
    """Country codes that names and words tell, with their tokens and how much of the word's weight is theirs."""
    told = [*_named(gathering), *((code, position, 1.0) for code, position in _seated(gathering))]
    yield from told
    yield from _placed(gathering, places, frozenset(position for _, position, _ in told))
    signs = load_signs()
    for token in gathering.document.tokens:
        codes = signs.of(token.form)
        yield from ((code, token.index, 1.0 / len(codes)) for code in codes)


def _placed(
    gathering: Gathering,
    places: Sequence[Toponym],
    told: frozenset[int],
) -> Iterator[tuple[str, int, float]]:
    """What the places tell that the directory of actors does not know: districts, villages, rivers."""
    for place in places:
        tokens = gathering.document.tokens_in(place.span)
        known = any(token.index in told for token in tokens) or (tokens[:1] and tokens[0].index in gathering.match_at)
        if place.country_code and tokens and not known:
            yield place.country_code, tokens[0].index, 1.0


def _named(gathering: Gathering) -> list[tuple[str, int, float]]:
    """What names tell; one party's or office's letters alone tell nothing, other countries may have the same."""
    found, letters = [], []
    for match in gathering.known:
        entry = match.of(Kind.COUNTRY, Kind.ADJECTIVE, Kind.SEAT, Kind.NATIONAL, Kind.GROUP, Kind.PERSON)
        code = entry.code if entry else None
        if entry and code and code not in BEYOND_STATES:
            share = ELSEWHERE if entry.kind is Kind.GROUP and entry.detail in WIDESPREAD else 1.0
            found.append((code, match.first, share))
            if entry.kind is Kind.GROUP and entry.written is Written.ACRONYM and entry.detail in LOCAL_KINDS:
                letters.append(entry.name)
    return [] if len(letters) == len(found) and len(set(letters)) == 1 else found


def _seated(gathering: Gathering) -> Iterator[tuple[str, int]]:
    """What places tell, and bodies that have a town's name (``Mombasa High Court``)."""
    for entity in gathering.document.entities:
        if entity.first in gathering.match_at or entity.type not in SEATED:
            continue
        place = entity.type is not EntityType.ORGANIZATION
        whole = gathering.town(entity.first, entity.last) if place else None
        code = whole or gathering.town_of(entity)
        if code:
            yield code, entity.first


def _weight(document: Document, position: int) -> float:
    sentence = document.sentence_of(position)
    return HEADLINE if sentence.kind is PassageKind.HEADLINE else 1.0


def _outside(report: Report, lexicon: Lexicon) -> list[tuple[str, float]]:
    """What outlet, address and dateline tell."""
    found: list[tuple[str, float]] = []
    for text, weight in ((report.outlet, OUTLET), (_of(report, report.dateline_place), DATELINE)):
        if text:
            found.extend((code, weight) for code in _codes_in(text, lexicon))
    host = (report.url or "").partition("//")[2].partition("/")[0]
    ending = "." + host.rpartition(".")[2] if "." in host else ""
    if ending in lexicon.domains:
        found.append((lexicon.domains[ending], DOMAIN))
    return found


def _of(report: Report, span: Span | None) -> str:
    return span.of(report.text) if span else ""


def _codes_in(text: str, lexicon: Lexicon) -> list[str]:
    words = text.replace(",", " ").split()
    matches = lexicon.matches(words)
    codes = [entry.code for match in matches if (entry := match.of(Kind.COUNTRY, Kind.ADJECTIVE, Kind.SEAT))]
    city = lexicon.city(text) if keys_of(text) and not codes else None
    return [code for code in (*codes, city) if code]


def reading_day(report: Report) -> tuple[date | None, timedelta]:
    """The day that offices are read on and how far it may be off.

    The publication, else the middle of the latest year that the text names.
    """
    if report.published is not None:
        return report.published, timedelta(0)
    years = [int(item) for item in YEAR.findall(report.text)]
    return (date(max(years), 6, 30), timedelta(183)) if years else (None, timedelta(0))
