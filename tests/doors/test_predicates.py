"""``tacitus predicates``: what the tables do not know of what political actors do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tacitus.cli import main
from tacitus.settings import Settings
from tacitus.tables import load_table
from tacitus.vocabulary import unknown_predicates
from tests.events.test_lexicon import senses

TEXT = (
    "Kenya resembles Sudan in many things. Kenya attacked Sudan. Chad resembles Mali. The army slept.\n"
    "The president said that Ghana attacked Togo.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_predicates_lists_unknown_words_by_frequency_with_an_example(article: Path) -> None:
    result = CliRunner().invoke(main, ["predicates", str(article), "--json"])
    assert result.exit_code == 0, result.stderr
    found = [json.loads(line) for line in result.stdout.splitlines()]
    first = found[0]
    assert (first["lemma"], first["pos"], first["count"], first["pairs"]) == ("resemble", "VERB", 2, 2)
    assert TEXT[first["begin"] : first["end"]] == first["example"] == "Kenya resembles Sudan in many things."


def test_predicates_leaves_out_what_the_tables_know(article: Path) -> None:
    result = CliRunner().invoke(main, ["predicates", str(article), "--json"])
    lemmas = {json.loads(line)["lemma"] for line in result.stdout.splitlines()}
    known = {row["lemma"] for row in senses()} | {row["lemma"] for row in load_table("attribution/cues")}
    assert lemmas & known == set()
    assert {"attack", "say"} <= known


def test_predicates_prints_a_table_and_leaves_out_the_rare(article: Path) -> None:
    result = CliRunner().invoke(main, ["predicates", str(article), "--least", "2"])
    assert result.exit_code == 0, result.stderr
    assert "resemble" in result.stdout
    assert "sleep" not in result.stdout


def test_predicates_names_what_cannot_be_read(article: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["predicates", str(article), str(tmp_path / "missing.txt")])
    assert result.exit_code == 1
    assert "missing.txt" in result.stderr


def test_predicates_of_no_report_are_none() -> None:
    assert unknown_predicates((), Settings()) == ()
