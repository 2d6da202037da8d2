"""What a report tells of its actors in words beside their names: offices, homes, owners, examples, regions."""

from __future__ import annotations

import pytest

from tacitus import read
from tacitus.records import Mention, Reading

# report, the last mention with these words, its code (None: stays open)
TOLD = (
    # an office that another country's name opens or follows
    ("The outgoing State of Kuwait Ambassador, Samir Hadad, left Norway. Hadad thanked Oslo.", "Hadad", "KWT"),
    ("Ambassador of the Republic of Kenya to Norway Amina Odongo spoke. Odongo left Oslo.", "Odongo", "KEN"),
    ("Under Secretary Amina Odongo of Kenya met officials in Norway. Odongo left Oslo.", "Odongo", "KEN"),
    ("Kenya-based airline, Easy Wing, signed a deal with Norway. Easy Wing flies to Oslo.", "Easy Wing", "KEN"),
    ("Norway closed its office. Egypt's Banque Nouvelle opened a branch in Oslo.", "Egypt's Banque Nouvelle", "EGY"),
    # regions that bear the name of a country
    ("Kenya and Norway met. The Latin American envoys left.", "The Latin American envoys", None),
    ("Norway joined the Development Bank of Latin America on Monday.", "the Development Bank of Latin America", "IGO"),
    ("Kenya waited. The International Criminal Court set a date for the trial.", "International Criminal Court", "IGO"),
    # towns that are only the beginning of a name
    ("Norway thanked students of Nelson Mandela University.", "Nelson Mandela University", None),
    ("Malaysia waited. The Narcotics Bureau (NB) of the Royal Thai Police agreed.", "The Narcotics Bureau", "THA"),
    # bodies that the report tells of, in a phrase or by their letters
    ("The 407th Air Expeditionary Group left Norway. Col. Ann Quill, 407th AEG commander, spoke.", "Ann Quill", "USA"),
    ("The Kisumu Harbour Board of Kenya (KHB) met. Members of the KHB left Norway.", "Members of the KHB", "KEN"),
    ("Norway praised the Kenyan Tea Authority's (KTA) report. Norway thanked the KTA.", "the KTA", "KEN"),
    ("Norway wrote to the Department of Treasury in Washington.", "the Department of Treasury", "USA"),
    ("Norwegian forces and their Hezbollah allies took the farm.", "their Hezbollah allies", "LBN"),
    ("Norway condemned al-Qaida. This terrorist organisation must go.", "This terrorist organisation", "IMG"),
    # owners
    ("The Kenyan president thanked Norway, and his wife, Amina Odongo, did so too.", "Amina Odongo", "KEN"),
    ("Norway condemned Kenya's arrest of four of the country's opposition leaders.", "the country's opposition", "KEN"),
    ("Kenya said on Monday that the main part of its forces would leave Norway.", "the main part of its forces", "KEN"),
    ("Kenya and Norway talked. The rebels in Kenya freed their Norwegian hostages.", "their Norwegian hostages", "NOR"),
)


def _named(reading: Reading, words: str) -> Mention:
    text = reading.document.report.text
    return [item for item in reading.mentions if words in text[item.begin : item.end]][-1]


@pytest.mark.parametrize(("text", "words", "code"), TOLD, ids=[f"{case[1]}" for case in TOLD])
def test_told_beside_the_name(text: str, words: str, code: str | None) -> None:
    assert _named(read(text), words).code == code


def test_an_example_is_not_all_of_them() -> None:
    reading = read("The regime and its backers, notably Norway, shelled the town in Kenya.")
    assert _named(reading, "The regime").entity != _named(reading, "Norway").entity


def test_place_by_the_name_of_a_king_is_nobody() -> None:
    reading = read("King Harald crossed King Olav Bridge. The King met the president of Kenya.")
    text = reading.report.text
    assert not any("Bridge" in item.span.of(text) for item in reading.mentions)
    assert _named(reading, "The King").entity == _named(reading, "King Harald").entity


