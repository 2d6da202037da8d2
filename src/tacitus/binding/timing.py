"""When an event happened: the date in its own clause, else what the report around it supports.

A date is taken, in this order: on the predicate or in its clause; on the verb that governs a noun predicate; on
the verb it is coordinated with or subordinate to; alone in the sentence; from another mention of the same event;
from the event told just before in the same paragraph; from the publication date, for news in the lead. What
nothing supports stays unknown. Background is never dated to today, and the future only where a date is stated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, islice
from typing import NamedTuple

from tacitus.binding.clauses import (
    case_of,
    clause_of,
    crosses_clause,
    governing_verb,
    head_of,
    in_its_own_clause,
    in_what_is_demanded,
    path_up,
)
from tacitus.binding.neighbours import in_sentences, tellings_of
from tacitus.binding.words import is_report_verb, words_of
from tacitus.records import (
    Basis,
    Document,
    Event,
    Modality,
    PassageKind,
    Precision,
    Report,
    TimeExpression,
)

NEWS = timedelta(31)  # before the report's day, within which an act is news
RECENT = timedelta(14)  # before the report's day, within which what is told first is news
NEVER = date.min
LEAD = 3  # body sentences in which a report tells its news
FINE = (Precision.TIME, Precision.DAY, Precision.WEEK, Precision.MONTH)
NO_ACTS = frozenset((Modality.PROMISED, Modality.DEMANDED, Modality.THREATENED, Modality.PLANNED,
                     Modality.CONDITIONAL, Modality.HYPOTHETICAL))  # fmt: skip


@dataclass(frozen=True, slots=True)
class When:
    """The time chosen for an event."""

    time: int | None = None
    begin: date | None = None
    end: date | None = None
    precision: Precision = Precision.UNKNOWN
    basis: Basis = Basis.UNKNOWN
    why: str = "nothing supports a date"


class Dated(NamedTuple):
    """A time expression that dates something: its place among all, itself, its head."""

    place: int
    time: TimeExpression
    head: int


def times_of(document: Document, events: Sequence[Event], times: Sequence[TimeExpression]) -> list[When]:
    """The time of each event."""
    dates, near = _dates_in(document, times), in_sentences(document, events)
    found = [
        _stated(document, event, [events[place] for place in near[event.sentence]], dates.get(event.sentence, ()))
        for event in events
    ]
    latest = _latest_before(document, events, found)
    tellings = tellings_of(events)
    found = [_from_link(document, index, events, found, dates, tellings[index]) for index in range(len(events))]
    found = [_from_narrative(document, index, events, found) for index in range(len(events))]
    recalled = [_is_recalled(document, event) for event in events]
    return [
        when
        if event.sentence in dates
        or _is_story(document, latest[event.sentence])
        or any(recalled[place] for place in tellings[index])
        else _from_publication(document, event, when)
        for index, (event, when) in enumerate(zip(events, found, strict=True))
    ]


def _is_recalled(document: Document, event: Event) -> bool:
    """True for an act that a memorial or an anniversary recalls."""
    above = (document.tokens[index].lemma.casefold() for index in document.ancestors(event.predicate[0]))
    return any(lemma in words_of("recalling") for lemma in above)


def _latest_before(document: Document, events: Sequence[Event], found: Sequence[When]) -> list[date]:
    """For each sentence the last day that the text tells of acts before it that are no background; else ``NEVER``."""
    days = [NEVER] * len(document.sentences)
    for event, when in zip(events, found, strict=True):
        body = document.sentences[event.sentence].kind is PassageKind.BODY
        if when.end is not None and body and not _voice(event):
            days[event.sentence] = max(days[event.sentence], when.end)
    return [NEVER, *accumulate(days, max)]


def _is_story(document: Document, latest: date) -> bool:
    """True if what the report told before lies long before its day: a story goes on from there, it is no news."""
    published = document.report.published
    return published is not None and NEVER < latest < published - RECENT


def _dates_in(document: Document, times: Sequence[TimeExpression]) -> dict[int, list[Dated]]:
    """The dates of each sentence that has any: an event there that they do not fit takes no other mention's date."""
    found: dict[int, list[Dated]] = defaultdict(list)
    for index, time in enumerate(times):
        head = head_of(document, time.span)
        if head is not None and _dates(time):
            found[document.sentence_of(head).index].append(Dated(index, time, head))
    return dict(found)


