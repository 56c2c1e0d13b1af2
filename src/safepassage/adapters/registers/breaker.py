"""Lets a register that fails rest, for longer and longer, so that nobody waits for it in vain."""

from collections.abc import Callable
from threading import Lock
from time import monotonic

from safepassage.pipeline.ports import Register
from safepassage.records.register import (
    FAILURES,
    RegisterAnswer,
    RegisterQuestion,
    Unchecked,
    not_checked,
)

FAILURES_BEFORE_REST = 3
FIRST_REST, LONGEST_REST = 2.0, 120.0
"""Seconds; each rest after a failed trial is twice the last."""


class Breaker:
    """A register that rests after failures in a row; after a rest one question tries it."""

    def __init__(self, register: Register, *, clock: Callable[[], float] = monotonic) -> None:
        self._register = register
        self._clock = clock
        self._lock = Lock()
        self._failed = 0
        self._rest = FIRST_REST
        self._rests_until: float | None = None

    def ready(self) -> bool:
        """Whether it does not rest, or has rested long enough to be tried."""
        with self._lock:
            return self._rests_until is None or self._clock() >= self._rests_until

    def ask(self, question: RegisterQuestion) -> RegisterAnswer:
        """Ask, unless it rests."""
        if not self._admits():
            return not_checked(Unchecked.PAUSED)
        answer = self._register.ask(question)
        with self._lock:
            if answer.why in FAILURES:
                self._note_failure()
            else:
                self._failed, self._rest, self._rests_until = 0, FIRST_REST, None
        return answer

    def close(self) -> None:
        """Close the register behind."""
        self._register.close()

    def _admits(self) -> bool:
        """One trial after a rest; the others go on resting until it has come back."""
        with self._lock:
            if self._rests_until is None:
                return True
            if self._clock() < self._rests_until:
                return False
            self._rests_until = self._clock() + self._rest
            return True

    def _note_failure(self) -> None:
        self._failed += 1
        if self._failed < FAILURES_BEFORE_REST:
            return
        if self._failed > FAILURES_BEFORE_REST:
            self._rest = min(LONGEST_REST, self._rest * 2)
        self._rests_until = self._clock() + self._rest
