"""The end of journeys and reservations: first masked, then deleted, with all that hangs on them.

What is due is read before the lock is taken, in chunks; ``mask`` and ``remove`` then only
write. Every flight that a chunk touches moves on by a revision, so that a worker that planned
on the old state plans again (``services.write_plan``) and nothing is added to what has ended.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from safepassage.apps import rows
from safepassage.apps.travel.models import (
    CarrierRequest,
    DataKey,
    Flight,
    Journey,
    LookUp,
    Part,
    Push,
    Reservation,
    Sighting,
)
from safepassage.apps.travel.services import move_flights
from safepassage.records._base import Record

SLICE = 20_000
AT_ONCE = 500
PHONES_AFTERWARDS = timedelta(days=1)
HANGING = (Part, LookUp, DataKey)


class Chunk(Record, frozen=True):
    """Holders whose date has come, and the flights that they are on."""

    journeys: tuple[UUID, ...] = ()
    reservations: tuple[UUID, ...] = ()
    flights: tuple[UUID, ...] = ()

    @property
    def holders(self) -> tuple[UUID, ...]:
        """Journeys and reservations together."""
        return (*self.journeys, *self.reservations)

    @property
    def counts(self) -> dict[str, int]:
        """How many of each, as the ledger tells it."""
        return {"journeys": len(self.journeys), "reservations": len(self.reservations)}


class Due(Record, frozen=True):
    """Holders read ahead, each with its flight: to be ended in chunks that fit the lock."""

    journeys: tuple[tuple[UUID, UUID], ...] = ()
    reservations: tuple[tuple[UUID, UUID], ...] = ()

    def __len__(self) -> int:
        return len(self.journeys) + len(self.reservations)

    def split(self, size: int) -> "tuple[Due, Due]":
        """The first ``size``, and the others."""
        first, booked = self.journeys[:size], max(0, size - len(self.journeys))
        return (
            Due(journeys=first, reservations=self.reservations[:booked]),
            Due(journeys=self.journeys[size:], reservations=self.reservations[booked:]),
        )

    @property
    def chunk(self) -> Chunk:
        """All of them at once."""
        flights = {flight for _, flight in (*self.journeys, *self.reservations)}
        return Chunk(
            journeys=tuple(holder for holder, _ in self.journeys),
            reservations=tuple(holder for holder, _ in self.reservations),
            flights=tuple(sorted(flights)),
        )


def to_mask(*, at: datetime, limit: int) -> Due:
    """Up to ``limit`` holders past their mask date; those to be deleted at ``at`` need no mask."""
    return _due(Q(masked_at=None, mask_at__lte=at, delete_at__gt=at), "mask_at", limit)


def to_delete(*, at: datetime, limit: int) -> Due:
    """Up to ``limit`` holders past their deletion date."""
    return _due(Q(delete_at__lte=at), "delete_at", limit)


def still_due(due: Due, *, at: datetime) -> Due:
    """Those that are to be deleted still, asked inside the transaction that deletes them.

    Somebody may have recorded why a journey stays since it was read.
    """
    return Due(
        journeys=_unmoved(Journey, due.journeys, at),
        reservations=_unmoved(Reservation, due.reservations, at),
    )


def mask(chunk: Chunk, *, at: datetime) -> None:
    """Empty the day's wrapping and drop the look-ups, inside the caller's transaction.

    Only the approval authority can open what is left. The digest of the content goes, too: until
    the day is over its key is here, and whoever guesses the whole content would know the row.
    """
    move_flights(chunk.flights)
    for model, ids in _by_model(chunk):
        rows.change(model, {"masked_at": at, "content": b""}, "id", ids)
    rows.change(DataKey, {"by_day": None}, "holder", chunk.holders)
    rows.delete(LookUp, "holder", chunk.holders)


def remove(chunk: Chunk) -> None:
    """Remove holders with everything that hangs on them, inside the caller's transaction."""
    move_flights(chunk.flights)
    for owned in HANGING:
        rows.delete(owned, "holder", chunk.holders)
    rows.delete(Sighting, "journey_id", chunk.journeys)
    alike = Journey.objects.filter(flight__in=chunk.flights, ambiguous_with__in=chunk.journeys)
    alike.update(ambiguous_with=None)
    if chunk.reservations:
        rows.delete(Push, "reservation_id", chunk.reservations)
        rows.delete(CarrierRequest, "reservation", chunk.reservations)
        rows.change(Sighting, {"reservation": None}, "reservation", chunk.reservations)
        rows.change(Journey, {"reservation_id": None}, "reservation_id", chunk.reservations)
    for model, ids in _by_model(chunk):
        rows.delete(model, "id", ids)


