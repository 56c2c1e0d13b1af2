"""Admitted values in the shape in which they will be sealed and found again."""

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from safepassage.pipeline.measure import Measure
from safepassage.records._base import Record
from safepassage.records.answer import Answer
from safepassage.records.crossing import Crossing
from safepassage.records.defect import Defect
from safepassage.records.groups import RESERVATION_GROUPS, TRAVELLER_GROUPS, FieldGroup
from safepassage.records.intent import Intent
from safepassage.records.kinds import DataKind
from safepassage.records.reservation import Reservation
from safepassage.records.traveller import Traveller
from safepassage.records.watch import Match
from safepassage.safeguards.gate import Admission
from safepassage.safeguards.sealing import LookUp

CHANGES_ONLY = "141"
"""The function of a push that tells changes only (PADIS 4025 in MSG)."""


class JourneyDraft(Record, frozen=True):
    """One traveller: sealed groups to be, keys to be found by, and what screening said.

    ``ordinal`` is the place in the input; ``booking`` that of the
    traveller's reservation in ``Batch.reservations``.
    """

    ordinal: int
    role: str
    parts: dict[str, bytes]
    look_ups: tuple[tuple[LookUp, str], ...]
    matches: tuple[Match, ...] = ()
    missing: tuple[str, ...] = ()
    reference: str | None = None
    locator: str | None = None
    booking: int | None = None


class ReservationDraft(Record, frozen=True):
    """One reservation: sealed groups to be and keys to be found by.

    ``cancelled`` when the carrier says that nothing is booked any more, ``None`` where it
    does not say.
    """

    parts: dict[str, bytes]
    look_ups: tuple[tuple[LookUp, str], ...]
    cancelled: bool | None = None


class Batch(Record, frozen=True):
    """All that one basis admits of one message; the dates are those of its ``Admission``.

    ``at_departure``: everything ends when the traveller is known to have left.
    """

    kind: DataKind
    basis: str
    basis_version: int
    mask_at: datetime
    delete_at: datetime
    latest_at: datetime
    at_departure: bool
    journeys: tuple[JourneyDraft, ...]
    reservations: tuple[ReservationDraft, ...] = ()


class PartPlace(Record, frozen=True):
    """Where a message stands among the parts of a larger one, and the totals it tells."""

    reference: str
    number: int
    is_last: bool
    counts: dict[str, int]
    announced: dict[str, int]


class Part(Record, frozen=True):
    """One message of an interchange after parsing, gate and screening.

    ``replies`` are what a carrier says back to an answer of ours (CUSRES 312, ACKRES),
    ``answers_to`` the reference of ours that it gives back (UNH 0068), ``phones`` the
    telephone numbers of the desk that reported; ``measure`` is its quality in counts; ``late``
    when it came after the departure of its flight. Of a flight that is changed, ``changed_to``
    is the second one that the message names, and ``former`` what a stored one was before.
    """

    format: str
    version: str | None
    function: str
    subfunction: str | None
    intent: Intent
    transaction: str | None
    reference: str | None
    sender: str | None
    recipient: str | None
    crossing: Crossing | None
    batches: tuple[Batch, ...]
    refusal: str | None
    struck: dict[str, int]
    travellers: int
    replies: tuple[Answer, ...] = ()
    place: PartPlace | None = None
    measure: Measure = Measure()
    phones: tuple[str, ...] = ()
    changed_to: Crossing | None = None
    former: str = ""
    answers_to: str | None = None
    late: bool = False

    @property
    def told_as(self) -> str:
        """Function and sub-function as one word, like ``266+CLOB``."""
        return f"{self.function}+{self.subfunction}" if self.subfunction else self.function

    @property
    def tells_changes_only(self) -> bool:
        """Whether what it leaves out stays as it was told before (PNRGOV, MSG 141)."""
        return self.format.startswith("pnrgov") and self.function == CHANGES_ONLY


class Prepared(Record, frozen=True):
    """A whole input, ready for the store; ``lists`` names the list versions used."""

    parts: tuple[Part, ...]
    defects: tuple[Defect, ...]
    fatal: bool
    lists: str


def normal(text: str) -> str:
    """Upper case letters and digits without diacritics: the form that look-ups compare."""
    spread = unicodedata.normalize("NFKD", text)
    return "".join(one for one in spread if one.isalnum()).upper()


