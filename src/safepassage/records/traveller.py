"""A person on a journey, as one message tells it."""

from enum import StrEnum

from safepassage.records._base import Record
from safepassage.records.document import Document
from safepassage.records.journey import Vehicle


class Role(StrEnum):
    """In what capacity somebody is on board (UN/EDIFACT 3035 and PNRGOV TIF)."""

    PASSENGER = "passenger"
    CREW = "crew"
    TRANSIT_PASSENGER = "transit_passenger"
    TRANSIT_CREW = "transit_crew"
    INFANT = "infant"


class SeatSource(StrEnum):
    """Which part of a message gave a seat."""

    RESERVATION = "reservation"
    CHECK_IN = "check-in"
    MANIFEST = "manifest"


class Name(Record, frozen=True):
    """One form of a name as sent; ``source`` is ``nad``, ``pdt``, ``tif`` or ``docs``."""

    surname: str | None = None
    given_names: str | None = None
    source: str | None = None


class Place(Record, frozen=True):
    """A place of birth: country code as ISO alpha-3 and text as sent."""

    country: str | None = None
    text: str | None = None


class Address(Record, frozen=True):
    """A postal address; ``kind`` is ``residence``, ``destination``, ``contact`` or ``billing``."""

    kind: str | None = None
    street: str | None = None
    city: str | None = None
    state: str | None = None
    postcode: str | None = None
    country: str | None = None
    text: str | None = None


class Seat(Record, frozen=True):
    """A seat on one leg."""

    source: SeatSource
    number: str | None = None
    cabin: str | None = None
    origin: str | None = None
    destination: str | None = None


class Bags(Record, frozen=True):
    """Checked baggage of one traveller; weight in kilograms.

    ``pool`` tells the traveller's part where bags are checked in together: ``head`` or
    ``member`` (PNRGOV TBD, HP and MP); the pool's pieces are counted with its head.
    """

    count: int | None = None
    weight_kg: float | None = None
    tags: tuple[str, ...] = ()
    pool: str | None = None


class Traveller(Record, frozen=True):
    """One traveller as one message announces them.

    ``surname`` and ``given_names`` come from SSR DOCS or the document where
    present; ``names`` holds every form sent. ``reference`` is the unique
    traveller reference (RFF+ABO, REF), ``local_reference`` the one inside the
    message (TIF), ``reservation`` the record locator, ``agency_reference`` what a
    government gave before (RFF+AEA), ``customer_reference`` the carrier's (RFF+CR).
    ``crew_position`` is the code of a crew member's work on board as sent (EMP).
    ``group`` is alike for people who travel together, ``vehicle`` the one they board
    with; ``rank`` is a crew member's. ``redress_numbers`` are this state's own, taken out of
    ``documents`` where the data are admitted (``safeguards.minimise``).
    """

    surname: str | None = None
    given_names: str | None = None
    title: str | None = None
    names: tuple[Name, ...] = ()
    sex: str | None = None
    born: str | None = None
    nationality: str | None = None
    residence: str | None = None
    birth_place: Place | None = None
    role: Role = Role.PASSENGER
    embarks: str | None = None
    disembarks: str | None = None
    clears_at: str | None = None
    reference: str | None = None
    local_reference: str | None = None
    reservation: str | None = None
    agency_reference: str | None = None
    customer_reference: str | None = None
    crew_position: str | None = None
    tickets: tuple[str, ...] = ()
    verified: bool | None = None
    documents: tuple[Document, ...] = ()
    redress_numbers: tuple[str, ...] = ()
    seats: tuple[Seat, ...] = ()
    bags: Bags = Bags()
    frequent_flyer: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()
    destination_address: Address | None = None
    group: str | None = None
    vehicle: Vehicle | None = None
    rank: str | None = None
