"""The commands over a ledger: filters, what they print, corrections and grades."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tacitus.ledger import open_ledger
from tests.ledger.claims import lines, run

CASES = Path(__file__).parent.parent / "cases" / "ledger"
DOSSIER = CASES / "dossier.jsonl"
Object = dict[str, Any]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The dossier in a ledger."""
    path = str(tmp_path_factory.mktemp("dossier") / "ledger.sqlite")
    assert run("read", str(DOSSIER), "-o", path).exit_code == 0
    return path


def test_commands_filters_choose_whole_happenings(ledger: str) -> None:
    found = lines("timeline", ledger, "--json", "--source", "Red Cross")
    assert [sorted({telling["report"] for telling in item["tellings"]}) for item in found] == [["a3", "a4", "a5", "a6"]]
    assert lines("timeline", ledger, "--json", "--since", "2019-06-01") == []
    types = {item["type"] for item in lines("timeline", ledger, "--json", "--type", "consult", "--place", "Cairo")}
    assert types == {"CONSULT"}
    kenyan = lines("pledges", ledger, "--json", "--actor", "KEN")
    assert [(item["kind"], item["state"]) for item in kenyan] == [("pledge", "kept")]
    assert {item["state"] for item in lines("pledges", ledger, "--json", "--state", "kept")} == {"kept"}
    assert lines("disagreements", ledger, "--json", "--status", "promised") == []


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (("timeline",), "12 killed, Delta Wire ← the Chadian government (TCD GOV), as of 2019-05-05"),
        (("disagreements",), "did not happen: "),
        (("pledges",), "2019-05-04  SDN MIL: 1 claim of violation"),
        (("actors",), "as actor  as recipient"),
        (("actors", "--unknown"), "the town of tine"),
        (("search", "shelled", "truce"), "Shells fall on Tine"),
    ],
)
def test_commands_print_for_people(command: tuple[str, ...], shown: str, ledger: str) -> None:
    result = run(command[0], ledger, *command[1:])
    assert result.exit_code == 0, result.stderr
    assert shown in result.stdout


def test_commands_search_and_actors_as_json(ledger: str) -> None:
    assert {item["report"] for item in lines("search", ledger, "Boko Haram", "--json")} == {"a1"}
    assert lines("search", ledger, "nowhere", "--json") == []
    unknown = lines("actors", ledger, "--unknown", "--json", "--limit", "1")
    assert unknown[0]["count"] >= unknown[0]["reports"] > 0
    assert {item["code"] for item in lines("actors", ledger, "--json", "--actor", "KEN")} == {"KEN"}


def test_commands_obey_corrections_and_keep_them(tmp_path: Path) -> None:
    ledger, exported = str(tmp_path / "own.sqlite"), tmp_path / "corrections.jsonl"
    assert run("read", str(DOSSIER), "-o", ledger).exit_code == 0
    met = {item["report"]: item["record"] for item in of_words(ledger, "met")["tellings"]}
    released = of_words(ledger, "released")["tellings"][0]
    given = [
        {"verdict": "split", "report": "a9", "record": met["a9"], "other_report": "b1", "other_record": met["b1"]},
        {"verdict": "change", "report": "b4", "record": released["record"], "field": "status", "value": "denied"},
    ]
    path = tmp_path / "given.jsonl"
    path.write_text("".join(json.dumps(item | {"who": "ana"}) + "\n" for item in given), encoding="utf-8")
    assert run("corrections", ledger, "--import", str(path)).exit_code == 0
    assert run("read", str(DOSSIER), "-o", ledger).exit_code == 0
    timeline = lines("timeline", ledger, "--json")
    assert sum("met" in item["words"] for item in timeline) == 2
    assert [item["told_as"] for item in timeline if "released" in item["words"]] == ["denied"]
    with open_ledger(ledger) as opened:
        assert {item["status"] for item in opened.objects() if item["text_info"]["report"] == "b4"} == {"asserted"}
    assert run("corrections", ledger, "--export", str(exported)).exit_code == 0
    assert len(exported.read_text(encoding="utf-8").splitlines()) == len(lines("corrections", ledger)) == 2


