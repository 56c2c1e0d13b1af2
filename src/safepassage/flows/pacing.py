"""Long work in short transactions: milliseconds of lock, then others have their turn."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from django.db import transaction

LONGEST = 0.012
"""Seconds that a transaction aims to hold the lock; 20 ms is the house's limit."""
FIRST, MOST = 16, 400
SHORTEST_PAUSE = 0.002


class Pace:
    """Says how many rows the next transaction takes, learning from how long the last one held."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = monotonic,
        pause: Callable[[float], None] = sleep,
    ) -> None:
        self._clock = clock
        self._pause = pause
        self.size = FIRST
        self.transactions = 0
        self.longest = 0.0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One transaction; afterwards a pause as long as it held the lock."""
        with transaction.atomic():
            began = self._clock()
            yield
        held = self._clock() - began
        self._learn(held)
        self._pause(max(held, SHORTEST_PAUSE))

    def _learn(self, held: float) -> None:
        self.transactions += 1
        self.longest = max(self.longest, held)
        if held > LONGEST:
            self.size = max(1, int(self.size * LONGEST / held))
        elif held < LONGEST / 2:
            self.size = min(MOST, self.size + self.size // 4 + 1)
