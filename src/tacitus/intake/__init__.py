"""Intake: bytes, files and streams become reports with their passages told apart."""

from tacitus.intake.assembly import report_from_text
from tacitus.intake.inputs import read_inputs

__all__ = ["read_inputs", "report_from_text"]
