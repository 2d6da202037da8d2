"""The learned judges: small linear models over features of a draft, where rules cannot decide.

``event`` judges whether a draft is a political event of the report at all, ``historical`` whether it is
background. Weights stand in ``data/events/judge.csv``; ``training/events`` fits them. Scores are probabilities.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tacitus.events.drafts import Draft, names_any
from tacitus.events.roles import is_known
from tacitus.events.scene import Scene
from tacitus.events.timing import Calendar
from tacitus.logistic import log_odds, logistic
from tacitus.records import MentionKind, PassageKind, Role

Weights = Mapping[str, float]
NOMINAL = ("NOUN", "PROPN", "ADJ")


def probability(weights: Weights, features: Iterable[str]) -> float:
    """The logistic score of features under weights, 0 to 1.

    >>> probability({"bias": 0.0}, ["unseen"])
    0.5
    """
    return logistic(log_odds(weights, features))


def features_of(scene: Scene, calendar: Calendar, draft: Draft, density: float = 0.0) -> tuple[str, ...]:
    """Names of the features that hold for a draft; ``density`` is the share of drafts with known parties."""
    return tuple(
        {
            *_lexical(scene, draft),
            *_parties(scene, draft),
            *_syntax(scene, draft),
            *_tense(scene, draft),
            *_position(scene, draft),
            *_times(scene, calendar, draft),
            f"density={min(int(density * 5), 4)}",
        }
    )


def _lexical(scene: Scene, draft: Draft) -> Iterator[str]:
    sense = draft.predicate.sense
    upos = scene.tokens[draft.head].upos
    yield f"type={draft.type}"
    yield f"upos={upos}"
    yield f"lemma={scene.grammar.lemma(draft.head)}"
    yield f"type={draft.type}&upos={upos}"
    yield f"mode={'+'.join(draft.mode) or 'none'}"
    yield f"tests={min(sum(not test.negated for test in sense.tests), 2)}"
    yield f"words={min(len(draft.tokens), 3)}"
    yield f"need={sense.need}"
    yield f"family={sense.family}"
    yield from (f"aux={name}" for name in draft.auxiliary)
    yield from (f"governor={item.row.pos}.{item.row.effect or 'plain'}" for item in draft.chain)


def _parties(scene: Scene, draft: Draft) -> Iterator[str]:
    for name, roles in (("actor", draft.actors), ("recipient", draft.recipients)):
        yield f"{name}={_party(scene, roles)}"
        yield f"{name}&{draft.type}={_party(scene, roles) in ('known', 'several')}"
        for role in roles:
            if role.mention is not None:
                mention = scene.mentions[role.mention]
                yield f"{name}.kind={mention.kind.value}"
                yield f"{name}.sector={mention.sector or 'none'}"
                yield f"{name}.coded={mention.code is not None}"
    known = is_known(scene, draft.actors), is_known(scene, draft.recipients)
    yield f"known={known[0]:d}{known[1]:d}"


def _party(scene: Scene, roles: tuple[Role, ...]) -> str:
    if is_known(scene, roles):
        return "known" if len(roles) == 1 else "several"
    return "words" if names_any(roles) else "none"


def _syntax(scene: Scene, draft: Draft) -> Iterator[str]:
    token = scene.tokens[draft.head]
    verbal = "v" if scene.grammar.is_verbal(draft.head) else "n"
    yield f"rel={token.relation}.{verbal}"
    yield f"rel={token.rel}"
    if token.head >= 0:
        above = scene.tokens[token.head]
        yield f"above={above.upos}.{token.relation}"
    if token.upos in NOMINAL:
        yield f"number={token.features.number}"
        yield from (f"det={scene.grammar.lemma(item)}" for item in scene.document.children(draft.head, "det"))
        bare = not scene.document.children(draft.head, "det", "nmod:poss", "amod", "compound", "nummod")
        yield f"bare={bare}.{token.features.number}"
        yield f"case={scene.grammar.preposition(draft.head)}"
    depth = sum(1 for _ in scene.document.ancestors(draft.head))
    yield f"depth={min(depth, 4)}"
    above_relations = {scene.tokens[item].rel for item in scene.document.ancestors(draft.head)}
    yield from (f"under={name}" for name in ("acl:relcl", "advcl", "ccomp", "acl", "nmod") if name in above_relations)


def _tense(scene: Scene, draft: Draft) -> Iterator[str]:
    for item in (draft.head, *(handing.token for handing in draft.chain[:1])):
        token = scene.tokens[item]
        if scene.grammar.is_verbal(item):
            forms = sorted(scene.tokens[aux].form.lower() for aux in scene.document.children(item, "aux"))
            yield f"form={token.features.verb_form}.{token.features.tense}"
            yield f"auxiliaries={'+'.join(forms)}"
            yield f"passive={scene.grammar.passive(item)}"
            marks = [scene.grammar.lemma(mark) for mark in scene.document.children(item, "mark")]
            yield from (f"mark={mark}" for mark in marks)
    for above in scene.document.ancestors(draft.head):
        if scene.grammar.is_verbal(above):
            yield f"clause={scene.tokens[above].features.verb_form}.{scene.tokens[above].features.tense}"
            yield from (f"clause.mark={scene.grammar.lemma(mark)}" for mark in scene.document.children(above, "mark"))
            break


def _position(scene: Scene, draft: Draft) -> Iterator[str]:
    sentence = scene.document.sentence_of(draft.head)
    yield f"headline={sentence.kind is PassageKind.HEADLINE}"
    number, count = sentence.index, len(scene.document.sentences)
    yield f"place={min(number, 3) if number < 4 else 4 if number < 8 else 5}"
    yield f"part={4 * number // max(1, count)}&{count > 10}"
    words = range(sentence.first, sentence.last)
    lemmas = [scene.grammar.lemma(item) for item in words]
    yield f"since={any(scene.lexicon.has('backward', lemma) for lemma in lemmas)}"
    yield f"first_person={any(scene.lexicon.has('first_person', lemma) for lemma in lemmas)}"
    yield f"quoted={sum(scene.tokens[item].form in QUOTES for item in range(sentence.first, draft.head)) % 2 == 1}"
    yield f"pronouns={any(_is_pronoun(scene, role) for role in draft.actors)}"


QUOTES = frozenset({'"', "“", "”", "``", "''"})


def _is_pronoun(scene: Scene, role: Role) -> bool:
    return role.mention is not None and scene.mentions[role.mention].kind is MentionKind.PRONOUN


def _times(scene: Scene, calendar: Calendar, draft: Draft) -> Iterator[str]:
    own = calendar.times_of((draft.head, *(item.token for item in draft.chain)))
    for time in own:
        yield f"time={time.precision.value}"
        yield f"time.background={calendar.is_background(time)}"
    sentence = scene.document.sentence_of(draft.head)
    inside = scene.times_in(sentence.index)
    yield f"sentence.background={any(calendar.is_background(time) for time in inside)}"
    yield f"sentence.timed={bool(inside)}"
