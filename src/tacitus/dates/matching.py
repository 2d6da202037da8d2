"""Where the patterns of the temporal grammar fit a line, and what the clause around a match looks like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tacitus.dates.canonical import Line, canonical_line
from tacitus.dates.grammar import Patterns, Words
from tacitus.dates.lengths import number_of
from tacitus.records import Document, Features, PassageKind, Sentence, Token

CAPITALISED = ("month", "weekday")
NAMELIKE = frozenset(("deictic", "shifted", "tonight", "duration", "clock", "reference", "weekend", "span", "every",
                      "set", "bare_units", "reference_adjective"))  # fmt: skip
_PIECE = re.compile(r"\w+|[^\w\s]")
YEAR_ALONE = re.compile(r"(?:19|20)\d\d$")  # the 1988 quarter
SHARED = (1, 3)  # a quarter, three quarters of something
RANGE = re.compile(r"(?<!\d)1[5-9]\d\d-$")  # a year from which a range runs on


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
            if name == "narrative_day" and _governs(document, line, match):
                groups["event"] = "1"
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
    if match.name in NAMELIKE and _is_title(document, line, match):
        return False
    check = CHECKS.get(match.name)
    return check is None or check(document, line, match, words)


def _is_title(document: Document, line: Line, match: Match) -> bool:
    """*This Week*, *60 Minutes*: words that name a programme or a paper, with capitals within a sentence."""
    tokens = [document.tokens[index] for index in sorted(set(line.tokens[match.first : match.last]))]
    sentence = document.sentence_of(tokens[0].index)
    if sentence.kind is not PassageKind.BODY or tokens[0].index == sentence.first:
        return False
    return all(token.upos in ("PROPN", "NUM") or token.form[0].isupper() for token in tokens) and any(
        token.upos == "PROPN" and token.form[0].isupper() for token in tokens
    )


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
    if (head is not None and head.features.number == "Plur") or _is_money(before, words):
        return False
    told = not before or before[0] == "," or words.value("year_cue", before[0]) is not None
    return (told and head is None) or "1900" <= (match.groups["year"] or "") < "2050"


def _is_money(before: Sequence[str], words: Words) -> bool:
    return bool(before) and words.value("currency", before[0]) is not None


def _is_length(_document: Document, line: Line, match: Match, words: Words) -> bool:
    """A length of time, no age of a person (*a six-year-old boy*, *52 years old*) and no share (*a quarter of it*)."""
    if _is_share(line, match, words) or YEAR_ALONE.match(match.groups.get("number") or ""):
        return False
    if not (match.groups.get("old") or "").endswith("old"):
        return not line.text[match.last :].startswith((" old", "-old")) or "-" in line.text[match.first : match.last]
    after = line.text[match.last :].split()[:1]
    if not after or "-" not in line.text[match.first : match.last]:
        return False
    place = line.original.find(after[0], match.last) if after[0].isalpha() else -1
    return place >= 0 and words.value("person", after[0].removesuffix("s")) is None


def _is_adverb(document: Document, line: Line, match: Match, _words: Words) -> bool:
    """*two days before*, told on; *two days before the vote* is a length of time that is counted from an act."""
    return not _governs(document, line, match)


def _governs(document: Document, line: Line, match: Match) -> bool:
    """True if the last word of a match, a preposition or conjunction, has something to govern."""
    return document.tokens[line.tokens[match.last - 1]].relation in ("case", "mark")


def _is_share(line: Line, match: Match, words: Words) -> bool:
    if words.value("unit", match.groups.get("unit") or "") != "Q" or not line.text[match.last :].startswith(" of "):
        return False
    return number_of(match.groups.get("number")) in SHARED


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
        "away": _is_adverb,
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
    token = _head_of(document, line, match)
    verb = _main_verb(document, governor_of(document, token))
    if verb is None:
        return any(_is_modal(word, words) for word in line.text[: match.first].split()[-12:])
    if _is_known(document, token, verb, words):
        return False
    return line.text[: match.first].rstrip().endswith(words.forms["soonest"]) or _tends_ahead(
        document, token, verb, before, words
    )


def _tends_ahead(document: Document, token: Token, verb: Token, before: str, words: Words) -> bool:
    """True if the verb that governs a time tells of what is to come."""
    cues = [document.tokens[child] for child in document.children(verb.index, "aux", "mark", "cop")]
    if any(_is_modal(cue.lemma, words) for cue in cues) or _is_arranged(verb, cues, words):
        return True
    if _is_set_for(document, token, verb, before, words) or _is_awaited(document, verb, cues, words):
        return True
    if any(cue.lemma == "to" for cue in cues) and not any(cue.lemma == "have" for cue in cues):
        return token.rel != "nmod:poss" and not _is_first_to(document, verb, words)
    if verb.features.tense == "Past" or any(cue.features.tense == "Past" or cue.lemma == "have" for cue in cues):
        return words.value("onset", before) is not None and not _is_pluperfect(cues)
    if verb.features.verb_form == "Inf":
        return token.rel != "nmod:poss"
    if verb.upos != "VERB" or verb.head >= 0:
        return False
    return words.value("future_cue", verb.form.lower()) is not None


def _head_of(document: Document, line: Line, match: Match) -> Token:
    """The word of a match that hangs from a word outside it."""
    indices = sorted(set(line.tokens[match.first : match.last]))
    heads = [index for index in indices if document.tokens[index].head not in indices]
    return document.tokens[heads[0] if heads else indices[0]]


def _main_verb(document: Document, verb: Token | None) -> Token | None:
    """The verb whose tense a present participle takes: *will fly twice, leaving on Monday*."""
    if verb is None or verb.features.verb_form not in ("Part", "Ger") or verb.features.tense == "Past":
        return verb
    if verb.relation != "advcl" or document.children(verb.index, "aux", "cop"):
        return verb
    return governor_of(document, verb) or verb


def _is_modal(word: str, words: Words) -> bool:
    return words.value("future_modal", word) is not None


def _is_known(document: Document, token: Token, verb: Token, words: Words) -> bool:
    """*Wednesday's ruling* is known even where the clause looks ahead, unless it is its subject or an appointment."""
    if token.head < 0 or token.rel != "nmod:poss":
        return False
    noun = document.tokens[token.head]
    if noun.head == verb.index and noun.rel in ("nsubj", "nsubj:pass"):
        return False
    return words.value("appointed", noun.lemma.casefold()) is None


