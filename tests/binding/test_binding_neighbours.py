"""Events that stand in one sentence or tell of one act are found without comparing each with each."""

from __future__ import annotations

from collections.abc import Callable

from tacitus.binding.neighbours import in_sentences, tellings_of
from tacitus.records import Document, Event

Parse = Callable[..., Document]
TEXT = "Rebels shelled Brest and burned a bridge. The minister condemned the attack. Troops left."


def read(document: Document, *words: str, link: int | None = None) -> Event:
    tokens = tuple(next(token.index for token in document.tokens if token.form == word) for word in words)
    return Event(tokens, document.sentence_of(tokens[0]).index, "ASSAULT", link=link)


def test_each_sentence_has_the_events_whose_words_stand_there(parse: Parse) -> None:
    document = parse(TEXT)
    events = [read(document, "shelled"), read(document, "burned", "attack"), read(document, "left")]
    assert {place: list(found) for place, found in in_sentences(document, events).items()} == {
        0: [0, 1],
        1: [1],
        2: [2],
    }


def test_all_that_are_linked_to_one_telling_tell_of_its_act(parse: Parse) -> None:
    document = parse(TEXT)
    events = [
        read(document, "shelled", link=2),
        read(document, "burned"),
        read(document, "attack"),
        read(document, "left", link=2),
    ]
    assert [list(found) for found in tellings_of(events)] == [[0, 2, 3], [1], [0, 2, 3], [0, 2, 3]]
