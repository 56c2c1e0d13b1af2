"""Writes of this app: flights and chunks of travellers; their end is in ``retention``.

Sealed rows are made in ``store``; here they enter the caller's transaction
with their ledger entries.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid5

import msgspec
from django.db import IntegrityError, transaction

from safepassage.apps.travel.flight_key import flight_key
from safepassage.apps.travel.models import Flight, LookUp, Reservation
from safepassage.apps.travel.rescreening import still_screened
from safepassage.apps.travel.source import Source
from safepassage.apps.travel.store import Plan
from safepassage.apps.travel.vault import MessageVault, open_keys
from safepassage.pipeline.draft import Batch, ReservationDraft
from safepassage.pipeline.ports import Ids, Keys
from safepassage.records._base import Record
from safepassage.records.crossing import Crossing
from safepassage.safeguards.sealing import LookUp as Kind
from safepassage.safeguards.sealing import token

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

    Times and direction are those of the message that came last (``sequence``); an
    older one only fills in what no other has told. ``lists`` are those of the message, ``phones``
    the numbers of the desk that sent it.
    """
    key = flight_key(crossing)
    told: dict[str, object] = {name: getattr(crossing, name) for name in _TOLD}
    told["craft"] = msgspec.to_builtins(crossing.craft)
    told["desk_phones"] = list(phones)
    flight = Flight.objects.filter(**key).first()
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
    if newest:
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


def plan_reservations(
    batch: Batch,
    drafts: Sequence[ReservationDraft],
    *,
    flight: UUID,
    source: Source,
    vault: MessageVault,
    keys: Keys,
) -> tuple[Plan, list[UUID]]:
    """Seal a chunk of reservations, each once; ids in their order.

    A reservation is found again by its locator within the flight; one without
    a locator gets an id that the same message always gives it.
    """
    known = _known_reservations(batch, drafts, flight, vault)
    plan = Plan(batch, flight, source, vault)
    plan.sealers.update(open_keys([row.id for row in known.values()], keys))
    return plan, [_reservation(plan, draft, known, source) for draft in drafts]


def _reservation(
    plan: Plan, draft: ReservationDraft, known: dict[str, Reservation], source: Source
) -> UUID:
    locator = next((value for _, value in draft.look_ups), None)
    row = known.get(locator) if locator else None
    if row is None:
        holder = uuid5(source.message, locator or repr(sorted(draft.parts.items())))
        plan.new_holder(Reservation, holder, draft)
        return holder
    content = plan.fingerprint(draft, row.mask_day)
    changed = content != bytes(row.content) and source.sequence != row.version
    if changed:
        repeated = ReservationDraft(parts=draft.parts, look_ups=())
        plan.new_version(row.id, plan.sealers[row.id], repeated, row.mask_day)
    if source.sequence > row.sequence:
        news = {"version": source.sequence, "content": content} if changed else {}
        plan.update(Reservation, row.id, sequence=source.sequence, **news)
    return row.id


def _known_reservations(
    batch: Batch,
    drafts: Sequence[ReservationDraft],
    flight: UUID,
    vault: MessageVault,
) -> dict[str, Reservation]:
    """The stored reservations of the flight by the locators that the drafts name."""
    stored = Reservation.objects.filter(flight=flight, kind=batch.kind.value, masked_at=None)
    days = list(stored.values_list("mask_day", flat=True).distinct())
    locators = [value for draft in drafts for _, value in draft.look_ups]
    tokens = {
        token(vault.look_up_key(day), Kind.LOCATOR, value): value
        for day in days
        for value in locators
    }
    pairs = LookUp.objects.filter(token__in=list(tokens)).values_list("token", "holder")
    holders = {holder: tokens[bytes(found)] for found, holder in pairs}
    return {holders[row.id]: row for row in stored.filter(id__in=list(holders))}
