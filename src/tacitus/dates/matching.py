"""Where the patterns of the temporal grammar fit a line, and what the clause around a match looks like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tacitus.dates.canonical import Line, canonical_line
from tacitus.dates.grammar import Patterns, Words
from tacitus.records import Document, Features, PassageKind, Sentence, Token

CAPITALISED = ("month", "weekday")
_PIECE = re.compile(r"\w+|[^\w\s]")
CURRENCY = ("$", "£", "€", "us$", "#")
RANGE = re.compile(r"(?<!\d)1[5-9]\d\d-$")  # a year from which a range runs on
FUTURE = ("will", "shall", "'ll", "would")


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that fits a line."""

    name: str
    first: int
    last: int
    groups: dict[str, str | None]


def find_matches(document: Document, line: Line, words: Words, patterns: Patterns) -> list[Match]:
    """The longest matches that do not overlap, in order."""
    options: list[Match] = []
    if not words.may_tell(line.text):
        return options
    for name, pattern in patterns:
        for hit in pattern.finditer(line.text):
            groups = dict(hit.groupdict())
            first, last = hit.span("only") if groups.get("only") else hit.span()
            match = Match(name, first, last, groups)
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
    check = CHECKS.get(match.name)
    return check is None or check(document, line, match, words)


def _is_month(_document: Document, line: Line, match: Match, words: Words) -> bool:
    """*March* and *May* alone are months only after a word that months follow."""
    if match.groups["month"] not in ("may", "march"):
        return True
    before = line.text[: match.first].split()[-1:]
    return bool(before) and words.value("month_cue", before[0]) is not None


def _is_year(document: Document, line: Line, match: Match, words: Words) -> bool:
    """Four digits are a year unless they count what comes after; before 1900 only after a word that years follow."""
    if match.groups.get("position"):
        return True
    if RANGE.search(line.text[: match.first]):
        return True
    before = line.text[: match.first].rstrip(" (-").split()[-1:]
    token = document.tokens[line.tokens[match.last - 1]]
    head = document.tokens[token.head] if token.relation == "nummod" and token.head > token.index else None
    if (head is not None and head.features.number == "Plur") or (before and before[0] in CURRENCY):
        return False
    told = not before or before[0] == "," or words.value("year_cue", before[0]) is not None
    return (told and head is None) or "1900" <= (match.groups["year"] or "") < "2050"


def _is_length(_document: Document, line: Line, match: Match, words: Words) -> bool:
    """A length of time, not the age of a person: *a six-year-old boy*, *52 years old*."""
    if not (match.groups.get("old") or "").endswith("old"):
        return not line.text[match.last :].startswith((" old", "-old")) or "-" in line.text[match.first : match.last]
    after = line.text[match.last :].split()[:1]
    if not after or "-" not in line.text[match.first : match.last]:
        return False
    place = line.original.find(after[0], match.last) if after[0].isalpha() else -1
    return place >= 0 and words.value("person", after[0].removesuffix("s")) is None


def _is_bare(_document: Document, line: Line, match: Match, words: Words) -> bool:
    """*for years*, *weeks of war*: a plural unit that is a length of its own."""
    before = line.text[: match.first].split()[-1:]
    after = line.text[match.last :].split()[:1]
    return (bool(before) and words.value("bare_cue", before[0]) is not None) or after == ["of"]


def _is_adjective(document: Document, line: Line, match: Match, _words: Words) -> bool:
    """*current*, *recent* and *future* before their noun."""
    token = document.tokens[line.tokens[match.first]]
    return token.relation == "amod" and match.groups["word"] in ("recent", "current", "future")


def _is_noun(document: Document, line: Line, match: Match, _words: Words) -> bool:
    """*the past* that is no adjective."""
    token = document.tokens[line.tokens[match.last - 1]]
    return token.upos == "NOUN" and token.relation not in ("amod", "compound")


Check = Callable[[Document, Line, Match, Words], bool]
CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "bare_month": _is_month,
        "year": _is_year,
        "duration": _is_length,
        "bare_units": _is_bare,
        "reference_adjective": _is_adjective,
        "reference_noun": _is_noun,
    }
)


def dateline_matches(document: Document, patterns: Patterns) -> Iterator[tuple[Line, Match]]:
    """Days in the datelines of a report, which are no words of its body and so have no tokens."""
    text = document.report.text
    days = [pattern for name, pattern in patterns if name == "day_month"]
    for passage in document.report.passages:
        if passage.kind is not PassageKind.DATELINE:
            continue
        tokens = [
            Token(index, hit.start(), hit.end(), hit[0], hit[0].lower(), "X", Features(), -1, "root")
            for index, hit in enumerate(_PIECE.finditer(text, passage.begin, passage.end))
        ]
        line = canonical_line(text, tokens)
        found = [hit for pattern in days for hit in pattern.finditer(line.text)]
        longest = max(found, key=lambda hit: hit.end() - hit.start(), default=None)
        if longest is not None:
            yield line, Match("day_month", longest.start(), longest.end(), longest.groupdict())


def looks_ahead(document: Document, line: Line, match: Match, words: Words) -> bool:
    """True if the clause that a match stands in looks ahead: *will*, *is planned for*, *until Monday*; else past."""
    before = _word_before(line, match)
    if words.value("behind", before) is not None:
        return False
    token = document.tokens[line.tokens[match.first]]
    verb = governor_of(document, token)
    if verb is None:
        return any(word in FUTURE for word in line.text[: match.first].split()[-12:])
    cues = [document.tokens[child] for child in document.children(verb.index, "aux", "mark", "cop")]
    if any(cue.lemma in FUTURE for cue in cues) or _is_arranged(verb, cues, words):
        return True
    if any(cue.lemma == "to" for cue in cues) and not any(cue.lemma == "have" for cue in cues):
        return token.relation != "nmod:poss"
    if verb.features.tense == "Past" or any(cue.features.tense == "Past" or cue.lemma == "have" for cue in cues):
        return words.value("onset", before) is not None
    if verb.features.verb_form == "Inf":
        return token.relation != "nmod:poss"
    above = document.tokens[verb.head] if verb.head >= 0 else None
    return verb.upos == "VERB" and words.value("future_cue", verb.form.lower()) is not None and above is None


def _word_before(line: Line, match: Match) -> str:
    words = line.text[: match.first].split()
    return words[-1] if words else ""


def _is_arranged(verb: Token, cues: list[Token], words: Words) -> bool:
    """*is planned for March*, *expected on Friday*: a participle of arranging."""
    if verb.features.verb_form != "Part" or words.value("arranged", verb.lemma.casefold()) is None:
        return False
    return verb.features.voice == "Pass" or any(cue.lemma == "be" for cue in cues)


def governor_of(document: Document, token: Token) -> Token | None:
    for index in document.ancestors(token.index):
        if document.tokens[index].upos == "VERB":
            return document.tokens[index]
        if document.children(index, "cop"):
            return document.tokens[index]
    return None


def is_present(document: Document, sentence: Sentence) -> bool:
    """True if the main verb of a sentence stands in the present (*officials say*, *Xi has pledged*)."""
    roots = (token for token in document.tokens[sentence.first : sentence.last] if token.head < 0)
    verbs = ((root, *(document.tokens[item] for item in document.children(root.index, "aux", "cop"))) for root in roots)
    return any(token.features.tense == "Pres" and token.features.verb_form == "Fin" for row in verbs for token in row)
