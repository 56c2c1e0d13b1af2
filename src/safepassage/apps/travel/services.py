"""Writes of this app: flights and chunks of travellers; their end is in ``retention``.

Sealed rows are made in ``store``; here they enter the caller's transaction
with their ledger entries.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from safepassage.apps.travel.flight_key import flight_key, moved_from
from safepassage.apps.travel.models import Flight
from safepassage.apps.travel.plan import Plan
from safepassage.apps.travel.rescreening import still_screened
from safepassage.pipeline.ports import Ids
from safepassage.records._base import Record
from safepassage.records.crossing import Crossing

_TOLD = ("departs", "arrives", "departs_at", "arrives_at", "direction")


class Known(Record, frozen=True):
    """A flight in the database: its id, the revision to plan on, and whether it is new."""

    id: UUID
    revision: int
    new: bool = False


def ensure_flight(
    crossing: Crossing,
    *,
    sequence: int,
    delete_at: datetime,
    lists: str,
    ids: Ids[UUID],
    phones: Sequence[str] = (),
) -> Known:
    """The flight of a crossing, made if need be.

    A message under what a moved flight was called is about that flight, as it is now.
    Times and direction are those of the message that came last (``sequence``); an
    older one only fills in what no other has told. ``lists`` are those of the message, ``phones``
    the numbers of the desk that sent it.
    """
    key = flight_key(crossing)
    told: dict[str, object] = {name: getattr(crossing, name) for name in _TOLD}
    told["craft"] = msgspec.to_builtins(crossing.craft)
    told["desk_phones"] = list(phones)
    flight = Flight.objects.filter(**key).first()
    if flight is None and (moved := moved_from(crossing)):
        flight, told = moved, {"desk_phones": told["desk_phones"]}
    if flight is None:
        try:
            with transaction.atomic():
                made = Flight.objects.create(
                    **key,
                    **told,
                    id=ids.new(),
                    delete_at=delete_at,
                    sequence=sequence,
                    screened=lists,
                )
            return Known(id=made.id, revision=0, new=True)
        except IntegrityError:  # another writer made it at the same moment
            flight = Flight.objects.get(**key)
    newest = sequence > flight.sequence
    news = {
        name: value
        for name, value in told.items()
        if value and (newest or not getattr(flight, name))
    }
    if newest and "direction" in told:
        news["sequence"] = sequence
    if delete_at > flight.delete_at:
        news["delete_at"] = delete_at
    if news:
        Flight.objects.filter(id=flight.id).update(**news)
    return Known(id=flight.id, revision=flight.revision)


class FlightMoved(Exception):  # noqa: N818 - a state, told as one
    """Another writer stored travellers of the flight since the plan was made: plan again."""


def revision(flight: UUID) -> int:
    """Which state of a flight a plan is made on."""
    return Flight.objects.values_list("revision", flat=True).get(id=flight)


def hold_flights(flights: Iterable[UUID]) -> None:
    """Keep other writers from these flights, in one order wherever several write."""
    if connection.features.has_select_for_update:
        rows = Flight.objects.filter(id__in=list(flights)).order_by("id").select_for_update()
        list(rows.values_list("id"))


def move_flights(flights: Collection[UUID]) -> None:
    """Hold the flights and move them on, so that who planned on them plans again."""
    hold_flights(flights)
    Flight.objects.filter(id__in=flights).update(revision=F("revision") + 1)


def write_plan(plan: Plan, flight: UUID, planned_on: int, *, lists: str) -> None:
    """Put a plan into the caller's transaction; raises FlightMoved when it came too late.

    ``lists`` are those that its travellers were held against.

    The first statement takes the flight's row, so that two writers never
    resolve the same traveller at once.
    """
    same = Flight.objects.filter(id=flight, revision=planned_on)
    if same.update(revision=planned_on + 1, screened=still_screened(lists)) != 1:
        raise FlightMoved(f"flight {flight} is no longer at revision {planned_on}")
    plan.write()
