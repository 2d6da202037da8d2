"""Where an act stands in the story that a report tells: in its news, or in what came before it.

Features for the judge of background: what the lead tells, the times named last, the tenses, what was told before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from tacitus.events.drafts import Draft
from tacitus.events.scene import Scene
from tacitus.events.timing import Calendar
from tacitus.records import EntityType, PassageKind, Sentence, TimeExpression

LEAD = 2  # sentences of the body that tell the news
REACH = 3  # sentences in which a time goes on to hold
AGES = ((2, "news"), (7, "week"), (31, "month"), (366, "year"))


def story_of(scene: Scene, calendar: Calendar, draft: Draft, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Names of the features that hold for a draft among all drafts of its report, in text order."""
    return tuple(
        {
            *_lead(scene, draft, drafts),
            *_told_before(scene, draft, drafts),
            *_times_before(scene, calendar, draft),
            *_tenses(scene, draft),
        }
    )


def is_lead(scene: Scene, token: int) -> bool:
    """True for a word of the headline or of the sentences that tell the news."""
    sentence = scene.document.sentence_of(token)
    body = (item.index for item in scene.document.sentences if item.kind is not PassageKind.HEADLINE)
    return sentence.kind is PassageKind.HEADLINE or sentence.index in islice(body, LEAD)


def _lead(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> Iterator[str]:
    """What it shares with the acts of headline and lead."""
    if is_lead(scene, draft.head):
        yield "lead=here"
        return
    news = [item for item in drafts if is_lead(scene, item.head)]
    own = scene.entities((*draft.actors, *draft.recipients))
    parties = scene.entities(role for item in news for role in (*item.actors, *item.recipients))
    alike = any(item.type == draft.type for item in news)
    same = any(scene.grammar.lemma(item.head) == scene.grammar.lemma(draft.head) for item in news)
    yield f"lead=type:{alike}&lemma:{same}"
    yield f"lead.party={bool(own & parties) if own else 'none'}"
    yield f"lead.party={bool(own & parties) if own else 'none'}&{alike}"


def _told_before(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> Iterator[str]:
    before = [item for item in drafts if item.head < draft.head and item.type == draft.type]
    lemma = scene.grammar.lemma(draft.head)
    yield f"again={any(scene.grammar.lemma(item.head) == lemma for item in before)}"
    yield f"again.type={bool(before)}&{'v' if scene.grammar.is_verbal(draft.head) else 'n'}"
    here = scene.document.sentence_of(draft.head)
    near = [item for item in drafts if item is not draft and here.first <= item.head < here.last]
    yield f"beside={min(len(near), 4)}"
    yield f"beside.historical={any('historical' in item.auxiliary for item in near)}"
    earlier = [item for item in drafts if item.head < here.first][-2:]
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