def journey_draft(ordinal: int, traveller: Traveller, booking: int | None) -> JourneyDraft:
    """The draft of one traveller, before screening."""
    return JourneyDraft(
        ordinal=ordinal,
        role=traveller.role.value,
        parts=_parts(traveller, TRAVELLER_GROUPS),
        look_ups=look_ups_of(traveller),
        reference=traveller.reference,
        locator=traveller.reservation,
        booking=booking,
    )


def reservation_draft(reservation: Reservation) -> ReservationDraft:
    """The draft of one reservation, without its travellers."""
    return ReservationDraft(
        parts=_parts(reservation, RESERVATION_GROUPS),
        look_ups=tuple(reservation_look_ups(reservation)),
        cancelled=reservation.is_cancelled if reservation.status else None,
    )


def reservation_look_ups(reservation: Reservation) -> Iterator[tuple[LookUp, str]]:
    """Its locator, the same with its system, and what it was divided from and into."""
    locator, system = reservation.locator, reservation.system
    if not locator:
        return
    yield LookUp.LOCATOR, normal(locator)
    yield LookUp.RESERVATION, reservation_key(locator, system)
    for other in reservation.split_from:
        yield LookUp.DIVIDED_FROM, reservation_key(other, system)
    for other in reservation.split_to:
        yield LookUp.DIVIDED_TO, reservation_key(other, system)


def reservation_key(locator: str, system: str | None) -> str:
    """What tells a reservation from one with the same locator in another system."""
    return f"{normal(system or '')}|{normal(locator)}"


def batch_of(admission: Admission, journeys: tuple[JourneyDraft, ...]) -> Batch:
    """What one admission will store."""
    return Batch(
        kind=admission.kind,
        basis=admission.basis.code,
        basis_version=admission.basis.version,
        mask_at=admission.mask_at,
        delete_at=admission.delete_at,
        latest_at=admission.latest_at,
        at_departure=admission.basis.ending.at_departure,
        journeys=journeys,
        reservations=tuple(map(reservation_draft, admission.reservations)),
    )


_EMPTY_TRAVELLER = Traveller()
_EMPTY_RESERVATION = Reservation()
_encode = msgspec.msgpack.Encoder().encode


def _parts(record: Record, groups: Mapping[FieldGroup, tuple[str, ...]]) -> dict[str, bytes]:
    empty = _EMPTY_TRAVELLER if isinstance(record, Traveller) else _EMPTY_RESERVATION
    parts = {}
    for group, names in groups.items():
        values: dict[str, Any] = {}
        for name in names:
            value = getattr(record, name)
            if value != getattr(empty, name):
                values[name] = value
        if values:
            parts[group.value] = _encode(values)
    return parts


def traveller_from(parts: Mapping[str, bytes]) -> Traveller:
    """The traveller that the opened parts describe; groups not given stay empty."""
    return msgspec.convert(_merged(parts), Traveller)


def reservation_from(parts: Mapping[str, bytes]) -> Reservation:
    """The reservation that the opened parts describe."""
    return msgspec.convert(_merged(parts), Reservation)


def _merged(parts: Mapping[str, bytes]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for content in parts.values():
        merged.update(msgspec.msgpack.decode(content))
    return merged


def look_ups_of(traveller: Traveller) -> tuple[tuple[LookUp, str], ...]:
    """What a traveller can be found by: document, reference, locator, name and birth date."""
    found = [
        (LookUp.DOCUMENT, document_key(one.number, one.issuer))
        for one in traveller.documents
        if one.number
    ]
    if traveller.reference:
        found.append((LookUp.TRAVELLER_REFERENCE, normal(traveller.reference)))
    if traveller.reservation:
        found.append((LookUp.LOCATOR, normal(traveller.reservation)))
    name = name_key(traveller.surname, traveller.given_names)
    if name:
        found.append((LookUp.NAME, name))
        if traveller.born:
            found.append((LookUp.NAME_AND_BIRTH, f"{name}|{traveller.born}"))
            surname = surname_and_birth_key(traveller.surname or "", traveller.born)
            found.append((LookUp.SURNAME_AND_BIRTH, surname))
    return tuple(found)


def document_key(number: str, issuer: str | None) -> str:
    """What a document is looked up by; the issuer alone never distinguishes."""
    return f"{normal(number)}|{issuer or ''}"


def name_key(surname: str | None, given_names: str | None) -> str:
    """Surname and given names in their normal form, empty without a surname."""
    return f"{normal(surname)}|{normal(given_names or '')}" if surname else ""


def surname_and_birth_key(surname: str, born: str) -> str:
    """What somebody is looked up by whose given names are not known to the letter."""
    return f"{normal(surname)}|{born}"
