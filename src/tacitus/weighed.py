"""From a ledger to the weighed view over it, people's corrections obeyed; a filter chooses from it afterwards.

Weighing only what a filter lets through would take away the tellings that disagree with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tacitus.ledger import Correction, Ledger, Verdict, corrected
from tacitus.weighing import Judgements, Origin, Weighing, telling_of, weigh


def weigh_ledger(ledger: Ledger) -> Weighing:
    """The view over all of a ledger."""
    given: dict[tuple[str, str], list[Correction]] = {}
    corrections = ledger.corrections()
    for correction in corrections:
        given.setdefault(correction.key, []).append(correction)
    reports = [
        Origin(item.id, item.outlet, item.title, date.fromisoformat(item.published) if item.published else None, text)
        for item, text in ledger.stored_reports()
    ]
    right = (corrected(item, given.get((item["text_info"]["report"], item["id"]), ())) for item in ledger.objects())
    return weigh([telling_of(item) for item in right if item is not None], reports, judgements_of(corrections))


def judgements_of(corrections: Iterable[Correction]) -> Judgements:
    """Which records people say are of one event, and which are not; the last word on a pair counts."""
    last = {
        frozenset((item.key, other)): (item.verdict, (item.key, other))
        for item in corrections
        if (other := item.other) is not None
    }
    return Judgements(
        {pair for verdict, pair in last.values() if verdict is Verdict.MERGE},
        {pair for verdict, pair in last.values() if verdict is Verdict.SPLIT},
    )
