"""What the features of a barcode hold: from octets to values, by the coding of their profile."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals.encodings import c40, dates
from safepassage.documents.seals.encodings.strict_json import Json

_BETWEEN_DATES = "\0"


class Coding(StrEnum):
    """How a feature is written; printed lines leave their count to their length."""

    OCTETS = "octets"
    NUMBER = "number"
    C40 = "c40"
    UTF8 = "utf8"
    LINES = "lines"
    VISA_A = "visa_a"
    VISA_B = "visa_b"
    MASKED_DATE = "masked_date"
    DATE_DIGITS = "date_digits"
    VALIDITY = "validity"


PRINTED = frozenset({Coding.LINES, Coding.VISA_A, Coding.VISA_B})
"""Codings of the printed lines."""


class Feature(NamedTuple):
    """One feature of a profile: its name, its coding and how many octets it may have."""

    name: str
    coding: Coding
    least: int
    most: int
    required: bool = True


_LINES = {90: (30, 60), 72: (36,), 88: (44,)}
"""Where the lines of TD1, TD2 and TD3 end but the last, by the count of all their signs."""
_VISAS = {Coding.VISA_A: (44, 72), Coding.VISA_B: (36, 64)}
"""Where the first line ends, and all signs: the optional data of a visa are not in its seal."""


def value_of(coding: Coding, octets: bytes) -> Json:
    """The value of a feature; octets in hexadecimal; raises MalformedError."""
    return _READERS[coding](octets)


def _lines(octets: bytes) -> str:
    """Printed lines, each on a line of its own (Doc 9303-13 clause 3)."""
    return in_lines(c40.decode(octets).replace(" ", "<"))


def in_lines(signs: str) -> str:
    """Joined lines of TD1, TD2 or TD3, each on a line of its own; raises MalformedError."""
    if len(signs) not in _LINES:
        raise MalformedError(f"printed lines of {len(signs)} signs")
    return _split(signs, _LINES[len(signs)])


def _visa(coding: Coding, octets: bytes) -> str:
    first, size = _VISAS[coding]
    signs = c40.decode(octets).replace(" ", "<")
    if len(signs) != size:
        raise MalformedError(f"a visa's printed lines of {len(signs)} signs")
    return _split(signs, (first,))


def _split(signs: str, ends: tuple[int, ...]) -> str:
    edges = (0, *ends, len(signs))
    return "\n".join(signs[start:end] for start, end in pairwise(edges))


def _utf8(octets: bytes) -> str:
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        raise MalformedError("a text that is not UTF-8") from None


def _number(octets: bytes) -> int:
    if len(octets) != 1:
        raise MalformedError(f"a number of {len(octets)} octets")
    return octets[0]


def _date(octets: bytes) -> str:
    return dates.from_digits(_utf8(octets))


def _validity(octets: bytes) -> Json:
    """First and last day, either of which may be missing."""
    first, between, last = _utf8(octets).partition(_BETWEEN_DATES)
    if not between:
        raise MalformedError("a validity without its two dates")
    return {
        "from": dates.from_digits(first) if first else None,
        "to": dates.from_digits(last) if last else None,
    }


_READERS: Mapping[Coding, Callable[[bytes], Json]] = {
    Coding.OCTETS: bytes.hex,
    Coding.NUMBER: _number,
    Coding.C40: c40.decode,
    Coding.UTF8: _utf8,
    Coding.LINES: _lines,
    Coding.VISA_A: lambda octets: _visa(Coding.VISA_A, octets),
    Coding.VISA_B: lambda octets: _visa(Coding.VISA_B, octets),
    Coding.MASKED_DATE: dates.decode_masked,
    Coding.DATE_DIGITS: _date,
    Coding.VALIDITY: _validity,
}
