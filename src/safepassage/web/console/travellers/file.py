"""A journey's file arranged for the page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from safepassage.apps.travel.shown import JourneyFile, RecordHead, Telling, TravellerRecord
from safepassage.records.journey import Leg
from safepassage.records.reservation import Reservation
from safepassage.records.traveller import Address, Role, Traveller
from safepassage.web.console.phrases.functions import function_words
from safepassage.web.console.phrases.parties import vehicle_line
from safepassage.web.console.travellers import wording
from safepassage.web.console.travellers.together import Beside, beside

Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class Tab:
    """One record of the person on the flight."""

    head: RecordHead
    title: Words
    current: bool


@dataclass(frozen=True, kw_only=True)
class Told:
    """One message that spoke of the journey."""

    telling: Telling
    function: Words
    changed: list[Words]


@dataclass(frozen=True, kw_only=True)
class Contact:
    """How the traveller or the booking can be reached."""

    phones: list[str]
    emails: list[str]
    addresses: list[str]

    def __bool__(self) -> bool:
        return bool(self.phones or self.emails or self.addresses)


@dataclass(frozen=True, kw_only=True)
class File:
    """What the traveller's page shows."""

    journey: JourneyFile
    head: RecordHead
    traveller: Traveller | None
    role: Words
    sex: Words
    vehicle: str
    tabs: list[Tab]
    joined: Beside | None
    could_be: list[Beside]
    names: list[tuple[str, Words]]
    documents: list[dict[str, object]]
    seats: list[tuple[str, Words]]
    reservation: Reservation | None
    legs: list[dict[str, str]]
    booked: str
    history: list[tuple[str, str, str]]
    contact: Contact
    companions: tuple[TravellerRecord, ...]
    told: list[Told]


def file_of(found: JourneyFile) -> File:
    """Arrange a journey's file."""
    head, traveller = found.record.head, found.record.traveller
    known = traveller or Traveller()
    return File(
        journey=found,
        head=head,
        traveller=traveller,
        role=wording.ROLES[Role(head.role)],
        sex=wording.SEXES.get(known.sex or "", known.sex or ""),
        vehicle=vehicle_line(known.vehicle),
        tabs=_tabs(found),
        joined=beside(found.person.joined) if found.person.joined else None,
        could_be=[beside(one) for one in found.person.could_be],
        names=_names(known),
        documents=[
            {"document": one, "type": wording.document_type(one)} for one in known.documents
        ],
        seats=_seats(known),
        reservation=found.reservation,
        legs=[leg_line(one) for one in (found.reservation or Reservation()).flights],
        booked=booked_at(found.reservation),
        history=[
            (wording.local_time(one.at), one.action or "", one.segment or "")
            for one in (found.reservation or Reservation()).history
        ],
        contact=_contact(known, found.reservation or Reservation()),
        companions=found.companions,
        told=[_told(one) for one in found.tellings],
    )


def _tabs(found: JourneyFile) -> list[Tab]:
    own = found.record.head
    heads = sorted((own, *found.counterparts), key=lambda head: head.kind)
    return [
        Tab(head=head, title=wording.RECORDS[head.kind], current=head.id == own.id)
        for head in heads
    ]


def _names(traveller: Traveller) -> list[tuple[str, Words]]:
    """All forms of the name as sent, with where each stood."""
    return [
        (
            " ".join(filter(None, (one.surname, one.given_names))),
            wording.NAME_SOURCES.get(one.source or "", one.source or ""),
        )
        for one in traveller.names
    ]


def leg_line(leg: Leg) -> dict[str, str]:
    """A leg of the itinerary, readable."""
    return {
        "flight": " ".join(filter(None, (leg.carrier, leg.number))),
        "origin": leg.origin or wording.UNKNOWN,
        "destination": leg.destination or wording.UNKNOWN,
        "departs": wording.local_time(leg.departs),
        "arrives": wording.local_time(leg.arrives),
        "cabin": leg.cabin or "",
        "sold": ", ".join(f"{one.carrier or ''}{one.number or ''}" for one in leg.marketing),
    }


def booked_at(reservation: Reservation | None) -> str:
    """When it was made, readable."""
    told = reservation and (reservation.booked_at or reservation.created_at)
    return wording.local_time(told or None)


def _seats(traveller: Traveller) -> list[tuple[str, Words]]:
    """Each seat once, with the surest word about it."""
    surest: dict[str, Words] = {}
    for seat in sorted(traveller.seats, key=wording.certainty):
        number = " ".join(filter(None, (seat.number or wording.UNKNOWN, seat.cabin)))
        if not any(known.split()[0] == number.split()[0] for known in surest):
            surest[number] = wording.SEAT_SOURCES[seat.source]
    return list(surest.items())


def _contact(traveller: Traveller, reservation: Reservation) -> Contact:
    return Contact(
        phones=wording.lines((*traveller.phones, *reservation.phones)),
        emails=wording.lines((*traveller.emails, *reservation.emails)),
        addresses=wording.lines(map(wording.address_line, _addresses(traveller, reservation))),
    )


def contact_of(reservation: Reservation) -> Contact:
    """How the booking can be reached."""
    return _contact(Traveller(), reservation)


def _addresses(traveller: Traveller, reservation: Reservation) -> Iterable[Address]:
    yield from traveller.addresses
    if traveller.destination_address:
        yield traveller.destination_address
    yield from reservation.addresses


def _told(one: Telling) -> Told:
    return Told(
        telling=one,
        function=function_words(one.function),
        changed=[wording.GROUPS[group] for group in one.changed],
    )
