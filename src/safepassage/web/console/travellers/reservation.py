"""The page of a reservation: what stands, who is on it, and its history, newest first."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.travel.bookings.differences import Change
from safepassage.apps.travel.bookings.history import Pushed
from safepassage.apps.travel.bookings.whole import PersonBooked, reservation_file
from safepassage.flows.ask_carrier import USES
from safepassage.records.reservation import Reservation
from safepassage.web import installed
from safepassage.web.console.desk import Desk, page
from safepassage.web.console.leave import address_to_ask, reading, to_leave_or_absent
from safepassage.web.console.phrases.flights import FlightLine, flight_line
from safepassage.web.console.showing import show
from safepassage.web.console.travellers import booking_words as words
from safepassage.web.console.travellers.asking import requests_in_words
from safepassage.web.console.travellers.file import booked_at, contact_of, leg_line
from safepassage.web.console.travellers.wording import local_time

Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class Line:
    """One change in words; lists of what was and what is."""

    words: Words
    change: Change


@dataclass(frozen=True, kw_only=True)
class Step:
    """One push of the timeline."""

    push: Pushed
    flight: FlightLine
    words: Words
    lines: list[Line]
    carriers_own: list[tuple[str, Words, Words]]


@dataclass(frozen=True, kw_only=True)
class Seated:
    """One person of the reservation with each of their flights and where they stand."""

    person: PersonBooked
    bags: str
    on: list[tuple[UUID, FlightLine, Words, str]]


@page(Permission.TRAVEL_TRAVELLER_READ)
def whole_reservation(request: HttpRequest, desk: Desk, journey_id: UUID) -> HttpResponse:
    """Show the reservation of a journey; without a purpose for reservations there is none."""
    with reading(desk, journey_id):
        return _page(request, desk, journey_id)


def _page(request: HttpRequest, desk: Desk, journey_id: UUID) -> HttpResponse:
    platform = installed.platform()
    at = platform.clock.now()
    found = reservation_file(desk.actor, desk.purpose, journey_id, platform.keys, at)
    if found is None:
        return to_leave_or_absent(request, desk, journey_id)
    booking = found.now.reservation if found.now else None
    return show(
        request,
        desk,
        "console/travellers/reservation.html",
        at=at,
        found=found,
        reservation=booking,
        line=flight_line(found.flight),
        booked=booked_at(booking),
        legs=[leg_line(one) for one in (booking or Reservation()).flights],
        travels=[words.service_line(one) for one in (booking or Reservation()).services],
        contact=contact_of(booking or Reservation()),
        people=[_seated(one) for one in found.people],
        steps=[_step(one) for one in found.pushes],
        requests=requests_in_words(found.flight.id, list(found.ids)),
        ask_address=_ask_address(desk, journey_id),
        leave_address="" if booking else address_to_ask(desk, found.ids[0]),
        unfounded=any(one.unfounded for one in found.pushes),
        sees_ledger=desk.may(Permission.AUDIT_LEDGER_READ),
        sees_messages=desk.may(Permission.MESSAGES_MESSAGE_READ),
        ledger_subject=found.ids[0],
    )


def _ask_address(desk: Desk, journey: UUID) -> str:
    """Where the carrier is asked for more, for those who may."""
    may = desk.may(Permission.TRAVEL_CARRIER_ASK) and desk.purpose in USES
    return reverse("ask_reservation", args=[journey]) if may else ""


def _seated(one: PersonBooked) -> Seated:
    return Seated(
        person=one,
        bags=words.bags(one.traveller.bags) if one.traveller else "",
        on=[(on.journey, flight_line(on.flight), *words.STANDINGS[on.where]) for on in one.on],
    )


def _step(one: Pushed) -> Step:
    return Step(
        push=one,
        flight=flight_line(one.flight),
        words=words.push_words(one),
        lines=[Line(words=words.CHANGES[each.what], change=each) for each in one.changes],
        carriers_own=[
            (local_time(each.at), words.action(each.action), words.segment(each.segment))
            for each in one.carriers_own
        ],
    )
