"""The commands over a ledger: timeline, pledges, disagreements, actors, search, corrections, grades."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console

from tacitus.ledger import UNGRADED, Correction, Filter, Grade, Ledger, open_ledger, read_corrections
from tacitus.ledger import write_corrections as write_file
from tacitus.records import Status
from tacitus.tables import load_table
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
from tacitus.weighed import MadeView, looked_at
from tacitus.weighing import State, graded

Command = TypeVar("Command", bound=Callable[..., Any])
Object = Mapping[str, Any]
Items = Callable[[str, Filter], Iterator[Object]]
LEDGER = click.argument("name", metavar="LEDGER")
TYPE = click.Choice([row["type"] for row in load_table("events/types")], case_sensitive=False)
STATUS = click.Choice([str(status) for status in Status], case_sensitive=False)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")


def filters(command: Command) -> Command:
    """The options that choose records."""
    options = (
        click.option("--since", type=Day(), help="Events on this day or later."),
        click.option("--until", type=Day(), help="Events on this day or earlier."),
        click.option("--actor", default="", help="Code (RUS, SYR GOV), identifier or words of a party to it."),
        click.option("--type", "types", multiple=True, type=TYPE, help="PLOVER type; may be given again."),
        click.option("--place", default="", help="Country code or part of a place's name."),
        click.option("--status", "statuses", multiple=True, type=STATUS, help="Status; may be given again."),
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
    with complaints(), opened(name) as ledger, weighed(ledger) as items:
        show(as_json, items("event", filter_of(asked)), print_timeline, "events")


@click.command("disagreements")
@LEDGER
@filters
@AS_JSON
def show_disagreements(name: str, as_json: bool, **asked: Any) -> None:
    """Show where tellings of one happening differ, and who tells what."""
    with complaints(), opened(name) as ledger, weighed(ledger) as items:
        show(as_json, items("disagreement", filter_of(asked)), print_disagreements, "disagreements")


@click.command("pledges")
@LEDGER
@filters
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([str(state) for state in State], case_sensitive=False),
    help="State of a pledge; may be given again.",
)
@AS_JSON
def show_pledges(name: str, as_json: bool, states: tuple[str, ...], **asked: Any) -> None:
    """Show what was promised or ordered, what became of it, and truces with the claims of their violation.

    A pledge on which no report bears is unknown, not kept.
    """
    with complaints(), opened(name) as ledger, weighed(ledger) as items:
        wanted = filter_of(asked)
        made = [item for item in items("pledge", wanted) if not states or item["state"] in states]
        held = [] if states else list(items("truce", wanted))
        if as_json:
            echo_objects({"kind": "pledge", **item} for item in made)
            echo_objects({"kind": "truce", **item} for item in held)
        else:
            print_pledges(screen(), made, held)
        nothing("pledges", not made and not held)


@click.command("actors")
@LEDGER
@click.option("--unknown", is_flag=True, help="Phrases that no entry explains, the most frequent first.")
@filters
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="How many to show.")
@AS_JSON
def show_actors(name: str, unknown: bool, limit: int, as_json: bool, **asked: Any) -> None:
    """Show who is named, how often, in how many reports, and in how many records as actor and as recipient.

    With filters other than --actor: who is party to such a record.
    """
    with complaints(), opened(name) as ledger:
        wanted = filter_of(asked)
        if unknown and not wanted.is_empty:
            raise click.UsageError("--unknown lists phrases of all reports: leave out the filters.")
        if unknown:
            show(as_json, [asdict(item) for item in ledger.unresolved(limit)], print_unknown, "phrases")
        else:
            show(as_json, ledger.actors(wanted)[:limit], print_actors, "actors")


@click.command("search")
@LEDGER
@click.argument("words", nargs=-1, required=True)
@filters
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many to show.")
@AS_JSON
def search_ledger(name: str, words: tuple[str, ...], limit: int, as_json: bool, **asked: Any) -> None:
    """Find sentences that hold all WORDS, the best first; "phrases in quotes", -word for not (after --).

    With filters: sentences in which such a record was read.
    """
    with complaints(), opened(name) as ledger:
        found = ledger.search(" ".join(words), limit, filter_of(asked))
        show(as_json, [asdict(item) for item in found], print_found, "sentences")


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
            nothing("corrections", not kept)


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
            given = [asdict(item) for item in ledger.graded() if item.grade != UNGRADED]
            show(as_json, given, print_grades, "grades")


COMMANDS = (show_timeline, show_disagreements, show_pledges, show_actors, search_ledger, keep_corrections, keep_grades)


def opened(name: str) -> Ledger:
    """A ledger that is there already; raises TacitusError for a file that is not."""
    return open_ledger(name, make=False)


@contextmanager
def weighed(ledger: Ledger) -> Iterator[Items]:
    """The objects of the ledger's view by kind and filter, with the grades that people gave."""
    with ExitStack() as stack:
        with Console(stderr=True).status("weighing") if sys.stderr.isatty() else nullcontext():
            view = stack.enter_context(looked_at(ledger))
        if isinstance(view, MadeView):
            click.echo(f"tacitus: made for this once: {view.why}", err=True)
        grades = ledger.grades()
        yield lambda kind, wanted: (graded(item, grades) for item in view.items(kind, wanted))


def filter_of(asked: Mapping[str, Any]) -> Filter:
    """The filter that the options ask for; wrong usage if no record could ever pass it."""
    if asked["since"] and asked["until"] and asked["since"] > asked["until"]:
        raise click.UsageError(f"--since {asked['since']} is after --until {asked['until']}. Exchange them.")
    return Filter(**{**asked, "types": tuple(asked["types"]), "statuses": tuple(asked["statuses"])})


def show(as_json: bool, found: Iterable[Object], printed: Callable[[Console, Any], None], what: str) -> None:
    """Print objects as JSON lines as they come, or for people; say so where there are none."""
    if as_json:
        nothing(what, echo_objects(found) == 0)
        return
    kept = list(found)
    nothing(what, not kept)
    if kept:
        printed(screen(), kept)


def nothing(what: str, is_so: bool) -> None:
    """Tell a person who sees nothing that there is nothing; who reads by program sees an empty output."""
    if is_so:
        click.echo(f"no such {what} in this ledger", err=True)


def echo_objects(found: Iterable[Object]) -> int:
    """Print objects as JSON lines; returns how many."""
    count = 0
    for item in found:
        click.echo(json.dumps(item, ensure_ascii=False))
        count += 1
    return count
