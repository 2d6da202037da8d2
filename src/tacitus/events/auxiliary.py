"""Auxiliary modes: historical, future, hypothetical, negation, each with the rule that gave it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from tacitus.events.drafts import Draft
from tacitus.events.handings import DEPTH, Handing, handings
from tacitus.events.scene import Scene
from tacitus.events.timing import Calendar
from tacitus.records import Modality, PassageKind

CUE_RELATIONS = (
    "advmod",
    "amod",
    "det",
    "case",
    "mark",
    "obl",
    "obl:unmarked",
    "nmod:unmarked",
    "cc",
    "cc:preconj",
    "aux",
)
ANY, NEGATION = "any", "negation"
THREAT = "THREATEN"
VOICED = frozenset({"ACCUSE", "PROTEST"})  # what an act is done to say is said by it
FORCEFUL = frozenset({"ASSAULT", "COERCE", "ACCUSE", "PROTEST"})
PERFORM = "perform"  # a governor by whose words the act is done
PURPOSES = ("advcl", "acl", "xcomp")  # where a verb stands that tells what another act is for
FOUR = (NEGATION, "future", "hypothetical", "historical")
GIVEN = {"planned": Modality.PLANNED, "hypothetical": Modality.HYPOTHETICAL, "conditional": Modality.CONDITIONAL}


@dataclass(frozen=True, slots=True)
class Finding:
    """One auxiliary mode with the modality it brings and the rule."""

    name: str
    reason: str
    modality: Modality = Modality.NONE
    cue: str = ""  # the word that gives it


def add_auxiliary(scene: Scene, calendar: Calendar, draft: Draft) -> Draft:
    """The draft with its auxiliary modes and, unless something else governs it, their modality."""
    if draft.predicate.sense.pos == "AUX":
        return draft  # must leave: the demand is made, whatever becomes of what it asks
    findings = tuple(item for item in _findings(scene, calendar, draft) if not _is_inherent(draft, item))
    if any(item.name in (NEGATION, "future") for item in findings):  # imposed no curfew, will give any help
        findings = tuple(item for item in findings if item.cue != ANY)
    if any(item.name == "future" for item in findings) and _is_open(scene, draft.head):
        findings = (*findings, Finding("hypothetical", "hypothetical: to whoever it may be", Modality.CONDITIONAL))
    if not {"future", "hypothetical"} & {item.name for item in findings}:
        findings = (*findings, *(tuple(_serving(scene, draft)) or _purposed(scene, draft)))
    draft = draft.with_auxiliary(*(item.name for item in findings)).because(*(item.reason for item in findings))
    if {"future", "historical"} <= set(draft.auxiliary):
        draft = draft.without_auxiliary("historical")
    modality = next((item.modality for item in findings if item.modality is not Modality.NONE), Modality.NONE)
    if draft.modality is Modality.NONE and modality is not Modality.NONE:
        return replace(draft, modality=modality)
    return draft


def _is_inherent(draft: Draft, finding: Finding) -> bool:
    """What makes the act what it is, and changes nothing about it.

    What one threatens to do is to come, on a condition; *will never forgive* is a threat by its negation.
    """
    sense = draft.predicate.sense
    ahead = finding.name == "future" or finding.modality is Modality.CONDITIONAL or finding.cue == "would"
    wanted = (word for test in sense.tests if not test.negated for word in test.values)
    return (draft.type == THREAT and not sense.family and ahead) or (finding.name == NEGATION and finding.cue in wanted)


def _findings(scene: Scene, calendar: Calendar, draft: Draft) -> Iterator[Finding]:
    undone = {item.token for item in draft.chain if _is_undone(scene, item)}
    for handing in draft.chain:
        for name in handing.row.auxiliary:
            modality = GIVEN.get(handing.row.modality, Modality.NONE)
            if name != NEGATION or handing.token not in undone:
                yield Finding(name, f"{name}: below {handing}", modality)
    for token in _nodes(scene, draft):
        yield from (item for item in _cues(scene, token) if item.name != NEGATION or token not in undone)
        if scene.grammar.is_verbal(token) or scene.document.children(token, "cop"):
            yield from _verbal(scene, token)
    yield from _nothing(scene, draft)
    yield from _supposed(scene, draft.head)
    yield from _bidden(scene, draft)
    yield from _dated(scene, calendar, draft)


def _is_undone(scene: Scene, handing: Handing) -> bool:
    """``did not fail to help``, ``was not afraid to speak``: denied twice, it is done."""
    return NEGATION in handing.row.auxiliary and any(item.name == NEGATION for item in _cues(scene, handing.token))


def _nodes(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """The predicate, the governors it hangs from, and the verbs whose auxiliaries it shares.

    *Would like to thank* thanks: what its governor says of wishing is said of nothing else.
    """
    performing = {item.token for item in draft.chain if item.row.effect == PERFORM}
    found: list[int] = []
    for token in (draft.head, *(item.token for item in draft.chain)):
        sharing = (*_sharing(scene, token), *_existing(scene, token))
        found.extend(item for item in sharing if item not in found and item not in performing)
    return tuple(found)


def _existing(scene: Scene, noun: int) -> Iterator[int]:
    """``there will be protests``, ``if there is a siege``: the verb that says of an act that it is."""
    verb = scene.tokens[noun].head
    subject = scene.tokens[noun].relation == "nsubj" and scene.tokens[noun].upos in ("NOUN", "PROPN")
    if subject and verb >= 0 and scene.grammar.lemma(verb) == "be" and scene.grammar.child(verb, "expl") is not None:
        yield verb


def _sharing(scene: Scene, token: int) -> Iterator[int]:
    """A verb, and those above it of which it is a part: ``will visit Paris and meet``, ``would have to attack``."""
    yield token
    while scene.grammar.is_verbal(token) and _is_part(scene, token):
        token = scene.tokens[token].head
        yield token


def _is_part(scene: Scene, token: int) -> bool:
    relation = scene.tokens[token].relation
    if scene.tokens[token].head < 0 or relation not in ("conj", "xcomp"):
        return False
    return not scene.document.children(token, "nsubj", "aux", "csubj")


def _cues(scene: Scene, token: int) -> Iterator[Finding]:
    """Words directly on the predicate that the table of cues knows (not, former, alleged, upcoming)."""
    for item in (*scene.document.children(token, *CUE_RELATIONS), *_shared_denial(scene, token)):
        words = dict.fromkeys((scene.grammar.lemma(item), scene.tokens[item].form.lower()))
        for cue in (cue for word in words for cue in scene.lexicon.cues.get(word, ())):
            if cue.name in FOUR and _stands(scene, item, cue.words) and not _is_additive(scene, item):
                words_of = " ".join(cue.words)
                yield Finding(cue.name, f"{cue.name}: {words_of}", _modality_of(cue.name), words_of)


def _shared_denial(scene: Scene, noun: int) -> Iterator[int]:
    """``faces no sanctions or charges``: the *no* of the first stands for those joined to it."""
    first = scene.tokens[noun].head
    joined = scene.tokens[noun].relation == "conj" and scene.tokens[noun].upos in ("NOUN", "PROPN")
    if joined and not scene.document.children(noun, "det", "nmod:poss"):
        yield from _denials(scene, first)


def _denials(scene: Scene, noun: int) -> Iterator[int]:
    """The *no* before a noun."""
    return (item for item in scene.document.children(noun, "det") if scene.grammar.lemma(item) == "no")


def _nothing(scene: Scene, draft: Draft) -> Iterator[Finding]:
    """``gave no deadline``, ``reached no agreement``: the noun that makes the sense is denied."""
    for noun in draft.predicate.consumed:
        if scene.tokens[noun].upos == "NOUN":
            yield from (Finding(NEGATION, "negation: no") for _ in islice(_denials(scene, noun), 1))
    for verb in (draft.head, *(item.token for item in draft.chain)):
        slots = ("subject", "object") if scene.grammar.is_verbal(verb) else ()
        parties = (item for slot in slots for item in scene.slot(verb, slot))
        yield from (Finding(NEGATION, "negation: of nobody") for item in parties if _is_nobody(scene, item.token))


def _is_nobody(scene: Scene, token: int) -> bool:
    """``No soldiers``, ``not one soldier``, ``nobody``: who is not there does nothing and suffers nothing."""
    beside = scene.document.children(token, "det", "advmod")
    words = [token, *(item for item in beside if scene.grammar.lemma(item) in scene.lexicon.words["denying"])]
    cues = (cue for word in words for cue in scene.lexicon.cues.get(scene.grammar.lemma(word), ()))
    return any(cue.name == NEGATION for cue in cues)


def _is_open(scene: Scene, verb: int) -> bool:
    """``anyone who crosses will be arrested``: what is to be done to whoever fits has no party yet."""
    parties = [item.token for slot in ("subject", "object") for item in scene.slot(verb, slot)]
    words = [word for party in parties for word in (party, *scene.document.children(party, "det"))]
    return any(scene.grammar.lemma(word) in scene.lexicon.words["whoever"] for word in words)


def _is_additive(scene: Scene, item: int) -> bool:
    """``not only``, ``not just``: nothing is denied."""
    following = [child for child in (item + 1, item + 2) if child < len(scene.tokens)]
    additive = scene.lexicon.words["additive"]
    return scene.grammar.lemma(item) == "not" and any(scene.grammar.lemma(child) in additive for child in following)


def _stands(scene: Scene, index: int, words: tuple[str, ...]) -> bool:
    following = range(index, min(index + len(words), len(scene.tokens)))
    return len(following) == len(words) and all(
        word in (scene.grammar.lemma(item), scene.tokens[item].form.lower())
        for item, word in zip(following, words, strict=True)
    )


def _modality_of(name: str) -> Modality:
    return {"future": Modality.PLANNED, "hypothetical": Modality.HYPOTHETICAL}.get(name, Modality.NONE)


# --- tense and mood


def _verbal(scene: Scene, verb: int) -> Iterator[Finding]:
    words = {scene.grammar.lemma(item) for item in scene.document.children(verb, "aux")}
    words |= {scene.tokens[item].form.lower() for item in scene.document.children(verb, "aux")}
    yield from _conditional(scene, verb)
    modals = scene.lexicon.words["modal"]
    if words & scene.lexicon.words["will"]:
        yield Finding("future", "future: will", Modality.PLANNED)
    elif "would" in words:
        yield _would(scene, verb)
    elif words & modals:
        yield Finding("hypothetical", f"hypothetical: {min(words & modals)}", Modality.HYPOTHETICAL)
    elif _is_to_come(scene, verb):
        yield Finding("future", "future: to-infinitive", Modality.PLANNED)
    elif "have" in words and "had" in words and not _is_reported(scene, verb):
        yield Finding("historical", "historical: past perfect")


def _conditional(scene: Scene, verb: int) -> Iterator[Finding]:
    if any(
        scene.grammar.lemma(item) in scene.lexicon.words["condition"] for item in scene.document.children(verb, "mark")
    ):
        yield Finding("hypothetical", "hypothetical: in a condition", Modality.CONDITIONAL)
    if _is_told(scene, verb):
        return
    for item in scene.document.children(verb, "advcl"):
        if any(_is_supposition(scene, mark) for mark in scene.document.children(item, "mark")):
            yield Finding("hypothetical", "hypothetical: under a condition", Modality.CONDITIONAL)


def _is_told(scene: Scene, verb: int) -> bool:
    """``asked her, if she lived there``, ``I apologise if``: told in the past or done by saying it, despite *if*."""
    features = scene.tokens[verb].features
    past = features.verb_form == "Fin" and features.tense == "Past" and not scene.document.children(verb, "aux")
    return past or scene.lexicon.has("performative", scene.grammar.lemma(verb))


def _is_supposition(scene: Scene, mark: int) -> bool:
    """``if``, ``unless``; ``even if`` grants a thing and supposes nothing."""
    granted = mark > 0 and scene.grammar.lemma(mark - 1) in scene.lexicon.words["granting"]
    return scene.grammar.lemma(mark) in scene.lexicon.words["supposition"] and not granted


def _would(scene: Scene, verb: int) -> Finding:
    """``said it would send``, ``said so. He would send``: a future seen from the past; elsewhere a supposition."""
    if (_is_reported(scene, verb) or _goes_on(scene, verb)) and not list(_conditional(scene, verb)):
        return Finding("future", "future: would in reported speech", Modality.PLANNED)
    return Finding("hypothetical", "hypothetical: would", Modality.HYPOTHETICAL, "would")


def _goes_on(scene: Scene, verb: int) -> bool:
    """True for the main verb of a pronoun in the sentence after one that tells what somebody said."""
    subject, here = scene.grammar.child(verb, "nsubj"), scene.document.sentence_of(verb).index
    if scene.tokens[verb].head >= 0 or subject is None or scene.tokens[subject].upos != "PRON" or here == 0:
        return False
    before = scene.document.root(scene.document.sentences[here - 1])
    return scene.tokens[before].features.tense == "Past" and bool(scene.document.children(before, "ccomp"))


def _supposed(scene: Scene, noun: int) -> Iterator[Finding]:
    """``An attack would trigger a war``: an indefinite event under a verb of supposition."""
    head = scene.tokens[noun].head
    if scene.tokens[noun].upos != "NOUN" or head < 0 or not scene.grammar.is_verbal(head):
        return
    words = {scene.grammar.lemma(item) for item in scene.document.children(head, "aux")}
    determiners = {scene.grammar.lemma(item) for item in scene.document.children(noun, "det", "nmod:poss")}
    supposed = "would" in words and _would(scene, head).name == "hypothetical"  # said there would be talks
    if determiners <= {"a", "an", "any"} and (supposed or words & scene.lexicon.words["modal"]):
        yield Finding("hypothetical", "hypothetical: indefinite under a supposition", Modality.HYPOTHETICAL)


def _serving(scene: Scene, draft: Draft) -> Iterator[Finding]:
    """``will take measures to launch a strike``: what an act that is still to come serves is to come as well."""
    serving = draft.chain[-1].token if draft.chain else draft.head
    for _ in range(DEPTH):
        token = scene.tokens[serving]
        purpose = token.relation in PURPOSES and token.rel != "acl:relcl" and scene.grammar.is_infinitive(serving)
        if not purpose or token.head < 0:
            return
        serving = _verb_over(scene, token.head)
        nodes = tuple(_sharing(scene, serving))
        if any(item.name == NEGATION for node in nodes for item in _cues(scene, node)):
            return
        told = [*(row.row for row in handings(scene, serving)), *(row.row for row in handings(scene, token.head))]
        comes = any(item.name == "future" for node in nodes for item in _verbal(scene, node))
        if comes or any("future" in row.auxiliary for row in told):
            yield Finding("future", "future: serves what is to come", Modality.PLANNED)
            return


def _verb_over(scene: Scene, index: int) -> int:
    """The verb whose object or complement a noun is, else the word itself: *take | measures*."""
    token = scene.tokens[index]
    nominal = token.upos == "NOUN" and token.relation in ("obj", "obl", "nsubj:pass")
    return token.head if nominal and token.head >= 0 and scene.grammar.is_verbal(token.head) else index


def _bidden(scene: Scene, draft: Draft) -> Iterator[Finding]:
    """``Increase the cooperation``: what somebody is only called on to do, or an aim in a list of them."""
    node = _first_of(scene, draft.head)
    token = scene.tokens[node]
    if token.upos == "NOUN" and token.relation == "obj" and _is_bidden(scene, token.head):
        yield Finding("hypothetical", "hypothetical: under an imperative", Modality.HYPOTHETICAL)


def _first_of(scene: Scene, token: int) -> int:
    """The first of several words of one kind: ``on educating them and | prosecuting``."""
    while scene.tokens[token].relation == "conj" and not scene.document.children(token, "nsubj", "aux", "mark"):
        token = scene.tokens[token].head
    return token


def _is_bidden(scene: Scene, verb: int) -> bool:
    """True for the bare verb that opens its sentence: an imperative, or an aim in a list of them."""
    token, sentence = scene.tokens[verb], scene.document.sentence_of(verb)
    if sentence.kind is PassageKind.HEADLINE or token.upos != "VERB" or scene.document.children(verb, "nsubj", "aux"):
        return False
    return token.head < 0 and verb - sentence.first <= 1 and token.form.lower() == scene.grammar.lemma(verb)


def _purposed(scene: Scene, draft: Draft) -> Iterator[Finding]:
    """``talks on ending the war``, ``efforts to end the war``: what an act or a thing is for has not happened."""
    verb = _first_of(scene, draft.head)
    token = scene.tokens[verb]
    if token.upos != "VERB" or token.relation not in ("advcl", "acl", "nmod") or token.rel == "acl:relcl":
        return
    if scene.document.children(verb, "det", "nmod:poss"):
        return  # confessed about the healer's killing: an act that there was
    marks = scene.document.children(verb, "mark", "case")
    words = {scene.grammar.lemma(item) for item in marks}
    in_order = any(scene.grammar.lemma(item + 1) == "order" for item in marks if scene.grammar.lemma(item) == "in")
    head = scene.tokens[token.head]
    if scene.grammar.is_headline_infinitive(verb) or _is_announced(scene, verb):
        yield Finding("future", "future: to-infinitive of a headline", Modality.PLANNED)
        return
    if _is_under_way(scene, draft, token.head):
        return
    for_a_thing = "to" in words and head.upos in ("NOUN", "PROPN") and token.relation == "acl"
    if for_a_thing and (draft.type in VOICED or _is_done_with(scene, token.head)):
        return
    if words & scene.lexicon.words["aim"] or for_a_thing or in_order:
        yield Finding("hypothetical", "hypothetical: an aim", Modality.HYPOTHETICAL)


def _is_announced(scene: Scene, verb: int) -> bool:
    """``Foreign ministers to meet in Baghdad``: a headline without another verb."""
    noun, sentence = scene.tokens[verb].head, scene.document.sentence_of(verb)
    bare = scene.tokens[noun].rel == "root" and scene.grammar.child(noun, "cop", "nsubj", "parataxis") is None
    headline = sentence.kind is PassageKind.HEADLINE
    return headline and bare and scene.tokens[verb].relation == "acl" and scene.grammar.is_infinitive(verb)


def _is_under_way(scene: Scene, draft: Draft, noun: int) -> bool:
    """``the campaign to liberate Mosul`` is fought; ``the second person to be detained`` is detained."""
    if draft.type in FORCEFUL and scene.lexicon.has("endeavour", scene.grammar.lemma(noun)):
        return True
    over = (noun, *(item for item in scene.document.ancestors(noun) if scene.tokens[item].upos == "NOUN"))
    return any(scene.grammar.is_singled_out(item) for item in over)


def _is_done_with(scene: Scene, noun: int) -> bool:
    """``used its powers to block``, ``led the union to threaten``, ``it was a mistake to invite them``: done."""
    verb = scene.tokens[noun].head
    used = scene.tokens[noun].relation == "obj" and scene.lexicon.has("using", scene.grammar.lemma(verb))
    judged = [item for item in scene.document.children(noun, "cop") if scene.tokens[item].features.tense == "Past"]
    it = any(scene.grammar.lemma(item) == "it" for item in scene.document.children(noun, "nsubj", "expl"))
    return used or bool(judged and it) or scene.mention_at(noun) is not None


def _is_reported(scene: Scene, verb: int) -> bool:
    token = scene.tokens[verb]
    while token.relation == "conj" and token.head >= 0:
        token = scene.tokens[token.head]
    return token.relation == "ccomp" or bool(scene.document.children(token.index, "parataxis"))


def _is_bound_to(scene: Scene, verb: int) -> bool:
    """``the president is to meet``, read as one clause; what *the aim is to meet* tells is no such thing."""
    subject = scene.grammar.child(verb, "nsubj")
    somebody = subject is not None and scene.mention_at(subject) is not None
    to = min(item for item in scene.document.children(verb, "mark") if scene.grammar.lemma(item) == "to")
    bound = (*scene.document.children(verb, "aux"), *(scene.document.children(verb, "cop") if somebody else ()))
    return any(item < to and scene.grammar.lemma(item) == "be" for item in bound)


def _is_to_come(scene: Scene, verb: int) -> bool:
    """``Minister to visit Paris`` in a headline, ``is to visit``."""
    if not scene.grammar.is_infinitive(verb):
        return False
    token = scene.tokens[verb]
    if token.head >= 0 and scene.grammar.lemma(token.head) == "be" and token.relation in ("xcomp", "ccomp", "conj"):
        return True
    if _is_bound_to(scene, verb):
        return True
    is_headline = scene.document.sentence_of(verb).kind is PassageKind.HEADLINE
    return token.head < 0 and (is_headline or scene.grammar.child(verb, "nsubj") is not None)


# --- dates


def _dated(scene: Scene, calendar: Calendar, draft: Draft) -> Iterator[Finding]:
    nodes = _nodes(scene, draft)
    times = calendar.times_of(nodes) or calendar.times_of(_clauses_above(scene, nodes))
    for time in times:
        if calendar.is_background(time):
            yield Finding("historical", f"historical: dated {time.value}")
        elif calendar.is_ahead(time) and _may_be_ahead(scene, draft):
            yield Finding("future", f"future: dated {time.value}", Modality.PLANNED)


def _clauses_above(scene: Scene, nodes: tuple[int, ...]) -> Iterator[int]:
    """The verbs whose adverbial or relative clause the event stands in: their date is its date."""
    token = nodes[-1]
    while scene.tokens[token].relation in ("advcl", "acl", "conj") and scene.tokens[token].head >= 0:
        token = scene.tokens[token].head
        yield token


def _may_be_ahead(scene: Scene, draft: Draft) -> bool:
    verbs = [token for token in _nodes(scene, draft) if scene.grammar.is_verbal(token)]
    return not any(scene.tokens[token].features.tense == "Past" for token in verbs)
