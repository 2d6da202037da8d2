"""Where an act stands in the story that a report tells: in its news, or in what came before it.

Features for the judge of background: what the lead tells, the times named last, the tenses, what was told before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from tacitus.events.drafts import Draft
from tacitus.events.scene import Scene
from tacitus.events.timing import Calendar
from tacitus.records import EntityType, PassageKind, Sentence, TimeExpression

LEAD = 2  # sentences of the body that tell the news
REACH = 3  # sentences in which a time goes on to hold
AGES = ((2, "news"), (7, "week"), (31, "month"), (366, "year"))


def is_lead(scene: Scene, token: int) -> bool:
    """True for a word of the headline or of the sentences that tell the news."""
    sentence = scene.document.sentence_of(token)
    body = (item.index for item in scene.document.sentences if item.kind is not PassageKind.HEADLINE)
    return sentence.kind is PassageKind.HEADLINE or sentence.index in islice(body, LEAD)


class Story:
    """The acts of a report, gathered once in text order, so that each is set among the others without reading all."""

    def __init__(self, scene: Scene, calendar: Calendar, drafts: Sequence[Draft]) -> None:
        self.scene, self.calendar = scene, calendar
        self.drafts = sorted(drafts, key=lambda draft: draft.head)

    def features(self, draft: Draft) -> tuple[str, ...]:
        """Names of the features that hold for an act among all acts of its report."""
        return tuple(
            {
                *self._beside_lead(draft),
                *self._told_before(draft),
                *_times_before(self.scene, self.calendar, draft),
                *_tenses(self.scene, draft),
            }
        )

    @cached_property
    def _news(self) -> tuple[Draft, ...]:
        """The acts of headline and lead."""
        return tuple(item for item in self.drafts if is_lead(self.scene, item.head))

    @cached_property
    def _in_news(self) -> tuple[frozenset[str], frozenset[str], frozenset[int]]:
        """Their types, lemmas and parties."""
        return (
            frozenset(item.type for item in self._news),
            frozenset(self.scene.grammar.lemma(item.head) for item in self._news),
            self.scene.entities(role for item in self._news for role in (*item.actors, *item.recipients)),
        )

    @cached_property
    def _first_told(self) -> Mapping[tuple[str, str | None], int]:
        """Where an act of each type is told first, by any word and by each lemma."""
        found: dict[tuple[str, str | None], int] = {}
        for item in self.drafts:
            for lemma in (None, self.scene.grammar.lemma(item.head)):
                key = item.type, lemma
                found[key] = min(item.head, found.get(key, item.head))
        return found

    @cached_property
    def _heads(self) -> tuple[int, ...]:
        return tuple(item.head for item in self.drafts)

    def _beside_lead(self, draft: Draft) -> Iterator[str]:
        """What it shares with the acts of headline and lead."""
        if is_lead(self.scene, draft.head):
            yield "lead=here"
            return
        types, lemmas, parties = self._in_news
        own = self.scene.entities((*draft.actors, *draft.recipients))
        alike = draft.type in types
        yield f"lead=type:{alike}&lemma:{self.scene.grammar.lemma(draft.head) in lemmas}"
        yield f"lead.party={bool(own & parties) if own else 'none'}"
        yield f"lead.party={bool(own & parties) if own else 'none'}&{alike}"

    def _told_before(self, draft: Draft) -> Iterator[str]:
        """Whether such an act was told before, and whether the acts around are background."""
        head, lemma = draft.head, self.scene.grammar.lemma(draft.head)
        yield f"again={self._first_told.get((draft.type, lemma), head) < head}"
        again = self._first_told.get((draft.type, None), head) < head
        yield f"again.type={again}&{'v' if self.scene.grammar.is_verbal(head) else 'n'}"
        here = self.scene.document.sentence_of(head)
        begin, end = bisect_left(self._heads, here.first), bisect_left(self._heads, here.last)
        near = [item for item in self.drafts[begin:end] if item is not draft]
        yield f"beside={min(len(near), 4)}"
        yield f"beside.historical={any('historical' in item.auxiliary for item in near)}"
        earlier = self.drafts[max(0, begin - 2) : begin]
        yield f"before.historical={sum('historical' in item.auxiliary for item in earlier)}"


def _times_before(scene: Scene, calendar: Calendar, draft: Draft) -> Iterator[str]:
    """How old the time is that was named last before the act, and the next one in its sentence."""
    here = scene.document.sentence_of(draft.head).index
    begin = scene.tokens[draft.head].begin
    last: tuple[int, TimeExpression] | None = None
    for sentence in range(max(0, here - REACH), here + 1):
        for time in scene.times_in(sentence):
            if time.type in ("DATE", "TIME") and time.span.begin < begin:
                last = sentence, time
    if last is None:
        yield "last=none"
    else:
        yield f"last={_age(calendar, last[1])}"
        yield f"last={_age(calendar, last[1])}&{here - last[0]}"
    for time in calendar.times_of((draft.head, *(item.token for item in draft.chain))):
        yield f"own={_age(calendar, time)}"
    for time in scene.times_in(here):
        yield f"inside={_age(calendar, time)}"


def _age(calendar: Calendar, time: TimeExpression) -> str:
    """News, week, month, year, old, ahead, or as vague as the words are."""
    if time.latest is None or calendar.today is None:
        return "long" if calendar.is_background(time) else f"vague.{time.value[:8]}"
    days = (calendar.today - time.latest).days
    if days < 0:
        return f"open.{time.precision.value}"
    return next((name for limit, name in AGES if days <= limit), "old")


def _tenses(scene: Scene, draft: Draft) -> Iterator[str]:
    here = scene.document.sentence_of(draft.head)
    for name, sentence in (
        ("here", here),
        ("before", scene.document.sentences[here.index - 1] if here.index else None),
    ):
        if sentence is not None:
            yield f"{name}.root={_tense_of(scene, sentence)}"
            yield f"{name}.had={_has_pluperfect(scene, sentence)}"
    yield f"root={_tense_of(scene, here)}&{scene.tokens[draft.head].rel == 'root'}"


def _tense_of(scene: Scene, sentence: Sentence) -> str:
    root = scene.document.root(sentence)
    features = scene.tokens[root].features
    helpers = sorted(scene.tokens[item].form.lower() for item in scene.document.children(root, "aux", "cop"))
    return f"{features.verb_form}.{features.tense}.{'+'.join(helpers[:2])}"


def _has_pluperfect(scene: Scene, sentence: Sentence) -> bool:
    words = range(sentence.first, sentence.last)
    return any(scene.tokens[item].form.lower() == "had" and scene.tokens[item].relation == "aux" for item in words)


def dead_of(scene: Scene, drafts: Sequence[Draft]) -> frozenset[int]:
    """The persons, by entity, whose death the lead tells: what else they did they did before."""
    found: set[int] = set()
    for sentence in scene.document.sentences:
        if is_lead(scene, sentence.first):
            words = range(sentence.first, sentence.last)
            found.update(item for word in words for item in _mourned(scene, word))
    for draft in drafts:
        if draft.type == "ASSAULT" and not draft.auxiliary and is_lead(scene, draft.head) and _kills(scene, draft):
            found.update(entity for role in draft.recipients for entity in _person(scene, role.mention))
    return frozenset(found)


def _kills(scene: Scene, draft: Draft) -> bool:
    return scene.lexicon.has("killing", scene.grammar.lemma(draft.head))


def _mourned(scene: Scene, word: int) -> Iterator[int]:
    """``has died``, ``passed away``, ``the death of``: who is dead by one word."""
    if not scene.lexicon.has("dying", scene.grammar.lemma(word)):
        return
    slots = ("subject",) if scene.grammar.is_verbal(word) else ("poss", "of")
    for slot in slots:
        for filler in scene.slot(word, slot):
            yield from _person(scene, scene.mention_at(filler.token))


def _person(scene: Scene, item: int | None) -> Iterator[int]:
    """The entity of a mention that names one person."""
    if item is not None:
        mention = scene.mentions[item]
        if scene.entity_type(mention.head) is EntityType.PERSON and not mention.plural:
            yield mention.entity
