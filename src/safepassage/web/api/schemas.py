"""The JSON of the interface, as in the public contract."""

from datetime import datetime
from typing import Literal
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
