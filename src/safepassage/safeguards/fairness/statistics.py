"""Intervals and tests for shares, exact where numbers are small.

Wilson's interval (E. B. Wilson, 1927), Fisher's exact test (R. A. Fisher, 1922), the normal
approximation of two shares, and Holm's correction for many comparisons (S. Holm, 1979).
"""

from collections.abc import Mapping
from math import erfc, exp, lgamma, sqrt
from typing import TypeVar

from safepassage.records._base import Record

Z95 = 1.959963984540054
"""The quantile of the standard normal distribution for an interval of 95 %."""
_SMALL = 5
_AS_LIKELY = 1 + 1e-9

Key = TypeVar("Key")


class Share(Record, frozen=True):
    """So many of so many, with its interval of 95 %."""

    count: int
    of: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share, 0 to 1; 0 where there is nobody."""
        return self.count / self.of if self.of else 0.0


def share(count: int, of: int) -> Share:
    """A share with Wilson's interval; of nobody it lies anywhere.

    Raises ``ValueError`` unless ``0 <= count <= of``.
    """
    if not 0 <= count <= of:
        raise ValueError("a share counts some of all")
    if of == 0:
        return Share(count=0, of=0, low=0.0, high=1.0)
    point, squared = count / of, Z95**2
    middle = (point + squared / (2 * of)) / (1 + squared / of)
    half = Z95 * sqrt(point * (1 - point) / of + squared / (4 * of * of)) / (1 + squared / of)
    low = max(0.0, middle - half) if count else 0.0
    high = min(1.0, middle + half) if count < of else 1.0
    return Share(count=count, of=of, low=low, high=high)


def difference(some: Share, others: Share) -> float:
    """How likely shares at least so different are by chance alone (two-sided), 0 to 1."""
    if not (some.of and others.of):
        return 1.0
    pooled = (some.count + others.count) / (some.of + others.of)
    least = min(pooled, 1 - pooled) * min(some.of, others.of)
    return _exact(some, others) if least < _SMALL else _normal(some, others, pooled)


def holm(chances: Mapping[Key, float]) -> dict[Key, float]:
    """The chances of several comparisons, corrected so that all of them are right together."""
    ordered = sorted(chances.items(), key=lambda one: one[1])
    corrected: dict[Key, float] = {}
    highest = 0.0
    for rank, (key, chance) in enumerate(ordered):
        highest = max(highest, min(1.0, chance * (len(ordered) - rank)))
        corrected[key] = highest
    return corrected


def _normal(some: Share, others: Share, pooled: float) -> float:
    spread = sqrt(pooled * (1 - pooled) * (1 / some.of + 1 / others.of))
    return erfc(abs(some.value - others.value) / spread / sqrt(2)) if spread else 1.0


def _exact(some: Share, others: Share) -> float:
    """Fisher's exact test: the chance of every table that is no likelier than the one seen."""
    hits = some.count + others.count
    lowest, highest = max(0, hits - others.of), min(hits, some.of)
    chances = [_table(one, hits, some.of, others.of) for one in range(lowest, highest + 1)]
    seen = chances[some.count - lowest]
    return min(1.0, sum(one for one in chances if one <= seen * _AS_LIKELY))


def _table(count: int, hits: int, some: int, others: int) -> float:
    return exp(_ways(some, count) + _ways(others, hits - count) - _ways(some + others, hits))


def _ways(of: int, count: int) -> float:
    """The logarithm of the number of ways to choose ``count`` of ``of``."""
    return lgamma(of + 1) - lgamma(count + 1) - lgamma(of - count + 1)
