"""The entry that says what a carrier that waited was told: counts and ids, nobody's name."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor


def record_answer(
    message: UUID,
    *,
    carrier: UUID,
    told: Mapping[str, int],
    late: bool,
    actor: Actor,
    at: datetime,
) -> None:
    """Write, in the transaction that settles the words, how many got which.

    ``late`` when "board" went out, or nothing did, before the words were settled.
    """
    ledger.write(
        event=Event.ANSWER_SENT,
        actor=actor,
        subject=str(message),
        details={"carrier": str(carrier), "told": {**told}, "late": late},
        at=at,
    )
