"""Document numbers of more than nine signs, in TD1 and TD2 (ICAO Doc 9303-5 and 9303-6, note j).

The first nine stand in the number's field, a filler where its check digit would be; the rest,
the check digit and a filler begin the optional data. The digit is over the number alone,
without that filler.
"""

from typing import NamedTuple

from safepassage.documents.mrz.check_digits import FILLER, check_digit
from safepassage.documents.mrz.layouts import Layout, Parts
from safepassage.documents.mrz.zone import DigitState


class LongNumber(NamedTuple):
    """A number put together, its check digit, and the optional data that are left."""

    text: str
    digit: str
    optional: str

    @property
    def state(self) -> DigitState:
        """Whether the check digit fits."""
        return DigitState.OK if check_digit(self.text) == self.digit else DigitState.BAD


def long_number(layout: Layout, parts: Parts[str]) -> LongNumber | None:
    """Put a number together that goes on in the optional data; None if it does not."""
    if parts.number_digit != FILLER or not layout.long_number:
        return None
    if parts.number.endswith(FILLER) or parts.optional.startswith(FILLER):
        return None
    rest, _, left = parts.optional.partition(FILLER)
    return LongNumber(parts.number + rest[:-1], rest[-1], left)
