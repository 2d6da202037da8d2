"""Fits the judges of the events room."""
