"""Forked processes that run the pure stages; they touch neither database nor travellers' keys."""

import gc
import os
from concurrent.futures import BrokenExecutor, CancelledError, Future, ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from typing import cast

import msgspec
from django.db import connections

from safepassage.adapters.processes import end_with, take_default_signals
from safepassage.apps.messages.lease import Lease
from safepassage.flows.context import Context
from safepassage.pipeline.draft import Prepared

PREPARE_SECONDS = 120.0

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Prepared).decode
_context: Context | None = None


class ProcessDied(Exception):  # noqa: N818 - a state, told as one
    """A process of the pool ended while it, or a neighbour, prepared the message."""


class Unprocessable(Exception):  # noqa: N818 - says what the message is
    """The message breaks or blocks the process that prepares it, even alone."""


class StagePool:
    """Prepares messages in parallel, each within ``seconds``; a new context means new processes."""

    def __init__(self, processes: int, *, seconds: float = PREPARE_SECONDS) -> None:
        self._processes = processes
        self._seconds = seconds
        self._executor: ProcessPoolExecutor | None = None
        self._retired: list[BaseProcess] = []
        self._stamp = ""

    def submit(self, context: Context, lease: Lease, body: bytes) -> "Future[bytes]":
        """Begin to prepare a message."""
        executor = self._executor
        if executor is None or context.stamp != self._stamp:
            executor = self._start(context)
        try:
            return executor.submit(_prepare, lease, body)
        except BrokenExecutor:
            return self._start(context).submit(_prepare, lease, body)

    def result(self, future: "Future[bytes]") -> Prepared:
        """The prepared message; wait for messages in the order in which they were submitted.

        So the one that is waited for is always being prepared, and it alone is to blame when
        that takes too long: raises ``Unprocessable``. When a process has died it is not known
        which message did it: raises ``ProcessDied``.
        """
        try:
            return _decode(future.result(self._seconds))
        except TimeoutError as error:
            raise Unprocessable("the stages hung on this message") from error
        except (BrokenExecutor, CancelledError) as error:
            raise ProcessDied("the process that prepared the message ended") from error

    def stop(self) -> None:
        """End all processes, also those that hang; they hold nothing."""
        self._retire(cancel=True)
        for process in self._retired:
            process.kill()
        self._retired.clear()

    def _start(self, context: Context) -> ProcessPoolExecutor:
        """New processes; what was submitted to the old ones is still prepared by them."""
        global _context
        self._retire(cancel=False)
        _context, self._stamp = context, context.stamp
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
        living = (self._executor._processes or {}).values()  # noqa: SLF001 - the only way to end one that hangs
        self._retired = [one for one in (*self._retired, *living) if one.is_alive()]
        self._executor.shutdown(wait=False, cancel_futures=cancel)
        self._executor = None


def _begin(parent: int) -> None:
    """A forked process holds nothing: signals end it, and so does its parent's end."""
    take_default_signals()
    end_with(parent)


def _prepare(lease: Lease, body: bytes) -> bytes:
    return _encode(cast("Context", _context).prepare(lease, body))
