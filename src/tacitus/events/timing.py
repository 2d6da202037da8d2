"""Which times of a report belong to an event, and how far they lie from the report's own day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property

from tacitus.events.scene import Scene
from tacitus.records import Basis, Precision, TimeExpression

NEWS_DAYS = 31
YEARLY = (Precision.YEAR, Precision.DECADE, Precision.CENTURY)


class Calendar:
    """The report's day, and the times that hang from each token."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    @cached_property
    def today(self) -> date | None:
        """The report's date; without one the latest day that the report states in full."""
        published = self.scene.document.report.published
        if published is not None:
            return published
        stated = [
            time.latest
            for time in self.scene.times
            if time.latest is not None and time.basis is Basis.STATED and time.precision is Precision.DAY
        ]
        return max(stated) if stated else None

    @cached_property
    def _last_year(self) -> int:
        """The latest year named, if more than one is; a lone year is background."""
        years = {time.latest.year for time in self.scene.times if time.latest is not None}
        return max(years) if len(years) > 1 else 9999

    @cached_property
    def _owned(self) -> dict[int, list[TimeExpression]]:
        owners: dict[int, list[TimeExpression]] = {}
        for time in self.scene.times:
            tokens = self.scene.document.tokens_in(time.span)
            if tokens and time.type in ("DATE", "TIME"):
                inside = {token.index for token in tokens}
                for owner in self._owners(tokens[0].index, inside):
                    owners.setdefault(owner, []).append(time)
        return owners

    def _owners(self, token: int, inside: set[int]) -> Iterable[int]:
        """The first token above a time that is no part of it."""
        while self.scene.tokens[token].head in inside:
            token = self.scene.tokens[token].head
        head = self.scene.tokens[token].head
        while head >= 0 and self._passes_on(head):
            head = self.scene.tokens[head].head
        if head >= 0:
            yield head

    def _passes_on(self, token: int) -> bool:
        """``back in 2019 and 2020``: an adverb before a time, or the time that another one is joined to."""
        adverb = self.scene.tokens[token].upos == "ADV" and self.scene.tokens[token].relation == "advmod"
        return adverb or self.scene.is_time(token)

    def times_of(self, tokens: Iterable[int]) -> tuple[TimeExpression, ...]:
        """Times that hang directly from any of the tokens."""
        return tuple(time for token in tokens for time in self._owned.get(token, ()))

    def is_background(self, time: TimeExpression) -> bool:
        """True when the time lies well before the report's day."""
        if time.latest is None:
            return self._is_long_ago(time)
        if self.today is None:
            return self._is_before_all(time.latest) or (time.precision in YEARLY and time.latest.year < self._last_year)
        return time.latest < self.today - timedelta(days=NEWS_DAYS)

    def _is_before_all(self, day: date) -> bool:
        """True for a day well before the first day that the report can be of, or before the last that it names."""
        return any(day < bound - timedelta(days=NEWS_DAYS) for bound in self._bounds)

    @cached_property
    def _bounds(self) -> tuple[date, ...]:
        first = self.scene.document.report.published_earliest
        stated = [time.latest for time in self.scene.times if time.latest is not None and time.basis is Basis.STATED]
        return tuple(item for item in (first, max(stated, default=None)) if item is not None)

    def _is_long_ago(self, time: TimeExpression) -> bool:
        """``months ago``, ``last October``: past by its words, though no day can be told."""
        words = self.scene.document.text(time.span).lower().split()
        long_units = [word for word in words if self._is_long(word)]
        if time.value == "PAST_REF":
            return bool(long_units)
        month = time.precision is Precision.MONTH or len(time.value) == len("XXXX-10")
        return bool(words) and words[0] == "last" and (bool(long_units) or month)

    def _is_long(self, word: str) -> bool:
        cues = self.scene.lexicon.cues.get(word.removesuffix("s"), ())
        return any(cue.name == "long_unit" for cue in cues)

    def is_ahead(self, time: TimeExpression) -> bool:
        """True when the time begins after the report's day."""
        return self.today is not None and time.earliest is not None and time.earliest > self.today
