"""GR.1: locators, dates, agency, addresses and free text of one PNR."""

from typing import Final

from safepassage.formats.edifact.defects import Code
from safepassage.formats.pnrgov.cards import without_card_numbers
from safepassage.formats.pnrgov.contacts import keep, read_address, read_contact, read_value
from safepassage.formats.pnrgov.context import Context, at
from safepassage.formats.pnrgov.reading import Group, Handler, Reading
from safepassage.formats.pnrgov.requests import special_request
from safepassage.records import Address
from safepassage.records.reservation import Locator

_DATE_LENGTH: Final = 6
_BLANKS: Final = [""] * 5
_TICKETED: Final = "710"
_DATES: Final = frozenset({"2", "700", _TICKETED, "T", "ZT"})
_SPONSOR: Final = "43"
_TEXTS: Final = frozenset({"15", "19", "28", _SPONSOR, "63"})


def locators(reading: Reading, text: str) -> None:
    """RCI: one locator a system; the first date found is the PNR's creation."""
    context, reservation = reading.context, reading.reservation
    for element in context.split(text)[1:]:
        parts = context.parts(element)
        if len(parts) > 1 and parts[1]:
            reservation.first_locator = reservation.first_locator or parts[1]
            reservation.locators[Locator(system=parts[0] or None, locator=parts[1])] = None
        if reservation.created_at is None:
            reservation.created_at = _created(context, parts)


def read_locators(context: Context, text: str) -> list[Locator]:
    """The locators of an RCI with their systems."""
    composites = [context.parts(element) for element in context.split(text)[1:]]
    return [
        Locator(system=parts[0] or None, locator=parts[1])
        for parts in composites
        if len(parts) > 1 and parts[1]
    ]


def _created(context: Context, parts: list[str]) -> str | None:
    """Date and time stand behind the type; some senders leave no place for the type."""
    kind, day, time = (parts + _BLANKS)[2:5]
    if len(kind) == _DATE_LENGTH and kind.isdecimal():
        context.report_habit(Code.DATE_MISPLACED)
        day, time = kind, day
    return context.moment(day, time) if day else None


def dates(reading: Reading, text: str) -> None:
    """DAT: 710 is the ticketing; 700 (last change) has no place in the records."""
    context = reading.context
    for element in context.split(text)[1:]:
        qualifier, day, time = map(str.strip, (context.parts(element) + _BLANKS)[:3])
        if qualifier and qualifier not in _DATES:
            context.report(Code.UNKNOWN_QUALIFIER, qualifier=qualifier)
        if qualifier == _TICKETED and reading.reservation.ticketed_at is None:
            reading.reservation.ticketed_at = context.moment(day, time) if day else None


def _agency(reading: Reading, text: str) -> None:
    """ORG: the agency's IATA number, else the office that booked."""
    reading.reservation.agency = reading.context.once(text, _read_agency) or None
    reading.reservation.is_sold = any(map(str.isalnum, text[3:]))
    reading.reservation.is_sale_told = True


def _read_agency(context: Context, text: str) -> str:
    elements = context.parse(text)
    return at(elements, 2) or at(elements, 2, 1)


def address(reading: Reading, text: str) -> None:
    """ADD of the PNR, of a traveller, or, behind a ticket, of the payer."""
    kind = "billing" if reading.is_paying else "contact"
    read, contact = read_address(reading.context, text, kind)
    owner = None if reading.is_paying else reading.traveller
    if read:
        reading.reservation.addresses[read] = None
        if owner:
            owner.addresses[read] = None
    if contact:
        keep(contact, reading.reservation, owner)


def free_text(reading: Reading, text: str) -> None:
    """IFT: contacts and the payer's address are taken out, everything else is a remark."""
    context = reading.context
    elements = context.split(text)
    kind = context.once(elements[1], _text_kind) if len(elements) > 1 else ""
    lines = [line for each in elements[2:] if (line := context.plain(each).strip())]
    if kind == _SPONSOR and lines:
        _sponsor(reading, lines)
    elif lines:
        remark_or_contact(reading, " ".join(lines))


def _text_kind(context: Context, qualifiers: str) -> str:
    """The type of a free text, from C346 of IFT."""
    kind = at([context.parts(qualifiers)], 0, 1)
    if kind and kind not in _TEXTS:
        context.report(Code.UNKNOWN_QUALIFIER, qualifier=kind)
    return kind


def _sponsor(reading: Reading, lines: list[str]) -> None:
    """Name, address and telephone of who pays."""
    contact = read_value(lines[-1], is_email=False) if len(lines) > 1 else None
    if contact:
        keep(contact, reading.reservation, None)
        lines = lines[:-1]
    payer = Address(kind="billing", text=without_card_numbers(", ".join(lines)))
    reading.reservation.addresses[payer] = None


def remark_or_contact(reading: Reading, body: str) -> None:
    """A line of free text: a contact where it says so and can be read, else a remark."""
    contact = read_contact(body)
    if contact:
        keep(contact, reading.reservation, reading.traveller)
    else:
        reading.reservation.remarks[without_card_numbers(body)] = None


def divided(reading: Reading, _text: str) -> None:
    """EQN behind the itinerary: the locators that follow are those of divided PNRs."""
    reading.group = Group.DIVIDED


def divided_locators(reading: Reading, text: str) -> None:
    """RCI of GR.8: locators of divided PNRs, and when each was made where that is told."""
    context, divided = reading.context, reading.reservation.divided
    for composite in context.parse(text)[1:]:
        locator = at([composite], 0, 1)
        if locator:
            divided[locator] = _created(context, composite) or divided.get(locator)


HANDLERS: dict[str, Handler | None] = {
    "RCI": locators,
    "SSR": special_request,
    "DAT": dates,
    "IFT": free_text,
    "ORG": _agency,
    "ADD": address,
    "EBD": None,
}
DIVIDED: dict[str, Handler | None] = {"RCI": divided_locators, "DAT": None, "ORG": None}
