"""The check digit of the machine-readable zone, where a number carries it.

ICAO Doc 9303-3 clause 4.9.
"""

from safepassage.documents.mrz.check_digits import FILLER, check_digit

__all__ = ["FILLER", "fits"]


def fits(digit: str, text: str) -> bool:
    """Whether ``digit`` is the check digit of ``text``; never where a sign is not the zone's."""
    try:
        return digit == check_digit(text)
    except ValueError:
        return False
