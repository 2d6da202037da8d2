"""The command line: results on stdout, everything else on stderr; 0 done, 1 some inputs failed, 2 wrong usage."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

import tacitus
from tacitus.commands import COMMANDS
from tacitus.errors import InputError
from tacitus.exports import LAYERS, print_reading, to_objects, without_opinions
from tacitus.exports.explain import print_explanation
from tacitus.exports.table import FOLD
from tacitus.records import Reading, Report
from tacitus.settings import Settings, load_settings
from tacitus.terminal import DONE, FAILED, Day, complaints, screen


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(tacitus.__version__, prog_name="tacitus")
def main() -> None:
    """Read reports of conflict and diplomacy into records of who did, said or promised what, and according to whom."""


@main.command()
@click.argument("paths", nargs=-1, required=True, type=str, metavar="PATH...")
@click.option(
    "-o",
    "--output",
    "ledger",
    type=str,
    metavar="LEDGER",
    help="Add the records to this ledger: a file, or postgresql://…",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), help="How to print; a table in a terminal by default."
)
@click.option(
    "--layer", type=click.Choice(list(LAYERS)), default="events", show_default=True, help="What to write as JSONL."
)
@click.option("--published", type=Day(), help="Publication date of reports that do not tell their own.")
@click.option("--no-text", is_flag=True, help="Leave the reports' words out of the records; offsets stay.")
@click.option("--no-opinion", is_flag=True, help="Leave out records from passages where the author judges.")
@click.option("--unfold", is_flag=True, help="Show every record of a long report in the table.")
@click.option(
    "--settings", "settings_file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A TOML file."
)
def read(
    paths: tuple[str, ...],
    ledger: str | None,
    form: str | None,
    layer: str,
    published: date | None,
    no_text: bool,
    no_opinion: bool,
    unfold: bool,
    settings_file: Path | None,
) -> None:
    """Read files, folders, JSONL or standard input (-) and print what they tell.

    Text, HTML and JSONL (fields text, and any of id, title, date, url, outlet) are understood. An input that cannot
    be read is named with the reason, the others are read, and the exit code is 1.
    """
    with complaints():
        settings = load_settings(settings_file)
        prepare = without_opinions if no_opinion else None
        chosen = form or ("table" if layer == "events" and (sys.stdout.isatty() or ledger) else "jsonl")
        if chosen == "table" and layer != "events":
            raise click.UsageError("--layer writes JSONL only: leave out --format table.")
        writer = Writer(chosen, layer, not no_text, 0 if unfold else FOLD)
        sys.exit(read_all(paths, published, settings, writer, ledger, prepare))


class Writer:
    """Prints readings on stdout in the chosen form."""

    def __init__(self, form: str, layer: str, with_text: bool, fold: int) -> None:
        self._form = form
        self._layer = layer
        self._with_text = with_text
        self._fold = fold
        self._console = screen()

    def write(self, reading: Reading) -> None:
        """Print one reading."""
        if self._form == "table":
            print_reading(self._console, reading, fold=self._fold)
            return
        for item in to_objects(reading, self._layer, self._with_text):
            click.echo(json.dumps(item, ensure_ascii=False))


def read_all(
    paths: tuple[str, ...],
    published: date | None,
    settings: Settings,
    writer: Writer,
    ledger: str | None,
    prepare: Callable[[Reading], Reading] | None = None,
) -> int:
    """Read every input, print and store the readings as ``prepare`` leaves them; returns the exit code."""
    from tacitus.intake import read_inputs  # noqa: PLC0415 - keeps --help fast
    from tacitus.ledger import open_ledger  # noqa: PLC0415
    from tacitus.pipeline import read_report  # noqa: PLC0415

    failures = reports = records = 0
    with open_ledger(ledger) if ledger else nullcontext() as store, progress() as advance:
        for item in read_inputs(paths, sys.stdin.buffer, settings, published):
            if isinstance(item, InputError):
                failures += 1
                click.echo(f"tacitus: {item}", err=True)
                continue
            reading = read_report(item, settings=settings)
            reading = prepare(reading) if prepare else reading
            if store is not None:
                store.add(reading, list(to_objects(reading)))
            writer.write(reading)
            reports, records = reports + 1, records + len(reading.records)
            advance(reports, records)
    summary = f"{reports} reports read, {records} records"
    click.echo(f"{summary}, {failures} inputs failed" if failures else summary, err=True)
    return FAILED if failures else DONE


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """A progress line on stderr; none where stderr is no terminal."""
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty() or sys.stdout.isatty(),
    )
    with bar:
        task = bar.add_task("reading", total=None)

        def advance(reports: int, records: int) -> None:
            bar.update(task, description=f"{reports} reports, {records} records")

        yield advance


@main.command()
@click.argument("text", type=str)
@click.option("--published", type=Day(), help="Publication date to read relative dates from.")
def explain(text: str, published: date | None) -> None:
    """Show how a sentence is read: its tree, the senses chosen and rejected, each role and why, what is no event.

    TEXT is the sentence, or - for standard input.
    """
    from tacitus.events import find_dropped  # noqa: PLC0415 - keeps --help fast

    with complaints():
        given = sys.stdin.read() if text == "-" else text
        reading = tacitus.read(given, published=published)
        missing = find_dropped(reading.document, reading.mentions, reading.times)
        print_explanation(Console(highlight=False), reading, *missing)


@main.command("predicates")
@click.argument("paths", nargs=-1, required=True, type=str, metavar="PATH...")
@click.option("--least", type=int, default=1, show_default=True, help="Leave out what stands less often.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option(
    "--settings", "settings_file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A TOML file."
)
def show_predicates(paths: tuple[str, ...], least: int, as_json: bool, settings_file: Path | None) -> None:
    """List verbs and nouns of action with political actors that no table knows, the most frequent first.

    For who extends the lexicon of events: what tells an event becomes a row of data/events/verbs.csv or nouns.csv,
    or of a folder of your own (setting user_data).
    """
    from tacitus.views import print_predicates  # noqa: PLC0415 - keeps --help fast
    from tacitus.vocabulary import unknown_predicates  # noqa: PLC0415

    with complaints():
        settings, failures = load_settings(settings_file), list[InputError]()
        found = unknown_predicates(good_reports(paths, settings, failures), settings)
        wanted = [item for item in found if item.count >= least]
        if as_json:
            for item in wanted:
                click.echo(json.dumps(asdict(item), ensure_ascii=False))
        else:
            print_predicates(screen(), wanted)
        sys.exit(FAILED if failures else DONE)


def good_reports(paths: tuple[str, ...], settings: Settings, failures: list[InputError]) -> Iterator[Report]:
    """The inputs that can be read, one at a time; the others are named and kept in ``failures``."""
    from tacitus.intake import read_inputs  # noqa: PLC0415

    with progress() as advance:
        for number, item in enumerate(read_inputs(paths, sys.stdin.buffer, settings), 1):
            if isinstance(item, InputError):
                failures.append(item)
                click.echo(f"tacitus: {item}", err=True)
            else:
                yield item
            advance(number, 0)


for command in COMMANDS:
    main.add_command(command)


def reference() -> str:
    """The command reference of ``docs/cli.md``: what ``--help`` prints, and the settings."""
    parts = ["# Command line", "", "Made by `make cli-docs` from the program itself.", ""]
    shape: dict[str, Any] = {"max_content_width": 100, "terminal_width": 100, "help_option_names": ["-h", "--help"]}
    context = click.Context(main, info_name="tacitus", **shape)
    parts += ["```", main.get_help(context), "```", ""]
    for name, command in sorted(main.commands.items()):
        below = click.Context(command, info_name=name, parent=context, **shape)
        parts += [f"## tacitus {name}", "", "```", command.get_help(below), "```", ""]
    parts += ["## Settings", "", "A TOML file given with `--settings` overrides single keys.", ""]
    parts += ["| name | default | what it does |", "|---|---|---|"]
    parts += [f"| `{item.name}` | `{item.default!r}` | {item.metadata['help']} |" for item in fields(Settings)]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
