"""Bodies that trickle in: a few of them may hold a thread each, never all of them.

The server gives a request to a thread when its headers are there, and the thread waits
for the body without a limit. So each sender may have only so many bodies on the way at
once, and all together fewer than there are threads. Machines prove who they are before
their bodies are read; at the sign-in page anybody's is read, under any credential. So
people's bodies have places of their own, and strangers never take those of carriers.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Condition
from typing import Any, Protocol
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.core.exceptions import SuspiciousOperation

from safepassage.web.addresses import MACHINES

EACH = 6
OF_MACHINES = 16
OF_PEOPLE = 6
PATIENCE_SECONDS = 1.0


class TooManyBodies(SuspiciousOperation):
    """A sender's other bodies are still on the way; nothing of this one was read."""


class Turnstile:
    """Lets ``each`` bodies a sender and ``total`` be read at once; others wait ``seconds``."""

    def __init__(self, *, each: int = EACH, total: int, seconds: float = PATIENCE_SECONDS) -> None:
        self._each = each
        self._total = total
        self._seconds = seconds
        self._reading: Counter[str] = Counter()
        self._moved = Condition()

    @contextmanager
    def turn(self, sender: str) -> Iterator[None]:
        """Read meanwhile; raises ``TooManyBodies``."""
        with self._moved:
            if not self._moved.wait_for(lambda: self._has_room(sender), self._seconds):
                raise TooManyBodies
            self._reading[sender] += 1
        try:
            yield
        finally:
            with self._moved:
                self._reading -= Counter({sender: 1})
                self._moved.notify_all()

    def _has_room(self, sender: str) -> bool:
        return self._reading[sender] < self._each and self._reading.total() < self._total


class _Stream(Protocol):
    def read(self, size: int = ...) -> bytes: ...
    def readline(self, size: int = ...) -> bytes: ...


class Input:
    """A request's body, read when it is its turn."""

    def __init__(self, stream: _Stream, turnstile: Turnstile, sender: str) -> None:
        self._stream = stream
        self._turnstile = turnstile
        self._sender = sender

    def read(self, size: int = -1) -> bytes:
        """Up to ``size`` bytes, or all; raises ``TooManyBodies``."""
        with self._turnstile.turn(self._sender):
            return self._stream.read(size)

    def readline(self, size: int = -1) -> bytes:
        """A line of up to ``size`` bytes; raises ``TooManyBodies``."""
        with self._turnstile.turn(self._sender):
            return self._stream.readline(size)


class InTurn:
    """An application whose requests read their bodies in turn, by credential or address."""

    def __init__(
        self,
        application: WSGIApplication,
        *,
        machines: Turnstile | None = None,
        people: Turnstile | None = None,
    ) -> None:
        self._application = application
        self._machines = machines or Turnstile(total=OF_MACHINES)
        self._people = people or Turnstile(total=OF_PEOPLE)

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        turnstile = self._turnstile(environ)
        environ["wsgi.input"] = Input(environ["wsgi.input"], turnstile, _sender(environ))
        return self._application(environ, start)

    def _turnstile(self, environ: WSGIEnvironment) -> Turnstile:
        is_machine = str(environ.get("PATH_INFO", "")).startswith(MACHINES)
        return self._machines if is_machine else self._people


def _sender(environ: dict[str, Any]) -> str:
    return environ.get("HTTP_AUTHORIZATION") or environ.get("REMOTE_ADDR") or ""
