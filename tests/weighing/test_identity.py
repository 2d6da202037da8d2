"""Which tellings are of one event."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from tacitus.weighing import Happening, Judgements, Origin, Party, Telling, same_events
from tacitus.weighing.linkage import average_linkage
from tacitus.weighing.words import act_words, stem

pytest_plugins = ("tests.weighing.made",)
Make = Callable[..., Any]
RAID = "Warplanes bombed the market of Idlib and killed traders."
BARRACKS = "Barracks in Aleppo were bombed on the same morning; three soldiers died."
FLOOD = "The river broke its banks and drowned the harvest of the lower valley."


def grouped(happenings: Iterable[Happening]) -> set[frozenset[str]]:
    """The ids that stand together."""
    return {frozenset(telling.id for telling in item.tellings) for item in happenings}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("killed", "deaths", True),
        ("withdrawals", "withdrew", True),
        ("sanctioning", "sanctions", True),
        ("voted", "voting", True),
        ("hits", "struck", True),
        ("protest", "protein", False),
        ("killed", "injured", False),
        ("promise", "threat", False),
    ],
)
def test_words_of_one_family_meet(one: str, other: str, same: bool) -> None:
    assert (stem(one) == stem(other)) is same


def test_words_of_an_act_leave_out_particles_and_light_verbs() -> None:
    assert act_words("checked into") == act_words("checks out")
    assert act_words("gave a warning") == {"#threaten"}
    assert act_words("took") == {"#take"}


def pair(telling: Make, **second: Any) -> list[Telling]:
    """Two tellings of a raid in two reports; the second with changes."""
    base = {"day": date(2016, 3, 1), "recipients": ["traders/SYR/CVL"], "place": "Idlib"}
    return [
        telling("a", "1", "ASSAULT/aerial", "bombed", RAID, **base),
        telling("b", "2", "ASSAULT/aerial", "bombed", **({"text": RAID} | base | second)),
    ]


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"actors": ["Russia/RUS/MIL"]}, True),  # who did it can be in dispute
        ({"status": "denied"}, True),  # so can whether it happened
        ({"day": date(2016, 3, 9)}, False),
        ({"place": "Aleppo", "recipients": ["soldiers/SYR/MIL"], "text": BARRACKS}, False),
        ({"status": "threatened"}, False),  # what is to come is not what came
    ],
)
def test_identity_of_a_raid(changes: dict[str, Any], same: bool, telling: Make, report: Make) -> None:
    other = changes.get("text", RAID)
    found = same_events(pair(telling, **changes), [report("a", 2, RAID), report("b", 2, other)])
    assert (len(found) == 1) is same


def test_identity_a_speech_belongs_to_its_speaker(telling: Make, report: Make) -> None:
    text = "The minister condemned the raid on the market."
    given = [
        telling("a", "1", "ACCUSE", "condemned", text, actors=["France/FRA/GOV"], day=date(2016, 3, 1)),
        telling("b", "2", "ACCUSE", "condemned", text, actors=["Kenya/KEN/GOV"], day=date(2016, 3, 1)),
        telling("b", "3", "ACCUSE", "condemned", text, actors=["Paris/FRA/GOV"], day=date(2016, 3, 1)),
    ]
    found = same_events(given, [report("a", 2, text), report("b", 2, text)])
    assert grouped(found) == {frozenset("13"), frozenset("2")}


def test_identity_talks_of_others_are_other_talks(telling: Make, report: Make) -> None:
    text = "The presidents discussed the truce."
    given = [
        telling("a", "1", "CONSULT", "discussed", text, actors=["Russia/RUS/GOV", "Syria/SYR/GOV"]),
        telling("b", "2", "CONSULT", "discussed", text, actors=["Russia/RUS/GOV"], recipients=["Washington/USA/GOV"]),
        telling("b", "3", "CONSULT", "discussed", text, actors=["Russia/RUS/GOV"], recipients=["Damascus/SYR/GOV"]),
    ]
    found = same_events(given, [report("a", 2, text), report("b", 2, text)])
    assert grouped(found) == {frozenset("13"), frozenset("2")}


def test_identity_an_assumed_day_sets_nothing_apart(telling: Make, report: Make) -> None:
    told = telling("a", "1", "CONCEDE/withdraw", "withdraw", RAID, actors=["Russia/RUS/GOV"], day=date(2016, 3, 14))
    other = telling("a", "2", "CONCEDE/withdraw", "withdrawal", RAID, actors=["Russia/RUS/GOV"], day=date(2016, 3, 16))
    reports = [report("a", 16, RAID)]
    assert len(same_events([told, other], reports)) == 2
    assert len(same_events([told, replace(other, basis="assumed")], reports)) == 1


DAY = (
    "During the day the army carried out {} air strikes and {} missile strikes on villages along the border river. "
    "Units of the south repelled {} attacks near the bridge and the old mill, and the air force struck {} areas where "
    "troops had gathered. Two civilians were killed in the town of Idlib."
)


def test_identity_communiques_of_two_days_tell_of_two_days(telling: Make, report: Make) -> None:
    texts = {"a": DAY.format(12, 3, 7, 4), "b": DAY.format(15, 2, 6, 5), "c": DAY.format(12, 3, 7, 9)}
    raid = {"actors": ["the army/SYR/MIL"], "place": "Idlib"}
    given = [telling(name, name, "ASSAULT/aerial", "strikes", text, **raid) for name, text in texts.items()]
    reports = [report(name, day, text, outlet="Staff") for day, (name, text) in enumerate(texts.items(), 1)]
    other = telling("d", "d", "ASSAULT/aerial", "strikes", "The army carried out 15 air strikes.", **raid)
    reports.append(report("d", 2, "The army carried out 15 air strikes on villages along the border river."))
    found = grouped(same_events([*given, other], reports))
    assert {len(group & set("abc")) for group in found} <= {0, 1}
    elsewhere = [replace(item, outlet=f"Paper {item.id}") for item in reports]
    assert len(grouped(same_events(given, elsewhere[:3]))) < 3
    dated = [replace(item, earliest=date(2016, 2, 29), latest=date(2016, 2, 29), basis="stated") for item in given]
    assert len(grouped(same_events(dated, reports[:3]))) == 1


def test_identity_a_report_that_counts_twice_in_its_own_voice_tells_of_two_events(telling: Make, report: Make) -> None:
    base = {"recipients": ["traders/SYR/CVL"], "day": date(2016, 3, 1), "place": "Idlib"}
    own = [telling("a", str(toll), "ASSAULT", "killed", RAID, killed=toll, sentence=toll, **base) for toll in (12, 20)]
    reports = [report("a", 2, RAID)]
    assert len(same_events(own, reports)) == 2
    claimed = replace(own[1], chain=(Party(None, None, None, "the Observatory"),))
    assert len(same_events([own[0], claimed], reports)) == 1


def test_identity_the_first_group_and_the_second_are_two(telling: Make, report: Make) -> None:
    text = "The group of warplanes left Syria."
    given = [
        telling("a", "1", "RETREAT/withdraw", "left", text, actors=["The first group of warplanes/RUS/MIL"]),
        telling("b", "2", "RETREAT/withdraw", "left", text, actors=["A second group of warplanes/RUS/MIL"]),
        telling("b", "3", "RETREAT/withdraw", "left", text, actors=["The first group/RUS/MIL"]),
    ]
    found = same_events(given, [report("a", 2, text), report("b", 2, text)])
    assert grouped(found) == {frozenset("13"), frozenset("2")}


def test_identity_says_why(telling: Make, report: Make) -> None:
    found = same_events(pair(telling), [report("a", 2, RAID), report("b", 2, RAID)])
    reasons = " ".join(found[0].reasons[1])
    assert found[0].reasons[0] == ()
    assert "the same day (+1.3)" in reasons
    assert "words of one family name the act" in reasons


def test_identity_obeys_people(telling: Make, report: Make) -> None:
    given, reports = pair(telling), [report("a", 2, RAID), report("b", 2, RAID)]
    apart = Judgements(apart=[(("b", "2"), ("a", "1"))])
    assert len(same_events(given, reports, apart)) == 2
    strange = [given[0], telling("b", "9", "CONSULT", "met", FLOOD)]
    together = Judgements(together=[(("a", "1"), ("b", "9")), (("a", "1"), ("gone", "0"))])
    found = same_events(strange, reports, together)
    assert grouped(found) == {frozenset("19")}
    assert found[0].reasons[1] == ("a person judged them one event",)


def test_identity_does_not_depend_on_names(telling: Make, report: Make) -> None:
    """The same reports with the countries' names and codes swapped give the same groups."""

    def groups(first: str, second: str) -> set[frozenset[str]]:
        text = f"{first} shelled the posts of {second} and killed two soldiers."
        given = [
            telling(
                name, name, "ASSAULT", "shelled", text, actors=[f"{first}/{first}"], recipients=[f"{second}/{second}"]
            )
            for name in "abc"
        ]
        given.append(telling("a", "d", "ASSAULT", "shelled", text, actors=[f"{second}/{second}"], day=date(2016, 1, 1)))
        return grouped(same_events(given, [report(name, 2, text) for name in "abc"]))

    assert groups("RUS", "UKR") == groups("UKR", "RUS") == groups("IND", "PAK")


