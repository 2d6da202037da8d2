"""One person's name in several spellings, within a report and against the directory."""

from __future__ import annotations

import pytest

from tacitus import read
from tacitus.actors.spelling import same_name, same_sound, same_surname, sound_of
from tacitus.actors.words import keys_of

ONE = (
    ("Muhammad Al-Sayyid", "Mohamed El Sayed"),
    ("Yusuf Abd al-Rahman", "Youssef Abdelrahman"),
    ("Abdul Rahman Khoury", "Abdurrahman Khouri"),
    ("Sergei Petrov", "Sergey Petrov"),
    ("John Peter Odongo", "J. P. Odongo"),
    ("John Peter Odongo", "J Odongo"),
    ("José Núñez", "Jose Nunez"),
)
TWO = (
    ("Hassan Khoury", "Hussein Khoury"),
    ("Mahmoud Diallo", "Mohammed Diallo"),
    ("John Peter Odongo", "P. Odongo"),
    ("Anna Odongo", "J. Odongo"),
    ("Amina Kone", "Amina Kane"),
    ("Khoury", "Khouri"),
)


@pytest.mark.parametrize(("one", "other"), ONE)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert same_name(keys_of(one), keys_of(other))
    assert same_name(keys_of(other), keys_of(one))


@pytest.mark.parametrize(("one", "other"), TWO)
def test_names_that_stay_two(one: str, other: str) -> None:
    assert not same_name(keys_of(one), keys_of(other))


def test_surname_alone_is_known_by_its_sound() -> None:
    assert same_surname(keys_of("Qadhafi"), keys_of("Muammar Gaddafi"))
    assert not same_surname(keys_of("Li"), keys_of("Bruce Lee"))


def test_sound_keeps_the_first_vowel() -> None:
    assert sound_of("osama") == sound_of("usama") != sound_of("isam")
    assert not same_sound(keys_of("Odongo"), keys_of("Odongo"))  # one word alone is no full name


def test_spelling_makes_one_actor_of_two_names() -> None:
    reading = read("Kenya's minister Yusuf Abd al-Rahman spoke. Later Youssef Abdelrahman thanked Norway.")
    named = [item for item in reading.mentions if "ou" in item.span.of(reading.report.text)]
    assert {(item.code, item.entity) for item in named} == {("KEN", reading.mentions[0].entity)}


def test_directory_knows_a_name_in_another_spelling() -> None:
    reading = read("Nikolas Maduro met Abdulfattah Al Sisi in Oslo.")
    assert [item.identifier_text for item in reading.mentions[:2]] == ["Nicolas Maduro", "Abdel Fattah el-Sisi"]


def test_owner_of_a_person_is_the_country_before() -> None:
    reading = read("Kenya's Amina Odongo won the race in Oslo.")
    assert next(item for item in reading.mentions if "Odongo" in item.span.of(reading.report.text)).code == "KEN"
