"""Where an event happened: the place tied to its predicate or its arguments, never a mere actor's name.

"Moscow said" names nobody's place. A place counts behind a preposition of place, as the object or subject of an
act of force or a visit ("bombed Aleppo"), or as the first part of a compound ("the Geneva talks"). Of several that
hang equally close the most specific is taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import islice

from tacitus.binding.clauses import (
    case_of,
    crosses_clause,
    governing_verb,
    head_of,
    in_its_own_clause,
    in_what_is_demanded,
    path_up,
    phrase_top,
)
from tacitus.binding.implying import Homes, area_of, implied_country
from tacitus.binding.neighbours import in_sentences, tellings_of
from tacitus.binding.words import is_report_verb, words_of
from tacitus.records import Document, EntityType, Event, Mention, PassageKind, PlaceBasis, Toponym

SEIZING = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "PROTEST"))  # an act whose noun names its scene behind "on"
SCENES = SEIZING | {"CONSULT"}  # acts that go on where the last of their kind was told
MATERIAL = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "CONSULT"))
DEEDS = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "SANCTION"))
MOVES = frozenset(("MOBILIZE", "RETREAT", "AID", "COERCE", "SANCTION", "CONCEDE"))
SURFACES = frozenset(("ISL", "ISLS", "STM", "LK", "LINE", "MTS", "PEN", "FCL", "BDR", "AIRB"))
FIRM = 3  # the strength from which another mention or a later act may take the place over
CITY_ACTS = frozenset(("CONSULT", "PROTEST"))
BESIDE = 2  # sentences over which an act lends another its pin; farther off it lends its country
COUNTRY = 1  # resolution of a whole country
POINT = 4  # the resolution from which a place is a pin
REACH = 3  # sentences through which a scene lasts
LEAD = 2  # body sentences whose scene the dateline may be


@dataclass(frozen=True, slots=True)
class Where:
    """The place chosen for an event."""

    place: int | None = None
    why: str = "the text ties no place to it"
    strength: int = 0
    basis: PlaceBasis = PlaceBasis.UNKNOWN
    implied: Toponym | None = None
    gap: int = 0  # sentences to the act that lends the place
    lent: bool = False  # by an act of another sentence or clause


@dataclass(frozen=True, slots=True)
class Site:
    """A toponym in the tree: its index, its own head, the head of the phrase it stands in, the preposition there."""

    index: int
    head: int
    top: int
    case: str
    sentence: int
    country: bool  # a whole country: in front of an act's name it is who acts ("U.S. airstrikes")
    surface: bool  # what one is on rather than in: an island, a river, a line, a street


def places_of(
    document: Document, events: Sequence[Event], places: Sequence[Toponym], mentions: Sequence[Mention], homes: Homes
) -> list[Where]:
    """The place of each event."""
    sites = _outermost(
        document, [site for index, place in enumerate(places) if (site := _site(document, index, place)) is not None]
    )
    sites_in: dict[int, list[Site]] = defaultdict(list)
    for site in sites:
        sites_in[site.sentence].append(site)
    near, tellings = in_sentences(document, events), tellings_of(events)
    found = [
        _tied(document, event, [events[place] for place in near[event.sentence]], places, sites_in[event.sentence])
        for event in events
    ]
    found = [
        _from_neighbour(document, index, events, found, near[event.sentence]) for index, event in enumerate(events)
    ]
    named = {site.sentence for site in sites if not site.country}
    found = [
        where if event.sentence in named else _from_link(index, found, tellings[index])
        for index, (event, where) in enumerate(zip(events, found, strict=True))
    ]
    found = [_from_scene(document, index, events, found) for index in range(len(events))]
    found = [
        _from_dateline(document, event, where, places, mentions) for event, where in zip(events, found, strict=True)
    ]
    return [
        Where(why="told over a distance, so at no one place")
        if _is_remote(document, event)
        else _implied(event, where, places, mentions, homes, pinned=_may_be_pinned(document, event, where))
        for event, where in zip(events, found, strict=True)
    ]


def _is_place_noun(document: Document, index: int) -> bool:
    return document.tokens[index].lemma.casefold() in words_of("place noun")


def _outermost(document: Document, sites: Sequence[Site]) -> list[Site]:
    """The sites without those that only say what another one lies near: *a village near Damascus* is not Damascus."""
    heads = {site.head for site in sites} | {site.top for site in sites}
    return [
        site for site in sites if site.case not in words_of("vicinity") or not _is_beside_a_place(document, site, heads)
    ]


def _is_beside_a_place(document: Document, site: Site, heads: Set[int]) -> bool:
    above = document.tokens[site.top].head
    return above >= 0 and (above in heads - {site.head, site.top} or _is_place_noun(document, above))


def _may_be_pinned(document: Document, event: Event, where: Where) -> bool:
    """A pin is lent to words that go back to the same act (*the attack*, *denied it*); to others its country is."""
    if not where.lent:
        return True
    if where.gap > BESIDE:
        return False
    head = document.tokens[event.predicate[0]]
    if head.relation == "ccomp" and document.tokens[head.head].lemma.casefold() in words_of("denying"):
        return True  # what is denied is what was told before
    nouns = [index for index in document.children(event.predicate[0], "nsubj") if not _is_party(document, event, index)]
    articles = (child for noun in (event.predicate[0], *nouns) for child in document.children(noun, "det"))
    return any(document.tokens[child].lemma.casefold() in words_of("definite") for child in articles)


def _is_party(document: Document, event: Event, index: int) -> bool:
    begin = document.tokens[index].begin
    roles = (*event.actors, *event.recipients)
    return any(role.begin is not None and role.begin <= begin < (role.end or 0) for role in roles)


def _is_remote(document: Document, event: Event) -> bool:
    """True for a talk by telephone, video or letter."""
    if event.type != "CONSULT":
        return False
    words = set(event.predicate)
    head = document.tokens[event.predicate[0]]
    if head.relation in ("advcl", "xcomp", "conj") and head.head >= 0:
        words.add(head.head)  # spoke by telephone, discussing the truce
    near = {*words, *(child for index in words for child in document.children(index))}
    return any(document.tokens[index].lemma.casefold() in words_of("remote") for index in near)


def _implied(
    event: Event,
    where: Where,
    places: Sequence[Toponym],
    mentions: Sequence[Mention],
    homes: Homes,
    *,
    pinned: bool,
) -> Where:
    """The country that parties or report imply, where no name tells it or the name's country is not known."""
    place = places[where.place] if where.place is not None else None
    if place is not None and not pinned and place.resolution >= POINT and place.country_code is not None:
        area = area_of(place)
        return replace(where, place=None, why=f"{where.why}: its country", implied=area) if area else where
    if place is not None and (place.country_code is not None or place.name is not None):
        return where
    implied = implied_country(event, mentions, homes)
    if implied is None:
        return where
    if place is None:
        return Where(None, implied.why, 0, PlaceBasis.IMPLIED, implied.place)
    why = f"its country implied: {implied.why}"
    return replace(where, why=f"{where.why}; {why}", implied=replace(place, country_code=implied.place.country_code))


