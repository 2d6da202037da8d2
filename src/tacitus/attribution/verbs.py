"""Verbs and adjectives as cues: where their content stands, and who their source is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tacitus.attribution.lexicon import Cue, negated
from tacitus.attribution.passing_on import citer
from tacitus.attribution.phrases import below, is_passive, is_trailing, leading, merged, span_of, subject_of, without
from tacitus.attribution.quotes import SHORTEST
from tacitus.attribution.scene import Draft, Scene
from tacitus.records import Act, Certainty, Document, Sentence, Span, Token

PLACES = frozenset({"ccomp", "xcomp", "obj", "quote", "clause", "claim", "whether", "aside"})
IT_THAT = "it+that"
SEEMING = "subject+xcomp"
PLEDGES = (Act.PROMISE, Act.THREATEN)
QUOTE_GAP = 3  # characters between a cue and a quotation that stand side by side
LAST_WORD = 16  # tokens that may follow a cue that closes its sentence
FIRST_WORD = 3  # tokens before a cue that make a clause worth attributing


@dataclass(frozen=True, slots=True)
class Found:
    """A content: its tokens, the head of its clause, words that join the cue, the rule."""

    tokens: tuple[int, ...]
    root: int | None
    joined: tuple[int, ...]
    rule: str


def verb_drafts(scene: Scene, token: Token) -> Iterator[Draft]:
    """The statement that a verb or adjective cues, by the first of its senses that finds a content.

    A sense that finds a quotation alone gives way to one whose content holds it: *denounced the call for “a ban”*.
    """
    quoted: Draft | None = None
    for cue in scene.lexicon.senses(token):
        draft = _draft(scene, token, cue)
        if draft is None or (quoted is not None and not _holds(draft, quoted)):
            continue
        if quoted is None and draft.quoted and next(_contents(scene, token, cue), None) is None:
            quoted = draft
            continue
        yield draft
        return
    if quoted is not None:
        yield quoted


def _holds(draft: Draft, other: Draft) -> bool:
    """True if the contents of a draft stand in those of another."""
    return all(any(span.contains(part) for span in draft.content) for part in other.content)


def _draft(scene: Scene, token: Token, cue: Cue) -> Draft | None:
    found = next(_contents(scene, token, cue), None)
    quotes = _quotes_of(scene, token) if "quote" in cue.complement else ()
    if found is None and not quotes:
        return None
    source = _source(scene, token, cue, found)
    if source is None and not is_passive(scene.document, token.index) and not _is_impersonal(scene, token, cue):
        return None
    if _speaks_of_oneself(scene, token, cue, source):
        return None
    spans = span_of(scene.document, _less_trailing(scene, found.tokens)) if found else ()
    denied = negated(scene.document, scene.lexicon, token.index)
    return Draft(
        cue=_cue_tokens(scene, token, found),
        content=_joined(scene, found, spans, quotes),
        source=source,
        act=cue.act,
        certainty=Certainty.UNKNOWN if denied else cue.certainty,
        root=found.root if found else _quoted_root(scene, quotes),
        why=f"cue {cue.pos.lower()} {cue.lemma}: {found.rule if found else 'quotation'}",
        quoted=bool(quotes),
        denied=denied,
    )


def _less_trailing(scene: Scene, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """A content without *…, adding that …*, which is a statement of its own."""
    document = scene.document
    trailing = [
        index
        for index in tokens[1:]
        if is_trailing(document, index)
        and index not in scene.quoted
        and any("quote" in sense.complement for sense in scene.lexicon.senses(document.tokens[index]))
    ]
    gone = set(below(document, trailing))
    return tuple(index for index in tokens if index not in gone)


def _joined(scene: Scene, found: Found | None, spans: Sequence[Span], quotes: Sequence[Span]) -> tuple[Span, ...]:
    """A clause that begins and is headed inside a quotation is the quotation; one around it takes it in."""
    if found is not None and found.root is not None and found.tokens:
        ends = (scene.document.tokens[found.root].span, scene.document.tokens[found.tokens[0]].span)
        if all(any(quote.contains(end) for quote in quotes) for end in ends):
            return merged(quotes, scene.document)
    kept = [span for span in spans if not any(quote.contains(span) for quote in quotes)]
    return merged((*kept, *quotes), scene.document)


def _speaks_of_oneself(scene: Scene, token: Token, cue: Cue, source: int | None) -> bool:
    """*I think* inside a quotation hedges what its speaker says; it is no second source."""
    if source is None or token.index not in scene.quoted:
        return False
    return cue.certainty is not Certainty.CERTAIN and scene.lexicon.marked("first", scene.document.tokens[source])


# --- contents ---------------------------------------------------------------------------------------


def _contents(scene: Scene, token: Token, cue: Cue) -> Iterator[Found]:
    yield from _raised(scene, token, cue)
    if _is_impersonal(scene, token, cue):
        yield from (Found(scene.document.subtree(i), i, (), IT_THAT) for i in _that_clauses(scene, token))
    yield from _clauses(scene, token, cue)
    yield from _pairs(scene, token, cue)
    yield from _prepositions(scene, token, cue)
    yield from _objects(scene, token, cue)
    if "aside" in cue.complement:
        yield from _put_so(scene, token)
    if cue.complement & {"quote", "ccomp"} and not scene.document.children(token.index, "xcomp", "ccomp"):
        yield from _parenthesis(scene, token)
        if "quote" in cue.complement:
            yield from _before(scene, token)
            yield from _following(scene, token)


def _is_impersonal(scene: Scene, token: Token, cue: Cue) -> bool:
    """True for *it appears that*: nobody is named to whom it does."""
    document = scene.document
    subjects = document.children(token.index, "expl", "nsubj")
    it = any(scene.lexicon.marked("collective", document.tokens[child]) for child in subjects)
    return (IT_THAT in cue.complement and it) or _seeming(scene, token, cue) is not None


def _seeming(scene: Scene, token: Token, cue: Cue) -> tuple[int, int] | None:
    """*The rebels appear to have left*: the subject and the infinitive of what somebody sees so."""
    document = scene.document
    subjects = document.children(token.index, "nsubj") if SEEMING in cue.complement else ()
    infinitive = frozenset({"to"})
    clauses = (i for i in document.children(token.index, "xcomp") if scene.has_case(i, infinitive) is not None)
    clause = next(clauses, None)
    return (subjects[0], clause) if subjects and clause is not None else None


def _that_clauses(scene: Scene, token: Token) -> tuple[int, ...]:
    clauses = scene.document.children(token.index, "ccomp", "csubj", "advcl")
    return tuple(child for child in clauses if _is_that(scene, child))


def _raised(scene: Scene, token: Token, cue: Cue) -> Iterator[Found]:
    """*The general is said to have fled*, *was told to leave*: the subject belongs to the content."""
    document = scene.document
    seeming = _seeming(scene, token, cue)
    if seeming is not None:
        yield Found(below(document, seeming), seeming[1], (), "seeming")
    if (
        cue.act in PLEDGES
        or not cue.complement & {"ccomp", "xcomp", "object+xcomp"}
        or not document.children(token.index, "aux:pass")
    ):
        return
    subjects = document.children(token.index, "nsubj:pass")
    clauses = document.children(token.index, "xcomp")
    if subjects and clauses:
        yield Found(below(document, (subjects[0], clauses[0])), clauses[0], (), "passive with infinitive")


def _clauses(scene: Scene, token: Token, cue: Cue) -> Iterator[Found]:
    document = scene.document
    for child in document.children(token.index, "ccomp", "xcomp", "advcl", "csubj"):
        item = document.tokens[child]
        rel = "ccomp" if item.relation in ("advcl", "csubj") and _is_that(scene, child) else item.relation
        if rel in cue.complement and scene.is_clause(item):
            preposed = rel == "ccomp" and child < token.index
            tokens = _all_before(scene, token, child) if preposed else document.subtree(child)
            yield Found(tokens, child, (), rel)


def _is_that(scene: Scene, index: int) -> bool:
    return scene.has_case(index, frozenset({"that"})) is not None


def _all_before(scene: Scene, token: Token, clause: int) -> tuple[int, ...]:
    """The words of a clause that stands before its cue; all words before it where the cue heads the sentence."""
    document = scene.document
    own = document.subtree(clause)
    if token.head >= 0 or own[-1] > token.index:
        return tuple(index for index in own if index < token.index or own[-1] > token.index)
    first = _cluster_begin(document, token)
    return tuple(range(document.sentence_of(token.index).first, first))


def _cluster_begin(document: Document, token: Token) -> int:
    """Where source and cue begin together."""
    starts = [token.index]
    for child in document.children(token.index, "nsubj", "aux", "advmod"):
        start = document.subtree(child)[0]
        if document.tokens[child].relation == "nsubj" or child == token.index - 1:
            starts.append(start)
    return min(starts)


def _pairs(scene: Scene, token: Token, cue: Cue) -> Iterator[Found]:
    """*urged Paris to act*, *accused Paris of lying*, *called on Paris to act*: object and what it is to do."""
    document = scene.document
    for place in sorted(item for item in cue.complement if "+" in item):
        first, _, second = place.partition("+")
        objects, joined = _first_of_pair(scene, token, first)
        clause = _second_of_pair(scene, token, second)
        if objects is not None and clause is not None:
            tokens = tuple(index for index in below(document, (objects, clause)) if index not in joined)
            yield Found(tokens, clause, joined, place)


def _first_of_pair(scene: Scene, token: Token, first: str) -> tuple[int | None, tuple[int, ...]]:
    document = scene.document
    if first == "object":
        found = document.children(token.index, "obj", "iobj", "nsubj:pass")
        found = tuple(i for i in found if document.tokens[i].relation != "nsubj" or is_passive(document, token.index))
        return (found[0] if found else None), ()
    for child in document.children(token.index, "obl"):
        case = scene.has_case(child, frozenset({first})) or _particle(scene, token, child, first)
        if case is not None:
            return child, (case,)
    return None, ()


def _particle(scene: Scene, token: Token, child: int, word: str) -> int | None:
    """The preposition that the tree makes a particle of the verb: *called on | Paris*."""
    document = scene.document
    if document.children(child, "case"):
        return None
    particles = document.children(token.index, "compound:prt")
    return next((i for i in particles if i < child and document.tokens[i].form.lower() == word), None)


def _second_of_pair(scene: Scene, token: Token, second: str) -> int | None:
    document = scene.document
    if second == "xcomp":
        clauses = document.children(token.index, "xcomp", "ccomp", "advcl")
        infinitive = frozenset({"to"})
        rels = {i: document.tokens[i].relation for i in clauses}
        fits = [i for i in clauses if rels[i] == "xcomp" or scene.has_case(i, infinitive) is not None]
        return fits[0] if fits else None
    for child in document.children(token.index, "advcl", "obl", "xcomp", "ccomp"):
        if scene.has_case(child, frozenset({second})) is not None:
            return child
    return None


def _prepositions(scene: Scene, token: Token, cue: Cue) -> Iterator[Found]:
    document = scene.document
    words = frozenset(item for item in cue.complement - PLACES if "+" not in item)
    if not words:
        return
    for child in document.children(token.index, "advcl", "obl", "ccomp", "xcomp"):
        case = scene.has_case(child, words)
        if case is None and document.tokens[child].relation in ("xcomp", "advcl"):
            case = _case_of_doer(scene, child, words)
        if case is not None:
            tokens = tuple(index for index in document.subtree(child) if index != case)
            yield Found(tokens, child, (case,), document.tokens[case].lemma)


def _case_of_doer(scene: Scene, clause: int, words: frozenset[str]) -> int | None:
    """*Called | for Paris to act*, where the tree hangs the preposition on who is to act."""
    first = scene.document.subtree(clause)[0]
    if scene.has_case(clause, frozenset({"to"})) is None:
        return None
    doers = (i for i in scene.document.children(clause, "obl", "nsubj") if i < clause)
    cases = (scene.has_case(doer, words) for doer in doers)
    return next((case for case in cases if case == first), None)


def _objects(scene: Scene, token: Token, cue: Cue) -> Iterator[Found]:
    document = scene.document
    if not cue.complement & {"obj", "claim"}:
        return
    for child in document.children(token.index, "obj", "nsubj:pass"):
        item = document.tokens[child]
        claim = bool(scene.lexicon.senses(item)) or scene.lexicon.marked("claimable", item)
        noun = item.upos in ("NOUN", "PROPN") or _is_share(scene, child)
        if noun and ("obj" in cue.complement or claim):
            yield Found(document.subtree(child), child, (), "object")


def _is_share(scene: Scene, index: int) -> bool:
    """*Many of the pledges*, *one of the attacks*: a part that is named by the whole."""
    wholes = scene.document.children(index, "nmod")
    return any(scene.has_case(child, frozenset({"of"})) is not None for child in wholes)


def _parenthesis(scene: Scene, token: Token) -> Iterator[Found]:
    """*Jets left, the ministry said*, *as he said*, *he said: jets left*: cue and content side by side."""
    document = scene.document
    above = token.head
    aside = token.relation == "parataxis" or (
        token.relation == "advcl" and scene.has_case(token.index, frozenset({"as"})) is not None
    )
    if document.children(token.index, "obj"):
        return
    if aside and above >= 0 and document.tokens[above].upos != "PUNCT":
        yield Found(without(document, above, (token.index,)), above, (), "parenthesis")
        return
    for child in document.children(token.index, "parataxis"):
        if scene.is_clause(document.tokens[child]):
            tokens = _all_before(scene, token, child) if child < token.index else document.subtree(child)
            yield Found(tokens, child, (), "parataxis")


def _put_so(scene: Scene, token: Token) -> Iterator[Found]:
    """*Jets left, as the ministry put it*: the clause beside."""
    document = scene.document
    beside = token.relation == "advcl" and scene.has_case(token.index, frozenset({"as"})) is not None
    objects = document.children(token.index, "obj")
    if beside and token.head >= 0 and all(document.tokens[index].upos == "PRON" for index in objects):
        yield Found(without(document, token.head, (token.index,)), token.head, (), "as somebody put it")


def _before(scene: Scene, token: Token) -> Iterator[Found]:
    """The words before a cue that ends its sentence after a comma, whatever the tree makes of them."""
    document = scene.document
    sentence = document.sentence_of(token.index)
    first = _cluster_begin(document, token)
    aside = document.children(token.index, "obj", "conj")
    if token.head >= 0 or first - sentence.first < FIRST_WORD or aside or sentence.last - token.index > LAST_WORD:
        return
    if document.tokens[first - 1].form not in (",", "”", '"'):
        return
    tokens = tuple(range(sentence.first, first))
    verbs = [index for index in tokens if document.tokens[index].upos in ("VERB", "AUX")]
    if verbs:
        yield Found(tokens, verbs[0], (), "words before")


def _following(scene: Scene, token: Token) -> Iterator[Found]:
    """*The minister said:* and the statement in the next paragraph, with or without quotation marks."""
    document = scene.document
    sentence = document.sentence_of(token.index)
    closes = document.tokens[sentence.last - 1].form == ":" and sentence.last - token.index <= LAST_WORD
    if closes and sentence.index + 1 < len(document.sentences):
        following = document.sentences[sentence.index + 1]
        yield Found(tuple(range(following.first, following.last)), document.root(following), (), "after a colon")


# --- quotations -------------------------------------------------------------------------------------


def _quotes_of(scene: Scene, token: Token) -> tuple[Span, ...]:
    """Quotations that reach into the cue's sentence and hang on the cue, whole."""
    sentence = scene.document.sentence_of(token.index)
    found = [
        quote.span
        for quote in scene.quotes_in(sentence)
        if not quote.span.contains(token.span) and (quote.words >= SHORTEST or _next_to(token, quote.span))
        if _governs(scene, token, quote.span)
    ]
    return (*found, *_after_colon(scene, token, sentence))


