"""The dictionary of the room: names and nouns of actors, found in running words in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

import ahocorasick_rs

from tacitus.actors.dictionaries import dictionary_entries
from tacitus.actors.entries import MOVEMENTS, Entry, Kind, Term, Written
from tacitus.actors.grammar import load_grammar
from tacitus.actors.spelling import same_sound, sounds_of
from tacitus.actors.words import is_acronym, is_capital, keys_of, plurals
from tacitus.tables import Row, load_table

SHORT = 5  # letters of an abbreviation in large and small ones
HOME = "home"  # the weight of a name that means this only in reports about its own country


@dataclass(frozen=True, slots=True)
class Match:
    """Words ``first`` up to ``last`` that the dictionary knows, with their meanings."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    def of(self, *kinds: Kind) -> Entry | None:
        """The first meaning of one of the kinds."""
        return next((entry for entry in self.entries if entry.kind in kinds), None)


def at_home(matches: Iterable[Match], country: str | None) -> tuple[Match, ...]:
    """Matches without the meanings that hold only in another country."""
    found = []
    for match in matches:
        fits = tuple(entry for entry in match.entries if entry.weight != HOME or entry.code == country)
        if fits:
            found.append(Match(match.first, match.last, fits))
    return tuple(found)


@dataclass(frozen=True)
class Lexicon:
    """Every entry, and the automaton over their keys."""

    automaton: ahocorasick_rs.AhoCorasick
    entries: tuple[tuple[Entry, ...], ...]
    cities: Mapping[tuple[str, ...], tuple[str, ...]]
    deeds: Mapping[tuple[str, ...], str]
    countries: Mapping[str, Entry]
    domains: Mapping[str, str]
    homes: Mapping[str, tuple[str, ...]]
    holders: Mapping[tuple[str, str], tuple[tuple[Term, Entry], ...]]
    persons: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]  # by country; under an empty code the best known

    def matches(self, forms: Sequence[str]) -> tuple[Match, ...]:
        """The longest known names and nouns in a row of words, from left to right."""
        owners, starts, parts, length = [], [], [], 0
        for index, form in enumerate(forms):
            for key in keys_of(form):
                owners.append(index)
                starts.append(length)
                parts.append(f" {key} ")
                length += len(key) + 2
        begin_of = {start: at for at, start in enumerate(starts)}
        found = []
        for pattern, begin, end in self.automaton.find_matches_as_indexes("".join(parts)):
            at = begin_of[begin]
            last = begin_of.get(end, len(starts)) - 1
            match = self._written(forms, owners[at], owners[last] + 1, self.entries[pattern])
            if match:
                found.append(match)
        return tuple(found)

    def _written(self, forms: Sequence[str], first: int, last: int, entries: tuple[Entry, ...]) -> Match | None:
        """The meanings that the spelling allows."""
        words = forms[first:last]
        fits = tuple(entry for entry in entries if _fits(entry.written, words))
        if first and is_capital(forms[first - 1]) and forms[first - 1].lower() in load_grammar().directions:
            fits = tuple(entry for entry in fits if entry.kind is not Kind.SEAT)  # East London is not London
        if not _may_stand_alone(forms, first, last):
            fits = tuple(entry for entry in fits if not entry.name.startswith("The "))  # the Independent Commission
        return Match(first, last, fits) if fits else None

    @cached_property
    def _sounding(self) -> Mapping[tuple[str, tuple[str, ...]], list[tuple[tuple[str, ...], Entry]]]:
        """The persons of each country by the sounds of their names."""
        found: dict[tuple[str, tuple[str, ...]], list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
        for code, persons in self.persons.items():
            for name, entry in persons:
                found[code, sounds_of(name)].append((name, entry))
        return found

    def spelt(self, keys: tuple[str, ...], near: Iterable[str]) -> tuple[Entry, ...]:
        """Persons whose full name is written otherwise: the best known, else those of the countries ``near``."""
        for group in (("",), sorted(near)):
            named = (pair for code in group for pair in self._sounding.get((code, sounds_of(keys)), ()))
            found = {entry.name: entry for name, entry in named if same_sound(keys, name)}
            if found:
                return tuple(found.values())
        return ()

    def city(self, text: str, near: Container[str] = ()) -> str | None:
        """The country of a town or region; of several that have one of the name the only one that is ``near``."""
        codes = self.cities.get(keys_of(text), ())
        told = [code for code in codes if code in near] if len(codes) > 1 else list(codes)
        return told[0] if len(told) == 1 else None

    def is_common(self, forms: Sequence[str]) -> bool:
        """True for a name of several words that a word for an actor ends, or opens before *of*: others may have it too.

        *Labour Party*, *Department of Justice*; but there is one *government of India*, one *British Army*.
        """
        if any(match.of(Kind.COUNTRY, Kind.NATIONAL) for match in self.matches(forms[:1])):
            return False
        heads = [forms[-1:]]
        if forms[1:2] == ["of"] and not any(match.of(Kind.COUNTRY) for match in self.matches(forms[2:])):
            heads.append(forms[:1])
        return len(forms) > 1 and any(match.of(Kind.AGENT) for words in heads for match in self.matches(words))

    def holder(self, code: str, office: str, on: date | None) -> Entry | None:
        """Who held an office of a country on a day; None if unknown or no day is given."""
        if on is None:
            return None
        held = [entry for term, entry in self.holders.get((code, office), ()) if term.holds(on)]
        return held[-1] if held else None


def _fits(written: Written, words: Sequence[str]) -> bool:
    if written is Written.ANY:
        return True
    if written is Written.ACRONYM:
        return all(char.isupper() or not char.isalpha() for word in words for char in word.removesuffix("s"))
    if written is Written.MIXED:
        return any(char.isupper() for word in words for char in word[1:])
    return any(map(is_capital, words))


def _may_stand_alone(forms: Sequence[str], first: int, last: int) -> bool:
    """True for one word behind an article that no other capital follows: *the Times*, not *the Times Square*."""
    article = first > 0 and forms[first - 1].lower() == "the"
    return last - first > 1 or (article and not (last < len(forms) and is_capital(forms[last])))


@cache
def load_lexicon(user_data: str = "") -> Lexicon:
    """The dictionary from the package's tables and a user's own."""
    keyed: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry, names in dictionary_entries(user_data):
        _add(keyed, entry, names, inflect=entry.kind is Kind.AGENT)
    countries = {entry.code or "": entry for entry in _country_entries(keyed, user_data)}
    holders: dict[tuple[str, str], list[tuple[Term, Entry]]] = defaultdict(list)
    persons: dict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
    for entry, names, surnames in _people(user_data):
        _add(keyed, entry, names)
        if entry.kind is Kind.PERSON:
            persons[entry.code or "" if entry.detail else ""].extend((keys_of(name), entry) for name in names)
        _add(keyed, _as_surname(entry), surnames)
        for term in entry.terms:
            holders[term.code or "", term.office or ""].append((term, entry))
    for entry, names in _bodies(user_data):
        _add(keyed, entry, names)
    for entry, names in _nouns(user_data):
        _add(keyed, entry, names, inflect=entry.kind is Kind.AGENT)
    keyed.pop((), None)
    return Lexicon(
        ahocorasick_rs.AhoCorasick(
            ["".join(f" {key} " for key in keys) for keys in keyed], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        ),
        tuple(tuple(entries) for entries in keyed.values()),
        _cities(user_data),
        {keys_of(row["noun"]): row["sector"] for row in load_table("actors/deeds", user_data)},
        countries,
        {row["domain"]: row["code"] for row in load_table("actors/countries", user_data) if row["domain"]},
        {row["noun"]: row["codes"] for row in load_table("actors/home_nouns", user_data)},
        {key: tuple(sorted(held, key=lambda item: item[0].start or date.min)) for key, held in holders.items()},
        {code: tuple(group) for code, group in persons.items()},
    )


def _add(
    keyed: dict[tuple[str, ...], list[Entry]], entry: Entry, names: Iterable[str], *, inflect: bool = False
) -> None:
    for keys in dict.fromkeys(form for name in names for form in _forms_of(name)):
        if entry.detail != "organization" or keys not in keyed:
            keyed[keys].append(entry)
        if inflect:
            for plural in plurals(keys[-1]):
                keyed[(*keys[:-1], plural)].append(entry)


def _forms_of(name: str) -> Iterator[tuple[str, ...]]:
    """The keys of a name without its article; *Department of the Treasury* is written without the second, too."""
    keys = keys_of(name)
    keys = keys[1:] if keys[:1] == ("the",) and len(keys) > 1 else keys
    yield keys
    inner = next((at for at in range(1, len(keys)) if keys[at - 1 : at + 1] == ("of", "the")), None)
    if inner is not None:
        yield (*keys[:inner], *keys[inner + 1 :])


def _country_entries(keyed: dict[tuple[str, ...], list[Entry]], user_data: str) -> Iterator[Entry]:
    known = {row["code"]: row for row in load_table("actors/countries", user_data)}
    for row in load_table("actors/country_words", user_data):
        facts = known.get(row["code"])
        entry = _country(Kind.COUNTRY, row, facts)
        capital = (facts["capital"],) if facts and facts["capital"] and not row["other_sectors"] else ()
        for kind, names in (
            (Kind.COUNTRY, (*row["names"], *(facts["aliases"] if facts and not row["other_sectors"] else ()))),
            (Kind.ADJECTIVE, row["adjectives"]),
            (Kind.NATIONAL, row["nationals"]),
            (Kind.SEAT, (*row["seats"], *capital)),
        ):
            for name in names:
                written = Written.ACRONYM if is_acronym(name) else Written.CAPITAL
                _add(keyed, _country(kind, row, facts, written), (name,))
        if not row["other_sectors"]:
            yield entry
    for code in known.keys() - {row["code"] for row in load_table("actors/country_words", user_data)}:
        row = {"code": code, "names": (known[code]["name"],), "other_sectors": ()}
        _add(keyed, _country(Kind.COUNTRY, row, known[code]), (known[code]["name"],))


def _country(kind: Kind, row: Row, facts: Row | None, written: Written = Written.CAPITAL) -> Entry:
    sector = "GOV" if kind in (Kind.COUNTRY, Kind.SEAT) else None
    term = Term(row["code"], sector, row["other_sectors"])
    identifier = facts["wikidata_id"] if facts and not row["other_sectors"] else None
    return Entry(kind, row["names"][0], (term,), identifier, written=written)


def _people(user_data: str) -> Iterator[tuple[Entry, tuple[str, ...], tuple[str, ...]]]:
    """Persons with all their names and the short names that may stand alone."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in load_table("actors/officeholders", user_data):
        grouped[row["name"]].append(row)
    for name, rows in grouped.items():
        terms = tuple(
            Term(row["code"], row["sector"], row["other_sectors"], row["office"], row["start"], row["end"])
            for row in sorted(rows, key=lambda item: item["start"])
        )
        names = (name, *(alias for row in rows for alias in row["aliases"]))
        yield Entry(Kind.PERSON, name, terms), names, tuple(short for row in rows for short in row["surnames"])
    for row in load_table("actors/officials", user_data):
        terms = tuple(sorted((_term(row["code"], line) for line in row["terms"]), key=lambda t: t.start or date.min))
        yield Entry(Kind.PERSON, row["name"], terms, detail="to 2014"), (row["name"], *row["aliases"]), ()
    for row in load_table("actors/leaders", user_data):
        term = Term(row["code"], "GOV", (), None, row["start"], row["end"])
        yield Entry(Kind.SURNAME, row["surname"], (term,), detail="to 2021"), (row["surname"],), ()


def _as_surname(entry: Entry) -> Entry:
    return Entry(Kind.SURNAME, entry.name, entry.terms)


def _term(code: str, line: str) -> Term:
    sectors, start, end = line.split(":")
    first, *others = sectors.split("+")
    return Term(code, first, tuple(others), None, _day(start), _day(end))


def _at_home(row: Row) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """A short name that means a body only in reports about its own country."""
    term = Term(row["code"], row["sector"], row["other_sectors"], None, row["start"], row["end"])
    for name in (row["name"], *row["aliases"]):
        entry = Entry(Kind.GROUP, row["name"], (term,), weight=HOME, detail=row["kind"], written=_spelling(name))
        yield entry, (name,)


def _spelling(name: str) -> Written:
    """How a name of the tables asks to be written."""
    if is_acronym(name):
        return Written.ACRONYM
    if any(char.isupper() for char in name[1:]) and name.isalpha() and len(name) <= SHORT:
        return Written.MIXED
    return Written.ANY if name.islower() else Written.CAPITAL


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _bodies(user_data: str) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in load_table("actors/groups", user_data):
        if row["home"]:
            yield from _at_home(row)
        else:
            grouped[row["name"]].append(row)
    for name, rows in grouped.items():
        terms = tuple(
            Term(row["code"], row["sector"], row["other_sectors"], None, row["start"], row["end"]) for row in rows
        )
        names = dict.fromkeys((name, *(alias for row in rows for alias in row["aliases"])))
        kind = Kind.PEOPLE if rows[0]["kind"] == "people" else Kind.GROUP
        for written in Written:
            own = tuple(item for item in names if _spelling(item) is written)
            yield Entry(kind, name, terms, detail=rows[0]["kind"], written=written), own
    for row in load_table("actors/organizations", user_data):
        term = Term(row["code"], row["sector"], row["other_sectors"])
        yield Entry(Kind.GROUP, row["name"], (term,), detail="organization"), (row["name"], *row["aliases"])


def _nouns(user_data: str) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    for row in load_table("actors/agents", user_data):
        term = Term(None, row["sector"], row["other_sectors"], row["office"])
        written = Written.ACRONYM if is_acronym(row["term"]) else Written.ANY
        entry = Entry(Kind.AGENT, row["term"], (term,), weight=row["weight"], detail=row["kind"], written=written)
        yield entry, (row["term"],)
    for row in load_table("actors/modifiers", user_data):
        term = Term(None, row["sector"], row["other_sectors"])
        yield Entry(Kind.MODIFIER, row["term"], (term,), detail=row["effect"], written=Written.ANY), (row["term"],)
    for row in load_table("actors/titles", user_data):
        term = Term(None, row["sector"])
        yield Entry(Kind.TITLE, row["title"], (term,), detail=row["gender"] or ""), (row["title"],)


def _cities(user_data: str) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    regions = {keys_of(row["name"]): row["codes"] for row in load_table("actors/regions", user_data)}
    cities = load_table("actors/cities", user_data)
    return regions | {keys_of(name): (row["code"],) for row in cities for name in row["names"]}


def armed_before(head: int, agent: Entry, before: Sequence[Match]) -> Entry | None:
    """``the Seleka militia``: the armed group whose name stands right before a noun for one."""
    last = before[-1] if before and agent.sector in MOVEMENTS and agent.detail == "group" else None
    group = last.of(Kind.GROUP) if last is not None and last.last == head else None
    return group if group is not None and group.detail == "armed" else None