def authority_at(where: Where, places: Sequence[Toponym], homes: Homes) -> str | None:
    """The country whose police and courts act at a place: one named or implied as a whole, or that of the report.

    A town alone does not tell it: whoever holds it may be of another country.
    """
    named = places[where.place] if where.place is not None else None
    if where.implied is not None:
        return where.implied.country_code
    if named is None or (named.resolution > COUNTRY and named.country_code != homes.people):
        return None
    return named.country_code


def _site(document: Document, index: int, place: Toponym) -> Site | None:
    head = head_of(document, place.span)
    if head is None:
        return None
    top = phrase_top(document, head)
    case = case_of(document, head) or case_of(document, top)
    noun = document.tokens[top].head
    if case == "of" and noun >= 0 and _is_place_noun(document, noun) and case_of(document, noun):
        top, case = noun, case_of(document, noun)  # in the town of Brest
    surface = place.feature_code in SURFACES or place.name is None
    return Site(index, head, top, case, document.sentence_of(head).index, place.resolution == COUNTRY, surface)


# --- places that the sentence ties to the event ------------------------------------------------


def _tied(
    document: Document, event: Event, events: Sequence[Event], places: Sequence[Toponym], sites: Sequence[Site]
) -> Where:
    """The site of the event's sentence that it hangs on most closely; ``events`` are those of the sentence."""
    best: tuple[int, int, int, int] | None = None
    reason = ""
    for site in sites:
        strength, why = _strength(document, event, events, site)
        if not strength or (strength == 1 and places[site.index].resolution >= POINT):
            continue  # a wrong pin is worse than none
        gap = abs(site.head - event.predicate[0])
        key = (strength, _fineness(places[site.index]), -gap, -site.index)
        if best is None or key > best:
            best, reason = key, why
    if best is None:
        return Where()
    index = -best[3]
    return Where(index, f"{reason}: {document.text(places[index].span)}", best[0], PlaceBasis.STATED)