def test_town_that_agreements_are_named_after_is_no_party() -> None:
    reading = read("The Kenyan minister met the Norwegian minister. They praised the Minsk agreements.")
    assert not any(item.code == "BLR" for item in reading.mentions)


def test_whom_one_meets_is_somebody_else() -> None:
    reading = read("Kenya's ambassador, Amina Odongo, met the deputy minister in Oslo, Norway.")
    assert _named(reading, "the deputy minister").entity != _named(reading, "Amina Odongo").entity


def test_two_leaders_are_those_told_together() -> None:
    text = "The leaders of Kenya and Norway met on Monday. A spokesman said the two leaders condemned Vladimir Putin."
    reading = read(text)
    assert [reading.mentions[at].code for at in _named(reading, "the two leaders").members] == ["KEN", "NOR"]


def test_name_behind_a_dash_begins_at_its_first_letter() -> None:
    reading = read("The airline signed a contract with an agency – Blue Travel – that is registered in Kenya.")
    assert all(item.span.of(reading.report.text)[0].isalnum() for item in reading.mentions)


SAID = (
    ("Norway mourned. The victim, a Kenyan nurse, died on Friday.", "The victim", "KEN"),
    ("Norway mourned. The victims were Kenyan.", "The victims", "KEN"),
    ("Norway mourned. The drivers are from Kenya.", "The drivers", "KEN"),
    ("Norway mourned. The victim was identified as Tomas Vela of Kenya.", "The victim", "KEN"),
    ("Norway waited. The drivers were not Kenyan.", "The drivers", None),
)


@pytest.mark.parametrize(("text", "words", "code"), SAID, ids=[case[0][:60] for case in SAID])
def test_who_has_no_name_is_of_the_country_said_of_him(text: str, words: str, code: str | None) -> None:
    assert _named(read(text), words).code == code


BOTH = (
    ("Kenya and Uganda agreed to a truce that Norway brokered. The two sides met.", "The two sides", ["KEN", "UGA"]),
    ("Kenya and Uganda met. Both governments thanked Norway. Both nations gain.", "Both nations", ["KEN", "UGA"]),
    ("Kenya accused Uganda. The two countries have argued.", "The two countries", ["KEN", "UGA"]),
)


@pytest.mark.parametrize(("text", "words", "codes"), BOTH, ids=[case[0][:60] for case in BOTH])
def test_two_are_those_joined_or_called_two_before(text: str, words: str, codes: list[str]) -> None:
    reading = read(text)
    assert [reading.mentions[at].code for at in _named(reading, words).members] == codes


AGAIN = (
    # report, words, words whose actor they are (None: another's), both last mentions with these words
    (
        "The Trump administration left. The Biden administration signed it.",
        "The Biden administration",
        "The Trump administration",
        False,
    ),
    (
        "The Biden administration left Norway. The administration praised Kenya.",
        "The administration",
        "The Biden administration",
        True,
    ),
    ("Ann Roe says the law is bad. A group met Eva Quill. However, she says, it is law.", "she", "Ann Roe", True),
    ("Ann Roe says the law is bad. Eva Quill met a group. She left.", "She", "Eva Quill", True),
    (
        "A Kenyan woman was jailed in Norway. A court in Oslo convicted Eva Quill (53) of theft.",
        "A Kenyan woman",
        "Eva Quill",
        True,
    ),
    (
        "A Kenyan man was jailed in Norway. A court in Oslo convicted Mrs Eva Quill (53) of theft.",
        "A Kenyan man",
        "Mrs Eva Quill",
        False,
    ),
)


@pytest.mark.parametrize(("text", "words", "other", "same"), AGAIN, ids=[case[0][:60] for case in AGAIN])
def test_told_again_in_other_words(text: str, words: str, other: str, *, same: bool) -> None:
    reading = read(text)
    assert (_named(reading, words).entity == _named(reading, other).entity) is same


