"""Who a word goes back to: links right, and MUC, B³ and CEAF of the chains that the links make.

A case file holds short reports: the first line of a case is the report, each line after it a link
``words -> words``; see ``tests/cases/actors/coreference.txt``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quality.conll import Chains, score_chains
from quality.gold import GoldError
from quality.measurement import Measurement, Options
from quality.rooms import Failure, failures, read_all, whole_report
from quality.scoring import share
from tacitus.actors.pronouns import load_pronouns
from tacitus.records import Mention, Reading, Span


@dataclass(frozen=True, slots=True)
class Link:
    """Words that refer, and the words for whoever they mean: none, one, or several together."""

    words: Span
    means: tuple[Span, ...]

    def group(self, text: str) -> str:
        """``pronoun``, ``several`` or ``noun``: what the figures are kept apart by."""
        if len(self.means) > 1:
            return "several"
        return "pronoun" if self.words.of(text).lower() in load_pronouns() else "noun"


@dataclass(frozen=True, slots=True)
class Case:
    """A short report and its links."""

    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """A case, and the chain (by number) and members (numbers) found for each of its spans."""

    case: Case
    entity: Mapping[Span, int]
    members: Mapping[Span, frozenset[int]]
    described: Mapping[Span, str]


def measure_links(path: Path, options: Options) -> Measurement:
    """Links right by group; MUC, B³ and CEAF (entities) over the words that the links name."""
    cases = read_cases(path, options)
    results = list(read_all([whole_report(f"case {at}", case.text) for at, case in enumerate(cases)], "mentions"))
    linked = [_linked(case, result) for case, result in zip(cases, results, strict=True)]
    return Measurement(score_links(linked), (*failures(results), *(line for item in linked for line in _wrong(item))))


# --- cases ----------------------------------------------------------------------------------------


def read_cases(path: Path, options: Options) -> list[Case]:
    """The cases of a file; ``train`` are those at odd places (first, third …), ``dev`` those at even ones."""
    blocks = [block.splitlines() for block in path.read_text(encoding="utf-8").split("\n\n")]
    plain = [[line for line in block if line.strip() and not line.startswith("#")] for block in blocks]
    cases = [_case(path, lines) for lines in plain if lines]
    part = {"train": cases[::2], "dev": cases[1::2]}.get(options.part or "all", cases)
    return part[: options.limit]


def _case(path: Path, lines: Sequence[str]) -> Case:
    text, links = lines[0], []
    for line in lines[1:]:
        words, arrow, means = line.partition(" -> ")
        if not arrow:
            raise GoldError(f"{path}: {line!r} is no link. Write `words -> words`.")
        several = [] if means.strip() == "-" else means.split(" + ")
        links.append(Link(_place(path, text, words), tuple(_place(path, text, item) for item in several)))
    return Case(text, tuple(links))


def _place(path: Path, text: str, words: str) -> Span:
    """The characters of ``words``, or with ``words@2`` of the second time they stand there."""
    plain, _, number = words.strip().partition("@")
    found = list(re.finditer(rf"(?<!\w){re.escape(plain)}(?!\w)", text))
    at = int(number or 1) - 1
    if at >= len(found):
        raise GoldError(f"{path}: {words!r} does not stand in {text!r}. Copy the words from the report.")
    return Span(*found[at].span())


# --- what was found -------------------------------------------------------------------------------


def _linked(case: Case, result: Reading | Failure) -> Linked:
    mentions = () if isinstance(result, Failure) else result.mentions
    entity, members, described = {}, {}, {}
    for span in {span for link in case.links for span in (link.words, *link.means)}:
        mention = _mention(span, mentions, result)
        if mention is not None:
            entity[span] = mention.entity
            members[span] = frozenset(mentions[item].entity for item in mention.members)
            described[span] = mention.why[-1] if mention.why else ""
    return Linked(case, entity, members, described)


def _mention(span: Span, mentions: Sequence[Mention], result: Reading | Failure) -> Mention | None:
    """The mention of just these words, else the longest whose head stands in them."""
    exact = [mention for mention in mentions if mention.span == span]
    if exact or isinstance(result, Failure):
        return exact[0] if exact else None
    tokens = result.document.tokens
    inside = [mention for mention in mentions if span.contains(tokens[mention.head].span)]
    return max(inside, key=lambda mention: mention.end - mention.begin, default=None)


def right(item: Linked, link: Link) -> bool:
    """True if the words have the actor, or just the actors, that they mean."""
    if link.words not in item.entity:
        return not link.means
    wanted = {item.entity.get(span, -1) for span in link.means}
    if len(link.means) > 1:
        return item.members[link.words] == wanted
    others = {number for span, number in item.entity.items() if span != link.words}
    return item.entity[link.words] not in others if not link.means else {item.entity[link.words]} == wanted


def score_links(linked: Sequence[Linked]) -> dict[str, float]:
    """Shares of one, and counts."""
    told: dict[str, list[bool]] = defaultdict(list)
    for item in linked:
        for link in item.case.links:
            told[link.group(item.case.text)].append(right(item, link))
            told["all"].append(right(item, link))
    values = {f"links_right_{name}": share(sum(found), len(found)) for name, found in sorted(told.items())}
    pairs = [(gold_chains(item.case), found_chains(item)) for item in linked]
    values |= score_chains(pairs)
    return values | {"links": len(told["all"]), "reports": len(linked)}


def _wrong(item: Linked) -> Iterator[str]:
    text = item.case.text
    for link in item.case.links:
        if not right(item, link):
            means = " + ".join(span.of(text) for span in link.means) or "-"
            got = item.described.get(link.words, "no mention")
            yield f"[{link.words.of(text)}] means [{means}], read: {got} | {text}"


# --- chains ---------------------------------------------------------------------------------------


def gold_chains(case: Case) -> Chains:
    """Spans joined by the links; words that stand for several are left out."""
    chains: list[set[Span]] = []
    for link in case.links:
        if len(link.means) == 1:
            joined = {link.words, link.means[0]}
            touching = [chain for chain in chains if chain & joined]
            chains = [chain for chain in chains if not chain & joined] + [joined.union(*touching)]
    return [frozenset(chain) for chain in chains]


def found_chains(item: Linked) -> Chains:
    """The same spans as the program chains them."""
    chains: dict[int, set[Span]] = defaultdict(set)
    for span in frozenset[Span]().union(*gold_chains(item.case)):
        if span in item.entity:
            chains[item.entity[span]].add(span)
    return [frozenset(chain) for chain in chains.values()]
