"""A carrier's message after reading."""

import msgspec

from safepassage.records._base import Record
from safepassage.records.answer import Answer
from safepassage.records.apps import Apps
from safepassage.records.defect import Defect
from safepassage.records.journey import Leg
from safepassage.records.reservation import Reservation
from safepassage.records.traveller import Traveller


class Transfer(Record, frozen=True):
    """Position of one part in a message sent in parts (UNH S010)."""

    number: int
    first: bool
    last: bool


class Contact(Record, frozen=True):
    """The reporting party (NAD+MS, COM)."""

    name: str | None = None
    telephone: tuple[str, ...] = ()
    fax: tuple[str, ...] = ()
    email: tuple[str, ...] = ()


class Message(Record, frozen=True):
    """One message of an interchange in the platform's vocabulary.

    ``format`` is ``paxlst``, ``pnrgov``, ``cusres`` …; ``flights`` of a PNRGOV
    is the pushed flight and its travellers are in the reservations.
    ``segment_count`` is as written in UNT, ``revision`` the one of the transaction reference.
    ``filing_place`` (LOC+188) and ``reporting_place`` (LOC+172) are where a list without a
    flight, such as a request for a gate pass, was filed and is used.
    """

    format: str
    version: str | None = None
    reference: str | None = None
    common_access_reference: str | None = None
    transfer: Transfer | None = None
    function: str | None = None
    subfunction: str | None = None
    transaction: str | None = None
    revision: str | None = None
    sender: str | None = None
    recipient: str | None = None
    sent_at: str | None = None
    contact: Contact | None = None
    control_totals: dict[str, int] = msgspec.field(default_factory=dict)
    segment_count: int | None = None
    flights: tuple[Leg, ...] = ()
    filing_place: str | None = None
    reporting_place: str | None = None
    travellers: tuple[Traveller, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    answers: tuple[Answer, ...] = ()
    apps: Apps | None = None
    defects: tuple[Defect, ...] = ()


class ParsedFile(Record, frozen=True):
    """All messages found in one input; ``defects`` are those outside any message."""

    messages: tuple[Message, ...] = ()
    defects: tuple[Defect, ...] = ()
