"""Who of a flight shares something of a booking with a traveller; under PNR purposes alone.

Computed from opened values for the page that asks, stored nowhere, within one flight, and
in the ledger as a read of everybody whose booking was compared. Who is masked has no links.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.travel.after_entry import usable
from safepassage.apps.travel.joins.joining import joins
from safepassage.apps.travel.models import Journey, Reservation
from safepassage.apps.travel.opening import open_reservations, open_travellers
from safepassage.apps.travel.scope import tell
from safepassage.apps.travel.shown import TravellerRecord
from safepassage.matching.links import Booked, Fact, links, order
from safepassage.pipeline.ports import Keys
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose

OF_TRAVELLERS = (FieldGroup.IDENTITY, FieldGroup.BAGGAGE, FieldGroup.CONTACT)
OF_BOOKINGS = (FieldGroup.BOOKING, FieldGroup.CONTACT, FieldGroup.PAYMENT)


class Linked(Record, frozen=True):
    """Another traveller of the flight and what both bookings have in common."""

    record: TravellerRecord
    facts: tuple[Fact, ...]


class Shared(Record, frozen=True):
    """The linked travellers, and what is shared by too many to list them."""

    people: tuple[Linked, ...]
    common: dict[Fact, int]
    compared: int


def shared(
    actor: Actor, purpose: Purpose, journey: UUID, keys: Keys, at: datetime
) -> Shared | None:
    """What the PNR record of ``journey`` shares with others of its flight; ``None`` where none is.

    One ledger entry names everybody compared; it is committed before anything is opened.
    """
    pnr = usable(Journey.objects.filter(kind=DataKind.PNR.value, masked_at=None))
    own = pnr.filter(id=journey, reservation__isnull=False).first() if joins(purpose) else None
    if own is None:
        return None
    rows = list(pnr.filter(flight=own.flight_id, reservation__isnull=False).order_by("id"))
    about = [row.id for row in rows]
    tell(actor, purpose, [own.flight_id], (*OF_TRAVELLERS, *OF_BOOKINGS), at, about=about)
    records = {str(one.head.id): one for one in open_travellers(rows, OF_TRAVELLERS, keys)}
    booked = {one.id: one for one in _booked(records.values(), keys)}
    mine = booked.pop(str(own.id), None)
    if mine is None:
        return None
    found = links(mine, booked.values())
    people = tuple(Linked(record=records[one], facts=found.facts[one]) for one in order(found))
    return Shared(people=people, common=found.common, compared=len(booked))


def _booked(records: Iterable[TravellerRecord], keys: Keys) -> Sequence[Booked]:
    known = [one for one in records if one.traveller and one.head.reservation]
    rows = Reservation.objects.filter(id__in={one.head.reservation for one in known})
    opened = open_reservations(list(rows.filter(masked_at=None)), OF_BOOKINGS, keys)
    return [
        Booked(
            id=str(one.head.id),
            booking=str(one.head.reservation),
            traveller=one.traveller,
            reservation=opened[one.head.reservation],
        )
        for one in known
        if one.traveller and one.head.reservation in opened
    ]
