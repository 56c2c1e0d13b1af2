"""The JSON of the interface, as in the public contract."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema


class Accepted(Schema):
    """A message is kept durably under this id."""

    id: UUID
    status_url: str


class DefectOut(Schema):
    """One finding about a message; never repeats personal values."""

    code: str
    severity: Literal["note", "warning", "error", "fatal"]
    segment: int | None
    offset: int | None
    text: str


class MessageStatus(Schema):
    """Where a message stands."""

    state: Literal["received", "processing", "done", "parked", "refused"]
    travellers: int
    defects: list[DefectOut]


class AnswerOut(Schema):
    """An answer that nobody asked for, in the carrier's dialect."""

    id: UUID
    cursor: int
    created_at: datetime
    body: str


class Answers(Schema):
    """The answers after a cursor; ``next`` is the cursor for the following call."""

    answers: list[AnswerOut]
    next: int


class ErrorOut(Schema):
    """Why a request was not carried out."""

    code: str
    text: str
    defects: list[DefectOut] | None = None


class LawOut(Schema):
    """The law under which data is given."""

    code: str
    version: int
    law: str
    article: str
    purpose: str


class FlightOut(Schema):
    """A departure; ``departs`` and ``arrives`` are local times."""

    carrier: str
    number: str
    origin: str
    destination: str
    departure_date: str
    departs: str | None
    arrives: str | None
    direction: str


class JourneyOut(Schema):
    """What happened to one traveller's journey.

    ``told`` comes with ``data``: the fields that ``basis`` names, to be deleted by
    ``delete_by``; the newest replaces what was given before. The others are notices without
    data: ``withdrawn`` by the carrier, ``masked`` or ``deleted`` here, and so to be deleted
    at the agency unless its own law keeps it.
    """

    cursor: int
    reference: UUID
    what: Literal["told", "withdrawn", "masked", "deleted"]
    kind: str
    told_at: datetime
    basis: LawOut | None
    delete_by: datetime | None
    flight: FlightOut | None
    data: dict[str, Any] | None


class Journeys(Schema):
    """The journeys after a cursor; ``next`` is the cursor for the following call."""

    journeys: list[JourneyOut]
    next: int
