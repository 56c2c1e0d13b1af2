"""A journey's file arranged for the page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from safepassage.apps.travel.shown import JourneyFile, RecordHead, Telling, TravellerRecord
from safepassage.records.journey import Leg
from safepassage.records.reservation import Reservation
from safepassage.records.traveller import Address, Role, Traveller
from safepassage.web.console.travellers import wording

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
    tabs: list[Tab]
    names: list[tuple[str, Words]]
    documents: list[dict[str, object]]
    seats: list[dict[str, object]]
    reservation: Reservation | None
    legs: tuple[Leg, ...]
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
        tabs=_tabs(found),
        names=_names(known),
        documents=[
            {"document": one, "type": wording.document_type(one)} for one in known.documents
        ],
        seats=[{"seat": one, "source": wording.SEAT_SOURCES[one.source]} for one in known.seats],
        reservation=found.reservation,
        legs=found.reservation.flights if found.reservation else (),
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


def _contact(traveller: Traveller, reservation: Reservation) -> Contact:
    return Contact(
        phones=wording.lines((*traveller.phones, *reservation.phones)),
        emails=wording.lines((*traveller.emails, *reservation.emails)),
        addresses=wording.lines(map(wording.address_line, _addresses(traveller, reservation))),
    )


def _addresses(traveller: Traveller, reservation: Reservation) -> Iterable[Address]:
    yield from traveller.addresses
    if traveller.destination_address:
        yield traveller.destination_address
    yield from reservation.addresses


def _told(one: Telling) -> Told:
    return Told(
        telling=one,
        function=wording.FUNCTIONS.get(one.function, one.function),
        changed=[wording.GROUPS[group] for group in one.changed],
    )
