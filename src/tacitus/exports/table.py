"""A reading as a table that a person likes to read: one line an event, its status and source, by report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tacitus.exports.layers import to_objects
from tacitus.records import Reading

FOLD = 12  # lines of one report shown before the rest is folded
STYLES: Mapping[str, str] = MappingProxyType(
    {
        "asserted": "bold",
        "attributed": "cyan",
        "promised": "green",
        "planned": "green",
        "demanded": "yellow",
        "threatened": "red",
        "alleged": "magenta",
        "denied": "red",
        "negated": "dim",
        "conditional": "dim",
        "hypothetical": "dim",
    }
)


def print_reading(console: Console, reading: Reading, *, fold: int = FOLD) -> None:
    """Print one report: its heading, one line an event, and a note of what is folded (``fold`` 0 shows all)."""
    objects = list(to_objects(reading))
    repeats = Counter(str(item["link"]) for item in objects if item["link"])
    shown = [item for item in objects if not fold or not item["link"]]
    print_objects(console, heading(reading), shown, repeats, fold)


def print_objects(
    console: Console, title: Text, objects: Sequence[Mapping[str, Any]], repeats: Mapping[str, int], fold: int
) -> None:
    """Print records that are already objects, as a ledger holds them."""
    console.print(title)
    if not objects:
        console.print(Padding(Text("no political event read", style="dim"), (0, 0, 1, 2)))
        return
    kept = objects[:fold] if fold else objects
    console.print(Padding(_table(kept, repeats), (0, 0, 0, 1)))
    rest = len(objects) - len(kept)
    note = f"… and {rest} more: --unfold shows them" if rest else ""
    console.print(Padding(Text(note, style="dim"), (0, 0, 0 if not note else 1, 2)))


def heading(reading: Reading) -> Text:
    """Headline, outlet and date of a report."""
    report = reading.report
    parts = [part for part in (report.outlet, report.published.isoformat() if report.published else None) if part]
    name = report.title or report.file or report.id
    return Text.assemble((name, "bold underline"), ("  " + ", ".join(parts) if parts else "", "dim"))


def _table(objects: Sequence[Mapping[str, Any]], repeats: Mapping[str, int]) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False, header_style="dim", expand=False)
    for name, options in (
        ("status", {"no_wrap": True}),
        ("event", {"no_wrap": True}),
        ("who", {"ratio": 3}),
        ("to whom", {"ratio": 3}),
        ("when", {"no_wrap": True}),
        ("where", {"ratio": 2}),
        ("how many", {"ratio": 2}),
        ("according to", {"ratio": 3}),
    ):
        table.add_column(name, overflow="fold", **options)
    for item in objects:
        table.add_row(*_cells(item, repeats.get(str(item["id"]), 0)))
    return table


def _cells(item: Mapping[str, Any], repeats: int) -> list[str]:
    status = str(item["status"])
    mode = "/" + "+".join(item["mode"]) if item["mode"] else ""
    auxiliary = "".join(f" ({name})" for name in item["auxiliary"] if name == "historical")
    times = f" ×{repeats + 1}" if repeats else ""
    return [
        f"[{STYLES.get(status, '')}]{status}[/]",
        escape(f"{'/'.join(item['event'])}{mode}{auxiliary}{times}"),
        escape(", ".join(_who(entity) for entity in item["actor"]) or "-"),
        escape(", ".join(_who(entity) for entity in item["recipient"]) or "-"),
        escape(_when(item["date_info"])),
        escape(_where(item["event_loc"])),
        escape(", ".join(f"{figure['text']} {figure['kind']}" for figure in item["figures"]) or ""),
        escape(_chain(item["according_to"]["chain"])),
    ]


def _who(entity: Mapping[str, Any]) -> str:
    code = " ".join(part for part in (entity["code"], entity["sector"]) if part)
    text = " ".join((entity["entity_text"] or "").split())
    if not text:
        return f"unknown ({code})" if code else "unknown"
    if len(text) > 40 and entity["identifier_text"]:
        text = entity["identifier_text"]
    return f"{text} ({code})" if code else f"{text} (?)"


def _when(info: Mapping[str, Any]) -> str:
    if not info["earliest"]:
        return "?"
    precision = info["precision"]
    length = {"year": 4, "month": 7}.get(precision, 10)
    first = str(info["earliest"])[:length]
    if precision in ("decade", "century", "quarter", "week") or (length == 10 and info["latest"] != info["earliest"]):
        return f"{first}…{(info['latest'] or '')[:length]}"
    return first + ("~" if info["basis"] in ("inferred", "publication") else "")


def _where(place: Mapping[str, Any] | None) -> str:
    if place is None:
        return ""
    name = str(place["resolved_place"] or place["extracted_place"])
    return f"{name} ({place['country_code']})" if place["country_code"] and place["resolution"] > 1 else name


def _chain(chain: Sequence[Mapping[str, Any]]) -> str:
    return " ← ".join(" ".join((holder["text"] or "somebody").split()) for holder in chain) or "the report itself"
