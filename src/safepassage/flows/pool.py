"""Forked processes that run the pure stages; they touch neither database nor travellers' keys."""

import gc
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import cast

import msgspec
from django.db import connections

from safepassage.adapters.processes import take_default_signals
from safepassage.apps.messages.lease import Lease
from safepassage.flows.context import Context
from safepassage.pipeline.draft import Prepared

PREPARE_SECONDS = 120.0

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Prepared).decode
_context: Context | None = None


class Unprocessable(Exception):  # noqa: N818 - says what the message is
    """The message breaks or blocks the process that prepares it, even alone."""


class StagePool:
    """Prepares messages in parallel; a new context means new processes."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._executor: ProcessPoolExecutor | None = None
        self._stamp = ""

    def submit(self, context: Context, lease: Lease, body: bytes) -> "Future[bytes]":
        """Begin to prepare a message."""
        if self._executor is None or context.stamp != self._stamp:
            self._start(context)
        executor = cast("ProcessPoolExecutor", self._executor)
        try:
            return executor.submit(_prepare, lease, body)
        except BrokenExecutor:
            self._start(context)
            return cast("ProcessPoolExecutor", self._executor).submit(_prepare, lease, body)

    def result(self, future: "Future[bytes]", alone: Callable[[], "Future[bytes]"]) -> Prepared:
        """The prepared message.

        When a process died or hung, the message is tried once more by itself
        (``alone``), so that only the one that causes it is found unprocessable.
        """
        try:
            return _decode(future.result(PREPARE_SECONDS))
        except (BrokenExecutor, TimeoutError):
            self.stop()
        try:
            return _decode(alone().result(PREPARE_SECONDS))
        except (BrokenExecutor, TimeoutError) as error:
            self.stop()
            raise Unprocessable("the stages died or hung on this message") from error

    def stop(self) -> None:
        """End the processes, also those that hang."""
        if self._executor is None:
            return
        processes = list((self._executor._processes or {}).values())  # noqa: SLF001 - the only way to end one that hangs
        self._executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        self._executor = None

    def _start(self, context: Context) -> None:
        global _context
        if self._executor is not None:
            self._executor.shutdown(wait=True)
        _context, self._stamp = context, context.stamp
        connections.close_all()
        gc.collect()
        gc.freeze()
        self._executor = ProcessPoolExecutor(
            self._processes, mp_context=get_context("fork"), initializer=take_default_signals
        )


def _prepare(lease: Lease, body: bytes) -> bytes:
    return _encode(cast("Context", _context).prepare(lease, body))
