"""Forked processes that run the pure stages; they touch neither database nor travellers' keys."""

import gc
import os
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Future, ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import NamedTuple, cast

import msgspec
from django.db import connections

from safepassage.adapters.processes import end_with, take_default_signals
from safepassage.apps.messages.lease import Lease
from safepassage.flows.context import Context
from safepassage.pipeline.draft import Prepared

PREPARE_SECONDS = 120.0
LOOK_SECONDS = 0.25

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Prepared).decode
_context: Context | None = None


class ProcessDied(Exception):  # noqa: N818 - a state, told as one
    """A process of the pool ended while it, or a neighbour, prepared the message."""


class Unprocessable(Exception):  # noqa: N818 - says what the message is
    """The message breaks or blocks the process that prepares it, even alone."""


class _Team(NamedTuple):
    """The processes of one executor, and what closes its own end of their way to answer."""

    members: Sequence[BaseProcess]
    hang_up: Callable[[], None]

    def is_alive(self) -> bool:
        return any(one.is_alive() for one in self.members)

    def has_lost(self) -> bool:
        return not all(one.is_alive() for one in self.members)

    def end(self) -> None:
        for one in self.members:
            one.kill()
        self.hang_up()


class StagePool:
    """Prepares messages in parallel, each within ``seconds``; a new context means new processes."""

    def __init__(self, processes: int, *, seconds: float = PREPARE_SECONDS) -> None:
        self._processes = processes
        self._seconds = seconds
        self._executor: ProcessPoolExecutor | None = None
        self._retired: list[_Team] = []
        self._context: Context | None = None

    def submit(self, context: Context, lease: Lease, body: bytes) -> "Future[bytes]":
        """Begin to prepare a message."""
        executor = self._executor
        if executor is None or context is not self._context:
            executor = self._start(context)
        try:
            return executor.submit(_prepare, lease, body)
        except BrokenExecutor:
            return self._start(context).submit(_prepare, lease, body)

    def result(self, future: "Future[bytes]") -> Prepared:
        """The prepared message; wait for messages in the order in which they were submitted.

        So the one that is waited for is always being prepared, and it alone is to blame when
        that takes too long: raises ``Unprocessable``. When a process has died it is not known
        which message did it: raises ``ProcessDied``. The executor alone would not notice one
        that died in the midst of an answer: it waits for the rest.
        """
        last = monotonic() + self._seconds
        while True:
            try:
                return _decode(future.result(LOOK_SECONDS))
            except TimeoutError as error:
                if any(team.has_lost() for team in self._teams()):
                    raise ProcessDied("a process ended without an answer") from error
                if monotonic() > last:
                    raise Unprocessable("the stages hung on this message") from error
            except (BrokenExecutor, CancelledError) as error:
                raise ProcessDied("the process that prepared the message ended") from error

    def stop(self) -> None:
        """End all processes, also those that hang; they hold nothing."""
        self._retire(cancel=True)
        for team in self._retired:
            team.end()
        self._retired.clear()

    def _start(self, context: Context) -> ProcessPoolExecutor:
        """New processes; what was submitted to the old ones is still prepared by them."""
        global _context
        self._retire(cancel=False)
        _context, self._context = context, context
        connections.close_all()
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._executor = ProcessPoolExecutor(
            self._processes,
            mp_context=get_context("fork"),
            initializer=_begin,
            initargs=(os.getpid(),),
        )
        return self._executor

    def _retire(self, *, cancel: bool) -> None:
        if self._executor is None:
            return
        self._retired = [team for team in self._teams() if cancel or team.is_alive()]
        self._executor.shutdown(wait=False, cancel_futures=cancel)
        self._executor = None

    def _teams(self) -> list[_Team]:
        """Whoever may still be at work.

        The executor keeps them to itself, and does not give up on one that hangs or dies.
        """
        executor = self._executor
        if executor is None or executor._processes is None:  # noqa: SLF001 - see above
            return self._retired
        members = list(executor._processes.values())  # noqa: SLF001 - see above
        hang_up = executor._result_queue._writer.close  # type: ignore[attr-defined]  # noqa: SLF001 - see above
        return [*self._retired, _Team(members, hang_up)]


def _begin(parent: int) -> None:
    """A forked process holds nothing: signals end it, and so does its parent's end."""
    take_default_signals()
    try:
        end_with(parent)
    except SystemExit:  # which the executor would report, to nobody
        os._exit(1)


def encoded(context: Context, lease: Lease, body: bytes) -> bytes:
    """What the stages make of a message, as it goes from one process to another."""
    return _encode(context.prepare(lease, body))


def _prepare(lease: Lease, body: bytes) -> bytes:
    return encoded(cast("Context", _context), lease, body)
