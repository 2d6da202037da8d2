"""Cues other than verbs: *according to*, nouns, adverbs, adjectives before a noun, a speaker before a colon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tacitus.attribution.lexicon import Cue
from tacitus.attribution.phrases import merged, noun_phrase, span_of, subject_of, without
from tacitus.attribution.quotes import SHORTEST
from tacitus.attribution.scene import Draft, Scene
from tacitus.records import Act, Certainty, Sentence, Span, Token

NOMINAL = frozenset({"obl", "obj", "nmod", "nsubj", "amod", "appos", "compound", "flat"})
CLAUSAL = frozenset({"acl", "advcl", "xcomp", "conj"})
SOURCE_OF = frozenset({"by", "from"})  # prepositions of whoever makes a claim
VIEW_OF = frozenset({"of"})
FOUND_IN = frozenset({"in"})
VIEW_IN = frozenset({"in", "by"})
LONGEST_SPEAKER = 7  # tokens of a speaker before a colon


def according_drafts(scene: Scene, token: Token) -> Iterator[Draft]:
    """*According to X*: the clause around the phrase, or the noun that it hangs on."""
    document = scene.document
    source = _source_of_according(scene, token)
    if source is None or document.tokens[source].head < 0:
        return
    root = _attributed_clause(scene, source)
    spans = span_of(document, without(document, root, (source,)))
    quotes = _touching(scene, document.sentence_of(token.index), spans)
    following = document.tokens[token.index + 1 : token.index + 2]
    yield Draft(
        cue=(token.index, *(word.index for word in following if word.form.lower() == "to")),
        content=merged((*spans, *quotes), document),
        source=source,
        act=Act.REPORT,
        certainty=Certainty.CERTAIN,
        root=root,
        why="according to",
        quoted=bool(quotes),
    )


def _source_of_according(scene: Scene, token: Token) -> int | None:
    """The noun after *according to*, whichever way the two words hang on it."""
    document = scene.document
    for child in document.children(token.index, "obl", "nmod"):
        return child
    head = token.head
    if head >= 0 and document.tokens[head].form.lower() == "to":
        head = document.tokens[head].head
    return head if head > token.index else None


def _attributed_clause(scene: Scene, source: int) -> int:
    """A phrase set off by a comma speaks for the whole clause around it, another for what it hangs on."""
    document = scene.document
    root = document.tokens[source].head
    if document.tokens[root].form.lower() == "according":
        root = max(document.tokens[root].head, 0)
    while document.tokens[root].relation in NOMINAL | CLAUSAL and document.tokens[root].head >= 0:
        above = document.tokens[root].head
        if document.tokens[root].relation in CLAUSAL and not _set_off(scene, source):
            break
        if scene.lexicon.senses(document.tokens[above]) and document.tokens[root].relation == "xcomp":
            break
        root = above
    return root


def _set_off(scene: Scene, source: int) -> bool:
    """True if a phrase opens its sentence, or closes it after a comma."""
    document = scene.document
    phrase = document.subtree(source)
    sentence = document.sentence_of(source)
    begin = next(index for index in phrase if document.tokens[index].upos != "PUNCT")
    before = begin - 1 if begin > sentence.first else None
    opens = before is None
    closes = phrase[-1] >= sentence.last - 3
    return opens or (closes and before is not None and document.tokens[before].form in (",", "”", '"'))


def viewpoint_drafts(scene: Scene, token: Token) -> Iterator[Draft]:
    """*In the minister's view*, *in the words of the mayor*: the clause that the phrase is set beside."""
    document = scene.document
    holder = noun_source(scene, token, VIEW_OF)
    if holder is None or token.relation != "obl" or scene.has_case(token.index, VIEW_IN) is None:
        return
    if not _set_off(scene, token.index) or token.head < 0:
        return
    root = _attributed_clause(scene, token.index)
    spans = span_of(document, without(document, root, (token.index,)))
    quotes = _touching(scene, document.sentence_of(token.index), spans)
    content = merged((*spans, *quotes), document)
    why = f"viewpoint {token.lemma}"
    yield Draft((token.index,), content, holder, Act.ASSERT, Certainty.CERTAIN, root, why, quoted=bool(quotes))


def survey_drafts(scene: Scene, token: Token) -> Iterator[Draft]:
    """*In a poll released on Thursday*, *in the survey*: the clause of what was found in it."""
    document = scene.document
    case = scene.has_case(token.index, FOUND_IN)
    if case is None or token.relation not in ("obl", "nmod") or token.head < 0:
        return
    root = _attributed_clause(scene, token.index)
    aside = document.tokens[root].relation in ("acl", "advcl")  # *who leads in most polls*
    speaks = any(not sense.is_attitude for sense in scene.lexicon.senses(document.tokens[root]))
    if aside or speaks or not scene.is_clause(document.tokens[root]):
        return
    content = span_of(document, without(document, root, (token.index,)))
    yield Draft((case,), content, token.index, Act.REPORT, Certainty.CERTAIN, root, f"in a {token.lemma}")


def _touching(scene: Scene, sentence: Sentence, content: Sequence[Span]) -> tuple[Span, ...]:
    long = [quote.span for quote in scene.quotes_in(sentence) if quote.words >= SHORTEST]
    return tuple(quote for quote in long if any(quote.overlaps(span) for span in content))


# --- nouns ------------------------------------------------------------------------------------------


