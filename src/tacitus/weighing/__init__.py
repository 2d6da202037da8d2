"""Many reports weighed against one another: a view that can be made again at any time from what a ledger holds."""

from tacitus.weighing.identity import Happening, Judgements
from tacitus.weighing.pledges import State
from tacitus.weighing.tellings import Count, Origin, Party, Place, Telling, telling_of
from tacitus.weighing.weigher import Weigher, Weighing, Words, same_events, weigh
from tacitus.weighing.weighing import disagreements, graded, pledges, timeline, truces
from tacitus.weighing.words import act_words

__all__ = [
    "Count",
    "Happening",
    "Judgements",
    "Origin",
    "Party",
    "Place",
    "State",
    "Telling",
    "Weigher",
    "Weighing",
    "Words",
    "act_words",
    "disagreements",
    "graded",
    "pledges",
    "same_events",
    "telling_of",
    "timeline",
    "truces",
    "weigh",
]
