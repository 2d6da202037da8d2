"""Many reports weighed against one another: a view that can be made again at any time from what a ledger holds."""

from tacitus.weighing.identity import Happening, Judgements, same_events
from tacitus.weighing.tellings import Count, Origin, Party, Place, Telling, telling_of
from tacitus.weighing.words import act_words

__all__ = [
    "Count",
    "Happening",
    "Judgements",
    "Origin",
    "Party",
    "Place",
    "Telling",
    "act_words",
    "same_events",
    "telling_of",
]
