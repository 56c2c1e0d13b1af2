"""What a prepared message does to the database, in short transactions.

At most ``CHUNK`` travellers a transaction, everything sealed before the lock
is taken; each transaction also moves the message's progress, so a worker that
takes over skips what is committed and every message has its effect once.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from safepassage.apps.messages import services as messages
from safepassage.apps.messages.lease import Lease
from safepassage.apps.travel import services as travel
from safepassage.apps.travel.bookings.booked import off_their_reservation
from safepassage.apps.travel.bookings.sealing import plan_reservations
from safepassage.apps.travel.plan import Plan
from safepassage.apps.travel.services import Known
from safepassage.apps.travel.source import Source
from safepassage.apps.travel.store import Stored, plan_journeys
from safepassage.apps.travel.vault import MessageVault
from safepassage.flows.alerting import Alerting
from safepassage.flows.platform import Platform
from safepassage.flows.to_ask import note_to_ask
from safepassage.flows.window.feed import awaited_of, note_stored
from safepassage.pipeline.draft import Batch, JourneyDraft, Part, Prepared, ReservationDraft
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.crossing import Crossing
from safepassage.records.intent import TELLING
from safepassage.records.kinds import DataKind

CHUNK = 50
T = TypeVar("T")


class Told(Record, frozen=True):
    """A traveller of the message with the journey in which they were stored."""

    part: int
    batch: Batch
    draft: JourneyDraft
    stored: Stored


class Target(Record, frozen=True):
    """Where a batch goes: its part of the message and the flight in the database."""

    number: int
    part: Part
    batch: Batch
    flight: UUID


class Effects:
    """Applies one prepared message; ``told`` and ``bookings`` fill up with what was stored.

    ``off`` are the journeys of these reservations that are on them no more, ``flights`` those
    that the parts are stored on, by their number, and whether they were new.
    """

    def __init__(self, platform: Platform, lease: Lease, prepared: Prepared, actor: Actor) -> None:
        self.at = platform.clock.now()
        self._platform = platform
        self._lease = lease
        self._source = Source(
            message=lease.id, sequence=lease.sequence, received_at=lease.received_at
        )
        self._prepared = prepared
        self._actor = actor
        self._vault = MessageVault(platform.keys, platform.ids)
        self._committed = 0
        self._revisions: dict[UUID, int] = {}
        self.told: list[Told] = []
        self.bookings: list[UUID] = []
        self.off: list[UUID] = []
        self.flights: dict[int, Known] = {}
        self._kinds_awaited: dict[int, frozenset[DataKind]] = {}

    @property
    def committed(self) -> int:
        """How many travellers are stored, those of an earlier worker included."""
        return self._committed

    def apply(self) -> "Effects":
        """Store all parts and open work items; the caller closes the message."""
        for number, part in enumerate(self._prepared.parts):
            for batch in part.batches:
                self._batch(number, part, batch)
        self.off = off_their_reservation(self.bookings) if self.bookings else []
        return self

    def _batch(self, number: int, part: Part, batch: Batch) -> None:
        if part.crossing is None or self._committed_before(len(batch.journeys)):
            return
        if batch.mask_at <= self.at:
            self._step_over(batch)
            return
        if number not in self.flights:
            self.flights[number] = self._flight(part, part.crossing)
        flight = self.flights[number].id
        target = Target(number=number, part=part, batch=batch, flight=flight)
        bookings = self._reservations(target)
        for drafts in _chunks(batch.journeys):
            if not self._committed_before(len(drafts)):
                self._journeys(target, drafts, bookings)

    def _flight(self, part: Part, crossing: Crossing) -> Known:
        """The flight of a part, kept as long as whatever of the part is kept longest."""
        kept = [batch.delete_at for batch in part.batches if batch.mask_at > self.at]
        with transaction.atomic(savepoint=False):
            flight = travel.ensure_flight(
                crossing,
                sequence=self._lease.sequence,
                delete_at=max(kept),
                lists=self._prepared.lists,
                ids=self._platform.ids,
                phones=part.phones,
            )
        self._revisions[flight.id] = flight.revision
        return flight

    def _committed_before(self, travellers: int) -> bool:
        """Whether an earlier worker committed the next ``travellers``; if so, step over them."""
        if not travellers or self._committed + travellers > self._lease.progress:
            return False
        self._committed += travellers
        return True

    def _step_over(self, batch: Batch) -> None:
        """Leave out what is past its time, though an earlier worker may have begun it in time."""
        self._committed = min(self._lease.progress, self._committed + len(batch.journeys))

    def _reservations(self, target: Target) -> list[UUID]:
        found: list[UUID] = []
        for drafts in _chunks(target.batch.reservations):
            found += self._write(target, partial(self._sealed, target, drafts))
        self.bookings += found
        return found

    def _sealed(
        self, target: Target, drafts: Sequence[ReservationDraft], _planned_on: int
    ) -> tuple[Plan, list[UUID]]:
        return plan_reservations(
            target.batch,
            drafts,
            flight=target.flight,
            function=target.part.told_as,
            source=self._source,
            vault=self._vault,
            keys=self._platform.keys,
        )

    def _journeys(
        self, target: Target, drafts: Sequence[JourneyDraft], bookings: Sequence[UUID]
    ) -> None:
        committed = self._committed + len(drafts)
        tells = target.part.intent in TELLING
        alerting = Alerting(self._platform, target.part, target.batch, drafts, self._prepared.lists)

        def plan(planned_on: int) -> tuple[Plan, list[Stored | None]]:
            planned, stored = plan_journeys(
                target.batch,
                drafts,
                flight=target.flight,
                function=target.part.told_as,
                tells=tells,
                source=self._source,
                reservations=bookings,
                vault=self._vault,
                keys=self._platform.keys,
                ids=self._platform.ids,
                empty=planned_on == 0,
            )
            if tells:
                alerting.seal(stored, planned)
            return planned, stored

        def also(stored: Sequence[Stored | None]) -> None:
            if tells:
                alerting.raise_(stored, target.flight, actor=self._actor)
                alerting.tally(stored)
            if target.batch.kind in self._awaited(target):
                source, part = self._source, target.part
                at = source.received_at
                note_stored(part, target.batch, stored, sequence=source.sequence, at=at)
            if tells and target.part.crossing:
                note_to_ask(
                    self._platform,
                    target.batch,
                    target.part.crossing,
                    target.flight,
                    stored,
                    interactive=self._lease.interactive,
                )
            addressee = target.part.recipient
            messages.progressed(self._lease, travellers=committed, addressee=addressee)

        stored = self._write(target, plan, also)
        self._committed = committed
        self.told += [
            Told(part=target.number, batch=target.batch, draft=draft, stored=one)
            for draft, one in zip(drafts, stored, strict=True)
            if one
        ]

    def _awaited(self, target: Target) -> frozenset[DataKind]:
        """The kinds that agencies wait for, asked once a part."""
        if target.number not in self._kinds_awaited:
            self._kinds_awaited[target.number] = awaited_of(target.part)
        return self._kinds_awaited[target.number]

    def _write(
        self,
        target: Target,
        plan: Callable[[int], tuple[Plan, list[T]]],
        also: Callable[[list[T]], None] = lambda _: None,
    ) -> list[T]:
        """Plan without a lock, then write; plan again if another writer was faster.

        A plan knows which state of the flight it is made on: at 0 nobody is stored there yet.
        After changes only, everybody is to be held against the lists with all that is known.
        """
        flight = target.flight
        lists = "" if target.part.tells_changes_only else self._prepared.lists
        while True:
            planned_on = self._revisions.pop(flight, None)
            if planned_on is None:
                planned_on = travel.revision(flight)
            planned, results = plan(planned_on)
            try:
                with transaction.atomic():
                    travel.write_plan(planned, flight, planned_on, lists=lists)
                    also(results)
            except travel.FlightMoved:
                continue
            self._revisions[flight] = planned_on + 1
            return results


def _chunks(items: Sequence[T]) -> Iterator[tuple[T, ...]]:
    rest = iter(items)
    while chunk := tuple(islice(rest, CHUNK)):
        yield chunk