def noun_drafts(scene: Scene, token: Token) -> Iterator[Draft]:
    """*The ministry's claim that …*, *allegations of torture by …*."""
    for cue in scene.lexicon.senses(token):
        clause = _noun_content(scene, token, cue)
        if clause is None:
            continue
        source = noun_source(scene, token)
        gone = tuple(index for index in (source, *_beside_clause(scene, token, clause)) if index is not None)
        yield Draft(
            cue=(token.index,),
            content=span_of(scene.document, without(scene.document, clause, gone)),
            source=source,
            act=cue.act,
            certainty=cue.certainty,
            root=clause,
            why=f"cue noun {cue.lemma}",
        )
        return


def _beside_clause(scene: Scene, token: Token, clause: int) -> tuple[int, ...]:
    """The words of *her message was that …* that do not belong to what it says."""
    if token.head != clause:
        return ()
    return (token.index, *(i for i in scene.document.children(clause, "cop") if i == token.index + 1))


def _noun_content(scene: Scene, token: Token, cue: Cue) -> int | None:
    document = scene.document
    if "clause" in cue.complement:
        for child in document.children(token.index, "acl", "ccomp"):
            marked = scene.has_case(child, frozenset({"that", "to", "of"})) is not None
            if document.tokens[child].rel != "acl:relcl" and marked:
                return child
    if "clause" in cue.complement and token.rel == "nsubj:outer" and token.head >= 0:  # *her message was that …*
        return token.head if scene.has_case(token.head, frozenset({"that"})) is not None else None
    words = frozenset(cue.complement - {"clause"})
    for child in document.children(token.index, "nmod"):
        if scene.has_case(child, words) is not None and document.tokens[child].upos == "NOUN":
            return child
    return None


def noun_source(scene: Scene, token: Token, words: frozenset[str] = SOURCE_OF) -> int | None:
    """Who makes a claim: its owner, *by* or *from* whom it comes, or the subject of the verb that takes it.

    What sparks anger is not angry.
    """
    document = scene.document
    owners = document.children(token.index, "nmod:poss")
    if owners:
        return owners[0]
    for child in document.children(token.index, "nmod"):
        if scene.has_case(child, words) is not None:
            return child
    for child in document.children(token.index, "amod", "compound"):
        if child in scene.heads:
            return child
    if token.relation == "obj" and token.head >= 0 and not scene.lexicon.marked("causing", document.tokens[token.head]):
        return subject_of(document, token.head)
    return None


# --- adverbs, adjectives, colons --------------------------------------------------------------------


def modifier_drafts(scene: Scene, token: Token) -> Iterator[Draft]:
    """*Reportedly*, *the alleged attack*: a hearsay word before a clause or noun, without a source."""
    cue = scene.lexicon.hearsay(token)
    if cue is None or token.head < 0:
        return
    root = token.head
    words = noun_phrase(scene.document, root, whole=True) if token.relation == "amod" else scene.document.subtree(root)
    content = span_of(scene.document, (index for index in words if index != token.index))
    yield Draft((token.index,), content, None, cue.act, cue.certainty, root, f"cue word {cue.lemma}")


def colon_drafts(scene: Scene, sentence: Sentence) -> Iterator[Draft]:
    """*Merkel: No more talks*, *No more talks: minister*: a speaker at one side of a colon."""
    document = scene.document
    for index in range(sentence.first + 1, min(sentence.last, sentence.first + LONGEST_SPEAKER + 1)):
        if document.tokens[index].form == ":":
            speaker = _speaker(scene, sentence.first, index)
            words = _after(scene, sentence, index)
            if speaker is not None and words:
                yield _colon_draft(scene, index, speaker, words)
                return
            break
    for index in range(max(sentence.first + 3, sentence.last - LONGEST_SPEAKER), sentence.last - 1):
        if document.tokens[index].form == ":" and document.tokens[sentence.last - 1].form not in (".", "?"):
            speaker = _speaker(scene, index + 1, sentence.last)
            if speaker is not None:
                yield _colon_draft(scene, index, speaker, range(sentence.first, index))
            return


def _after(scene: Scene, sentence: Sentence, colon: int) -> range:
    """The words after a colon: the rest of its sentence, or the quotation that begins the next one."""
    document = scene.document
    if colon < sentence.last - 1:
        return range(colon + 1, sentence.last)
    if sentence.index + 1 >= len(document.sentences):
        return range(0)
    following = document.sentences[sentence.index + 1]
    quoted = any(quote.span.begin <= following.begin + 1 for quote in scene.quotes_in(following))
    return range(following.first, following.last) if quoted else range(0)


def _colon_draft(scene: Scene, colon: int, speaker: int, words: range) -> Draft:
    document = scene.document
    spans = span_of(document, words)
    sentence = document.sentence_of(words[0])
    quotes = _touching(scene, sentence, spans)
    verbs = [index for index in words if document.tokens[index].upos in ("VERB", "AUX")]
    return Draft(
        cue=(colon,),
        content=merged((*spans, *quotes), document),
        source=speaker,
        act=Act.ASSERT,
        certainty=Certainty.CERTAIN,
        root=verbs[0] if verbs else words[0],
        why="speaker and colon",
        quoted=bool(quotes),
    )


def _speaker(scene: Scene, first: int, last: int) -> int | None:
    """The head of a stretch that is one person, body or office and nothing else."""
    tokens = scene.document.tokens[first:last]
    if any(token.upos in ("VERB", "AUX", "PUNCT", "NUM") for token in tokens) or not tokens:
        return None
    heads = [token.index for token in tokens if not first <= token.head < last]
    if len(heads) != 1:
        return None
    labelled = scene.lexicon.marked("label", scene.document.tokens[heads[0]])
    return heads[0] if labelled or heads[0] in scene.speakers else None


def source_words(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """The words of a draft's source: its noun phrase less the cue."""
    if draft.source is None:
        return ()
    return tuple(i for i in noun_phrase(scene.document, draft.source, whole=True) if i not in draft.cue)
