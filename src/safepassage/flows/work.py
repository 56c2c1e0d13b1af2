"""The pipeline's loop: claim, prepare in the pool, apply in the order of the spool.

A worker that dies takes nothing along: its messages are claimed again and go
on where it stopped. What cannot be processed is parked with its reason.
"""

import logging
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager

from django.db import DatabaseError, connections

from safepassage.apps.messages import services as messages
from safepassage.apps.messages.lease import Lease
from safepassage.apps.messages.services import LeaseLost
from safepassage.flows.context import Contexts
from safepassage.flows.platform import Platform
from safepassage.flows.pool import StagePool, Unprocessable
from safepassage.flows.process import MOST_ATTEMPTS, apply, park_failed
from safepassage.records.actor import Actor, Component

log = logging.getLogger(__name__)
ACTOR = Actor.component(Component.PIPELINE)
AHEAD = 3
IDLE_SECONDS = 0.1


class Worker:
    """One writer with its pool."""

    def __init__(self, platform: Platform, *, processes: int) -> None:
        self._platform = platform
        self._ahead = processes * AHEAD
        self._owner = f"worker-{os.getpid()}-{platform.ids.random(4).hex()}"
        self._contexts = Contexts(platform)
        self._pool = StagePool(processes)
        self._queue: deque[tuple[Lease, bytes, Future[bytes]]] = deque()

    def run(self, stop: threading.Event, *, pulse: Callable[[], None] = lambda: None) -> None:
        """Work until ``stop`` is set; leases are kept alive by a thread beside.

        ``pulse`` is called between messages, so that others see the work go on.
        """
        with self._heartbeat():
            while not stop.is_set():
                pulse()
                if not self.step():
                    stop.wait(IDLE_SECONDS)
            self.hand_back()

    def drain(self) -> int:
        """Work until nothing waits any more; returns how many messages were handled."""
        handled = 0
        while self.step():
            handled += 1
        self.hand_back()
        return handled

    def step(self) -> bool:
        """Claim ahead, then apply the oldest message; false when there was nothing to do."""
        self._fill()
        if not self._queue:
            return False
        lease, body, future = self._queue.popleft()
        self._handle(lease, body, future)
        return True

    def hand_back(self) -> None:
        """Give what is not begun to the next worker and end the pool."""
        messages.release(owner=self._owner, sequences=[lease.sequence for lease, *_ in self._queue])
        self._queue.clear()
        self._pool.stop()

    def _fill(self) -> None:
        free = self._ahead - len(self._queue)
        if free * 2 < self._ahead:
            return
        for lease in self._platform.spool.claim(self._owner, free):
            body = self._platform.spool.open(lease)
            self._queue.append((lease, body, self._submit(lease, body)))

    def _submit(self, lease: Lease, body: bytes) -> "Future[bytes]":
        return self._pool.submit(self._contexts.current(), lease, body)

    def _handle(self, lease: Lease, body: bytes, future: "Future[bytes]") -> None:
        try:
            prepared = self._pool.result(future, lambda: self._submit(lease, body))
            apply(self._platform, lease, prepared, actor=ACTOR)
        except LeaseLost:
            log.warning("message %s was taken over by another worker", lease.id)
        except DatabaseError:
            raise
        except Unprocessable:
            log.exception("message %s cannot be processed", lease.id)
            park_failed(self._platform, lease, code="processing_failed", actor=ACTOR)
        except Exception:
            log.exception("message %s failed", lease.id)
            self._again_or_park(lease)

    def _again_or_park(self, lease: Lease) -> None:
        if lease.attempts < MOST_ATTEMPTS:
            messages.release(owner=self._owner, sequences=[lease.sequence])
        else:
            park_failed(self._platform, lease, code="processing_failed", actor=ACTOR)

    @contextmanager
    def _heartbeat(self) -> Iterator[None]:
        ended = threading.Event()
        pause = self._platform.lease.total_seconds() / 3

        def beat() -> None:
            while not ended.wait(pause):
                try:
                    self._platform.spool.heartbeat(self._owner)
                except DatabaseError:
                    log.warning("the heartbeat of %s could not be written", self._owner)
            connections.close_all()

        thread = threading.Thread(target=beat, name="heartbeat", daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()
