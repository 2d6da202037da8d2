"""Numbers: which mentions are one actor, and what each takes from the others."""

from __future__ import annotations

from collections.abc import Callable

from tacitus.actors import find_actors
from tacitus.records import Document, Mention, MentionKind

Parse = Callable[..., Document]


def found(parse: Parse, text: str, **fields: object) -> list[tuple[str, Mention]]:
    document = parse(text, **fields)
    return [(document.text(mention.span), mention) for mention in find_actors(document)]


def one(mentions: list[tuple[str, Mention]], words: str) -> Mention:
    return next(mention for text, mention in mentions if text == words)


def test_linking_shares_a_plural_title(parse: Parse) -> None:
    mentions = found(parse, "Opposition lawmakers Barnaby Quill and Tobias Wren left the chamber.")
    assert [m.sector for text, m in mentions if "Wren" in text] == ["OPP"]


def test_linking_takes_description_after_the_name(parse: Parse) -> None:
    mentions = found(parse, "Barnaby Quill, a judge at the Supreme Court of Kenya, resigned.")
    assert (one(mentions, "Barnaby Quill").code, one(mentions, "Barnaby Quill").sector) == ("KEN", "JUD")


def test_linking_who_is_the_noun_before(parse: Parse) -> None:
    mentions = found(parse, "Soldiers who deserted were arrested.")
    assert one(mentions, "who").entity == one(mentions, "Soldiers").entity


def test_linking_they_are_the_group_before(parse: Parse) -> None:
    mentions = found(parse, "Rebels entered the town on Friday. They burned houses.")
    they = one(mentions, "They")
    assert they.kind is MentionKind.PRONOUN
    assert they.sector == "REB"
    assert they.entity == one(mentions, "Rebels").entity


def test_linking_we_in_a_quotation_is_the_speaker(parse: Parse) -> None:
    mentions = found(parse, "“We will not leave,” the Ukrainian president said.")
    assert one(mentions, "We").entity == one(mentions, "the Ukrainian president").entity


def test_linking_seat_and_country_are_one_actor(parse: Parse) -> None:
    mentions = found(parse, "Russia denied the claim. Moscow said that it was false.")
    assert one(mentions, "Russia").entity == one(mentions, "Moscow").entity


def test_linking_countries_are_not_one_actor(parse: Parse) -> None:
    mentions = found(parse, "Russia accused Ukraine.")
    assert one(mentions, "Russia").entity != one(mentions, "Ukraine").entity


def test_linking_two_unknown_men_stay_two(parse: Parse) -> None:
    mentions = found(parse, "A man shot a man.")
    assert len({m.entity for text, m in mentions if text.lower() == "a man"}) == 2


def test_linking_definite_office_goes_to_its_holder(parse: Parse) -> None:
    mentions = found(parse, "President Vladimir Putin spoke. The president thanked the army.")
    assert one(mentions, "The president").identifier_text == "Vladimir Putin"


def test_linking_envoys_are_not_of_the_country_reported_on(parse: Parse) -> None:
    mentions = found(parse, "The ambassador visited Nairobi. Kenya is a partner. Kenyan police guarded the hall.")
    assert one(mentions, "The ambassador").code is None


def test_linking_no_country_where_a_report_is_about_two(parse: Parse) -> None:
    mentions = found(parse, "India and Pakistan held talks. The army stayed in its barracks.")
    assert one(mentions, "The army").code is None


def test_linking_members_are_named_before(parse: Parse) -> None:
    text = "Russia and Ukraine agreed on a truce. Both sides blamed each other."
    document = parse(text)
    mentions = find_actors(document)
    sides = next(m for m in mentions if document.text(m.span) == "Both sides")
    assert [mentions[item].code for item in sides.members] == ["RUS", "UKR"]


def test_a_plural_told_again_means_those_it_meant_before(parse: Callable[..., Document]) -> None:
    document = parse(
        "The presidents of Iran and Turkey met in Tehran. The talks were long. Nobody spoke of oil. "
        "A statement was promised. It came late. Reporters waited. The presidents rejected the plan."
    )
    mentions = find_actors(document)
    again = [item for item in mentions if document.text(item.span) == "The presidents"]
    assert [{mentions[member].code for member in item.members} for item in again] == [{"IRN", "TUR"}]


def test_linking_a_bare_surname_is_the_known_person_s(parse: Parse) -> None:
    text = "Vladimir Putin spoke in Sochi. For Putin Moscow comes first, his aides say. Putin left at noon."
    document = parse(text)
    last = [mention for mention in find_actors(document) if document.text(mention.span) == "Putin"][-1]
    assert last.identifier_text == "Vladimir Putin"


def test_linking_counted_people_keep_the_words_of_their_number(parse: Parse) -> None:
    document = parse("The blasts killed at least 46 people. Up to 30 guards left.")
    words = {document.text(mention.span) for mention in find_actors(document)}
    assert {"at least 46 people", "Up to 30 guards"} <= words
