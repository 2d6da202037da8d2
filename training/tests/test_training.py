"""The network learns, stops, starts again and is exported; needs the ``train`` extra (``make test-train``)."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
onnxruntime = pytest.importorskip("onnxruntime")

from tacitus.language.encoding import Encoder  # noqa: E402
from training.language.acts import read_acts, read_facts, types_of  # noqa: E402
from training.language.average import averaged  # noqa: E402
from training.language.data import (  # noqa: E402
    RoleSentence,
    TaggedSentence,
    TreeSentence,
    bioes,
    inventory,
    read_roles,
    windows,
)
from training.language.export import quantise, write_onnx  # noqa: E402
from training.language.network import Network, Sizes, labels_of  # noqa: E402
from training.language.plan import Plan  # noqa: E402
from training.language.train import Material, Task, Trainer  # noqa: E402

TOKENIZER = Path(__file__).parents[2] / "src" / "tacitus" / "data" / "model" / "tokenizer.json"
SMALL = Sizes(layers=2, tagger=32, arc=32, relation=16)


def tree(document: str, words: str, heads: str, relations: str) -> TreeSentence:
    """A sentence whose words are all nouns."""
    forms = tuple(words.split())
    size = len(forms)
    return TreeSentence(
        document=document,
        forms=forms,
        spaces=(True,) * size,
        upos=("NOUN",) * size,
        features=(("", "", "", "", "Sing", ""),) * size,
        scripts=("L|0|",) * size,
        lemmas=tuple(form.lower() for form in forms),
        heads=tuple(int(head) for head in heads.split()),
        relations=tuple(relations.split()),
        kinds=None,
    )


TREES = [
    tree("d1", "Jets bombed towns", "2 0 2", "nsubj root obj"),
    tree("d1", "Talks resumed", "2 0", "nsubj root"),
    tree("d2", "Rebels fled", "2 0", "nsubj root"),
] * 4
NAMES = [TaggedSentence("a", ("Kenya", "fell"), (True, True), ("S-Location", "O"))] * 6
MARKS = ((0, 0, 0, 4, 0), (0, 0, 0, 0, 4), (1, 3, 0, 0, 0))  # source, cue, content by SCHEME
TOLD = [RoleSentence("s", ("Rebels", "fled", ",", "Moscow", "said"), (True,) * 5, MARKS)] * 3


MATERIAL = Material(TREES, NAMES, TOLD)


def trainer(out: Path, steps: float, material: Material = MATERIAL) -> Trainer:
    """A small run over the sentences above."""
    torch.manual_seed(1)
    labels = inventory(TREES, NAMES)
    network = Network(labels_of(labels), SMALL, dropout=0.0, head_dropout=0.0)
    plan = Plan(tree_epochs=steps, entity_epochs=steps, batch_words=40, encoder_rate=1e-3, warmup=0.0)
    return Trainer(network, Encoder.load(TOKENIZER), material, labels, plan, out)


def test_training_loss_falls_and_a_checkpoint_is_written(tmp_path: Path) -> None:
    run = trainer(tmp_path, 12)
    first, _ = run.learn(Task.TREES)
    run.optimizer.zero_grad()
    run.train(save_every=10)
    last, _ = run.learn(Task.TREES)
    assert last < first / 3
    assert (tmp_path / "checkpoint.pt").is_file()


def test_training_goes_on_where_it_was_interrupted(tmp_path: Path) -> None:
    run = trainer(tmp_path, 2)
    run.train(save_every=1)
    again = trainer(tmp_path, 4)
    assert again.step == run.step > 0
    again.train(save_every=100)
    assert again.step > run.step


def test_export_gives_the_same_scores_as_the_network(tmp_path: Path) -> None:
    run = trainer(tmp_path, 1)
    run.network.eval()
    write_onnx(run.network, tmp_path / "whole.onnx")
    quantise(tmp_path / "whole.onnx", tmp_path / "small.onnx")
    arrays = Encoder.load(TOKENIZER).encode([["Jets", "bombed", "Aden"], ["Talks"]], [[True] * 3, [True]])
    inputs = {name: getattr(arrays, name) for name in ("pieces", "piece_shapes", "firsts", "lasts", "shapes")}
    with torch.no_grad():
        expected = run.network(*(torch.from_numpy(value) for value in inputs.values())).arcs.numpy()
    found = onnxruntime.InferenceSession(str(tmp_path / "whole.onnx")).run(["arcs"], inputs)[0]
    np.testing.assert_allclose(found, expected, atol=1e-3)
    assert (tmp_path / "small.onnx").stat().st_size < (tmp_path / "whole.onnx").stat().st_size / 2


def test_data_windows_keep_documents_apart_and_lose_nothing() -> None:
    runs = list(windows(TREES, random.Random(3), 0.3, 50))
    assert [item for run in runs for item in run] == TREES
    assert all(len({item.document for item in run}) == 1 for run in runs)


def test_data_bioes_closes_every_span() -> None:
    assert bioes(["B-Person", "I-Person", "O", "B-Date"]) == ("B-Person", "E-Person", "O", "S-Date")
    assert json.dumps(bioes(["B-Date", "B-Date"])) == '["S-Date", "S-Date"]'


def test_data_marks_of_an_article_are_outermost_spans(tmp_path: Path) -> None:
    spans = {"source": [[13, 19]], "cue": [[20, 24]], "content": [[0, 11], [7, 11]]}
    path = tmp_path / "told.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "Rebels fled, Moscow said.", "attributions": [spans]}))
    assert [item.roles for item in read_roles(path)] == [((0, 0, 0, 4, 0, 0), (0, 0, 0, 0, 4, 0), (1, 3, 0, 0, 0, 0))]


REPORT = {
    "id": "r",
    "text": "Rebels said so.\n\nThe rebels shelled Aden.",
    "events": [
        {
            "event": "ASSAULT",
            "begin": 28,
            "end": 35,
            "sentence": [17, 41],
            "aux": ["historical"],
            "chain": [],
            "actor": [{"text": "rebels"}],
            "recipient": [{"text": "Aden"}, {"text": None}],
        }
    ],
}
FACT = {"corpus": "c", "id": 1, "text": "Rebels may shell Aden", "events": [{"span": [11, 16], "factuality": -1.5}]}


def test_data_acts_point_at_their_parties(tmp_path: Path) -> None:
    path = tmp_path / "whole.jsonl"
    path.write_text(json.dumps(REPORT), encoding="utf-8")
    (window,) = read_acts(path)
    (act,) = window.acts
    assert window.forms[act.word] == "shelled"
    assert act.marks == (1.0, 0.0, 0.0, 0.0, 0.0, -1.0)
    assert [window.forms[place] for place, mark in enumerate(act.parties[0]) if mark == 1] == ["rebels"]
    assert [window.forms[place] for place, mark in enumerate(act.parties[1]) if mark == 1] == ["Aden"]
    assert types_of([window]) == ("O", "ASSAULT")


def test_training_on_acts_lowers_their_loss(tmp_path: Path) -> None:
    for name, row in (("whole", REPORT), ("facts", FACT)):
        (tmp_path / name).write_text(json.dumps(row), encoding="utf-8")
    material = Material(TREES, NAMES, TOLD, read_acts(tmp_path / "whole") * 4, read_facts(tmp_path / "facts") * 4)
    run = trainer(tmp_path, 12, material)
    first = [run.learn(task)[0] for task in (Task.ACTS, Task.FACTS)]
    run.optimizer.zero_grad()
    run.train(save_every=100)
    last = [run.learn(task)[0] for task in (Task.ACTS, Task.FACTS)]
    assert last[0] < first[0] / 2
    assert last[1] < first[1]


def test_average_mixes_the_weights_of_two_runs(tmp_path: Path) -> None:
    for name, value in (("one", 1.0), ("other", 3.0)):
        run = tmp_path / name
        run.mkdir()
        torch.save({"step": 1, "average": {"weight": torch.tensor([value])}}, run / "checkpoint.pt")
        for file in ("labels.json", "lemmas.json", "run.json"):
            (run / file).write_text("{}", encoding="utf-8")
    averaged([tmp_path / "one", tmp_path / "other"], tmp_path / "mean")
    mean = torch.load(tmp_path / "mean" / "checkpoint.pt", weights_only=True)["average"]["weight"]
    assert mean.item() == pytest.approx(2.0)
    (tmp_path / "one" / "labels.json").write_text("[]", encoding="utf-8")
    with pytest.raises(ValueError, match=r"labels\.json"):
        averaged([tmp_path / "one", tmp_path / "other"], tmp_path / "mean")
