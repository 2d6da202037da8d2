"""The weighed view for the terminal: what happened by day, what differs, what was promised, who acts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tacitus.notation import shown_count
from tacitus.vocabulary import UnknownPredicate

Object = Mapping[str, Any]

TOLD: Mapping[str, str] = MappingProxyType(
    {
        "happened": "bold",
        "said": "cyan",
        "promised": "green",
        "demanded": "yellow",
        "disputed": "red",
        "denied": "red",
        "supposed": "dim",
    }
)
STATES: Mapping[str, str] = MappingProxyType(
    {
        "kept": "green",
        "kept in part": "green",
        "begun": "green",
        "claimed kept": "cyan",
        "claimed breached": "red",
        "contested": "red",
        "overdue": "yellow",
        "withdrawn": "yellow",
        "open": "cyan",
    }
)
WIDTH = 110  # characters of a sentence that is quoted


def print_timeline(console: Console, happenings: Iterable[Object]) -> None:
    """Happenings under their days, each with how it is told, by whom, and the figures as of each day."""
    for day, items in groupby(happenings, key=lambda item: item["date"] or "day not told"):
        console.print(f"\n[bold underline]{day}[/]")
        for item in items:
            told = item["told_as"]
            console.print(f"  [{TOLD[told]}]{told:9}[/] {_what(item)}")
            console.print(f"            [dim]{escape(_origins(item))}[/]")
            for figure in item["figures"]:
                console.print(f"            {escape(_figure(figure))}")


def print_disagreements(console: Console, happenings: Iterable[Object]) -> None:
    """Happenings that are told differently: what differs, and who tells what."""
    for item in happenings:
        console.print(f"\n[bold]{_what(item)}[/] [dim]{item['date'] or 'day not told'}[/]")
        for found in item["disagreements"]:
            kind = f" ({found['kind']})" if found["kind"] else ""
            changed = f" — {found['changed_by']} has changed it" if found["changed_by"] else ""
            console.print(f"  [red]{found['what']}[/]{escape(kind + changed)}")
            for value in found["values"]:
                tellers = "; ".join(dict.fromkeys(_teller(telling) for telling in value["tellings"]))
                console.print(f"    {escape(value['value'])}: [dim]{escape(tellers)}[/]")


def print_pledges(console: Console, pledges: Iterable[Object], truces: Iterable[Object]) -> None:
    """Pledges with their state and its reason, then truces with the claims of violation by day and side."""
    for item in pledges:
        state = item["state"]
        console.print(f"\n[{STATES.get(state, 'dim')}]{state}[/] {_what(item)} [dim]{escape(item['because'])}[/]")
        console.print(f"  [dim]made {item['made'] or '?'}, {escape(_origins(item))}[/]")
        for name in ("matter", "due", "extent", "exceptions", "conditions"):
            if item[name]:
                words = item[name] if isinstance(item[name], str) else "; ".join(item[name])
                console.print(f"  {name}: {escape(words)}")
        for bearing in item["bearings"]:
            console.print(f"  {bearing['bears']} ({bearing['how']}): {escape(_quote(bearing))}")
    for truce in truces:
        _print_truce(console, truce)


def _print_truce(console: Console, truce: Object) -> None:
    console.print(f"\n[bold]truce[/] of {escape(', '.join(truce['parties']) or 'parties not told')}")
    console.print(f"  [dim]from {truce['start'] or '?'} to {truce['end'] or '?'}, {truce['origins']} origins[/]")
    if truce["excluded"]:
        console.print(f"  left out: {escape('; '.join(truce['excluded']))}")
    for claim in truce["claims"]:
        times = "claim" if claim["count"] == 1 else "claims"
        console.print(f"  {claim['day']:10}  {escape(claim['side'])}: {claim['count']} {times} of violation")
    for violation in truce["violations"]:
        denied = "denied: " if violation["denied"] else ""
        console.print(f"    [dim]{denied}{escape(_quote(violation))}[/]")


def print_actors(console: Console, actors: Sequence[Object]) -> None:
    """Actors with their mentions and reports."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("code", "sector", "name"):
        table.add_column(name)
    for name in ("mentions", "reports", "as actor", "as recipient"):
        table.add_column(name, justify="right")
    for item in actors:
        name = escape(item["name"]) or f"[dim]{escape(', '.join(item['names']))}[/]"
        counts = (str(item[count]) for count in ("mentions", "reports", "acts", "receives"))
        table.add_row(escape(item["code"]), escape(item["sector"] or ""), name, *counts)
    console.print(table)


def print_unknown(console: Console, phrases: Sequence[Object]) -> None:
    """Phrases for actors that no entry explains."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("times", justify="right")
    table.add_column("reports", justify="right")
    table.add_column("phrase")
    for item in phrases:
        table.add_row(str(item["count"]), str(item["reports"]), escape(item["phrase"]))
    console.print(table)


def print_predicates(console: Console, predicates: Sequence[UnknownPredicate]) -> None:
    """Verbs and nouns of action that no table knows, with an example."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("times", justify="right")
    table.add_column("two actors", justify="right")
    table.add_column("word")
    table.add_column("for example", overflow="ellipsis", no_wrap=True)
    for item in predicates:
        table.add_row(str(item.count), str(item.pairs), f"{item.lemma} [dim]{item.pos}[/]", escape(item.example))
    console.print(table)


def print_grades(console: Console, grades: Iterable[Object]) -> None:
    """Grades with who gave them, when and why."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("grade", "of", "by", "on", "why"):
        table.add_column(name)
    for item in grades:
        cells = (item["grade"], item["subject"], item["who"], item["at"][:10], item["why"])
        table.add_row(*(escape(cell) for cell in cells))
    console.print(table)


def print_found(console: Console, found: Iterable[Object]) -> None:
    """Sentences that a search found, under their reports."""
    for item in found:
        source = ", ".join(part for part in (item["outlet"], item["published"]) if part)
        console.print(f"[bold]{escape(item['title'] or item['report'])}[/]  [dim]{escape(source)}[/]")
        console.print(f"  {escape(item['text'])}")


def _what(item: Object) -> str:
    """Type, words, who to whom, where."""
    mode = "/" + "+".join(item["mode"]) if item["mode"] else ""
    parts = [f"{item['type']}{mode}", f"“{', '.join(item['words'][:3])}”"]
    who, whom = "; ".join(item["actors"][:3]), "; ".join(item["recipients"][:3])
    if who or whom:
        parts.append(f"{who or 'unknown'} → {whom}" if whom else who)
    if item["places"]:
        parts.append(f"at {', '.join(item['places'][:3])}")
    return escape("  ".join(parts))


def _origins(item: Object) -> str:
    tellings, independent = len(item["tellings"]), item["independent"]
    names = ", ".join(_graded(origin) for origin in item["origins"][:4])
    told = f"{tellings} tellings" if tellings > 1 else "1 telling"
    return f"{told}, {independent} independent: {names}"


def _graded(origin: Object) -> str:
    return f"{origin['name']} [{origin['reliability']}]" if origin["reliability"] else str(origin["name"])


def _figure(figure: Object) -> str:
    number = shown_count(figure["low"], figure["best"], figure["high"])
    return f"{number} {figure['kind']}, {' ← '.join(figure['according_to'])}, as of {figure['as_of'] or '?'}"


def _teller(telling: Object) -> str:
    day = f" {telling['published']}" if telling["published"] else ""
    return " ← ".join(telling["chain"]) + day


def _quote(telling: Object) -> str:
    words = telling["text"]
    short = words if len(words) <= WIDTH else words[: WIDTH - 1] + "…"
    return f"{short} ({_teller(telling)})"
