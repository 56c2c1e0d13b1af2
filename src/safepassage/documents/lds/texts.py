"""Texts and dates of data groups 11, 12 and 16 (Doc 9303-10 clauses 4.7.11, 4.7.12, 4.7.16)."""

from datetime import datetime

from safepassage.documents.asn1 import values
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.lds import tlv

DAY = 8
SECOND = 14
_UNKNOWN = "00"


def text(content: bytes) -> str | None:
    """A text in UTF-8, or in Latin-1 where it is not; nothing said is None."""
    return values.text(values.UTF8_STRING, content).strip() or None


def parts(content: bytes) -> tuple[str, ...]:
    """Components of a place or an address, between fillers."""
    said = (part.strip() for part in (text(content) or "").split("<"))
    return tuple(part for part in said if part)


def date(content: bytes) -> str | None:
    """A date in packed or written digits, as ISO 8601 as far as it is known.

    ``19700000`` is ``1970``. What no calendar has stays as it is written.
    """
    digits = _digits(content, DAY)
    if digits is None:
        return None
    year, month, day = digits[:4], digits[4:6], digits[6:]
    if month == _UNKNOWN:
        return year
    if day == _UNKNOWN:
        return f"{year}-{month}" if "01" <= month <= "12" else digits
    return f"{year}-{month}-{day}" if _is_real(digits) else digits


def instant(content: bytes) -> str | None:
    """A date with its time, local, as ISO 8601; what no calendar has stays as it is written."""
    digits = _digits(content, SECOND)
    if digits is None or not _is_real(digits):
        return digits
    day, clock = digits[:DAY], digits[DAY:]
    return f"{day[:4]}-{day[4:6]}-{day[6:]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}"


def _digits(content: bytes, count: int) -> str | None:
    """That many digits, two in an octet or one in each; fillers stand for what is not known."""
    if not content:
        return None
    written = content.hex() if len(content) * 2 == count else content.decode("latin-1")
    digits = written.replace("<", "0")
    if len(digits) != count or not (digits.isascii() and digits.isdigit()):
        raise MalformedError(f"a date that is not {count} digits")
    return digits if digits.strip("0") else None


def _is_real(digits: str) -> bool:
    try:
        datetime.strptime(digits.ljust(SECOND, "0"), "%Y%m%d%H%M%S")  # noqa: DTZ007 - no zone is said
    except ValueError:
        return False
    return True


def names(tag: int, content: bytes) -> tuple[str, ...]:
    """Names in a list of data objects with this tag and with their number at its head."""
    count, at = tlv.counted(content, 0, len(content))
    found = list(tlv.children(content, at, len(content)))
    if len(found) != count or any(each != tag for each, _, _ in found):
        raise MalformedError(f"not the {count} names that are announced")
    said = (text(content[first:last]) for _, first, last in found)
    return tuple(name for name in said if name)
