"""What stands around an act: whether its clause, its sentence and its report are about politics at all.

Features for the judge of events alone. They name nobody: whose side a party is on comes from its sector, whatever
the name; *the support of the community* in an interview about a film and *the support of the army* read alike without.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from tacitus.events.drafts import Draft
from tacitus.events.scene import Scene
from tacitus.records import Role

POLITICAL_SECTORS = frozenset(
    ("GOV", "MIL", "LEG", "JUD", "COP", "SPY", "REB", "PRM", "UAF", "PTY", "OPP", "SEP", "INS", "RAD", "LAB")
)
POLITICAL_BODIES = frozenset(("IGO", "UNO", "EUR", "IMG"))
NEAR = (2, 1)  # sentences before and after
SHORT = 4  # sentences of a text that tells too little about its subject
SHARES = {"report.political": (0.1, 0.2, 0.3, 0.4, 0.5, 0.65), "report.person": (0.02, 0.1, 0.2, 0.35)}


class Surroundings:
    """Where politics stands in one report, and what of it stands around each of its acts."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def features(self, draft: Draft) -> tuple[str, ...]:
        """Names of the features that hold for an act."""
        return tuple({*self._of_report, *self._of_sentence(draft), *self._of_noun(draft)})

    @cached_property
    def _political(self) -> list[bool]:
        """For each sentence, whether a state, a force, a party or a body of states is named in it."""
        sentences = range(len(self.scene.document.sentences))
        return [any(self._is_political(item) for item in self.scene.mentions_in(number)) for number in sentences]

    @property
    def is_short(self) -> bool:
        """True for a text of a few sentences, which does not tell what kind of report it is from."""
        return len(self.scene.document.sentences) < SHORT

    @cached_property
    def _of_report(self) -> tuple[str, ...]:
        sentences = self.scene.document.sentences
        if self.is_short:
            return ()
        personal = sum(self._has(range(item.first, item.last), "speaker", "reader") for item in sentences)
        found = {"report.political": sum(self._political), "report.person": personal}
        return tuple(f"{name}={_step(count / max(1, len(sentences)), SHARES[name])}" for name, count in found.items())

    def _of_sentence(self, draft: Draft) -> Iterator[str]:
        sentence = self.scene.document.sentence_of(draft.head)
        sides = self._any_political(draft.actors) or self._any_political(draft.recipients)
        before, after = NEAR
        yield f"sentence.political={self._political[sentence.index]}&{sides}"
        near = self._political[max(0, sentence.index - before) : sentence.index + after + 1]
        if not self.is_short:
            yield f"near.political={sum(near)}"
        words = range(sentence.first, sentence.last)
        yield f"sentence.reader={self._has(words, 'reader')}"
        yield f"sentence.speaker={self._has(words, 'speaker')}"

    def _of_noun(self, draft: Draft) -> Iterator[str]:
        """Whose the act is and what stands behind the noun that names it: a nuclear test, tests of strength."""
        head, grammar, document = draft.head, self.scene.grammar, self.scene.document
        if grammar.is_verbal(head):
            return
        behind = {grammar.preposition(item) for item in document.children(head, "nmod")}
        yield f"noun.possessed={bool(document.children(head, 'nmod:poss'))}"
        yield from (f"noun.behind={preposition}" for preposition in behind)
        yield f"noun.complete={bool(behind)}&{bool(document.children(head, 'det'))}"
        token = self.scene.tokens[head]
        above = grammar.is_verbal(token.head) if token.head >= 0 else "root"
        yield f"noun.above={above}.{token.relation}"

    def _has(self, words: Iterable[int], *classes: str) -> bool:
        lemmas = [self.scene.grammar.lemma(item) for item in words]
        return any(self.scene.lexicon.has(name, lemma) for name in classes for lemma in lemmas)

    def _any_political(self, roles: Iterable[Role]) -> bool:
        return any(role.mention is not None and self._is_political(role.mention) for role in roles)

    def _is_political(self, item: int) -> bool:
        mention = self.scene.mentions[item]
        return mention.sector in POLITICAL_SECTORS or mention.code in POLITICAL_BODIES


def _step(value: float, bounds: tuple[float, ...]) -> int:
    return sum(value >= bound for bound in bounds)
