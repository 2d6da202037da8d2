"""The one country that a report is about, if there is one; and the day its offices are read on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tacitus.actors.entries import LOCAL_KINDS, WIDESPREAD, Kind, Written
from tacitus.actors.gathering import Gathering
from tacitus.actors.grammar import load_grammar
from tacitus.actors.lexicon import Lexicon
from tacitus.actors.signs import load_signs
from tacitus.actors.spans import is_person
from tacitus.actors.words import keys_of
from tacitus.records import BEYOND_STATES, Document, EntityType, PassageKind, Report, Span, Token, Toponym

SEATED = frozenset((EntityType.LOCATION, EntityType.FACILITY, EntityType.ORGANIZATION))
# Weights and bounds found on whole reports, SENTENCES on those for training: of the values tried these named the
# right country most often while naming none for reports about two countries.
HEADLINE, DATELINE, OUTLET, DOMAIN = 3.0, 4.0, 3.0, 4.0
ELSEWHERE = 0.25  # of the weight for companies and news agencies: any country's reports name them
LEAST_SHARE, LEAST_LEAD = 0.4, 1.5
SENTENCES = 24  # a country that a long report names less often than once in so many sentences is not its own
SHORTEST_NAME = 4  # letters of a place in an address
LETTERS = 3  # signs of money that are no words
YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-4]\d)\b")


@dataclass(frozen=True, slots=True)
class Sign:
    """A word that tells a country: its token, and how much of its weight is that country's (0..1)."""

    code: str
    token: int
    share: float


@dataclass(frozen=True, slots=True)
class Focus:
    """The one country of a report (None if it is about several or none can be told), and what tells of any.

    ``scores`` add up the signs of each country, those in a headline and outside the text among them;
    ``outside`` holds the countries that outlet, address and dateline name.
    """

    code: str | None = None
    signs: tuple[Sign, ...] = ()
    scores: Mapping[str, float] = field(default_factory=dict)
    outside: frozenset[str] = frozenset()


def report_focus(gathering: Gathering, places: Sequence[Toponym] = ()) -> Focus:
    """The country that most of a report's names point to, its place names among them."""
    signs = tuple(Sign(*item) for item in _evidence(gathering, places))
    outside = _outside(gathering.document.report, gathering.lexicon)
    scores: dict[str, float] = defaultdict(float)
    for sign in signs:
        scores[sign.code] += sign.share * _weight(gathering.document, sign.token)
    for code, weight in outside:
        scores[code] += weight
    chosen = _leading(scores, len(gathering.document.sentences))
    return Focus(chosen, signs, scores, frozenset(code for code, _ in outside))


def _leading(scores: Mapping[str, float], sentences: int) -> str | None:
    """The country that leads the others by enough, if it is named often enough for a text so long."""
    ranked = sorted(scores.items(), key=lambda item: -item[1])[:2]
    if not ranked:
        return None
    (code, best), second = ranked[0], ranked[1][1] if len(ranked) > 1 else 0.0
    share = best / sum(scores.values())
    told = best * SENTENCES >= sentences
    return code if told and share >= LEAST_SHARE and best >= LEAST_LEAD * second else None


def _evidence(gathering: Gathering, places: Sequence[Toponym]) -> Iterator[tuple[str, int, float]]:
    """Country codes that names and words tell, with their tokens and how much of the word's weight is theirs."""
    located = frozenset(at for place in places if place.country_code for at in _tokens(gathering.document, place))
    told = [*_named(gathering), *((code, position, 1.0) for code, position in _seated(gathering, located))]
    yield from told
    yield from _placed(gathering, places, frozenset(position for _, position, _ in told))
    signs = load_signs()
    for token in gathering.document.tokens:
        codes = signs.of(_written(gathering.document, token)) if _counts(gathering, token) else ()
        yield from ((code, token.index, 1.0 / len(codes)) for code in codes)


def _counts(gathering: Gathering, token: Token) -> bool:
    """False for a part of a person's name, and for letters of money without a sum: no QR code is paid in riyals."""
    if is_person(gathering.entity_at.get(token.index)):
        return False
    if len(token.form) > LETTERS or not token.form[:1].isupper():
        return True
    beside = gathering.document.tokens[max(0, token.index - 1) : token.index + 3]
    return any(character.isdigit() for other in beside for character in other.form)


def _written(document: Document, token: Token) -> str:
    """The word with a sign of money right behind it, which is a token of its own (``HK$``)."""
    behind = document.tokens[token.index + 1 : token.index + 2]
    joined = behind and behind[0].form == "$" and behind[0].begin == token.end
    return f"{token.form}$" if joined else token.form


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


def _tokens(document: Document, place: Toponym) -> Iterator[int]:
    return (token.index for token in document.tokens_in(place.span))


def _seated(gathering: Gathering, located: frozenset[int]) -> Iterator[tuple[str, int]]:
    """What places tell that are not ``located`` yet, and bodies that have a town's name (``Mombasa High Court``)."""
    for entity in gathering.document.entities:
        if entity.first in gathering.match_at or entity.first in located or entity.type not in SEATED:
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
    host = (report.url or "").partition("//")[2].partition("/")[0]
    for text, weight in ((report.outlet, OUTLET), (_of(report, report.dateline_place), DATELINE)):
        if text:
            found.extend((code, weight) for code in _codes_in(text, lexicon))
    ending = "." + host.rpartition(".")[2] if "." in host else ""
    if ending in lexicon.domains:
        found.append((lexicon.domains[ending], DOMAIN))
    elif not report.outlet:
        found.extend((code, OUTLET) for code in _states_in((_place_in_host(host),), lexicon) if code)
    return found


def _place_in_host(host: str) -> str:
    """``Nairobi`` of nairobitimes.example: what is left of a paper's address without the words for papers."""
    papers = sorted(load_grammar().papers, key=lambda word: -len(word))
    name = max(host.split("."), key=len).replace("-", "")
    rest = name
    while True:
        before = rest
        rest = next((rest.removeprefix(word) for word in papers if rest.startswith(word)), rest)
        rest = next((rest.removesuffix(word) for word in papers if rest.endswith(word)), rest)
        if rest == before:
            return rest.capitalize() if rest != name and len(rest) >= SHORTEST_NAME else ""


def _of(report: Report, span: Span | None) -> str:
    return span.of(report.text) if span else ""


def _states_in(words: Sequence[str], lexicon: Lexicon) -> list[str | None]:
    """The countries that their names, adjectives and seats of government tell."""
    matches = lexicon.matches(words)
    return [entry.code for match in matches if (entry := match.of(Kind.COUNTRY, Kind.ADJECTIVE, Kind.SEAT))]


def _codes_in(text: str, lexicon: Lexicon) -> list[str]:
    codes = _states_in(text.replace(",", " ").split(), lexicon)
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
