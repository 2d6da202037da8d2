"""The actors of a report: found, coded, numbered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tacitus.actors.coding import Coder
from tacitus.actors.focus import reading_day, report_focus
from tacitus.actors.gathering import Gathering
from tacitus.actors.grammar import load_grammar
from tacitus.actors.lexicon import load_lexicon
from tacitus.actors.linking import Linker
from tacitus.actors.pronouns import load_pronouns
from tacitus.records import Document, Mention, Toponym

OF_THE_STATE = ("GOV", "MIL", "COP", "LEG", "JUD", "SPY", "REB", "OPP", "CVL")


def find_actors(
    document: Document,
    user_data: str = "",
    places: Sequence[Toponym] = (),
) -> tuple[Mention, ...]:
    """Mentions of actors in text order, each with country, sector, identity and the reasons for them.

    Offices are read on the day the report was published, else in the latest year that the text names.
    ``places`` are the report's place names: they help to tell which country it is about.
    ``user_data`` is a folder of tables of your own; raises DataError if one breaks its schema.
    """
    if not document.sentences:
        return ()
    lexicon = load_lexicon(user_data)
    day, slack = reading_day(document.report)
    coder = Coder(lexicon, day, slack=slack)
    gathering = Gathering(document, lexicon, coder, load_pronouns(user_data))
    return owned(document, Linker(gathering, gathering.drafts(), report_focus(gathering, places)).link())


def owned(document: Document, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Give forces and offices without a country that of their owner: *its first jets*; an ally is not owned."""
    by_head = {mention.head: mention for mention in mentions}
    return tuple(_owned(document, mention, by_head) for mention in mentions)


def _owned(document: Document, mention: Mention, by_head: dict[int, Mention]) -> Mention:
    if mention.code is not None or mention.members or mention.sector not in OF_THE_STATE:
        return mention
    if document.tokens[mention.head].lemma.lower() in load_grammar().apart:
        return mention
    for child in document.children(mention.head, "nmod:poss"):
        owner = by_head.get(child)
        if owner is not None and owner.code is not None:
            why = (*mention.why, f"owner: {document.text(owner.span)}")
            return replace(mention, code=owner.code, why=why)
    return mention
