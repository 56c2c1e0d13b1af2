"""What was wrong with an input, and where."""

from enum import StrEnum

from safepassage.records._base import Record


class Severity(StrEnum):
    """How much a defect costs; only FATAL keeps a message from being processed."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"
    FATAL = "fatal"


class Defect(Record, frozen=True):
    """One finding about an input.

    ``segment`` is the 1-based position of the segment within its message
    (within the interchange for envelope defects), ``offset`` the position of
    the first byte concerned in the file as received; both ``None`` when the
    finding concerns the whole.
    ``text`` is for a person and never repeats personal values.
    """

    code: str
    severity: Severity
    text: str
    segment: int | None = None
    offset: int | None = None