# --- dates that the text ties to the event -----------------------------------------------------


def _stated(document: Document, event: Event, events: Sequence[Event], dates: Sequence[Dated]) -> When:
    """The date of the event's sentence that it hangs on most closely; ``events`` are those of the sentence."""
    best: tuple[int, int, int] | None = None
    chosen = When()
    for place, time, head in dates:
        if not _plausible(document, event, time):
            continue
        strength, why = _attachment(document, event, time, head, events)
        if strength == 1 and time.precision not in (Precision.TIME, Precision.DAY, Precision.MONTH):
            continue
        key = (strength, -abs(head - event.predicate[0]), -place)
        if strength and (best is None or key > best):
            best, reason = key, f"{why}: {document.text(time.span)}"
            chosen = When(place, time.earliest, time.latest, time.precision, time.basis, reason)
    return chosen


def _dates(time: TimeExpression) -> bool:
    if time.type == "SET":
        return False
    return time.earliest is not None or time.latest is not None


def _plausible(document: Document, event: Event, time: TimeExpression) -> bool:
    """A past act does not lie after the report, a future one not before it."""
    published = document.report.published
    if published is None:
        return True
    if "future" in event.auxiliary or (event.modality in NO_ACTS and not _is_speech(event)):
        return time.latest is None or time.latest >= published
    if "historical" in event.auxiliary or document.tokens[event.predicate[0]].features.tense == "Past":
        return time.earliest is None or time.earliest <= (document.report.published_latest or published)
    return True


def _attachment(
    document: Document, event: Event, time: TimeExpression, head: int, events: Sequence[Event]
) -> tuple[int, str]:
    own = set(event.predicate)
    if _belongs_to_a_name(document, time, head, own) or _bounds(document, head, own):
        return 0, ""
    if head in own:
        return 5, "a date in the event's own words"
    predicate = event.predicate[0]
    path = path_up(document, head, predicate)
    if path is not None:
        return _below(document, event, head, path, events)
    if in_its_own_clause(document, head, predicate):
        return 4, "when it is told to go on"
    recalled = _is_recalled(document, event)  # the day of a service is not that of what it remembers
    if recalled or document.tokens[head].head < 0:
        alone = not recalled and _only_event(event, events)
        return (2, "a date heads the sentence") if alone else (0, "")
    verb = governing_verb(document, predicate)
    if verb is not None and _hangs_on(document, head, verb):
        spoken = any(verb == other.predicate[0] and _is_word(other) for other in events if other is not event)
        return (0, "") if spoken else _on_verb(document, time, predicate, verb, own)
    if verb is not None and time.precision in FINE and _is_ordered(document, predicate, verb):
        return 0, ""
    return _above(document, event, head, events)


def _is_word(event: Event) -> bool:
    """True for an act that is only a word on another: its day is not the other's ("praised the talks on Monday")."""
    return event.type in ("ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN")


def _on_verb(document: Document, time: TimeExpression, noun: int, verb: int, own: set[int]) -> tuple[int, str]:
    if is_report_verb(document.tokens[verb].lemma) and verb not in own:
        return 0, ""
    if time.precision in FINE and _is_ordered(document, noun, verb):
        return 0, ""
    return 4, "a date on the verb that governs the event"


def _belongs_to_a_name(document: Document, time: TimeExpression, head: int, own: set[int]) -> bool:
    """True for a date that tells things apart: the Decree of 2018, the 1991 reforms, the chief (2008-2012)."""
    token = document.tokens[head]
    if token.head < 0 or token.head in own or document.tokens[token.head].upos not in ("NOUN", "PROPN", "NUM"):
        return False
    case = case_of(document, head)
    if not case and token.head > head and case_of(document, token.head) in words_of("scene"):
        return False  # killed in a 2008 raid
    if not case and (time.precision is Precision.YEAR or token.relation == "compound"):
        return True
    return case == "of" or token.relation in ("appos", "parataxis", "list", "dep", "nummod")


