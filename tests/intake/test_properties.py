"""What must hold for any text: passages in order, not overlapping, inside the text, and nothing lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.intake.anatomy import dissect
from tacitus.intake.decoding import decode
from tacitus.intake.paragraphs import find_paragraphs

PIECES = st.sampled_from(
    [
        "Russia begins partial pullout from Syria",
        "By Leila Haddad",
        "March 15, 2016 10:32 am",
        "GENEVA (Reuters) - Talks resumed on Monday at the UN.",
        "CAIRO - 24 July 2022: The minister met the envoy on Sunday.",
        "The army said that the rebels had broken the truce. Photo: Cedar Wire",
        "Share this:",
        "Leave a Reply",
        "Related articles",
        "Home | World | Sport",
        "Connecting to %s",
        "# Heading",
        "—",
        "- Dr. X",
        "A: b",
        ":",
        "\u200b",
        "Talks resume | The Harbour Gazette | 15 March 2016",
        "https://example.org/2016/03/15/a",
        "(Photo: x)",
    ]
)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", " ", "\u2028", "\n    ", "\t", "\x0c"])
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.tuples(st.one_of(PIECES, st.text(max_size=40)), BREAKS), max_size=14).map(
        lambda pairs: "".join(piece + between for piece, between in pairs)
    ),
)


@given(TEXTS, st.none() | st.just("Russia begins partial pullout from Syria"))
@settings(max_examples=300, deadline=None)
def test_anatomy_passages_run_in_order_inside_the_text(text: str, title: str | None) -> None:
    passages = dissect(text, title).passages
    ends = [0]
    for passage in passages:
        assert ends[-1] <= passage.begin < passage.end <= len(text)
        assert text[passage.begin : passage.end].strip() == text[passage.begin : passage.end]
        ends.append(passage.end)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_anatomy_place_of_the_dateline_lies_in_the_text(text: str) -> None:
    place = dissect(text).dateline_place
    assert place is None or place.of(text).strip() == place.of(text) != ""


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_paragraphs_lose_no_letter(text: str) -> None:
    kept = "".join(text[paragraph.begin : paragraph.end] for paragraph in find_paragraphs(text))
    assert [letter for letter in kept if letter.isalnum()] == [letter for letter in text if letter.isalnum()]


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_anatomy_covers_every_letter(text: str) -> None:
    covered: set[int] = set()
    for passage in dissect(text).passages:
        covered.update(range(passage.begin, passage.end))
    assert all(index in covered for index, letter in enumerate(text) if letter.isalnum())


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=100))
@settings(max_examples=200, deadline=None)
def test_decoding_utf8_comes_back_as_it_was(text: str) -> None:
    content = text.encode()
    if not content.startswith((b"%PDF", b"{\\rtf", b"ID3", b"OggS", b"PAR1", b"ARRW")):
        assert decode(content, "x") == text.removeprefix("\ufeff")
