"""Keep whitelisted coded fields, strike the rest, count what was struck.

The API whitelist is Regulation (EU) 2025/12 art. 4(2) a-h. Of ships ``api_ship`` adds what
IMO FAL forms 5 and 6 ask beyond it (FAL Convention, Annex, section 2): place of birth and a
crew member's rank. Of ferries, coaches and trains ``api_vehicle`` adds rank, the vehicle in
which somebody is, and who travels in it together, as the schedules of the United Kingdom's
Immigration and Police (Passenger, Crew and Service Information) Order 2008 (SI 2008/5) do.
The PNR whitelist is the nineteen elements of Directive (EU) 2016/681 Annex I without free text
(elements 12 and 19 only as far as they are coded). A redress number of this platform's own form
is no document: it is kept apart, for the one use that its bearer asked for (``flows.redress``).
A field that is on no whitelist is struck, also one that somebody adds to the records later.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from safepassage.records._base import Record
from safepassage.records.crossing import Crossing
from safepassage.records.journey import Mode
from safepassage.records.message import Contact
from safepassage.records.redress import DOCUMENT_TYPE, number_in
from safepassage.records.reservation import Reservation, Service
from safepassage.records.traveller import Address, Traveller
from safepassage.safeguards.basis import BOOKING, FieldProfile
from safepassage.safeguards.special import is_special, kept_text

_T = TypeVar("_T", bound=Record)
_DIGITS = frozenset("0123456789")
_FEWEST_DIGITS, _MOST_DIGITS, _MOST_NUMBERS = 5, 15, 3

_CARRIER = re.compile(r"[A-Z][A-Z0-9]|[0-9][A-Z]|[A-Z]{3}")
_FLIGHT = re.compile(r"[0-9]{1,4}[A-Z]?")

_API = frozenset(
    {
        "surname",
        "given_names",
        "names",
        "sex",
        "born",
        "nationality",
        "role",
        "embarks",
        "disembarks",
        "clears_at",
        "reference",
        "local_reference",
        "reservation",
        "verified",
        "documents",
        "redress_numbers",
        "seats",
        "bags",
    }
)
_API_SHIP = _API | frozenset({"birth_place", "rank"})
_API_VEHICLE = _API | frozenset({"group", "vehicle", "rank"})
_PNR = _API | frozenset(
    {
        "title",
        "residence",
        "birth_place",
        "agency_reference",
        "customer_reference",
        "tickets",
        "frequent_flyer",
        "phones",
        "emails",
        "addresses",
        "destination_address",
    }
)
_RESERVATION = frozenset(
    {
        "locator",
        "system",
        "other_locators",
        "created_at",
        "booked_at",
        "status",
        "agency",
        "origin",
        "flights",
        "codeshares",
        "services",
        "travellers",
        "bag_count",
        "bag_pieces_all_legs",
        "bags",
        "phones",
        "emails",
        "addresses",
        "payments",
        "split_from",
        "split_to",
        "history",
    }
)


def _blanks(empty: Record, kept: frozenset[str]) -> dict[str, Any]:
    """What stands in the fields of a record that are not kept."""
    return {name: getattr(empty, name) for name in empty.__struct_fields__ if name not in kept}


_KEPT = MappingProxyType(
    {
        FieldProfile.API: _API,
        FieldProfile.API_SHIP: _API_SHIP,
        FieldProfile.API_VEHICLE: _API_VEHICLE,
        FieldProfile.PNR: _PNR,
    }
)
_NOTHING = frozenset[str]()

Struck = Counter[str]
_STAYS = frozenset({"hotel", "car"})
_CODE = re.compile(r"[A-Z0-9]{1,8}")


def kept_of_traveller(profile: FieldProfile) -> frozenset[str]:
    """The fields of a traveller that are kept under ``profile``."""
    return _KEPT[profile]


def kept_of_reservation() -> frozenset[str]:
    """The fields of a reservation that are kept."""
    return _RESERVATION


@cache
def _traveller_blanks(profile: FieldProfile, beyond: frozenset[str]) -> dict[str, Any]:
    return _blanks(Traveller(), _KEPT[profile] - beyond)


@cache
def _reservation_blanks(beyond: frozenset[str]) -> dict[str, Any]:
    struck = {one.removeprefix(BOOKING) for one in beyond if one.startswith(BOOKING)}
    return _blanks(Reservation(), _RESERVATION - struck)


def minimise_traveller(
    traveller: Traveller,
    profile: FieldProfile,
    struck: Struck,
    beyond: frozenset[str] = _NOTHING,
) -> Traveller:
    """The traveller with the fields that ``profile`` allows; ``struck`` counts the others.

    ``beyond`` are fields that the profiles followed strike besides (``LegalBasis.strikes``).
    """
    kept = _strike(_apart(traveller), _traveller_blanks(profile, beyond), struck)
    if not (kept.addresses or kept.destination_address):
        return kept
    destination = _coded((kept.destination_address,) if kept.destination_address else (), struck)
    return msgspec.structs.replace(
        kept,
        addresses=_coded(kept.addresses, struck),
        destination_address=next(iter(destination), None),
    )


def _apart(traveller: Traveller) -> Traveller:
    """The traveller with redress numbers of ours apart from the documents.

    Whatever else is sent under their kind stays a document: it may be one by another's codes,
    and nobody hides a passport from screening by calling it so.
    """
    sent = {
        one: number
        for one in traveller.documents
        if one.type == DOCUMENT_TYPE and (number := number_in(one.number))
    }
    if not sent:
        return traveller
    return msgspec.structs.replace(
        traveller,
        documents=tuple(one for one in traveller.documents if one not in sent),
        redress_numbers=tuple(dict.fromkeys(sent.values())),
    )


def minimise_contact(contact: Contact | None, crossing: Crossing | None) -> tuple[str, ...]:
    """The telephone numbers of the desk that reported, as digits; nobody's name or address.

    A carrier's contact is among what is told of a flight (Regulation (EU) 2025/12 art. 4(3)).
    Of any other flight, ship or coach the contact is somebody's own telephone: not kept.
    """
    told = contact.telephone if contact and crossing and _has_desk(crossing) else ()
    return tuple(dict.fromkeys(filter(None, map(_number, told))))[:_MOST_NUMBERS]


def _has_desk(crossing: Crossing) -> bool:
    """Whether it is a carrier's flight with a designator of its own (IATA Resolution 762)."""
    carrier, number = _CARRIER.fullmatch(crossing.carrier), _FLIGHT.fullmatch(crossing.number)
    return crossing.mode is Mode.AIR and bool(carrier and number)


