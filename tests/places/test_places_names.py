"""Keys of names and what transliterations share."""

from __future__ import annotations

import pytest

from tacitus.places.names import fold, is_latin, skeleton, without_article


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("the U.S.", "us"),
        ("St. Petersburg", "saint petersburg"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Sana’a", "sanaa"),
        ("Şanlıurfa", "sanliurfa"),
        ("The Hague", "hague"),
        ("Kobanê", "kobane"),
    ],
)
def test_names_fold(name: str, key: str) -> None:
    assert fold(name) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [("Khmeimim", "Hmeymim"), ("Hasakah", "al-Hassakeh"), ("Raqqa", "al-Rakka"), ("Hodeidah", "Hudayda")],
)
def test_names_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(fold(one)) == skeleton(fold(other))


def test_names_of_different_places_differ() -> None:
    assert skeleton(fold("Aleppo")) != skeleton(fold("Raqqa"))


def test_names_lose_only_a_leading_article() -> None:
    assert without_article("al raqqa") == "raqqa"
    assert without_article("alma") == "alma"


def test_names_in_other_scripts_are_not_latin() -> None:
    assert is_latin("Tartūs")
    assert not is_latin("Латакия")
    assert not is_latin("latakia")
