"""Rules and the network as evidence for one another: one draft for each attribution that either finds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from tacitus.attribution.joining import Joined, Marks, head_of, join
from tacitus.attribution.lexicon import Cue, negated
from tacitus.attribution.phrases import leading, merged, span_of, subject_of
from tacitus.attribution.scene import Draft, Scene
from tacitus.attribution.words import noun_source, source_words
from tacitus.records import Act, Certainty, Document, Span, SpeechPart, SpeechSpan

TAKEN_IN = 6  # words after a cue that are part of it where its content follows them
SILENT = 0.1  # chance below which a word at the edge of a rule's content is not told
PAUSE = 3  # words from one that is told to the next in one content
FAINT = 0.3  # mean chance below which none of it is
CERTAIN = 0.8  # the same for a thing that no cue stands beside
PLEDGES = (Act.PROMISE, Act.THREATEN)  # who is committed to something says so
SURE = 0.7  # score of a content from which the network is believed against the table


def fuse(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The rules' drafts with the spans that the network marks, and drafts for what it marks alone, by anchor."""
    marks = Marks(scene.document)
    joined = join(marks)
    by_cue = {index: item for item in joined if item.cue for index in range(item.cue.first, item.cue.last)}
    result: list[Draft] = []
    used: set[Joined] = set()
    for draft in sorted(drafts, key=lambda draft: _is_modifier(scene, draft)):
        heard = next((by_cue[index] for index in draft.cue if index in by_cue), None)
        if heard is not None:
            if heard not in used:
                result.append(_agreed(scene, draft, heard))
            used.add(heard)
        elif draft.anchor not in marks.within or _is_worth_nesting(scene, draft):
            result.append(draft)
    alone = (_heard(scene, item) for item in joined if item.cue and item not in used and not _is_weak(scene, item))
    naming = {index for draft in result for index in source_words(scene, draft)}  # who asked not to be named
    result.extend(draft for draft in alone if draft.source is not None and not naming.intersection(draft.cue[:1]))
    taken = {word.index for draft in result for span in draft.content for word in scene.document.tokens_in(span)}
    loose = (_of_tree(scene, item) for item in joined if item.cue is None and not _overlaps(item, taken))
    result.extend(draft for draft in loose if draft is not None)
    return sorted(result, key=lambda draft: draft.anchor)


def _is_modifier(scene: Scene, draft: Draft) -> bool:
    """True for *reportedly* and *alleged*, which give way to the verb of the same cue: *reportedly said*."""
    return scene.lexicon.hearsay(scene.document.tokens[draft.anchor]) is not None and draft.source is None


def _is_weak(scene: Scene, heard: Joined) -> bool:
    """True for a word of the table with a content that its rows do not take, if the network is not sure of it either.

    *Pakistan recalled its ambassador*. Below the bound less than half were right on the training articles. So for a
    word that the table does not know with an infinitive, which tells what somebody does: *decided to withdraw*.
    """
    sense = _sense(scene, heard)
    if sense is None:
        unsure = heard.contents[0].score < SURE and not _is_clausal(scene, heard)
        return unsure or _is_infinitive(scene, heard)
    claims = "claim" in sense.complement and "obj" not in sense.complement
    if claims and not _is_clausal(scene, heard) and not _is_claim(scene, heard):
        return True  # who rejects an offer tells nothing
    misfit = not _takes_nouns(sense) and not _is_clausal(scene, heard)
    return misfit and heard.contents[0].score < SURE


def _is_worth_nesting(scene: Scene, draft: Draft) -> bool:
    """True for a statement inside another that adds a holder: *I think*, *people say* inside a quotation do not."""
    if draft.source is None:
        return _is_modifier(scene, draft)
    if scene.lexicon.only_takes_up(scene.document.tokens[draft.anchor]):
        return False
    noun = scene.document.tokens[draft.source].upos in ("NOUN", "PROPN")
    text = noun and scene.lexicon.marked("document", scene.document.tokens[draft.source])
    plain = draft.act in (Act.ASSERT, Act.REPORT) and draft.certainty is not Certainty.UNKNOWN
    if plain and not noun and not draft.denied:  # *he thinks* is a hedge of who speaks already
        return False
    return (text or draft.source in scene.heads) and (noun or draft.anchor not in scene.quoted)


