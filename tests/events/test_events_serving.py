"""What an act that is still to come serves is still to come as well."""

from __future__ import annotations

import pytest

from tacitus.api import read


@pytest.mark.parametrize(
    "text",
    [
        '"We will take measures to launch a strike on the port," the general said.',
        "The minister said that the army will take measures to launch a strike on the port of Kela.",
        '"We will take steps to arrest the rebels," the general said.',
        "The army will move quickly to arrest the rebels, the minister said.",
        "The general said the army would use its jets to bomb the camp.",
        "Officials said they plan to start work to deport the refugees.",
    ],
)
def test_what_a_future_act_serves_is_planned(text: str) -> None:
    record = next(item for item in read(text).records if item.event.type in ("ASSAULT", "COERCE"))
    assert "future" in record.event.auxiliary
    assert record.attribution.status.value == "planned"
    assert record.attribution.chain


@pytest.mark.parametrize(
    "text",
    [
        "The army took measures to launch a strike on the port, the general said.",
        "The general said the army used its jets to bomb the camp.",
        "The army will not use its jets to bomb the camp, the general said.",
    ],
)
def test_what_a_past_or_denied_act_serves_is_not_planned(text: str) -> None:
    assert not any(item.attribution.status.value == "planned" for item in read(text).records)


@pytest.mark.parametrize(
    "text",
    [
        "She was taken to a camp in order to be deported to Kela.",
        "The governments must focus on teaching people and prosecuting corrupt officials.",
    ],
)
def test_what_an_act_is_for_has_not_happened(text: str) -> None:
    last = read(text).records[-1]
    assert "hypothetical" in last.event.auxiliary
    assert last.attribution.status.value == "hypothetical"
