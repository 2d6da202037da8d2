"""The actors of a report: found, coded, numbered."""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.actors.coding import Coder
from tacitus.actors.focus import reading_day, report_focus
from tacitus.actors.gathering import Gathering
from tacitus.actors.lexicon import load_lexicon
from tacitus.actors.linking import Linker
from tacitus.actors.pronouns import load_pronouns
from tacitus.records import Document, Mention, Toponym


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
    return linker_of(document, user_data, places).link()


def linker_of(document: Document, user_data: str = "", places: Sequence[Toponym] = ()) -> Linker:
    """What links the actors of a document that has sentences, with what the report tells of countries."""
    lexicon = load_lexicon(user_data)
    day, slack = reading_day(document.report)
    coder = Coder(lexicon, day, slack=slack)
    gathering = Gathering(document, lexicon, coder, load_pronouns(user_data))
    return Linker(gathering, gathering.drafts(), report_focus(gathering, places))
