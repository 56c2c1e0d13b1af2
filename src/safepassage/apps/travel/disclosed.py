"""The one record that is disclosed: only the groups that were asked for are opened."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.travel.models import Journey
from safepassage.apps.travel.opening import open_reservation, open_travellers
from safepassage.apps.travel.scope import tell, whenever
from safepassage.apps.travel.shown import FlightHead, flight_head
from safepassage.pipeline.ports import Keys
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.records.reservation import Reservation
from safepassage.records.traveller import Traveller
from safepassage.safeguards.purpose import Purpose


class OpenedRecord(Record, frozen=True):
    """What was opened of a journey: its flight, the traveller, the reservation if there is one."""

    flight: FlightHead
    traveller: Traveller
    reservation: Reservation | None


def open_groups(
    journey: UUID,
    groups: Sequence[FieldGroup],
    *,
    actor: Actor,
    purpose: Purpose,
    keys: Keys,
    at: datetime,
) -> OpenedRecord | None:
    """Open these groups of a journey, in the ledger first; ``None`` where it is masked or gone.

    A disclosure has prior review of its own, so entry asks for no other leave.
    """
    row = whenever(purpose).select_related("flight", "reservation").filter(id=journey).first()
    if row is None:
        return None
    tell(actor, purpose, [journey], groups, at)
    return _opened(row, groups, keys)


def _opened(row: Journey, groups: Sequence[FieldGroup], keys: Keys) -> OpenedRecord | None:
    (record,) = open_travellers([row], groups, keys)
    if record.traveller is None:
        return None
    return OpenedRecord(
        flight=flight_head(row.flight),
        traveller=record.traveller,
        reservation=open_reservation(row.reservation, groups, keys),
    )
