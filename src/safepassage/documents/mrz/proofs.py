"""What the check digits of a zone say (ICAO Doc 9303-4 to 9303-7, sections 4.2.4)."""

from functools import cache
from typing import Final, NamedTuple

from safepassage.documents.mrz.check_digits import FILLER, remainder
from safepassage.documents.mrz.findings import finding
from safepassage.documents.mrz.layouts import Layout, Parts
from safepassage.documents.mrz.lines import Lines
from safepassage.documents.mrz.numbers import LongNumber
from safepassage.documents.mrz.zone import CheckDigits, DigitState
from safepassage.records import DocumentReason

_DIGITS: Final = "0123456789"
_OK, _BAD, _ABSENT = DigitState.OK, DigitState.BAD, DigitState.ABSENT


class Proof(NamedTuple):
    """The state of every check digit, and a reason for each that is wrong."""

    digits: CheckDigits
    reasons: tuple[DocumentReason, ...]


def prove(lines: Lines, parts: Parts[str], long: LongNumber | None) -> Proof:
    """Compare every check digit with what it is over."""
    signs, places = lines.signs, lines.layout.places
    return _proof(
        long.state if long else _state(signs[places.number], parts.number, parts.number_digit),
        _state(signs[places.born], parts.born, parts.born_digit),
        _state(signs[places.expires], parts.expires, parts.expires_digit),
        _state(signs[places.optional], parts.optional, parts.optional_digit)
        if parts.optional_digit
        else _ABSENT,
        _composite(lines.layout, signs, parts.composite_digit),
    )


@cache
def _proof(*states: DigitState) -> Proof:
    """There are few outcomes, so each is put into words once."""
    told = dict(zip(CheckDigits.__struct_fields__, states, strict=True))
    bad = (field for field, state in told.items() if state is _BAD)
    reasons = tuple(finding("mrz_check_digit", field) for field in bad)
    return Proof(CheckDigits(**told), reasons)


def _state(signs: bytes, text: str, digit: str) -> DigitState:
    """A filler in the digit's place is right where the field is empty (9303-4 s. 4.2.2.2)."""
    if digit == _DIGITS[remainder(signs)]:
        return _OK
    return _ABSENT if digit == FILLER and not text.strip(FILLER) else _BAD


def _composite(layout: Layout, signs: bytes, digit: str) -> DigitState:
    if layout.composite is None:
        return _ABSENT
    return _OK if digit == _DIGITS[remainder(b"".join(layout.composite(signs)))] else _BAD