def remove_flights(*, at: datetime, limit: int) -> int:
    """Remove up to ``limit`` flights past their end that nobody is stored on any more."""
    bare = Flight.objects.filter(delete_at__lte=at, journeys=None, reservations=None)
    ids = list(bare.order_by("delete_at").values_list("id", flat=True)[:limit])
    return Flight.objects.filter(id__in=ids, journeys=None, reservations=None).delete()[0]


def clear_desk_phones(*, at: datetime, limit: int) -> int:
    """Forget the desks' numbers of up to ``limit`` flights that ended a day ago; how many."""
    past = at - PHONES_AFTERWARDS
    day = past.date().isoformat()
    ended = (
        Q(arrives_at__lte=past)
        | Q(arrives_at=None, departs_at__lte=past)
        | Q(arrives_at=None, departs_at=None, departure_date__lt=day)
    )
    told = Flight.objects.filter(ended).exclude(desk_phones=[])
    ids = list(told.values_list("id", flat=True)[:limit])
    return Flight.objects.filter(id__in=ids).update(desk_phones=[])


def count_flights_due(*, at: datetime) -> int:
    """How many flights have come to their end by ``at``."""
    return Flight.objects.filter(delete_at__lte=at).count()


def closed_days(live: Sequence[date]) -> list[date]:
    """The mask dates of unmasked holders whose keys are not among ``live``."""
    found: set[date] = set()
    for model in (Journey, Reservation):
        unmasked = model._default_manager.filter(masked_at=None)
        found |= set(unmasked.values_list("mask_day", flat=True).distinct())
    return sorted(found - set(live))


def to_close(days: Sequence[date], *, limit: int) -> Chunk:
    """Up to ``limit`` unmasked holders of these mask dates."""
    return _due(Q(masked_at=None, mask_day__in=days), "mask_at", limit).chunk


def masked_among(journeys: Sequence[UUID], *, most: int = 10) -> list[str]:
    """Those of the journeys that are masked, the first ones."""
    found: list[str] = []
    for first in range(0, len(journeys), AT_ONCE):
        some = Journey.objects.filter(id__in=journeys[first : first + AT_ONCE])
        found += map(str, some.exclude(masked_at=None).values_list("id", flat=True)[:most])
    return found[:most]


def strays() -> dict[str, list[str]]:
    """Rows that should have ended with their holder, by what is wrong: ids of the first ones.

    Parts and keys of nobody; look-ups and day wrappings of the masked.
    """
    wrong = {
        "part_without_holder": _first(Part, _nobody(masked=None)),
        "key_without_holder": _first(DataKey, _nobody(masked=None)),
        "look_up_of_masked": _first(LookUp, _nobody(masked=False)),
        "day_key_of_masked": _first(DataKey, _nobody(masked=False) & Q(by_day__isnull=False)),
    }
    return {what: ids for what, ids in wrong.items() if ids}


def _due(due: Q, order: str, limit: int) -> Due:
    journeys = _of(Journey, due, order, limit)
    return Due(
        journeys=journeys,
        reservations=_of(Reservation, due, order, limit - len(journeys)),
    )


def _of(
    model: type[Journey] | type[Reservation], due: Q, order: str, limit: int
) -> tuple[tuple[UUID, UUID], ...]:
    found = model._default_manager.filter(due).order_by(order)
    return tuple(found.values_list("id", "flight_id")[:limit])


def _unmoved(
    model: type[Journey] | type[Reservation], read: tuple[tuple[UUID, UUID], ...], at: datetime
) -> tuple[tuple[UUID, UUID], ...]:
    ids = [holder for holder, _ in read]
    now = set(rows.known(model, "id", ids, until=("delete_at", at)))
    return tuple(pair for pair in read if pair[0] in now)


def _by_model(chunk: Chunk) -> list[tuple[type[Model], tuple[UUID, ...]]]:
    """The ids of each kind of holder of which there are any."""
    pairs = [(Journey, chunk.journeys), (Reservation, chunk.reservations)]
    return [(model, ids) for model, ids in pairs if ids]


def _nobody(*, masked: bool | None) -> Q:
    """No holder (with ``masked`` false: no unmasked one) has the row's ``holder`` as its id."""
    own = Q(id=OuterRef("holder"))
    if masked is False:
        own &= Q(masked_at=None)
    return ~Exists(Journey.objects.filter(own)) & ~Exists(Reservation.objects.filter(own))


def _first(model: type[Model], wrong: Q, most: int = 10) -> list[str]:
    """Holders of the first wrong rows, read in slices so that no read lasts long."""
    every: QuerySet[Model] = model._default_manager.order_by("pk")
    found: list[str] = []
    low = None
    while len(found) < most:
        rest = every if low is None else every.filter(pk__gt=low)
        high = rest.values_list("pk", flat=True)[SLICE - 1 : SLICE].first()
        part = rest if high is None else rest.filter(pk__lte=high)
        found += map(str, part.filter(wrong).values_list("holder", flat=True)[:most])
        if high is None:
            break
        low = high
    return found[:most]
