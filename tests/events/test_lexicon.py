"""The event lexicon: every row loads, names only what exists, and has a sentence of its own."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from tacitus.events.lexicon import load_lexicon
from tacitus.tables import Row, load_table

CASES = Path(__file__).parent.parent / "cases" / "events" / "senses.csv"
FAMILIES = {None, "request", "promise", "offer", "agree", "threaten", "accuse", "reject", "support", "blame"}
NEEDS = {None, "any", "actor", "recipient", "both", "none"}
KINDS = {"?actor", "?party", "?private", "?state", "?armed", "?group", "?person", "?place", "?stated", "?time"}
LEAST_SENSES = 700
WITHOUT_SCORE = {("ASSAULT", "sideAB"), ("PROTEST", "vandalize")}  # modes that PLOVER names but gives no score


def senses() -> tuple[Row, ...]:
    return (*load_table("events/verbs"), *load_table("events/nouns"))


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def values_of(sense: Row) -> list[str]:
    return [value for test in sense["when"] for value in test.partition("=")[2].split(",")]


def test_lexicon_loads_whole() -> None:
    lexicon = load_lexicon()
    assert len(lexicon.senses) >= LEAST_SENSES / 2
    assert len(senses()) >= LEAST_SENSES


def test_lexicon_ids_are_unique_and_named_for_their_lemma() -> None:
    counted = Counter(sense["id"] for sense in senses())
    assert [name for name, count in counted.items() if count > 1] == []
    wrong = [sense["id"] for sense in senses() if not sense["id"].startswith(sense["lemma"].replace(" ", "_") + ".")]
    assert wrong == []


def test_lexicon_types_and_modes_stand_in_the_ontology() -> None:
    types = {row["type"] for row in load_table("events/types")}
    modes = {(row["type"], row["mode"]) for row in load_table("events/scales")} | WITHOUT_SCORE
    for sense in senses():
        assert sense["type"] in types | {"NONE"}, sense["id"]
        assert all((sense["type"], mode) in modes for mode in sense["mode"]), sense["id"]


def test_lexicon_covers_every_type_and_mode() -> None:
    told = {(sense["type"], mode) for sense in senses() for mode in (*sense["mode"], None)}
    wanted = {(row["type"], row["mode"]) for row in load_table("events/scales")}
    taken_over = {pair for pair in wanted if pair[0] in ("REQUEST", "REJECT", "THREATEN") and pair[1]}
    assert wanted - told - taken_over == set()


def test_lexicon_contexts_are_the_37_of_the_ontology() -> None:
    contexts = {row["context"] for row in load_table("events/contexts")}
    assert len(contexts) == 37
    assert {name for sense in senses() for name in sense["context"]} <= contexts


def test_lexicon_names_only_frames_classes_and_families_that_exist() -> None:
    frames = {row["name"] for row in load_table("events/frames")}
    classes = {"@" + row["class"] for row in load_table("events/classes")}
    for sense in senses():
        assert sense["type"] == "NONE" or sense["frame"] in frames, sense["id"]
        assert sense["family"] in FAMILIES, sense["id"]
        assert sense["need"] in NEEDS, sense["id"]
        assert all("=" in test for test in sense["when"]), sense["id"]
        assert {value for value in values_of(sense) if value[0] == "@"} <= classes, sense["id"]
        assert {value for value in values_of(sense) if value[0] == "?"} <= KINDS, sense["id"]


def test_lexicon_senses_without_a_test_are_one_a_word() -> None:
    bare = Counter((sense["lemma"], sense["pos"], sense["priority"] or 0) for sense in senses() if not sense["when"])
    assert [words for words, count in bare.items() if count > 1] == []


def test_lexicon_has_a_sentence_for_every_sense() -> None:
    told = {case["sense"] for case in cases()}
    known = {sense["id"] for sense in senses()}
    assert known - told == set()
    assert told - known == set()


def test_lexicon_sentences_expect_what_their_sense_says() -> None:
    """A sense that governs an act (demand, promise, refuse) may take type or mode from that act."""
    known = {sense["id"]: (sense["type"], "|".join(sense["mode"])) for sense in senses() if not sense["family"]}
    told = [(case["sense"], (case["type"], case["mode"])) for case in cases() if case["sense"] in known]
    assert [sense for sense, expected in told if known[sense] != expected] == []


@pytest.mark.parametrize("table", ["verbs", "nouns", "classes", "governors", "contexts", "frames"])
def test_lexicon_tables_repeat_no_row(table: str) -> None:
    rows = Counter(
        tuple(sorted((key, str(value)) for key, value in row.items())) for row in load_table(f"events/{table}")
    )
    assert [row for row, count in rows.items() if count > 1] == []
