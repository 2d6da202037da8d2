"""From reports to the weighed view, through the commands: two sets of reports, each with its expected ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from tacitus.ledger import open_ledger
from tests.ledger.claims import Views, check, claims_of, run

CASES = Path(__file__).parent.parent / "cases" / "ledger"
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Views:
    """Fourteen reports of an invented border conflict."""
    path = str(tmp_path_factory.mktemp("dossier") / "ledger.sqlite")
    assert run("read", str(CASES / "dossier.jsonl"), "-o", path).exit_code == 0
    return Views(path)


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Views:
    """The bundled reports, known by the numbers of their files; a second line of a file has a b."""
    path = str(tmp_path_factory.mktemp("examples") / "ledger.sqlite")
    assert run("read", str(EXAMPLES), "-o", path).exit_code == 0
    with open_ledger(path) as ledger:
        files = [(Path(stored.file or "").name, stored.id) for stored, _ in ledger.stored_reports()]
    return Views(path, {name[:2] + ("b" if name.endswith(":2") else ""): report for name, report in files})


@pytest.mark.parametrize(("kind", "claim"), claims_of(CASES / "dossier.txt"))
def test_expected_ledger_of_the_dossier(kind: str, claim: str, dossier: Views) -> None:
    check(kind, claim, dossier)


@pytest.mark.parametrize(("kind", "claim"), claims_of(EXAMPLES.parent / "docs" / "example-ledger.md"))
def test_expected_ledger_of_the_examples(kind: str, claim: str, examples: Views) -> None:
    check(kind, claim, examples)


def test_expected_ledger_covers_at_least_fourteen_reports(examples: Views, dossier: Views) -> None:
    assert len(examples.names) >= 14
    with open_ledger(dossier.ledger) as ledger:
        assert len(ledger.reports()) >= 14
