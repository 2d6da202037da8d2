"""The store: whole reports, replaced by themselves only, found again by words and by who, when and where."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy.exc import SQLAlchemyError

from benchmarks.kills import faults_of, kill_readings, snapshot, start, write_reports
from tacitus.errors import TacitusError
from tacitus.ledger import Filter, Grade, Ledger, open_ledger
from tacitus.records import Mention, MentionKind, Reading, Report

pytest_plugins = ("tests.ledger.ledgers",)
Make = Callable[..., Any]

WRITER = """
import sys
from tacitus.ledger import open_ledger
from tacitus.records import Document, Reading, Report
ledger = open_ledger(sys.argv[1])
print("ready", flush=True)
for number in range(int(sys.argv[2])):
    name = f"r{number:03}"
    base = {"text_info": {"report": name}, "event": ["ASSAULT"], "status": "asserted", "date": "", "coder": "test"}
    ledger.add(Reading(Document(Report(name, "words " * 200))), [{**base, "id": f"e{i}"} for i in range(5)])
"""


def identify(ledger: Ledger) -> list[tuple[str, str]]:
    """Report and id of every record."""
    return [(item["text_info"]["report"], item["id"]) for item in ledger.objects()]


def test_store_gives_back_what_was_added_in_order(ledger_name: str, record: Make, reading: Make) -> None:
    first = [record("r1", "e2"), record("r1", "e1", date="2016-03-14")]
    with open_ledger(ledger_name) as ledger:
        ledger.add(reading("r1", "text one"), first)
    with open_ledger(ledger_name) as ledger:
        assert list(ledger.objects()) == first


def test_store_a_report_read_again_replaces_its_own_records_only(ledger: Ledger, record: Make, reading: Make) -> None:
    ledger.add(reading("r1", "one"), [record("r1", "e1"), record("r1", "e2")])
    ledger.add(reading("r2", "two"), [record("r2", "e1")])
    ledger.add(reading("r1", "one"), [record("r1", "e3")])
    assert identify(ledger) == [("r1", "e3"), ("r2", "e1")]
    assert ledger.reports() == ["r1", "r2"]


def test_store_keeps_a_report_whole_when_a_record_is_bad(ledger: Ledger, record: Make, reading: Make) -> None:
    ledger.add(reading("r1", "one"), [record("r1", "e1")])
    with pytest.raises(SQLAlchemyError):
        ledger.add(reading("r1", "other"), [record("r1", "e2"), record("r1", "e2")])
    assert identify(ledger) == [("r1", "e1")]
    assert [found.text for found in ledger.search("one")] == ["one"]


def test_store_a_removed_report_leaves_nothing(ledger: Ledger, record: Make, reading: Make) -> None:
    ledger.add(reading("r1", "shells fell"), [record("r1", "e1", actor=[{"code": None, "entity_text": "x"}])])
    ledger.remove("r1")
    assert (ledger.reports(), identify(ledger), ledger.search("shells"), ledger.unresolved()) == ([], [], [], [])


def test_store_a_file_that_is_no_ledger_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("these are my notes, not a ledger " * 50, encoding="utf-8")
    with pytest.raises(TacitusError, match=r"notes\.txt: not a ledger"):
        open_ledger(str(path))
    assert path.read_text(encoding="utf-8").startswith("these are my notes")


def test_store_a_url_of_another_engine_is_named() -> None:
    with pytest.raises(TacitusError, match="a file or a postgresql:// URL, not mysql"):
        open_ledger("mysql://localhost/x")


def test_store_search_wants_all_words_or_the_phrase(ledger: Ledger, reading: Make) -> None:
    ledger.add(reading("r1", "Shelling was heard.\nThe truce held in the city.", title="A"), [])
    ledger.add(reading("r2", "The city truce was shelled.", title="B"), [])
    assert {found.report for found in ledger.search("truce city")} == {"r1", "r2"}
    assert [found.report for found in ledger.search('"city truce"')] == ["r2"]
    assert [found.report for found in ledger.search("truce -shelled")] == ["r1"]
    found = ledger.search("truce held")[0]
    assert (found.text, found.title, found.begin) == ("The truce held in the city.", "A", 20)
    assert ledger.search('"') == ledger.search("- ( *") == []


def test_store_search_forgets_what_a_report_no_longer_says(ledger: Ledger, reading: Make) -> None:
    ledger.add(reading("r1", "The bridge was mined."), [])
    ledger.add(reading("r1", "The bridge was opened."), [])
    assert ledger.search("mined") == []
    assert len(ledger.search("bridge")) == 1


ENTITY = {"code": "RUS", "sector": "GOV", "identifier_id": "Q1", "entity_text": "Moscow", "begin": 0, "end": 6}
FILTERS = [
    (Filter(since=date(2016, 3, 10)), {"late"}),
    (Filter(until=date(2016, 3, 10)), {"early"}),
    (Filter(since=date(2016, 3, 2), until=date(2016, 3, 4)), {"early"}),  # 1-5 March overlaps it
    (Filter(types=("consult",)), {"late"}),
    (Filter(statuses=("denied",)), {"undated"}),
    (Filter(actor="rus"), {"early"}),
    (Filter(actor="RUS GOV"), {"early"}),
    (Filter(actor="RUS MIL"), set()),
    (Filter(actor="mosc"), {"early"}),
    (Filter(actor="Q1"), {"early"}),
    (Filter(place="SYR"), {"late"}),
    (Filter(place="alep"), {"late"}),
    (Filter(source="observatory"), {"undated"}),
    (Filter(source="Gazette"), {"early", "late", "undated"}),
    (Filter(), {"early", "late", "undated"}),
]


@pytest.mark.parametrize(("wanted", "expected"), FILTERS)
def test_store_filters(wanted: Filter, expected: set[str], ledger: Ledger, record: Make, reading: Make) -> None:
    objects = [
        record("r1", "early", date="2016-03-01", enddate="2016-03-05", actor=[ENTITY]),
        record("r1", "late", date="2016-03-14", event=["CONSULT"], event_loc={"resolved_place": "Aleppo"}),
        record(
            "r1", "undated", status="denied", according_to={"chain": [{"text": "the Observatory", "kind": "named"}]}
        ),
    ]
    objects[1]["event_loc"]["country_code"] = "SYR"
    ledger.add(reading("r1", "x", outlet="The Gazette"), objects)
    assert {item["id"] for item in ledger.objects(wanted)} == expected


def test_store_actors_count_mentions_and_reports(ledger: Ledger, reading: Make) -> None:
    for name in ("r1", "r2"):
        given = reading(name, "Moscow and it")
        mentions = (
            Mention(0, 6, 0, 0, 0, MentionKind.NAMED, 0, "RUS", "GOV", (), "Q159", "Russia"),
            Mention(11, 13, 0, 0, 0, MentionKind.PRONOUN, 0, "RUS", "GOV"),
        )
        ledger.add(Reading(given.document, mentions=mentions, coder="test"), [])
    found = ledger.actors()
    assert [(item["code"], item["name"], item["mentions"], item["reports"]) for item in found] == [
        ("RUS", "Russia", 4, 2)
    ]
    assert ledger.actors(Filter(actor="kenya")) == []


def test_store_actors_party_to_wanted_records(ledger: Ledger, record: Make, reading: Make) -> None:
    forces = {"code": "RUS", "sector": "MIL", "entity_text": "the  forces"}
    objects = [
        record("r1", "e1", date="2016-03-01", actor=[ENTITY, ENTITY], recipient=[forces]),
        record("r1", "e2", date="2016-04-01", recipient=[forces]),
    ]
    ledger.add(reading("r1", "x"), objects)
    found = {item["code"] + " " + item["sector"]: item for item in ledger.actors(Filter(until=date(2016, 3, 31)))}
    assert [(found[who]["acts"], found[who]["receives"]) for who in ("RUS GOV", "RUS MIL")] == [(1, 0), (0, 1)]
    assert found["RUS MIL"]["names"] == ["the forces"]
    later = ledger.actors(Filter(since=date(2016, 4, 1)))
    assert [(item["code"], item["reports"]) for item in later] == [("RUS", 1)]
    assert ledger.actors(Filter(since=date(2016, 4, 1), actor="damascus")) == []


def test_store_search_in_sentences_of_wanted_records(ledger: Ledger, record: Make, reading: Make) -> None:
    objects = [record("r1", "e1", text_info={"report": "r1", "sentence": 1, "begin": 0, "end": 3})]
    ledger.add(reading("r1", "Shells fell.\nMore shells fell.", outlet="The Gazette"), objects)
    assert len(ledger.search("shells")) == 2
    assert [found.text for found in ledger.search("shells", wanted=Filter(types=("ASSAULT",)))] == ["More shells fell."]
    assert ledger.search("shells", wanted=Filter(types=("CONSULT",))) == []
    assert len(ledger.search("shells", wanted=Filter(source="gazette"))) == 1


def test_store_unresolved_phrases_the_most_frequent_first(ledger: Ledger, record: Make, reading: Make) -> None:
    def unknown(words: str) -> dict[str, Any]:
        return {"code": None, "sector": None, "entity_text": words}

    ledger.add(reading("r1", "x"), [record("r1", "e1", actor=[unknown("the  council"), ENTITY])])
    ledger.add(reading("r2", "x"), [record("r2", "e1", actor=[unknown("The council")], recipient=[unknown("they")])])
    assert [(item.phrase, item.count, item.reports) for item in ledger.unresolved()] == [
        ("the council", 2, 2),
        ("they", 1, 1),
    ]
    assert len(ledger.unresolved(limit=1)) == 1


def test_store_a_reader_does_not_block_a_writer(ledger: Ledger, record: Make, reading: Make) -> None:
    ledger.add(reading("r1", "one"), [record("r1", "e1"), record("r1", "e2")])
    seen = ledger.objects()
    next(seen)
    done = threading.Event()

    def write() -> None:
        ledger.add(reading("r2", "two"), [record("r2", "e1")])
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    assert done.wait(20), "the writer waited for the reader"
    writer.join()
    assert [item["id"] for item in seen] == ["e2"]


def test_store_killed_at_any_moment_holds_whole_reports_only(tmp_path: Path, reading: Make) -> None:
    path, random, count = tmp_path / "killed.sqlite", Random(8), 40
    open_ledger(str(path)).close()
    for _ in range(6):
        command = [sys.executable, "-c", WRITER, str(path), str(count)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(random.random() * 0.2)
            os.kill(process.pid, signal.SIGKILL)
        with sqlite3.connect(path) as connection:
            found = connection.execute("SELECT count(*) FROM records GROUP BY report").fetchall()
            reports = connection.execute("SELECT count(*) FROM reports").fetchone()
        connection.close()
        assert set(found) <= {(5,)}
        assert len(found) == reports[0]
    subprocess.run([sys.executable, "-c", WRITER, str(path), str(count)], check=True, capture_output=True)
    ledger = open_ledger(str(path))
    assert len(ledger.reports()) == count
    assert len(identify(ledger)) == len(set(identify(ledger))) == 5 * count


def test_store_a_killed_reading_leaves_whole_reports_and_a_second_completes_them(
    ledger_name: str, tmp_path: Path
) -> None:
    """The commands themselves; fifty kills of two hundred reports are ``python -m benchmarks.kills``."""
    reports, whole = tmp_path / "reports.jsonl", str(tmp_path / "whole.sqlite")
    write_reports(reports, 12)
    begin = time.perf_counter()
    with start(reports, whole) as process:
        process.wait()
    seconds, expected = time.perf_counter() - begin, snapshot(whole)
    assert len(expected) == 12
    outcome = kill_readings(reports, ledger_name, expected, 3, seconds, Random(8))
    assert outcome.faults == []
    assert (outcome.kills, outcome.completed) == (3, 1)


def test_store_a_report_in_part_is_a_fault() -> None:
    whole = {"a": ("1", "2"), "b": ("3",)}
    assert faults_of({"a": ("1", "2")}, whole) == []
    assert faults_of({"a": ("1",), "b": ("3", "3")}, whole) == [
        "a: not as read without a kill",
        "b: not as read without a kill",
    ]
    assert faults_of({"a": ("1", "2")}, whole, complete=True) == ["b: missing"]


def test_store_grades_are_unset_until_somebody_sets_them(ledger: Ledger) -> None:
    assert ledger.grades() == {}
    ledger.grade(Grade("reliability", "The Gazette", "C", "ana", at="2020-01-01"))
    ledger.grade(Grade("reliability", "The Gazette", "B", "ana", "two checks held", at="2020-01-02"))
    ledger.grade(
        Grade("reliability", "The Gazette", "F", "bo", at="2019-01-01"), Grade("credibility", "r1 e1", "2", "bo")
    )
    assert ledger.grades() == {("reliability", "The Gazette"): "B", ("credibility", "r1 e1"): "2"}
    ledger.grade(Grade("reliability", "The Gazette", "-", "ana", at="2020-01-03"))
    assert ledger.grades() == {("credibility", "r1 e1"): "2"}
    assert [(item.subject, item.grade) for item in ledger.graded()] == [("The Gazette", "-"), ("r1 e1", "2")]


@pytest.mark.parametrize(
    ("scale", "grade", "who", "reason"),
    [
        ("reliability", "G", "ana", "A to F"),
        ("reliability", "2", "ana", "A to F"),
        ("credibility", "12", "ana", "1 to 6"),
        ("colour", "A", "ana", "no grade"),
        ("reliability", "A", "", "who gave it"),
    ],
)
def test_store_grades_are_those_of_the_code(scale: str, grade: str, who: str, reason: str) -> None:
    with pytest.raises(TacitusError, match=reason):
        Grade(scale, "The Gazette", grade, who)


def test_store_report_fields_come_back(ledger: Ledger, reading: Make) -> None:
    ledger.add(reading("r1", "words", title="T", outlet="O", published=date(2016, 3, 1), url="https://x.example"), [])
    stored, words = next(ledger.stored_reports())
    assert (stored.title, stored.outlet, stored.published, stored.url, words) == (
        "T",
        "O",
        "2016-03-01",
        "https://x.example",
        "words",
    )
    assert Report("r1", "words").id == stored.id