def _is_set_for(document: Document, token: Token, verb: Token, before: str, words: Words) -> bool:
    """*scheduled talks for Friday*, *planned a march on Saturday*: the day belongs to what somebody arranges."""
    if words.value("arranged", verb.lemma.casefold()) is None:
        return False
    if token.head == verb.index:
        planned = words.value("arranged", verb.lemma.casefold()) == "plan" and before == "on"
        if planned and token.index > verb.index and document.children(verb.index, "obj"):
            return True
        return token.relation == "obj" or words.value("destined", before) is not None
    above = document.tokens[token.head]
    return above.head == verb.index and above.relation == "obj" and token.rel != "nmod:poss"


def _is_awaited(document: Document, verb: Token, cues: Sequence[Token], words: Words) -> bool:
    """*when the case is heard in May*: the present of a clause of time or condition tells of what is to come."""
    if verb.relation != "advcl" or any(cue.lemma == "have" for cue in cues):
        return False
    marks = [document.tokens[child] for child in document.children(verb.index, "mark", "advmod")]
    if not any(words.value("awaiting", mark.lemma.casefold()) is not None for mark in marks):
        return False
    return any(item.features.tense == "Pres" and item.features.verb_form == "Fin" for item in (verb, *cues))


def _is_first_to(document: Document, verb: Token, words: Words) -> bool:
    """*the first to join on Friday*: an infinitive of what has happened."""
    if verb.relation != "acl" or verb.head < 0:
        return False
    row = (verb.head, *document.children(verb.head, "amod"))
    return any(words.value("ordinal", document.tokens[index].lemma.casefold()) is not None for index in row)


def _is_pluperfect(cues: Iterable[Token]) -> bool:
    return any(cue.lemma == "have" and cue.features.tense == "Past" for cue in cues)


def _word_before(line: Line, match: Match) -> str:
    words = line.text[: match.first].split()
    return words[-1] if words else ""


def _is_arranged(verb: Token, cues: list[Token], words: Words) -> bool:
    """*is planned for March*, *expected on Friday*: a participle of arranging."""
    if words.value("arranged", verb.lemma.casefold()) is None:
        return False
    if verb.upos == "ADJ":
        return True  # due in June
    if verb.features.verb_form != "Part":
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
