"""A passenger name record."""

from safepassage.records._base import Record
from safepassage.records.journey import Leg
from safepassage.records.traveller import Address, Traveller

CANCELLED = "cancelled"
"""The status of a reservation in which nothing is booked any more."""

_NOT_BOOKED = frozenset({CANCELLED, "HX", "XK", "XR", "XX"})


class Locator(Record, frozen=True):
    """The same reservation's record locator in another system (``system`` is its code)."""

    locator: str
    system: str | None = None


class Codeshare(Record, frozen=True):
    """A marketing flight and the operating flight behind it, both as designators."""

    marketing: str
    operating: str


class BagTag(Record, frozen=True):
    """One piece of checked baggage; ``prime_flight`` when tagged on the pushed flight."""

    tag: str
    carrier: str | None = None
    destination: str | None = None
    prime_flight: bool = False


class Service(Record, frozen=True):
    """Something booked with the journey that is no flight: a hotel, a car (PNRGOV GR.9).

    ``code`` is the business function as sent (PADIS 4025 in MSG), ``kind`` its name where it is
    known; ``provider`` and ``number`` are codes, ``name`` is as sent.
    """

    kind: str | None = None
    code: str | None = None
    provider: str | None = None
    number: str | None = None
    name: str | None = None
    place: str | None = None
    destination: str | None = None
    starts: str | None = None
    ends: str | None = None
    status: str | None = None


class Payment(Record, frozen=True):
    """A form of payment; card numbers carry their last four characters only."""

    kind: str | None = None
    number: str | None = None


class HistoryEntry(Record, frozen=True):
    """One line of a reservation's history as the carrier told it."""

    at: str | None = None
    action: str | None = None
    segment: str | None = None
    text: str | None = None


class Reservation(Record, frozen=True):
    """One reservation (PNR) with its travellers and itinerary.

    ``origin`` is the first departure of the itinerary; ``bag_count`` counts
    pieces checked in once (the largest leg), ``bag_pieces_all_legs`` the sum
    over legs. ``status`` is the booking status of the pushed flight as sent, or ``cancelled``
    when nothing is booked any more. ``split_to`` were divided from this reservation,
    ``split_from`` is what it was divided from.
    """

    locator: str | None = None
    system: str | None = None
    other_locators: tuple[Locator, ...] = ()
    created_at: str | None = None
    booked_at: str | None = None
    status: str | None = None
    agency: str | None = None
    origin: str | None = None
    flights: tuple[Leg, ...] = ()
    codeshares: tuple[Codeshare, ...] = ()
    services: tuple[Service, ...] = ()
    travellers: tuple[Traveller, ...] = ()
    bag_count: int | None = None
    bag_pieces_all_legs: int | None = None
    bags: tuple[BagTag, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()
    payments: tuple[Payment, ...] = ()
    split_from: tuple[str, ...] = ()
    split_to: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    history: tuple[HistoryEntry, ...] = ()

    @property
    def is_cancelled(self) -> bool:
        """Whether nothing is booked any more on the pushed flight (AIRIMP status codes)."""
        return self.status in _NOT_BOOKED
