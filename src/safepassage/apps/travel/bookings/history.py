"""One history of a reservation: everything told of it, on every flight, in the order of the spool.

What every push came to is made of sealed versions, sightings and pushes; whatever order the
messages were processed in, it comes out alike. What is masked stays closed and is shown as such.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.travel import models
from safepassage.apps.travel.bookings.booked import last_words
from safepassage.apps.travel.bookings.differences import (
    Change,
    Member,
    changes_of_booking,
    changes_of_flight,
    changes_of_seats,
    changes_of_travellers,
)
from safepassage.apps.travel.opening import Versions
from safepassage.apps.travel.shown import FlightHead, flight_head
from safepassage.pipeline.draft import CHANGES_ONLY, reservation_from, traveller_from
from safepassage.records._base import Record
from safepassage.records.reservation import HistoryEntry, Reservation


class Pushed(Record, frozen=True):
    """One push of the reservation and what it changed.

    ``opened`` is false when it is masked. ``unfounded`` when it told changes only and nothing
    was known before. ``carriers_own`` is the carrier's history as first told here.
    """

    message: UUID
    sequence: int
    at: datetime
    flight: FlightHead
    changes_only: bool
    cancelled: bool
    first: bool
    unfounded: bool
    opened: bool
    changes: tuple[Change, ...] = ()
    carriers_own: tuple[HistoryEntry, ...] = ()


class State(Record, frozen=True):
    """What a reservation comes to on one flight after a push."""

    reservation: Reservation
    members: tuple[Member, ...]


class History(Record, frozen=True):
    """The pushes, newest first, what was told last, and whether that is cancelled everywhere."""

    pushes: tuple[Pushed, ...]
    now: State | None
    cancelled: bool


def history_of(
    rows: Mapping[UUID, models.Reservation],
    versions: Mapping[UUID, Versions],
) -> History:
    """The history of the rows of one reservation; ``versions`` are those that could be opened."""
    told = _Told(rows, versions)
    pushes = models.Push.objects.filter(reservation__in=list(rows)).order_by("sequence", "id")
    found = [told.push(one) for one in pushes]
    words = last_words(list(rows))
    return History(
        pushes=tuple(reversed(found)),
        now=told.now,
        cancelled=bool(words) and all(one.cancelled for one in words.values()),
    )


def journeys_of(rows: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """Everybody who was ever told in each of these reservations."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    wanted = list(rows)
    told = models.Sighting.objects.filter(reservation__in=wanted)
    kept = models.Journey.objects.filter(reservation__in=wanted)
    for reservation, journey in told.values_list("reservation", "journey"):
        if reservation:
            found[reservation].add(journey)
    for reservation, journey in kept.values_list("reservation", "id"):
        if reservation:
            found[reservation].add(journey)
    return found


class _Told:
    """Goes through the pushes in their order and keeps what stands."""

    def __init__(
        self, rows: Mapping[UUID, models.Reservation], versions: Mapping[UUID, Versions]
    ) -> None:
        self.now: State | None = None
        self.by_row: dict[UUID, State] = {}
        self._rows = rows
        self._versions = versions
        self._flights = {row.flight_id: flight_head(row.flight) for row in rows.values()}
        self._members = _sightings(rows)
        self._own: dict[HistoryEntry, None] = {}
        self._known: set[UUID] = set()

    def push(self, one: models.Push) -> Pushed:
        """The next push: what it says against what was said before."""
        row = self._rows[one.reservation_id]
        first, self._known = row.id not in self._known, self._known | {row.id}
        changes_only = one.function == CHANGES_ONLY
        state = self._state(row, one)
        before, same = self.now, self.by_row.get(row.id)
        if state:
            self.now, self.by_row[row.id] = state, state
        return Pushed(
            message=one.message,
            sequence=one.sequence,
            at=one.at,
            flight=self._flights[row.flight_id],
            changes_only=changes_only,
            cancelled=bool(one.cancelled),
            first=first,
            unfounded=changes_only and first,
            opened=state is not None,
            changes=tuple(_changes(before, same, state)) if state else (),
            carriers_own=self._carriers_own(state) if state else (),
        )

    def _state(self, row: models.Reservation, one: models.Push) -> State | None:
        parts = self._versions.get(row.id, {}).get(one.version)
        if parts is None:
            return None
        told = tuple(self._told(row.id, one.message))
        before = self.by_row.get(row.id)
        if one.function == CHANGES_ONLY and before:
            named = {each.journey for each in told}
            told = (*(each for each in before.members if each.journey not in named), *told)
        return State(reservation=reservation_from(parts), members=told)

    def _told(self, row: UUID, message: UUID) -> Iterator[Member]:
        for journey, version in self._members.get((row, message), ()):
            parts = self._versions.get(journey, {}).get(version)
            if parts is not None:
                yield Member(journey=str(journey), traveller=traveller_from(parts))

    def _carriers_own(self, state: State) -> tuple[HistoryEntry, ...]:
        fresh = [one for one in state.reservation.history if one not in self._own]
        self._own.update(dict.fromkeys(fresh))
        return tuple(fresh)


def _changes(before: State | None, same: State | None, after: State) -> Iterator[Change]:
    """Against the last push of any flight; of what a push tells of its flight, against its last."""
    if before:
        yield from changes_of_travellers(before.members, after.members)
        yield from changes_of_booking(before.reservation, after.reservation)
    if same:
        yield from changes_of_seats(same.members, after.members)
        yield from changes_of_flight(same.reservation, after.reservation)


def _sightings(rows: Iterable[UUID]) -> Mapping[tuple[UUID, UUID], Sequence[tuple[UUID, int]]]:
    """Who each push of each reservation told, in its order, and in which version."""
    found: dict[tuple[UUID, UUID], list[tuple[UUID, int]]] = defaultdict(list)
    told = models.Sighting.objects.filter(reservation__in=list(rows)).order_by("ordinal")
    for row, message, journey, version in told.values_list(
        "reservation", "message", "journey", "version"
    ):
        if row and version:
            found[row, message].append((journey, version))
    return found
