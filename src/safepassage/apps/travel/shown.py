"""What readers of this app are given: flights, travellers on them, and their story."""

from datetime import datetime
from uuid import UUID

import msgspec

from safepassage.apps.travel.models import Flight, Journey
from safepassage.matching.joining import Difference, Reason
from safepassage.records._base import Record
from safepassage.records.document import Document
from safepassage.records.groups import FieldGroup
from safepassage.records.journey import Mode, Vehicle
from safepassage.records.kinds import DataKind
from safepassage.records.reservation import Reservation
from safepassage.records.traveller import Traveller


class FlightHead(Record, frozen=True):
    """A departure; ``departs`` and ``arrives`` are local to their places, the others UTC.

    ``departure_date`` is the day of arrival where no departure was told.
    """

    id: UUID
    carrier: str
    number: str
    origin: str
    destination: str
    departure_date: str
    departs: str | None
    arrives: str | None
    departs_at: datetime | None
    arrives_at: datetime | None
    direction: str
    mode: Mode = Mode.AIR
    craft: Vehicle | None = None


class BoardLine(Record, frozen=True):
    """A flight with how many travellers of each kind of data are stored on it."""

    flight: FlightHead
    travellers: dict[DataKind, int]


class RecordHead(Record, frozen=True):
    """A stored journey without any personal value: whose basis it has and when it ends.

    ``latest_at`` is the last day to which it can be held; of the masked nobody learns here in
    which reservation they were.
    """

    id: UUID
    kind: DataKind
    flight: UUID
    reservation: UUID | None
    role: str
    basis: str
    basis_version: int
    version: int
    received_at: datetime
    mask_at: datetime
    delete_at: datetime
    latest_at: datetime
    masked_at: datetime | None
    ambiguous_with: UUID | None


class TravellerRecord(Record, frozen=True):
    """A journey with what was opened of it; ``traveller`` is ``None`` when it is masked."""

    head: RecordHead
    traveller: Traveller | None


class Alike(Record, frozen=True):
    """A record of the other kind that is the same person's, or could be, and why.

    ``differences`` are what the two records tell differently; ``record`` says whose it is.
    """

    record: TravellerRecord
    reasons: tuple[Reason, ...]
    differences: tuple[Difference, ...]


class Person(Record, frozen=True):
    """One traveller of a flight: a record, or under a PNR purpose all of theirs, fullest first.

    ``joined`` says why the records are one person's. ``could_be`` are records of the other
    kind that may be the same person's; nobody and nothing has decided that they are.
    """

    records: tuple[TravellerRecord, ...]
    joined: Alike | None = None
    could_be: tuple[Alike, ...] = ()

    @property
    def main(self) -> TravellerRecord:
        """The record that is shown for the person."""
        return self.records[0]


class Telling(Record, frozen=True):
    """That a message spoke of the journey; ``changed`` names the groups it changed."""

    message: UUID
    sequence: int
    function: str
    at: datetime
    changed: tuple[FieldGroup, ...]
    in_force: bool


class JourneyFile(Record, frozen=True):
    """Everything that may be read of one journey under one purpose.

    ``person`` has the records of the other kind that are the same person's or could be (PNR
    purposes only), ``companions`` are the other travellers of the reservation, ``tellings``
    newest first. ``bearers`` are the documents with which others of the flight were announced
    too, with their journeys.
    """

    record: TravellerRecord
    flight: FlightHead
    reservation: Reservation | None
    person: Person
    companions: tuple[TravellerRecord, ...]
    tellings: tuple[Telling, ...]
    bearers: dict[Document, tuple[UUID, ...]]

    @property
    def counterparts(self) -> tuple[RecordHead, ...]:
        """The same person's record of the other kind, if one was joined."""
        joined = self.person.joined
        return (joined.record.head,) if joined else ()


class Found(Record, frozen=True):
    """A journey that a search led to, with its flight."""

    record: TravellerRecord
    flight: FlightHead


def flight_head(row: Flight) -> FlightHead:
    """The value of a flight's row."""
    values = {name: getattr(row, name) for name in FlightHead.__struct_fields__}
    craft = msgspec.convert(row.craft, Vehicle | None)
    return FlightHead(**values | {"mode": Mode(row.mode), "craft": craft})


def record_head(row: Journey) -> RecordHead:
    """The value of a journey's row."""
    return RecordHead(
        id=row.id,
        kind=DataKind(row.kind),
        flight=row.flight_id,
        reservation=None if row.masked_at else row.reservation_id,
        role=row.role,
        basis=row.basis,
        basis_version=row.basis_version,
        version=row.version,
        received_at=row.received_at,
        mask_at=row.mask_at,
        delete_at=row.delete_at,
        latest_at=row.latest_at,
        masked_at=row.masked_at,
        ambiguous_with=row.ambiguous_with,
    )
