"""Annotated political events, and events with a degree of factuality, as tasks beside the others.

They shape the encoder; their heads are not shipped, for what they say of an act's words told the judges of the
events room nothing new (``training/EXPERIMENTS.md``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from tacitus.language.words import Word, cut, plain
from training.language.batching import table
from training.language.data import windows_of
from training.language.network import STANDARD, Scores, Sizes, perceptron

PARTIES = ("actor", "recipient")  # whom a word that names an act points at
MARKS = ("historical", "future", "hypothetical", "negation", "sourced", "happened")
UNKNOWN, IGNORED = -1.0, -100
CERTAIN = 3.0  # the ends of the factuality scale of UW and UDS-IH2


@dataclass(frozen=True, slots=True)
class Act:
    """A word that names an act: its type, the chances of its marks (below 0: not known), and the words of its parties.

    ``parties`` holds for each role 1 for the words of a party, 0 for others, -1 for words that may name it too.
    """

    word: int
    type: str
    marks: tuple[float, ...]
    parties: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class ActSentence:
    """A stretch of a report with the acts that its words name; ``whole`` where every act is annotated."""

    document: str
    forms: tuple[str, ...]
    spaces: tuple[bool, ...]
    acts: tuple[Act, ...]
    whole: bool


def read_acts(path: Path) -> list[ActSentence]:
    """Windows of the reports of a file in which every political event is annotated."""
    return [
        sentence for line in path.read_text(encoding="utf-8").splitlines() for sentence in _windows(json.loads(line))
    ]


def _windows(row: Mapping[str, Any]) -> Iterator[ActSentence]:
    text = row["text"]
    for window in windows_of(text):
        words = window.words
        acts = [act for event in row["events"] for act in _acts(text, words, event)]
        yield ActSentence(
            row["id"],
            tuple(plain(word.of(text)) for word in words),
            tuple(word.space for word in words),
            tuple(acts),
            True,
        )


def _acts(text: str, words: Sequence[Word], event: Mapping[str, Any]) -> Iterator[Act]:
    """One act for each word of the event's predicate in a window."""
    marks = tuple(float(name in event["aux"]) for name in MARKS[:4])
    parties = tuple(_party(text, words, event, role) for role in PARTIES)
    for place, word in enumerate(words):
        if word.begin < event["end"] and event["begin"] < word.end:
            yield Act(place, event["event"], (*marks, float(bool(event["chain"])), UNKNOWN), parties)


def _party(text: str, words: Sequence[Word], event: Mapping[str, Any], role: str) -> tuple[int, ...]:
    """The words of the annotated parties: where they stand nearest to the act, in its sentence if they stand there."""
    result = [0] * len(words)
    low, high = event["sentence"]
    for party in event[role]:
        if not party["text"]:
            continue
        found = [match.span() for match in re.finditer(re.escape(party["text"]), text)]
        inside = [span for span in found if low <= span[0] < high] or found
        nearest = min(inside, key=lambda span: abs(span[0] - event["begin"]), default=None)
        for span in found:
            for place, word in enumerate(words):
                if word.begin < span[1] and span[0] < word.end:
                    result[place] = 1 if span == nearest else result[place] or -1
    return tuple(result)


def read_facts(path: Path) -> list[ActSentence]:
    """Sentences with words whose factuality people judged from -3 (did not happen) to 3 (happened)."""
    result = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        words = tuple(cut(row["text"], 0, len(row["text"])))
        acts = tuple(act for event in row["events"] for act in _fact(words, event))
        if words and acts:
            spaces = tuple(word.space for word in words)
            forms = tuple(plain(word.of(row["text"])) for word in words)
            result.append(ActSentence(f"{row['corpus']}{row['id']}", forms, spaces, acts, False))
    return result


def _fact(words: Sequence[Word], event: Mapping[str, Any]) -> Iterator[Act]:
    begin, end = event["span"]
    chance = (event["factuality"] + CERTAIN) / (2 * CERTAIN)
    for place, word in enumerate(words):
        if word.begin < end and begin < word.end:
            yield Act(place, "", (*[UNKNOWN] * (len(MARKS) - 1), min(1.0, max(0.0, chance))), ())


def types_of(sentences: Sequence[ActSentence]) -> tuple[str, ...]:
    """The event types of a set, none first."""
    return ("O", *sorted({act.type for sentence in sentences for act in sentence.acts if act.type}))


class ActHeads(nn.Module):
    """What a word's vector says of the act it names: type, marks, and whom it takes for its parties."""

    def __init__(self, types: Sequence[str], sizes: Sizes = STANDARD, judge: int = 192, party: int = 24) -> None:
        super().__init__()
        self.types = {name: index for index, name in enumerate(types)}
        self.judge = perceptron(sizes.width, judge, 0.25)
        self.acts = nn.Linear(judge, len(types))
        self.marks = nn.Linear(judge, len(MARKS))
        self.seeker = nn.Linear(judge, len(PARTIES) * (party + 1))
        self.party = nn.Sequential(perceptron(sizes.width, judge, 0.25), nn.Linear(judge, party))

    def loss(self, scores: Scores, batch: Sequence[Sequence[ActSentence]]) -> Tensor:
        """The loss of types, marks and parties over windows of one stretch each."""
        words = scores.words
        width, device = words.shape[1], str(words.device)
        judge, runs = self.judge(words), [run[0] for run in batch]
        loss = words.sum() * 0
        if runs[0].whole:
            rows = table([self._types(run) for run in runs], width, IGNORED, device)
            chosen = self.acts(judge).flatten(0, 1).float()
            loss = loss + functional.cross_entropy(chosen, rows.flatten(), ignore_index=IGNORED)
        owners = [(row, act) for row, run in enumerate(runs) for act in run.acts]
        if not owners:
            return loss
        at = torch.tensor([row for row, _ in owners], device=device)
        places = torch.tensor([act.word for _, act in owners], device=device)
        marks = torch.tensor([act.marks for _, act in owners], device=device)
        loss = loss + graded(self.marks(judge[at, places]), marks)
        if runs[0].whole:
            wanted = [table([act.parties[role] for _, act in owners], width, -1, device) for role in range(2)]
            loss = loss + 4.0 * graded(self._seek(judge[at, places], words[at]), torch.stack(wanted, 1).float())
        return loss

    def _seek(self, acts: Tensor, words: Tensor) -> Tensor:
        """How much each word of its window (acts, parties, words) looks like a party of an act."""
        sought = self.seeker(acts).unflatten(-1, (len(PARTIES), -1))
        return torch.einsum("apv,awv->apw", sought[..., :-1], self.party(words)) + sought[..., -1:]

    def _types(self, run: ActSentence) -> list[int]:
        row = [0] * len(run.forms)
        for act in run.acts:
            row[act.word] = self.types[act.type]
        return row


def graded(scores: Tensor, wanted: Tensor) -> Tensor:
    """Cross-entropy of chances, over those that are known (0 to 1)."""
    known = wanted >= 0
    return functional.binary_cross_entropy_with_logits(scores[known].float(), wanted[known].float())
