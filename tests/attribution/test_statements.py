"""The sentences of ``cases/attribution/statements.tsv``: source, cue, content, act, polarity, certainty, reality."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tacitus.actors import find_actors
from tacitus.attribution import find_statements
from tacitus.records import Act, Certainty, Document, HolderKind, Polarity, Reality, Span, Statement

CASES = Path(__file__).parents[1] / "cases" / "attribution" / "statements.tsv"
FLOOR = 0.93  # the parser errs on some sentences; which ones changes from model to model
COLUMNS = ("source", "cue", "content", "act", "polarity", "certainty", "reality", "quotation", "holder")

Case = dict[str, str]
Parse = Callable[..., Document]
Table = list[tuple[Case, Case]]


def read_cases() -> list[Case]:
    """Rows of the file; lines that begin with # are comments."""
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


def words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(span.of(text) for span in spans)


def shown(text: str, statement: Statement) -> Case:
    return {
        "source": words(text, statement.source),
        "cue": words(text, statement.cue).replace(" … ", " "),
        "content": words(text, statement.content),
        "act": statement.act.value,
        "polarity": statement.polarity.value,
        "certainty": statement.certainty.value,
        "reality": statement.reality.value,
        "quotation": statement.quotation.value,
        "holder": statement.chain[-1].kind.value,
    }


@pytest.fixture(scope="module")
def table(parse: Parse) -> Table:
    """Each case beside the statement whose cue it names (else the first one found)."""
    result = []
    for case in read_cases():
        document = parse(case["sentence"])
        found = [shown(case["sentence"], item) for item in find_statements(document, find_actors(document))]
        cue = case["cue"].split()[-1]
        fits = [item for item in found if cue in item["cue"].split()] or found
        result.append((case, fits[0] if fits else dict.fromkeys(COLUMNS, "nothing found")))
    return result


@pytest.mark.parametrize("column", COLUMNS)
def test_statements_read_the_cases(table: Table, column: str) -> None:
    wrong = [
        f"{case['sentence']}  {found[column]!r} not {case[column]!r}"
        for case, found in table
        if found[column] != case[column]
    ]
    assert len(wrong) <= (1 - FLOOR) * len(table), "\n".join(wrong)


def test_statements_cases_cover_every_value() -> None:
    cases = read_cases()
    assert len(cases) >= 150
    for column, values in (("act", Act), ("polarity", Polarity), ("certainty", Certainty), ("reality", Reality)):
        assert {case[column] for case in cases} == {value.value for value in values}
    assert {case["holder"] for case in cases} == {kind.value for kind in HolderKind}


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The mayor was adamant that the army bombed the school.", "The mayor", "that the army bombed the school"),
        (
            "The minister's assessment is that rebels attacked the port.",
            "The minister",
            "that rebels attacked the port",
        ),
        (
            "In the governor's view, the soldiers attacked the village.",
            "the governor",
            "the soldiers attacked the village",
        ),
        ("The soldiers burned the village, as the governor put it.", "the governor", "The soldiers burned the village"),
        ("Rebels shelled the port: ministry", "ministry", "Rebels shelled the port"),
        (
            "The ministry said the port was shut. The army would send two ships.",
            "The ministry",
            "the port was shut. The army would send two ships.",
        ),
        (
            "The president's claim to have freed the hostages was doubted.",
            "The president",
            "to have freed the hostages",
        ),
    ],
)
def test_statements_told_by_other_means_than_say(parse: Parse, text: str, source: str, content: str) -> None:
    document = parse(text)
    found = find_statements(document, find_actors(document))
    assert len(found) == 1
    holder = found[0].chain[-1]
    assert text[holder.begin : holder.end] == source
    assert " ".join(text[part.begin : part.end] for part in found[0].content) == content


def test_statements_a_plain_past_sentence_does_not_go_on(parse: Parse) -> None:
    text = "The ministry said the port was shut. The army sent two ships."
    document = parse(text)
    (found,) = find_statements(document, find_actors(document))
    assert [text[part.begin : part.end] for part in found.content] == ["the port was shut"]
