"""GR.3 and GR.4: tickets and how they were paid."""

from typing import Final

from safepassage.formats.pnrgov.reading import Reading
from safepassage.formats.pnrgov.reservation import dates
from safepassage.records import Payment

_SHOWN: Final = 4
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
        number = masked(parts[_ACCOUNT].strip()) if len(parts) > _ACCOUNT else None
        paid = Payment(kind=parts[0] or None, number=number)
        if paid.kind or number:
            payments[paid] = None


def masked(number: str) -> str | None:
    """An account number of which only the last four characters are left."""
    hidden = len(number) - _SHOWN
    return "X" * hidden + number[-_SHOWN:] if hidden > 0 else "X" * len(number) or None