def _agreed(scene: Scene, draft: Draft, heard: Joined) -> Draft:
    """A rule's draft with the network's words for source and cue, and the contents of both."""
    document = scene.document
    heard = _less_spoken_of(scene, draft, heard)
    ours = draft.content if _is_plain(scene, draft) else _audible(scene, draft.content)
    content = merged((*_told_by(scene, draft, heard), *ours), document) or draft.content
    senses = scene.lexicon.senses(document.tokens[draft.anchor])
    if any(sense.is_attitude for sense in senses):  # what is praised or planned does not go on in the next sentence
        content = tuple(span for span in content if span.overlaps(document.sentence_of(draft.anchor).span))
    asked = next((sense for sense in senses if sense.act is Act.DEMAND and _is_infinitive(scene, heard)), None)
    source = draft.source
    if heard.source is not None and (source is None or not heard.source.first <= source < heard.source.last):
        source = head_of(document, heard.source.first, heard.source.last)
    return replace(
        draft,
        content=_less_cue(content, heard) or content,
        source=source,
        act=asked.act if asked and draft.act is Act.ASK else draft.act,
        root=draft.root if draft.root is not None else _root(scene, heard),
        why=f"{draft.why}; network {heard.contents[0].score:.2f}",
        quoted=draft.quoted or _is_quoted(scene, heard),
        cue_spans=_cue_spans(scene, draft, heard),
        source_spans=_source_spans(scene, draft, heard),
    )


def _is_plain(scene: Scene, draft: Draft) -> bool:
    """True for *according to* and hearsay words: what they hang on is told, however little the network hears of it."""
    return scene.lexicon.marked("citation", scene.document.tokens[draft.anchor]) or _is_modifier(scene, draft)


def _less_spoken_of(scene: Scene, draft: Draft, heard: Joined) -> Joined:
    """Without a source that is only spoken of: *he was accused of treason*, *the police reportedly left*."""
    if _is_modifier(scene, draft):
        return replace(heard, cue=None, source=None)
    if heard.source is None or draft.act in PLEDGES:
        return heard
    subjects = scene.document.children(draft.anchor, "nsubj:pass")
    spoken_of = any(heard.source.first <= index < heard.source.last for index in subjects)
    return replace(heard, source=None) if spoken_of else heard


def _told_by(scene: Scene, draft: Draft, heard: Joined) -> tuple[Span, ...]:
    """The network's contents less those inside the source: *a diplomat who asked | not to be named | said*."""
    own = {index for index in source_words(scene, draft) if draft.content}
    kept = [item.span for item in heard.contents if not all(index in own for index in range(item.first, item.last))]
    return merged(kept, scene.document)


def _audible(scene: Scene, content: Sequence[Span]) -> tuple[Span, ...]:
    """A rule's content less what the network is sure that nobody tells: *when asked …, the mayor said*."""
    document = scene.document
    if not document.told:
        return tuple(content)
    kept: list[Span] = []
    for span in content:
        for run in _runs(scene, [word.index for word in document.tokens_in(span)]):
            if sum(document.told[index] for index in run) >= FAINT * len(run):
                kept.extend(span_of(document, run))
    return tuple(kept)


def _runs(scene: Scene, words: Sequence[int]) -> list[list[int]]:
    """Stretches of words that can be told: quoted or not silent, with no more than a few silent ones between."""
    runs: list[list[int]] = []
    for index in words:
        if index in scene.quoted or scene.document.told[index] >= SILENT:
            if runs and index - runs[-1][-1] <= PAUSE:
                runs[-1].extend(range(runs[-1][-1] + 1, index + 1))
            else:
                runs.append([index])
    if runs and runs[0][0] - words[0] < PAUSE:
        runs[0] = [*range(words[0], runs[0][0]), *runs[0]]
    if runs and words[-1] - runs[-1][-1] < PAUSE:
        runs[-1].extend(range(runs[-1][-1] + 1, words[-1] + 1))
    return runs


def _cue_spans(scene: Scene, draft: Draft, heard: Joined) -> tuple[Span, ...]:
    """The network's words, or the rule's where they take in a preposition besides: *called on*."""
    ours = span_of(scene.document, draft.cue)
    if heard.cue is None or (ours and ours[0].contains(heard.cue.span)):
        return ours
    return (heard.cue.span,)


def _source_spans(scene: Scene, draft: Draft, heard: Joined) -> tuple[Span, ...]:
    """The network's words, or the rule's where they tell why a name is kept back: *who asked not to be named*."""
    if heard.source is None:
        return ()
    ours = span_of(scene.document, source_words(scene, draft))
    longer = len(ours) == 1 and ours[0].contains(heard.source.span)
    marks = ("hidden", "naming")
    words = scene.document.tokens_in(ours[0]) if longer else ()
    kept_back = any(scene.lexicon.marked(mark, word) for mark in marks for word in words)
    return ours if kept_back else (heard.source.span,)


def _less_cue(content: Sequence[Span], heard: Joined) -> tuple[Span, ...]:
    """Contents that begin after the cue's own words: *refused to confirm | that …*."""
    cue = heard.cue.span if heard.cue else Span(0, 0)
    begins = [cue.end + 1 if cue.begin <= span.begin < cue.end else span.begin for span in content]
    return tuple(Span(begin, span.end) for begin, span in zip(begins, content, strict=True) if begin < span.end)


