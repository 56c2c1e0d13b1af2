"""Rates with their intervals."""

import math

from safepassage.records._base import Record

Z = 1.959964
"""Of a two-sided interval of 95 % (normal distribution)."""


class Rate(Record, frozen=True):
    """So many of so many, as a share with its interval of 95 %; made by ``rate``."""

    count: int
    of: int
    share: float
    low: float
    high: float


def rate(count: int, of: int) -> Rate:
    """A rate with Wilson's interval (Journal of the American Statistical Association 22, 1927).

    Of nobody nothing is known: the interval is everything.
    """
    if not of:
        return Rate(count=0, of=0, share=0.0, low=0.0, high=1.0)
    share, z = count / of, Z * Z / of
    reach = Z * math.sqrt(share * (1 - share) / of + z / (4 * of))
    middle = share + z / 2
    return Rate(
        count=count,
        of=of,
        share=share,
        low=min(share, max(0.0, (middle - reach) / (1 + z))),
        high=max(share, min(1.0, (middle + reach) / (1 + z))),
    )