def _fineness(place: Toponym) -> int:
    return place.resolution


def _strength(document: Document, event: Event, events: Sequence[Event], site: Site) -> tuple[int, str]:
    """How a site hangs on the event: 5 on the predicate … 1 elsewhere in the sentence; 0 not at all."""
    predicate = event.predicate[0]
    if site.head in event.predicate:
        return 5, "within the event's own words"
    path = path_up(document, site.head, predicate)
    if path is not None:
        return _below(document, event, events, site, path)
    if _on_withdrawing(document, event, site):
        return 2, "where those who withdraw are"
    if site.case in words_of("scene") and in_its_own_clause(document, site.top, predicate):
        return 4, "where it is told to go on"
    if _is_where(document, site, predicate):
        return 4, "the place where it happened"
    verb = governing_verb(document, predicate)
    if verb is not None and _hosts(document, site, verb):
        return 4, "it hosts the act"
    if verb is not None and _scenic(document, event, site):
        above = path_up(document, site.head, verb)
        if above is not None and not crosses_clause(document, site.head, above, verb):
            held = any(other is not event and other.predicate[0] in above[:-1] for other in events)
            held = held or _is_of_source(document, above)
            if not held and not is_report_verb(document.tokens[verb].lemma):
                return 3, "on the verb that governs the event"
    return _elsewhere(document, event, events, site)


def _is_where(document: Document, site: Site, predicate: int) -> bool:
    """*The prison in Colón, where he is held*: the place that a clause with *where* hangs on, or what it lies in."""
    clause = document.tokens[predicate]
    if clause.relation != "acl" or clause.head < 0:
        return False
    if not any(document.tokens[child].lemma.casefold() == "where" for child in document.children(predicate)):
        return False
    beside = document.tokens[clause.head].head  # land in Rome on Monday, where they will meet
    sibling = beside >= 0 and document.tokens[site.top].head == beside and site.head < predicate
    return sibling or clause.head in (site.head, site.top, *document.ancestors(site.head))


def _hosts(document: Document, site: Site, verb: int) -> bool:
    """*Cairo hosted the talks*, *the talks hosted by Cairo*."""
    top = document.tokens[site.top]
    subject = top.rel == "nsubj" or site.case == "by"
    return subject and top.head == verb and document.tokens[verb].lemma.casefold() in words_of("hosting")


def _is_beside(document: Document, path: Sequence[int]) -> bool:
    """*Talks on the sidelines of a summit in Bali*: where the one is, the other is."""
    return any(document.tokens[index].lemma.casefold() in words_of("beside") for index in path[:-1])


