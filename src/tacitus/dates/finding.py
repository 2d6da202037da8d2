"""Time expressions of a report, resolved in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tacitus.dates.canonical import Line, canonical_line
from tacitus.dates.grammar import Patterns, Words, load_patterns, load_words
from tacitus.dates.resolving import Meaning, Scene, resolve
from tacitus.records import Basis, Document, Precision, TimeExpression, Token

CAPITALISED = ("month", "weekday")
FUTURE = ("will", "shall", "'ll")


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that fits a line."""

    name: str
    first: int
    last: int
    groups: dict[str, str | None]


def find_times(document: Document, user_data: str = "") -> tuple[TimeExpression, ...]:
    """Time expressions in text order with TIMEX3 values, the days they can mean, precision and basis.

    The scene moves with the text: a day told in full becomes the day that *the next day* counts from.
    """
    words, patterns = load_words(user_data), load_patterns(user_data)
    found: list[TimeExpression] = []
    narrative: date | None = None
    for sentence in document.sentences:
        line = canonical_line(document.report.text, document.tokens[sentence.first : sentence.last])
        for match in _matches(document, line, words, patterns):
            scene = Scene(document.report.published, narrative, _ahead(document, line, match, words), words)
            meaning = resolve(match.name, match.groups, scene)
            if meaning is None:
                continue
            time = _expression(line, match, meaning)
            found.append(time)
            narrative = _moved_scene(time) or narrative
    return tuple(found)


def _moved_scene(time: TimeExpression) -> date | None:
    """The day from which what follows counts: a single day, or the start of a year told in full."""
    single = time.earliest == time.latest and time.type in ("DATE", "TIME")
    year = time.precision is Precision.YEAR and time.basis is Basis.STATED
    return time.earliest if single or year else None


def _matches(document: Document, line: Line, words: Words, patterns: Patterns) -> list[Match]:
    """The longest matches that do not overlap, in order."""
    options: list[Match] = []
    for name, pattern in patterns:
        for hit in pattern.finditer(line.text):
            match = Match(name, hit.start(), hit.end(), dict(hit.groupdict()))
            if match.last > match.first and _admitted(document, line, match, words):
                options.append(match)
    options.sort(key=lambda match: (match.first - match.last, match.first))
    kept: list[Match] = []
    for match in options:
        if all(match.last <= other.first or other.last <= match.first for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.first)


def _admitted(document: Document, line: Line, match: Match, words: Words) -> bool:
    for kind in CAPITALISED:
        form = match.groups.get(kind)
        if form and form[0].isalpha():
            place = line.text.find(form, match.first, match.last)
            if place >= 0 and not line.original[place].isupper():
                return False
    if match.name == "year" and not match.groups.get("position"):
        return _is_year(document, line, match, words)
    if match.name == "bare_month" and match.groups["month"] == "may":
        before = line.text[: match.first].split()[-1:]
        return bool(before) and words.value("month_cue", before[0]) is not None
    return True


def _is_year(document: Document, line: Line, match: Match, words: Words) -> bool:
    """Four digits are a year after a word that years follow, unless they count what comes after."""
    before = line.text[: match.first].rstrip(" (-").split()[-1:]
    token = document.tokens[line.tokens[match.last - 1]]
    counts = token.relation == "nummod" and token.head > token.index
    told = not before or before[0] == "," or words.value("year_cue", before[0]) is not None
    return told and not counts and not line.text[match.last :].lstrip().startswith(("%", "percent", "per cent"))


def _ahead(document: Document, line: Line, match: Match, words: Words) -> bool:
    """True if the clause that a match stands in looks ahead: *will*, *plans to*; else past or present."""
    token = document.tokens[line.tokens[match.first]]
    verb = _governor(document, token)
    if verb is None:
        before = line.text[: match.first].split()[-12:]
        return any(word in FUTURE for word in before)
    cues = [document.tokens[child] for child in document.children(verb.index, "aux", "mark")]
    if any(cue.lemma in FUTURE for cue in cues):
        return True
    if verb.features.tense == "Past" or any(cue.features.tense == "Past" or cue.lemma == "have" for cue in cues):
        return False
    if verb.features.verb_form == "Inf" or any(cue.lemma == "to" for cue in cues):
        return True
    above = document.tokens[verb.head] if verb.head >= 0 else None
    return verb.upos == "VERB" and words.value("future_cue", verb.form.lower()) is not None and above is None


def _governor(document: Document, token: Token) -> Token | None:
    for index in document.ancestors(token.index):
        if document.tokens[index].upos == "VERB":
            return document.tokens[index]
        if document.children(index, "cop"):
            return document.tokens[index]
    return None


def _expression(line: Line, match: Match, meaning: Meaning) -> TimeExpression:
    span = line.span(match.first, match.last)
    days = meaning.days
    return TimeExpression(
        begin=span.begin,
        end=span.end,
        type=meaning.type,
        value=meaning.value,
        earliest=days.first if days else None,
        latest=days.last if days else None,
        precision=days.precision if days else Precision.UNKNOWN,
        basis=meaning.basis,
        why=tuple(part for part in (f"pattern {match.name}", meaning.why) if part),
    )
