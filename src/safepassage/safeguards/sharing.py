"""The single window: which agency gets which fields (ICAO Annex 9, standard 9.1).

Carriers send once. Each agency gets what its own law gives it: fields of a kind of data that
was collected for its purpose, on the routes, days and modes that the law names. Anything that
is not named is not given. Hits, decisions and scores are no fields; they have no way through.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from itertools import product
from types import MappingProxyType
from typing import Any, get_args

import msgspec

from safepassage.records._base import Record
from safepassage.records.crossing import Crossing
from safepassage.records.journey import Mode
from safepassage.records.kinds import DataKind
from safepassage.records.reservation import Reservation
from safepassage.records.traveller import Traveller
from safepassage.safeguards.basis import BOOKING, MODES_OF, FieldProfile, Reach, covers
from safepassage.safeguards.minimise import kept_of_reservation, kept_of_traveller
from safepassage.safeguards.purpose import Purpose, may_read


class AgencyRole(StrEnum):
    """What an agency is, and so the one purpose for which it may be given data."""

    BORDER = "border"
    CUSTOMS = "customs"
    POLICE_UNIT = "police_unit"
    HEALTH = "health"


PURPOSE_OF_ROLE = MappingProxyType(
    {
        AgencyRole.BORDER: Purpose.BORDER_CHECK,
        AgencyRole.CUSTOMS: Purpose.CUSTOMS_CONTROL,
        AgencyRole.POLICE_UNIT: Purpose.PNR_ASSESSMENT,
        AgencyRole.HEALTH: Purpose.PUBLIC_HEALTH,
    }
)
BY_MACHINE = frozenset(DataKind) - {DataKind.PNR}
"""What a machine may hand over; reservations are read by the unit's own people, case by case."""


class Supply(StrEnum):
    """Whether an agency gets every traveller that its law reaches, or only whom it asks for."""

    ALL = "all"
    ON_REQUEST = "on_request"


class AgencyBasis(Reach, frozen=True, kw_only=True):
    """One law of one agency in force, with the journeys that it reaches.

    ``fields`` says for each kind of data which leaf fields are given (``documents.number``,
    ``booking.locator``); ``keep_hours`` is how long the agency keeps them, from the moment in
    which the carrier told them.
    """

    id: str
    code: str
    version: int
    agency: str
    purpose: Purpose
    title: str
    law: str
    article: str
    fields: Mapping[DataKind, frozenset[str]]
    keep_hours: float
    supply: Supply = Supply.ALL


def leaves(record: type[Record], prefix: str = "") -> Iterator[str]:
    """The leaf fields of a record by their paths; records inside are gone into."""
    for field in msgspec.structs.fields(record):
        inner = _record_in(field.type)
        if inner is Traveller:
            continue
        if inner is None:
            yield prefix + field.name
        else:
            yield from leaves(inner, f"{prefix}{field.name}.")


def _record_in(kind: Any) -> type[Record] | None:  # noqa: ANN401 - an annotation is anything
    if isinstance(kind, type) and issubclass(kind, Record):
        return kind
    return next(filter(None, map(_record_in, get_args(kind))), None)


EVERY_FIELD = (*leaves(Traveller), *leaves(Reservation, BOOKING))
_FREE_TEXT = frozenset(
    {
        "addresses.text",
        "destination_address.text",
        "booking.addresses.text",
        "booking.history.text",
        "booking.services.name",
    }
)
"""Struck before anything is stored (``minimise``)."""
_FOR_REDRESS = frozenset({"redress_numbers"})
"""Kept for the one use that the traveller asked for, whatever an agency's law names."""


def _profiles(kind: DataKind, mode: Mode) -> Iterator[FieldProfile]:
    """The whitelists under which data of a kind can be stored of journeys of a mode."""
    for profile in FieldProfile:
        if (profile is FieldProfile.PNR) == (kind is DataKind.PNR) and mode in MODES_OF[profile]:
            yield profile


def _kept(profiles: Iterable[FieldProfile]) -> frozenset[str]:
    tops = frozenset[str]().union(*map(kept_of_traveller, profiles))
    return frozenset(path for path in leaves(Traveller) if path.split(".")[0] in tops)


_BOOKINGS = frozenset(
    path for path in leaves(Reservation, BOOKING) if path.split(".")[1] in kept_of_reservation()
)
STORED_OF_MODE = MappingProxyType(
    {
        (kind, mode): (
            _kept(_profiles(kind, mode)) | (_BOOKINGS if kind is DataKind.PNR else frozenset())
        )
        - _FREE_TEXT
        - _FOR_REDRESS
        for kind, mode in product(DataKind, Mode)
    }
)
"""The leaf fields that are stored and may be given, by kind and mode; no agency gets another."""
STORED = MappingProxyType(
    {
        kind: frozenset[str]().union(*(STORED_OF_MODE[kind, mode] for mode in Mode))
        for kind in DataKind
    }
)
"""The same of any mode."""


def reaches(basis: AgencyBasis, crossing: Crossing, on: date) -> bool:
    """Whether the agency's law covers a journey of that day."""
    return crossing.mode in basis.modes and covers(basis, crossing, on)


def named(basis: AgencyBasis, kind: DataKind) -> frozenset[str]:
    """The fields of a kind that the law gives the agency, of whatever mode."""
    if not may_read(basis.purpose, kind):
        return frozenset()
    return basis.fields.get(kind, frozenset()) & STORED[kind]


def given(basis: AgencyBasis, kind: DataKind, mode: Mode) -> frozenset[str]:
    """The fields of a kind that the law gives the agency, on a journey that it reaches."""
    return named(basis, kind) & STORED_OF_MODE[kind, mode]


def allowed(
    basis: AgencyBasis, kind: DataKind, field: str, crossing: Crossing, *, on: date
) -> bool:
    """Whether the agency may be given this one field of this one journey."""
    return field in given(basis, kind, crossing.mode) and reaches(basis, crossing, on)


def project(traveller: Traveller, fields: frozenset[str]) -> dict[str, Any]:
    """The traveller as plain values with ``fields`` alone; unknown ones are ``None``."""
    return _pruned(msgspec.to_builtins(traveller), fields, "")


def _pruned(values: Mapping[str, Any], fields: frozenset[str], prefix: str) -> dict[str, Any]:
    kept = {}
    for name, value in values.items():
        path = prefix + name
        if path in fields:
            kept[name] = value
        elif any(field.startswith(f"{path}.") for field in fields):
            kept[name] = _pruned_inside(value, fields, f"{path}.")
    return kept


def _pruned_inside(value: Any, fields: frozenset[str], prefix: str) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, Mapping):
        return _pruned(value, fields, prefix)
    if isinstance(value, list | tuple):
        return [_pruned(one, fields, prefix) for one in value]
    return value
