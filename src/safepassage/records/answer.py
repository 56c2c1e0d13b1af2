"""What is answered to a carrier, or was."""

from enum import StrEnum

from safepassage.records._base import Record


class Scope(StrEnum):
    """What an answer is about."""

    MESSAGE = "message"
    FLIGHT = "flight"
    TRAVELLER = "traveller"


class Meaning(StrEnum):
    """The meaning of a status code, the same for every dialect."""

    BOARD = "board"
    DO_NOT_BOARD = "do_not_board"
    ADVISORY = "advisory"
    INSUFFICIENT_DATA = "insufficient_data"
    CONTACT_GOVERNMENT = "contact_government"
    ERROR = "error"
    DUPLICATE = "duplicate"
    MANIFEST_ACCEPTED = "manifest_accepted"
    MANIFEST_REJECTED = "manifest_rejected"


class AnswerError(Record, frozen=True):
    """One error code of an answer with its text."""

    code: str
    text: str | None = None


class Answer(Record, frozen=True):
    """One answer about a message, a flight or a traveller; ``status`` as in the dialect."""

    scope: Scope
    flight: str | None = None
    traveller_reference: str | None = None
    reservation: str | None = None
    surname: str | None = None
    status: str | None = None
    meaning: Meaning | None = None
    text: str | None = None
    errors: tuple[AnswerError, ...] = ()
