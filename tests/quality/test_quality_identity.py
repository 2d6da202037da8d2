"""Event identity with gold mentions and with the program's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quality.identity import measure
from quality.measurement import Options

ROWS = (
    ("a", "Shells killed four people in Tine on Monday.", "killed", 1),
    ("b", "Four people were killed by shells in Tine on Monday.", "killed", 1),
    ("c", "The president of Kenya visited a school in Cairo.", "visited", 2),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Three reports of two events."""
    rows = [
        {
            "doc_id": name,
            "mention_id": f"{name}:1",
            "sent_id": 0,
            "sentence": text,
            "trigger": trigger,
            "trigger_char_span": [text.index(trigger), text.index(trigger) + len(trigger)],
            "cluster_id": f"event {event}",
        }
        for name, text, trigger, event in ROWS
    ]
    found = tmp_path / "rows.jsonl"
    found.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return found


def test_identity_is_measured_with_gold_and_with_own_mentions(path: Path) -> None:
    values = measure(path, Options()).values
    assert (values["mentions"], values["gold_events"], values["events"]) == (3, 2, 2)
    assert values["conll_f1"] == pytest.approx(100)
    assert values["own_paired_conll_f1"] == pytest.approx(100)
    assert values["own_recall"] >= 200 / 3
    assert 0 < values["own_precision"] <= 100


def test_identity_without_places_in_the_sentence_is_measured_with_gold_mentions_alone(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    path.write_text("".join(json.dumps(row | {"trigger_char_span": None}) + "\n" for row in rows), encoding="utf-8")
    assert not [name for name in measure(path, Options()).values if name.startswith("own_")]
