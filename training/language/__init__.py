"""Trains and exports the language model; needs the ``train`` extra."""
