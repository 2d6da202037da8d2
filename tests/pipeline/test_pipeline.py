"""The list of steps."""

from __future__ import annotations

from pathlib import Path

import pytest

from tacitus.errors import TacitusError
from tacitus.pipeline import STAGES, Stage, check_stages, read_report, read_reports
from tacitus.records import Document, Report
from tacitus.settings import Settings


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


def test_pipeline_reads_with_a_users_own_tables(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "verbs.csv").write_text(
        "id,lemma,pos,type,mode,cameo,frame,need,source\nzork.v,zork,VERB,ASSAULT,beat,182,act_on,none,own\n",
        encoding="utf-8",
    )
    report = Report("r", "The rebels zorked the guards in Goma.")
    own = read_report(report, settings=Settings(user_data=str(tmp_path)))
    assert [event.type for event in own.events] == ["ASSAULT"]
    assert read_report(report).events == ()


def test_pipeline_keeps_as_many_place_candidates_as_the_settings_say() -> None:
    report = Report("r", "Rebels attacked San Jose on Monday.")
    for count in (1, 3):
        (place,) = read_report(report, settings=Settings(candidates=count)).places
        assert len(place.candidates) == count