def _is_infinitive(scene: Scene, heard: Joined) -> bool:
    """True for a content that begins with *to*: something asked for, not asked about."""
    return scene.document.tokens[heard.contents[0].first].form.lower() == "to"


def _heard(scene: Scene, heard: Joined) -> Draft:
    """A draft for what the network alone marks: what the source does by the table, else it tells it."""
    document = scene.document
    sense = _sense(scene, heard)
    cue = range(heard.cue.first, heard.cue.last) if heard.cue else range(0)
    head = head_of(document, cue.start, cue.stop) if cue else None
    return Draft(
        cue=(head, *(index for index in cue if index != head)) if head is not None else (),
        content=_contents(scene, heard),
        source=_source(scene, heard, head),
        act=sense.act if sense else Act.ASSERT,
        certainty=sense.certainty if sense else Certainty.CERTAIN,
        root=_root(scene, heard),
        why=f"network {heard.contents[0].score:.2f}",
        quoted=_is_quoted(scene, heard),
        denied=head is not None and sense is not None and negated(document, scene.lexicon, head),
        cue_spans=(heard.cue.span,) if heard.cue else (),
        source_spans=(heard.source.span,) if heard.source else (),
        attitude=not _is_clausal(scene, heard) and not (sense is not None and _takes_nouns(sense)),
        alone=True,
    )


def _is_claim(scene: Scene, heard: Joined) -> bool:
    """True for a content that is headed by a word of telling, which can be dismissed: the report, the accusation."""
    root = scene.document.tokens[_root(scene, heard)]
    return bool(scene.lexicon.senses(root))


def _overlaps(heard: Joined, taken: Collection[int]) -> bool:
    return any(index in taken for item in heard.contents for index in range(item.first, item.last))


def _of_tree(scene: Scene, heard: Joined) -> Draft | None:
    """A draft for a content beside which the network marks no cue: the word it hangs on, with its subject or owner."""
    document = scene.document
    above = document.tokens[_root(scene, heard)].head
    unsure = _is_infinitive(scene, heard) or heard.contents[0].score < CERTAIN
    if unsure and not _is_clausal(scene, heard):
        return None  # protested against the law, plans to meet
    if above < 0 or document.tokens[above].upos not in ("VERB", "NOUN", "ADJ"):
        return None
    draft = _heard(scene, Joined(_cue_above(document, above, heard), heard.source, heard.contents))
    draft = replace(draft, why=f"{draft.why}, hangs on {document.tokens[above].lemma}")
    source = draft.source if draft.source is not None else noun_source(scene, document.tokens[above])
    return replace(draft, source=source) if source is not None else None


def _cue_above(document: Document, above: int, heard: Joined) -> SpeechSpan:
    """The word that a content hangs on, with what stands between the two: *posted comments on | the trial*."""
    first, start = leading(document, above), heard.contents[0].first
    last = start if above < start <= above + TAKEN_IN else above + 1
    if heard.source is not None and above < heard.source.first < last:
        last = above + 1
    return SpeechSpan(document.tokens[first].begin, document.tokens[last - 1].end, first, last, SpeechPart.CUE, 0.0)


def _takes_nouns(sense: Cue) -> bool:
    """True for a cue that tells what its object names: *announced the deal*."""
    return not sense.is_attitude and bool(sense.complement & {"obj", "claim"})


def _is_clausal(scene: Scene, heard: Joined) -> bool:
    """True if a content is a clause of its own or is quoted, so that it is told and not only taken up."""
    words = [index for item in heard.contents for index in range(item.first, item.last)]
    if sum(index in scene.quoted for index in words) > len(words) / 2:
        return True
    root = scene.document.tokens[_root(scene, heard)]
    return bool(scene.document.children(root.index, "nsubj")) and scene.is_clause(root)


def _source(scene: Scene, heard: Joined, cue: int | None) -> int | None:
    """The head of the marked source, else the cue's subject by the tree where it stands outside the content."""
    if heard.source is not None:
        return head_of(scene.document, heard.source.first, heard.source.last)
    found = subject_of(scene.document, cue) if cue is not None else None
    inside = found is not None and any(item.first <= found < item.last for item in heard.contents)
    return None if inside else found


def _sense(scene: Scene, heard: Joined) -> Cue | None:
    if heard.cue is None:
        return None
    words = scene.document.tokens[heard.cue.first : heard.cue.last]
    return next((sense for word in words for sense in scene.lexicon.senses(word)), None)


def _contents(scene: Scene, heard: Joined) -> tuple[Span, ...]:
    return merged((item.span for item in heard.contents), scene.document)


def _root(scene: Scene, heard: Joined) -> int:
    return head_of(scene.document, heard.contents[0].first, heard.contents[0].last)


def _is_quoted(scene: Scene, heard: Joined) -> bool:
    return any(index in scene.quoted for item in heard.contents for index in range(item.first, item.last))
