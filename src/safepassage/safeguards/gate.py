"""The gate: nothing is stored without a legal basis that covers it.

A basis covers a kind of data, a carrier, a route and a date. API becomes two
separate admissions where two bases exist: one for border checks, one for the
passenger information unit, each with its own clocks; PNR has its own.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import msgspec

from safepassage.records._base import Record
from safepassage.records.crossing import Crossing
from safepassage.records.kinds import DataKind
from safepassage.records.message import Message
from safepassage.records.reservation import Reservation
from safepassage.records.traveller import Traveller
from safepassage.safeguards.basis import ANYWHERE, Direction, LegalBasis
from safepassage.safeguards.minimise import minimise_reservation, minimise_traveller
from safepassage.safeguards.posting import is_posting, posting_of
from safepassage.safeguards.route import UNKNOWN, Geography, crossing_of

_API = (DataKind.API_BORDER, DataKind.API_PIU)
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
KINDS_OF_FUNCTION = {("apps", "CIRQ"): _API, ("apps", "CICX"): _API}


_WAYS = {
    Direction.INBOUND: frozenset({Direction.INBOUND.value}),
    Direction.OUTBOUND: frozenset({Direction.OUTBOUND.value}),
    Direction.ANY: frozenset({Direction.INBOUND.value, Direction.OUTBOUND.value}),
    Direction.POSTING: frozenset({Direction.POSTING.value}),
}
NO_FLIGHT = "no_flight"
NO_ROUTE = "no_route"
NOT_PROCESSED = "not_processed"


class Admission(Record, frozen=True):
    """What one basis lets in: minimised values and the two dates that end them."""

    kind: DataKind
    basis: LegalBasis
    mask_at: datetime
    delete_at: datetime
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
    if not told(message):
        return Gated(crossing=crossing)
    kinds = _kinds(message)
    if not kinds:
        return Gated(refusal=NOT_PROCESSED)
    if crossing is None:
        return Gated(refusal=NO_FLIGHT)
    if crossing.direction == UNKNOWN and not (
        crossing.origin_country and crossing.destination_country
    ):
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
    return crossing_of(message.flights, geography)


def told(message: Message) -> int:
    """How many travellers a message tells of."""
    return len(message.travellers) + sum(len(one.travellers) for one in message.reservations)


def _kinds(message: Message) -> tuple[DataKind, ...]:
    if kinds := KINDS_OF_FORMAT.get(message.format):
        return kinds
    return KINDS_OF_FUNCTION.get((message.format, message.function or ""), ())


def _admit(
    message: Message,
    basis: LegalBasis,
    kind: DataKind,
    received_at: datetime,
    struck: Counter[str],
) -> Admission:
    profile = basis.field_profile
    return Admission(
        kind=kind,
        basis=basis,
        mask_at=received_at + timedelta(hours=basis.mask_after_hours),
        delete_at=received_at + timedelta(hours=basis.delete_after_hours),
        travellers=tuple(minimise_traveller(one, profile, struck) for one in message.travellers),
        reservations=tuple(
            minimise_reservation(one, profile, struck) for one in message.reservations
        ),
    )


def _basis_for(
    kind: DataKind, crossing: Crossing, bases: Sequence[LegalBasis], received_at: datetime
) -> LegalBasis | None:
    """The basis that keeps least, among those that cover the crossing."""
    on = _journey_day(crossing, received_at)
    covering = [one for one in bases if one.kind == kind and _covers(one, crossing, on)]
    return min(covering, key=lambda one: (one.delete_after_hours, one.code), default=None)


def _journey_day(crossing: Crossing, received_at: datetime) -> date:
    try:
        return date.fromisoformat(crossing.departure_date)
    except ValueError:
        return received_at.date()


def _covers(basis: LegalBasis, crossing: Crossing, on: date) -> bool:
    return (
        basis.valid_from <= on
        and (basis.valid_to is None or on <= basis.valid_to)
        and crossing.direction in _WAYS[basis.direction]
        and not basis.carriers.isdisjoint({ANYWHERE, crossing.carrier})
        and not basis.origins.isdisjoint({ANYWHERE, crossing.origin, crossing.origin_country})
        and not basis.destinations.isdisjoint(
            {ANYWHERE, crossing.destination, crossing.destination_country}
        )
    )
