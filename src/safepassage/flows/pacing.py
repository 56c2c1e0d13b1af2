"""Long work in short transactions: milliseconds of lock, then others have their turn."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from django.db import transaction

LONGEST = 0.012
"""Seconds that a transaction aims to hold the lock; 20 ms is the house's limit."""
FEWEST, MOST = 16, 400
"""Below, a transaction costs the same; above, one slow disk holds others up too long."""
SHORTEST_PAUSE = 0.002
WEIGHT = 0.3


class Pace:
    """Says how many rows the next transaction takes, learning from how long the last one held."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = monotonic,
        pause: Callable[[float], None] | None = None,
    ) -> None:
        self._clock = clock
        self._pause = pause or sleep
        self._usual = LONGEST / 2
        self.size = FEWEST
        self.transactions = 0
        self.longest = 0.0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One transaction; afterwards a pause half as long as it held the lock.

        Who waited to write has had their turn then: writers queue.
        """
        with transaction.atomic():
            began = self._clock()
            yield
        held = self._clock() - began
        self._learn(held)
        self._pause(max(held / 2, SHORTEST_PAUSE))

    def _learn(self, held: float) -> None:
        self.transactions += 1
        self.longest = max(self.longest, held)
        self._usual += WEIGHT * (held - self._usual)
        if self._usual > LONGEST:
            self.size = max(FEWEST, self.size * 3 // 4)
        elif self._usual < LONGEST / 2:
            self.size = min(MOST, self.size * 5 // 4)
