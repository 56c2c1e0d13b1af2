"""Value types that every room speaks; immutable, typed, without behaviour."""

from safepassage.records.answer import Answer, AnswerError, Meaning, Scope
from safepassage.records.apps import Apps, AppsGroup, AppsPad, AppsPassenger
from safepassage.records.defect import Defect, Severity
from safepassage.records.document import Document
from safepassage.records.genuineness import DocumentReason, Verdict, Weight
from safepassage.records.journey import FlightNumber, Leg, Mode, Vehicle
from safepassage.records.message import Contact, Message, ParsedFile, Transfer
from safepassage.records.reason import MatchReason
from safepassage.records.reservation import (
    BagTag,
    Codeshare,
    HistoryEntry,
    Locator,
    Payment,
    Reservation,
    Service,
)
from safepassage.records.traveller import (
    Address,
    Bags,
    Name,
    Place,
    Role,
    Seat,
    SeatSource,
    Traveller,
)
from safepassage.records.watch import (
    ListedDocument,
    ListEntry,
    Match,
    MatchClass,
    Subject,
)

__all__ = [
    "Address",
    "Answer",
    "AnswerError",
    "Apps",
    "AppsGroup",
    "AppsPad",
    "AppsPassenger",
    "BagTag",
    "Bags",
    "Codeshare",
    "Contact",
    "Defect",
    "Document",
    "DocumentReason",
    "FlightNumber",
    "HistoryEntry",
    "Leg",
    "ListEntry",
    "ListedDocument",
    "Locator",
    "Match",
    "MatchClass",
    "MatchReason",
    "Meaning",
    "Message",
    "Mode",
    "Name",
    "ParsedFile",
    "Payment",
    "Place",
    "Reservation",
    "Role",
    "Scope",
    "Seat",
    "SeatSource",
    "Service",
    "Severity",
    "Subject",
    "Transfer",
    "Traveller",
    "Vehicle",
    "Verdict",
    "Weight",
]
