"""The commands over a ledger: filters, what they print, corrections and grades."""

from __future__ import annotations

import json
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
        (("actors",), "SDN"),
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
