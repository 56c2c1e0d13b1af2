"""Values while a reservation is being read; they become records when it is complete.

What is kept once and in the order sent is a dictionary, so that no repetition, however long,
makes reading slow.
"""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from safepassage.records import (
    Address,
    Document,
    FlightNumber,
    HistoryEntry,
    Leg,
    Locator,
    Name,
    Payment,
    Place,
    Role,
    Seat,
    Service,
)

Tag: TypeAlias = tuple[str, str, str, str]
"""A bag tag as printed (licence plate, or carrier and number), number, carrier, destination."""


class Luggage(NamedTuple):
    """What one TBD says of a traveller, its ranges of tags expanded.

    ``printed`` are the tags as printed; ``pool`` is ``head`` or ``member`` where bags are
    checked in together: a member's pieces are those of the head.
    """

    pieces: int | None
    weight_kg: float | None
    pool: str | None
    tags: list[Tag]
    printed: list[str]


class TravellerDraft:
    """One TIF of group 2 and all that is told about this person anywhere in the PNR.

    ``documents`` are kept by type and number, ``luggage`` by the segment that told it.
    """

    __slots__ = (
        "addresses",
        "birth_place",
        "born",
        "destination_address",
        "documents",
        "emails",
        "frequent_flyer",
        "given_names",
        "is_documented",
        "local_reference",
        "luggage",
        "names",
        "nationality",
        "phones",
        "reference",
        "residence",
        "role",
        "seats",
        "sex",
        "surname",
        "tickets",
        "title",
    )

    def __init__(
        self,
        surname: str | None,
        given_names: str | None,
        title: str | None = None,
        role: Role = Role.PASSENGER,
        *,
        local_reference: str | None = None,
    ) -> None:
        self.surname, self.given_names, self.title, self.role = surname, given_names, title, role
        self.local_reference = local_reference
        self.is_documented = False
        self.reference: str | None = None
        self.sex: str | None = None
        self.born: str | None = None
        self.nationality: str | None = None
        self.residence: str | None = None
        self.birth_place: Place | None = None
        self.destination_address: Address | None = None
        self.names: dict[Name, None] = {}
        self.documents: dict[tuple[str | None, str | None], Document] = {}
        self.tickets: dict[str, None] = {}
        self.seats: dict[Seat, None] = {}
        self.luggage: dict[str, Luggage] = {}
        self.frequent_flyer: dict[str, None] = {}
        self.phones: dict[str, None] = {}
        self.emails: dict[str, None] = {}
        self.addresses: dict[Address, None] = {}


@dataclass(slots=True, eq=False)
class LegDraft:
    """One TVL of group 5; ``other`` is the second flight number of a code-share.

    TRA gives it with its carrier; the second TVL, before 14.1, without. ``other_at`` is the
    position of that segment, ``seats`` those given at check-in on all occurrences of the leg.
    """

    sold: Leg
    operating_carrier: str | None
    is_prime: bool
    seats: dict[str, Seat]
    luggage: list[Luggage]
    other: FlightNumber | None = None
    other_at: int = 0
    status: str | None = None


class Request(NamedTuple):
    """An SSR that can only be assigned when all travellers of the PNR are known."""

    position: int
    code: str
    text: str
    references: list[str]
    owner: TravellerDraft | None


class ReservationDraft:
    """One SRC group; travellers are found by reference, by TIF segment and by surname.

    The first ``indexed`` of them are in ``by_surname``. ``divided`` has the locators of divided
    reservations with their creation, ``is_sold`` tells whether anybody is named as having booked,
    ``is_sale_told`` whether the message says who, or that nobody has (ORG).
    """

    __slots__ = (
        "addresses",
        "agency",
        "by_reference",
        "by_segment",
        "by_surname",
        "created_at",
        "divided",
        "emails",
        "first_locator",
        "history",
        "indexed",
        "infants",
        "is_sale_told",
        "is_sold",
        "legs",
        "locators",
        "payments",
        "phones",
        "remarks",
        "requests",
        "services",
        "ticketed_at",
        "travellers",
    )

    def __init__(self) -> None:
        self.created_at: str | None = None
        self.ticketed_at: str | None = None
        self.agency: str | None = None
        self.first_locator = ""
        self.is_sold = False
        self.is_sale_told = False
        self.locators: dict[Locator, None] = {}
        self.travellers: list[TravellerDraft] = []
        self.infants: list[TravellerDraft] = []
        self.by_reference: dict[str, TravellerDraft] = {}
        self.by_segment: dict[str, TravellerDraft] = {}
        self.indexed = 0
        self.by_surname: dict[str, list[TravellerDraft]] = {}
        self.legs: list[LegDraft] = []
        self.requests: list[Request] = []
        self.phones: dict[str, None] = {}
        self.emails: dict[str, None] = {}
        self.addresses: dict[Address, None] = {}
        self.payments: dict[Payment, None] = {}
        self.divided: dict[str, str | None] = {}
        self.services: list[Service] = []
        self.remarks: dict[str, None] = {}
        self.history: list[HistoryEntry] = []

    def add(self, person: TravellerDraft) -> None:
        """A traveller, with the first one of each reference keeping it."""
        self.travellers.append(person)
        if person.local_reference:
            self.by_reference.setdefault(person.local_reference, person)
        if person.role is Role.INFANT:
            self.infants.append(person)
