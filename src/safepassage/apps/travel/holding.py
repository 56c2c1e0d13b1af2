"""Moves the end of a journey when people record why it stays, or that it need not.

Who calls writes the ledger's entry, in the same transaction.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from safepassage.apps.travel.models import Flight, Journey, Reservation
from safepassage.apps.travel.scope import journeys
from safepassage.apps.travel.vault import open_keys
from safepassage.pipeline.ports import Keys
from safepassage.records._base import Record
from safepassage.records.kinds import DataKind
from safepassage.safeguards.ending import held_until
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import Sealer


class Holdable(Record, frozen=True):
    """A journey as a hold sees it; ``sealer`` seals words about it, and is gone once masked."""

    journey: UUID
    kind: DataKind
    basis: str
    unheld_at: datetime
    latest_at: datetime
    sealer: Sealer | None


def holdable(purpose: Purpose, journey: UUID, keys: Keys) -> Holdable | None:
    """The dates of a journey that ``purpose`` finds; nothing of the traveller is opened."""
    row = journeys(purpose).select_for_update().filter(id=journey).first()
    if row is None:
        return None
    return Holdable(
        journey=row.id,
        kind=DataKind(row.kind),
        basis=row.basis,
        unheld_at=row.unheld_at,
        latest_at=row.latest_at,
        sealer=None if row.masked_at else open_keys([row.id], keys).get(row.id),
    )


def hold(journey: UUID, until: datetime | None) -> None:
    """Let a journey and its reservation end ``until`` then, or at their ordinary end.

    Neither is kept beyond the last day that its basis allows; masking stays as it is.
    """
    row = Journey.objects.get(id=journey)
    row.delete_at = _end(row, until)
    row.save(update_fields=["delete_at"])
    if row.reservation_id:
        _with_its_travellers(row.reservation_id)
    Flight.objects.filter(id=row.flight_id, delete_at__lt=row.delete_at).update(
        delete_at=row.delete_at
    )


def _end(row: Journey | Reservation, until: datetime | None) -> datetime:
    """An order of the supervisory authority may have put its own end beyond the basis's last."""
    return held_until(row.unheld_at, max(row.latest_at, row.unheld_at), until)


def _with_its_travellers(reservation: UUID) -> None:
    """A reservation stays as long as the last of its travellers that is held."""
    held = Journey.objects.filter(reservation=reservation, delete_at__gt=F("unheld_at"))
    last = held.order_by("-delete_at").values_list("delete_at", flat=True).first()
    row = Reservation.objects.get(id=reservation)
    row.delete_at = _end(row, last)
    row.save(update_fields=["delete_at"])
