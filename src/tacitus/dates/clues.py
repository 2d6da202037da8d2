"""What a text tells of days when nobody says when it was published: each with its tense and its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tacitus.dates.calendar import Interval, interval, make_date
from tacitus.dates.canonical import Line, canonical_line
from tacitus.dates.grammar import Patterns, Words
from tacitus.dates.matching import Match, dateline_matches, find_matches, governor_of, is_present, looks_ahead
from tacitus.dates.meaning import Scene, Told
from tacitus.dates.resolving import resolve
from tacitus.records import Document, Features, PassageKind, Sentence, Span, Token

READ = frozenset(("day_month", "day_list", "iso", "numeric", "month", "year", "weekday", "deictic", "duration", "time",
                  "time_of_date"))  # fmt: skip
_VALUE = re.compile(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?$")
_BARE_WEEKDAY = re.compile(r"XXXX-WXX-(\d)$")
_YEARS = re.compile(r"P(\d+)Y$")
_WORD = re.compile(r"\w+|[^\w\s]")
_JOINTS = frozenset(("", "(", ",", "on", ", on"))  # what may stand between a weekday and its date
_NO_NEWS = frozenset(("acl", "csubj"))  # clauses that tell of something by the way


@dataclass(frozen=True, slots=True)
class Clue:
    """A day, month or year told: its parts (None where not told), and how it is told.

    ``order`` counts the sentences of the body, headlines and datelines are -1. ``shift`` is the distance in days from
    the day of publication, where the text says so ("yesterday (27 July)").
    """

    span: Span
    order: int
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None = None
    shift: int | None = None
    past: bool = False
    ahead: bool = False
    main: bool = False
    dateline: bool = False

    @property
    def days(self) -> Interval | None:
        """The days meant, if the year is told."""
        parts = [f"{self.year:04d}"] if self.year is not None else []
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None and parts]
        return interval("-".join(parts)) if parts else None

    def in_year(self, year: int) -> date | None:
        """The day in a given year."""
        if self.month is None or self.day is None:
            return None
        return make_date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Age:
    """So many years told of something in a sentence."""

    span: Span
    years: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Clues:
    """All that a text tells of days: dates, weekdays without one, whether it tells of today and its present, ages."""

    dates: tuple[Clue, ...] = ()
    weekdays: tuple[tuple[int, int, Span], ...] = ()  # weekday, sentence of the body, words
    today: bool = False
    present: bool = False  # the report tells of its own present: what officials say, what has happened
    ages: tuple[Age, ...] = ()


def find_clues(document: Document, words: Words, patterns: Patterns) -> Clues:
    """The clues of a report in the order of the text."""
    chosen = tuple(item for item in patterns if item[0] in READ)
    dates: list[Clue] = list(_of_datelines(document, words, chosen))
    weekdays: list[tuple[int, int, Span]] = []
    ages: list[Age] = []
    today = present = False
    order = -1
    for sentence in document.sentences:
        order += sentence.kind is PassageKind.BODY
        line = canonical_line(document.report.text, document.tokens[sentence.first : sentence.last])
        place = order if sentence.kind is PassageKind.BODY else -1
        found = _Sentence(document, sentence, line, place, words, chosen)
        told, bare, aged, deictic = found.read()
        dates.extend(told)
        weekdays.extend(bare)
        ages.extend(aged)
        today = today or deictic
        present = present or (place >= 0 and is_present(document, sentence))
    return Clues(tuple(dates), tuple(weekdays), today, present, tuple(ages))


@dataclass(frozen=True, slots=True)
class _Sentence:
    document: Document
    sentence: Sentence
    line: Line
    order: int
    words: Words
    patterns: Patterns

    def read(self) -> tuple[list[Clue], list[tuple[int, int, Span]], list[Age], bool]:
        dates: list[Clue] = []
        weekdays: list[tuple[int, int, Span]] = []
        ages: list[Age] = []
        before: Match | None = None
        deictic = False
        for match in find_matches(self.document, self.line, self.words, self.patterns):
            value = value_of(match, self.words, self.patterns)
            bare, years = _BARE_WEEKDAY.match(value), _YEARS.match(value)
            span = self.line.span(match.first, match.last)
            if match.name == "deictic":
                deictic = deictic or self.words.value("deictic", match.groups["word"] or "") in ("0", "-1")
            elif bare:
                if not self._told(match)[1]:
                    weekdays.append((int(bare[1]), self.order, span))
            elif years:
                ages.append(Age(span, int(years[1]), self.sentence.index))
            else:
                clue = self._clue(match, value, before)
                if clue is not None:
                    dates.append(clue)
                    if (
                        clue.weekday is not None
                        and weekdays
                        and weekdays[-1][2].end <= span.begin <= (weekdays[-1][2].end + 4)
                    ):
                        weekdays.pop()
            before = match
        return dates, weekdays, ages, deictic

    def _clue(self, match: Match, value: str, before: Match | None) -> Clue | None:
        parts = _VALUE.match(value)
        if parts is None:
            return None
        year, month, day = (None if not part or part == "XXXX" else int(part) for part in parts.groups())
        past, ahead, main = self._told(match)
        clue = Clue(self.line.span(match.first, match.last), self.order, year, month, day, past=past, ahead=ahead,
                    main=main, weekday=self._weekday_in(match))  # fmt: skip
        return self._joined(clue, match, before)

    def _joined(self, clue: Clue, match: Match, before: Match | None) -> Clue:
        """The clue with the weekday or the "yesterday" that stands right before it."""
        if before is None or clue.day is None or self.line.text[before.last : match.first].strip() not in _JOINTS:
            return clue
        span = Span(self.line.span(before.first, before.last).begin, clue.span.end)
        if before.name == "weekday":
            weekday = int(self.words.value("weekday", before.groups["weekday"] or "") or 0)
            return replace(clue, weekday=weekday, span=span)
        if before.name == "deictic":
            shift = int(self.words.value("deictic", before.groups["word"] or "") or 0)
            return replace(clue, shift=shift, span=span, past=shift <= 0)
        return clue

    def _weekday_in(self, match: Match) -> int | None:
        for word in _WORD.findall(self.line.text[match.first : match.last]):
            value = self.words.value("weekday", word)
            if value is not None:
                return int(value)
        return None

    def _told(self, match: Match) -> tuple[bool, bool, bool]:
        """Whether a time is told as past, as lying ahead, and in a main clause."""
        token = self.document.tokens[self.line.tokens[match.first]]
        ahead = looks_ahead(self.document, self.line, match, self.words)
        before = self.line.text[: match.first].split()[-1:]
        verb = governor_of(self.document, token)
        if ahead or (before and self.words.value("unreached", before[0]) is not None):
            return False, ahead, False
        if verb is None or self.words.value("founding", verb.lemma.casefold()) is not None:
            return False, False, False
        if self._is_appointment(token, verb):
            return False, False, False
        if match.name == "year" and not self._in_the_year(before):
            return False, False, False
        return self._is_past(verb), False, self._is_main(verb)

    def _is_appointment(self, token: Token, verb: Token) -> bool:
        """True behind what is still to come: "summoned them for a hearing on 27 August"."""
        between = self.document.tokens[verb.index + 1 : token.index]
        return any(
            self.words.value("appointment", item.lemma.casefold()) is not None
            and any(
                self.document.tokens[case].lemma in ("for", "to") for case in self.document.children(item.index, "case")
            )
            for item in between
        )

    def _in_the_year(self, before: list[str]) -> bool:
        """True behind a word that years follow: "in 2016", not "the 2016 accord" or "Vision 2030"."""
        return (
            bool(before)
            and self.words.value("year_cue", before[0]) is not None
            and before[0] not in ("the", "its", "of")
        )

    def _is_past(self, verb: Token) -> bool:
        helpers = [self.document.tokens[item] for item in self.document.children(verb.index, "aux", "cop", "mark")]
        if any(self.words.value("unreal", item.lemma.casefold()) is not None for item in helpers):
            return False
        past = any(_past(item.features) or item.lemma == "have" for item in (verb, *helpers))
        return past and not any(item.features.tense == "Pres" and item.lemma != "have" for item in helpers)

    def _is_main(self, verb: Token) -> bool:
        chain = (verb.index, *self.document.ancestors(verb.index))
        return not any(self.document.tokens[item].relation in _NO_NEWS for item in chain)


def _past(features: Features) -> bool:
    return features.tense == "Past"


def value_of(match: Match, words: Words, patterns: Patterns) -> str:
    """The TIMEX3 value of a match where nothing is known of the day of publication; empty if there is none."""
    meaning = resolve(match.name, match.groups, Scene(None, Told(), False, words, patterns))
    return meaning.value if meaning else ""


def _of_datelines(document: Document, words: Words, patterns: Patterns) -> Iterator[Clue]:
    """Days in datelines, which hold no words of the body."""
    for line, match in dateline_matches(document, patterns):
        value = _VALUE.match(value_of(match, words, patterns))
        if value is not None and value[3]:
            year, month, day = (None if part == "XXXX" else int(part) for part in value.groups())
            told = [words.value("weekday", word) for word in _WORD.findall(line.text[match.first : match.last])]
            weekday = next((int(number) for number in told if number), None)
            span = line.span(match.first, match.last)
            yield Clue(span, -1, year, month, day, past=True, dateline=True, weekday=weekday)
