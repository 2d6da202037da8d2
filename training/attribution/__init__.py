"""Fits the judge of the attribution room."""
