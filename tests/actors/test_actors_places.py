"""The country of a report as its places tell it, and names that are read as they are written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tacitus.actors import find_actors
from tacitus.places import find_places
from tacitus.records import Document


def codes_of(document: Document) -> dict[str, str | None]:
    """Each mention's words with its country."""
    return {document.text(item.span): item.code for item in find_actors(document, places=find_places(document))}


def test_a_district_tells_the_country_of_its_police(parse: Callable[..., Document]) -> None:
    document = parse("Officers searched a flat in Kwun Tong. The police arrested two tenants in Kowloon Bay.")
    assert codes_of(document)["The police"] == "HKG"


def test_a_company_does_not_tell_what_country_a_report_is_about(parse: Callable[..., Document]) -> None:
    document = parse("Kenyan farmers wrote to Google, Microsoft and Boeing in Nairobi. The minister met Google.")
    assert codes_of(document)["The minister"] == "KEN"


@pytest.mark.parametrize(("text", "known"), [("LeT fighters left.", True), ("Let fighters leave.", False)])
def test_letters_in_large_and_small_are_read_as_written(parse: Callable[..., Document], text: str, known: bool) -> None:
    assert ("PAK" in {item.code for item in find_actors(parse(text))}) is known


def test_a_commission_is_no_newspaper(parse: Callable[..., Document]) -> None:
    document = parse("The Independent Commission on Land charged two clerks. The Independent wrote about it.")
    found = [(document.text(item.span), item.sector) for item in find_actors(document)]
    assert ("The Independent", "JRN") in found
    assert not any(sector == "JRN" for words, sector in found if "Commission" in words)


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        (
            "King Abdullah received the Palestinian president in Amman. He reaffirmed Jordan's support.",
            "King Abdullah",
            "JOR",
        ),
        ("King Abdullah of Saudi Arabia met the French president.", "King Abdullah", "SAU"),
        ("Kenya Airways sued a bank.", "Kenya Airways", "KEN"),
        ("Chad Smith sued a bank.", "Chad Smith", None),
    ],
)
def test_names_are_of_the_country_that_they_or_the_report_tell(
    parse: Callable[..., Document], text: str, words: str, code: str | None
) -> None:
    assert codes_of(parse(text))[words] == code


def test_a_deputy_secretary_general_is_no_general(parse: Callable[..., Document]) -> None:
    document = parse("The deputy secretary general resigned in Pretoria.")
    assert {item.sector for item in find_actors(document)} == {None}
