"""The commands over a ledger: timeline, pledges, disagreements, actors, search, corrections, grades."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console

from tacitus.errors import TacitusError
from tacitus.ledger import UNGRADED, Correction, Filter, Grade, Ledger, open_ledger, read_corrections
from tacitus.ledger import write_corrections as write_file
from tacitus.terminal import Day, complaints, screen
from tacitus.views import (
    print_actors,
    print_disagreements,
    print_found,
    print_grades,
    print_pledges,
    print_timeline,
    print_unknown,
)
from tacitus.weighed import weigh_ledger
from tacitus.weighing import disagreements, pledges, timeline, truces

Command = TypeVar("Command", bound=Callable[..., Any])
Object = Mapping[str, Any]
Keys = frozenset[tuple[str, str]]
LEDGER = click.argument("name", metavar="LEDGER")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")


def filters(command: Command) -> Command:
    """The options that choose records."""
    options = (
        click.option("--since", type=Day(), help="Events on this day or later."),
        click.option("--until", type=Day(), help="Events on this day or earlier."),
        click.option("--actor", default="", help="Code (RUS, SYR GOV), identifier or words of a party to it."),
        click.option("--type", "types", multiple=True, metavar="TYPE", help="PLOVER type; may be given again."),
        click.option("--place", default="", help="Country code or part of a place's name."),
        click.option("--status", "statuses", multiple=True, metavar="STATUS", help="Status; may be given again."),
        click.option("--source", default="", help="Outlet, or code or words of a source that is quoted."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command("timeline")
@LEDGER
@filters
@AS_JSON
def show_timeline(name: str, as_json: bool, **asked: Any) -> None:
    """Show what happened, was said to have happened and was promised, by day.

    Tellings of one happening stand together, with the origins it is known from and the figures as of each day.
    """
    with complaints(), opened(name) as ledger:
        wanted, grades = filter_of(asked), ledger.grades()
        found = chosen(timeline(weigh_ledger(ledger), grades), keys_of(ledger, wanted))
        show(as_json, found, print_timeline)


@click.command("disagreements")
@LEDGER
@filters
@AS_JSON
def show_disagreements(name: str, as_json: bool, **asked: Any) -> None:
    """Show where tellings of one happening differ, and who tells what."""
    with complaints(), opened(name) as ledger:
        found = chosen(disagreements(weigh_ledger(ledger)), keys_of(ledger, filter_of(asked)))
        show(as_json, found, print_disagreements)


@click.command("pledges")
@LEDGER
@filters
@click.option("--state", "states", multiple=True, help="State of a pledge (kept, contested …); may be given again.")
@AS_JSON
def show_pledges(name: str, as_json: bool, states: tuple[str, ...], **asked: Any) -> None:
    """Show what was promised or ordered, what became of it, and truces with the claims of their violation.

    A pledge on which no report bears is unknown, not kept.
    """
    with complaints(), opened(name) as ledger:
        view, keys = weigh_ledger(ledger), keys_of(ledger, filter_of(asked))
        made = [item for item in chosen(pledges(view), keys) if not states or item["state"] in states]
        held = [] if states else [item for item in truces(view) if keys is None or _holds(item["violations"], keys)]
        if as_json:
            echo_objects({"kind": "pledge", **item} for item in made)
            echo_objects({"kind": "truce", **item} for item in held)
        else:
            print_pledges(screen(), made, held)


@click.command("actors")
@LEDGER
@click.option("--unknown", is_flag=True, help="Phrases that no entry explains, the most frequent first.")
@click.option("--actor", default="", help="Only actors whose code, sector, identifier or name holds this.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="How many to show.")
@AS_JSON
def show_actors(name: str, unknown: bool, actor: str, limit: int, as_json: bool) -> None:
    """Show who is named, how often and in how many reports."""
    with complaints(), opened(name) as ledger:
        if unknown:
            show(as_json, [asdict(item) for item in ledger.unresolved(limit)], print_unknown)
        else:
            show(as_json, ledger.actors(Filter(actor=actor))[:limit], print_actors)


@click.command("search")
@LEDGER
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many to show.")
@AS_JSON
def search_ledger(name: str, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find sentences that hold all WORDS, the best first; "phrases in quotes", -word for not (after --)."""
    with complaints(), opened(name) as ledger:
        show(as_json, [asdict(item) for item in ledger.search(" ".join(words), limit)], print_found)


