"""Quotations without a cue of their own: they go on from the speaker before, or belong to somebody unnamed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tacitus.attribution.phrases import merged, subject_of
from tacitus.attribution.quotes import OPENING, SHORTEST, Quote
from tacitus.attribution.scene import Draft, Scene
from tacitus.records import Act, Certainty, Sentence, Span

REACH = 1  # paragraphs that a speaker's word carries on
BESIDE = 24  # tokens from a quotation within which its verb is sought
COLON_REACH = 8  # tokens after a cue within which its colon stands
MARKS = 3  # characters beside a quotation that still leave it alone in its sentences
TELLING = 6  # words of a quotation that somebody must have said
TITLE = 0.6  # share of capitals in the longer words above which a quotation is a title
LONG_WORD = 4


@dataclass
class Thread:
    """Who spoke last while the report is walked through: the place of the draft and its paragraph."""

    draft: int | None = None
    paragraph: int = -1


def continued(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with the quotations that go on from them, and new ones for quotations of nobody in particular.

    One walk over drafts and quotations, both in text order.
    """
    result = list(drafts)
    held = _held(scene, drafts)
    thread, place = Thread(), 0
    for quote in scene.quotes:
        words = scene.document.tokens_in(quote.span)
        if not words:
            continue
        while place < len(drafts) and scene.document.tokens[drafts[place].anchor].begin < quote.span.begin:
            _hear(scene, drafts[place], place, thread)
            place += 1
        if quote.words < SHORTEST or any(word.index in held for word in words[1:-1] or words):
            continue
        paragraph = scene.document.sentence_of(words[0].index).paragraph
        near = thread.draft is not None and paragraph - thread.paragraph <= REACH
        if near and thread.draft is not None and _stands_alone(scene, quote):
            speaker = result[thread.draft]
            result[thread.draft] = replace(
                speaker, content=merged((*speaker.content, quote.span), scene.document), quoted=True
            )
            thread.paragraph = paragraph
        else:
            beside = _spoken_beside(scene, quote)
            if beside is not None:
                result.append(beside)
                thread.draft, thread.paragraph = len(result) - 1, paragraph
            elif quote.words >= TELLING and not _is_title(scene, quote):
                result.append(_unnamed(scene, quote))
    return result


