"""Pledges: who promised, or ordered those under him, to do what; what later reports say; the state that this leaves.

Only records bear on a pledge, each with its place in a report. Where nothing bears on it, its state is unknown: that no
report tells of a breach does not mean that it was kept.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from tacitus.weighing.identity import Happening
from tacitus.weighing.matters import due_of, matter_words, matters_of, scope_of
from tacitus.weighing.promises import in_one_promise, is_pledge
from tacitus.weighing.signs import Parties, parties_of, same_party
from tacitus.weighing.sources import Sources
from tacitus.weighing.tables import bearings, types_with
from tacitus.weighing.tellings import Telling
from tacitus.weighing.terms import breaks_truce, found_terms, sentences_of, speaks
from tacitus.weighing.words import act_words

CLAIMED = frozenset({"attributed", "alleged"})
KEEPING = frozenset({"keeps", "fulfils"})
BREACH = "*"  # stands for a side where a breach is told, whoever did it
HORIZON = 180  # days after a pledge in which a deed may be the one that was pledged
NO_SUBJECTS: Mapping[str, str] = MappingProxyType({})


class State(StrEnum):
    """What became of a pledge."""

    OPEN = "open"  # the day it is due has not come
    BEGUN = "begun"
    KEPT = "kept"
    KEPT_IN_PART = "kept in part"
    CLAIMED_KEPT = "claimed kept"
    CLAIMED_BREACHED = "claimed breached"
    CONTESTED = "contested"
    OVERDUE = "overdue"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Bearing:
    """A later telling that bears on a pledge: it keeps, breaks or withdraws it, or denies that."""

    telling: Telling
    bears: str  # keeps, fulfils, breaks, withdraws
    how: str  # told, claimed, denied
    stage: str = ""  # started, partly, wholly
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pledge:
    """A pledge: its tellings, its terms as the words give them, what bears on it, and its state with the reason."""

    happening: Happening
    made: date | None
    due: date | None
    matter: tuple[str, ...]
    extent: tuple[str, ...]
    exceptions: tuple[str, ...]
    conditions: tuple[str, ...]
    bearings: tuple[Bearing, ...]
    state: State
    because: str


def find_pledges(
    happenings: Sequence[Happening], sources: Sources, subjects: Mapping[str, str] = NO_SUBJECTS
) -> list[Pledge]:
    """Every pledge with its state as of the latest report; ``subjects`` gives the subject of each report by its id."""
    days = [report.published for report in sources.reports.values() if report.published]
    today = max(days, default=None)
    deeds = Deeds(happenings, sources, subjects)
    found = []
    for happening in in_one_promise(happenings, sources, subjects):
        pledged = [telling for telling in happening.tellings if is_pledge(telling)]
        found.append(_weighed(happening, pledged, list(deeds.bearing_on(pledged)), sources, today))
    return found


def _weighed(
    happening: Happening, pledged: Sequence[Telling], bearing: list[Bearing], sources: Sources, today: date | None
) -> Pledge:
    due = max((day for telling in pledged if (day := due_of(telling, sources.published(telling)))), default=None)
    state, because = judge(bearing, due, today)
    words = [telling.text for telling in pledged]
    return Pledge(
        happening,
        min((day for telling in pledged if (day := _made(telling, sources))), default=None),
        due,
        matters_of(pledged),
        tuple(found_terms(map(scope_of, pledged), "extent")),
        (*found_terms(words, "exception", follow=True), *_left_behind(pledged, sources)),
        tuple(clause for clause in found_terms(words, "condition", follow=True) if not _of_itself(clause, pledged)),
        tuple(bearing),
        state,
        because,
    )


def _of_itself(clause: str, pledged: Sequence[Telling]) -> bool:
    """True if a clause only asks whether the pledge holds, *if the withdrawal is real*: that is no condition of it."""
    named = act_words(clause)
    return any(telling.act and telling.act <= named for telling in pledged) or speaks(clause, "itself")


def _left_behind(pledged: Sequence[Telling], sources: Sources) -> Iterator[str]:
    """What stays where a withdrawal is promised, by any sentence of the reports that promise it."""
    reports = dict.fromkeys(telling.report for telling in pledged if "withdraw" in telling.mode)
    texts = (sources.reports[report].text for report in reports if report in sources.reports)
    told = (sentence for text in texts for sentence in sentences_of(text) if not speaks(sentence, "unsure"))
    return found_terms(told, "staying", follow=True)


def _made(telling: Telling, sources: Sources) -> date | None:
    """The day of a promise: a told day before the report's, for the deed lies ahead; else the report's."""
    day = sources.published(telling)
    return telling.earliest if telling.earliest and day and telling.earliest < day else day


@dataclass(frozen=True, slots=True)
class Promise:
    """What is asked of a pledge at every deed that could bear on it, taken out once."""

    tellings: tuple[Telling, ...]
    start: date | None
    doers: Parties
    whom: Parties
    truce: bool
    words: frozenset[str]  # that name the deed
    acts: frozenset[str]
    modes: frozenset[str]
    countries: frozenset[str]
    subjects: frozenset[str | None]

    @classmethod
    def of(cls, pledged: Sequence[Telling], sources: Sources, subjects: Mapping[str, str]) -> Promise:
        """Take out what the tellings of a pledge say."""
        return cls(
            tuple(pledged),
            min((day for telling in pledged if (day := sources.published(telling))), default=None),
            parties_of(party for telling in pledged for party in (*telling.actors, *telling.recipients)),
            parties_of(party for telling in pledged for party in telling.recipients),
            any(speaks(telling.text, "truce") for telling in pledged),
            frozenset(word for telling in pledged for word in matter_words(telling)),
            frozenset(act for telling in pledged for act in telling.act),
            frozenset(mode for telling in pledged for mode in telling.mode),
            frozenset(item.place.country for item in pledged if item.place and item.place.country),
            frozenset(subjects.get(telling.report) for telling in pledged),
        )

    def holds(self, deed: Telling) -> bool:
        """True if a telling stands in a sentence of the pledge: it is what is promised, or said beside it."""
        return any(item.report == deed.report and item.sentence == deed.sentence for item in self.tellings)

    def names(self, deed: Telling) -> bool:
        """True if its words name the deed; speech is no deed of its kind."""
        return bool(self.words & deed.act) and deed.type not in types_with("word")

    def tells_of(self, deed: Telling, bears: str) -> bool:
        """True if its own report tells, without a day, that the very deed is under way."""
        if bears not in KEEPING or deed.earliest is not None or "historical" in deed.auxiliary:
            return False
        return any(item.report == deed.report and not set(item.mode).isdisjoint(deed.mode) for item in self.tellings)


class Deeds:
    """What is told as done or denied, found by type, by the sides that do it and by day."""

    def __init__(self, happenings: Sequence[Happening], sources: Sources, subjects: Mapping[str, str]) -> None:
        self._sources = sources
        self._subjects = subjects
        self._told = [[telling for telling in item.tellings if not telling.ahead] for item in happenings]
        self._kinds = {telling.type for told in self._told for telling in told}
        self._found: dict[tuple[str, str], list[tuple[date, int]]] = {}
        for number, told in enumerate(self._told):
            for kind, side, day in {key for telling in told for key in self._keys(telling)}:
                self._found.setdefault((kind, side), []).append((day, number))
        for days in self._found.values():
            days.sort()

    def _keys(self, telling: Telling) -> Iterator[tuple[str, str, date]]:
        day = self._sources.published(telling)
        if day is not None:
            for side in parties_of(telling.actors).sides:
                yield telling.type, side, day
            if breaks_truce(telling.text):
                yield telling.type, BREACH, day

    def bearing_on(self, pledged: Sequence[Telling]) -> Iterator[Bearing]:
        """Tellings that bear on a pledge; one that denies the happening of another bears with it."""
        promise = Promise.of(pledged, self._sources, self._subjects)
        for number in self._near(promise):
            told = self._told[number]
            found = [item for telling in told if (item := self._bearing(promise, telling))]
            yield from found
            known = {item.telling.key for item in found}
            for telling in told if found else ():
                bears = _effect(pledged[0], telling, bearings())
                if telling.against and bears and telling.key not in known:
                    yield Bearing(telling, bears, "denied", "", "it denies the same event")

    def _near(self, promise: Promise) -> list[int]:
        """Happenings of a type that can bear on a pledge, by a side of it or told as a breach, within the horizon."""
        if promise.start is None:
            return []
        names = set(_names_of(promise.tellings[0]))
        kinds = {deed.partition("/")[0] for pledge, deed in bearings() if pledge in names}
        kinds |= self._kinds if promise.words else set()
        sides = {*promise.doers.sides, BREACH} if promise.truce else promise.doers.sides
        first, last = (promise.start, -1), (promise.start + timedelta(days=HORIZON + 1), -1)
        found = set[int]()
        for kind in kinds:
            for side in sides:
                days = self._found.get((kind, side), [])
                found.update(number for _, number in days[bisect_left(days, first) : bisect_left(days, last)])
        return sorted(found)

    def _bearing(self, promise: Promise, telling: Telling) -> Bearing | None:
        bears = _effect(promise.tellings[0], telling, bearings())
        if not bears and promise.names(telling):
            bears = _effect(telling, telling, bearings()) or "keeps"  # what a pledge of the deed itself would be
        if not bears or promise.holds(telling):
            return None
        if not self._later(telling, promise.start) and not promise.tells_of(telling, bears):
            return None
        reason = self._connected(promise, telling, bears)
        return Bearing(telling, bears, _how(telling), _stage(telling), reason) if reason else None

    def _later(self, telling: Telling, start: date | None) -> bool:
        """True if a telling comes after the pledge: by the day of the deed if it is told, else by its report."""
        day = self._sources.published(telling)
        if start is None or day is None or (day - start).days > HORIZON:
            return False
        if telling.latest is not None and telling.latest < start:
            return False
        if telling.earliest is not None and telling.earliest > day:
            return False  # it is dated to a day that its own report could not know
        return day > start or (day == start and telling.earliest is not None and telling.earliest >= start)

    def _connected(self, promise: Promise, deed: Telling, bears: str) -> str:
        """Why a deed belongs to a pledge; empty if nothing ties them."""
        if promise.truce and bears != "withdraws" and breaks_truce(deed.text):
            return "its sentence speaks of a breach of the truce"
        if not same_party(promise.doers, parties_of(deed.actors)):
            return ""
        if bears == "breaks":
            against = same_party(promise.doers, parties_of(deed.recipients))
            return "one party of it acts against another" if against else ""
        if bears == "withdraws":
            return "the same side rejects it" if promise.acts & deed.act else ""
        return self._same_matter(promise, deed)

    def _same_matter(self, promise: Promise, deed: Telling) -> str:
        """Why a deed of the same side is the one that was pledged: not elsewhere, and of a mode, matter or party."""
        if promise.countries and deed.place and deed.place.country and deed.place.country not in promise.countries:
            return ""
        if not promise.modes.isdisjoint(deed.mode):
            return "the same side does it"
        if promise.names(deed):
            return "the same side does what the words of the pledge name"
        if same_party(promise.whom, parties_of(deed.recipients)):
            return "the same side does it to the same"
        if self._subjects.get(deed.report) in promise.subjects:
            return "the same side does it, in a report on the same matter"
        return ""


def _names_of(telling: Telling) -> tuple[str, ...]:
    """TYPE/mode for each mode, then TYPE, as the table of bearings writes them."""
    return (*(f"{telling.type}/{mode}" for mode in telling.mode), telling.type)


def _effect(pledge: Telling, deed: Telling, table: Mapping[tuple[str, str], str]) -> str | None:
    """What a deed of its type and mode does to a pledge of its own, by the table."""
    for mine in _names_of(pledge):
        for theirs in _names_of(deed):
            if (mine, theirs) in table:
                return table[mine, theirs]
    return None


def _how(telling: Telling) -> str:
    if telling.against:
        return "denied"
    return "claimed" if telling.chain or telling.status in CLAIMED else "told"


def _stage(telling: Telling) -> str:
    """started, partly or wholly, if the sentence of the deed says so; *are leaving* is started."""
    kinds = ("started", "partly", "wholly")
    told = next((kind for kind in kinds if speaks(telling.text, kind)), "")
    return told or ("started" if telling.words.endswith("ing") else "")


def judge(found: Sequence[Bearing], due: date | None, today: date | None) -> tuple[State, str]:
    """The state that the bearings leave, and why."""
    said = {(item.bears, item.how) for item in found}
    keeps = [item for item in found if item.bears in KEEPING and item.how != "denied"]
    breaks = [item for item in found if item.bears == "breaks" and item.how != "denied"]
    if ("withdraws", "told") in said or ("withdraws", "claimed") in said:
        return State.WITHDRAWN, "a later report tells that it was taken back"
    if keeps and breaks:
        return State.CONTESTED, "some tell of its keeping, others of its breach"
    if breaks:
        denied = any(item.bears == "breaks" and item.how == "denied" for item in found)
        if denied:
            return State.CONTESTED, "a breach is claimed and denied"
        return State.CLAIMED_BREACHED, "later reports tell of acts against it"
    if keeps:
        return _kept(keeps)
    if any(item.bears in KEEPING for item in found):
        return State.CONTESTED, "it is denied that it was carried out"
    if due and today:
        overdue = State.OVERDUE, "its day has passed and no report tells what became of it"
        return overdue if due < today else (State.OPEN, "its day has not come")
    return State.UNKNOWN, "no report tells what became of it"


def _kept(keeps: Sequence[Bearing]) -> tuple[State, str]:
    told = [item for item in keeps if item.how == "told"]
    claimed, stages = not told, {item.stage for item in told or keeps}
    if "wholly" in stages and not claimed:
        return State.KEPT, "a report tells in its own voice that it was carried out in full"
    if not claimed and any(item.bears == "fulfils" and not item.stage and item.how == "told" for item in keeps):
        return State.KEPT, "a report tells in its own voice that it was done"
    if claimed and stages == {"started"}:
        return State.BEGUN, "a source says that it was begun"
    if claimed:
        return State.CLAIMED_KEPT, "a source says that it was carried out"
    if "partly" in stages:
        return State.KEPT_IN_PART, "a report tells that it was carried out in part"
    if "started" in stages:
        return State.BEGUN, "a report tells that it was begun"
    return State.BEGUN, "a report tells of it being done, and not of its end"
