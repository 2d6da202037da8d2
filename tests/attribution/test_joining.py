"""The network's spans become attributions, and rules and spans one statement each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tacitus.attribution import find_statements
from tacitus.attribution.joining import Marks, join
from tacitus.records import Act, Document, SpeechPart, SpeechSpan, Statement

Parse = Callable[..., Document]
SOURCE, CUE, CONTENT = SpeechPart.SOURCE, SpeechPart.CUE, SpeechPart.CONTENT


def marked(document: Document, *spans: tuple[SpeechPart, str]) -> Document:
    """The document with these words marked, and nothing else."""
    found = []
    for part, words in spans:
        begin = document.report.text.index(words)
        inside = [token for token in document.tokens if begin <= token.begin < begin + len(words)]
        first, last = inside[0].index, inside[-1].index + 1
        found.append(SpeechSpan(begin, begin + len(words), first, last, part, 0.9))
    return replace(document, speech=tuple(sorted(found, key=lambda span: span.first)))


def shown(document: Document, found: Statement) -> tuple[list[str], list[str], list[str]]:
    text = document.report.text
    source, cue, content = ([span.of(text) for span in spans] for spans in (found.source, found.cue, found.content))
    return source, cue, content


def test_joining_takes_the_nearest_cue_and_its_source(parse: Parse) -> None:
    text = "The mayor said the bridge was shut, and the driver shrugged that he had gone home."
    document = marked(
        parse(text),
        (SOURCE, "The mayor"),
        (CUE, "said"),
        (CONTENT, "the bridge was shut"),
        (SOURCE, "the driver"),
        (CUE, "shrugged"),
        (CONTENT, "that he had gone home"),
    )
    pairs = [
        tuple(document.text(item.span) for item in (found.source, found.cue, *found.contents) if item is not None)
        for found in join(Marks(document))
    ]
    assert pairs == [
        ("The mayor", "said", "the bridge was shut"),
        ("the driver", "shrugged", "that he had gone home"),
    ]


def test_joining_carries_a_whole_sentence_on(parse: Parse) -> None:
    text = "The mayor said the bridge was shut. It would open in May. Police left."
    document = marked(
        parse(text),
        (SOURCE, "The mayor"),
        (CUE, "said"),
        (CONTENT, "the bridge was shut"),
        (CONTENT, "It would open in May."),
    )
    (found,) = join(Marks(document))
    assert len(found.contents) == 2


def test_joining_leaves_a_fragment_to_nobody(parse: Parse) -> None:
    text = "The mayor said the bridge was shut. Drivers on the road cursed the long wait for hours."
    document = marked(
        parse(text),
        (SOURCE, "The mayor"),
        (CUE, "said"),
        (CONTENT, "the bridge was shut"),
        (CONTENT, "the long wait"),
    )
    assert [found.cue is None for found in join(Marks(document))] == [False, True]


def test_fusing_adds_what_no_rule_finds(parse: Parse) -> None:
    text = "The driver shrugged that the bridge was shut."
    bare = replace(parse(text), speech=())
    assert find_statements(bare, ()) == ()
    document = marked(bare, (SOURCE, "The driver"), (CUE, "shrugged"), (CONTENT, "that the bridge was shut"))
    (found,) = find_statements(document, ())
    assert shown(document, found) == (["The driver"], ["shrugged"], ["that the bridge was shut"])
    assert found.act is Act.ASSERT
    assert found.why == ("network 0.90",)


def test_fusing_keeps_the_rule_and_says_who_found_it(parse: Parse) -> None:
    document = marked(
        parse("The mayor denied that the bridge was shut."),
        (SOURCE, "The mayor"),
        (CUE, "denied"),
        (CONTENT, "that the bridge was shut"),
    )
    (found,) = find_statements(document, ())
    assert found.act is Act.DENY
    assert found.why == ("cue verb deny: ccomp; network 0.90",)


def test_fusing_a_rule_stands_without_the_network(parse: Parse) -> None:
    document = replace(parse("The mayor denied that the bridge was shut."), speech=())
    (found,) = find_statements(document, ())
    assert found.why == ("cue verb deny: ccomp",)
