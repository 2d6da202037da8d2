"""Many reports weighed against one another: a view that can be made again at any time from what a ledger holds."""

from tacitus.weighing.identity import Happening, Judgements, same_events
from tacitus.weighing.tellings import Count, Origin, Party, Place, Telling, telling_of
from tacitus.weighing.weighing import Weighing, disagreements, pledges, timeline, truces, weigh
from tacitus.weighing.words import act_words

__all__ = [
    "Count",
    "Happening",
    "Judgements",
    "Origin",
    "Party",
    "Place",
    "Telling",
    "Weighing",
    "act_words",
    "disagreements",
    "pledges",
    "same_events",
    "telling_of",
    "timeline",
    "truces",
    "weigh",
]
