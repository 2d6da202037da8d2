"""The list of steps."""

from __future__ import annotations

import pytest

from tacitus.errors import TacitusError
from tacitus.pipeline import STAGES, Stage, check_stages, read_report, read_reports
from tacitus.records import Document, Report


def test_pipeline_every_step_reads_what_an_earlier_one_filled() -> None:
    check_stages(STAGES)


def test_pipeline_a_step_before_its_inputs_is_named() -> None:
    with pytest.raises(TacitusError, match="'early' reads 'mentions'"):
        check_stages((Stage("early", len, ("mentions",), "events"),))


def test_pipeline_a_field_that_is_not_there_is_named() -> None:
    with pytest.raises(TacitusError, match="'weather'"):
        check_stages((Stage("wrong", len, ("report",), "weather"),))


def test_pipeline_steps_can_be_swapped_one_by_one() -> None:
    steps = (Stage("language", Document, ("report",), "document"),)
    reading = read_report(Report("r", "Some text."), steps)
    assert reading.report.id == "r"
    assert reading.records == ()


def test_pipeline_keeps_the_order_of_reports() -> None:
    reports = [Report(f"r{i}", text) for i, text in enumerate(("Jets bombed Aden.", "", "Talks resumed in Geneva."))]
    assert [reading.report.id for reading in read_reports(reports)] == ["r0", "r1", "r2"]
