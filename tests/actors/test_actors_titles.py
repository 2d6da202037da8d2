"""What somebody is by the words around a name: a body before a title, an office with a phrase, letters."""

from __future__ import annotations

import pytest

from tacitus import read

# report, words of the last mention, its sector
TITLED: tuple[tuple[str, str, str | None], ...] = (
    ("The government and the rebels met in Nairobi. Both parties signed an accord.", "Both parties", None),
    ("The main parties agreed in Kenya. The two political parties left.", "The two political parties", "PTY"),
    (
        "Kenya's National Directorate of Water (NADI) Chief Amina Odongo criticised the navy.",
        "Chief Amina Odongo",
        "GOV",
    ),
    ("Federal Minister for Island Affairs Linda Berg backs the treaty. Ms Berg thanked the chiefs.", "Ms Berg", "GOV"),
    ("A police officer surnamed Odera was suspended in Nairobi. Odera apologised.", "Odera", "COP"),
    ("Oppositionist Amina Odongo accused the president. Odongo left Kenya.", "Odongo", "OPP"),
    ("Dr Amina Odongo, Ranking Member on Finance, criticised the government of Kenya.", "Dr Amina Odongo", "LEG"),
    ("Voters trust the Election Commission of Kenya. The EC rejected the claim.", "The EC", "GOV"),
    ("The High Court in Nairobi convicted him. The lawyer criticised the HC verdict.", "HC", "JUD"),
    ("The Kenyan Chamber of Building (Cuka) called for an end of the strike. Cuka criticised it.", "Cuka", "BUS"),
    ("The Seleka militia attacked the town.", "The Seleka militia", "REB"),
    ("The Kenyan Chamber of Building (Nairobi) called for an end of the strike in Nairobi.", "Nairobi", "GOV"),
)


@pytest.mark.parametrize(("text", "words", "sector"), TITLED, ids=[f"{case[1]} {case[2]}" for case in TITLED])
def test_actors_titles_tell_the_sector(text: str, words: str, sector: str | None) -> None:
    named = [item for item in read(text).mentions if item.span.of(text) == words]
    assert named
    assert named[-1].sector == sector, named
