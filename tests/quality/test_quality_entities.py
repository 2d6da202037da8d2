"""Tags to entities, and their scores."""

from __future__ import annotations

import pytest

from quality.entities import Named, chosen, decode, held_out, score


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (["B-Person", "I-Person", "O"], [(0, 2)]),
        (["B-Person", "E-Person", "S-Person"], [(0, 2), (2, 3)]),
        (["B-Person", "B-Person"], [(0, 1), (1, 2)]),
        (["I-Person", "O", "I-Person"], [(0, 1), (2, 3)]),
        (["B-Person", "I-Location"], [(0, 1), (1, 2)]),
        (["O", "O"], []),
        (["S-Person", "I-Person"], [(0, 1), (1, 2)]),
    ],
)
def test_entities_decode(tags: list[str], spans: list[tuple[int, int]]) -> None:
    assert [(item.first, item.last) for item in decode(tags)] == spans


def test_entities_short_type_names_are_spelled_out() -> None:
    assert decode(["B-Misc"])[0].type == "miscellaneous"


def test_entities_type_must_agree() -> None:
    gold = [Named(0, 0, 2, "person"), Named(0, 4, 5, "location")]
    values = score(gold, [Named(0, 0, 2, "organization"), Named(0, 4, 5, "location")])
    assert (values["f1"], values["span_f1"], values["location_f1"], values["person_f1"]) == (50, 100, 100, 0)


def test_entities_same_words_of_another_sentence_do_not_count() -> None:
    assert score([Named(0, 0, 1, "person")], [Named(1, 0, 1, "person")])["f1"] == 0


def test_entities_parts_are_disjoint_and_whole() -> None:
    rows = [{"id": f"article_{number}"} for number in range(200)]
    parts = {part: {row["id"] for row in chosen(rows, part)} for part in ("dev", "train", "all")}
    assert parts["dev"] | parts["train"] == parts["all"]
    assert not parts["dev"] & parts["train"]
    assert 5 < len(parts["dev"]) < 40
    assert all(held_out(name) for name in parts["dev"])