def _after_colon(scene: Scene, token: Token, sentence: Sentence) -> tuple[Span, ...]:
    """The quotation in the sentence after *the minister said:*."""
    document = scene.document
    if document.tokens[sentence.last - 1].form != ":" or token.index in scene.quoted:
        return ()
    if sentence.index + 1 >= len(document.sentences) or sentence.last - token.index > LAST_WORD:
        return ()
    following = document.sentences[sentence.index + 1]
    return tuple(
        quote.span for quote in scene.quotes_in(following) if abs(quote.span.begin - following.begin) <= QUOTE_GAP
    )


def _next_to(token: Token, quote: Span) -> bool:
    """True for *said: "No"* and *"No," said*: nothing but marks and the source between."""
    return 0 <= quote.begin - token.end <= QUOTE_GAP or (quote.end <= token.begin and token.head < 0)


def _governs(scene: Scene, token: Token, quote: Span) -> bool:
    """True if a head of the quotation's words and the cue lie on one path of the tree."""
    document = scene.document
    sentence = document.sentence_of(token.index)
    words = [word for word in document.tokens_in(quote) if sentence.first <= word.index < sentence.last]
    heads = [word.index for word in words if word.head < 0 or not quote.overlaps(document.tokens[word.head].span)]
    above = {token.index, *((token.head,) if token.relation == "parataxis" else ())}
    over_cue = {token.index, *document.ancestors(token.index)}
    for head in heads:
        path = (head, *document.ancestors(head))
        if above & set(path) and not _other_cue_between(scene, token, path):
            return True
        if head in over_cue and token.relation == "parataxis":
            return True
    return False


