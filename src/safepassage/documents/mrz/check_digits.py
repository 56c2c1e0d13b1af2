"""Check digits of the machine-readable zone (ICAO Doc 9303-3 section 4.9).

Every sign has a value (0 to 9, A to Z as 10 to 35, the filler ``<`` as 0); the values are
weighted 7, 3, 1, 7, 3, 1 … and added up, and the last digit of the sum is the check digit.
So only the last digits of the values matter, and a zone is held as those: they are small
enough to be added up three by three in one division of a large number.
"""

from string import ascii_uppercase, digits
from typing import Final

FILLER: Final = "<"
SIGNS: Final = digits + ascii_uppercase + FILLER
"""The signs that may stand in a zone."""

NO_SIGN: Final = 255
_LAST_DIGITS: Final = {FILLER: 0} | {
    sign: value % 10 for value, sign in enumerate(digits + ascii_uppercase)
}
_TABLE: Final = bytes(_LAST_DIGITS.get(chr(code), NO_SIGN) for code in range(256))

_LANES: Final = 0xFFFFFF
"""256 to the third power, less one: what is left of a division by it are three sums."""
_MOST: Final = 84
"""Signs whose sums, at most 28 times 9, each have room in their 8 bits."""
_SHIFTS: Final = (0, 16, 8)
"""What fills signs up to a number of them that can be divided by three."""
_number = int.from_bytes


def values(zone: str) -> bytes:
    """Give the last digit of each sign's value, or ``NO_SIGN`` for what is no sign of a zone.

    UnicodeEncodeError for what is not ASCII.
    """
    return zone.encode("ascii").translate(_TABLE)


def remainder(signs: bytes) -> int:
    """The check digit over at most 84 signs, by the last digits of their values."""
    sums = (_number(signs, "big") << _SHIFTS[len(signs) % 3]) % _LANES
    return ((sums >> 16) * 7 + (sums >> 8 & 255) * 3 + (sums & 255)) % 10


def check_digit(text: str) -> str:
    """Compute the check digit of a text; ValueError for a sign that no zone holds."""
    signs = values(text) if text.isascii() else bytes([NO_SIGN])
    if NO_SIGN in signs:
        raise ValueError("a machine-readable zone holds digits, capital letters and < only")
    pieces = range(0, len(signs), _MOST)
    return str(sum(remainder(signs[first : first + _MOST]) for first in pieces) % 10)
