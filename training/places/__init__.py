"""Builds the gazetteer."""
