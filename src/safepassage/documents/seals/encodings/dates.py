"""Dates of barcodes: MMDDYYYY as a number in three octets, unknown digits masked in a fourth."""

from datetime import date

from safepassage.documents.asn1.der import MalformedError

DATE_OCTETS = 3
MASKED_OCTETS = 4
_DIGITS = 8
UNKNOWN = "X"


def decode(data: bytes) -> str | None:
    """The ISO 8601 date of three octets (Doc 9303-13 clause 2.3.1); zero says that there is none.

    Raises MalformedError for a date that no calendar has.
    """
    if len(data) != DATE_OCTETS:
        raise MalformedError(f"a date of {len(data)} octets")
    number = int.from_bytes(data)
    if number == 0:
        return None
    digits = f"{number:0{_DIGITS}d}"
    return _iso(int(digits[4:]), int(digits[:2]), int(digits[2:4]))


def encode(day: date) -> bytes:
    """Three octets for a day."""
    return int(day.strftime("%m%d%Y")).to_bytes(DATE_OCTETS)


def decode_masked(data: bytes) -> str:
    """A date whose unknown digits are X: ``19XX-10-XX`` (ICAO Datastructure for Barcode).

    The first octet has a bit for every digit of MMDDYYYY, set where it is unknown. Raises
    MalformedError where a digit is missing or, with nothing unknown, no calendar has the date.
    """
    if len(data) != MASKED_OCTETS:
        raise MalformedError(f"a masked date of {len(data)} octets")
    mask, rest = data[0], data[1:]
    if mask == 0:
        day = decode(rest)
        if day is None:
            raise MalformedError("a date that no calendar has")
        return day
    digits = f"{int.from_bytes(rest):0{_DIGITS}d}"
    known = "".join(
        UNKNOWN if mask & 0x80 >> place else digit for place, digit in enumerate(digits)
    )
    return f"{known[4:]}-{known[:2]}-{known[2:4]}"


def encode_masked(text: str) -> bytes:
    """Four octets for a date like ``19XX-10-XX``."""
    year, month, day = text.split("-")
    digits = month + day + year
    mask = sum(0x80 >> place for place, digit in enumerate(digits) if digit == UNKNOWN)
    return bytes((mask,)) + int(digits.replace(UNKNOWN, "0")).to_bytes(DATE_OCTETS)


def from_digits(text: str) -> str:
    """The ISO 8601 date of eight digits YYYYMMDD; MalformedError for any other text."""
    if len(text) != _DIGITS or not (text.isascii() and text.isdigit()):
        raise MalformedError("a date that is not eight digits")
    return _iso(int(text[:4]), int(text[4:6]), int(text[6:]))


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise MalformedError("a date that no calendar has") from None