def test_identity_does_not_depend_on_order(telling: Make, report: Make) -> None:
    reports = [report(str(number), 1 + number % 3, RAID if number % 2 else FLOOD) for number in range(12)]
    given = [
        telling(item.id, item.id, "ASSAULT", "bombed" if number % 2 else "struck", item.text)
        for number, item in enumerate(reports)
    ]
    expected = grouped(same_events(given, reports))
    for seed in range(5):
        shuffled = given[:]
        Random(seed).shuffle(shuffled)
        assert grouped(same_events(shuffled, reports)) == expected


def synthetic(count: int) -> tuple[list[Telling], list[Origin]]:
    """``count`` happenings of two tellings each, in reports of their own, over a year."""
    random, tellings, reports = Random(8), [], []
    places = [f"Town{number}" for number in range(200)]
    for number in range(count):
        day = date.fromordinal(735_964 + random.randrange(365))
        town = random.choice(places)
        text = f"Shells hit {town} at dawn, district {number % 97}, and {number} people fled to the hills."
        for copy in "xy":
            name = f"{number}{copy}"
            reports.append(Origin(name, "Paper", None, day, text))
            made = Telling(name, name, "ASSAULT", ("heavy-weapons",), words="hit", act=act_words("hit"), text=text)
            tellings.append(replace(made, earliest=day, latest=day))
    return tellings, reports


def test_identity_finds_synthetic_pairs_at_scale() -> None:
    tellings, reports = synthetic(400)
    found = same_events(tellings, reports)
    right = sum({telling.id[:-1] for telling in item.tellings} == {item.tellings[0].id[:-1]} for item in found)
    assert right > 0.9 * len(found)
    assert 380 <= len(found) <= 480


def test_linkage_joins_by_the_mean_and_keeps_foes_apart() -> None:
    pairs = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.2, (3, 4): 0.6}
    assert average_linkage(5, pairs, 0.5) == [[0, 1, 2], [3, 4]]
    assert average_linkage(5, pairs, 0.6) == [[0, 1], [2], [3, 4]]
    assert average_linkage(5, pairs, 0.5, apart=[(0, 2)]) == [[0, 1], [2], [3, 4]]
    assert average_linkage(5, pairs, 0.7, together=[(0, 4)]) == [[0, 4], [1, 2], [3]]
