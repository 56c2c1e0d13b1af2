"""When a record ends: its own date, what people keep it for, or at once by an order.

``delete_at`` is never set beside them: it follows from the record's own dates and from the holds
and orders that stand (``safeguards.ending.end_of``), each time that one of these changes.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Least

from safepassage.apps.travel.models import Flight, Holder, Journey, Reservation
from safepassage.apps.travel.services import hold_flights
from safepassage.safeguards.ending import Kept, end_of


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


def booked_together(journeys: Collection[UUID]) -> list[UUID]:
    """These journeys and those that stand in a reservation with one of them."""
    theirs = Journey.objects.filter(id__in=journeys).exclude(reservation=None)
    together = Q(id__in=journeys) | Q(reservation__in=theirs.values("reservation"))
    return list(Journey.objects.filter(together).order_by("id").values_list("id", flat=True))


def settle(kept: Mapping[UUID, Kept]) -> dict[UUID, datetime]:
    """Give journeys and their reservations the ends that follow; those that moved, with theirs.

    ``kept`` names every journey that ``booked_together`` does: a reservation stays as long as
    the last of its travellers who is kept, a flight as long as the last of its journeys.
    """
    hold_flights(set(Journey.objects.filter(id__in=list(kept)).values_list("flight", flat=True)))
    rows = list(Journey.objects.select_for_update().filter(id__in=list(kept)))
    moved = [row for row in rows if _move(row, kept[row.id])]
    _settle_reservations(rows, kept)
    for row in moved:
        Flight.objects.filter(id=row.flight_id, delete_at__lt=row.delete_at).update(
            delete_at=row.delete_at
        )
    return {row.id: row.delete_at for row in moved}


def exists(journey_id: UUID) -> bool:
    """Whether a record with this id is stored."""
    return Journey.objects.filter(id=journey_id).exists()


def _move(row: Holder, kept: Kept) -> bool:
    end = end_of(row.unheld_at, row.latest_at, kept)
    if row.delete_at == end:
        return False
    row.delete_at = end
    row.save(update_fields=["delete_at"])
    return True


def _settle_reservations(journeys: Sequence[Journey], kept: Mapping[UUID, Kept]) -> None:
    travellers: defaultdict[UUID, list[Kept]] = defaultdict(list)
    for row in journeys:
        if row.reservation_id:
            travellers[row.reservation_id].append(kept[row.id])
    for reservation in Reservation.objects.filter(id__in=list(travellers)):
        theirs = travellers[reservation.id]
        last = Kept(
            held=max((one.held for one in theirs if one.held), default=None),
            ordered=max((one.ordered for one in theirs if one.ordered), default=None),
        )
        _move(reservation, last)


def _is_shared(row: Journey) -> bool:
    others = Journey.objects.filter(Q(reservation=row.reservation_id) & ~Q(id=row.id))
    return others.exists()
