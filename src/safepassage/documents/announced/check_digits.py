"""The check digit of the machine-readable zone, where a number carries it.

ICAO Doc 9303-3 clause 4.9.
"""

from itertools import cycle
from string import ascii_uppercase, digits

FILLER = "<"
_VALUES = {sign: value for value, sign in enumerate(digits + ascii_uppercase)} | {FILLER: 0}


def fits(digit: str, text: str) -> bool:
    """Whether ``digit`` is the check digit of ``text``; never where a sign is not the zone's."""
    if not set(text) <= _VALUES.keys():
        return False
    weighed = zip(text, cycle((7, 3, 1)), strict=False)
    return digit == str(sum(_VALUES[sign] * weight for sign, weight in weighed) % 10)
