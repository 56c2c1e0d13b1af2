"""The end of one record, brought forward or put off by an order of the supervisory authority."""

from datetime import datetime
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Least

from safepassage.apps.travel.models import Flight, Journey, Reservation


def end_now(journey_id: UUID, *, at: datetime) -> bool:
    """Let a record be due for deletion at ``at``; whether there is such a record.

    Its reservation goes too, unless others travel on it: then it is theirs as well. Nobody can
    hold it any more.
    """
    row = Journey.objects.filter(id=journey_id).first()
    if row is None:
        return False
    ends = dict.fromkeys(("delete_at", "unheld_at", "latest_at"), at)
    due = {"mask_at": Least(F("mask_at"), at), **ends}
    Journey.objects.filter(id=journey_id).update(**due)
    if row.reservation_id and not _is_shared(row):
        Reservation.objects.filter(id=row.reservation_id).update(**due)
    return True


def put_off(journey_id: UUID, *, until: datetime) -> datetime | None:
    """Keep a record at least until then, masked as before; returns the end that it had.

    ``None`` when there is no such record. Its reservation and flight stay with it.
    """
    row = Journey.objects.filter(id=journey_id).first()
    if row is None:
        return None
    for model, key in _kept_with(row):
        later = {"delete_at": until} if model is Flight else _own_end(until)
        model._default_manager.filter(id=key, delete_at__lt=until).update(**later)
    return row.delete_at


def put_back(journey_id: UUID, *, end: datetime) -> None:
    """Give a record the end again that it had before it was put off."""
    row = Journey.objects.filter(id=journey_id).first()
    if row is None:
        return
    Journey.objects.filter(id=journey_id).update(**_own_end(end))
    if row.reservation_id and not _is_shared(row):
        Reservation.objects.filter(id=row.reservation_id).update(**_own_end(end))


def exists(journey_id: UUID) -> bool:
    """Whether a record with this id is stored."""
    return Journey.objects.filter(id=journey_id).exists()


def _own_end(at: datetime) -> dict[str, datetime | bool]:
    """An order's date takes the place of the record's own: no hold and no departure undoes it."""
    return {"delete_at": at, "unheld_at": at, "at_departure": False}


def _is_shared(row: Journey) -> bool:
    others = Journey.objects.filter(Q(reservation=row.reservation_id) & ~Q(id=row.id))
    return others.exists()


def _kept_with(row: Journey) -> list[tuple[type[Journey | Reservation | Flight], UUID]]:
    found: list[tuple[type[Journey | Reservation | Flight], UUID]] = [
        (Journey, row.id),
        (Flight, row.flight_id),
    ]
    return [*found, (Reservation, row.reservation_id)] if row.reservation_id else found
