"""Measures the rooms against gold: loaders for public shapes of file, standard scorers, floors and a gate.

Nothing of any gold set stands here: a loader reads the public original, or any file of the same shape.
Scorers are pure functions on frozen records; adapters import the rooms only when they are called.
"""
