"""What is read from the printed lines of a travel document."""

from enum import StrEnum

from safepassage.documents.mrz.layouts import ZoneType
from safepassage.records import DocumentReason
from safepassage.records._base import Record


class DigitState(StrEnum):
    """Whether a check digit fits its field; ABSENT where the zone has none."""

    OK = "ok"
    BAD = "bad"
    ABSENT = "absent"


class CheckDigits(Record, frozen=True):
    """The state of every check digit that a zone may have."""

    number: DigitState = DigitState.ABSENT
    born: DigitState = DigitState.ABSENT
    expires: DigitState = DigitState.ABSENT
    optional: DigitState = DigitState.ABSENT
    composite: DigitState = DigitState.ABSENT


class ZoneFields(Record, frozen=True):
    """The fields as they stand there, fillers taken off; dates in ISO 8601, perhaps partial.

    ``optional`` holds the optional data in their order; in a TD1 "" stands for an empty upper
    field before a filled middle one. ``sex`` is M, F or X; a filler means the same as X, that
    the issuer does not state it (ICAO Doc 9303-4 note p).
    """

    document_code: str | None = None
    issuer: str | None = None
    surname: str | None = None
    given_names: str | None = None
    number: str | None = None
    nationality: str | None = None
    born: str | None = None
    sex: str | None = None
    expires: str | None = None
    optional: tuple[str, ...] = ()


class Change(Record, frozen=True):
    """One sign read otherwise; line and sign are counted from 1."""

    field: str
    line: int
    sign: int
    read: str
    proposed: str


class Zone(Record, frozen=True):
    """A machine-readable zone, and what is wrong with it.

    ``valid`` says that the lines keep ICAO Doc 9303: known form, every field possible, every
    check digit right. A document that has expired or whose issuer is not known may have valid
    lines; and valid lines prove nothing about who made them. ``type`` is None and every
    field empty when the text is no zone. ``correction`` is the one way to read it otherwise
    that makes all check digits fit; it is never applied.
    """

    type: ZoneType | None
    valid: bool
    fields: ZoneFields = ZoneFields()
    check_digits: CheckDigits = CheckDigits()
    name_truncated: bool = False
    correction: tuple[Change, ...] = ()
    reasons: tuple[DocumentReason, ...] = ()
