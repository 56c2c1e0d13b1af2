"""Sorting of shares, as fine as matters."""

import numpy as np

from safepassage.matching.compiled import Floats, Ints, Likenesses, compiled

_STEPS = 1_024


@compiled
def descending(shares: Floats | Likenesses, many: int) -> Ints:
    """The order of the first ``many`` shares (0 to 1), the highest first, in steps of a 1,024th."""
    counts = np.zeros(_STEPS + 2, dtype=np.int32)
    for at in range(many):
        counts[_STEPS - int(min(shares[at], 1.0) * _STEPS) + 1] += 1
    for step in range(_STEPS + 1):
        counts[step + 1] += counts[step]
    order = np.empty(many, dtype=np.int32)
    for at in range(many):
        step = _STEPS - int(min(shares[at], 1.0) * _STEPS)
        order[counts[step]] = at
        counts[step] += 1
    return order