def _other_cue_between(scene: Scene, token: Token, path: Sequence[int]) -> bool:
    """True if another speaking verb stands on the way from a quotation up to the cue."""
    for index in path:
        if index == token.index:
            return False
        senses = scene.lexicon.senses(scene.document.tokens[index])
        if any("quote" in cue.complement for cue in senses) and index not in scene.quoted:
            return True
    return False


def _quoted_root(scene: Scene, quotes: Sequence[Span]) -> int | None:
    for span in quotes:
        for word in scene.document.tokens_in(span):
            outermost = word.head < 0 or not span.overlaps(scene.document.tokens[word.head].span)
            if outermost and word.upos != "PUNCT":
                return word.index
    return None


# --- source and cue ---------------------------------------------------------------------------------


def _speaker_above(scene: Scene, token: Token) -> int | None:
    """*Paris said Rome had agreed, adding that …*: who adds is who said, whatever the participle hangs on."""
    document = scene.document
    for above in document.ancestors(token.index):
        speaks = any("quote" in sense.complement for sense in scene.lexicon.senses(document.tokens[above]))
        subjects = document.children(above, "nsubj") if speaks else ()
        if subjects:
            return subject_of(document, above)
    for above in reversed(tuple(document.ancestors(token.index))):
        if document.children(above, "nsubj"):
            return subject_of(document, above)
    return None


def _source(scene: Scene, token: Token, cue: Cue, found: Found | None) -> int | None:
    document = scene.document
    if _is_impersonal(scene, token, cue):
        return None
    if token.upos == "ADJ":
        subjects = document.children(token.index, "nsubj")
        raised = token.relation == "xcomp" and token.head >= 0
        above = subject_of(document, token.head) if raised else None  # *she made clear that …*
        return subjects[0] if subjects else above
    quoted = citer(scene, token.index)
    if quoted is not None:
        return quoted
    speaker = _speaker_above(scene, token) if is_trailing(document, token.index) else None
    source = speaker if speaker is not None else subject_of(document, token.index)
    if source is None and cue.act in PLEDGES:  # *is committed to leave*
        source = next(iter(document.children(token.index, "nsubj:pass")), None)
    if source is not None and found is not None and source in found.tokens:
        return None
    return source


def _cue_tokens(scene: Scene, token: Token, found: Found | None) -> tuple[int, ...]:
    """The cue's head first, then its auxiliaries, adverbs, particles and the preposition of its content."""
    document = scene.document
    others = [*document.children(token.index, "compound:prt"), *(found.joined if found else ())]
    return (token.index, *sorted((*others, *range(leading(document, token.index), token.index))))
