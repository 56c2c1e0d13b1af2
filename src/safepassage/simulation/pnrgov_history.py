"""PNRGOV groups 10 to 12 and LTS: what happened to a reservation, coded or in words."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from safepassage.simulation.dialects import PnrDialect
from safepassage.simulation.pnrgov_traveller import moment
from safepassage.simulation.reservations import Booking


def history_segments(booking: Booking, dialect: PnrDialect, hours: float) -> Iterator[str]:
    """Yield the changes made up to ``hours`` before departure, as the dialect tells them."""
    for at, text in _changes(booking, hours):
        if dialect.history:
            yield from _coded(booking, dialect, at, text)
        if dialect.log:
            yield dialect.syntax.segment("LTS", f"0/A/{text} {at:%d%b %H%MZ}".upper())


def _changes(booking: Booking, hours: float) -> Iterator[tuple[datetime, str]]:
    times = booking.times
    happened = ((times.docs, "DOCS ADDED"), (times.seats, "SEAT ASSIGNED"))
    for when, text in happened:
        if hours <= when < times.booked:
            yield booking.flight.departs - timedelta(hours=when), text


def _coded(booking: Booking, dialect: PnrDialect, at: datetime, text: str) -> Iterator[str]:
    segment = dialect.syntax.segment
    contacts = booking.contacts
    carrier = booking.flight.airline.code
    yield segment("ABI", "1", ("", contacts.office), contacts.office_city, "", carrier)
    yield segment("DAT", ("T", *moment(at)))
    yield segment("SAC", "", "", "A")
    yield segment("IFT", ("4", "19"), text)