def _bounds(document: Document, head: int, own: set[int]) -> bool:
    """True for a date that only bounds the event: "since May", "after the start of his term in May"."""
    for index in (head, *document.ancestors(head)):
        if index in own or document.tokens[index].upos not in ("NOUN", "PROPN", "NUM", "ADJ", "X"):
            return False
        if case_of(document, index) in words_of("bound"):
            return True
    return False


def _below(
    document: Document, event: Event, head: int, path: Sequence[int], events: Sequence[Event]
) -> tuple[int, str]:
    predicate = event.predicate[0]
    if any(other.predicate[0] in path[:-1] for other in events):
        return 0, ""
    if len(path) == 1:
        return 5, "a date on the event's predicate"
    if in_what_is_demanded(document, event, path):
        return 0, ""  # when what is demanded shall be done
    if crosses_clause(document, head, path, predicate):
        if in_its_own_clause(document, head, predicate):
            return 4, "when it is told to go on"
        lower = clause_of(document, head)
        purpose = document.tokens[lower].relation == "advcl" and document.tokens[lower].features.verb_form == "Inf"
        return (2, "a date in the purpose of the event") if purpose else (0, "")
    return 4, "a date in the event's clause"


def _is_ordered(document: Document, noun: int, verb: int) -> bool:
    """True for an act that lies before or after what it hangs on: "resigned on Monday after protests"."""
    current = noun
    while current != verb:
        if case_of(document, current) in words_of("bound"):
            return True
        current = document.tokens[current].head
    return False


def _hangs_on(document: Document, head: int, verb: int) -> bool:
    path = path_up(document, head, verb)
    return path is not None and not crosses_clause(document, head, path, verb)


def _above(document: Document, event: Event, head: int, events: Sequence[Event]) -> tuple[int, str]:
    """A date on a verb that the event is coordinated with or subordinate to, or alone in the sentence."""
    predicate = event.predicate[0]
    owner = clause_of(document, head)
    current = clause_of(document, predicate)
    for _ in range(3):
        relation = document.tokens[current].relation
        above = document.tokens[current].head
        if above < 0:
            break
        upper = clause_of(document, above)
        if relation in ("ccomp", "parataxis") and is_report_verb(document.tokens[above].lemma):
            if owner == upper and _is_speech(event) and not set(event.auxiliary) & {"historical", "future"}:
                return 2, "the date of the words that are the act"
            break
        if relation == "advcl" and _is_bounded(document, current):
            return 0, ""
        if owner in (above, upper) and relation in ("conj", "advcl", "acl", "xcomp", "ccomp", "parataxis"):
            if document.tokens[head].head not in (owner, upper, above):
                return 0, ""
            if relation in ("acl", "ccomp") and ("future" in event.auxiliary or "historical" in event.auxiliary):
                return 0, ""
            return (3 if relation == "conj" else 2), f"a date on the verb above ({relation})"
        current = upper
    if document.tokens[owner].relation in ("acl", "ccomp", "advcl") or document.tokens[head].head != owner:
        return 0, ""
    taken = any(
        owner in (other.predicate[0], clause_of(document, other.predicate[0])) for other in events if other is not event
    )
    if taken or is_report_verb(document.tokens[owner].lemma):
        return 0, ""
    return 1, "the date of the sentence"


def _is_bounded(document: Document, clause: int) -> bool:
    """True for one that lies before or after the one above it: "the crisis grew after lawmakers filed a motion"."""
    marks = document.children(clause, "mark", "case")
    return any(document.tokens[mark].form.casefold() in words_of("bound") for mark in marks)


def _only_event(event: Event, events: Sequence[Event]) -> bool:
    return sum(other.sentence == event.sentence for other in events) == 1


# --- dates that the report supports ------------------------------------------------------------


