"""Counts of killed, injured, displaced, detained, troops and others, linked to what tells their kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tacitus.figures.lexicon import Lexicon, load_lexicon
from tacitus.figures.numbers import Number, find_numbers
from tacitus.figures.scope import HARM, JOINT, is_cumulative, is_joint
from tacitus.records import Document, Entity, EntityType, Figure, Span, Token

SHARED = ("obj", "nsubj:pass", "nsubj", "state")  # links by which a share of a whole is told
NOTHING = (None, None, None)  # a share without a number counts only with a verb of harm
NEAR_AID = 5  # words after the money
SINGLE_KINDS = ("killed", "injured", "detained", "abducted")
PEOPLE_KINDS = ("abducted", "detained", "displaced", "fighters", "troops", "protesters")
FORCES = ("fighters", "troops", "protesters")
NOT_COUNTS = (EntityType.DATE, EntityType.MONEY, EntityType.PRODUCT)


@dataclass(frozen=True, slots=True)
class Link:
    """What a number counts: the kind, the token that says so, and the counted noun."""

    kind: str
    anchor: int
    noun: int | None
    path: str


def find_figures(document: Document, user_data: str = "") -> tuple[Figure, ...]:
    """Figures in text order; *nobody was killed* is a zero, a share without a number has no values."""
    lexicon = load_lexicon(user_data)
    found: list[Figure] = []
    names = {
        index: entity
        for entity in document.entities
        if entity.type in NOT_COUNTS
        for index in range(entity.first, entity.last)
    }
    for sentence in document.sentences:
        for number in find_numbers(document, sentence, lexicon):
            aid = _aid(document, lexicon, number)
            if aid is not None:
                found.append(aid)
                continue
            if not _is_count(document, number, lexicon, names):
                continue
            link = _linked(document, lexicon, number)
            if link is not None and (number.low, number.best, number.high) == NOTHING:
                link = link if link.path.split()[0] in SHARED else None
            if link is not None and not _is_speaker(number, link):
                found.append(_figure(document, lexicon, number, link))
        found.extend(_zeros(document, lexicon, sentence.first, sentence.last))
        found.extend(_singles(document, lexicon, sentence.first, sentence.last))
    return tuple(sorted(found, key=lambda figure: figure.begin))


def _is_speaker(number: Number, link: Link) -> bool:
    """*One fighter said so*: one of a force is no count of it."""
    return number.high == 1 and link.kind in FORCES and link.path.startswith("counted")


def _aid(document: Document, lexicon: Lexicon, number: Number) -> Figure | None:
    """*$200 million in aid*: money, and a word of aid close by in the sentence; None for other money."""
    first = number.core - 1
    signed = first >= 0 and lexicon.kind_of("currency", document.tokens[first]) is not None
    last = number.last
    named = last < len(document.tokens) and lexicon.kind_of("currency", document.tokens[last]) is not None
    if number.best is None or not (signed or named):
        return None
    last += 1 if named else 0
    for token in document.tokens[last : last + NEAR_AID]:
        if lexicon.kind("aid", token.lemma):
            span = document.span(min(number.first, first) if signed else number.first, last)
            bounds = (number.low, number.best, number.high)
            return Figure(span.begin, span.end, "aid", *bounds, token.index, None, (number.why, f"{token.form} near"))
    return None


def _is_count(document: Document, number: Number, lexicon: Lexicon, names: Mapping[int, Entity]) -> bool:
    head = _head(document, number)
    noun = _noun(document, head, number)
    if noun is not None and document.tokens[noun].lemma.lower() in lexicon.other:
        return False
    following = document.tokens[number.last].form if number.last < len(document.tokens) else ""
    if noun is None and following in ("%", "percent", "-"):
        return False
    before = document.tokens[number.first - 1].lemma.casefold() if number.first else ""
    if (
        before in ("aged", "age")
        or _is_label(document, number)
        or (noun is None and _is_anybody(document, lexicon, number))
    ):
        return False
    entity = names.get(head)
    return entity is None or (noun is not None and entity.first <= noun < entity.last)


def _is_label(document: Document, number: Number) -> bool:
    """A number that names instead of counting: *Covid-19*, *1.* before an item of a list."""
    first, last = document.tokens[number.first], document.tokens[number.last - 1]
    text = document.report.text
    joint = first.begin if first.form[:1] in "-–" else first.begin - 1
    if joint > 0 and text[joint] in "-–" and text[joint - 1].isalpha():
        return True
    opens = document.sentence_of(first.index).first == first.index
    return opens and number.last - number.first == 1 and text[last.end : last.end + 1] in (".", ")")


def _is_unreal(document: Document, lexicon: Lexicon, verb: int) -> bool:
    """*A child may not be detained*: nothing that happened."""
    helpers = (document.tokens[child] for child in document.children(verb, "aux", "advmod"))
    return any(helper.lemma.casefold() in lexicon.unreal for helper in helpers)


def _is_anybody(document: Document, lexicon: Lexicon, number: Number) -> bool:
    """*One should not be forced*: a pronoun."""
    token = document.tokens[number.first]
    if token.form.lower() != "one" or token.head < 0:
        return False
    return token.upos == "PRON" or _is_unreal(document, lexicon, token.head)


def _head(document: Document, number: Number) -> int:
    """The token of the number that hangs on a word outside it."""
    order: list[int] = [*range(number.core, number.last), *range(number.first, number.core)]
    for index in order:
        head = document.tokens[index].head
        if not number.first <= head < number.last:
            return index
    return number.core


def _noun(document: Document, head: int, number: Number) -> int | None:
    """The noun that a number counts: *12 soldiers*, *dozens of people*; None where the number stands alone."""
    token = document.tokens[head]
    if token.relation in ("nummod", "amod", "compound", "det") and token.head >= 0:
        return token.head
    below = (child for index in range(number.first, number.last) for child in document.children(index, "nmod"))
    for child in below:
        if number.first <= child < number.last:
            continue
        if any(document.tokens[case].lemma == "of" for case in document.children(child, "case")):
            return child
    following = document.tokens[number.last] if number.last < len(document.tokens) else None
    if following is not None and following.upos == "NOUN" and number.last - number.core > 1:
        return following.index
    return None


def _linked(document: Document, lexicon: Lexicon, number: Number) -> Link | None:
    head = _head(document, number)
    noun = _noun(document, head, number)
    partitive = noun is None or number.first <= document.tokens[noun].head < number.last
    counted = head if partitive or noun is None else noun
    for link in (
        _by_next_word(document, lexicon, number),
        _by_state(document, lexicon, counted, noun),
        _by_verb(document, lexicon, counted, noun),
        _by_relative(document, lexicon, counted, noun),
        _by_deed(document, lexicon, counted, noun),
        _by_harm(document, lexicon, noun),
        _by_toll(document, lexicon, head, noun),
        _by_thing(document, lexicon, noun),
    ):
        if link is not None:
            return link
    return None


def _by_state(document: Document, lexicon: Lexicon, counted: int, noun: int | None) -> Link | None:
    """*12 dead*, *left 12 people dead*, *20 were wounded*, *shot dead 12 people* (hung on the number or the noun)."""
    token = document.tokens[counted]
    candidates = [counted, *document.children(counted, "amod", "acl")]
    candidates.extend(
        state for number in document.children(counted, "nummod") for state in document.children(number, "amod")
    )
    if token.head >= 0:
        candidates.extend(document.children(token.head, "xcomp"))
        if token.relation in ("nsubj", "nsubj:pass"):
            candidates.append(token.head)
    for index in candidates:
        kind = lexicon.kind("state", document.tokens[index].lemma) or lexicon.kind("state", document.tokens[index].form)
        if kind and (index != counted or noun is None or document.tokens[index].upos == "ADJ"):
            return Link(kind, index, None if noun == index else noun, f"state {document.tokens[index].lemma}")
    return None


def _by_next_word(document: Document, lexicon: Lexicon, number: Number) -> Link | None:
    """*15 dead and 27 wounded*: the word right after the number, whatever the tree makes of it."""
    if number.last >= len(document.tokens):
        return None
    token = document.tokens[number.last]
    kind = lexicon.kind("state", token.lemma) or lexicon.kind("state", token.form)
    counts = token.upos == "ADJ" or token.features.verb_form == "Part"
    if kind and counts:
        return Link(kind, token.index, None, f"state {token.lemma}")
    return _by_neighbours(document, lexicon, number)


def _by_neighbours(document: Document, lexicon: Lexicon, number: Number) -> Link | None:
    """*5 killed, 12 injured* and *killed 5, wounded 11*: a number without a noun beside its participle or verb."""
    after = document.tokens[number.last]
    if after.form.lower().endswith(("ed", "n", "t")) and after.upos in ("VERB", "ADJ"):
        kind = lexicon.kind_of("patient", after)
        return Link(kind, after.index, None, f"before {after.form}") if kind else None
    before = document.tokens[number.first - 1] if number.first else None
    alone = after.upos in ("PUNCT", "CCONJ") or (after.upos == "ADP" and after.lemma != "of")
    if before is None or before.upos != "VERB" or not alone:
        return None
    kind = lexicon.kind_of("patient", before)
    return Link(kind, before.index, None, f"after {before.form}") if kind else None


def _by_verb(document: Document, lexicon: Lexicon, counted: int, noun: int | None) -> Link | None:
    """*killed 12*, *12 were arrested*, *a blast killing 12*, *12 soldiers died*."""
    token = document.tokens[_first_conjunct(document, counted)]
    if token.head < 0:
        return None
    participle = _participle(document, lexicon, counted, noun)
    if participle is not None:
        return participle
    verb = document.tokens[token.head]
    group = "agent" if token.rel == "nsubj" else "patient"
    if token.rel not in ("nsubj", "obj", "nsubj:pass", "iobj") and not _is_bounded_object(document, token.index):
        return None
    kind = lexicon.kind_of(group, verb) or _lost(lexicon, document, token, verb, noun)
    if kind is None and token.rel == "nsubj" and _loses_life(document, lexicon, verb.index):
        kind = "killed"
    if kind is None or not _suits(document, lexicon, verb, noun) or _is_idiom(document, lexicon, verb):
        return None
    return Link(kind, verb.index, noun, f"{token.rel} of {verb.lemma}")


def _lost(lexicon: Lexicon, document: Document, token: Token, verb: Token, noun: int | None) -> str | None:
    """*The army lost 30 soldiers*: killed, where those lost are a force."""
    force = noun is not None and lexicon.kind("thing", document.tokens[noun].lemma) in ("fighters", "troops")
    return lexicon.kind_of("lost", verb) if force and token.rel == "obj" else None


def _by_relative(document: Document, lexicon: Lexicon, counted: int, noun: int | None) -> Link | None:
    """*One of 43 students who disappeared*, *the 12 men who were shot dead*."""
    for index in document.children(counted, "acl"):
        verb = document.tokens[index]
        for child in document.children(index, "nsubj"):
            subject = document.tokens[child]
            if verb.rel != "acl:relcl" or not subject.is_relative:
                continue
            kind = lexicon.kind_of("patient" if subject.rel == "nsubj:pass" else "agent", verb)
            if kind and _suits(document, lexicon, verb, noun):
                return Link(kind, index, noun, f"relative clause of {verb.lemma}")
    return None


def _loses_life(document: Document, lexicon: Lexicon, verb: int) -> bool:
    """*40 people lost their lives*, *claimed the lives of 18*."""
    lives = [child for child in document.children(verb, "obj") if document.tokens[child].lemma.lower() == "life"]
    return bool(lives) and lexicon.kind_of("life", document.tokens[verb]) is not None


def _suits(document: Document, lexicon: Lexicon, verb: Token, noun: int | None) -> bool:
    """Some verbs tell of people only where their object is people: *seized two boats* is no abduction."""
    return noun is None or lexicon.kind_of("doubtful", verb) is None or _is_people(document, lexicon, noun)


def _is_idiom(document: Document, lexicon: Lexicon, verb: Token) -> bool:
    """*Held accountable*, *forced to resign*: a doubtful verb with a predicate of its own."""
    return lexicon.kind_of("doubtful", verb) is not None and any(
        document.tokens[child].upos == "ADJ" for child in document.children(verb.index, "xcomp")
    )


def _is_people(document: Document, lexicon: Lexicon, noun: int) -> bool:
    lemma = document.tokens[noun].lemma.lower()
    return lemma in lexicon.people or lexicon.kind("thing", lemma) in PEOPLE_KINDS


def _by_deed(document: Document, lexicon: Lexicon, counted: int, noun: int | None) -> Link | None:
    """*The killing of 12 students*, *the lives of 18 people*."""
    token = document.tokens[counted]
    if token.relation != "nmod" or token.head < 0:
        return None
    above = document.tokens[token.head]
    kind = lexicon.kind("deed", above.lemma)
    if kind is None and above.lemma.lower() == "life" and above.head >= 0:
        kind = lexicon.kind_of("life", document.tokens[above.head])
    return Link(kind, above.index, noun, f"counted under {above.lemma}") if kind else None


def _participle(document: Document, lexicon: Lexicon, counted: int, noun: int | None) -> Link | None:
    """*12 people killed in the raid*."""
    for index in document.children(counted, "acl"):
        token = document.tokens[index]
        kind = lexicon.kind("patient", token.lemma)
        passive = token.features.verb_form == "Part" and not document.children(index, "obj")
        if kind and passive and token.rel != "acl:relcl" and _suits(document, lexicon, token, noun):
            return Link(kind, index, noun, f"participle {token.lemma}")
    return None


def _is_bounded_object(document: Document, index: int) -> bool:
    """*killed at least 12 people*: the *at* of the bound makes the parser take an object for an oblique."""
    token = document.tokens[index]
    cases = [document.tokens[child] for child in document.children(index, "case")]
    bound = [case for case in cases if document.tokens[case.index + 1].lemma in ("least", "most", "to")]
    if token.rel == "obl" and not cases:
        return True
    return token.relation == "obl" and len(cases) == len(bound) == 1 and cases[0].index == token.head + 1


def _first_conjunct(document: Document, index: int) -> int:
    """The word that a word is coordinated with: *himself* for *others* in *killed himself and 14 others*."""
    while document.tokens[index].relation == "conj" and document.tokens[index].head >= 0:
        above = document.tokens[index].head
        if document.tokens[above].upos == "VERB" and document.tokens[index].upos in ("NOUN", "NUM"):
            return next(iter(document.children(above, "obj")), above)
        index = above
    return index


def _by_harm(document: Document, lexicon: Lexicon, noun: int | None) -> Link | None:
    """*23 deaths and 104 injuries*: a counted noun of harm needs no toll beside it."""
    link = _by_thing(document, lexicon, noun)
    return link if link is not None and link.kind in HARM else None


def _by_toll(document: Document, lexicon: Lexicon, head: int, noun: int | None) -> Link | None:
    """*a death toll of 40*, *the toll rose to 40*, *put the dead at 40*."""
    heads = [document.tokens[index].head for index in (head, noun) if index is not None]
    above = [index for index in heads if index >= 0]
    for index in above:
        subjects = document.children(index, "nsubj", "obj")
        near = (index, *subjects, *(below for one in subjects for below in document.children(one, "nmod")))
        for place in near:
            if document.tokens[place].lemma.casefold() in lexicon.sum and place != noun:
                summed = _summed(document, lexicon, place)
                if summed is not None:
                    return summed
            kind = lexicon.kind("toll", document.tokens[place].lemma)
            sibling = place != index and noun is not None and not _is_people(document, lexicon, noun)
            body = document.tokens[place].lemma.lower() == "body" and document.tokens[place].features.number != "Plur"
            if kind and place != noun and not sibling and not body:
                return Link(kind, place, noun, f"toll {document.tokens[place].lemma}")
    return None


def _summed(document: Document, lexicon: Lexicon, total: int) -> Link | None:
    """*The number of people killed stands at 43*."""
    for below in document.children(total, "nmod"):
        for index in (*document.children(below, "acl", "amod"), below):
            token = document.tokens[index]
            kind = lexicon.kind_of("state", token) or (lexicon.kind_of("patient", token) if index != below else None)
            if kind:
                return Link(kind, index, below if below != index else None, f"sum of {token.form}")
    return None


def _by_thing(document: Document, lexicon: Lexicon, noun: int | None) -> Link | None:
    """*4,000 troops*, *three hostages*: the counted noun tells the kind."""
    if noun is None:
        return None
    kind = lexicon.kind("thing", document.tokens[noun].lemma)
    if _is_harmless(document, lexicon, noun):
        return None
    return Link(kind, noun, noun, f"counted {document.tokens[noun].lemma}") if kind else None


def _is_harmless(document: Document, lexicon: Lexicon, noun: int) -> bool:
    """*Six fish tanks*, *40 medical personnel*: the word before the noun makes it something else."""
    kinds = lexicon.harmless.get(document.tokens[noun].lemma.lower(), frozenset())
    return any(
        document.tokens[child].lemma.lower() in kinds for child in document.children(noun, "compound", "amod", "nmod")
    )


def _figure(document: Document, lexicon: Lexicon, number: Number, link: Link) -> Figure:
    span = document.span(number.first, number.last)
    whom = None
    if link.noun is not None and not number.first <= link.noun < number.last:
        whom = _phrase(document, link.noun, number)
    joint = is_joint(document, lexicon, link.kind, link.anchor)
    return Figure(
        begin=span.begin,
        end=span.end,
        kind=JOINT if joint else link.kind,
        low=number.low,
        best=number.best,
        high=number.high,
        anchor=link.anchor,
        whom=whom,
        why=(number.why, link.path, *(("two fates under one number",) if joint else ())),
        cumulative=is_cumulative(document, lexicon, link.anchor, link.path),
    )


def _phrase(document: Document, noun: int, number: Number) -> Span:
    """The counted noun with the words right before it."""
    first = noun
    while first - 1 >= number.last and document.tokens[first - 1].head == noun:
        first -= 1
    while first < noun and document.tokens[first].lemma.lower() in ("of", "more", "other"):
        first += 1
    return document.span(first, noun + 1)


def _zeros(document: Document, lexicon: Lexicon, first: int, last: int) -> Iterator[Figure]:
    """*No one was killed*, *no casualties*."""
    index = first
    while index < last:
        size = _none_words(document, lexicon, index, last)
        if size:
            pronoun = index + size - 1
            token = document.tokens[pronoun]
            counted = token.head if token.relation in ("det", "advmod") and token.head >= 0 else pronoun
            noun = counted if counted != pronoun else None
            link = _by_verb(document, lexicon, counted, noun) or _by_thing(document, lexicon, noun)
            told = noun is None or _is_people(document, lexicon, noun) or _by_thing(document, lexicon, noun) is not None
            if link is not None and told:
                span = document.span(index, index + size)
                yield Figure(span.begin, span.end, link.kind, 0, 0, 0, link.anchor, None, ("nobody counted", link.path))
        index += size or 1


def _singles(document: Document, lexicon: Lexicon, first: int, last: int) -> Iterator[Figure]:
    """*A soldier was killed*: one person, told without a number."""
    for token in document.tokens[first:last]:
        if token.form.lower() not in ("a", "an") or token.relation != "det" or token.head < token.index:
            continue
        noun = document.tokens[token.head]
        plural = noun.features.number == "Plur" or document.children(noun.index, "nummod")
        if noun.lemma.lower() not in lexicon.people or noun.lemma.lower() in ("police", "people", "family") or plural:
            continue
        link = _by_verb(document, lexicon, noun.index, noun.index)
        if link is not None and link.kind in SINGLE_KINDS and not _is_unreal(document, lexicon, link.anchor):
            whom = document.span(noun.index, noun.index + 1)
            yield Figure(token.begin, token.end, link.kind, 1, 1, 1, link.anchor, whom, ("one person", link.path))


def _none_words(document: Document, lexicon: Lexicon, index: int, last: int) -> int:
    """How many words from here say *nobody*: *no one* 2, *none* 1, otherwise 0."""
    words = " ".join(token.form.lower() for token in document.tokens[index : min(index + 2, last)])
    if words in lexicon.none:
        return 2
    return 1 if words.split(" ", maxsplit=1)[0] in lexicon.none else 0
