"""Masked records: what the approval authority must open, and what its answer lets be read once.

A record is a journey or a reservation; each has a data key of its own, so that what opens one
opens no other.
"""

from datetime import datetime
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.travel.models import DataKey, Journey, Reservation
from safepassage.apps.travel.shown import (
    FlightHead,
    JourneyFile,
    Person,
    TravellerRecord,
    flight_head,
    record_head,
)
from safepassage.apps.travel.vault import open_parts
from safepassage.pipeline.draft import reservation_from, traveller_from
from safepassage.records import reservation as booked
from safepassage.records import traveller as people
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose, kinds_of
from safepassage.safeguards.sealing import Sealer
from safepassage.safeguards.wrappings import Wrapping, unpacked

_ALL = tuple(FieldGroup)


class MaskedRecord(Record, frozen=True):
    """A masked journey or reservation: codes, dates, and the wrappings of its data key."""

    id: UUID
    kind: DataKind
    is_reservation: bool
    flight: FlightHead
    received_at: datetime
    masked_at: datetime
    delete_at: datetime
    ephemeral: bytes
    wrappings: tuple[Wrapping, ...]


class Unmasked(Record, frozen=True):
    """What was opened of one record: a journey and nothing beside it, or a reservation."""

    record: MaskedRecord
    journey: JourneyFile | None = None
    reservation: booked.Reservation | None = None


def masked(purpose: Purpose, record: UUID) -> MaskedRecord | None:
    """The masked record of this id that ``purpose`` finds; nothing personal is read."""
    row = _row(purpose, record)
    key = DataKey.objects.filter(holder=record).first()
    if row is None or key is None or row.masked_at is None:
        return None
    return MaskedRecord(
        id=row.id,
        kind=DataKind(row.kind),
        is_reservation=isinstance(row, Reservation),
        flight=flight_head(row.flight),
        received_at=row.received_at,
        masked_at=row.masked_at,
        delete_at=row.delete_at,
        ephemeral=bytes(key.ephemeral),
        wrappings=unpacked(bytes(key.by_authority)),
    )


def tell_opening(
    record: MaskedRecord, *, actor: Actor, purpose: Purpose, approval: UUID, at: datetime
) -> None:
    """Say in the ledger who is about to read the record, and by which approval."""
    ledger.write(
        event=Event.RECORD_READ,
        actor=actor,
        purpose=purpose,
        subject=str(record.id),
        details={"field_group": " ".join(_ALL), "approval": str(approval)},
        at=at,
    )


def open_masked(record: MaskedRecord, purpose: Purpose, data_key: bytes) -> Unmasked:
    """Open the record with its data key; ``tell_opening`` was committed before.

    Raises ``SealBroken`` with another's key, ``LookupError`` when it was deleted meanwhile.
    """
    row = _row(purpose, record.id)
    if row is None:
        raise LookupError(record.id)
    parts = open_parts({row.id: Sealer(data_key)}, {row.id: row.version}, _ALL)[row.id]
    if isinstance(row, Reservation):
        return Unmasked(record=record, reservation=reservation_from(parts))
    return Unmasked(record=record, journey=_alone(row, traveller_from(parts)))


def _alone(row: Journey, known: people.Traveller) -> JourneyFile:
    """The journey's file with nothing of any other record."""
    own = TravellerRecord(head=record_head(row), traveller=known)
    return JourneyFile(
        record=own,
        flight=flight_head(row.flight),
        reservation=None,
        person=Person(records=(own,)),
        companions=(),
        tellings=(),
        bearers={},
    )


def _row(purpose: Purpose, record: UUID) -> Journey | Reservation | None:
    kinds = [kind.value for kind in kinds_of(purpose)]
    for model in (Journey, Reservation):
        rows = model._default_manager.select_related("flight")
        found = rows.filter(id=record, kind__in=kinds).first()
        if found is not None:
            return found
    return None