def _on_withdrawing(document: Document, event: Event, site: Site) -> bool:
    """True for "the forces in Syria will begin to withdraw", where the forces hang from another verb."""
    if "withdraw" not in event.mode or site.case not in words_of("scene"):
        return False
    span = document.tokens[site.head].span
    return any(role.begin is not None and role.begin <= span.begin < (role.end or 0) for role in event.actors)


def _below(
    document: Document, event: Event, events: Sequence[Event], site: Site, path: Sequence[int]
) -> tuple[int, str]:
    predicate = event.predicate[0]
    if _of_another(document, event, events, path):
        return 0, ""
    relation = document.tokens[site.head].relation
    direct = document.tokens[site.top].head == predicate or document.tokens[site.head].head == predicate
    if relation == "compound" and document.tokens[site.head].head == predicate and not site.country:
        return 4, "part of the event's name"
    if not site.case:
        return _bare(document, event, site, direct)
    if crosses_clause(document, site.head, path, predicate):
        if site.case in words_of("scene") and in_its_own_clause(document, site.top, predicate):
            return 4, "where it is told to go on"
        return _in_lower_clause(document, site, path) if event.type in MATERIAL else (0, "")
    if direct:
        return _direct(document, event, site)
    return _on_argument(document, event, site, path)


def _of_another(document: Document, event: Event, events: Sequence[Event], path: Sequence[int]) -> bool:
    """True for the place of another act on the way, of what is demanded or agreed on, or of a source."""
    others = {other.predicate[0] for other in events if other is not event}
    if others & set(path[:-1]) and not _is_beside(document, path):
        return True
    agreed = event.type == "AGREE" and any(document.tokens[index].relation == "xcomp" for index in path[:-1])
    return _is_of_source(document, path) or agreed or in_what_is_demanded(document, event, path)


def _is_of_source(document: Document, path: Sequence[int]) -> bool:
    """*According to the embassy in Rome*: where the source is."""
    return any(case_of(document, index) == "according" for index in path[:-1])


def _in_lower_clause(document: Document, site: Site, path: Sequence[int]) -> tuple[int, str]:
    """A scene in an adverbial clause under the event holds for it; one in a relative clause does not.

    Neither does one in a participle with a subject of its own ("killed thousands, many of them seeking refuge there").
    """
    if site.case == "on" and document.tokens[site.top].relation == "nmod":
        return 0, ""  # met to settle the dispute on the dam
    clauses = {document.tokens[index].relation for index in (site.head, *path[:-1])}
    if any(_is_absolute(document, index) for index in path[:-1]):
        return 0, ""
    if site.case in words_of("scene") and not clauses & {"acl", "ccomp", "csubj", "parataxis"}:
        return 2, "in a clause under the event"
    return 0, ""


def _is_absolute(document: Document, index: int) -> bool:
    token = document.tokens[index]
    own = document.children(index, "nsubj") and not document.children(index, "aux")
    return token.features.verb_form in ("Part", "Ger") and bool(own)


def _direct(document: Document, event: Event, site: Site) -> tuple[int, str]:
    if _scenic(document, event, site):
        return 5, "on the event's predicate"
    nominal = document.tokens[event.predicate[0]].upos in ("NOUN", "PROPN")
    if nominal and event.type in SEIZING and site.case in words_of("target"):
        return 5, "what the act is aimed at"
    if nominal and event.type == "CONSULT" and site.case == "to":
        return 5, "where the visit goes"
    return 0, ""


