"""What every command of the terminal shares: exit codes, days as options, errors as one line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

import click
from rich.console import Console

from tacitus.errors import TacitusError

DONE, FAILED, USAGE = 0, 1, 2


class Day(click.ParamType[date]):
    """A calendar day, YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or fail with a message that names the value."""
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day. Write it as YYYY-MM-DD, for example 2016-03-16.", param, ctx)


@contextmanager
def complaints() -> Iterator[None]:
    """Turn our own errors into one clear line on stderr and exit code 1."""
    try:
        yield
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(DONE)
    except TacitusError as error:
        click.echo(f"tacitus: {error}", err=True)
        sys.exit(FAILED)


def screen() -> Console:
    """The terminal, or plain text of a fixed width where there is none."""
    return Console(width=None if sys.stdout.isatty() else 160, highlight=False)
