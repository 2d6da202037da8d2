"""The one-word status, derived: the first that fits in the order of ``Status``."""

from __future__ import annotations

from tacitus.records import Act, Certainty, Event, Modality, Reality, Status

HOSTILE = (3, 4)  # PLOVER's quad classes of conflict, in words and in deeds
SPOKEN = ("ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE", "SUPPORT", "CONSULT")


def status_of(
    event: Event, act: Act, reality: Reality, *, attributed: bool, certainty: Certainty = Certainty.CERTAIN
) -> Status:
    """The status of an event under the act of its innermost statement."""
    rules = (
        (attributed and act is Act.DENY, Status.DENIED),
        ("negation" in event.auxiliary, Status.NEGATED),
        (reality is Reality.CONDITIONAL, Status.CONDITIONAL),
        (reality is Reality.HYPOTHETICAL, Status.HYPOTHETICAL),
        (_alleged(event, act) or (attributed and _claimed(event, act, certainty)), Status.ALLEGED),
        (event.type == "REQUEST" or event.modality is Modality.DEMANDED or act is Act.DEMAND, Status.DEMANDED),
        (event.type == "THREATEN" or event.modality is Modality.THREATENED or act is Act.THREATEN, Status.THREATENED),
        (event.type == "AGREE" or event.modality is Modality.PROMISED or act is Act.PROMISE, Status.PROMISED),
        ("future" in event.auxiliary or event.modality is Modality.PLANNED, Status.PLANNED),
        (attributed, Status.ATTRIBUTED),
    )
    return next((status for fits, status in rules if fits), Status.ASSERTED)


def _claimed(event: Event, act: Act, certainty: Certainty) -> bool:
    """True for a hostile act that a source claims or insists on, where the cue itself keeps its distance."""
    return event.quad in HOSTILE and act is Act.ASSERT and certainty is Certainty.UNKNOWN and event.type not in SPOKEN


def _alleged(event: Event, act: Act) -> bool:
    return event.modality is Modality.ALLEGED or (act is Act.ACCUSE and event.type not in SPOKEN)
