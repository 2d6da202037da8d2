"""Of which country somebody is whom no word near tells: a small linear model weighs the countries of the report.

*The ambassador*, *the ministry*, *residents* in a report about two countries: readers know from the lines around. Each
actor without a country is one case, the countries that anything in the report points to are its candidates, and one
more stands for an open answer. The features tell where a country is named from the actor and in which grammatical
relation, never which country it is. Weights stand in ``data/actors/homes.csv``; ``training/actors/homes`` fits them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from tacitus.actors.describing import Describing
from tacitus.actors.focus import ELSEWHERE
from tacitus.logistic import log_odds, shares
from tacitus.records import BEYOND_STATES, MentionKind, PassageKind
from tacitus.tables import load_table

OF_REPORT = "report focus"
FEWEST = 0.5  # the least chance that a country must have
SHARES = (0.1, 0.25, 0.4, 0.6, 0.8)
CLAUSAL = frozenset(("ccomp", "advcl", "parataxis", "acl", "acl:relcl", "csubj", "xcomp"))
SHORTEST = 4  # sentences that a report must have to tell of anybody whom it does not describe
FARTHEST = 4  # sentences that are told apart
MOST = 8  # countries that are weighed
OPEN = 0.0  # log odds of an open answer
OFTEN = 12  # mentions of an actor that are looked at


@dataclass(frozen=True, slots=True)
class Case:
    """One actor whose country is open: its mentions, and the features of each country that it may be of."""

    mentions: tuple[int, ...]
    candidates: Mapping[str, tuple[str, ...]]


@cache
def load_homes(user_data: str = "") -> dict[str, float]:
    """The weights of the model, by feature."""
    return {row["feature"]: row["weight"] for row in load_table("actors/homes", user_data)}


def chances(case: Case, weights: Mapping[str, float]) -> dict[str, float]:
    """The chance of each candidate country; what is left of one is that of an open answer."""
    totals = [log_odds(weights, features) for features in case.candidates.values()]
    return dict(zip(case.candidates, shares((*totals, OPEN)), strict=False))


def likeliest(case: Case, weights: Mapping[str, float]) -> tuple[str | None, float]:
    """The likeliest country and its chance; None without a candidate."""
    likely = chances(case, weights)
    code = max(sorted(likely), key=lambda item: likely[item], default=None)
    return code, likely.get(code or "", 0.0)


class Homing:
    """Gives actors without a country the one that the report most likely finds them in, once they are numbered."""

    def __init__(self, links: Describing) -> None:
        self.links = links
        self.document, self.drafts, self.grammar, self.focus = links.document, links.drafts, links.grammar, links.focus
        self.found, self.entity, self.members = links.found, links.entity, links.members

    def settle(self) -> None:
        """Write the countries that are likely enough into what is found."""
        if len(self.document.sentences) < SHORTEST:
            return
        weights = load_homes()
        for case in self.cases():
            code, chance = likeliest(case, weights)
            if code is not None and chance >= FEWEST:
                self._house(case, code, chance)

    def _house(self, case: Case, code: str, chance: float) -> None:
        why = f"judged of {code} among the countries of the report, {chance:.2f}"
        for index in case.mentions:
            if self.found[index].code is None:
                self.links.set_country(index, code, why)

    def cases(self) -> Iterator[Case]:
        """The actors of the report that no words give a country: those without, and those taken for its own."""
        clusters: dict[int, list[int]] = defaultdict(list)
        for index, number in enumerate(self.entity):
            if number >= 0 and index not in self.members:
                clusters[number].append(index)
        for indices in clusters.values():
            if self._is_open(indices):
                yield Case(tuple(indices), {code: self._features(indices, code) for code in self._codes})

    def _is_open(self, indices: Sequence[int]) -> bool:
        coded = [index for index in indices if self.found[index].code is not None]
        if any(self.found[index].place for index in indices) or not self._is_settled(coded):
            return False
        told = any(self.drafts[index].kind is not MentionKind.PRONOUN for index in indices)
        return told and not any(self.links.may_be_abroad(index) for index in indices)

    def _is_settled(self, coded: Sequence[int]) -> bool:
        """True if no words gave the actor its country, but the report as a whole."""
        told = [index for index in coded if self.drafts[index].kind is not MentionKind.PRONOUN][:1]
        return all(OF_REPORT in self.found[index].why for index in told)

    @cached_property
    def _told_at(self) -> Mapping[str, tuple[int, ...]]:
        """The tokens that tell of each country: words that name it, and actors that are known to be of it."""
        tokens: dict[str, set[int]] = defaultdict(set)
        for sign in self.focus.signs:
            if sign.share > ELSEWHERE:
                tokens[sign.code].add(sign.token)
        for index, found in enumerate(self.found):
            if found.code is not None and found.code not in BEYOND_STATES and OF_REPORT not in found.why:
                tokens[found.code].add(self.drafts[index].head)
        return {code: tuple(sorted(at)) for code, at in tokens.items()}

    @cached_property
    def _named(self) -> tuple[tuple[int, str], ...]:
        """Every token that tells of a country, in order."""
        return tuple(sorted((at, code) for code, tokens in self._told_at.items() for at in tokens))

    @cached_property
    def _named_in(self) -> Mapping[int, tuple[tuple[int, str], ...]]:
        """The same by sentence."""
        found: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for at, code in self._named:
            found[self.document.sentence_of(at).index].append((at, code))
        return {index: tuple(items) for index, items in found.items()}

    @cached_property
    def _sentences(self) -> Mapping[str, tuple[int, ...]]:
        """The sentences that tell of each country."""
        found: dict[str, list[int]] = defaultdict(list)
        for index, items in self._named_in.items():
            for code in dict.fromkeys(code for _, code in items):
                found[code].append(index)
        return {code: tuple(sorted(indices)) for code, indices in found.items()}

    @cached_property
    def _codes(self) -> tuple[str, ...]:
        """The countries that most in the report points to."""
        codes = {*self._told_at, *self.focus.scores}
        return tuple(sorted(codes, key=lambda code: (-self.focus.scores.get(code, 0.0), code))[:MOST])

    @cached_property
    def _reported(self) -> Mapping[str, tuple[str, ...]]:
        return {code: tuple(self._of_report(code)) for code in self._codes}

    @cached_property
    def _offices(self) -> Mapping[tuple[str, str], frozenset[int]]:
        """The actors that are called by a noun and known to be of a country, by both."""
        found: dict[tuple[str, str], set[int]] = defaultdict(set)
        for index, draft in enumerate(self.drafts):
            code = self.found[index].code
            if code is not None and draft.noun:
                found[draft.noun, code].add(self.entity[index])
        return {key: frozenset(numbers) for key, numbers in found.items()}

    def _features(self, indices: Sequence[int], code: str) -> tuple[str, ...]:
        first = indices[0]
        found = {
            *self._reported[code],
            *self._of_kind(first, code),
            *(f"first:{name}" for name in self._near(first, code)),
            *(f"any:{name}" for index in indices[:OFTEN] for name in self._near(index, code)),
        }
        return tuple(sorted(found))

    def _of_report(self, code: str) -> Iterator[str]:
        """How much of the report points to a country."""
        scores = self.focus.scores
        mine, whole = scores.get(code, 0.0), sum(scores.values())
        share = mine / whole if whole else 0.0
        best = max((value for other, value in scores.items() if other != code), default=0.0)
        yield f"share={bisect_left(SHARES, share)}"
        yield "leads" if mine > best else "is led"
        yield f"lead={'much' if mine >= 1.5 * best else 'little' if mine >= best / 1.5 else 'none'}"
        yield f"focus={'own' if self.focus.code == code else 'other' if self.focus.code else 'none'}"
        yield f"outside={'own' if code in self.focus.outside else 'other' if self.focus.outside else 'none'}"
        yield f"rivals={min(len(self._codes), 4)}"
        yield from self._opening(code)

    def _opening(self, code: str) -> Iterator[str]:
        """Whether the headline or the first sentence of the text names it, and it alone or first."""
        if self._named:
            yield f"named first={self._named[0][1] == code}"
        body = [item for item in self.document.sentences if item.kind is not PassageKind.HEADLINE]
        lead = body[0] if body else self.document.sentences[0]
        within = {other for _, other in self._named_in.get(lead.index, ())}
        yield f"lead={'alone' if within == {code} else 'shared' if code in within else 'others' if within else 'none'}"

    def _of_kind(self, first: int, code: str) -> Iterator[str]:
        """What the actor is, with how the country stands in the report."""
        found, draft = self.found[first], self.drafts[first]
        stands = "own" if self.focus.code == code else "leads" if self._leads(code) else "other"
        yield f"sector={found.sector}&{stands}"
        yield f"kind={draft.kind.value}&{stands}"
        yield f"noun={draft.noun_kind}&{stands}"
        yield f"entity={draft.entity}&{stands}"
        if draft.noun and draft.noun_kind in ("person", "envoy", "body", "group"):
            others = self._offices.get((draft.noun, code), frozenset()) - {self.entity[first]}
            if others:
                yield f"namesake={draft.noun_kind}&{'named' if draft.kind is MentionKind.NAMED else 'told'}"

    def _leads(self, code: str) -> bool:
        scores = self.focus.scores
        return bool(scores) and scores.get(code, 0.0) >= max(scores.values())

    def _near(self, index: int, code: str) -> Iterator[str]:
        """Where the country is named from one mention of the actor."""
        at = self.drafts[index].head
        here = self.document.sentence_of(at).index
        told = self._sentences.get(code, ())
        place = bisect_left(told, here)
        yield f"before={min(here - told[place - 1], FARTHEST) if place else 'never'}"
        within = [token for token, other in self._named_in.get(here, ()) if other == code]
        others = len(within) < len(self._named_in.get(here, ()))
        if within:
            alone = "shared" if others else "alone"
            yield f"here={alone}"
            yield f"side={'before' if within[0] < at else 'after'}&{alone}"
            yield from (f"tie={self._tie(index, token)}" for token in within)
        else:
            yield f"here={'others' if others else 'none'}"
        last = bisect_left(self._named, (at, ""))
        yield f"last={last > 0 and self._named[last - 1][1] == code}"

    def _tie(self, index: int, token: int) -> str:
        """The grammatical relation of a mention to a word that tells a country, in one sentence."""
        draft, tokens = self.drafts[index], self.document.tokens
        if draft.first <= token < draft.last:
            return "own words"
        mine, other = draft.head, self._top(token)
        above, theirs = list(self.document.ancestors(mine)), list(self.document.ancestors(other))
        if mine in theirs:
            below = theirs[theirs.index(mine) - 1] if theirs.index(mine) else other
            return f"below {tokens[below].relation} {self._case(other)}"
        if other in above:
            return f"above {tokens[mine].relation}"
        if tokens[mine].head == tokens[other].head or tokens[mine].relation == "conj" == tokens[other].relation:
            return f"beside {tokens[mine].relation} {tokens[other].relation} {self._case(other)}"
        shared = next((item for item in above if item in theirs), None)
        if shared is None:
            return "apart"
        mine_path = above[: above.index(shared)]
        clauses = sum(tokens[item].relation in CLAUSAL for item in mine_path)
        return f"across {min(clauses, 2)} {tokens[other].relation}"

    def _top(self, token: int) -> int:
        """The head of the phrase that a country's adjective or name stands in."""
        while self.document.tokens[token].relation in ("amod", "compound", "flat", "nmod:poss"):
            token = self.document.tokens[token].head
        return token

    def _case(self, token: int) -> str:
        cases = [self.document.tokens[item].form.lower() for item in self.document.children(token, "case")]
        word = cases[0] if cases else ""
        return "in" if word in self.grammar.locating else word if word in self.grammar.relating else ""
