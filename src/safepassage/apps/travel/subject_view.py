"""One person's own records as that person may be told them: nobody else's beside them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.travel.opening import open_reservation, open_travellers
from safepassage.apps.travel.scope import journeys, tell
from safepassage.apps.travel.shown import FlightHead, TravellerRecord, flight_head
from safepassage.apps.travel.vault import open_keys
from safepassage.pipeline.ports import Keys
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.records.reservation import Reservation
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import KeyGone, Sealer

_BOOKING = (FieldGroup.BOOKING, FieldGroup.ITINERARY)
"""What of a reservation is the person's own where others travel on it, too."""


class OwnRecord(Record, frozen=True):
    """A record with its flight and what of its reservation is the person's."""

    record: TravellerRecord
    flight: FlightHead
    reservation: Reservation | None


def own_records(
    ids: Sequence[UUID], *, actor: Actor, purpose: Purpose, keys: Keys, at: datetime
) -> list[OwnRecord]:
    """Everything stored of these journeys, newest flight first; one ledger entry each.

    Of a reservation with others on it contacts, payments and history are not opened.
    """
    rows = journeys(purpose).filter(id__in=list(ids)).select_related("flight", "reservation")
    found = list(rows.order_by("-flight__departure_date", "kind", "id"))
    tell(actor, purpose, [row.id for row in found], tuple(FieldGroup), at)
    opened = open_travellers(found, tuple(FieldGroup), keys)
    return [
        OwnRecord(
            record=record,
            flight=flight_head(row.flight),
            reservation=open_reservation(row.reservation, _groups(row.reservation_id), keys),
        )
        for row, record in zip(found, opened, strict=True)
    ]


def _groups(reservation: UUID | None) -> tuple[FieldGroup, ...]:
    return tuple(FieldGroup) if travels_alone(reservation) else _BOOKING


def travels_alone(reservation: UUID | None) -> bool:
    """Whether nobody else is stored on a reservation, or there is none."""
    return (
        reservation is None
        or journeys(Purpose.DATA_SUBJECT).filter(reservation=reservation).count() == 1
    )


def sealer_of(journey: UUID, keys: Keys) -> Sealer | None:
    """What seals what is said about a record, under its own key; nothing once it is masked."""
    try:
        return open_keys([journey], keys).get(journey)
    except KeyGone:  # its day is over, and it is masked in a moment
        return None