@click.command("corrections")
@LEDGER
@click.option("--import", "given", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Take in a file.")
@click.option("--export", "target", type=click.Path(dir_okay=False, path_type=Path), help="Write all to a file.")
def keep_corrections(name: str, given: Path | None, target: Path | None) -> None:
    """List what people corrected and graded, or take it from or to a file of JSON lines.

    A line has report, record, verdict (right, wrong, merge, split, change), who, why; merge and split name
    other_report and other_record, change names field and value. A grade has scale, subject, grade, who, why.
    """
    with complaints(), opened(name) as ledger:
        if given:
            found = list(read_corrections(given))
            ledger.correct(*(item for item in found if isinstance(item, Correction)))
            ledger.grade(*(item for item in found if isinstance(item, Grade)))
        kept: list[Correction | Grade] = [*ledger.corrections(), *ledger.graded()]
        if target:
            count = write_file(target, kept)
            click.echo(f"{count} corrections and grades written to {target}", err=True)
        if not given and not target:
            echo_objects(asdict(item) for item in kept)


@click.command("grades")
@LEDGER
@click.option("--source", default="", help="A source by its name, as the timeline shows it, to be graded A to F.")
@click.option("--record", nargs=2, default=None, metavar="REPORT ID", help="A record to be graded 1 to 6.")
@click.option("--grade", "grade", default="", help="The grade; - takes it back.")
@click.option("--who", default="", help="Who gives the grade.")
@click.option("--why", default="", help="On what it rests.")
@AS_JSON
def keep_grades(
    name: str, source: str, record: tuple[str, str] | None, grade: str, who: str, why: str, as_json: bool
) -> None:
    """Set or list grades in the Admiralty code: reliability of a source, credibility of a record.

    Reliability of a source: A completely, B usually, C fairly, D not usually, E unreliable, F cannot be judged.
    Credibility of a record: 1 confirmed, 2 probably, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged.
    What nobody graded stays without a grade. Grades go to and from files with tacitus corrections.
    """
    if bool(grade) != bool(source or record) or (source and record):
        raise click.UsageError("Give --grade and one of --source and --record, or none of them for a list.")
    with complaints(), opened(name) as ledger:
        if grade:
            scale, subject = ("credibility", " ".join(record)) if record else ("reliability", source)
            ledger.grade(Grade(scale, subject, grade.upper(), who, why))
        else:
            show(as_json, [asdict(item) for item in ledger.graded() if item.grade != UNGRADED], print_grades)


COMMANDS = (show_timeline, show_disagreements, show_pledges, show_actors, search_ledger, keep_corrections, keep_grades)


def opened(name: str) -> Ledger:
    """A ledger that is there already; raises TacitusError for a file that is not."""
    if "://" not in name and not Path(name).is_file():
        raise TacitusError(f"{name}: there is no such ledger. Make one with: tacitus read PATH… -o {name}")
    return open_ledger(name)


def filter_of(asked: Mapping[str, Any]) -> Filter:
    """The filter that the options ask for."""
    return Filter(**{**asked, "types": tuple(asked["types"]), "statuses": tuple(asked["statuses"])})


def keys_of(ledger: Ledger, wanted: Filter) -> Keys | None:
    """Report and id of the records that a filter lets through; None if it lets all through."""
    return None if wanted.is_empty else ledger.keys(wanted)


def chosen(found: Iterable[Object], keys: Keys | None) -> Iterator[Object]:
    """Happenings of which a telling is wanted, whole."""
    return (item for item in found if keys is None or _holds(item["tellings"], keys))


def _holds(tellings: Iterable[Object], keys: Keys) -> bool:
    return any((telling["report"], telling["record"]) in keys for telling in tellings)


def show(as_json: bool, found: Iterable[Object], printed: Callable[[Console, Any], None]) -> None:
    """Print objects as JSON lines, or for people."""
    if as_json:
        echo_objects(found)
    else:
        printed(screen(), list(found))


def echo_objects(found: Iterable[Object]) -> None:
    """Print objects as JSON lines."""
    for item in found:
        click.echo(json.dumps(item, ensure_ascii=False))
