"""What the Union's router has delivered stands alone: what came another way before it is deleted.

While the router cannot be used, an authority may ask carriers for their data directly. Once the
router has delivered the same data, what came directly is deleted at once (Regulation (EU)
2025/12 art. 16; of the unit's data, reservations included, 2025/13 art. 16). What comes directly
after that, in the next outage, stays until the router delivers again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain
from uuid import UUID

from django.db.models import Q

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.travel.folding import ENDED, Tell
from safepassage.apps.travel.models import Journey, Part, Push, Reservation, Sighting
from safepassage.apps.travel.retention import Chunk, remove
from safepassage.apps.travel.services import hold_flights, move_flights
from safepassage.apps.travel.untold import Ended, take_away
from safepassage.apps.travel.vault import CORRECTIONS
from safepassage.pipeline.ports import Ids, Keys
from safepassage.records._base import Record
from safepassage.records.actor import Actor

Holders = type[Journey] | type[Reservation]


class Spoken(Record, frozen=True):
    """That a message spoke of a holder: the row that says so, and what it told, if anything.

    ``reservation`` is the one in which it told of a journey.
    """

    row: int
    holder: UUID
    message: UUID
    sequence: int
    tell: Tell | None
    reservation: UUID | None = None


class Told(Record, frozen=True):
    """All that was said of the journeys of one message, and of every reservation they were in."""

    message: UUID
    journeys: tuple[Spoken, ...]
    reservations: tuple[Spoken, ...]

    @property
    def messages(self) -> set[UUID]:
        """Which messages said it."""
        return {one.message for one in chain(self.journeys, self.reservations)}


def hold_told(message: UUID) -> None:
    """Keep other writers from the flights of whom a message told, before anything else is held."""
    seen = Journey.objects.filter(sightings__message=message).values_list("flight", flat=True)
    booked = Reservation.objects.filter(pushes__message=message).values_list("flight", flat=True)
    hold_flights({*seen, *booked})


def told_with(message: UUID) -> Told:
    """What this message and all others said of its travellers; nothing is opened."""
    mine = Sighting.objects.filter(message=message).values("journey")
    seen = Sighting.objects.filter(journey__in=mine)
    named = seen.filter(reservation__isnull=False).values("reservation")
    pushed = Push.objects.filter(message=message).values("reservation")
    pushes = Push.objects.filter(Q(reservation__in=pushed) | Q(reservation__in=named))
    return Told(
        message=message,
        journeys=tuple(_spoken(row, row.journey_id, row.reservation) for row in seen),
        reservations=tuple(_spoken(row, row.reservation_id) for row in pushes),
    )


def _spoken(row: Sighting | Push, holder: UUID, reservation: UUID | None = None) -> Spoken:
    told = row.version not in {None, ENDED}
    tell = Tell(sequence=row.sequence, version=row.version or ENDED, function=row.function)
    return Spoken(
        row=row.pk,
        holder=holder,
        message=row.message,
        sequence=row.sequence,
        tell=tell if told else None,
        reservation=reservation,
    )


def keep_alone(
    told: Told, routed: Collection[UUID], *, actor: Actor, keys: Keys, ids: Ids[UUID], at: datetime
) -> None:
    """Delete what others told before the router told the same holder whole.

    ``routed`` are the router's messages. Inside the caller's transaction, which holds the
    flights (``hold_told``); in the ledger first.
    """
    journeys = _deliveries(Journey, told.journeys, routed)
    reservations = _deliveries(Reservation, told.reservations, routed)
    orphans = _orphans(told, routed, journeys)
    ending = [one.holder for one in (*journeys, *reservations)] + orphans
    if not ending:
        return
    ledger.write(
        event=Event.RETENTION_DELIVERED,
        actor=actor,
        subject=str(told.message),
        details={
            "tellings": sum(len(one.ended) for one in (*journeys, *reservations)),
            "reservations": len(orphans),
        },
        about=ending,
        at=at,
    )
    move_flights(_flights_of(ending))
    take_away(journeys, reservations, keys=keys, ids=ids)
    remove(Chunk(reservations=tuple(orphans)))


def _deliveries(model: Holders, spoken: Iterable[Spoken], routed: Collection[UUID]) -> list[Ended]:
    """Note what the router told whole as delivered; where something ends by it, what."""
    by_holder: defaultdict[UUID, list[Spoken]] = defaultdict(list)
    for one in spoken:
        by_holder[one.holder].append(one)
    last = {holder: _delivered(said, routed) for holder, said in by_holder.items()}
    delivered = {holder: sequence for holder, sequence in last.items() if sequence is not None}
    _note(model, delivered)
    stored = _stored(delivered)
    every = (
        _ending(holder, by_holder[holder], routed, sequence, stored[holder])
        for holder, sequence in delivered.items()
    )
    return [one for one in every if one.ended or one.gone]


def _delivered(said: Iterable[Spoken], routed: Collection[UUID]) -> int | None:
    """The last message by which the router told it whole."""
    whole = (
        one.sequence
        for one in said
        if one.message in routed and one.tell and not one.tell.changes_only
    )
    return max(whole, default=None)


def _note(model: Holders, delivered: Mapping[UUID, int]) -> None:
    by_sequence: defaultdict[int, list[UUID]] = defaultdict(list)
    for holder, sequence in delivered.items():
        by_sequence[sequence].append(holder)
    for sequence, holders in by_sequence.items():
        earlier = Q(delivered=None) | Q(delivered__lt=sequence)
        model._default_manager.filter(earlier, id__in=holders).update(delivered=sequence)


def _stored(holders: Iterable[UUID]) -> Mapping[UUID, set[int]]:
    """The versions of which parts are stored, whoever names them."""
    found: defaultdict[UUID, set[int]] = defaultdict(set)
    parts = Part.objects.filter(~CORRECTIONS, holder__in=list(holders))
    for holder, version in parts.values_list("holder", "version").distinct():
        found[holder].add(version)
    return found


def _ending(
    holder: UUID,
    said: Sequence[Spoken],
    routed: Collection[UUID],
    delivered: int,
    stored: Collection[int],
) -> Ended:
    """What stays is the router's, or came after it delivered; the rest goes."""
    kept = {one.row for one in said if one.message in routed or one.sequence > delivered}
    stays = [one for one in said if one.row in kept]
    ended = [one for one in said if one.row not in kept]
    versions = {one.tell.version for one in stays if one.tell} | {one.sequence for one in stays}
    return Ended(
        holder=holder,
        delivered=delivered,
        stays=tuple(sorted(one.tell for one in stays if one.tell)),
        ended=tuple(one.row for one in ended if one.tell),
        gone=frozenset(one for one in stored if one < delivered and one not in versions),
    )


def _orphans(told: Told, routed: Collection[UUID], journeys: Iterable[Ended]) -> list[UUID]:
    """Reservations that others told alone, nothing since, and by which nobody travels any more."""
    ended = {row: one.delivered for one in journeys for row in one.ended}
    named = {one.reservation for one in told.journeys if one.row in ended and one.reservation}
    first = min(ended.values(), default=0)
    named -= {
        one.holder for one in told.reservations if one.message in routed or one.sequence > first
    }
    rows = Reservation.objects.filter(id__in=named, journeys=None)
    return sorted(rows.values_list("id", flat=True))


def _flights_of(holders: Collection[UUID]) -> set[UUID]:
    found: set[UUID] = set()
    for model in (Journey, Reservation):
        rows = model._default_manager.filter(id__in=holders)
        found |= set(rows.values_list("flight_id", flat=True))
    return found