def _on_argument(document: Document, event: Event, site: Site, path: Sequence[int]) -> tuple[int, str]:
    """A place inside an argument: "killed ten people in Aleppo", "the city of Brest"; not "the envoy to Syria"."""
    argument = path[-2] if len(path) > 1 else site.top
    actor = document.tokens[argument].rel in ("nsubj", "obl:agent")
    if event.type == "SANCTION" and site.case == "on":
        return 0, ""  # whom it strikes
    if site.case in words_of("scene"):
        talked = event.type not in DEEDS or event.type == "SANCTION"
        if talked and not _is_beside(document, path) and _is_topic(document, event, argument, path):
            return 0, ""
        if _is_envoy(document, event, argument):
            return 0, ""
        return (2, "on the actor") if actor else (4, "on an argument of the event")
    noun = document.tokens[document.tokens[site.top].head]
    if site.case == "of" and noun.lemma.casefold() in words_of("place noun") and not actor:
        if case_of(document, noun.index) in words_of("scene"):
            return 5, "on the event's predicate"
        if event.type in MATERIAL and noun.rel in ("obj", "nsubj:pass"):
            return 4, "the object of the act"
    return 0, ""


def _is_envoy(document: Document, event: Event, argument: int) -> bool:
    """*The envoy in Rome met the king*: where one who meets others sits is not where they meet."""
    return event.type == "CONSULT" and document.tokens[argument].rel == "nsubj"


def _is_topic(document: Document, event: Event, argument: int, path: Sequence[int]) -> bool:
    """True for what is only talked of, which may lie anywhere: "discussed the crisis in Syria", "a call on Somalia"."""
    if any(case_of(document, index) in words_of("topic") for index in path[:-1]):
        return True
    return event.type == "CONSULT" and document.tokens[argument].relation == "obj"


def _bare(document: Document, event: Event, site: Site, direct: bool) -> tuple[int, str]:
    """A place without a preposition: the object of an act ("bombed Aleppo"), or the owner of the scene."""
    relation = document.tokens[site.top].rel
    if _hosts(document, site, event.predicate[0]):
        return 4, "it hosts the act"
    if direct and event.type in MATERIAL and relation in ("obj", "nsubj:pass"):
        return 4, "the object of the act"
    if (
        direct
        and event.type in MATERIAL
        and relation == "nmod:poss"
        and document.tokens[event.predicate[0]].upos == "NOUN"
    ):
        return 0, ""
    if document.tokens[site.top].relation in ("obl", "advmod"):
        return (3, "beside the predicate") if direct else (0, "")
    return 0, ""


def _scenic(document: Document, event: Event, site: Site) -> bool:
    if site.case == "between" and any(document.children(index, "conj") for index in (site.head, site.top)):
        return False  # ties between two countries
    if site.case == "on":
        return site.surface and event.type in MATERIAL
    if site.case in words_of("scene"):
        return True
    goes = document.tokens[event.predicate[0]].lemma.casefold() in words_of("going")
    return site.case in words_of("motion") and (event.type in MOVES or (goes and event.type == "CONSULT"))


def _elsewhere(document: Document, event: Event, events: Sequence[Event], site: Site) -> tuple[int, str]:
    """A scene told higher up in the sentence, unless it belongs to another event or to words of a speaker."""
    if site.case not in words_of("scene") or (site.case == "on" and not site.surface):
        return 0, ""
    owner = document.tokens[site.top].head
    if owner < 0 or case_of(document, site.top) == "according" or is_report_verb(document.tokens[owner].lemma):
        return 0, ""
    if owner not in _upwards(document, event):
        return 0, ""
    own = document.tokens[event.predicate[0]]
    if own.relation == "conj" and own.head == owner and site.head > own.index:
        return 2, "beside both verbs"
    held = any(other is not event and owner in other.predicate for other in events)
    return (2, "the scene of the act above it") if held else (1, "the scene of the sentence")


def _upwards(document: Document, event: Event) -> set[int]:
    """The words above an event up to where somebody else's words begin."""
    found: set[int] = set()
    current = event.predicate[0]
    while document.tokens[current].head >= 0:
        if document.tokens[current].relation in ("ccomp", "parataxis", "csubj"):
            break
        current = document.tokens[current].head
        found.add(current)
    return found


# --- places that the report supports -----------------------------------------------------------