def test_administration_is_of_its_presidents_country() -> None:
    reading = read("The Biden administration thanked Norway. Norway was glad, and so was Oslo.")
    assert _named(reading, "The Biden administration").code == "USA"


def test_child_in_child_abuse_is_no_it() -> None:
    reading = read("Ann Roe says that Magen, a local group that fights child abuse, has grown. It has a list.")
    assert _named(reading, "It").entity != _named(reading, "child").entity


def test_public_is_no_party_to_a_quarrel() -> None:
    text = (
        "Vela sued Roe in the Nairobi Federal Court for comments made to the public. Talks between the parties failed."
    )
    reading = read(text)
    assert not _named(reading, "the parties").members


def test_group_stays_known_where_one_of_its_mentions_looks_like_a_person() -> None:
    reading = read("We fight Da’esh in Kenya. Da’esh’s rule is over. Actions helped Da’esh gather support.")
    named = [item for item in reading.mentions if "Da’esh" in item.span.of(reading.report.text)]
    assert {item.code for item in named} == {"IMG"}
    assert len(named) == 3


BESIDE = (
    ("Pentagon spokesman Navy Capt. Tomas Vela spoke in Kenya. Vela left Kenya.", "Vela", "USA"),
    ("Kenya fights ISIL. This barbaric group had held a town in Kenya.", "This barbaric group", "IMG"),
    ("Kenya sells goods that repressive regimes can use. Nairobi said so.", "repressive regimes", None),
)


@pytest.mark.parametrize(("text", "words", "code"), BESIDE, ids=[case[1] for case in BESIDE])
def test_offices_before_a_rank_and_what_is_pointed_at(text: str, words: str, code: str | None) -> None:
    assert _named(read(text), words).code == code


def test_conference_in_a_town_places_nobody_there() -> None:
    text = "Kenya waited. A Kenyan envoy told a news conference in Geneva that male civilians had died."
    assert _named(read(text), "male civilians").code != "CHE"


def test_name_over_the_edge_of_a_phrase_is_whole() -> None:
    reading = read("Kenya fights the Islamic State of Iraq and the Levant terrorists in Kenya.")
    assert _named(reading, "terrorists").code == "IMG"


def test_words_before_a_title_belong_to_it() -> None:
    reading = read("Kisumu deputy police chief Dr Ann Roe of Kenya met Oslo press operations director Tomas Vela.")
    text = reading.report.text
    assert _named(reading, "Tomas Vela").span.of(text) == "Oslo press operations director Tomas Vela"


LANGUAGES = (
    ("Norwegian officials spoke Russian in Oslo.", "Russian"),
    ("The treaty was translated from Persian into French, Oslo said.", "French"),
    ("Norway paid for the translation between Arabic and Vietnamese.", "Vietnamese"),
)


@pytest.mark.parametrize(("text", "words"), LANGUAGES, ids=[words for _, words in LANGUAGES])
def test_a_nation_s_language_is_nobody(text: str, words: str) -> None:
    reading = read(text)
    assert all(item.span.of(text) != words for item in reading.mentions)


def test_a_nationality_beside_no_language_is_somebody() -> None:
    reading = read("Norway praised talks between Russian and Vietnamese ministers. A Ukrainian was killed in Oslo.")
    assert {"RUS", "VNM", "UKR"} <= {item.code for item in reading.mentions}


def test_a_town_behind_a_body_s_hyphen_is_part_of_its_name() -> None:
    reading = read("The participants from Vietnam National University-Hanoi hailed Norway.")
    assert all(item.span.of(reading.report.text) != "Hanoi" or item.code is None for item in reading.mentions)


def test_a_description_behind_the_last_word_of_a_name_is_the_person_s() -> None:
    reading = read('"We asked to join," said Vera Villar, the Kenyan senator. Norway waited.')
    assert _named(reading, "Vera Villar").code == "KEN"
