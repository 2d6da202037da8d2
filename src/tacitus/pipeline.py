"""The path of a report: a readable list of steps, each naming what it requires and what it assigns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

import tacitus
from tacitus import actors, attribution, binding, dates, events, figures, places
from tacitus.errors import TacitusError
from tacitus.language import load_model, model_version
from tacitus.records import (
    Attribution,
    Document,
    Event,
    Figure,
    Mention,
    Opinion,
    Reading,
    Record,
    Report,
    Statement,
    TimeExpression,
    Toponym,
)
from tacitus.settings import Settings

NOTHING = Document(Report("", ""))
DEFAULTS = Settings()
GIVEN = ("report", "settings", "user_data")  # what a reading starts from


@dataclass(frozen=True)
class State:
    """What is known of a report so far."""

    report: Report
    settings: Settings = DEFAULTS
    document: Document = NOTHING
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Toponym, ...] = ()
    figures: tuple[Figure, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    records: tuple[Record, ...] = ()

    @property
    def user_data(self) -> str:
        """The folder of the user's own tables."""
        return self.settings.user_data


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: the function of a room, the fields it reads and the one field it fills."""

    name: str
    function: Callable[..., Any]
    requires: tuple[str, ...]
    assigns: str


def parse(report: Report, settings: Settings) -> Document:
    """Words, trees and named entities of a report, by the shipped language model."""
    return load_model(threads=settings.threads).parse([report])[0]


@cache
def coder() -> str:
    """Program and model version, as written on each record."""
    return f"tacitus {tacitus.__version__} model {model_version()}"


STAGES: tuple[Stage, ...] = (
    Stage("language", parse, ("report", "settings"), "document"),
    Stage("publication", dates.date_report, ("document", "user_data"), "document"),
    Stage("dates", dates.find_times, ("document", "user_data"), "times"),
    Stage("places", places.find_places, ("document", "settings"), "places"),
    Stage("figures", figures.find_figures, ("document", "user_data"), "figures"),
    Stage("actors", actors.find_actors, ("document", "user_data", "places"), "mentions"),
    Stage("events", events.find_events, ("document", "mentions", "times", "user_data"), "events"),
    Stage("statements", attribution.find_statements, ("document", "mentions", "user_data"), "statements"),
    Stage("opinions", attribution.find_opinions, ("document", "statements", "user_data"), "opinions"),
    Stage(
        "attribution",
        attribution.attribute,
        ("document", "mentions", "events", "statements", "user_data"),
        "attributions",
    ),
    Stage(
        "binding",
        binding.bind,
        ("document", "mentions", "times", "places", "figures", "events", "attributions"),
        "records",
    ),
)


def check_stages(stages: Iterable[Stage]) -> None:
    """Raise TacitusError if a step reads a field that no earlier step fills, or names one that is not there."""
    known = {*GIVEN, *(field.name for field in fields(State))}
    filled = set(GIVEN)
    for stage in stages:
        for name in (*stage.requires, stage.assigns):
            if name not in known:
                raise TacitusError(f"step {stage.name!r} names {name!r}, which State does not have. Mend STAGES.")
        missing = [name for name in stage.requires if name not in filled]
        if missing:
            raise TacitusError(f"step {stage.name!r} reads {missing[0]!r}, which no earlier step fills. Mend STAGES.")
        filled.add(stage.assigns)


def read_report(report: Report, stages: tuple[Stage, ...] = STAGES, settings: Settings = DEFAULTS) -> Reading:
    """Everything read from one report."""
    state = State(report, settings)
    for stage in stages:
        inputs = [getattr(state, name) for name in stage.requires]
        state = replace(state, **{stage.assigns: stage.function(*inputs)})
    return Reading(
        document=state.document,
        mentions=state.mentions,
        times=state.times,
        places=state.places,
        figures=state.figures,
        events=state.events,
        statements=state.statements,
        records=state.records,
        opinions=state.opinions,
        coder=coder(),
    )


def read_reports(reports: Iterable[Report], settings: Settings = DEFAULTS) -> Iterator[Reading]:
    """Readings in the order of the reports, one at a time: memory does not grow with the pile."""
    for report in reports:
        yield read_report(report, settings=settings)
