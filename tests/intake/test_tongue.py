from __future__ import annotations

import pytest

from tacitus.intake.tongue import language_of


@pytest.mark.parametrize(
    "text",
    [
        "The army attacked the town on Monday.",
        "Putin and Obama spoke by telephone, the White House said.",
        "A monitor said that the Jabhat al-Nusra fighters had left Ma'arrat al-Numan for Khan Shaykhun.",
    ],
)
def test_tongue_english_is_told_from_short_texts(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Syria truce",
        "Vladimir Putin, Sergei Lavrov, Bashar al-Assad, Staffan de Mistura",
        "Jabhat al-Nusra\nAhrar al-Sham\nJaysh al-Islam\nFaylaq al-Rahman",
        "Tegucigalpa, San Pedro Sula, La Ceiba",
        "12 – 14 %",
        "",
    ],
)
def test_tongue_names_and_scraps_are_left_open(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Präsident hat gestern in Berlin erklärt, dass die Truppen aus Syrien abziehen werden.", "de"),
        ("Le président russe a annoncé lundi le retrait de la plus grande partie de ses forces.", "fr"),
        ("El presidente ruso anunció el lunes la retirada de la mayor parte de sus fuerzas de Siria.", "es"),
        ("De Russische president heeft maandag de terugtrekking van de meeste troepen aangekondigd.", "nl"),
        ("أعلن الرئيس الروسي سحب الجزء الرئيسي من قواته من سوريا", "ar"),
        ("俄罗斯总统周一宣布，从叙利亚撤出主要部队，因为任务基本完成，和平谈判在日内瓦继续举行。", "zh"),
    ],
)
def test_tongue_other_languages_are_named(text: str, code: str) -> None:
    assert language_of(text) == code


def test_tongue_english_that_quotes_another_language_stays_english() -> None:
    text = "He said “La paz es el camino y la guerra es la ruina de todos”, and then he left with his guards."
    assert language_of(text) in ("en", None)