def test_commands_grades_are_set_listed_taken_back_and_exported(tmp_path: Path) -> None:
    ledger, exported = str(tmp_path / "graded.sqlite"), tmp_path / "people.jsonl"
    assert run("read", str(DOSSIER), "-o", ledger).exit_code == 0
    told = next(item for item in lines("timeline", ledger, "--json") if item["origins"][0]["name"] == "The Lake Herald")
    key = told["tellings"][0]["report"], told["tellings"][0]["record"]
    for given in (("--source", "The Lake Herald", "--grade", "b"), ("--record", *key, "--grade", "2")):
        assert run("grades", ledger, *given, "--who", "ana", "--why", "it was there").exit_code == 0
    assert [(item["grade"], item["who"]) for item in lines("grades", ledger, "--json")] == [("B", "ana"), ("2", "ana")]
    assert "it was there" in run("grades", ledger).stdout
    graded = next(item for item in lines("timeline", ledger, "--json") if item["event"] == told["event"])
    assert graded["origins"][0]["reliability"] == graded["tellings"][0]["reliability"] == "B"
    assert graded["tellings"][0]["credibility"] == "2"
    assert "The Lake Herald [B]" in run("timeline", ledger).stdout
    assert run("corrections", ledger, "--export", str(exported)).exit_code == 0
    assert run("grades", ledger, "--source", "The Lake Herald", "--grade", "-", "--who", "bo").exit_code == 0
    assert [item["grade"] for item in lines("grades", ledger, "--json")] == ["2"]
    other = str(tmp_path / "other.sqlite")
    assert run("read", str(DOSSIER), "-o", other).exit_code == 0
    assert run("corrections", other, "--import", str(exported)).exit_code == 0
    assert [item["grade"] for item in lines("grades", other, "--json")] == ["B", "2"]


def test_commands_grades_refuse_what_is_no_grade(ledger: str) -> None:
    assert run("grades", ledger, "--grade", "B").exit_code == 2
    assert run("grades", ledger, "--source", "x", "--grade", "G", "--who", "ana").exit_code == 1
    assert run("grades", ledger, "--source", "x", "--grade", "B").exit_code == 1


def of_words(ledger: str, words: str) -> Object:
    """The one happening with these words."""
    (found,) = [item for item in lines("timeline", ledger, "--json") if words in item["words"]]
    return found


def test_commands_a_ledger_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite"
    result = run("timeline", str(path))
    assert result.exit_code == 1
    assert "there is no such ledger. Make one with: tacitus read" in result.stderr
    assert not path.exists()
    assert run("timeline", str(path), "--since", "yesterday").exit_code == 2


@pytest.mark.parametrize(
    ("made", "message"),
    [
        ("folder", "a folder, and a ledger is a file"),
        ("words", "not a ledger that can be opened (file is not a database)"),
        ("other", "no ledger, but a database with other tables (things)"),
        ("empty", "there is no ledger in it. Make one with"),
    ],
)
def test_commands_what_is_no_ledger_is_named_and_left_as_it_is(made: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / made
    if made == "folder":
        path.mkdir()
    elif made == "other":
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE things (name)")
    else:
        path.write_text("words " * 300 if made == "words" else "", encoding="utf-8")
    before = path.read_bytes() if path.is_file() else b""
    result = run("timeline", str(path))
    assert result.exit_code == 1
    assert message in result.stderr
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_commands_an_address_that_does_not_answer_is_named_without_its_password() -> None:
    result = run("timeline", "postgresql://ana:secret@localhost:1/x")
    assert result.exit_code == 1
    assert "postgresql://ana:***@localhost:1/x: not a ledger that can be opened" in result.stderr
    assert "secret" not in result.stderr
    assert "no address of a database" in run("timeline", "postgresql://ana@localhost:port/x").stderr
    assert "not a ledger that can be opened" in run("timeline", "postgresql://localhost:1/x").stderr


def test_commands_say_so_where_there_is_nothing(tmp_path: Path) -> None:
    path = str(tmp_path / "empty.sqlite")
    open_ledger(path).close()
    for command in ("timeline", "disagreements", "pledges", "actors", "grades", "corrections"):
        result = run(command, path)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.startswith("no such ")
    result = run("search", path, "words", "--json")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no such sentences in this ledger\n")


def test_commands_filters_refuse_what_no_record_could_be(ledger: str) -> None:
    for given in (("--type", "WAR"), ("--status", "true"), ("--since", "2020-01-02", "--until", "2020-01-01")):
        assert run("timeline", ledger, *given).exit_code == 2
    assert run("pledges", ledger, "--state", "broken").exit_code == 2
    assert run("actors", ledger, "--unknown", "--type", "assault").exit_code == 2


def test_commands_actors_and_search_by_what_was_read(ledger: str) -> None:
    found = lines("actors", ledger, "--json", "--type", "CONSULT", "--place", "Cairo")
    assert found
    assert all(item["acts"] + item["receives"] > 0 for item in found)
    assert len(found) < len(lines("actors", ledger, "--json", "--limit", "500"))
    everywhere = lines("search", ledger, "Tine", "--json", "--limit", "500")
    chosen = lines("search", ledger, "Tine", "--json", "--limit", "500", "--type", "ASSAULT")
    assert 0 < len(chosen) < len(everywhere)
