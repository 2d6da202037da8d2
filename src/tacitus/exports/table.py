"""A reading as a table that a person likes to read: one line an event, its status and source, by report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from rich.console import Console, OverflowMethod
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tacitus.exports.layers import to_objects
from tacitus.notation import flat, iso, shown_count
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
    console.print(Padding(_table(kept, repeats, wrapped=not fold), (0, 0, 0, 1)))
    rest = len(objects) - len(kept)
    note = f"… and {rest} more: --unfold shows them" if rest else ""
    console.print(Padding(Text(note, style="dim"), (0, 0, 0 if not note else 1, 2)))


def heading(reading: Reading) -> Text:
    """Headline, outlet and date of a report."""
    report = reading.report
    parts = [part for part in (report.outlet, iso(report.published)) if part]
    name = report.title or report.file or report.id
    return Text.assemble((name, "bold underline"), ("  " + ", ".join(parts) if parts else "", "dim"))


COLUMNS = ("status", "event", "who", "to whom", "according to", "when", "where", "how many")
LONGEST: Mapping[str, int] = MappingProxyType(
    {"who": 26, "to whom": 22, "according to": 24, "where": 14, "how many": 18}
)  # characters of a cell where every event has one line
ALWAYS = ("status", "event", "who", "according to")
FIXED = ("status", "event", "when")  # never shortened


def _table(objects: Sequence[Mapping[str, Any]], repeats: Mapping[str, int], *, wrapped: bool) -> Table:
    """One line an event; ``wrapped`` shows long cells whole on several lines. Columns with nothing in them go."""
    rows = [_cells(item, repeats.get(str(item["id"]), 0)) for item in objects]
    kept = [place for place, name in enumerate(COLUMNS) if name in ALWAYS or any(row[place] for row in rows)]
    table = Table(box=None, pad_edge=False, show_edge=False, header_style="dim", expand=False)
    for place in kept:
        name = COLUMNS[place]
        fixed = name in FIXED
        width = max(Text.from_markup(row[place]).cell_len for row in rows) if fixed else None
        overflow: OverflowMethod = "fold" if wrapped else "ellipsis"
        longest = None if wrapped else LONGEST.get(name)
        table.add_column(name, min_width=width, max_width=longest, overflow=overflow, no_wrap=fixed or not wrapped)
    for row in rows:
        table.add_row(*(row[place] for place in kept))
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
        escape(_according(item["according_to"])),
        escape(_when(item["date_info"])),
        escape(_where(item["event_loc"])),
        escape(", ".join(f"{_count(figure)} {figure['kind']}" for figure in item["figures"])),
    ]


def _who(entity: Mapping[str, Any]) -> str:
    code = " ".join(part for part in (entity["code"], entity["sector"]) if part)
    text = flat(entity["entity_text"])
    if not text:
        return f"unknown ({code})" if code else "unknown"
    if entity["identifier_text"] and (len(text) > 24 or len(text) < 5):
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
    name = str(place["resolved_place"] or place["extracted_place"]) + ("~" if place["basis"] == "implied" else "")
    return f"{name} ({place['country_code']})" if place["country_code"] and place["resolution"] > 1 else name


def _according(told: Mapping[str, Any]) -> str:
    """The chain; of an act that the report tells and somebody takes up, both."""
    chain = " ← ".join((flat(holder["text"]) or "somebody") for holder in told["chain"])
    return chain if told["basis"] == "told" else f"the report, taken up by {chain}" if chain else "the report"


def _count(figure: Mapping[str, Any]) -> str:
    """A count with its bounds; the words themselves where they give no number."""
    return shown_count(figure["low"], figure["best"], figure["high"]) or str(figure["text"])
