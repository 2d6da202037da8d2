"""The command line as a newcomer uses it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import tacitus
from tacitus.cli import main

TEXT = (
    "Kenya recalled its ambassador from Sudan on 3 May 2019. "
    "Rebels attacked the town of Goma on Tuesday, the army said.\n"
)
CONTRACT = frozenset(
    (
        *("id", "date", "enddate", "actor", "recipient", "event", "mode", "context", "event_loc", "event_text"),
        *("quad_code", "event_scale", "size", "text", "text_info", "cite_info", "coder", "coded_date", "event_span"),
        *("auxiliary", "status", "according_to", "date_info", "figures", "cameo", "why"),
    )
)


def run(*words: str, given: bytes | None = None) -> Result:
    """Run ``tacitus`` with the words of a command line."""
    return CliRunner().invoke(main, list(words), input=given)


def records(result: Result) -> list[dict[str, Any]]:
    """The JSON lines of standard output."""
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A short report in a file."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_cli_read_writes_one_record_a_line_with_the_contract_fields(article: Path) -> None:
    result = run("read", str(article), "--format", "jsonl")
    assert result.exit_code == 0, result.stderr
    found = records(result)
    assert {item["event"][0] for item in found} >= {"SANCTION", "ASSAULT"}
    assert found
    for item in found:
        assert item.keys() >= CONTRACT
        for entity in item["actor"] + item["recipient"]:
            if entity["begin"] is not None:
                assert TEXT[entity["begin"] : entity["end"]] == entity["entity_text"]
        assert item["text"] == TEXT[item["text_info"]["begin"] : item["text_info"]["end"]]


def test_cli_read_twice_gives_the_same_ids(article: Path) -> None:
    first, second = (records(run("read", str(article), "--format", "jsonl")) for _ in range(2))
    assert [item["id"] for item in first] == [item["id"] for item in second]
    assert len({item["id"] for item in first}) == len(first)


def test_cli_read_no_text_leaves_the_sentence_out(article: Path) -> None:
    found = records(run("read", str(article), "--format", "jsonl", "--no-text"))
    assert found
    assert all("text" not in item for item in found)


def test_cli_read_attributes_what_the_army_said(article: Path) -> None:
    found = records(run("read", str(article), "--format", "jsonl"))
    attack = next(item for item in found if item["event"] == ["ASSAULT"])
    assert [holder["text"] for holder in attack["according_to"]["chain"]] == ["the army"]
    assert attack["status"] == "attributed"


def test_cli_read_standard_input_and_published(article: Path) -> None:
    result = run("read", "-", "--format", "jsonl", "--published", "2016-03-16", given=article.read_bytes())
    assert result.exit_code == 0
    assert {item["cite_info"]["date"] for item in records(result)} == {"2016-03-16"}


def test_cli_read_names_what_failed_and_reads_the_rest(article: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    result = run(
        "read",
        str(tmp_path / "missing.txt"),
        str(tmp_path / "empty.txt"),
        str(tmp_path / "binary.txt"),
        str(article),
        "--format",
        "jsonl",
    )
    assert result.exit_code == 1
    for name in ("missing.txt", "empty.txt", "binary.txt"):
        assert name in result.stderr
    assert records(result)
    assert "3 inputs failed" in result.stderr


def test_cli_read_wrong_usage_exits_with_2(article: Path) -> None:
    assert run("read").exit_code == 2
    assert run("read", str(article), "--published", "yesterday").exit_code == 2
    assert run("read", str(article), "--format", "table", "--layer", "dates").exit_code == 2


@pytest.mark.parametrize("layer", ["statements", "mentions", "dates", "places"])
def test_cli_read_every_layer_points_into_the_text(article: Path, layer: str) -> None:
    found = records(run("read", str(article), "--layer", layer))
    assert found
    for item in found:
        assert item["text"] == TEXT[item["begin"] : item["end"]]


def test_cli_read_table_shows_status_and_source(article: Path) -> None:
    result = run("read", str(article), "--format", "table")
    assert "attributed" in result.stdout
    assert "the army" in result.stdout


def test_cli_read_into_a_ledger_and_again(article: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "mine.sqlite"
    for _ in range(2):
        assert run("read", str(article), "-o", str(ledger)).exit_code == 0
    from tacitus.ledger import open_ledger  # noqa: PLC0415

    stored = list(open_ledger(str(ledger)).objects())
    assert len(stored) == len(records(run("read", str(article), "--format", "jsonl")))


def test_cli_explain_shows_tree_sense_and_roles() -> None:
    result = run("explain", "Russian jets bombed a market in Idlib, activists said.")
    assert result.exit_code == 0
    for expected in ("ASSAULT", "bombed", "activists", "nsubj", "actor"):
        assert expected in result.stdout


def test_cli_explain_of_nothing_is_refused() -> None:
    result = run("explain", "   ")
    assert result.exit_code == 1
    assert "nothing" in result.stderr


def test_api_public_names_are_all_there() -> None:
    for name in tacitus.__all__:
        assert getattr(tacitus, name) is not None
