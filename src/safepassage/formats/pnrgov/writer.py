"""Writes a PNRGOV as reservation systems send it (IATA PADIS guides 10.1 to 17.1)."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from safepassage.formats.edifact.syntax import STANDARD, Separators
from safepassage.formats.edifact.writer import Sending, Value, write_message
from safepassage.formats.pnrgov.divided import split_remark
from safepassage.formats.pnrgov.legs_writer import legs, other_services, pushed_flight
from safepassage.formats.pnrgov.texts import Segment, date_and_time, email_text, two_letters
from safepassage.formats.pnrgov.travellers_writer import traveller
from safepassage.records import Address, Message, Reservation
from safepassage.records.reservation import CANCELLED

_LATEST: Final = "17.1"
_FULL_PUSH: Final = "22"


def write(
    message: Message, *, separators: Separators = STANDARD, sending: Sending | None = None
) -> bytes:
    """One interchange with one PNRGOV holding all reservations of ``message``.

    ``message.version`` decides how code-shares are written: TRA from 14.1, a second TVL before.
    What the records do not hold (fares, taxes, boarding numbers) is left out.
    """
    versioned = replace(message, version=message.version or _LATEST)
    padis = sending or Sending(
        application_reference=None,
        agency="IA",
        association=None,
        syntax=("IATA", "1"),
        separators=separators,
    )
    return write_message(versioned, "PNRGOV", _body(versioned), padis)


def _body(message: Message) -> Iterator[Segment]:
    yield "MSG", [None, message.function or _FULL_PUSH]
    yield "ORG", message.sender
    for flight in message.flights:
        yield pushed_flight(flight)
    announced = message.control_totals.get("EQN", len(message.reservations))
    yield "EQN", str(announced)
    for reservation in message.reservations:
        yield from _reservation(message, reservation)


def _reservation(message: Message, reservation: Reservation) -> Iterator[Segment]:
    yield ("SRC",)
    yield "RCI", *_locators(reservation)
    booked_at = reservation.booked_at
    if booked_at and booked_at != reservation.created_at:
        yield "DAT", ["710", *date_and_time(booked_at)]
    for remark in (*reservation.remarks, *map(split_remark, reservation.split_from)):
        yield "IFT", ["4", "28"], remark
    yield from _contacts(reservation)
    if reservation.status != CANCELLED:
        yield "ORG", [reservation.system, reservation.origin], [reservation.agency]
    for address in _contact_addresses(reservation):
        yield contact_address(address)
    for number, person in enumerate(reservation.travellers):
        yield from traveller(person, reservation.system)
        if number == 0:
            yield from _payment(reservation)
    yield from legs(message, reservation)
    yield from _divided(reservation)
    yield from other_services(reservation)
    yield from _history(reservation)


def _locators(reservation: Reservation) -> Iterator[list[Value]]:
    created = date_and_time(reservation.created_at)
    yield [reservation.system, reservation.locator, *([None, *created] if created else [])]
    for other in reservation.other_locators:
        yield [other.system, other.locator]


def _contacts(reservation: Reservation) -> Iterator[Segment]:
    """Numbers and e-mail addresses that no traveller has to themselves."""
    phones = {phone for person in reservation.travellers for phone in person.phones}
    emails = {email for person in reservation.travellers for email in person.emails}
    for phone in reservation.phones:
        if phone not in phones:
            yield "IFT", ["4", "28"], f"CTCM {phone}"
    for email in reservation.emails:
        if email not in emails:
            yield "IFT", ["4", "28"], f"CTCE {email_text(email)}"


def _contact_addresses(reservation: Reservation) -> list[Address]:
    known = {address for person in reservation.travellers for address in person.addresses}
    return [
        address
        for address in reservation.addresses
        if address.kind != "billing" and address not in known
    ]


def contact_address(address: Address) -> Segment:
    """ADD with the parts of an address in their places."""
    parts = [address.street, address.city, address.state, None, two_letters(address.country)]
    return "ADD", None, ["700", *parts, address.postcode, address.text]


def _payment(reservation: Reservation) -> Iterator[Segment]:
    """Payments stand behind a ticket; the payer's address behind them."""
    billing = [address for address in reservation.addresses if address.kind == "billing"]
    if (reservation.payments or billing) and not reservation.travellers[0].tickets:
        yield "TKT", [None, "1"]
    if reservation.payments:
        yield "FOP", *([paid.kind, None, None, None, paid.number] for paid in reservation.payments)
    for address in billing:
        yield contact_address(address) if address.text is None else _payer(address.text)


def _payer(text: str) -> Segment:
    return "IFT", ["4", "43"], text


def _divided(reservation: Reservation) -> Iterator[Segment]:
    others = (*reservation.split_to, *reservation.split_from)
    if others:
        yield "EQN", str(len(others))
        yield "RCI", *([reservation.system, locator] for locator in others)


def _history(reservation: Reservation) -> Iterator[Segment]:
    """Actions under the time they happened; entries without an action are long texts."""
    for change in reservation.history:
        if change.action is None:
            yield "LTS", change.text
            continue
        yield "ABI", "4", None, None, None, reservation.system
        yield "DAT", ["T", *date_and_time(change.at)]
        yield "SAC", None, None, change.action
        qualifiers = [["4", "19"]] if change.segment in {None, "IFT"} else []
        yield change.segment or "IFT", *qualifiers, change.text
