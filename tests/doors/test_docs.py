"""The docs say what the program does: commands, options, settings and tables are all in them."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from tacitus.cli import main, reference
from tacitus.settings import Settings
from tacitus.tables import data_folder, load_schema, load_table

DOCS = Path(__file__).parents[2] / "docs"
README = Path(__file__).parents[2] / "README.md"
TABLES = sorted(path.relative_to(data_folder()).with_suffix("").as_posix() for path in data_folder().rglob("*.csv"))


def test_docs_cli_reference_is_what_help_prints() -> None:
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == reference(), "run: make cli-docs"


def test_docs_every_setting_is_described() -> None:
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    for item in fields(Settings):
        assert f"`{item.name}`" in text


def test_docs_readme_first_screen_has_the_two_commands() -> None:
    first = README.read_text(encoding="utf-8").split("\n## ", 1)[0]
    assert "make demo" in first
    assert "make test" in first
    assert len(first.splitlines()) < 60


@pytest.mark.parametrize("name", TABLES)
def test_docs_every_table_has_a_complete_schema_and_readable_rows(name: str) -> None:
    schema = load_schema(name)
    assert schema.licence
    assert schema.source
    assert load_table(name)


def test_docs_every_command_is_in_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    for name in main.commands:
        assert f"tacitus {name}" in text
