"""What the law's lists of passenger data are in our fields.

PNR: the nineteen elements of Directive (EU) 2016/681 Annex I by number. API: the letters of
Regulation (EU) 2025/12 art. 4(2), the same as 2025/13; ``flight`` is its art. 4(3). Beyond both,
``fal`` is what IMO FAL forms 5 and 6 add, ``vehicle`` what SI 2008/5 (United Kingdom) adds,
``birth`` the place of birth in an open reading of element 18. ``message`` is no datum of its own:
references and roles with which a message tells one traveller from another. ``redress`` is what a
traveller asked this state to keep.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from safepassage.records._base import Record
from safepassage.records.kinds import DataKind
from safepassage.safeguards.basis import BOOKING, FieldProfile
from safepassage.safeguards.minimise import kept_of_reservation, kept_of_traveller


class Element(Record, frozen=True):
    """One item of the law's list: its number or letter, its words, our fields."""

    code: str
    title: str
    fields: frozenset[str]


def _of(code: str, title: str, fields: str) -> Element:
    return Element(code=code, title=title, fields=frozenset(fields.split()))


_COMMON = (
    _of(
        "message",
        "Role on board and references of the message itself",
        "role reference local_reference agency_reference customer_reference",
    ),
    _of("redress", "Redress number that the traveller asked for", "redress_numbers"),
)
PNR_ELEMENTS = (
    _of(
        "1",
        "PNR record locator",
        "reservation booking.locator booking.system booking.other_locators",
    ),
    _of("2", "Date of reservation or issue of ticket", "booking.created_at booking.booked_at"),
    _of("3", "Dates of intended travel", "booking.flights"),
    _of("4", "Names", "surname given_names title names booking.travellers"),
    _of(
        "5",
        "Address and contact information",
        "residence phones emails addresses destination_address"
        " booking.phones booking.emails booking.addresses",
    ),
    _of("6", "Forms of payment, billing address", "booking.payments booking.addresses"),
    _of(
        "7",
        "Complete travel itinerary",
        "embarks disembarks clears_at booking.origin booking.flights booking.services",
    ),
    _of("8", "Frequent flyer information", "frequent_flyer"),
    _of("9", "Travel agency or agent", "booking.agency"),
    _of("10", "Travel status", "booking.status"),
    _of("11", "Split or divided PNR", "booking.split_from booking.split_to"),
    _of("12", "General remarks (of unaccompanied minors alone)", "booking.remarks"),
    _of("13", "Ticketing field information", "tickets"),
    _of("14", "Seat number and other seat information", "seats"),
    _of("15", "Code share information", "booking.codeshares"),
    _of(
        "16",
        "All baggage information",
        "bags booking.bag_count booking.bag_pieces_all_legs booking.bags",
    ),
    _of("17", "Number and other names of travellers on the PNR", "names booking.travellers"),
    _of(
        "18",
        "Advance passenger information, as listed",
        "surname given_names sex born nationality documents verified",
    ),
    _of("19", "All historical changes to 1 to 18", "booking.history"),
    _of("birth", "Place of birth (element 18 read openly)", "birth_place"),
    *_COMMON,
)
API_ELEMENTS = (
    _of("a", "Names", "surname given_names names"),
    _of("b", "Date of birth, sex, nationality", "born sex nationality"),
    _of("c", "Type, number and issuer of the travel document", "documents"),
    _of("d", "Date of expiry of the travel document", "documents"),
    _of("e", "PNR record locator", "reservation"),
    _of("f", "Seat", "seats"),
    _of("g", "Baggage tags, number and weight", "bags"),
    _of("h", "How the data were captured", "verified"),
    _of("flight", "Flight: border point, embarkation, landing", "embarks disembarks clears_at"),
    _of("fal", "IMO FAL forms 5 and 6: place of birth, rank", "birth_place rank"),
    _of("vehicle", "SI 2008/5: rank, vehicle, who travels in it", "rank vehicle group"),
    *_COMMON,
)
REMARKS = "12"
"""The element of a reservation that is free text."""
NEVER_KEPT = frozenset({"crew_position"})
"""Fields that belong to no element of any list; whoever tells them, they are struck."""


def elements_of(kind: DataKind) -> tuple[Element, ...]:
    """The list that the law has for data of ``kind``."""
    return PNR_ELEMENTS if kind is DataKind.PNR else API_ELEMENTS


ELEMENTS_OF: Mapping[DataKind, frozenset[str]] = MappingProxyType(
    {kind: frozenset(one.code for one in elements_of(kind)) for kind in DataKind}
)


def fields_of(kind: DataKind, codes: Iterable[str]) -> frozenset[str]:
    """Our fields that the elements named by ``codes`` hold."""
    wanted = frozenset(codes)
    held = (one.fields for one in elements_of(kind) if one.code in wanted)
    return frozenset[str]().union(*held)


def struck_beyond(kind: DataKind, profile: FieldProfile, codes: Iterable[str]) -> frozenset[str]:
    """The fields that ``profile`` (of ``minimise``) would keep and the elements do not hold."""
    kept = set(kept_of_traveller(profile))
    if kind is DataKind.PNR:
        kept.update(BOOKING + name for name in kept_of_reservation())
    return frozenset(kept - fields_of(kind, codes))
