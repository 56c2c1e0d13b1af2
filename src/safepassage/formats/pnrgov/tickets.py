"""GR.3 and GR.4: tickets and how they were paid."""

from typing import Final

from safepassage.formats.pnrgov.cards import KIND_LENGTH, is_account, masked, parted
from safepassage.formats.pnrgov.reading import Reading
from safepassage.formats.pnrgov.reservation import dates
from safepassage.records import Payment

_ACCOUNT: Final = 4


def ticket(reading: Reading, text: str) -> None:
    """TKT: the number; a ticketless traveller has none."""
    reading.is_paying = True
    elements = reading.context.split(text)
    if reading.traveller and len(elements) > 1:
        number = reading.context.parts(elements[1])[0].strip()
        if number:
            reading.traveller.tickets[number] = None


def ticketing_date(reading: Reading, text: str) -> None:
    """DAT of a ticket: of interest until the PNR has a ticketing date."""
    if reading.reservation.ticketed_at is None:
        dates(reading, text)


def payment(reading: Reading, text: str) -> None:
    """FOP: kind and, cut to its last four characters, the account of each payment."""
    context, payments = reading.context, reading.reservation.payments
    for element in context.split(text)[1:]:
        parts = context.parts(element)
        kind, number = parts[0], parts[_ACCOUNT] if len(parts) > _ACCOUNT else ""
        if len(kind) > KIND_LENGTH or not kind.isalpha():
            kind, glued = parted(kind)
            number = number or glued
        elif len(parts) == _ACCOUNT and is_account(parts[-1]):
            number = parts[-1]
        paid = Payment(kind=kind or None, number=masked(number.strip()) if number else None)
        if paid.kind or paid.number:
            payments[paid] = None