def _from_link(
    document: Document,
    index: int,
    events: Sequence[Event],
    found: Sequence[When],
    dates: Container[int],
    tellings: Sequence[int],
) -> When:
    """The time of another mention of the same event."""
    when, event = found[index], events[index]
    if when.begin is not None or when.end is not None or event.sentence in dates:
        return when
    for other in tellings:
        if other == index or _voice(events[other]) != _voice(event) or _is_old(document, event, found[other]):
            continue
        if found[other].begin is not None and found[other].basis is not Basis.UNKNOWN and _lends(found[other]):
            told = found[other]
            return When(
                told.time,
                told.begin,
                told.end,
                told.precision,
                Basis.INFERRED,
                "another mention of the event has this date",
            )
    return when


def _lends(when: When) -> bool:
    """True for days that are fine enough to be those of another telling too."""
    return when.precision in (*FINE, Precision.QUARTER, Precision.YEAR)


def _is_old(document: Document, event: Event, when: When) -> bool:
    """True for a day long before the report, for an act that is not told as background."""
    published = document.report.published
    if published is None or when.end is None or "historical" in event.auxiliary:
        return False
    return when.end < published - NEWS


def _voice(event: Event) -> frozenset[str]:
    """Whether an event is told as background or as coming: another telling of it is told alike."""
    return frozenset(event.auxiliary) & {"historical", "future", "hypothetical"}


def _from_narrative(document: Document, index: int, events: Sequence[Event], found: Sequence[When]) -> When:
    """The date of the event told just before, for what goes on in the same paragraph in the past tense."""
    when, event = found[index], events[index]
    if when.begin is not None or not _told_as_past(document, event):
        return when
    sentence = document.sentences[event.sentence]
    for other in range(index - 1, -1, -1):
        before = document.sentences[events[other].sentence]
        if before.paragraph != sentence.paragraph or sentence.index - before.index > 1:
            break
        told = found[other]
        if told.begin is None or told.basis is Basis.INFERRED:
            continue
        same_voice = ("historical" in event.auxiliary) == ("historical" in events[other].auxiliary)
        if _told_as_past(document, events[other]) and same_voice:
            return When(
                told.time, told.begin, told.end, told.precision, Basis.INFERRED, "told on from the event before"
            )
    return when


def _told_as_past(document: Document, event: Event) -> bool:
    if event.modality in NO_ACTS or set(event.auxiliary) & {"future", "hypothetical"}:
        return False
    token = document.tokens[event.predicate[0]]
    return token.features.tense == "Past" and token.features.verb_form in ("Fin", "Part")


def _from_publication(document: Document, event: Event, when: When) -> When:
    """The publication date, for news told in the lead as just having happened."""
    published = document.report.published
    if when.begin is not None or when.end is not None or published is None:
        return when
    if set(event.auxiliary) & {"historical", "future", "hypothetical"} or event.modality in NO_ACTS - {
        Modality.DEMANDED,
        Modality.THREATENED,
        Modality.PROMISED,
    }:
        return when
    if event.modality in NO_ACTS and not _is_speech(event):
        return when
    if not _in_lead(document, event):
        return when
    return _of_report(document.report, published)


def _of_report(report: Report, published: date) -> When:
    """The day of the report, or the days it may be of where that is inferred."""
    first, last = report.published_earliest, report.published_latest
    if first is None or last is None:
        return When(
            None, published, published, Precision.DAY, Basis.PUBLICATION, "news of the lead, dated to the report"
        )
    precision = Precision.DAY if first == last else Precision.WEEK
    return When(
        None, first, last, precision, Basis.INFERRED, "news of the lead, dated to the report, whose day is inferred"
    )


def _is_speech(event: Event) -> bool:
    return event.type in ("AGREE", "REQUEST", "THREATEN", "CONCEDE", "ACCUSE", "REJECT", "SUPPORT")


def _in_lead(document: Document, event: Event) -> bool:
    sentence = document.sentences[event.sentence]
    if sentence.kind is PassageKind.HEADLINE:
        return True
    body = (item.index for item in document.sentences if item.kind is PassageKind.BODY)
    return sentence.index in islice(body, LEAD)
