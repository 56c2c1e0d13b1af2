"""The gate: nothing is stored without a legal basis that covers it.

A basis covers a kind of data, a carrier, a route and a date. API becomes two
separate admissions where two bases exist: one for border checks, one for the
passenger information unit, each with its own clocks; PNR has its own.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from safepassage.records._base import Record
from safepassage.records.crossing import Crossing
from safepassage.records.kinds import PASSED_ON, DataKind
from safepassage.records.message import Message
from safepassage.records.reservation import Reservation
from safepassage.records.traveller import Traveller
from safepassage.safeguards.basis import FieldProfile, LegalBasis, covers
from safepassage.safeguards.codeshare import flown
from safepassage.safeguards.ending import clocks
from safepassage.safeguards.minimise import minimise_reservation, minimise_traveller
from safepassage.safeguards.posting import is_posting, posting_of
from safepassage.safeguards.route import UNKNOWN, Geography, craft_of, crossing_of
from safepassage.safeguards.within_union import reaches_within_union

_API = (DataKind.API_BORDER, DataKind.API_PIU, DataKind.API_CUSTOMS, DataKind.API_HEALTH)
_PNR = (DataKind.PNR,)
KINDS_OF_FORMAT = {
    "paxlst": _API,
    "pnrgov": _PNR,
    "pnrgov-xml": _PNR,
    "csv-manifest": _API,
    "xlsx-manifest": _API,
    "block-manifest": _API,
    "fal5": _API,
    "fal6": _API,
    "gendec": _API,
    "vehicle-manifest": _API,
}
KINDS_OF_IMPORT = {"gtas-api": _API, "gtas-pnr": _PNR}
"""Taken over by the state from what it had before; no carrier sends these or agrees to them."""
KINDS_OF_FUNCTION = {("apps", "CIRQ"): _API, ("apps", "CICX"): _API}

NO_FLIGHT = "no_flight"
NO_ROUTE = "no_route"
NOT_PROCESSED = "not_processed"


class Admission(Record, frozen=True):
    """What one basis lets in: minimised values and the dates that end them.

    ``latest_at`` is the last day to which a recorded objective link or hold can keep them.
    """

    kind: DataKind
    basis: LegalBasis
    mask_at: datetime
    delete_at: datetime
    latest_at: datetime
    travellers: tuple[Traveller, ...] = ()
    reservations: tuple[Reservation, ...] = ()


class Gated(Record, frozen=True):
    """The gate's answer: the crossing, the admissions, and why nothing more came in.

    ``refusal`` is ``no_flight`` or ``no_route`` (no law could be looked for),
    ``not_processed`` (read, but nothing is done with this kind of message) or
    ``no_legal_basis`` when travellers were told and none was admitted; a message that
    tells of none (an acknowledgement) is neither admitted nor refused. ``struck`` counts
    removed fields by name.
    """

    crossing: Crossing | None = None
    admissions: tuple[Admission, ...] = ()
    refusal: str | None = None
    struck: dict[str, int] = msgspec.field(default_factory=dict)


def gate(
    message: Message,
    *,
    bases: Sequence[LegalBasis],
    geography: Geography,
    received_at: datetime,
) -> Gated:
    """Admit what a basis covers; the caller stores admissions and records refusals."""
    crossing = way_of(message, geography)
    if not (told(message) or _tells_of_bookings(message)):
        return Gated(crossing=crossing)
    kinds = _kinds(message)
    if not kinds:
        return Gated(refusal=NOT_PROCESSED)
    if crossing is None:
        return Gated(refusal=NO_FLIGHT)
    if _is_astray(crossing):
        return Gated(crossing=crossing, refusal=NO_ROUTE)
    struck: Counter[str] = Counter()
    allowed = [one for one in bases if one.modes.issuperset(leg.mode for leg in message.flights)]
    admissions = tuple(
        _admit(message, basis, kind, received_at, struck)
        for kind in kinds
        if (basis := _basis_for(kind, crossing, allowed, received_at)) is not None
    )
    return Gated(
        crossing=crossing,
        admissions=admissions,
        refusal=None if admissions else "no_legal_basis",
        struck=dict(struck),
    )


def way_of(message: Message, geography: Geography) -> Crossing | None:
    """The border that a message is about: of a journey, or of a list without one."""
    if is_posting(message):
        return posting_of(message, geography)
    return crossing_of(flown(message), geography)


def told(message: Message) -> int:
    """How many travellers a message tells of."""
    return len(message.travellers) + sum(len(one.travellers) for one in message.reservations)


def with_craft(message: Message) -> Message:
    """Everybody with the vehicle that they are in: their own car, else the coach or boat itself.

    A ship or train that the public knows by its name stands with the journey (``craft_of``).
    """
    legs = [leg for leg in message.flights if leg.vehicle and craft_of(leg) is None]
    if not legs:
        return message
    around = legs[0].vehicle
    people = (
        one if one.vehicle else msgspec.structs.replace(one, vehicle=around)
        for one in message.travellers
    )
    return msgspec.structs.replace(message, travellers=tuple(people))


def _tells_of_bookings(message: Message) -> bool:
    """Whether it tells of reservations, were it only that nobody is booked any more."""
    return bool(message.reservations) and message.format in KINDS_OF_FORMAT


def _is_astray(crossing: Crossing) -> bool:
    """Whether an unknown place leaves open if the journey touches the home state."""
    known = crossing.origin_country and crossing.destination_country
    return crossing.direction == UNKNOWN and not known


def _kinds(message: Message) -> tuple[DataKind, ...]:
    taken = KINDS_OF_FORMAT.get(message.format) or KINDS_OF_IMPORT.get(message.format)
    if taken:
        return taken
    return KINDS_OF_FUNCTION.get((message.format, message.function or ""), ())


def _admit(
    message: Message,
    basis: LegalBasis,
    kind: DataKind,
    received_at: datetime,
    struck: Counter[str],
) -> Admission:
    profile = basis.field_profile
    told = with_craft(message) if profile is FieldProfile.API_VEHICLE else message
    ends = clocks(received_at, basis.mask_after_hours, basis.delete_after_hours, basis.ending)
    return Admission(
        kind=kind,
        basis=basis,
        mask_at=ends.mask_at,
        delete_at=ends.delete_at,
        latest_at=ends.latest_at,
        travellers=tuple(
            minimise_traveller(one, profile, struck, basis.strikes) for one in told.travellers
        ),
        reservations=tuple(
            minimise_reservation(one, profile, struck, basis.strikes, free_text=basis.free_text)
            for one in message.reservations
        ),
    )


def _basis_for(
    kind: DataKind, crossing: Crossing, bases: Sequence[LegalBasis], received_at: datetime
) -> LegalBasis | None:
    """The basis that keeps least, among those that cover the crossing.

    Where one of them lets the data serve nobody else, no other agency's law reaches them.
    """
    on = journey_day(crossing, received_at)
    covering = [
        one for one in bases if covers(one, crossing, on) and reaches_within_union(one, crossing)
    ]
    if kind in PASSED_ON and any(one.is_exclusive for one in covering):
        return None
    of_kind = [one for one in covering if one.kind == kind]
    return min(of_kind, key=lambda one: (one.delete_after_hours, one.code), default=None)


def journey_day(crossing: Crossing, received_at: datetime) -> date:
    """The day of departure as told, or the day of receipt where none can be read."""
    try:
        return date.fromisoformat(crossing.departure_date)
    except ValueError:
        return received_at.date()


def basis_of_flight(
    kind: DataKind, crossing: Crossing, bases: Sequence[LegalBasis], at: datetime
) -> LegalBasis | None:
    """The basis on which data of ``kind`` may be asked for on a flight; none, and nobody asks."""
    of_its_mode = [one for one in bases if crossing.mode in one.modes]
    return _basis_for(kind, crossing, of_its_mode, at)
