"""Values while a reservation is being read; they become records when it is complete."""

from dataclasses import dataclass, field
from typing import NamedTuple

from safepassage.records import (
    Address,
    Document,
    FlightNumber,
    HistoryEntry,
    Leg,
    Name,
    Payment,
    Place,
    Role,
    Seat,
)
from safepassage.records.reservation import Locator


class Tag(NamedTuple):
    """A bag tag; ``full`` is what is printed: a licence plate, or carrier and short number."""

    full: str
    number: str
    carrier: str
    destination: str


class Luggage(NamedTuple):
    """What one TBD says of a traveller, its ranges of tags expanded.

    ``is_member`` when the pieces are in a pool whose head has them too.
    """

    pieces: int | None
    weight_kg: float | None
    is_member: bool
    tags: list[Tag]


@dataclass(slots=True, eq=False)
class TravellerDraft:
    """One TIF of group 2 and all that is told about this person anywhere in the PNR."""

    surname: str | None
    given_names: str | None
    title: str | None
    role: Role = Role.PASSENGER
    local_reference: str | None = None
    reference: str | None = None
    names: list[Name] = field(default_factory=list)
    is_documented: bool = False
    sex: str | None = None
    born: str | None = None
    nationality: str | None = None
    residence: str | None = None
    birth_place: Place | None = None
    documents: list[Document] = field(default_factory=list)
    tickets: list[str] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    luggage: list[Luggage] = field(default_factory=list)
    frequent_flyer: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    destination_address: Address | None = None


@dataclass(slots=True)
class LegDraft:
    """One TVL of group 5; ``other`` is the second flight number of a code-share.

    TRA gives it with its carrier; the second TVL, before 14.1, without. ``other_at`` is the
    position of that segment.
    """

    sold: Leg
    operating_carrier: str | None
    is_prime: bool
    seats: dict[str, Seat]
    other: FlightNumber | None = None
    other_at: int = 0
    status: str | None = None
    luggage: list[Luggage] = field(default_factory=list)


@dataclass(slots=True)
class Request:
    """An SSR that can only be assigned when all travellers of the PNR are known."""

    position: int
    code: str
    text: str
    references: list[str]
    owner: TravellerDraft | None


@dataclass(slots=True)
class ReservationDraft:
    """One SRC group."""

    locators: list[Locator] = field(default_factory=list)
    created_at: str | None = None
    ticketed_at: str | None = None
    agency: str | None = None
    travellers: list[TravellerDraft] = field(default_factory=list)
    by_reference: dict[str, TravellerDraft] = field(default_factory=dict)
    by_segment: dict[str, TravellerDraft] = field(default_factory=dict)
    legs: list[LegDraft] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    split_from: list[str] = field(default_factory=list)
    split_to: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    history: list[HistoryEntry] = field(default_factory=list)


def add(values: list[str], value: str | None) -> None:
    """Append what is there and not yet in the list."""
    if value and value not in values:
        values.append(value)
