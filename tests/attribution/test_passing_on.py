"""Sources behind sources: an agency that cites the police passes on their word."""

from __future__ import annotations

import pytest

from tacitus.api import read
from tacitus.records import Attribution, Reading

Chain = tuple[str, ...]

CITED = [
    ("The portal Kela Times said, quoting the police, that soldiers shot two protesters in Kela.", "the police"),
    ("Police arrested two men in Kela, the Kela Times reported, citing a statement by the army.", "the army"),
    ("Soldiers shot two protesters in Kela, the Kela Times reported on Friday, citing police.", "police"),
    ("The agency quoted the police as saying that soldiers had shot two protesters.", "the police"),
    ("The Kela Times reported, citing a police statement, that two men were arrested in Kela.", "police"),
]


def chain_of(text: str) -> Chain:
    reading: Reading = read(text)
    assert reading.records, text
    found: Attribution = reading.records[0].attribution
    return tuple("" if item.begin is None else text[item.begin : item.end] for item in found.chain)


@pytest.mark.parametrize(("text", "behind"), CITED)
def test_whoever_is_cited_stands_behind_whoever_cites(text: str, behind: str) -> None:
    chain = chain_of(text)
    assert len(chain) == 2
    assert chain[1] == behind


@pytest.mark.parametrize(
    "text",
    [
        "The minister said, citing the cold, that soldiers had shot two protesters.",
        "The police said that soldiers had shot two protesters who quoted the president.",
        "The police told the Kela Times that soldiers had shot two protesters.",
    ],
)
def test_nobody_stands_behind_a_source_that_cites_nobody(text: str) -> None:
    assert len(chain_of(text)) == 1


def test_a_text_that_says_something_stands_behind_whoever_reports_it() -> None:
    chain = chain_of("The police statement said soldiers shot two protesters, the Kela Times reported.")
    assert [item.split()[-1] for item in chain] == ["Times", "statement"]
