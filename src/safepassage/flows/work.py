"""The pipeline's loop: claim, prepare in the pool, apply in the order of the spool.

A worker that dies takes nothing along: its messages are claimed again and go
on where it stopped. What cannot be processed is parked with its reason.
"""

import logging
import os
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from typing import NamedTuple
from uuid import UUID

from django.db import DatabaseError, DataError, IntegrityError, connections

from safepassage.adapters.writing import flush_later
from safepassage.apps.messages import services as messages
from safepassage.apps.messages.lease import Lease
from safepassage.apps.messages.services import LeaseLost
from safepassage.flows.context import Contexts
from safepassage.flows.platform import Platform
from safepassage.flows.pool import PREPARE_SECONDS, ProcessDied, StagePool, Unprocessable
from safepassage.flows.process import MOST_ATTEMPTS, apply, park_failed
from safepassage.flows.rescreen import Rescreening
from safepassage.pipeline.draft import Prepared
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.sealing import KeyGone, SealBroken

log = logging.getLogger(__name__)
ACTOR = Actor.component(Component.PIPELINE)
AHEAD = 3
TRIES_ALONE = 3
IDLE_SECONDS = 0.1


class _Waiting(NamedTuple):
    """A claimed message and the promise of what the stages make of it."""

    lease: Lease
    body: bytes
    future: "Future[bytes]"

    def is_ready(self) -> bool:
        """Whether the stages are through with it."""
        done = self.future.done() and not self.future.cancelled()
        return done and self.future.exception() is None


class Worker:
    """One writer with its pool."""

    def __init__(
        self, platform: Platform, *, processes: int, seconds: float = PREPARE_SECONDS
    ) -> None:
        self._platform = platform
        self._ahead = processes * AHEAD
        self._owner = f"worker-{os.getpid()}-{platform.ids.random(4).hex()}"
        self._contexts = Contexts(platform)
        self._rescreening = Rescreening(platform, self._contexts.current)
        self._pool = StagePool(processes, seconds=seconds)
        self._queue: deque[_Waiting] = deque()
        self._failures: Counter[UUID] = Counter()
        self._quiet = threading.Lock()

    def run(self, stop: threading.Event, *, pulse: Callable[[], None] = lambda: None) -> None:
        """Work until ``stop`` is set; leases are kept alive by a thread beside.

        ``pulse`` is called between messages, so that others see the work go on.
        """
        with self._heartbeat():
            while not stop.is_set():
                pulse()
                busy = self.step()
                if not (self._rescreen() or busy):
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
        self._handle(self._queue.popleft())
        return True

    def _rescreen(self) -> bool:
        """One batch of stored travellers between two messages, so that neither waits long."""
        flush_later()
        return self._rescreening.step()

    def hand_back(self) -> None:
        """Give what is not begun to the next worker and end the pool."""
        waiting = [one.lease.sequence for one in self._queue]
        messages.release(owner=self._owner, sequences=waiting, begun=False)
        self._queue.clear()
        self._pool.stop()

    def _fill(self) -> None:
        free = self._ahead - len(self._queue)
        if free * 2 < self._ahead:
            return
        for lease in self._platform.spool.claim(self._owner, free):
            try:
                body = self._platform.spool.open(lease)
            except (SealBroken, KeyGone):
                log.exception("the body of message %s cannot be opened", lease.id)
                self._park(lease)
            else:
                self._queue.append(_Waiting(lease, body, self._submit(lease, body)))

    def _submit(self, lease: Lease, body: bytes) -> "Future[bytes]":
        with self._quiet:
            return self._pool.submit(self._contexts.current(), lease, body)

    def _handle(self, waiting: "_Waiting") -> None:
        lease = waiting.lease
        try:
            prepared = self._prepared(waiting)
            flush_later()
            apply(self._platform, lease, prepared, actor=ACTOR)
        except LeaseLost:
            log.warning("message %s was taken over by another worker", lease.id)
        except (DataError, IntegrityError):
            log.exception("message %s does not fit the database", lease.id)
            self._again_or_park(lease)
        except DatabaseError:
            raise
        except Unprocessable:
            log.exception("message %s cannot be processed", lease.id)
            self._park(lease)
        except Exception:
            log.exception("message %s failed", lease.id)
            self._again_or_park(lease)

    def _prepared(self, waiting: "_Waiting") -> Prepared:
        """What the stages made of the message.

        When a process died, the message is tried by itself, so that only the one that causes
        it is found unprocessable; the others begin again in new processes.
        """
        try:
            return self._pool.result(waiting.future)
        except Unprocessable:
            self._begin_again()
            raise
        except ProcessDied:
            return self._prepared_alone(waiting)

    def _prepared_alone(self, waiting: "_Waiting") -> Prepared:
        """Several times, since processes are also killed from outside."""
        try:
            for _ in range(TRIES_ALONE):
                self._pool.stop()
                with suppress(ProcessDied):
                    return self._pool.result(self._submit(waiting.lease, waiting.body))
            raise Unprocessable("the stages die of this message")
        finally:
            self._begin_again()

    def _begin_again(self) -> None:
        self._pool.stop()
        self._queue = deque(
            one if one.is_ready() else one._replace(future=self._submit(one.lease, one.body))
            for one in self._queue
        )

    def _again_or_park(self, lease: Lease) -> None:
        self._failures[lease.id] += 1
        if self._failures[lease.id] < MOST_ATTEMPTS:
            messages.release(owner=self._owner, sequences=[lease.sequence])
        else:
            self._park(lease)

    def _park(self, lease: Lease) -> None:
        try:
            park_failed(self._platform, lease, code="processing_failed", actor=ACTOR)
        except LeaseLost:
            log.warning("message %s was taken over by another worker", lease.id)

    def _beat(self) -> None:
        """Prolong the leases; no connection of this thread is left open for a fork to copy."""
        try:
            self._platform.spool.heartbeat(self._owner)
        except DatabaseError:
            log.warning("the heartbeat of %s could not be written", self._owner)
        finally:
            connections.close_all()

    @contextmanager
    def _heartbeat(self) -> Iterator[None]:
        ended = threading.Event()
        pause = self._platform.lease.total_seconds() / 3

        def beat() -> None:
            while not ended.wait(pause):
                with self._quiet:
                    self._beat()

        thread = threading.Thread(target=beat, name="heartbeat", daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()