def _number(told: str) -> str:
    """A number that can be dialled (at most fifteen digits, ITU-T E.164), else nothing."""
    digits = "".join(one for one in told if one in _DIGITS)
    sign = "+" if told.strip().startswith("+") else ""
    return sign + digits if _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS else ""


def minimise_reservation(
    reservation: Reservation,
    profile: FieldProfile,
    struck: Struck,
    beyond: frozenset[str] = _NOTHING,
    *,
    free_text: bool = False,
) -> Reservation:
    """The reservation without free text and without stays; special-category lines apart.

    Of what is booked besides flights only journeys by other means are kept, as codes: they
    belong to the complete itinerary (Annex I, element 7); where somebody sleeps does not.
    ``free_text`` is for laws that expressly allow general remarks (element 12): of them the
    lines stay that reveal no special category (``safeguards.special``).
    """
    lines = [entry.text for entry in reservation.history if entry.text]
    remarks = _kept_lines(reservation.remarks, struck) if free_text else ()
    _count_text(filter(None, lines if free_text else (*reservation.remarks, *lines)), struck)
    told = msgspec.structs.replace(reservation, remarks=())
    kept = _strike(told, _reservation_blanks(beyond), struck)
    return msgspec.structs.replace(
        kept,
        remarks=remarks,
        history=tuple(msgspec.structs.replace(entry, text=None) for entry in kept.history),
        services=_journeys(kept.services, struck),
        addresses=_coded(kept.addresses, struck),
        travellers=tuple(
            minimise_traveller(one, profile, struck, beyond) for one in kept.travellers
        ),
    )


def _strike(record: _T, blanks: Mapping[str, Any], struck: Struck) -> _T:
    present = [name for name, blank in blanks.items() if getattr(record, name) != blank]
    if not present:
        return record
    struck.update(present)
    return msgspec.structs.replace(record, **{name: blanks[name] for name in present})


def _journeys(services: Sequence[Service], struck: Struck) -> tuple[Service, ...]:
    """Trains, ferries and coaches with their codes: whatever goes from one place to another."""
    kept = [one for one in services if _is_journey(one)]
    if len(kept) < len(services):
        struck["services"] += 1
    _count_text((one.name for one in kept if one.name), struck)
    return tuple(msgspec.structs.replace(one, name=None) for one in kept)


def _is_journey(service: Service) -> bool:
    goes = service.place and service.destination and service.place != service.destination
    codes = (service.place, service.destination, service.provider, service.number)
    return (
        bool(goes)
        and service.kind not in _STAYS
        and all(one is None or _CODE.fullmatch(one) for one in codes)
    )


def _coded(addresses: Iterable[Address], struck: Struck) -> tuple[Address, ...]:
    """The addresses without their free text; one that was nothing else is left out."""
    addresses = tuple(addresses)
    lines = [one.text for one in addresses if one.text]
    if not lines:
        return addresses
    _count_text(lines, struck)
    coded = (msgspec.structs.replace(one, text=None) for one in addresses)
    return tuple(one for one in coded if one != Address(kind=one.kind))


def _kept_lines(lines: Iterable[str], struck: Struck) -> tuple[str, ...]:
    kept = []
    for line in filter(None, lines):
        if (text := kept_text(line)) is None:
            struck["special_category"] += 1
        else:
            kept.append(text)
    return tuple(kept)


def _count_text(lines: Iterable[str], struck: Struck) -> None:
    for line in lines:
        struck["special_category" if is_special(line) else "free_text"] += 1
