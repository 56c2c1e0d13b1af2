"""The entry that says what a carrier that waited was told: counts and ids, nobody's name."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.messages.models import Outgoing
from safepassage.records._base import Record
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


class ToldLater(Record, frozen=True):
    """That a carrier was sent an answer about a journey without having asked."""

    journey: UUID
    carrier: UUID
    at: datetime


def told_later(journeys: Iterable[UUID]) -> list[ToldLater]:
    """The later answers about these journeys, oldest first; codes and ids alone."""
    rows = Outgoing.objects.filter(journey__in=list(journeys)).order_by("created_at", "cursor")
    found = rows.values_list("journey", "carrier", "created_at")
    return [ToldLater(journey=journey, carrier=carrier, at=at) for journey, carrier, at in found]
