"""Origins, disagreements, pledges and truces, each on a handful of tellings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tacitus.weighing import Judgements, disagreements, graded, pledges, timeline, truces, weigh
from tacitus.weighing.copies import find_copies, in_series, sketch, wire_of
from tacitus.weighing.matters import due_of, matter_of
from tacitus.weighing.sources import find_sources, origins_of
from tacitus.weighing.tellings import Dated

pytest_plugins = ("tests.weighing.made",)
Make = Callable[..., Any]
LONG = (
    "Two car bombs exploded on Sunday morning in the Zahra district of the city, where many families had gathered. "
    "The governor said that dozens had been taken to hospital and that the toll would rise in the coming hours. "
    "Shops stayed closed and the army blocked the roads that lead to the centre. "
)


def test_copies_share_shingles_whatever_stands_around_them() -> None:
    other = "The minister opened a school and spoke of " + ", ".join(f"matter {number}" for number in range(60))
    copy = "Our city desk. " + LONG + other[:90]
    found = find_copies([sketch(text) for text in (LONG, other, copy)])
    assert found == [0, 1, 0]


def test_copies_a_short_text_in_a_long_one() -> None:
    filler = " ".join(f"word{number} and so on" for number in range(300))
    assert find_copies([sketch(LONG * 3), sketch(LONG * 3 + filler)]) == [0, 0]


@pytest.mark.parametrize(
    ("first", "second", "series"),
    [
        ({}, {}, True),
        ({}, {"outlet": "Another"}, False),
        ({"outlet": None}, {"outlet": None}, False),
        ({}, {"published": date(2016, 3, 1)}, False),
        ({}, {"text": LONG}, False),
    ],
)
def test_copies_of_one_outlet_and_two_days_are_a_series(
    first: dict[str, Any], second: dict[str, Any], series: bool, report: Make
) -> None:
    other = LONG.replace("Sunday", "Monday").replace("dozens", "twelve").replace("roads", "streets")
    given = [
        replace(report("a", 1, LONG, outlet="Staff"), **first),
        replace(report("b", 2, other, outlet="Staff"), **second),
    ]
    sketches = [sketch(item.text) for item in given]
    assert in_series(*given, *sketches) is series
    assert find_copies(sketches, given) == ([0, 1] if series else [0, 0])


def test_origins_of_one_outlet_count_once(telling: Make, report: Make) -> None:
    reports = [report("a", 1, "One text."), report("b", 2, "Another.", outlet="Paper a"), report("c", 2, "A third.")]
    found = origins_of([telling(name, name, "ASSAULT", "hit") for name in "abc"], find_sources(reports))
    assert [(item.name, len(item.tellings)) for item in found] == [("Paper a", 2), ("Paper c", 1)]


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        ("MOSCOW, March 15 (Cedar Wire) - The first group left.", "Cedar Wire"),
        ("BEIRUT (AP) — Shells fell.", "Associated Press"),
        ("Shells fell.\n\nSource: Reuters", "Reuters"),
        ("Shells fell.\n(Reporting by Omar Aziz; Editing by Tom Reed)", None),
        ("The group (Hezbollah) - its rival says - fired.", None),
        ("Shells fell on Reuters square.", None),
    ],
)
def test_wire_is_named_by_a_credit(text: str, wire: str | None, report: Make) -> None:
    assert wire_of(report("a", 1, text)) == wire


def test_origins_count_copies_wires_and_quoted_sources_once(telling: Make, report: Make) -> None:
    reports = [
        report("a", 1, LONG),
        report("b", 1, "From our desk. " + LONG),
        report("c", 1, "HOMS (AP) - Bombs went off."),
        report("d", 1, "DAMASCUS (AP) - Two bombs in Homs."),
        report("e", 1, "e says"),
        report("f", 1, "f says"),
    ]
    given = [telling(item.id, item.id, "ASSAULT", "exploded") for item in reports[:4]]
    given += [
        telling("e", "e", "ASSAULT", "exploded", chain=["the Syrian Observatory for Human Rights//NGO"]),
        telling("f", "f", "ASSAULT", "exploded", chain=["a colleague", "The Observatory//NGO"]),
    ]
    found = origins_of(given, find_sources(reports))
    assert [(item.kind, "".join(telling.id for telling in item.tellings)) for item in found] == [
        ("report", "ab"),
        ("wire", "cd"),
        ("source", "ef"),
    ]
    assert found[2].chains[1] == ("Paper f", "a colleague", "The Observatory")


def one_event(tellings: list[Any]) -> Judgements:
    """A judgement that all tellings are of one event: these tests are about what follows from that."""
    return Judgements(together=[(tellings[0].key, item.key) for item in tellings[1:]])


def differences(tellings: list[Any], reports: list[Any]) -> dict[str, list[str]]:
    """The values of each aspect that differs."""
    found = list(disagreements(weigh(tellings, reports, one_event(tellings))))
    return {
        item["what"] + (" (changed)" if item["changed_by"] else ""): [value["value"] for value in item["values"]]
        for entry in found
        for item in entry["disagreements"]
    }


def test_disagreements_of_every_kind(telling: Make, report: Make) -> None:
    reports = [report("a", 2), report("b", 3)]
    first = telling(
        *("a", "1", "ASSAULT/aerial", "struck"),
        actors=["Russia/RUS/MIL"],
        recipients=["traders/SYR/CVL"],
        day=date(2016, 3, 1),
        place="Idlib",
        killed=12,
    )
    second = telling(
        *("b", "2", "ASSAULT/explosives", "struck"),
        actors=["rebels/SYR/REB"],
        recipients=["soldiers/SYR/MIL"],
        day=date(2016, 2, 28),
        place="Aleppo",
        killed=30,
        status="denied",
    )
    assert differences([first, second], reports) == {
        "happened": ["happened", "did not happen"],
        "who": ["RUS MIL", "SYR REB"],
        "to whom": ["SYR CVL", "SYR MIL"],
        "when": ["2016-03-01", "2016-02-28"],
        "where": ["Idlib", "Aleppo"],
        "described": ["aerial", "explosives"],
        "how many": ["12", "30"],
    }


def test_disagreements_unknown_and_fuller_values_differ_from_nothing(telling: Make, report: Make) -> None:
    given = [
        telling("a", "1", "ASSAULT/aerial", "struck", actors=["Russia/RUS/MIL"], day=date(2016, 3, 1), killed=12),
        telling("b", "2", "ASSAULT", "struck", actors=["Moscow/RUS/GOV"]),
        telling("b", "3", "ASSAULT", "struck", actors=["somebody"]),
    ]
    assert differences(given, [report("a", 2), report("b", 3)]) == {}


def test_disagreements_one_report_gives_no_two_counts_of_one_thing(telling: Make, report: Make) -> None:
    given = [telling("a", name, "ASSAULT", "struck", chain=["the army"], killed=int(name)) for name in ("2", "9")]
    assert differences(given, [report("a", 2)]) == {}
    other = telling("a", "3", "ASSAULT", "struck", chain=["the mayor"], killed=9)
    assert differences([given[0], other], [report("a", 2)]) == {"how many": ["2", "9"]}


@pytest.mark.parametrize(
    ("statuses", "shown"),
    [
        (("promised", "negated"), ["is to happen", "will not happen"]),
        (("planned", "promised"), []),
        (("conditional", "negated"), []),
        (("promised", "asserted"), []),
    ],
)
def test_disagreements_on_what_is_to_come(
    statuses: tuple[str, str], shown: list[str], telling: Make, report: Make
) -> None:
    given = [
        telling(
            name, name, "CONCEDE/withdraw", "withdraw", status=status, auxiliary=("future",) * (status == "negated")
        )
        for name, status in zip("ab", statuses, strict=True)
    ]
    assert differences(given, [report("a", 2), report("b", 3)]).get("happened", []) == shown


def test_disagreements_support_of_two_is_none(telling: Make, report: Make) -> None:
    given = [
        telling("a", "1", "SUPPORT", "supports", recipients=["Iraq/IRQ/GOV"]),
        telling("b", "2", "SUPPORT", "supports", recipients=["Kurds/IRQ/REB"]),
    ]
    assert differences(given, [report("a", 2), report("b", 3)]) == {}


def test_disagreements_a_source_that_changed_its_count(telling: Make, report: Make) -> None:
    given = [
        telling("a", "1", "ASSAULT", "struck", chain=["the Observatory"], killed=46),
        telling("b", "2", "ASSAULT", "struck", chain=["The Observatory"], killed=57),
    ]
    found = differences(given, [report("a", 2), report("b", 3)])
    assert found == {"how many": ["46", "57"], "how many (changed)": ["46", "57"]}


PLEDGE = "Russia promised to withdraw the main part of its forces, except the bases, if the truce holds."
DEEDS: list[tuple[str, dict[str, Any], str]] = [
    ("nothing later", {}, "unknown"),
    ("told as begun", {"text": "The first group of bombers left Syria."}, "begun"),
    ("told in full", {"text": "The withdrawal is complete."}, "kept"),
    ("told in part", {"text": "Some of the bombers left."}, "kept in part"),
    ("said by a source", {"text": "The withdrawal is complete.", "chain": ["the ministry/RUS/GOV"]}, "claimed kept"),
    ("denied", {"text": "No bomber left.", "status": "denied"}, "contested"),
    ("done by another", {"text": "The first group left.", "actors": ["Iran/IRN/MIL"]}, "unknown"),
    ("told as to come", {"text": "Bombers will leave.", "status": "planned"}, "unknown"),
    ("an earlier deed", {"text": "The first group left.", "day": date(2016, 2, 1)}, "unknown"),
]


@pytest.mark.parametrize(
    ("deed", "state"), [(deed, state) for _, deed, state in DEEDS], ids=[name for name, *_ in DEEDS]
)
def test_pledges_state(deed: dict[str, Any], state: str, telling: Make, report: Make) -> None:
    given = [
        telling("a", "1", "CONCEDE/withdraw", "withdraw", PLEDGE, actors=["Russia/RUS/GOV"], status="promised"),
    ]
    if deed:
        given.append(telling("b", "2", "RETREAT/withdraw", "left", **({"actors": ["Russia/RUS/MIL"]} | deed)))
    found = list(pledges(weigh(given, [report("a", 1, PLEDGE), report("b", 5, "Bombers.")])))
    assert [item["state"] for item in found] == [state]
    assert found[0]["extent"] == ["the main part"]
    assert found[0]["exceptions"] == ["except the bases"]
    assert found[0]["conditions"] == ["if the truce holds"]


@pytest.mark.parametrize(("latest", "state"), [(5, "open"), (25, "overdue")])
def test_pledges_by_a_day(latest: int, state: str, telling: Make, report: Make) -> None:
    pledge = telling(
        "a", "1", "AID", "send", "Kenya will send aid.", status="promised", day=date(2016, 3, 20), actors=["Kenya/KEN"]
    )
    found = list(pledges(weigh([pledge], [report("a", 1), report("b", latest)])))
    assert [(item["state"], item["due"]) for item in found] == [(state, "2016-03-20")]


def promise(telling: Make, words: str, text: str, **changes: Any) -> Any:
    """A promise whose words stand in its sentence."""
    return telling(
        "a",
        "1",
        "AGREE",
        words,
        text,
        at=text.index(words),
        **({"status": "promised", "actors": ["Kenya/KEN/GOV"]} | changes),
    )


@pytest.mark.parametrize(
    ("words", "text", "matter"),
    [
        ("agreed", "Kenya agreed to hold talks in Cairo, a spokesman said.", "to hold talks in Cairo"),
        ("pledged", "Kenya pledged 2.5 million dollars in aid; no date was set.", "2.5 million dollars in aid"),
        ("accepted", "A truce was accepted by Chad.", ""),
        ("withdrawal", "The withdrawal of its troops was discussed.", "withdrawal of its troops"),
        ("withdraw", "Troops will withdraw.", "withdraw"),
        ("meet", "He will meet U.S. and Kenyan officials, he said.", "meet U.S. and Kenyan officials"),
    ],
)
def test_pledges_say_in_their_own_words_what_is_promised(words: str, text: str, matter: str, telling: Make) -> None:
    assert matter_of(promise(telling, words, text)) == matter


@pytest.mark.parametrize(
    ("text", "dated", "value", "due"),
    [
        ("Kenya promised to leave by 20 March.", "20 March", "2016-03-20", date(2016, 3, 20)),
        ("Kenya promised to leave before 20 March.", "20 March", "2016-03-20", date(2016, 3, 19)),
        ("Kenya promised to leave within ten days.", "ten days", "P10D", date(2016, 3, 11)),
        ("Kenya promised to leave next week.", "next week", "2016-03-20", date(2016, 3, 20)),
        ("Kenya promised to leave, and met Chad on 20 March.", "20 March", "2016-03-20", None),
        ("Kenya promised to leave by 20 February.", "20 February", "2016-02-20", None),
    ],
)
def test_pledges_are_due_by_the_day_that_their_words_tell(
    text: str, dated: str, value: str, due: date | None, telling: Make
) -> None:
    day = None if value.startswith("P") else date.fromisoformat(value)
    dates = (Dated(text.index(dated), dated, value, day, day),)
    assert due_of(promise(telling, "promised", text, dates=dates), date(2016, 3, 1)) == due


@pytest.mark.parametrize(
    ("words", "whom", "pledged"),
    [
        ("ordered", ["his forces/KEN/MIL"], True),
        ("ordered", [], True),
        ("ordered", ["residents/SOM/CVL"], False),
        ("ordered", ["Somalia/SOM/GOV"], False),
        ("demanded", ["his forces/KEN/MIL"], False),
    ],
)
def test_pledges_an_order_to_ones_own_is_one_and_a_demand_is_none(
    words: str, whom: list[str], pledged: bool, telling: Make, report: Make
) -> None:
    given = telling("a", "1", "REQUEST", words, status="demanded", actors=["Kenya/KEN/GOV"], recipients=whom)
    assert bool(list(pledges(weigh([given], [report("a", 1)])))) is pledged


@pytest.mark.parametrize(
    ("words", "text", "pledged"),
    [
        ("agreement", "The agreement holds.", False),
        ("agreement", "The agreement to free two officers holds.", True),
        ("agreed", "Both sides agreed.", True),
        ("agreed", "Both agreed that peace matters.", False),
        ("agreed", "Both agreed that the army would leave.", True),
    ],
)
def test_pledges_an_accord_that_is_only_named_promises_nothing(
    words: str, text: str, pledged: bool, telling: Make, report: Make
) -> None:
    view = weigh([promise(telling, words, text)], [report("a", 1, text)])
    assert bool(list(pledges(view))) is pledged


def test_pledges_what_is_told_outweighs_what_is_claimed(telling: Make, report: Make) -> None:
    who = {"actors": ["Russia/RUS/GOV"]}
    given = [telling("a", "1", "CONCEDE/withdraw", "withdraw", PLEDGE, status="promised", **who)]
    given += [telling("b", "2", "RETREAT/withdraw", "left", "The first jets left.", **who)]
    given += [telling("c", "3", "RETREAT/withdraw", "left", "All of them left.", chain=["the ministry/RUS/GOV"], **who)]
    reports = [report("a", 1, PLEDGE), report("b", 5, "Jets."), report("c", 6, "More.")]
    assert [item["state"] for item in pledges(weigh(given, reports))] == ["begun"]


def test_pledges_a_deed_that_their_words_name_keeps_them(telling: Make, report: Make) -> None:
    text = "Kenya agreed to supply food to Chad."
    given = [promise(telling, "agreed", text, actors=["Kenya/KEN/GOV"])]
    given += [telling("b", "2", "AID", "supplied", "Kenya supplied food.", actors=["Nairobi/KEN/GOV"])]
    given += [telling("b", "3", "AID", "sent", "Kenya sent tents.", actors=["Nairobi/KEN/GOV"])]
    (found,) = pledges(weigh(given, [report("a", 1, text), report("b", 5, "Food.")]))
    assert [(item["record"], item["because"]) for item in found["bearings"]] == [
        ("2", "the same side does what the words of the pledge name")
    ]


def test_pledges_talks_that_were_agreed_on_and_held_are_kept(telling: Make, report: Make) -> None:
    text, who = "Kenya agreed to hold talks with Chad.", {"actors": ["Kenya/KEN/GOV"]}
    given = [
        promise(telling, "agreed", text, **who),
        telling("b", "2", "CONSULT", "held talks", "They held talks.", **who),
    ]
    (found,) = pledges(weigh(given, [report("a", 1, text), report("b", 5, "Talks.")]))
    assert found["state"] == "kept"


@pytest.mark.parametrize("changes", [{"report": "a"}, {"day": date(2016, 3, 20)}])
def test_pledges_are_not_kept_by_their_own_words_or_by_what_lies_ahead(
    changes: dict[str, Any], telling: Make, report: Make
) -> None:
    text, who = "Kenya agreed to hold talks with Chad on 20 March.", {"actors": ["Kenya/KEN/GOV"]}
    held = telling(changes.pop("report", "b"), "2", "CONSULT", "held talks", text, **who, **changes)
    (found,) = pledges(weigh([promise(telling, "agreed", text, **who), held], [report("a", 1, text), report("b", 5)]))
    assert found["bearings"] == []


@pytest.mark.parametrize(
    ("changes", "state"),
    [({}, "begun"), ({"auxiliary": ("historical",)}, "unknown"), ({"mode": ("resign",)}, "unknown")],
)
def test_pledges_are_begun_where_their_own_report_tells_it(
    changes: dict[str, Any], state: str, telling: Make, report: Make
) -> None:
    who = {"actors": ["Russia/RUS/GOV"]}
    given = [telling("a", "1", "CONCEDE/withdraw", "withdraw", PLEDGE, status="promised", **who)]
    given += [telling("a", "2", "RETREAT/withdraw", "leaving", "Its jets are leaving.", sentence=1, **who, **changes)]
    assert [item["state"] for item in pledges(weigh(given, [report("a", 1, PLEDGE)]))] == [state]


def test_pledges_to_withdraw_leave_behind_what_stays(telling: Make, report: Make) -> None:
    text = "Russia will withdraw. It would keep a base at Tartus, the ministry said. Planes will stay too."
    who = {"actors": ["Russia/RUS/GOV"], "status": "promised"}
    given = [telling("a", "1", "CONCEDE/withdraw", "withdraw", "Russia will withdraw.", **who)]
    (found,) = pledges(weigh(given, [report("a", 1, text)]))
    assert found["exceptions"] == ["would keep a base at Tartus", "will stay too"]


TRUCE = "The cessation of hostilities took effect. The agreement does not apply to Islamic State, the powers said."


def test_truces_claims_by_day_and_side(telling: Make, report: Make) -> None:
    def act(name: str, who: str, text: str, **changes: Any) -> Any:
        return telling("b", name, "ASSAULT", "shelled", text, actors=[who], **changes)

    accused = "France accused the army of violations."
    given = [
        telling("a", "1", "RETREAT/ceasefire", "cessation", TRUCE, actors=["Syria/SYR/GOV"], day=date(2016, 2, 27)),
        telling("b", "2", "RETREAT/ceasefire", "truce", "The truce holds."),
        act("3", "army/SYR/MIL", "The army shelled a village.", day=date(2016, 2, 28)),
        act("4", "rebels/SYR/REB", "Rebels shelled a post, a breach of the truce.", sentence=2),
        act("5", "army/SYR/MIL", "It denied a breach.", status="denied", sentence=3),
        act("6", "army/SYR/MIL", "The army shelled a village before.", day=date(2016, 2, 1)),
        telling(
            "b",
            "7",
            "ACCUSE",
            "accused",
            accused,
            recipients=["army/SYR/MIL"],
            sentence=9,
        ),
    ]
    text = TRUCE + " The truce and the cessation of hostilities in Syria."
    found = list(truces(weigh(given, [report("a", 1, text), report("b", 3, text)])))
    assert len(found) == 1
    assert found[0]["excluded"] == ["Islamic State"]
    assert (found[0]["start"], found[0]["parties"]) == ("2016-02-27", ["SYR GOV"])
    claims = [(item["day"], item["side"], item["count"]) for item in found[0]["claims"]]
    assert claims == [("2016-02-28", "SYR MIL", 1), ("?", "SYR MIL", 1), ("?", "SYR REB", 1)]


def test_timeline_by_day_with_figures_as_of_each_day(telling: Make, report: Make) -> None:
    given = [
        telling("b", "2", "ASSAULT", "killed", day=date(2016, 3, 1), killed=57, chain=["the Observatory"]),
        telling("a", "1", "ASSAULT", "killed", day=date(2016, 3, 1), killed=46, chain=["the Observatory"]),
        telling("a", "3", "CONSULT", "met", actors=["Kenya/KEN/GOV"]),
        telling("b", "4", "CONSULT", "met", actors=["Chad/TCD/GOV"], day=date(2016, 2, 1)),
    ]
    view = weigh(given, [report("a", 2), report("b", 3)], one_event(given[:2]))
    found = [graded(item, {("reliability", "Paper a"): "B"}) for item in timeline(view)]
    assert [item["date"] for item in found] == ["2016-02-01", "2016-03-01", None]
    assert [(figure["as_of"], figure["best"]) for figure in found[1]["figures"]] == [
        ("2016-03-02", 46),
        ("2016-03-03", 57),
    ]
    assert (found[1]["independent"], found[1]["told_as"]) == (1, "happened")
    assert {item["reliability"] for item in found[1]["tellings"]} == {"B", None}


def test_timeline_a_told_day_goes_before_an_assumed_one(telling: Make, report: Make) -> None:
    given = [
        telling("a", "1", "ASSAULT", "killed", day=date(2016, 3, 2)),
        telling("b", "2", "ASSAULT", "killed", day=date(2016, 3, 1)),
    ]
    given[0] = replace(given[0], basis="assumed")
    (found,) = timeline(weigh(given, [report("a", 2), report("b", 3)], one_event(given)))
    assert found["date"] == "2016-03-01"
    (alone,) = timeline(weigh(given[:1], [report("a", 2)]))
    assert alone["date"] == "2016-03-02"