def _from_neighbour(
    document: Document, index: int, events: Sequence[Event], found: Sequence[Where], near: Sequence[int]
) -> Where:
    """The place of the act that an act of the same sentence belongs to ("visited Brest to attend the summit")."""
    where, event = found[index], events[index]
    if where.place is not None:
        return where
    for other in near:
        if events[other].sentence != event.sentence or found[other].strength < FIRM:
            continue
        if _continues(document, event, events[other]):
            return Where(found[other].place, "the place of the act that it belongs to", FIRM - 1, PlaceBasis.CONTEXT)
    return where


def _continues(document: Document, event: Event, other: Event) -> bool:
    current = event.predicate[0]
    while document.tokens[current].relation in ("xcomp", "advcl", "conj") and document.tokens[current].head >= 0:
        marks = document.children(current, "mark")
        if any(document.tokens[mark].form.casefold() in words_of("cause") for mark in marks):
            return False  # jailed here for protesting there
        current = document.tokens[current].head
        if current in other.predicate:
            return True
    return False


def _from_link(index: int, found: Sequence[Where], tellings: Sequence[int]) -> Where:
    """The place of another mention of the same event."""
    where = found[index]
    if where.place is not None:
        return where
    for other in tellings:
        if other != index and found[other].strength >= FIRM:
            why = "another mention of the event has this place"
            return Where(found[other].place, why, FIRM - 1, PlaceBasis.CONTEXT, lent=True)
    return where


def _from_scene(document: Document, index: int, events: Sequence[Event], found: Sequence[Where]) -> Where:
    """The place of the last act of the same type, for force or meetings told on within a few sentences."""
    where, event = found[index], events[index]
    if where.place is not None or event.type not in SCENES:
        return where
    for other in range(index - 1, -1, -1):
        gap = event.sentence - events[other].sentence
        if gap > REACH:
            break
        same = events[other].type == event.type and _background(event) == _background(events[other])
        if same and found[other].strength >= FIRM and (gap == 0 or _same_paragraphs(document, event, events[other])):
            why = "the scene of the act told before"
            return Where(found[other].place, why, FIRM - 1, PlaceBasis.CONTEXT, gap=gap, lent=True)
    return where


def _same_paragraphs(document: Document, event: Event, other: Event) -> bool:
    return document.sentences[event.sentence].paragraph - document.sentences[other.sentence].paragraph <= 1


def _background(event: Event) -> bool:
    return bool({"historical", "future", "hypothetical"} & set(event.auxiliary))


def _from_dateline(
    document: Document, event: Event, where: Where, places: Sequence[Toponym], mentions: Sequence[Mention]
) -> Where:
    """The dateline, for a meeting or protest of the lead whose parties belong to that country.

    Force is often told from a capital and used elsewhere: a wrong pin is worse than none.
    """
    line = document.report.dateline_place
    if where.place is not None or line is None or event.type not in CITY_ACTS or event.auxiliary:
        return where
    if not _in_lead(document, event) or _has_facility(document, event):
        return where
    for index, place in enumerate(places):
        if place.span.overlaps(line) and place.country_code and place.country_code in _countries(event, mentions):
            return Where(index, f"the dateline: {document.text(place.span)}", 0, PlaceBasis.DATELINE)
    return where


def _has_facility(document: Document, event: Event) -> bool:
    """True if the sentence names a building or a base: the scene is there, not simply in the town of the dateline."""
    sentence = document.sentences[event.sentence]
    return any(
        entity.type is EntityType.FACILITY and sentence.span.contains(entity.span) for entity in document.entities
    )


def _countries(event: Event, mentions: Sequence[Mention]) -> set[str | None]:
    roles = (*event.actors, *event.recipients)
    return {mentions[role.mention].code for role in roles if role.mention is not None}


def _in_lead(document: Document, event: Event) -> bool:
    body = (item.index for item in document.sentences if item.kind is PassageKind.BODY)
    return event.sentence in islice(body, LEAD)