def spread(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Statements given without quotation marks after *the minister said:* run on until somebody else is heard."""
    heard = {_sentence(scene, draft).index for draft in drafts if _is_new_voice(scene, draft)}
    return [_run_on(scene, draft, heard) if _opens_statement(scene, draft) else draft for draft in drafts]


def gone_on(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """*The minister said the port was shut. It would open in May.*: free indirect speech goes on with *would*."""
    taken = {_sentence(scene, draft).index for draft in drafts if not _only_takes_up(scene, draft)}
    return [_goes_on(scene, draft, taken) if _tells_the_past(scene, draft) else draft for draft in drafts]


def _only_takes_up(scene: Scene, draft: Draft) -> bool:
    """True for a draft that is no new voice: *he would also seek their support*."""
    return draft.attitude or scene.lexicon.only_takes_up(scene.document.tokens[draft.anchor])


def _tells_the_past(scene: Scene, draft: Draft) -> bool:
    """True for a past verb of saying that heads its sentence and has a source and no quotation."""
    token = scene.document.tokens[draft.anchor]
    heads = token.upos == "VERB" and token.head < 0 and draft.source is not None
    told = draft.act in (Act.ASSERT, Act.REPORT) and _is_speech(scene, draft.anchor)
    present = token.form.lower() in (token.lemma, f"{token.lemma}s") or "would" in _auxiliaries(scene, draft.anchor)
    own = bool(draft.content) and draft.content[0].of(scene.document.report.text)[:1] not in OPENING
    return heads and told and not present and (own or not draft.quoted) and not draft.denied


def _goes_on(scene: Scene, draft: Draft, taken: set[int]) -> Draft:
    start, spans = _sentence(scene, draft), list(draft.content)
    for sentence in scene.document.sentences[start.index + 1 :]:
        near = sentence.paragraph == start.paragraph or _is_of_pronoun(scene, sentence)
        held = sentence.index in taken or bool(scene.quotes_in(sentence))
        if not near or held or sentence.kind is not start.kind or not _is_foretold(scene, sentence):
            break
        spans.append(sentence.span)
    return replace(draft, content=merged(spans, scene.document)) if len(spans) > len(draft.content) else draft


def _is_foretold(scene: Scene, sentence: Sentence) -> bool:
    """True for a sentence whose main verb stands with *would* and under no condition."""
    root = scene.document.root(sentence)
    clauses = scene.document.children(root, "advcl")
    open_to = any(
        scene.lexicon.marked("condition", scene.document.tokens[mark])
        for clause in clauses
        for mark in scene.document.children(clause, "mark")
    )
    return "would" in _auxiliaries(scene, root) and not open_to


def _is_of_pronoun(scene: Scene, sentence: Sentence) -> bool:
    """True for a sentence about *he* or *they*: it hangs on the one before, also over a paragraph's end."""
    root = scene.document.root(sentence)
    subjects = scene.document.children(root, "nsubj", "nsubj:pass")
    return any(scene.document.tokens[item].upos == "PRON" for item in subjects)


def _auxiliaries(scene: Scene, verb: int) -> set[str]:
    return {scene.document.tokens[child].form.lower() for child in scene.document.children(verb, "aux")}


def _sentence(scene: Scene, draft: Draft) -> Sentence:
    return scene.document.sentence_of(draft.anchor)


def _is_new_voice(scene: Scene, draft: Draft) -> bool:
    """True for a cue of speech that heads its sentence, in the words of the report."""
    if draft.source is None or (draft.alone and not _is_speech(scene, draft.anchor)):
        return False
    if scene.lexicon.marked("first", scene.document.tokens[draft.source]):
        return False
    speaks = draft.source in scene.heads or scene.document.tokens[draft.source].upos == "PRON"
    return speaks and scene.document.tokens[draft.anchor].head < 0 and draft.anchor not in scene.quoted


def _opens_statement(scene: Scene, draft: Draft) -> bool:
    """True where a verb of speech heads its sentence, a colon follows it and no quotation mark follows the colon."""
    tokens = scene.document.tokens
    sentence = _sentence(scene, draft)
    if draft.quoted or draft.source is None or tokens[draft.anchor].upos != "VERB":
        return False
    if not _is_speech(scene, draft.anchor) or tokens[draft.anchor].head >= 0:
        return False
    near = range(draft.anchor + 1, min(draft.anchor + COLON_REACH, sentence.last))
    return any(tokens[index].form == ":" for index in near)


def _run_on(scene: Scene, draft: Draft, heard: set[int]) -> Draft:
    sentences, spans = scene.document.sentences, list(draft.content)
    start = _sentence(scene, draft)
    last = start
    for sentence in sentences[start.index + 1 :]:
        new_paragraph = sentence.paragraph != last.paragraph
        if sentence.index in heard or sentence.kind is not start.kind or (new_paragraph and _closes(scene, sentence)):
            break
        spans.append(sentence.span)
        last = sentence
    return replace(draft, content=merged(spans, scene.document))


def _closes(scene: Scene, sentence: Sentence) -> bool:
    """True for a paragraph that opens with a quotation or with notes to editors."""
    first = scene.document.tokens[sentence.first]
    opened = any(
        quote.span.begin - sentence.begin <= MARKS and quote.words >= SHORTEST for quote in scene.quotes_in(sentence)
    )
    return opened or scene.lexicon.marked("ending", first)


def _held(scene: Scene, drafts: Sequence[Draft]) -> set[int]:
    return {
        word.index
        for draft in drafts
        if draft.anchor not in scene.quoted
        for span in draft.content
        for word in scene.document.tokens_in(span)
    }


def _hear(scene: Scene, draft: Draft, place: int, thread: Thread) -> None:
    speaks = draft.source is not None and draft.act not in (Act.ACCUSE, Act.ASK, Act.DECLINE) and not draft.denied
    if speaks and draft.anchor not in scene.quoted:
        thread.draft = place
        thread.paragraph = scene.document.sentence_of(draft.anchor).paragraph


def _stands_alone(scene: Scene, quote: Quote) -> bool:
    """True if the quotation fills its sentences: nothing but quoted words in them."""
    words = scene.document.tokens_in(quote.span)
    first = scene.document.sentence_of(words[0].index)
    last = scene.document.sentence_of(words[-1].index)
    return max(0, quote.span.begin - first.begin) + max(0, last.end - quote.span.end) <= MARKS


def _is_title(scene: Scene, quote: Quote) -> bool:
    """True for the name of a book, film or law: most longer words begin with a capital."""
    long = [word.form for word in scene.document.tokens_in(quote.span) if len(word.form) >= LONG_WORD]
    return not long or sum(form[:1].isupper() for form in long) > TITLE * len(long)


def _spoken_beside(scene: Scene, quote: Quote) -> Draft | None:
    """*“No,” mused the mayor*: a verb beside a set-off quotation, in the table or not, whose subject is somebody."""
    if not _is_set_off(scene, quote):
        return None
    document = scene.document
    words = document.tokens_in(quote.span)
    near = _beside(scene, words[0].index, words[-1].index)
    verbs = [index for index in near if document.tokens[index].upos == "VERB" and index not in scene.quoted]
    told = sorted(verbs, key=lambda index: (not _is_speech(scene, index), abs(index - words[0].index)))
    for verb in told:
        source = subject_of(document, verb)
        if (
            source is not None
            and source not in scene.quoted
            and (_is_speech(scene, verb) or _is_somebody(scene, source))
        ):
            root = _outermost(scene, quote)
            why = f"verb {document.tokens[verb].lemma} beside a quotation"
            return Draft((verb,), (quote.span,), source, Act.ASSERT, Certainty.CERTAIN, root, why, quoted=True)
    return None


def _beside(scene: Scene, first: int, last: int) -> range:
    """Tokens of the sentences that a quotation reaches into, outside it and near."""
    document = scene.document
    begin = max(document.sentence_of(first).first, first - BESIDE)
    after = last if document.sentence_of(last).last > last + 1 else min(last + 1, len(document.tokens) - 1)
    end = min(document.sentence_of(after).last, last + BESIDE) if _carries_on(scene, last) else last
    return range(begin, end)


def _carries_on(scene: Scene, last: int) -> bool:
    """True if the words after a quotation go on with its sentence (*… no,” she mused*)."""
    tokens = scene.document.tokens
    return tokens[last].form in (",", "?", "!") or tokens[last - 1].form in (",", "?", "!")


def _is_set_off(scene: Scene, quote: Quote) -> bool:
    """True if a comma or colon stands before a quotation, or a comma ends it."""
    words = scene.document.tokens_in(quote.span)
    before = scene.document.tokens[words[0].index - 1].form if words[0].index else ""
    return before in (",", ":") or _carries_on(scene, words[-1].index)


def _is_speech(scene: Scene, verb: int) -> bool:
    return any("quote" in cue.complement for cue in scene.lexicon.senses(scene.document.tokens[verb]))


def _is_somebody(scene: Scene, source: int) -> bool:
    return source in scene.heads or source in scene.speakers


def _unnamed(scene: Scene, quote: Quote) -> Draft:
    """Somebody's words, and the text does not say whose."""
    root = _outermost(scene, quote)
    return Draft((), (quote.span,), None, Act.ASSERT, Certainty.CERTAIN, root, "quotation without a cue", quoted=True)


def _outermost(scene: Scene, quote: Quote) -> int:
    """The head of a quotation's words."""
    words = scene.document.tokens_in(quote.span)
    heads = [word.index for word in words if word.head < 0 or not quote.span.overlaps(_head(scene, word.head))]
    return next((index for index in heads if scene.document.tokens[index].upos != "PUNCT"), words[0].index)


def _head(scene: Scene, index: int) -> Span:
    return scene.document.tokens[index].span
